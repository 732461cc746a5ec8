from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QRadioButton, QTableView, QWidget

from stc_desktop.casework import applications as casework
from stc_desktop.casework.applications import OpenApplication
from stc_desktop.casework.classifying import ItemParticulars, keep_as_product
from stc_desktop.casework.samples import add_samples
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import resumed
from tests.ui.applications.conftest import Driver
from tests.ui.parts.clipping import clipped
from ui.applications.field_block import FieldBlock
from ui.applications.page import ApplicationsPage
from ui.parts.paper import PaperMark, PaperPreview

pytestmark = pytest.mark.timeout(60)


@pytest.fixture
def started(workspace: Workspace) -> OpenApplication:
    return casework.start_application(workspace, "GEN-LIC", country="VN")


def _stored(workspace: Workspace, application: OpenApplication) -> OpenApplication:
    return casework.open_application(workspace, application.id)


def _block(driver: Driver, name: str) -> FieldBlock:
    return driver.find(FieldBlock, f"block_{name}")


def _page(driver: Driver) -> ApplicationsPage:
    page = driver.window.page()
    assert isinstance(page, ApplicationsPage)
    return page


def test_with_nothing_there_the_first_step_is_offered_and_leads_to_the_forms(driver: Driver, workspace: Workspace) -> None:
    driver.go()
    assert driver.has("applications_empty")
    driver.click("applications_empty_action")
    assert driver.find(QRadioButton, "start_form_GEN-LIC").isChecked()
    driver.click("application_start_go")
    assert driver.has("step_who")
    assert casework.count_of_applications(workspace) == 1
    assert casework.applications(workspace)[0].form_id == "GEN-LIC"


def test_the_list_offers_a_new_application(driver: Driver, started: OpenApplication) -> None:
    driver.go()
    assert driver.has("applications_table")
    driver.click("applications_new")
    assert driver.has("start_form_GEN-LIC")


def test_a_copy_is_declared_and_determined_anew(workspace: Workspace) -> None:
    add_samples(workspace)
    (sample,) = casework.applications(workspace)
    before = casework.open_application(workspace, sample.id).case
    assert before.declarations
    copied = casework.copy_application(workspace, sample.id).case
    assert (copied.declarations, copied.requirement, copied.screenings) == ((), None, ())
    assert copied.lines == before.lines


def test_a_field_keeps_itself_and_the_next_start_shows_it(driver: Driver, workspace: Workspace, started: OpenApplication) -> None:
    driver.go(f"application/{started.id}/who")
    driver.type("answer_agency", "Ministry of Industry and Trade")
    assert _stored(workspace, started).case.agency == "Ministry of Industry and Trade"
    assert _page(driver).saved_at is not None
    left = _page(driver).place()
    assert left == f"application/{started.id}/who"
    driver.click("applications_all")
    driver.go(left)
    assert driver.find(QLineEdit, "answer_agency").text() == "Ministry of Industry and Trade"


def test_text_in_work_is_kept_when_the_person_goes_elsewhere(driver: Driver, workspace: Workspace, started: OpenApplication) -> None:
    driver.go(f"application/{started.id}/who")
    line = driver.find(QLineEdit, "answer_agency")
    line.setFocus()
    driver.bot.keyClicks(line, "Ministry")
    _page(driver).leaving()
    assert _stored(workspace, started).case.agency == "Ministry"


def test_what_is_not_understood_stays_at_its_field_with_the_reason(driver: Driver, workspace: Workspace, started: OpenApplication) -> None:
    driver.go(f"application/{started.id}/where_to")
    driver.type("answer_planned_on", "soonish")
    block = _block(driver, "planned_on")
    assert block.is_faulty
    assert "soonish" in block.message
    assert driver.find(QLineEdit, "answer_planned_on").text() == "soonish"
    assert "soonish" in _stored(workspace, started).case.not_understood.values()
    driver.type("answer_planned_on", "18 Jan 2027")
    assert not block.is_faulty
    assert str(_stored(workspace, started).case.movement.planned_on) == "2027-01-18"


def test_an_empty_field_is_pointed_out_when_it_was_left_and_not_before(driver: Driver, started: OpenApplication) -> None:
    driver.go(f"application/{started.id}/where_to")
    block = _block(driver, "exit_point")
    assert not block.is_faulty
    line = driver.find(QLineEdit, "answer_exit_point")
    line.setFocus()
    driver.bot.keyClick(line, Qt.Key.Key_Tab)
    driver.rest()
    assert block.is_faulty


def test_a_field_that_was_passed_over_is_quiet_as_soon_as_it_is_filled(driver: Driver, started: OpenApplication) -> None:
    driver.go(f"application/{started.id}/where_to")
    block, line = _block(driver, "exit_point"), driver.find(QLineEdit, "answer_exit_point")
    line.setFocus()
    driver.bot.keyClick(line, Qt.Key.Key_Tab)
    driver.rest()
    assert block.is_faulty
    line.setFocus()
    driver.bot.keyClicks(line, "D")
    assert not block.is_faulty
    driver.bot.keyClick(line, Qt.Key.Key_Backspace)
    assert block.is_faulty, "emptied again"
    driver.bot.keyClicks(line, "Da Nang")
    driver.bot.keyClick(line, Qt.Key.Key_Tab)
    driver.rest()
    assert not block.is_faulty
    assert line.text() == "Da Nang"


def test_an_answer_that_cannot_be_given_is_excused_with_its_reason(driver: Driver, workspace: Workspace, started: OpenApplication) -> None:
    driver.go(f"application/{started.id}/where_to")
    driver.find(QLineEdit, "answer_exit_point").setFocus()
    driver.bot.keyClick(driver.find(QLineEdit, "answer_exit_point"), Qt.Key.Key_Tab)
    driver.rest()
    driver.click("cannot_exit_point")
    driver.type("reason_exit_point", "the carrier decides on the day")
    assert _stored(workspace, started).case.cannot_supply == {"movement.exit_point": "the carrier decides on the day"}
    assert not _block(driver, "exit_point").is_faulty


def test_a_finding_leads_to_its_field_on_another_step(driver: Driver, started: OpenApplication) -> None:
    driver.go(f"application/{started.id}")
    finding = next(one for one in started.findings if one.field_id == "contract_no")
    _page(driver).inside.go_to_finding(finding)
    driver.rest()
    assert _page(driver).place().endswith("/why")
    driver.until_focus("answer_contract_no")
    assert _block(driver, "contract_no").is_faulty


def test_a_finding_about_a_folded_party_unfolds_it(driver: Driver, workspace: Workspace, started: OpenApplication) -> None:
    field = started.form.field("broker.city")
    made = casework.type_answer(workspace, started, started.form.field("broker.legal_name"), "Sample Broker Ltd.")
    finding = next(one for one in made.findings if one.field_id == field.id)
    driver.go(f"application/{started.id}")
    _page(driver).inside.go_to_finding(finding)
    driver.rest()
    driver.until_focus("answer_broker_city")


def test_f8_walks_through_the_findings(driver: Driver, started: OpenApplication) -> None:
    driver.go(f"application/{started.id}")
    first = next(one for one in started.findings if one.level.value == "red")
    driver.bot.keyClick(driver.window, Qt.Key.Key_F8)
    driver.rest()
    driver.until_focus(f"answer_{first.field_id}")
    driver.bot.keyClick(driver.window, Qt.Key.Key_F8)
    driver.rest()
    driver.bot.keyClick(driver.window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    driver.rest()
    driver.until_focus(f"answer_{first.field_id}")


def test_a_line_is_added_filled_removed_and_brought_back(driver: Driver, workspace: Workspace, started: OpenApplication) -> None:
    driver.go(f"application/{started.id}/what")
    driver.click("add_line")
    assert _page(driver).place().endswith("/what/lines/0")
    driver.type("answer_line_name_1", "Pump P-7 (sample)")
    driver.click("form_back")
    assert driver.has("row_lines_1")
    driver.click("remove_lines_1")
    assert _stored(workspace, started).case.lines == ()
    assert not driver.has("row_lines_1")
    _page(driver).undo()
    driver.rest()
    assert [line.name for line in _stored(workspace, started).case.lines] == ["Pump P-7 (sample)"]
    assert driver.has("row_lines_1")


def test_products_become_lines_with_their_classification(driver: Driver, workspace: Workspace, started: OpenApplication) -> None:
    add_samples(workspace)
    driver.go(f"application/{started.id}/what")
    driver.click("product_picker_fold_head")
    from stc_desktop.casework.products import products

    product = next(one for one in products(workspace) if one.result is not None)
    driver.click(f"product_choice_{product.id}")
    driver.click("product_take")
    (line,) = _stored(workspace, started).case.lines
    assert line.name == product.name
    assert line.classification is not None


def test_lines_change_places(driver: Driver, workspace: Workspace) -> None:
    add_samples(workspace)
    sample = casework.applications(workspace)[0]
    before = [line.name for line in casework.open_application(workspace, sample.id).case.lines]
    driver.go(f"application/{sample.id}/what")
    driver.click("down_lines_1")
    after = [line.name for line in casework.open_application(workspace, sample.id).case.lines]
    assert after == [before[1], before[0], *before[2:]]


def test_a_paper_that_the_form_wants_is_added_in_one_step(driver: Driver, workspace: Workspace, started: OpenApplication) -> None:
    driver.go(f"application/{started.id}/papers")
    driver.click("add_paper_contract")
    (paper,) = _stored(workspace, started).case.papers
    assert paper.kind.value == "contract"
    assert _page(driver).place().endswith("/papers/papers/0")
    driver.type("answer_paper_title_1", "Contract HFC-221 (sample)")
    assert _stored(workspace, started).case.papers[0].title == "Contract HFC-221 (sample)"


def test_undo_and_redo_of_an_answer(driver: Driver, workspace: Workspace, started: OpenApplication) -> None:
    driver.go(f"application/{started.id}/who")
    driver.type("answer_agency", "First")
    driver.type("answer_agency", "Second")
    driver.bot.keyClick(driver.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    driver.rest()
    assert driver.find(QLineEdit, "answer_agency").text() == "First"
    assert _stored(workspace, started).case.agency == "First"
    driver.bot.keyClick(driver.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    driver.rest()
    assert _stored(workspace, started).case.agency == "Second"


def test_what_depends_on_an_answer_appears_with_it(driver: Driver, started: OpenApplication) -> None:
    driver.go(f"application/{started.id}/why")
    assert not _block(driver, "told_details").isVisible()
    driver.click("answer_told_yes")
    assert _block(driver, "told_details").isVisible()
    driver.click("answer_told_no")
    assert not _block(driver, "told_details").isVisible()


def test_the_same_firm_takes_a_second_role_and_gives_it_back(driver: Driver, workspace: Workspace, started: OpenApplication) -> None:
    casework.type_answer(workspace, started, started.form.field("exporter.legal_name"), "Lotus Bay (sample)")
    driver.go(f"application/{started.id}/who")
    same = driver.find(QComboBox, "party_end_user_same")
    assert same.isVisible()
    same.setCurrentIndex(0)
    same.activated.emit(0)
    driver.rest()
    end_user = _stored(workspace, started).case.party("end_user")
    assert end_user is not None
    assert end_user.legal_name == "Lotus Bay (sample)"
    driver.click("party_end_user_apart")
    parted = _stored(workspace, started).case
    assert [party.legal_name for party in parted.parties] == ["Lotus Bay (sample)", ""]


def test_keyboard_alone_fills_a_field_and_goes_on(driver: Driver, workspace: Workspace, started: OpenApplication) -> None:
    driver.go(f"application/{started.id}")
    driver.until_focus("step_who")
    driver.bot.keyClick(driver.window.focusWidget(), Qt.Key.Key_Tab)
    driver.bot.keyClick(driver.window.focusWidget(), Qt.Key.Key_Tab)
    driver.bot.keyClick(driver.window.focusWidget(), Qt.Key.Key_Space)
    driver.rest()
    assert _page(driver).place().endswith("/where_to")
    for _press in range(8):
        if driver.window.focusWidget().objectName() == "answer_exit_point":
            break
        driver.bot.keyClick(driver.window.focusWidget(), Qt.Key.Key_Tab)
    driver.until_focus("answer_exit_point")
    driver.bot.keyClicks(driver.window.focusWidget(), "Da Nang")
    driver.bot.keyClick(driver.window.focusWidget(), Qt.Key.Key_Return)
    driver.rest()
    assert _stored(workspace, started).case.movement.exit_point == "Da Nang"
    driver.until_focus("answer_planned_on")
    driver.bot.keyClick(driver.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    driver.rest()
    assert _page(driver).place() == f"application/{started.id}"


def test_copy_and_removal_can_be_taken_back(driver: Driver, workspace: Workspace, started: OpenApplication) -> None:
    driver.go()
    driver.click("applications_copy")
    assert casework.count_of_applications(workspace) == 2
    driver.click("applications_remove")
    assert casework.count_of_applications(workspace) == 1
    driver.bot.keyClick(driver.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    driver.rest()
    assert casework.count_of_applications(workspace) == 2


def test_the_list_says_the_next_step(driver: Driver, workspace: Workspace, started: OpenApplication) -> None:
    driver.go()
    model = driver.find(QTableView, "applications_table").model()
    shown = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    reds = sum(1 for one in started.findings if one.level.value == "red")
    assert f"{reds} to fix" in shown
    assert "Who is applying" in shown


def test_two_versions_are_shown_and_none_is_lost(driver: Driver, workspace: Workspace, started: OpenApplication) -> None:
    driver.go(f"application/{started.id}/who")
    elsewhere = _stored(workspace, started)
    casework.type_answer(workspace, elsewhere, elsewhere.form.field("agency"), "Theirs")
    driver.type("answer_agency", "Mine")
    assert driver.has("application_conflict")
    said = [label.text() for label in driver.find(QWidget, "conflict_card").findChildren(QLabel)]
    assert "Mine" in said
    assert "Theirs" in said
    driver.click("conflict_theirs")
    assert not driver.has("application_conflict")
    assert driver.find(QLineEdit, "answer_agency").text() == "Theirs"
    assert _stored(workspace, started).case.agency == "Theirs"
    _page(driver).undo()
    driver.rest()
    assert _stored(workspace, started).case.agency == "Mine"


def test_the_draft_is_written_where_the_person_says(driver: Driver, started: OpenApplication, tmp_path: Path) -> None:
    driver.go(f"application/{started.id}/print")
    target = tmp_path / "draft.pdf"
    _page(driver).inside.paper_out.choose_file = lambda _suggested: target
    assert not driver.has("print_final_save")
    driver.click("print_draft_save")
    assert target.read_bytes().startswith(b"%PDF")


def test_a_place_that_takes_no_file_is_said_with_what_to_do(driver: Driver, started: OpenApplication, tmp_path: Path) -> None:
    driver.go(f"application/{started.id}/print")
    _page(driver).inside.paper_out.choose_file = lambda _suggested: tmp_path / "no such folder" / "draft.pdf"
    driver.click("print_draft_save")
    assert "Choose another place" in driver.window.toast_text()


def test_a_complete_case_is_printed_final(driver: Driver, workspace: Workspace, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    add_samples(workspace)
    sample = casework.applications(workspace)[0]
    driver.go(f"application/{sample.id}/print")
    asked: list[str] = []

    def choose(suggested: str) -> Path:
        asked.append(suggested)
        return tmp_path / suggested

    out = _page(driver).inside.paper_out
    out.choose_file = choose
    driver.click("print_final_save")
    assert asked == [f"{sample.reference}.pdf"]
    assert (tmp_path / asked[0]).read_bytes().startswith(b"%PDF")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    out.choose_printer = lambda: printer
    driver.click("print_draft_print")
    assert (tmp_path / "printed.pdf").stat().st_size > 10_000


def test_the_requirement_is_worked_out_printed_and_kept(driver: Driver, workspace: Workspace, tmp_path: Path) -> None:
    add_samples(workspace)
    sample = casework.applications(workspace)[0]
    driver.go(f"application/{sample.id}/check")
    assert "7 of 10" in driver.find(QLabel, "requirement_answer").text()
    control = driver.find(QComboBox, "asked_end_user_designated")
    control.setCurrentIndex(control.findData("no"))
    control.activated.emit(control.currentIndex())
    driver.rest()
    stored = casework.open_application(workspace, sample.id).case
    assert stored.extra["determination"]["end_user_designated"] is False
    out = _page(driver).inside.paper_out
    out.choose_file = lambda suggested: tmp_path / suggested
    driver.click("requirement_print")
    assert (tmp_path / f"{sample.reference}-requirement.pdf").read_bytes().startswith(b"%PDF")
    driver.click("requirement_keep")
    kept = casework.open_application(workspace, sample.id).case.requirement
    assert kept is not None
    assert kept.needed.value == "yes"


@pytest.mark.parametrize("size", [(1280, 720), (1000, 640), (760, 600)])
def test_no_words_are_cut_at_any_width(driver: Driver, started: OpenApplication, size: tuple[int, int]) -> None:
    driver.window.resize(*size)
    for place in ("", "/who", "/what", "/papers", "/check", "/print"):
        driver.go("")
        driver.go(f"application/{started.id}{place}")
        assert clipped(driver.window) == [], place


def test_the_box_of_the_field_in_work_is_marked_on_the_live_paper(driver: Driver, started: OpenApplication) -> None:
    def mark_holds(words: str) -> bool:
        preview = driver.window.findChild(PaperPreview, "application_paper")
        sheet = preview.findChild(QWidget, "paper_sheet") if preview is not None else None
        if preview is None or sheet is None or not preview.page_count():
            return False
        found, marks = preview.find_words(words), getattr(sheet, "marks", ())
        return found is not None and len(marks) == 1 and marks[0].page == found[0] and _box_of(marks[0]).contains(found[1])

    driver.go(f"application/{started.id}/where_to")
    driver.bot.waitUntil(lambda: mark_holds("10 Destination"), timeout=8000)
    driver.find(QLineEdit, "answer_exit_point").setFocus()
    driver.bot.waitUntil(lambda: mark_holds("12 Exit point"), timeout=1000)
    driver.type("answer_exit_point", "Lao Bao")
    driver.find(QLineEdit, "answer_exit_point").setFocus()
    driver.bot.waitUntil(lambda: mark_holds("12 Exit point"), timeout=8000)  # in the next version of the paper too


def _box_of(mark: PaperMark) -> QRectF:
    return QRectF(mark.left, mark.top, mark.width, mark.height)


def test_a_line_says_whose_list_its_verdict_is_by(driver: Driver, workspace: Workspace) -> None:
    spoon = resumed({"description": "wooden kitchen spoon", "considered": {"overview": []}})
    kept = keep_as_product(workspace, spoon, name="Sample spoon", beside=ItemParticulars(country="PH"))
    started = casework.start_application(workspace, "GEN-LIC", country="MY", product_ids=(kept,))
    driver.go(f"application/{started.id}/what")
    row = driver.find(QWidget, "row_lines_1")
    assert "Not listed by the EU lists" in row.accessibleName()
    for said in (row.toolTip(), row.accessibleDescription()):
        assert "is not verified. Whom to ask: Strategic Trade Management Office" in said, "as it was said when the line was made"
    driver.click("product_picker_fold_head")
    (offered,) = driver.find(QWidget, "product_choice").findChildren(QCheckBox)
    assert offered.accessibleDescription().endswith("Not listed · by the EU lists")
    driver.click("row_lines_1")
    assert driver.has("line_verdict")
    assert "Strategic Trade Management Office" in driver.find(QLabel, "line_verdict_by").text()
    assert clipped(_page(driver)) == []
    driver.go(f"application/{started.id}/print")
    held = [label.text() for label in driver.find(QWidget, "print_packet").findChildren(QLabel)]
    assert "Classification record: Sample spoon" in held
