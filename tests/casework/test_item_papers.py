"""The papers on one item: which fit a verdict, what they say, and that they read back to the item."""

import io
import re
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stc_desktop.casework.classifying import ItemParticulars, classify
from stc_desktop.casework.item_papers import ItemPaper, item_paper, paper_on, papers_that_fit
from stc_desktop.casework.plain_sentences import asked_for, plain_sentences
from stc_desktop.casework.reading_back import read_case
from stc_desktop.casework.record_cases import paper_of, recorded_conversation
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import ChangedFact, Conversation, resumed
from stc_desktop.classification.paragraphs import KIND
from stc_desktop.rules.clauses import Clause
from stc_desktop.rules.conditions import Test
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.facts import Amount
from tests.casework.interviews import _answer
from tests.casework.real_items import FREE, HEAT_EXCHANGER

THAI = "เครื่องแลกเปลี่ยนความร้อน"
SAMPLE = ItemParticulars(maker="Sample Works Co.", model="SW-1", country="TH")
OTHERS = {"km": "ម៉ាស៊ីនផ្លាស់ប្តូរកម្ដៅ", "my": "အပူဖလှယ်စက်", "vi": "thiết bị trao đổi nhiệt dạng tấm"}


def told(workspace: Workspace, description: str, answers: dict[str, object], *, most: int = 60) -> Conversation:
    """The interview by both lists, with "unknown" for what is not in the table."""
    item: dict[str, object] = {"description": description, "answers": {}, "considered": {}}
    asked: list[str] = []
    for _ in range(most):
        question = classify(workspace, item).as_json["next_question"]
        if question is None:
            break
        name, kind = str(question["id"]), str(question["kind"])  # type: ignore[index] - JSON
        asked.append(name)
        item["considered" if kind in {"candidate", "overview"} else "answers"][name] = _answer(name, kind, answers)  # type: ignore[index]
    return resumed({**item, "given": asked})


@pytest.fixture(name="items", scope="module")
def _items(reference_data: Path) -> dict[str, Conversation]:
    workspace = Workspace(data=reference_data, person="Sample Officer")
    changer = next(one for one in FREE if one.id == "changer_550")
    return {
        "controlled": told(workspace, "plate heat exchanger", dict(HEAT_EXCHANGER)),
        "not_listed": told(workspace, "frequency changer, 550 Hz", dict(changer.answers)),
        "everyday": told(workspace, "ballpoint pen", {}),
        "undecided": told(workspace, f"plate heat exchanger {THAI}", {"is": ("2B350.d",)}),
    }


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_bounded() for page in document))


def pages_of(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return len(document)


def printed(workspace: Workspace, kind: ItemPaper, conversation: Conversation, language: str = "") -> str:
    return text_of(item_paper(workspace, kind, conversation, "Sample goods", SAMPLE, language=language).pdf)


@pytest.mark.parametrize("name", ["controlled", "not_listed", "everyday", "undecided"])
def test_a_statement_is_offered_and_made_only_where_it_is_true(workspace: Workspace, items: dict[str, Conversation], name: str) -> None:
    fits = papers_that_fit(workspace, items[name], "Sample goods", SAMPLE)
    assert (ItemPaper.STATEMENT in fits) is (name in {"not_listed", "everyday"})
    if ItemPaper.STATEMENT in fits:
        assert "are not listed by the editions named here" in printed(workspace, ItemPaper.STATEMENT, items[name])
    else:
        with pytest.raises(UserFixable, match="No statement of non-listing") as refused:
            printed(workspace, ItemPaper.STATEMENT, items[name])
        assert refused.value.next_step


def test_no_statement_while_the_list_is_not_whole(
    workspace: Workspace, items: dict[str, Conversation], monkeypatch: pytest.MonkeyPatch
) -> None:
    from stc_desktop.classification.interview import Step

    monkeypatch.setattr(Step, "is_partial", property(lambda _step: True))
    with pytest.raises(UserFixable, match="heads of the list are installed"):
        printed(workspace, ItemPaper.STATEMENT, items["everyday"])


def test_no_statement_about_goods_without_a_name(workspace: Workspace) -> None:
    with pytest.raises(UserFixable, match="neither a description nor a model"):
        item_paper(workspace, ItemPaper.STATEMENT, resumed({"considered": {"overview": []}}), "X", ItemParticulars(country=""))


def test_the_statement_names_goods_lists_limits_and_what_it_does_not_say(workspace: Workspace, items: dict[str, Conversation]) -> None:
    said = printed(workspace, ItemPaper.STATEMENT, items["not_listed"])
    for words in ("SW-1", "Sample Works Co.", "frequency changer, 550 Hz", "2025-11-15", "2020-02-17", "Sample Officer", "within 20 %"):
        assert words in said
    assert "550 Hz" in said
    assert "Set aside by the person" in said
    assert "may still need a licence" in said
    assert "valid by these editions only" in said
    assert "is not verified" in said
    assert "The agency decides" in said


@pytest.mark.parametrize("kind", list(ItemPaper))
@pytest.mark.parametrize("name", ["controlled", "not_listed", "everyday", "undecided"])
def test_no_paper_prints_what_is_not_there(
    workspace: Workspace, items: dict[str, Conversation], name: str, kind: ItemPaper, caplog: pytest.LogCaptureFixture
) -> None:
    if kind is ItemPaper.STATEMENT and name in {"controlled", "undecided"}:
        return  # refused, see above
    said = printed(workspace, kind, items[name])
    assert not re.search(r"\b(None|null|nan|NaN)\b|\{\w+\}|\b(record|item_paper|statement|ruling|explain|many)\.[a-z_]+", said)
    assert not [record for record in caplog.records if "more room" in record.message]
    assert "Sample goods" in said


@pytest.mark.parametrize("kind", list(ItemPaper))
def test_a_paper_reads_back_to_the_item_and_every_answer(
    workspace: Workspace, items: dict[str, Conversation], kind: ItemPaper, tmp_path: Path
) -> None:
    conversation = items["not_listed"].sourced(items["not_listed"].given[-1], "datasheet, page 2")
    place = tmp_path / "paper.pdf"
    place.write_bytes(item_paper(workspace, kind, conversation, "Sample goods", SAMPLE).pdf)
    read = read_case(workspace, [place])
    assert read.case is not None
    assert recorded_conversation(read.case) == conversation
    assert paper_of(read.case) == kind.value
    assert read.signature is not None
    assert read.signature.valid


def test_the_request_says_to_whom_what_is_missing_and_who_was_asked(workspace: Workspace, items: dict[str, Conversation]) -> None:
    said = printed(workspace, ItemPaper.RULING, items["undecided"])
    assert "Department of Foreign Trade, Ministry of Commerce, Thailand" in said
    assert "[B: read in a secondary source]" in said
    assert "How large is the heat transfer area?" in said
    assert "Sample Officer, 23 Nov 2026 09:14: does not know" in said
    assert "Open are: 2B350.d" in said
    assert THAI in said.replace(" ", "")


@pytest.mark.parametrize("country", ["TH", "VN", "PH", "SG", "MY", "KH", ""])
def test_what_is_unverified_about_an_agency_is_asked_and_never_said(
    workspace: Workspace, items: dict[str, Conversation], country: str
) -> None:
    said = text_of(item_paper(workspace, ItemPaper.RULING, items["controlled"], "Sample goods", ItemParticulars(country=country)).pdf)
    assert "[U:" not in said
    if country in {"KH", ""}:
        assert "The authority that controls trade in strategic goods" in said


def test_an_unverified_agency_stands_as_a_question(workspace: Workspace, items: dict[str, Conversation]) -> None:
    from dataclasses import replace

    from stc_desktop.casework.national_profiles import profile_of
    from stc_desktop.casework.paper_labels import PaperLabels
    from stc_desktop.casework.ruling_sheets import ruling_sheet
    from stc_desktop.documents.plan import KeyValues
    from stc_desktop.jurisdictions.marks import Mark

    profile = profile_of(workspace, "SG")
    assert profile is not None
    hidden = tuple(replace(agency, mark=Mark.U, ask="Which body rules on goods?") for agency in profile.agencies)
    paper = paper_on(workspace, items["controlled"], "Sample goods", ItemParticulars(country="SG"))
    sheet = ruling_sheet(paper, replace(profile, agencies=hidden), "Singapore", PaperLabels(workspace.say))
    to = next(block for block in sheet.blocks if isinstance(block, KeyValues)).rows[0][1]
    assert to == "Not verified, to be asked: Which body rules on goods?"


def test_the_record_names_sources_and_both_values_of_a_change(workspace: Workspace, items: dict[str, Conversation]) -> None:
    change = ChangedFact(
        id="heat_transfer_area", before="0.1 m²", after="0.3 m²", source="datasheet HX-12, line 4", at="2026-11-20 10:00", by="Sample Clerk"
    )
    said = printed(workspace, ItemPaper.RECORD, items["controlled"].noted(change))
    for words in ("0.1 m²", "0.3 m²", "datasheet HX-12, line 4", "Sample Clerk, 2026-11-20 10:00", "as told; no source named"):
        assert words in said
    assert "met; 2025-11-15" in said


@pytest.mark.parametrize("name", ["controlled", "not_listed", "everyday", "undecided"])
def test_the_explanation_takes_one_page_and_says_what_it_left_out(workspace: Workspace, items: dict[str, Conversation], name: str) -> None:
    made = item_paper(workspace, ItemPaper.EXPLANATION, items[name], "Sample goods", SAMPLE)
    said = text_of(made.pdf)
    assert "The verdict explained, continued" not in said
    assert (f"And {made.left_out} more check" in said) is bool(made.left_out)


@pytest.mark.parametrize("language", ["th", "km", "my", "vi"])
def test_a_second_language_stands_beside_the_english_and_says_that_nobody_reviewed_it(
    workspace: Workspace, items: dict[str, Conversation], language: str
) -> None:
    words = OTHERS.get(language, THAI)
    goods = items["undecided"].described(description=words, hs="", cas=())
    said = printed(workspace, ItemPaper.RULING, goods, language)
    assert words.replace(" ", "") in said.replace(" ", "")
    assert "Request for an official ruling" in said
    assert "ours, not checked by a native reader" in said


def test_a_language_without_words_for_paper_is_refused(workspace: Workspace, items: dict[str, Conversation]) -> None:
    with pytest.raises(UserFixable, match="No words for paper"):
        printed(workspace, ItemPaper.RECORD, items["everyday"], "tlh")


# -- each plain sentence rests on a test of the list


def _tests_in(clause: Clause) -> list[tuple[str, Test]]:
    below = (*clause.children, *clause.removed_by, *clause.added_by)
    own = [(clause.id, test) for test in (*clause.scope, *clause.tests)]
    return own + [pair for part in below for pair in _tests_in(part)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    area=st.decimals(min_value="0.01", max_value="40", places=2),
    fluorine=st.integers(min_value=0, max_value=90),
    materials=st.lists(st.sampled_from(["graphite", "fluoropolymer", "glass", "nickel_alloy"]), min_size=0, max_size=3, unique=True),
    unknown=st.sets(st.sampled_from(["heat_transfer_area", "contact_surface_materials", "contact_polymer_fluorine_share"])),
)
def test_each_sentence_names_a_test_of_the_weighed_paragraph_with_its_limit_and_value(
    workspace: Workspace, area: object, fluorine: int, materials: list[str], unknown: set[str]
) -> None:
    answers: dict[str, object] = {
        "heat_transfer_area": f"{area} m²",
        "contact_polymer_fluorine_share": f"{fluorine} %",
        "contact_surface_materials": materials or "unknown",
        **dict.fromkeys(unknown, "unknown"),
    }
    conversation = resumed({"description": "plate heat exchanger", "considered": {"2B350.d": "yes"}, "answers": answers})
    paper = paper_on(workspace, conversation, "Sample goods", SAMPLE)
    said = plain_sentences(paper.step, paper.weighable, paper.state.units, workspace.say)
    assert said
    for sentence in said:
        assert sentence.traces
        for trace in sentence.traces:
            holders = [p for p in paper.weighable.paragraphs if sentence.finding == p.code or sentence.finding.startswith(f"{p.code}.")]
            holders = holders or list(paper.weighable.at_or_below(trace.code))
            assert any((trace.code, trace.test) in _tests_in(holder.clause) for holder in holders)
            if isinstance(sentence.fact, Amount):
                assert sentence.fact == paper.step.facts[trace.test.property_id]
                assert sentence.fact.written in sentence.text
            if not trace.test.property_id.startswith(KIND) and sentence.fact is not None and not isinstance(trace.test.value, bool):
                assert asked_for(trace.test, paper.weighable, paper.state.units, workspace.say) in sentence.text
