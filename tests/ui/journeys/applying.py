"""From a classified thing to the application on paper, by keys alone. Every firm is invented."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from stc_desktop.applications.answers import with_typed, with_value
from stc_desktop.applications.form_parts import FormField, words_in
from stc_desktop.applications.lines import Line
from stc_desktop.applications.papers import Paper, PaperForm, PaperKind
from stc_desktop.applications.rows import with_line, with_paper
from stc_desktop.casework.applications import save_case, start_application
from stc_desktop.casework.workspace import Workspace
from tests.ui.journeys.hands import ALT, Answer, Hands
from ui.applications.answer_controls import capital
from ui.applications.page import ApplicationsPage

FIRST, AGAIN = "SAMPLE-0031", "SAMPLE-0032"
APPLICANT: dict[str, Answer] = {
    "agency": "Ministry of Industry and Trade",
    "reference": FIRST,
    "licence_kind_asked": "One shipment",
    "exporter_legal_name": "Song Han Precision Mechanics Co., Ltd. (sample)",
    "exporter_address": "Lot 14, Road 5, Hoa Khanh industrial zone",
    "exporter_city": "Da Nang",
    "exporter_country": "Viet Nam",
    "exporter_contact_name": "Nguyen Thi Sample",
    "exporter_contact_position": "Export manager",
    "exporter_phone": "+84 236 555 0142",
    "end_user_legal_name": "Lamphun Metal Dipping Co., Ltd. (sample)",
    "end_user_kind": "Commercial",
    "end_user_address": "99 Moo 4, Ban Klang",
    "end_user_city": "Lamphun",
    "end_user_country": "Thailand",
    "end_user_contact_name": "Somchai Sample",
    "end_user_contact_position": "Plant manager",
    "end_user_phone": "+66 53 555 0188",
    "end_user_business": "Pickles and galvanises steel wire for fences.",
}
LINE: dict[str, Answer] = {
    "kind_1": "Complete product",
    "hs_1": "841950",
    "origin_1": "Viet Nam",
    "quantity_1": "2",
    "unit_1": "Items",
    "unit_price_1": "2140.00",
    "currency_1": "USD",
    "military_design_1": "no",
}
MOVEMENT: dict[str, Answer] = {
    "destination_asked": "Thailand",
    "exit_point": "Da Nang",
    "planned_on": "18 Jan 2027",
    "mode": "By road",
    "direct": True,
    "temporary": False,
    "military_user": False,
    "government_user": False,
}
USE: dict[str, Answer] = {
    "end_use": "Stands in the pickling line of the end user and serves that line alone.",
    "site": "Hall 2, Ban Klang, Lamphun",
    "told": False,
    "known": False,
    "suspected": False,
    "contract_no": "LMD-PO-2231",
    "contract_date": "2 Nov 2026",
    "dispositions_asked": ("own_use",),
}
PAPERS = {
    "technical_specification": "Data sheet (sample)",
    "end_use_statement": "End-use statement (sample)",
    "contract": "Order LMD-PO-2231 (sample)",
    "company_registration": "Registration of the applicant (sample)",
}
SIGNER: dict[str, Answer] = {
    "signer_name": "Nguyen Thi Sample",
    "signer_position": "Export manager",
    "signed_place": "Da Nang",
    "on_behalf_of": "Song Han Precision Mechanics Co., Ltd. (sample)",
}
CLAUSES = ("true_and_complete", "tell_changes", "keep_papers", "accept_checks", "compared_parties")


class Applicant:
    """Fills an application in the order in which the program leads."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.reference = FIRST

    @property
    def page(self) -> ApplicationsPage:
        page = self.hands.window.page()
        assert isinstance(page, ApplicationsPage)
        return page

    def start(self) -> None:
        """From the verdict to the form: the product is ticked already, the country's form proposed."""
        hands = self.hands
        hands.push("classify_licence")
        assert hands.see("start_form_GEN-LIC").property("checked")
        hands.picture("start")
        hands.push("application_start_go")
        assert hands.place == "step_who"
        hands.press(Qt.Key.Key_Return)

    def fill(self, *, line: dict[str, Answer], watches_paper: bool = False) -> None:
        """Every step up to the check. Beside the form stands what is still open, or the paper for somebody who watches it."""
        hands = self.hands
        if not watches_paper:  # it is drawn anew with every answer
            hands.push("side_switch_findings")
        self._page("who", APPLICANT)
        assert self.page.place().endswith("/what")
        self._fill_line(line)
        self._page("what", {})
        self._page("where_to", MOVEMENT)
        self._page("why", USE)
        for number, (kind, title) in enumerate(PAPERS.items(), 1):
            hands.push(f"add_paper_{kind}")
            hands.fill({f"paper_title_{number}": title, f"paper_form_{number}": "copy", f"paper_pages_{number}": "2"})
            hands.push("form_continue")
        self._page("papers", {})

    def start_again(self, product_id: str, *, line: dict[str, Answer]) -> None:
        """As somebody does who applied before: copy the last application, and put the new goods in the place of the old."""
        hands = self.hands
        hands.press(Qt.Key.Key_A, ALT)
        hands.push("applications_copy")
        hands.push("applications_open")
        hands.press(Qt.Key.Key_Return)  # the first step
        hands.push("side_switch_findings")
        self.reference = AGAIN
        hands.write("answer_reference", AGAIN)
        self._page("who", {})
        hands.push("remove_lines_1")
        hands.push("product_picker_fold_head")
        hands.push(f"product_choice_{product_id}")
        hands.push("product_take")
        self._fill_line(line)
        self._page("what", {})
        for step in ("where_to", "why", "papers"):
            self._page(step, {})

    def _fill_line(self, line: dict[str, Answer]) -> None:
        hands = self.hands
        hands.push("row_lines_1")
        hands.fill({f"line_{name}": answer for name, answer in {**LINE, **line}.items()})
        hands.picture("line")
        hands.push("form_continue")

    def _page(self, step: str, answers: dict[str, Answer]) -> None:
        assert f"/{step}" in self.page.place()
        self.hands.fill(answers)
        self.hands.picture(step)
        self.hands.push("form_continue")

    def determine(self) -> str:
        """Answer what the country's rules ask, keep the answer, and stand by the declaration; gives the answer in words."""
        hands = self.hands
        for clause in CLAUSES:
            hands.push(f"clause_{clause}")
        hands.push("requirement_keep")
        hands.picture("check")
        said = hands.read("requirement_answer")
        hands.push("form_continue")
        return said

    def print_to(self, place: Path, *, signs: bool = True) -> None:
        """Sign off and write the final paper where the person says."""
        hands = self.hands
        if signs:
            hands.fill(SIGNER)
        assert hands.sees("print_ready"), [finding.sentence for finding in self.page.inside.work.findings]  # type: ignore[union-attr]
        hands.picture("print")
        self.page.inside.paper_out.choose_file = lambda _suggested: (
            place
        )  # the one thing that is not the window's: the system's file dialog
        hands.push("print_final_save")
        assert str(place) in hands.window.toast_text()


def apply_once(workspace: Workspace) -> None:
    """An application of last month, complete and on file, for those who apply again."""
    application = start_application(workspace, "GEN-LIC", country="VN")
    case = application.case
    words = {**APPLICANT, **MOVEMENT, **USE, **SIGNER}
    for field in application.form.fields:
        answer = words.get(field.id.replace(".", "_"))
        if isinstance(answer, bool | tuple):
            case = with_value(case, field, answer)
        elif answer is not None:
            case = with_value(case, field, _chosen(field, answer)) if field.options else with_typed(case, field, answer)
    for kind, title in PAPERS.items():
        case = with_paper(case, Paper(id="", kind=PaperKind(kind), title=title, form=PaperForm.COPY, pages=2))
    save_case(workspace, application, with_line(case, Line(name="What went last month (sample)")))


def _chosen(field: FormField, words: str) -> str:
    return next(option.id for option in field.options if capital(words_in(option.label, "en")) == words)
