"""The first page that anybody sees: who are you, which country, which language. Later it changes the same choices."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.frame.navigation import Mark
from ui.frame.words import WORDS
from ui.parts.buttons import AnswerButton
from ui.parts.choice_cards import ChoiceCard, ChoiceCards
from ui.parts.choices import CheckRow
from ui.parts.field import Field, HeadedField, side_by_side
from ui.parts.fields import SelectField
from ui.parts.labels import Label
from ui.parts.layouts import Column, FlowRow, Row, Surface, scrolled, sized
from ui.theme.look import Look

ROLES = {"exporter": "ship", "official": "office", "trainer": "training"}
ASEAN = ("BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The three choices, and whether invented firms are put in to try things out (None where that was not asked)."""

    role: str
    country: str
    language: str
    sample_data: bool | None = None


class FirstRunPage(Surface):
    """All three on one page, one button. Before the first start it also offers sample data."""

    answered = Signal(object)  # Profile
    left = Signal()

    def __init__(
        self,
        look: Look,
        *,
        languages: Sequence[tuple[str, str]] = (("en", "English"),),
        countries: Sequence[tuple[str, str]] = (),
        known: Profile | None = None,
    ) -> None:
        """`countries` follow the ten ASEAN states; `known` are earlier choices, to be changed."""
        super().__init__(look, "bg", name="first_run")
        self._look = look
        self._words = look.speech.over(WORDS)
        self._is_again = known is not None
        text = self._words.text
        roles = [
            ChoiceCard(id=role, title=text(f"first.role.{role}"), text=text(f"first.role.{role}.text"), icon=icon)
            for role, icon in ROLES.items()
        ]
        self._roles = ChoiceCards(look, roles, name="first_run_role")
        self._role_field = HeadedField(look, text("first.role"), self._roles, name="first_run_role_field")
        self._country = SelectField(
            look, self._all_countries(countries), name="first_run_country", placeholder=text("first.country.choose")
        )
        self._country_field = Field(
            look, text("first.country"), self._country, name="first_run_country_field", help=text("first.country.help")
        )
        self._language = SelectField(look, languages, name="first_run_language", value=look.speech.language)
        one = text("first.language.one") if len(languages) < 2 else ""
        self._language_field = Field(look, text("first.language"), self._language, name="first_run_language_field", help=one)
        self._sample = CheckRow(look, text("first.sample"), name="first_run_sample", checked=True, detail=text("first.sample.detail"))
        if self._is_again:
            self._sample.hide()
        self._roles.chosen.connect(lambda _role: self._role_field.clear_error())
        self._country.chosen.connect(lambda _country: self._country_field.clear_error())
        self._arrange()
        if known is not None:
            self._show(known)

    def _arrange(self) -> None:
        look, text = self._look, self._words.text
        page = Column(look, spacing=16, margins=(40, 32, 40, 32))
        page.spread()
        head = Row(look, spacing=16)
        head.add(Mark(look, 40), align=Qt.AlignmentFlag.AlignTop)
        words = Column(look, spacing=2)
        words.add(Label(look, text("first.again.title" if self._is_again else "first.title"), "display"))
        words.add(Label(look, text("first.again.line" if self._is_again else "first.line"), "body", tone="text2"))
        head.add(words, 1)
        page.add(head)
        page.gap(4)
        page.add(self._role_field)
        page.gap(4)
        page.add(side_by_side(look, self._country_field, self._language_field))
        page.add(self._sample)
        page.gap(4)
        buttons = FlowRow(look, spacing=12)
        start = AnswerButton(
            look, text("first.save" if self._is_again else "first.start"), name="first_run_start", primary=True, trailing="chevron_right"
        )
        start.clicked.connect(self._finish)
        buttons.add(start)
        if self._is_again:
            back = AnswerButton(look, text("first.back"), name="first_run_back")
            back.clicked.connect(self.left)
            buttons.add(back)
        page.add(buttons)
        page.spread()
        pane = scrolled(page, name="first_run_pane")
        inner = pane.widget()
        if inner is not None:
            sized(look, inner, max_width=840)
        pane.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer = Column(look, spacing=0)
        outer.add(pane, 1)
        self.setLayout(outer)

    def focus_first(self) -> None:
        first = self.findChild(QWidget, "first_run_role_exporter")
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _all_countries(self, others: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        asean = [(code, self._words.text(f"country.{code}")) for code in ASEAN]
        return asean + [(code, name) for code, name in others if code not in ASEAN]

    def _show(self, known: Profile) -> None:
        if known.role in ROLES:
            self._roles.choose(known.role)
        self._country.choose(known.country)
        self._language.choose(known.language)

    def _finish(self) -> None:
        role, country = self._roles.value(), self._country.value()
        self._role_field.set_error("" if role else self._words.text("first.role.error"))
        self._country_field.set_error("" if country else self._words.text("first.country.error"))
        if not role:
            self.focus_first()
            return
        if not country:
            self._country.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        sample = None if self._is_again else self._sample.isChecked()
        self.answered.emit(Profile(role=role, country=country, language=self._language.value(), sample_data=sample))
