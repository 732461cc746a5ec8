"""The request for an official ruling: what is asked of which agency, what is known, what is missing and who was asked for it."""

from collections.abc import Iterator

from stc_desktop.casework.item_sheets import PaperOnItem, codes_shown, goods_panel, lists_label, signing_row, verdict_panel
from stc_desktop.casework.many_products_weighing import from_whom
from stc_desktop.casework.paper_labels import PaperLabels
from stc_desktop.casework.record_sheets import edition_of
from stc_desktop.casework.told_answers import ToldAnswer, told_answers
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.documents.plan import (
    AtFoot,
    Block,
    Box,
    BoxRow,
    ByHand,
    Cell,
    Column,
    KeyValues,
    Label,
    PanelRow,
    Paragraphs,
    RecordHead,
    Remark,
    SectionBar,
    Sheet,
    Table,
)
from stc_desktop.jurisdictions.marks import Backed, Mark
from stc_desktop.jurisdictions.profile import Agency, Profile, Topic
from stc_desktop.wording.sentences import Sentences

FORM, EDITION = "GEN-RULING 1", "2026-11"
_FINDING = {Verdict.CONTROLLED: "ruling.in", Verdict.NOT_LISTED: "ruling.out", Verdict.UNDECIDED: "ruling.open"}
_MOST_PARAGRAPHS = 40  # in question on paper; the others are counted


def ruling_sheet(paper: PaperOnItem, profile: Profile | None, country: str, labels: PaperLabels, *, name: str = "ruling") -> Sheet:
    """The request; any verdict may be put to the agency. `country` is its name, "" where none was chosen."""
    title = labels.label("ruling.title")
    return Sheet(
        name=name,
        index_name=Label(f"{title.text}: {paper.name}"),
        form=FORM,
        edition=EDITION,
        head=RecordHead(title=title, belongs=lists_label(paper)),
        blocks=tuple(_blocks(paper, profile, country, labels)),
        agency_sentence=labels.say.text("ruling.agency_sentence"),
        words=labels.fixed_words if labels.local else None,
    )


def _blocks(paper: PaperOnItem, profile: Profile | None, country: str, labels: PaperLabels) -> Iterator[Block]:
    text = labels.say.text
    yield KeyValues(rows=tuple(_addressed(paper, profile, country, labels.say)), key_columns=14)
    yield PanelRow(panels=(goods_panel(paper, labels), verdict_panel(paper, labels)))
    yield SectionBar(letter="A", title=labels.label("ruling.asked"))
    yield Paragraphs(paragraphs=(_asked(paper, labels.say),))
    told = told_answers(paper.conversation, paper.step.facts, paper.weighable, labels.say)
    yield SectionBar(letter="B", title=labels.label("ruling.known"))
    known = tuple(one for one in told if one.is_known)
    yield _known_table(known, labels) if known else Remark(text=text("ruling.known.none"))
    yield SectionBar(letter="C", title=labels.label("ruling.missing"))
    missing = tuple(_missing_rows(paper, told, labels.say))
    yield _missing_table(missing, labels) if missing else Remark(text=text("ruling.missing.none"))
    yield SectionBar(letter="D", title=labels.label("ruling.paragraphs"))
    yield from _paragraphs(paper, labels)
    yield SectionBar(letter="E", title=labels.label("ruling.answer"))
    yield _answer_boxes(labels)
    if labels.unreviewed:
        yield Remark(text=labels.unreviewed)
    yield AtFoot(row=signing_row(paper, labels, "ruling.asked_by"))


# -- to whom


def _addressed(paper: PaperOnItem, profile: Profile | None, country: str, say: Sentences) -> Iterator[tuple[str, str]]:
    """The agencies that the profile names, each with its mark; what is unverified stands as a question, never as a name."""
    if profile is None:
        key = "ruling.to.no_profile" if country else "ruling.to.no_country"
        yield say.text("ruling.to"), say.text(key, country=country)
        return
    for agency in agencies_to_ask(paper, profile):
        said = _backed(agency, say.text("ruling.to.agency", name=agency.name, role=agency.role, country=profile.name), say)
        yield say.text("ruling.to"), said
    for help_given in profile.about(Topic.CLASSIFICATION_HELP):
        key = "ruling.help" if help_given.is_known else "ruling.help.ask"
        yield say.text(key), _backed(help_given, help_given.value, say)
    yield say.text("ruling.profile"), say.text("ruling.profile.as_of", country=profile.name, date=profile.as_of)


def agencies_to_ask(paper: PaperOnItem, profile: Profile) -> tuple[Agency, ...]:
    """Who can say what stands on the country's lists that come nearest to those that were weighed; else the leading agency."""
    standing = paper.state.national
    asked = [profile.whom_to_ask(national) for national in standing.beside] if standing is not None else []
    return tuple({agency.id: agency for agency in asked or [profile.lead_agency]}.values())


def _backed(held: Backed, said: str, say: Sentences) -> str:
    """A statement about a country with its mark and where it was read; an unverified one is a question."""
    if held.mark is Mark.U:
        return say.text("ruling.unverified", ask=held.ask or say.text("ruling.unverified.whom"))
    warned = f"{said.rstrip('.')}. {held.warning}" if held.warning else said
    return say.text("ruling.backed", said=warned.rstrip("."), meaning=say.text(f"ruling.mark.{held.mark.value}"), mark=held.mark.value)


# -- what is asked, known and missing


def _asked(paper: PaperOnItem, say: Sentences) -> str:
    step = paper.step
    if step.verdict is Verdict.CONTROLLED:
        return say.text("ruling.ask.controlled", codes=codes_shown(step.codes))
    if step.verdict is Verdict.NOT_LISTED:
        return say.text("ruling.ask.not_listed")
    opened = [code for code, _ in step.open]
    return say.text("ruling.ask.undecided", codes=codes_shown(opened[:_MOST_PARAGRAPHS])) if opened else say.text("ruling.ask.unseen")


def _known_table(known: tuple[ToldAnswer, ...], labels: PaperLabels) -> Table:
    absent = labels.say.text("record.no_source")
    columns = (
        Column(columns=30, head=labels.label("record.question")),
        Column(columns=18, head=labels.label("record.answer")),
        Column(columns=18, head=labels.label("ruling.source")),
    )
    rows = tuple((Cell(one.question), Cell(one.answer, bold=True), Cell(one.source or absent)) for one in known)
    return Table(columns=columns, rows=rows)


def _missing_rows(paper: PaperOnItem, told: tuple[ToldAnswer, ...], say: Sentences) -> Iterator[tuple[str, str, str, str]]:
    """Question, paragraphs that wait for it, who can supply it, who was asked."""
    step, register = paper.step, paper.weighable.edition.register
    waiting: dict[str, list[str]] = {}
    for code, missing in step.open:
        for name in missing:
            waiting.setdefault(name, []).append(code)
    in_vain = say.text("ruling.asked_in_vain", person=paper.person or "–", at=paper.made_at)
    asked = {one.id for one in told if not one.is_known}
    for name, codes in waiting.items():
        prop = register.get(name)
        if prop is not None:
            yield prop.question, codes_shown(codes[:6]), from_whom(prop, say), in_vain if name in asked else say.text("ruling.not_asked")
    for one in told:
        if not one.is_known and one.id not in waiting:
            code = "–" if one.is_fact or one.id not in paper.weighable.edition.entries else one.id
            yield one.question, code, say.text("ruling.whoever_knows"), in_vain
    question = step.next_question
    if question is not None and question.id not in waiting and question.id not in asked:
        yield question.text, "–", say.text("ruling.whoever_knows"), say.text("ruling.not_asked")


def _missing_table(rows: tuple[tuple[str, str, str, str], ...], labels: PaperLabels) -> Table:
    columns = (
        Column(columns=26, head=labels.label("record.question")),
        Column(columns=10, head=labels.label("record.paragraph")),
        Column(columns=15, head=labels.label("ruling.supplied_by")),
        Column(columns=15, head=labels.label("ruling.who_was_asked")),
    )
    return Table(columns=columns, rows=tuple(tuple(Cell(part) for part in row) for row in rows))


def _paragraphs(paper: PaperOnItem, labels: PaperLabels) -> Iterator[Block]:
    """Those that are met or open; where all fall, those that were weighed."""
    found = paper.step.findings
    meant = tuple(finding for finding in found if finding.verdict is not Verdict.NOT_LISTED) or found
    if not meant:
        yield Remark(text=labels.say.text("ruling.paragraphs.none"))
        return
    columns = (
        Column(columns=12, head=labels.label("record.paragraph")),
        Column(columns=34, head=labels.label("record.heading")),
        Column(columns=10, head=labels.label("record.finding")),
        Column(columns=10, head=labels.label("ruling.edition")),
    )
    rows = tuple(
        (Cell(one.code, bold=True), Cell(one.heading), Cell(labels.say.text(_FINDING[one.verdict])), Cell(edition_of(one.code, paper.step)))
        for one in meant[:_MOST_PARAGRAPHS]
    )
    yield Table(columns=columns, rows=rows)
    if len(meant) > _MOST_PARAGRAPHS:
        yield Remark(text=labels.say.text("ruling.paragraphs.more", count=len(meant) - _MOST_PARAGRAPHS))


def _answer_boxes(labels: PaperLabels) -> BoxRow:
    """Room for the agency's own words; never filled by the program."""
    return BoxRow(
        cells=(
            Box(label=labels.label("ruling.answer.paragraph"), columns=30, rows=4, content=ByHand()),
            Box(label=labels.label("ruling.answer.reference"), columns=36, rows=4, content=ByHand()),
        )
    )
