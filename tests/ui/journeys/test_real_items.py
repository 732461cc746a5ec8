"""Every real thing from its description through the window to paper, and back by scanner at the office."""

from __future__ import annotations

from pathlib import Path

import pytest

from stc_desktop.applications.canonical import canonical_bytes
from stc_desktop.casework.applications import applications, open_application
from stc_desktop.casework.products import products
from stc_desktop.casework.record_cases import recorded_conversation
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import resumed
from tests.casework.real_items import FREE, LISTED, RealItem
from tests.ui.journeys.applying import Applicant, apply_once
from tests.ui.journeys.classifying import Classifier
from tests.ui.journeys.conftest import OpenWindow
from tests.ui.journeys.hands import Answer
from tests.ui.journeys.office import Officer, scanned

pytestmark = pytest.mark.timeout(240, method="thread")  # some ten seconds each; a machine with other work takes its time

FIRST_TIMERS = {"heat_exchanger", "cyanide"}  # fill every field; the others applied before and copy what they can


@pytest.mark.parametrize("item", LISTED, ids=lambda item: item.id)
def test_a_listed_thing_comes_back_from_paper_as_it_was_applied_for(
    item: RealItem, exporter: Workspace, office: Workspace, open_window: OpenWindow, tmp_path: Path
) -> None:
    is_first = item.id in FIRST_TIMERS
    if not is_first:
        apply_once(exporter)
    hands = open_window(exporter)
    person = Classifier(hands, exporter)
    person.describe(item)
    person.answer_all(item.answers)
    name = f"{item.id} (sample)"
    assert " is listed" in hands.read("classify_verdict_sentence")
    person.keep(name)
    (product,) = products(exporter)
    assert product.result is not None
    assert item.codes <= set(product.result["codes"])  # type: ignore[arg-type]  # plain JSON
    applicant = Applicant(hands)
    line: dict[str, Answer] = {"hs_1": item.hs}
    if item.id == "cyanide":
        line |= {"kind_1": "Material or substance", "quantity_1": "200", "unit_1": "Kilograms", "unit_price_1": "3.10"}
    if is_first:
        applicant.start()
        applicant.fill(line=line)
    else:
        applicant.start_again(product.id, line=line)
    assert applicant.determine().startswith("Yes, for 1 of 1"), "listed goods that leave the country need a licence"
    paper = tmp_path / "packet.pdf"
    applicant.print_to(paper, signs=is_first)
    reference = applicant.reference
    case = next(open_application(exporter, one.id).case for one in applications(exporter) if one.reference == reference)
    assert case.requirement is not None
    assert case.lines[0].classification is not None
    assert item.codes <= set(case.lines[0].classification.codes)
    desk = open_window(office, "official")
    read = Officer(desk, office).read(scanned(paper, tmp_path))
    assert desk.read("paper_case_title") == reference
    assert name in desk.read("paper_line_1")
    assert read.case == case
    assert read.case_bytes == canonical_bytes(case)


@pytest.mark.parametrize("item", FREE, ids=lambda item: item.id)
def test_a_thing_that_is_not_listed_ends_with_its_record_on_paper_and_back(
    item: RealItem, exporter: Workspace, office: Workspace, open_window: OpenWindow, tmp_path: Path
) -> None:
    hands = open_window(exporter)
    person = Classifier(hands, exporter)
    person.describe(item)
    asked = person.answer_all(item.answers)
    assert "overview" in asked, "nothing is called free unseen"
    assert "is listed neither as a dual-use item nor as military goods" in hands.read("classify_verdict_sentence")
    name = f"{item.id} (sample)"
    person.keep(name)
    paper = tmp_path / "record.pdf"
    person.print_record(paper)
    desk = open_window(office, "official")
    read = Officer(desk, office).read(scanned(paper, tmp_path))
    (product,) = products(exporter)
    assert read.case is not None
    assert recorded_conversation(read.case) == resumed(product.item)
    assert read.case.lines[0].classification is not None
    assert read.case.lines[0].classification.verdict.value == "not_listed"
    assert "not listed in what was installed" in desk.read("paper_line_1")
