"""A party of the deal on a page of the form: folded when it is not in the deal or complete, "same as" another one in one step."""

from dataclasses import replace

from stc_desktop.applications.answers import value_of
from stc_desktop.applications.cases import Case
from stc_desktop.applications.form_parts import FormBox, FormField, words_in
from stc_desktop.applications.forms import Level
from stc_desktop.applications.parties import CaseParty, Role
from stc_desktop.applications.paths import new_id
from stc_desktop.applications.rows import with_party, with_role, without_role
from ui.applications.answer_controls import capital
from ui.applications.field_block import FieldBlock, Key
from ui.applications.parts import LEFT, FieldsPart, Making, Part, Standing
from ui.parts.buttons import TextAction
from ui.parts.disclosure import Disclosure
from ui.parts.fields import SelectField
from ui.parts.labels import Label
from ui.parts.layouts import Column, Row, box

_LONGEST_NAME = 34  # beside the head


class PartyPart(Part):
    """One box of a party."""

    def __init__(self, making: Making, form_box: FormBox, *, number: str) -> None:
        super().__init__()
        self._making, self._box = making, form_box
        self._role = Role(form_box.role) if form_box.role in set(Role) else Role.OTHER
        self._inner: FieldsPart | None = None
        self._standing: Standing | None = None
        look, words = making.look, making.words
        self.setObjectName(f"party_{form_box.role}")
        label = capital(words_in(form_box.label, look.speech.language))
        title = words.text("applications.party.title", number=number, label=label) if number else label
        self._fold = Disclosure(look, title, name=f"party_{form_box.role}_fold")
        self._fold.toggled.connect(self._unfolded)
        self._shared = self._shared_row()
        self._same = SelectField(look, name=f"party_{form_box.role}_same", placeholder=words.text("applications.party.same"), height=36)
        self._same.chosen.connect(self._take_other)
        self._fold.column.add(self._same)
        self._fold.column.add(self._shared)
        column = Column(look, spacing=0)
        column.add(self._fold)
        self.setLayout(column)
        self._is_first = True

    def _shared_row(self) -> Part:
        making = self._making
        holder = Part()
        row = Row(making.look, spacing=12)
        self._shared_words = row.add(Label(making.look, "", "compact", tone="text2"), 1)
        apart = TextAction(making.look, making.words.text("applications.party.apart"), name=f"party_{self._box.role}_apart")
        apart.clicked.connect(self._part)
        row.add(apart, align=LEFT)
        holder.setLayout(row)
        return holder

    # -- what it shows

    def refresh(self, standing: Standing) -> None:
        self._standing = standing
        case, words = self._making.work.case, self._making.words
        party = case.party(self._role)
        name = party.legal_name if party is not None else ""
        self._fold.set_aside(self._aside(party, name, standing))
        others = [other for other in case.parties if other.legal_name and not other.has_role(self._role)]
        self._same.set_options([(other.id, self._named(other)) for other in others])
        self._same.setVisible(bool(others) and not name)
        held = [role for role in (party.roles if party is not None else ()) if role is not self._role]
        said = ", ".join(words.text(f"applications.role.{role.value}") for role in held)
        self._shared_words.setText(words.text("applications.party.shared", roles=said))
        self._shared.setVisible(bool(held))
        if self._is_first:
            self._is_first = False
            reds = any(one.level is Level.RED for key, one in standing.found.items() if self._holds(key))
            self._fold.set_open(self._is_asked and (reds or not name))
        if self._inner is not None:
            self._inner.refresh(standing)

    @property
    def _is_asked(self) -> bool:
        return any(field.required for field in self._box.fields)

    def _holds(self, key: Key) -> bool:
        return any(field.id == key[0] for field in self._box.fields)

    def _aside(self, party: CaseParty | None, name: str, standing: Standing) -> str:
        words = self._making.words
        if party is None:
            return words.text("applications.party.missing" if self._is_asked else "applications.party.none")
        reds = sum(1 for key, one in standing.found.items() if self._holds(key) and one.level is Level.RED)
        short = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…"
        return " · ".join(part for part in (short, words.plural("applications.to_fix", reds) if reds else "") if part)

    def _named(self, party: CaseParty) -> str:
        return self._making.words.text("applications.party.same_as", name=party.legal_name)

    # -- what is done with it

    def block_for(self, key: Key) -> FieldBlock | None:
        if not self._holds(key):
            return None
        self._fold.set_open(True)
        return self._inner.block_for(key) if self._inner is not None else None

    def blocks(self) -> list[FieldBlock]:
        return self._inner.blocks() if self._inner is not None else []

    def _unfolded(self, is_open: bool) -> None:
        if not is_open or self._inner is not None:
            return
        case = self._making.work.case
        main = [field for field in self._box.fields if self._is_main(case, field)]
        folded = [field for field in self._box.fields if field not in main]
        self._inner = FieldsPart(self._making, main, folded=folded, name=f"party_{self._box.role}_fields", box=self._box.number)
        holder = Column(self._making.look, spacing=0, margins=(0, 8, 0, 8))
        holder.add(self._inner)
        self._fold.column.add(box(holder))
        if self._standing is not None:
            self._inner.refresh(self._standing)

    @staticmethod
    def _is_main(case: Case, field: FormField) -> bool:
        return field.required or field.required_if is not None or value_of(case, field) is not None

    def _take_other(self, party_id: str) -> None:
        self._change(with_role(self._making.work.case, party_id, self._role))

    def _part(self) -> None:
        """A party of its own again: the other one keeps its roles, this one starts with nothing filled in."""
        case = self._making.work.case
        party = case.party(self._role)
        if party is not None:
            parted = without_role(case, party.id, self._role)
            self._change(with_party(parted, CaseParty(id=new_id("p", parted.parties), roles=(self._role,))))

    def _change(self, case: Case) -> None:
        self._making.work.change(replace(case), self._box.role)
