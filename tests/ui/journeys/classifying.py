"""From the description of a thing to its verdict in the catalogue, by keys alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from stc_desktop.casework.classifying import classify
from stc_desktop.casework.sessions import drafts
from stc_desktop.casework.workspace import Workspace
from tests.casework.real_items import RealItem
from tests.ui.journeys.hands import ALT, CTRL, Hands
from ui.classification.page import ClassifyPage
from ui.parts.paper import PaperPreview

Question = Mapping[str, object]
_MOST_QUESTIONS = 40


class Classifier:
    """Somebody who has a thing before him and its datasheet in hand."""

    def __init__(self, hands: Hands, workspace: Workspace) -> None:
        self.hands, self._workspace = hands, workspace

    def describe(self, item: RealItem) -> None:
        """Room, a new item, its words, and on to the questions."""
        hands = self.hands
        hands.press(Qt.Key.Key_C, ALT)
        hands.press(Qt.Key.Key_N, CTRL)
        assert hands.place == "classify_description", "the cursor waits where one begins"
        hands.type(item.description)
        for name, text in (("maker", item.maker), ("model", item.model), ("hs", item.hs), ("cas", ", ".join(item.cas))):
            if text:
                hands.write(f"classify_{name}", text)
        hands.picture("described")
        hands.press(Qt.Key.Key_Return)

    def answer_all(self, answers: Mapping[str, object]) -> list[str]:
        """Until the verdict stands there; what the datasheet does not say is answered by "I don't know". Gives what was asked."""
        asked: list[str] = []
        for _ in range(_MOST_QUESTIONS):
            if self.hands.sees("classify_verdict_sentence"):
                return asked
            question = self.question()
            name = str(question["id"])
            assert name not in asked, f"{name} was asked twice"
            asked.append(name)
            if len(asked) in {2, 4}:
                self.hands.picture("asked")
            self.answer(question, answers)
        raise AssertionError("the interview does not come to its end")

    def question(self) -> Question:
        """The question on screen: the one that the program would ask a script about the same draft."""
        newest = next(draft for draft in drafts(self._workspace) if draft.kind == "classify")
        item = dict(cast("Mapping[str, object]", newest.content["item"]))
        item.pop("given", None)
        question = classify(self._workspace, item).as_json["next_question"]
        assert isinstance(question, Mapping), "the program has nothing to ask"
        assert self.hands.read("classify_question_text") == question["text"]
        return cast("Question", question)

    def answer(self, question: Question, answers: Mapping[str, object]) -> None:
        name, kind, hands = str(question["id"]), str(question["kind"]), self.hands
        if kind == "candidate":
            fitting = cast("tuple[str, ...]", answers.get("is", ()))
            is_one = any(name == code or name.startswith(f"{code}.") for code in fitting)
            hands.press(Qt.Key.Key_Y if is_one else Qt.Key.Key_N)
        elif kind == "overview":
            hands.picture("overview")
            hands.push("classify_none")
        elif name not in answers:
            hands.press(Qt.Key.Key_D, CTRL)
        elif kind == "yes_no":
            hands.press(Qt.Key.Key_Y if answers[name] else Qt.Key.Key_N)
        elif kind == "number":
            self._type_number(str(answers[name]))
        elif kind == "choice":
            hands.tab_to(f"classify_choice_{answers[name]}")
            hands.press(Qt.Key.Key_Space)
            hands.press(Qt.Key.Key_Return)
        else:
            self._mark(name, cast("list[str]", answers[name]))

    def _type_number(self, text: str) -> None:
        """The cursor waits in the field. The unit is chosen beside it by its first letters where another one stands there."""
        hands = self.hands
        assert hands.place == "classify_number_value"
        number, _, unit = text.partition(" ")
        hands.type(number)
        if unit and hands.sees("classify_number_unit"):
            box = hands.tab_to("classify_number_unit")
            assert isinstance(box, QComboBox)
            wanted = box.findText(unit)
            if wanted >= 0 and wanted != box.currentIndex():
                hands.press(Qt.Key.Key_Down if wanted > box.currentIndex() else Qt.Key.Key_Up, times=abs(wanted - box.currentIndex()))
        hands.press(Qt.Key.Key_Return)

    def _mark(self, name: str, options: list[str]) -> None:
        hands = self.hands
        if hands.sees("classify_cas_answer"):
            hands.write("classify_cas_answer", ", ".join(options))
        else:
            for option in options:
                hands.tab_to(f"classify_choices_{option}")
                hands.press(Qt.Key.Key_Space)
        hands.press(Qt.Key.Key_Return)

    def keep(self, name: str) -> None:
        """Into the catalogue under this name."""
        hands = self.hands
        hands.push("classify_save")
        assert hands.place == "classify_name"
        hands.type(name)
        hands.press(Qt.Key.Key_Return)
        assert name in hands.read("classify_saved")
        hands.picture("verdict")

    def print_record(self, place: Path) -> None:
        """The classification record: seen on screen, then written where the person says."""
        hands = self.hands
        hands.press(Qt.Key.Key_P, CTRL)
        assert hands.see("classify_paper", PaperPreview).page_count() >= 1
        hands.picture("record")
        page = hands.window.page()
        assert isinstance(page, ClassifyPage)
        page.keeping.choose_file = lambda _suggested: place  # the system's file dialog
        hands.push("classify_record_save")
        assert str(place) in hands.window.toast_text()
