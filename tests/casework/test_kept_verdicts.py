"""By whose list a kept verdict is: said as it was said then, and in a packet for the country of the case."""

import datetime as dt
import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from stc_desktop.applications.cases import Case
from stc_desktop.casework.applications import line_from_product, open_application, start_application
from stc_desktop.casework.case_records import lines_with_records, record_sheet
from stc_desktop.casework.classifying import ItemParticulars, keep_as_product
from stc_desktop.casework.kept_verdicts import kept_of, said_on, whose_list_of, whose_list_on
from stc_desktop.casework.printing import print_case
from stc_desktop.casework.products import product
from stc_desktop.casework.workspace import BASE_LIST, Workspace
from stc_desktop.classification.conversation import resumed

SPOON: dict[str, object] = {"description": "wooden kitchen spoon", "hs": "441919", "considered": {"overview": []}}
PHILIPPINES = "Strategic Trade Management Office"


def _choose(workspace: Workspace, country: str) -> None:
    (workspace.data / "window.json").write_text(f'{{"country": "{country}"}}', encoding="utf-8")


def _spoon(workspace: Workspace, country: str | None = None) -> str:
    beside = ItemParticulars(model="SP-1", country=country)
    return keep_as_product(workspace, resumed(SPOON), name="Sample spoon", beside=beside)


def _case(workspace: Workspace, *product_ids: str, country: str) -> Case:
    return open_application(workspace, start_application(workspace, "GEN-LIC", country=country, product_ids=product_ids).id).case


def _paper(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.mark.parametrize("form", ["GEN-LIC", "PH-AUTH"])
def test_a_packet_for_another_country_carries_its_sentence(workspace: Workspace, form: str) -> None:
    _choose(workspace, "MY")
    case = _case(workspace, _spoon(workspace), country="PH")
    assert lines_with_records(workspace, case) == (0,)
    said = _paper(print_case(workspace, case, form, as_draft=True, with_records=True).pdf)
    assert f"is not verified. Whom to ask: {PHILIPPINES}" in said
    assert "Whom to ask: Ministry" not in said
    assert "Classification record" in said
    assert PHILIPPINES not in _paper(print_case(workspace, case, "GEN-LIC", as_draft=True).pdf), "records come when they are asked for"


def test_a_verdict_of_another_time_is_not_printed_as_the_lines_own(workspace: Workspace) -> None:
    case = _case(workspace, _spoon(workspace), country="PH")
    line = case.lines[0]
    assert line.classification is not None
    other = replace(line, classification=replace(line.classification, codes=("1A001",)))
    gone = replace(line, classification=replace(line.classification, record="gone"))
    by_hand = replace(line, classification=replace(line.classification, record=""))
    assert lines_with_records(workspace, replace(case, lines=(other, gone, by_hand, line))) == (3,)


def test_what_was_said_then_stays_when_the_window_moves_to_another_country(workspace: Workspace) -> None:
    _choose(workspace, "PH")
    stored = product(workspace, _spoon(workspace))
    _choose(workspace, "MY")
    whose = whose_list_of(stored.result)
    assert whose is not None
    assert BASE_LIST in whose.lists
    assert workspace.say.say(whose.short).startswith("by the EU list")
    assert PHILIPPINES in whose.whole(workspace.say)
    line = line_from_product(stored).classification
    assert line is not None
    assert PHILIPPINES in said_on(workspace, line, "MY"), "as it was said"
    unknown = replace(line, record="")
    assert PHILIPPINES in said_on(workspace, unknown, "PH"), "where nothing is kept here, for the country of the case"
    assert PHILIPPINES not in said_on(workspace, unknown, "MY")
    assert whose_list_on(unknown) == replace(whose, said=())


def test_a_verdict_of_before_says_that_nobody_looked(workspace: Workspace) -> None:
    old = whose_list_of({"verdict": "not_listed", "list": BASE_LIST, "edition": "2021"})
    assert old is not None
    assert old.whole(workspace.say) == "By the EU list; how your country's own list stands to it was not looked up then."
    own = whose_list_of({"verdict": "not_listed", "list": "sample-national-list", "edition": "2026", "national": None})
    assert own is not None
    assert (workspace.say.say(own.short), own.whole(workspace.say)) == ("by sample-national-list", "")
    assert whose_list_of(None) is None
    assert whose_list_of({"verdict": "not_listed"}) is None


def test_a_record_bears_the_name_and_the_hour_of_the_verdict_not_of_the_printing(workspace: Workspace) -> None:
    workspace.person = "Sample Classifier"
    case, made = _case(workspace, _spoon(workspace), country="PH"), workspace.now
    workspace.person, workspace.clock = "Sample Printer", lambda: made + dt.timedelta(days=400)
    said = _paper(print_case(workspace, case, "GEN-LIC", as_draft=True, with_records=True).pdf)
    assert f"Facts given by Sample Classifier, {made:%d %b %Y}" in said
    assert "Facts given by Sample Printer" not in said


def test_a_record_says_that_the_verdict_was_another_one_when_it_was_made(workspace: Workspace) -> None:
    line = _case(workspace, _spoon(workspace), country="PH").lines[0].classification
    assert line is not None
    kept = kept_of(workspace, line)
    assert kept is not None
    beside = ItemParticulars(list_id=BASE_LIST, edition=workspace.reference.newest(BASE_LIST), country="PH")
    conversation = resumed(kept.item)
    before = replace(kept, result={**kept.result, "verdict": "controlled", "codes": ["1A001"]})
    said = "When it was made the verdict was: listed in 1A001."
    assert said in str(record_sheet(workspace, conversation, "Sample spoon", beside, made=before))
    assert said not in str(record_sheet(workspace, conversation, "Sample spoon", beside, made=kept))
