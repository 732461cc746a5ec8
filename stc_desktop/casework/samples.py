"""Sample data: invented firms and goods to try things out, put in and taken away with one click."""

from dataclasses import replace

from stc_desktop.applications.canonical import canonical_bytes
from stc_desktop.applications.cases import Case
from stc_desktop.applications.sample import sample_case
from stc_desktop.casework.applications import title_of
from stc_desktop.casework.classifying import interview_step
from stc_desktop.casework.lists import list_heads
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import Conversation
from stc_desktop.classification.item_json import WrittenItem
from stc_desktop.storage.records import StoredApplication, StoredProduct

SAMPLE_FORM = "GEN-LIC"

# Three things that one meets at the counter: one that is listed, one close to a limit, one that still waits for an answer.
_SAMPLES = (
    (
        "Graphite block exchanger (sample)",
        "Sample Thermal Works",
        "HX-30",
        "graphite heat exchanger with PTFE-lined headers for a pickling plant",
        "841950",
        ("2B350.d", "heat_transfer_area", "contact_surface_materials", "contact_polymer_fluorine_share"),
        {
            "heat_transfer_area": "0.3 m2",
            "contact_surface_materials": ["graphite", "fluoropolymer"],
            "contact_polymer_fluorine_share": "76 %",
        },
    ),
    (
        "Laboratory fermenter, 15 litres (sample)",
        "Sample Bio Instruments",
        "LF-15",
        "fermenter, 15 litres",
        "841989",
        ("2B352.b.1", "fermenter_total_volume", "overview"),
        {"fermenter_total_volume": "15 l"},
    ),
    (
        "Frequency changer, three-phase (sample)",
        "Sample Drives",
        "FC-1000",
        "frequency changer, three-phase",
        "850440",
        ("3A225", "output_is_multiphase", "multiphase_output_power"),
        {"output_is_multiphase": True, "multiphase_output_power": "5.5 kVA"},
    ),
)


def sample_case_of(workspace: Workspace) -> Case:
    """An invented case that is complete and valid for every form; its lines say how much of the list is installed here."""
    installed, of = list_heads(workspace.reference)
    return sample_case(workspace.now, heads_installed=installed, heads_of=of)


def add_samples(workspace: Workspace) -> int:
    """Put the sample products and the sample application in; gives how many things came. What is there already stays."""
    with workspace.case_file.begin(workspace.hand) as work:
        if any(product.is_sample for product in work.products.page(limit=1000)):
            return 0
        for product in _products(workspace):
            stored = work.products.save(product)
            if stored.result is not None:
                work.products.record_classification(stored.id, stored.item, stored.result)
        case = sample_case_of(workspace)
        work.applications.save(
            StoredApplication(
                reference=case.reference,
                title=title_of(case),
                form_id=SAMPLE_FORM,
                case_bytes=canonical_bytes(replace(case, forms=(SAMPLE_FORM,))),
                is_sample=True,
            )
        )
    return len(_SAMPLES) + 1


def _products(workspace: Workspace) -> list[StoredProduct]:
    found: list[StoredProduct] = []
    for name, maker, model, description, hs, given, answers in _SAMPLES:
        considered: dict[str, object] = {key: "yes" for key in given if key not in answers and key != "overview"}
        if "overview" in given:
            considered["overview"] = []
        conversation = Conversation(item=WrittenItem(description=description, hs=hs, answers=answers, considered=considered), given=given)
        result = interview_step(workspace, conversation.item).as_json
        found.append(StoredProduct(name=name, maker=maker, model=model, item=conversation.as_json(), result=result, is_sample=True))
    return found


def remove_samples(workspace: Workspace) -> int:
    """Take all sample products and applications away; the user's own stay. Gives how many went."""
    with workspace.case_file.begin(workspace.hand) as work:
        return work.products.remove_samples() + work.applications.remove_samples()
