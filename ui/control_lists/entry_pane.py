"""The paragraph at the right: heading, limits, what stands below, notes, and what goes with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.country_views import ParagraphInCountry
from stc_desktop.casework.hs_views import HsView
from stc_desktop.casework.list_views import EntryView, HsHint, Reference, TermView, TestRow
from stc_desktop.casework.official_texts import OfficialText
from stc_desktop.casework.regime_ties import Ties
from stc_desktop.control_lists.regime_codes import list_of_code
from stc_desktop.control_lists.terms import EVERYWHERE
from stc_desktop.rules.clauses import Logic
from stc_desktop.wording.sentences import sentences
from ui.control_lists.cell_sheet import CellSheet
from ui.control_lists.chemicals_table import ChemicalsTable
from ui.control_lists.gloss import Gloss
from ui.control_lists.hs_shown import hs_parts
from ui.control_lists.national_block import national_cards
from ui.control_lists.notes import NoteCard
from ui.control_lists.official import OfficialBlock
from ui.control_lists.regime_links import add_carriers, regime_chips
from ui.control_lists.term_text import TermText
from ui.control_lists.tests_table import TestsTable
from ui.control_lists.words import WORDS
from ui.parts.buttons import TextAction
from ui.parts.empty import EmptyState
from ui.parts.labels import Label, LineLabel
from ui.parts.layouts import Column, FlowRow, Row, ScrollPane, box, sized
from ui.parts.notices import Notice
from ui.parts.tags import Tag
from ui.speech import Words
from ui.theme.look import Look

_HS_SHOWN = 2
_PLAIN_TO_SEE = ("heading", "code")  # what needs no word about how it was found
_WIDEST = 880
_USES_SHOWN = 40


class EntryPane(QWidget):
    """`code_chosen` leads to another paragraph or term, `products_requested` to what was classified under this one,
    `changes_requested` to the old and the new paragraph side by side, `place_chosen` to a paragraph of another list (list, code).
    `official_toggled` says whether the person wants to see the official wording."""

    code_chosen = Signal(str)
    place_chosen = Signal(str, str)
    products_requested = Signal(str)
    changes_requested = Signal(str)
    official_toggled = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = look.speech.over(WORDS)
        self._say = sentences(look.speech.language)
        self._view: EntryView | None = None
        self._ties = Ties()
        self._has_national = False
        self._official: OfficialBlock | None = None
        self._gloss: Gloss | None = None
        self._why = ""
        self.setObjectName("lists_entry")
        self._content = Column(look, spacing=8, margins=(32, 18, 32, 24))
        inner = box(self._content)
        sized(look, inner, max_width=_WIDEST)
        middle = Row(look, spacing=0)
        middle.add(inner, 100)
        middle.spread(0)
        self._scroll = ScrollPane(box(middle), name="lists_entry_scroll")
        self._scroll.keep_right_edge()
        column = Column(look, spacing=0)
        column.add(self._scroll)
        self.setLayout(column)
        self.show_nothing()

    # -- what it shows

    def show_nothing(self, title: str = "", text: str = "") -> None:
        """Nothing chosen yet, or nothing found."""
        self._view = None
        self._content.empty()
        title = title or self._words.text("lists.choose")
        text = text or self._words.text("lists.choose.text")
        self._content.add(EmptyState(self._look, "control_list", title, text, name="lists_empty"), 1)

    def show_entry(self, view: EntryView, why: str = "", gloss: Gloss | None = None, ties: Ties | None = None) -> None:
        """`why`: by which words the search found it; `gloss`: which words can be asked for their meaning; `ties`: other lists."""
        self._view, self._why, self._gloss, self._ties = view, why, gloss, ties or Ties()
        self._has_national = False
        self._official = None
        self._content.empty()
        self._add_head(view)
        self._add_tests(view)
        self._add_below(view)
        add_carriers(self._look, self._content, self._ties, self.place_chosen.emit)
        self._add_notes(view)
        self._official_place = self._content.add(Column(self._look, spacing=0))
        self._add_chemicals(view)
        self._add_references("refs", view.refs)
        self._add_references("named_by", view.named_by)
        self._add_names(view)
        self._content.spread()
        self._scroll.to_top()
        self.setAccessibleName(f"{view.code} {view.heading}")

    def show_term(self, term: TermView, uses: Sequence[Reference], gloss: Gloss) -> None:
        """A defined term with what it means, where it holds and where it is used."""
        look, words = self._look, self._words
        self._view, self._gloss, self._why = None, gloss, ""
        self._content.empty()
        self._content.add(LineLabel(look, words.text("lists.terms"), "small", tone="text2"))
        self._content.add(Label(look, term.term, "display", name="lists_term"))
        chips = FlowRow(look, spacing=8)
        for said in scope_texts(term.scope, words):
            chips.add(Tag(look, said))
        self._content.add(box(chips))
        self._content.gap(4)
        self._content.add(self._text(term.meaning, "body", name="lists_meaning"))
        if term.numbers:
            said = words.text("lists.term.numbers", numbers="; ".join(term.numbers))
            self._content.add(Label(look, said, "small", tone="text2", name="lists_term_numbers"))
        if term.see:
            self._section("see", key="lists.term.see")
            self._content.add(self._links(term.see, "see"))
        if uses:
            self._section("used", key="lists.term.used", count=len(uses))
            if len(uses) > _USES_SHOWN:
                said = words.text("lists.term.used.first", count=_USES_SHOWN)
                self._content.add(Label(look, said, "small", tone="text2"))
            self._content.add(self._links(uses[:_USES_SHOWN], "used"))
        self._content.spread()
        self._scroll.to_top()
        self.setAccessibleName(term.term)

    def show_hs(self, view: HsView, held: str) -> None:
        """An HS code with everything it hints at; `held` is the list that is shown."""
        self._view = None
        self._content.empty()
        for part in hs_parts(self._look, view, held, lambda of, code: self._go_to(held, of, code)):
            self._content.add(part)
        self._content.spread()
        self._scroll.to_top()
        self.setAccessibleName(f"HS {view.shown} {view.title}")

    def _go_to(self, held: str, list_id: str, code: str) -> None:
        if list_id == held:
            self.code_chosen.emit(code)
        else:
            self.place_chosen.emit(list_id, code)

    def show_changes(self, code: str, sentence: str) -> None:
        """That this paragraph, or something below it, is not as it was in the edition before."""
        if self._view is None or self._view.code != code or self._changed is not None:
            return
        self._changed = Notice(
            self._look, sentence, name="lists_changed", kind="info", action=self._words.text("lists.changes.here.action")
        )
        self._changed.action_chosen.connect(lambda: self.changes_requested.emit(code))
        self._content.insertWidget(self._content.indexOf(self._chips_box) + 1, self._changed)

    def show_products(self, code: str, count: int) -> None:
        """How many products were classified under the paragraph that is shown."""
        if self._view is None or self._view.code != code or not count:
            return
        link = TextAction(self._look, self._words.plural("lists.products", count), name="lists_products", role="small")
        link.clicked.connect(lambda: self.products_requested.emit(code))
        self._chips.add(link)

    def show_official(self, code: str, texts: Sequence[OfficialText], *, is_open: bool) -> None:
        """What the publications say that were brought, below what we say."""
        if not texts or self._view is None or self._view.code != code or self._official is not None:
            return
        self._official = OfficialBlock(self._look, texts, asked=code, is_open=is_open)
        self._official.toggled.connect(self.official_toggled)
        self._official_place.addSpacing(self._look.px(10))
        self._official_place.add(self._official)

    def go_to_official(self) -> None:
        """Open the official wording and put the cursor on it."""
        if self._official is not None:
            self._official.set_open(True)
            self._official.head.setFocus(Qt.FocusReason.ShortcutFocusReason)
            QTimer.singleShot(0, self._official, self._show_official_first)

    def _show_official_first(self) -> None:
        inner = self._scroll.widget()
        if self._official is not None and inner is not None:
            top = self._official.mapTo(inner, self._official.rect().topLeft()).y()
            self._scroll.verticalScrollBar().setValue(top)

    def show_national(self, code: str, shown: ParagraphInCountry | None) -> None:
        """What the person's country has instead of the list that is shown, at the end of the paragraph."""
        if shown is None or self._view is None or self._view.code != code or self._has_national:
            return
        self._has_national = True
        block = Column(self._look, spacing=8, margins=(0, 10, 0, 0))
        title = self._words.text("lists.national", country=shown.country)
        block.add(Label(self._look, title, "side_section", name="lists_section_national"))
        for card in national_cards(self._look, shown):
            block.add(card)
        self._content.insertWidget(self._content.count() - 1, box(block, name="lists_national"))  # before what keeps it all at the top

    def _add_head(self, view: EntryView) -> None:
        look, words = self._look, self._words
        self._content.add(self._path(view))
        head = Row(look, spacing=14)
        head.add(LineLabel(look, view.code, "display", tone="accent", name="lists_code"), align=Qt.AlignmentFlag.AlignTop)
        heading = words.text("lists.entry.unused") if view.is_unused else view.heading
        head.add(self._text(heading, "display" if len(heading) < 48 else "title", name="lists_heading"), 1)
        self._content.add(head)
        self._chips = FlowRow(look, spacing=8)
        for chip in regime_chips(look, view.regimes, self._ties, self.place_chosen.emit):
            self._chips.add(chip)
        if view.is_outside_regimes:
            self._chips.add(Tag(look, words.text("lists.outside_regimes")))
        self._add_hs(view.hs)
        self._chips_box = self._content.add(box(self._chips, name="lists_chips"))
        self._changed: Notice | None = None
        if view.is_outside_regimes:
            self._content.add(Label(look, self._say.text("overlay.outside_regimes"), "compact", name="lists_outside_regimes"))
        if self._why and not self._why.startswith(_PLAIN_TO_SEE):
            self._content.add(Label(look, words.text("lists.entry.found", why=self._why), "small", tone="text2", name="lists_found"))
        if view.help:
            self._content.add(self._text(view.help, "body", tone="text2", name="lists_help"))

    def _text(self, text: str, role: str, *, tone: str = "text", name: str = "") -> TermText:
        words = TermText(self._look, text, role, gloss=self._gloss, tone=tone, name=name)
        words.term_chosen.connect(self._term_chosen)
        return words

    def _term_chosen(self, name: str) -> None:
        self.code_chosen.emit(f"def:{name}")

    def _path(self, view: EntryView) -> QWidget:
        """Where it stands; each step leads there."""
        look, words = self._look, self._words
        row = FlowRow(look, spacing=6)
        is_munitions = view.code.startswith("ML")
        key = "lists.category.munitions" if is_munitions else "lists.category"
        is_general = not view.code[:1].isdigit() and not is_munitions
        said = words.text("lists.general") if is_general else words.text(key, category=view.code[:1])
        if list_of_code(view.code):
            said = words.text(f"lists.tree.{list_of_code(view.code)}")
        row.add(LineLabel(look, said, "small", tone="text2"))
        for step in view.path:
            row.add(LineLabel(look, "›", "small", tone="text2"))
            shown = f"{step.code} {step.heading}" if "." not in step.code else step.code
            link = TextAction(look, shown, name=f"lists_path_{step.code}", role="small")
            link.tall = 20
            link.setToolTip(step.heading)
            link.clicked.connect(lambda _checked=False, code=step.code: self.code_chosen.emit(code))
            row.add(link)
        return box(row)

    def _add_hs(self, hints: Sequence[HsHint]) -> None:
        look, words = self._look, self._words
        for hint in hints[:_HS_SHOWN]:
            self._chips.add(self._hs_chip(hint))
        rest = hints[_HS_SHOWN:]
        if rest:
            more = TextAction(look, words.plural("lists.entry.hs.more", len(rest)), name="lists_hs_more", role="small")
            more.clicked.connect(lambda: self._show_more_hs(more, rest))
            self._chips.add(more)

    def _show_more_hs(self, more: TextAction, rest: Sequence[HsHint]) -> None:
        more.hide()
        for hint in rest:
            self._chips.add(self._hs_chip(hint))

    def _hs_chip(self, hint: HsHint) -> Tag:
        chip = Tag(self._look, self._words.text("lists.entry.hs", code=hint.shown), name=f"lists_hs_{hint.shown}")
        chip.setToolTip(self._words.text("lists.entry.hs.tip", title=hint.title))
        return chip

    def _add_tests(self, view: EntryView) -> None:
        text = self._words.text
        if view.tests:
            self._section("tests", text("lists.entry.tests.all" if len(view.tests) > 1 else "lists.entry.tests.one"))
            self._add_table(view.tests, "lists_tests")
        for step, rows in view.above:
            self._content.gap(4)
            self._content.add(Label(self._look, text("lists.entry.above", code=step.code), "compact", bold=True))
            self._add_table(rows, f"lists_tests_{step.code}")

    def _add_table(self, rows: Sequence[TestRow], name: str) -> None:
        table = TestsTable(self._look, rows, name=name, gloss=self._gloss)
        table.code_chosen.connect(self.code_chosen)
        table.term_chosen.connect(self._term_chosen)
        self._content.add(table)

    def _section(self, name: str, text: str = "", *, key: str = "", count: int = 0) -> None:
        self._content.gap(10)
        title = self._words.plural(key, count) if count else self._words.text(key or f"lists.entry.{name}")
        self._content.add(Label(self._look, title, "side_section", name=f"lists_section_{name}"))
        if text:
            self._content.add(Label(self._look, text, "small", tone="text2"))

    def _add_below(self, view: EntryView) -> None:
        if not view.below:
            return
        is_said = len(view.below) > 1 and view.logic is not Logic.ONE and not list_of_code(view.code)
        logic = self._words.text(f"lists.entry.below.{view.logic.value}") if is_said else ""
        is_paragraph = view.code[:1].isdigit() or view.code.startswith("ML") or bool(list_of_code(view.code))
        self._section("below", logic, key="" if is_paragraph else "lists.entry.points")
        self._content.add(self._links(view.below, "below", shorten=True))

    def _add_notes(self, view: EntryView) -> None:
        if not view.notes:
            return
        self._section("notes")
        for note in view.notes:
            card = NoteCard(self._look, note, gloss=self._gloss, owner=view.code)
            card.code_chosen.connect(self.code_chosen)
            card.term_chosen.connect(self._term_chosen)
            self._content.add(card)

    def _add_chemicals(self, view: EntryView) -> None:
        if view.chemicals:
            text = self._words.text("lists.entry.chemicals.text")
            self._section("chemicals", text, key="lists.entry.chemicals", count=len(view.chemicals))
            table = ChemicalsTable(self._look, view.chemicals, owner=view.code)
            table.code_chosen.connect(self.code_chosen)
            self._content.add(table)

    def _add_references(self, key: str, references: Sequence[Reference]) -> None:
        if references:
            self._section(key, self._words.text("lists.entry.refs.text") if key == "refs" else "")
            self._content.add(self._links(references, key))

    def _add_names(self, view: EntryView) -> None:
        """Words of the trade by which people look for it."""
        names = list(dict.fromkeys(name for name in (view.kind_of_thing, *view.words) if name))
        if names:
            self._section("words")
            self._content.add(Label(self._look, ", ".join(names), "compact", name="lists_words"))
        for local in view.local_words:
            language = self._words.text(f"lists.language.{local.language}")
            said = self._words.text("lists.entry.local", language=language, words=", ".join(local.words))
            self._content.add(Label(self._look, said, "compact", name=f"lists_words_{local.language}"))
        if any(not local.is_reviewed for local in view.local_words):
            note = self._words.text("lists.entry.local.unreviewed")
            self._content.add(Label(self._look, note, "small", tone="text2", name="lists_words_unreviewed"))

    def _links(self, references: Sequence[Reference], part: str, *, shorten: bool = False) -> QWidget:
        """Code and heading of each; what is not installed is named and cannot be opened."""
        sheet = CellSheet(self._look, shares=(0, 1))
        for reference in references:
            code = reference.code.rsplit(".", 1)[-1] if shorten else reference.code
            link = TextAction(self._look, code if not code.startswith("def:") else reference.heading, name=f"lists_{part}_{reference.code}")
            link.setAccessibleName(f"{reference.code} {reference.heading}")
            link.setEnabled(reference.is_installed)
            missing = "lists.entry.other_list" if reference.is_of_another_list else "lists.entry.missing"
            link.set_reason("" if reference.is_installed else self._words.text(missing))
            link.clicked.connect(lambda _checked=False, code=reference.code: self.code_chosen.emit(code))
            unnamed = "lists.entry.unused.short" if reference.is_installed else missing
            heading = "" if code.startswith("def:") else reference.heading or self._words.text(unnamed)
            words = Label(self._look, heading, "compact", tone="text" if reference.is_installed else "text3")
            words.setContentsMargins(0, self._look.px(4), 0, self._look.px(4))  # beside a link of 28
            sheet.add_row([link], [words])
        return sheet


def scope_texts(scope: Sequence[str], words: Words) -> list[str]:
    """Where a term has its special meaning: everywhere, in categories, in a general note."""
    if EVERYWHERE in scope:
        return [words.text("lists.term.everywhere")]
    categories = [name for name in scope if len(name) == 1]
    said = [words.plural("lists.term.scope", len(categories), scope=", ".join(categories))] if categories else []
    notes = [name for name in scope if len(name) > 1]
    return [*said, *([words.text("lists.term.scope.note", scope=", ".join(notes))] if notes else [])]
