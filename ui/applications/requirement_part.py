"""Does this deal need a licence? What the country's rules say, and what they still ask."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.applications.cases import Case
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.properties import Property, PropertyKind
from ui.applications.parts import LEFT, Making, Part, Standing
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import SecondaryButton
from ui.parts.cards import Card
from ui.parts.disclosure import Disclosure
from ui.parts.field import Field
from ui.parts.fields import SelectField
from ui.parts.labels import IconLabel, Label
from ui.parts.layouts import Column, FlowRow, box
from ui.parts.tags import Tag

_IN_THE_FORM = {"told_by_authority", "knows_of_wmd_use", "suspects_wmd_use"}  # the form asks these by itself
_KINDS = {"yes": "listed", "no": "not_listed", "undecided": "undecided"}
_MOST = 8  # sentences that stand open


class RequirementPart(Part):
    """Worked out beside the window whenever the case has changed; shows the newest answer."""

    print_requested = Signal()

    def __init__(self, making: Making, surroundings: Surroundings) -> None:
        super().__init__()
        self._making, self._surroundings = making, surroundings
        self.setObjectName("requirement")
        look, words = making.look, making.words
        self._card = Card(look, name="requirement_card", spacing=10)
        self._tag = Tag(look, "", "neutral", name="requirement_tag")
        self._answer = Label(look, words.text("applications.requirement.working"), "page", name="requirement_answer")
        self._sentences = Column(look, spacing=6)
        self._questions = Column(look, spacing=16)
        self._asked: tuple[object, ...] = ()
        self._controls: dict[str, SelectField] = {}
        self._keep = SecondaryButton(look, words.text("applications.requirement.keep"), name="requirement_keep")
        self._keep.clicked.connect(self._keep_answer)
        self._print = SecondaryButton(look, words.text("applications.requirement.print"), name="requirement_print", icon="printer")
        self._print.clicked.connect(self.print_requested)
        buttons = FlowRow(look, spacing=12)
        buttons.add(self._keep)
        buttons.add(self._print)
        self._kept = IconLabel(look, "check", words.text("applications.requirement.kept"), tone="ok", name="requirement_kept")
        column = self._card.column
        column.add(self._tag, align=LEFT)
        column.add(self._answer)
        column.add(self._sentences)
        column.add(self._questions)
        column.add(box(buttons))
        column.add(self._kept)
        outer = Column(look, spacing=0)
        outer.add(self._card)
        self.setLayout(outer)
        self._tag.hide()
        self._keep.hide()
        self._print.hide()
        self._kept.hide()
        self._case: Case | None = None
        self._is_working = False
        self._found: Any = None  # Any: a licence requirement and the questions; casework makes them

    def refresh(self, standing: Standing) -> None:
        case = self._making.work.case
        if self._case is case or self._is_working:
            return
        self._is_working = True
        casework = self._surroundings.casework

        def work() -> Any:  # Any: as above
            from stc_desktop.casework.determining import determine_case, questions_of
            from stc_desktop.casework.requirement_sheets import answer_words

            found = determine_case(casework, case)
            say = casework.say
            sentences = tuple(say.say(one) for one in found.sentences)
            return found, questions_of(casework, case), answer_words(found, say), sentences

        self._surroundings.jobs.run(work, lambda result: self._show(case, result), lambda fault: self._failed(case, fault), owner=self)

    def _show(self, case: Case, result: Any) -> None:  # Any: as above
        self._is_working = False
        self._case = case
        self._found, questions, answer, sentences = result
        needed = str(self._found.needed.value)
        words = self._making.words
        self._tag.show_state(words.text(f"applications.requirement.{needed}"), _KINDS[needed])
        self._tag.show()
        self._answer.setText(answer)
        self._show_sentences(sentences)
        self._show_questions(case, [one for one in questions if one.id not in _IN_THE_FORM])
        kept = case.requirement is not None and case.requirement.needed.value == needed
        self._keep.setVisible(not kept)
        self._print.show()
        self._kept.setVisible(kept)
        if self._making.work.case is not case:
            self.refresh(Standing(facts={}, of_lines=(), found={}, reveal=False))

    def _show_sentences(self, sentences: tuple[str, ...]) -> None:
        look, words = self._making.look, self._making.words
        self._sentences.empty()
        target: Column = self._sentences
        for number, sentence in enumerate(sentences):
            if number == _MOST:
                fold = Disclosure(look, words.plural("applications.requirement.more", len(sentences) - _MOST), name="requirement_more")
                target = self._sentences.add(fold).column
            target.add(Label(look, sentence, "compact", tone="text2"))

    def _show_questions(self, case: Case, questions: list[Property]) -> None:
        asked = tuple(one.id for one in questions)
        if asked != self._asked:
            self._asked = asked
            self._questions.empty()
            self._controls = {}
            for question in questions:
                self._questions.add(self._question(question))
        held = case.extra.get("determination", {})
        for name, control in self._controls.items():
            answer = held.get(name)
            control.choose("yes" if answer is True else "no" if answer is False else str(answer or ""))

    def _question(self, question: Property) -> QWidget:
        look, words = self._making.look, self._making.words
        if question.kind is PropertyKind.YES_NO:
            options = [("yes", words.text("applications.field.yes")), ("no", words.text("applications.field.no"))]
        else:
            options = list(question.options.items())
        options = [("", words.text("applications.field.open")), *options, ("unknown", words.text("applications.field.unknown"))]
        control = SelectField(look, options, name=f"asked_{question.id}", placeholder=words.text("applications.field.choose"))
        control.chosen.connect(lambda key: self._give(question.id, key))
        self._controls[question.id] = control
        return Field(look, question.question, control, name=f"asked_field_{question.id}", help=question.help)

    def _give(self, name: str, key: str) -> None:
        """Answers go with the case, so that a re-check next year asks nothing twice."""
        case = self._making.work.case
        answers = {known: value for known, value in case.extra.get("determination", {}).items() if known != name}
        if key:
            answers[name] = {"yes": True, "no": False}.get(key, key)
        extra = {form: held for form, held in case.extra.items() if form != "determination"}
        self._making.work.change(replace(case, extra={**extra, "determination": answers} if answers else extra), "check")

    def _keep_answer(self) -> None:
        from stc_desktop.casework.determining import as_requirement

        requirement = as_requirement(self._found, self._surroundings.casework.now)
        self._making.work.change(replace(self._making.work.case, requirement=requirement), "check")

    def _failed(self, case: Case, fault: Exception) -> None:
        self._is_working = False
        self._case = case
        if not isinstance(fault, UserFixable):
            raise fault
        self._tag.hide()
        self._keep.hide()
        self._print.hide()
        self._answer.setText(f"{fault.sentence} {fault.next_step}".strip())
