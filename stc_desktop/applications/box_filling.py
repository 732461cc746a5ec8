"""What stands in a box: an answer, a party, crosses, or nothing but room for ink."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from stc_desktop.applications.answers import shown, value_of
from stc_desktop.applications.cases import Case
from stc_desktop.applications.countries import country_shown
from stc_desktop.applications.fill_values import (
    Answer,
    AnswerState,
    ByHand,
    Content,
    Cross,
    Crosses,
    FilledBox,
    FilledStack,
    Label,
    PartyLines,
    Question,
    SignHere,
    StampHere,
    YesNo,
)
from stc_desktop.applications.form_parts import BoxKind, FormBox, FormField, Words, words_in
from stc_desktop.applications.forms import Form
from stc_desktop.applications.line_filling import CODES_PATH, code_shown
from stc_desktop.applications.parties import CaseParty, NumberKind
from stc_desktop.applications.paths import concrete
from stc_desktop.applications.templates import filled
from stc_desktop.applications.weighing import Facts, holds, is_required, is_shown

_REASON = "cannot be supplied: "
_NUMBERS = {
    NumberKind.TAX: "Tax code",
    NumberKind.COMPANY: "Registration",
    NumberKind.UEN: "UEN",
    NumberKind.EORI: "EORI",
    NumberKind.STRATEGIC_TRADE: "Trader no.",
    NumberKind.COMPLIANCE_PROGRAMME: "ICP",
    NumberKind.AUTHORISED_OPERATOR: "AEO",
    NumberKind.PASSPORT: "Passport",
}


@dataclass(frozen=True, slots=True)
class Labels:
    """The two languages of a print: words of the form in both of them."""

    language: str
    local: str

    def label(self, words: Words) -> Label:
        return Label(words_in(words, self.language), words.get(self.local, "") if self.local else "")


@dataclass(slots=True)
class BoxFiller:
    """Fills the boxes of one form with one case, and notes the numbers of those that are still open."""

    case: Case
    form: Form
    facts: Facts
    labels: Labels
    line_facts: tuple[Facts, ...] = ()
    open_boxes: list[str] = field(default_factory=list[str])

    def label(self, words: Words) -> Label:
        return self.labels.label(words)

    def cell(self, box: FormBox, line: int | None = None) -> FilledBox | FilledStack:
        if box.below:
            return FilledStack(columns=box.columns, boxes=tuple(self.box(inner, line) for inner in box.below))
        return self.box(box, line)

    def box(self, box: FormBox, line: int | None = None) -> FilledBox:
        content = self._content(box, line)
        if self._is_open(box, content, line):
            self.open_boxes.append(box.number)
        return FilledBox(
            label=self.label(box.label),
            columns=box.columns,
            rows=box.rows,
            number=box.number,
            content=content,
            repeats=box.repeats,
            repeat_columns=box.repeat_columns,
            field_ids=tuple(one.id for one in box.fields),
        )

    def heading(self, box: FormBox) -> FilledBox:
        """The box as it is repeated on a continuation: one line."""
        content = self._content(box, None)
        line = content.paragraphs[:1] if isinstance(content, PartyLines | Answer) else ()
        kept: Content = (
            content if isinstance(content, ByHand) else Answer(paragraphs=line, bold=box.bold, state=_state_of(content), is_excerpt=True)
        )
        return FilledBox(
            label=self.label(box.label),
            columns=box.repeat_columns,
            rows=2,
            number=box.number,
            content=kept,
            repeats=True,
            repeat_columns=box.repeat_columns,
        )

    def _content(self, box: FormBox, line: int | None) -> Content:
        if box.kind is BoxKind.BY_HAND:
            return ByHand(hint=self._hint(box), by_agency=box.by_agency)
        if box.kind is BoxKind.SIGNATURE:
            return SignHere(hint=self._hint(box))
        if box.kind is BoxKind.STAMP:
            return StampHere()
        if box.kind is BoxKind.PARTY:
            return self._party(box)
        if box.kind is BoxKind.CHECKS:
            return self._crosses(box)
        if box.kind is BoxKind.YES_NO:
            return self._questions(box)
        return self._answer(box, line)

    def _hint(self, box: FormBox) -> Label | None:
        return self.label(box.hint) if box.hint else None

    def _answer(self, box: FormBox, line: int | None) -> Answer:
        names = {one.id: one for one in box.fields}
        templates = box.lines or tuple(f"{{{name}}}" for name in names)

        def text(name: str) -> str:
            field_id = name.removesuffix(":code")
            one = names.get(field_id) or self.form.field(field_id)
            return str(value_of(self.case, one) or "") if name != field_id else self._shown(one, line)

        paragraphs = tuple(part for template in templates for part in filled(template, text).split("\n") if part.strip())
        if paragraphs:
            return Answer(paragraphs=paragraphs, bold=box.bold)
        return Answer(state=AnswerState.OPEN if self._is_missing(box.fields, line) else AnswerState.NOT_APPLICABLE, bold=box.bold)

    def _shown(self, one: FormField, line: int | None) -> str:
        row = line if "[]" in one.path else None
        reason = self.case.cannot_supply.get(concrete(self.case, one.path, row))
        if reason:
            return _REASON + reason
        if not is_shown(one, self._facts_at(line)):
            return ""
        if row is not None and row >= len(self.case.lines):
            return ""
        if row is not None and one.path == CODES_PATH:
            return code_shown(self.case.lines[row])
        value = value_of(self.case, one, row)
        currency = self.case.lines[row].currency if row is not None else self.case.deal.currency
        return shown(one, value, self.labels.language, currency)

    def _is_missing(self, fields: tuple[FormField, ...], line: int | None) -> bool:
        return any(is_required(one, self._facts_at(line)) and not self._shown(one, line) for one in fields)

    def _facts_at(self, line: int | None) -> Facts:
        return self.line_facts[line] if line is not None and line < len(self.line_facts) else self.facts

    def _party(self, box: FormBox) -> Content:
        if box.prints_if is not None and not holds(box.prints_if, self.facts):
            return Answer(state=AnswerState.NOT_APPLICABLE)
        party = self.case.party(box.role) or (self.case.party(box.stand_in) if box.stand_in else None)
        if party is None or not (party.legal_name or party.name_local):
            reason = self.case.cannot_supply.get(f"parties[{party.id if party else box.role}].legal_name")
            if reason:
                return Answer(paragraphs=(_REASON + reason,))
            required = any(is_required(one, self.facts) for one in box.fields if one.id.endswith(".legal_name"))
            return Answer(state=AnswerState.OPEN if required or party else AnswerState.NOT_APPLICABLE)
        asked = frozenset(one.id.partition(".")[2] for one in box.fields)
        return party_lines(party, asked, numbers=box.numbers, prefer_local=self.form.is_statement)

    def _crosses(self, box: FormBox) -> Crosses:
        one = box.fields[0]
        value = value_of(self.case, one)
        chosen = set(value) if isinstance(value, tuple) else {value} if isinstance(value, str) else set[str]()
        options = (Cross(label=self.label(option.label), is_crossed=option.id in chosen if chosen else None) for option in one.options)
        return Crosses(options=tuple(options), local_under=box.local_under)

    def _questions(self, box: FormBox) -> YesNo:
        questions: list[Question] = []
        for number, one in enumerate(box.fields):
            value = value_of(self.case, one)
            answer = value if isinstance(value, bool) else None
            questions.append(Question(letter=chr(ord("a") + number), label=self.label(one.label), answer=answer))
        return YesNo(questions=tuple(questions))

    def _is_open(self, box: FormBox, content: Content, line: int | None) -> bool:
        """Whether something required is still missing, though other answers of the box may be there."""
        if isinstance(content, Answer) and content.state is AnswerState.OPEN:
            return True
        return content != Answer(state=AnswerState.NOT_APPLICABLE) and self._is_missing(box.fields, line)


def _state_of(content: Content) -> AnswerState:
    return content.state if isinstance(content, Answer) else AnswerState.GIVEN


def party_lines(party: CaseParty, asked: frozenset[str], *, numbers: tuple[str, ...] = (), prefer_local: bool = False) -> PartyLines:
    """A party in the order of its box, with what the form asks of it and nothing else.

    A statement that the party itself signs shows address and person in its own script.
    """
    return PartyLines(
        name=party.legal_name or party.name_local,
        local_name=party.name_local if party.legal_name else "",
        address=_address(party, asked, prefer_local=prefer_local),
        registration="   ".join(_numbers(party, numbers or tuple(asked))),
        contact=_contact(party, asked, prefer_local=prefer_local),
        reach="   ".join(
            text for name, text in (("phone", party.phone), ("fax", party.fax), ("email", party.email)) if text and name in asked
        ),
    )


def _address(party: CaseParty, asked: frozenset[str], *, prefer_local: bool) -> tuple[str, ...]:
    country = country_shown(party.country)
    local = party.address_local if "address_local" in asked and (prefer_local or not party.address) else ""
    if local:
        lines = [line for line in local.split("\n") if line.strip()]
        return (*lines[:-1], ", ".join(part for part in (lines[-1], country) if part))
    street = " ".join(party.address.split()) if "address" in asked else ""
    region = " ".join(part for part in (party.region, party.postcode) if part) if "region" in asked or "postcode" in asked else ""
    place = ", ".join(part for part in (party.city, region, country) if part)
    return tuple(line for line in (street, place) if line)


def _numbers(party: CaseParty, wanted: tuple[str, ...]) -> Iterator[str]:
    for one in party.registrations:
        if one.number and _ASKED_AS.get(one.kind, "") in wanted:
            yield f"{_NUMBERS.get(one.kind, 'No.')} {one.number}"


def _contact(party: CaseParty, asked: frozenset[str], *, prefer_local: bool) -> str:
    local = party.contact_name_local if prefer_local and "contact_name_local" in asked else ""
    person = local or (party.contact_name if "contact_name" in asked else "")
    position = party.contact_position if "contact_position" in asked else ""
    nationality = f"national of {country_shown(party.nationality)}" if party.nationality and "nationality" in asked else ""
    named = ", ".join(part for part in (person, position) if part)
    return "; ".join(part for part in (named, nationality, party.remark if "remark" in asked else "") if part)


_ASKED_AS = {
    NumberKind.TAX: "tax_no",
    NumberKind.COMPANY: "company_no",
    NumberKind.UEN: "uen",
    NumberKind.EORI: "eori",
    NumberKind.STRATEGIC_TRADE: "strategic_trade_no",
    NumberKind.COMPLIANCE_PROGRAMME: "compliance_no",
    NumberKind.AUTHORISED_OPERATOR: "operator_no",
    NumberKind.PASSPORT: "passport_no",
}


def is_number_printed(name: str, wanted: tuple[str, ...]) -> bool:
    """Whether a party's box prints the registration number that the form calls so."""
    return name in _ASKED_AS.values() and name in wanted
