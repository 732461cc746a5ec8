"""The requirement sheet: yes, no or undecided, which rule of which law says so, the papers, the terms, the signs of danger, what to do."""

import datetime as dt
from collections.abc import Iterator

from stc_desktop.determination.reasons import shown_day
from stc_desktop.determination.requirement import LicenceRequirement, Needed
from stc_desktop.documents.plan import (
    Block,
    Cell,
    Column,
    Label,
    Panel,
    PanelRow,
    RecordHead,
    Remark,
    SectionBar,
    Sheet,
    Steps,
    Table,
    Tick,
    TimeLine,
    TimePoint,
)
from stc_desktop.wording.days import date_shown
from stc_desktop.wording.sentences import Sentence, Sentences

FORM, EDITION = "GEN-REQ 1", "2026-10"
MOST_SENTENCES = 3  # in the frame; the others stand under "do this next"
# By whose list it was answered, and what the country may list by itself: never away from the answer.
_WITH_ANSWER = (
    "determination.by_the_base_list",
    "determination.by_the_base_list.named",
    "determination.by_the_nearest_list",
    "overlay.own",
)


def requirement_sheet(found: LicenceRequirement, say: Sentences, *, country: str, today: dt.date, name: str = "requirement") -> Sheet:
    """The sheet in one language; what is not verified is printed as a question, never as a fact."""
    text = say.text
    return Sheet(
        name=name,
        index_name=Label(text("requirement.title")),
        form=FORM,
        edition=EDITION,
        head=RecordHead(title=Label(text("requirement.title")), belongs=Label(text("requirement.belongs", country=country))),
        blocks=tuple(_blocks(found, say, today)),
        agency_sentence=text("requirement.agency_sentence", date=shown_day(found.profile_as_of) if found.profile_as_of else "–"),
    )


def _blocks(found: LicenceRequirement, say: Sentences, today: dt.date) -> Iterator[Block]:
    text = say.text
    yield PanelRow(panels=(_answer(found, say),))
    yield SectionBar(letter="A", title=Label(text("requirement.rules")))
    yield _rules(found, say)
    yield Remark(text=text("requirement.marks"))
    letters = iter("BCDE")
    if found.lodge_by is not None and found.lodge_by.on is not None:
        yield SectionBar(letter=next(letters), title=Label(text("requirement.when")))
        yield _time_line(found, say, today)
    yield SectionBar(letter=next(letters), title=Label(text("requirement.papers")))
    yield _papers(found, say)
    if found.red_flags:
        yield SectionBar(letter=next(letters), title=Label(text("requirement.flags")))
        yield _flags(found, say)
    yield SectionBar(letter=next(letters), title=Label(text("requirement.next")))
    yield Steps(steps=tuple(_next(found, say)))


def _answer(found: LicenceRequirement, say: Sentences) -> Panel:
    framed, _ = _shared_out(found)
    sentences = [say.say(sentence) for sentence in framed]
    first = sentences[0] if sentences else ""
    kinds = ", ".join(kind.name for kind in found.types)
    about = say.text("requirement.types", types=kinds) if kinds else ""
    names_agency = found.agency is None or found.agency.name in first
    agency = "" if names_agency or found.agency is None else say.text("requirement.agency", agency=found.agency.name)
    paragraphs = tuple(line for line in (*sentences, about, agency) if line)
    return Panel(columns=66, title=answer_words(found, say), paragraphs=paragraphs, is_verdict=True)


def _shared_out(found: LicenceRequirement) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """What stands in the frame, and what under "do this next"."""
    first, rest = found.sentences[:MOST_SENTENCES], found.sentences[MOST_SENTENCES:]
    framed = (*first, *(sentence for sentence in rest if sentence.key in _WITH_ANSWER))
    return framed, tuple(sentence for sentence in rest if sentence.key not in _WITH_ANSWER)


def answer_words(found: LicenceRequirement, say: Sentences) -> str:
    """The answer in a few words: a forbidden deal is never called "yes"."""
    if found.is_forbidden:
        return say.text("requirement.forbidden")
    if found.needed is Needed.YES:
        lines = found.lines_with(Needed.YES)
        return say.text("requirement.yes_lines", count=len(lines), of=len(found.lines)) if found.lines else say.text("requirement.yes")
    return say.text("requirement.no" if found.needed is Needed.NO else "requirement.undecided")


def _rules(found: LicenceRequirement, say: Sentences) -> Table:
    text = say.text
    columns = (
        Column(columns=26, head=Label(text("requirement.rule"))),
        Column(columns=8, head=Label(text("requirement.lines"))),
        Column(columns=28, head=Label(text("requirement.citation"))),
        Column(columns=4, head=Label(text("requirement.mark"))),
    )
    rows: list[tuple[Cell, ...]] = []
    for rule in found.rules:
        if rule.fired:
            lines = ", ".join(str(number) for number in rule.fired_for) or text("requirement.all")
        else:
            lines = text("requirement.open_rule" if rule.fired is None else "requirement.silent")
        rows.append(
            (Cell(rule.heading, rule.warning), Cell(lines, bold=bool(rule.fired)), Cell(rule.citation), Cell(rule.mark.value, bold=True))
        )
    if not rows:
        rows.append((Cell(text("requirement.no_rules")), Cell("–"), Cell("–"), Cell("–")))
    return Table(columns=columns, rows=tuple(rows))


def _time_line(found: LicenceRequirement, say: Sentences, today: dt.date) -> TimeLine:
    by = found.lodge_by
    assert by is not None
    assert by.on is not None
    lodging = max(1, (by.on - today).days)
    return TimeLine(
        points=(
            TimePoint(date=date_shown(today), text=say.text("requirement.today")),
            TimePoint(date=date_shown(by.on), text=say.text("requirement.file_by"), is_waiting=True, days_from_start=lodging),
            TimePoint(
                date=date_shown(by.ship_on),
                text=say.text("requirement.dispatch"),
                days_from_start=lodging + max(1, (by.ship_on - by.on).days),
            ),
        )
    )


def _papers(found: LicenceRequirement, say: Sentences) -> Table:
    text = say.text
    columns = (
        Column(columns=4, head=Label("")),
        Column(columns=30, head=Label(text("requirement.paper"))),
        Column(columns=8, head=Label(text("requirement.need"))),
        Column(columns=24, head=Label(text("requirement.citation"))),
    )
    rows = tuple(
        (Tick(is_crossed=False), Cell(paper.value, paper.warning), Cell(text(f"requirement.need.{paper.need.value}")), Cell(paper.cite))
        for paper in found.papers
    )
    none = ((Tick(is_crossed=False), Cell(text("requirement.no_papers")), Cell("–"), Cell("–")),)
    return Table(columns=columns, rows=rows or none)


def _flags(found: LicenceRequirement, say: Sentences) -> Table:
    columns = (
        Column(columns=4, head=Label("")),
        Column(columns=36, head=Label(say.text("requirement.flag"))),
        Column(columns=26, head=Label(say.text("requirement.cleared"))),
    )
    rows = tuple(
        (Tick(is_crossed=True), Cell(raised.flag.text, bold=True), Cell(raised.cleared or say.text("requirement.not_cleared")))
        for raised in found.red_flags
    )
    return Table(columns=columns, rows=rows)


def _next(found: LicenceRequirement, say: Sentences) -> Iterator[str]:
    _, later = _shared_out(found)
    yield from (say.say(sentence) for sentence in later)
    yield from (item.value for item in found.register_first)
    yield from (say.text("requirement.answer_this", question=item.question) for item in found.unknown)
    yield from (say.text("requirement.ask_this", question=item.ask) for item in found.to_ask)
    yield say.text("requirement.keep")
