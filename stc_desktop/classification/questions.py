"""Questions of the interview: what may be asked, and which one settles most."""

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stc_desktop.classification.candidates import Candidate, Standing
from stc_desktop.classification.paragraphs import KIND, Meeting, NamingParagraph, WeighableList, holders_of
from stc_desktop.classification.weighings import Weighing
from stc_desktop.control_lists.codes import category_of
from stc_desktop.rules.computations import can_be_computed, inputs_to_ask
from stc_desktop.rules.facts import Amount, Facts, NotKnown, Several
from stc_desktop.rules.gathering import asked_first
from stc_desktop.rules.properties import PropertyKind, Register


class QuestionKind(enum.StrEnum):
    """What an answer looks like; design: one step of the interview."""

    CANDIDATE = "candidate"
    OVERVIEW = "overview"
    YES_NO = "yes_no"
    CHOICE = "choice"
    SEVERAL = "several"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    id: str
    text: str
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question with what it would settle (`why`: codes of paragraphs).

    Who does not know the answer is asked for the properties in `computed_from`: it follows from them.
    """

    id: str
    kind: QuestionKind
    text: str
    help: str = ""
    unit: str = ""
    options: tuple[Option, ...] = ()
    why: tuple[str, ...] = ()
    computed_from: tuple[str, ...] = ()


def candidate_question(candidate: Candidate) -> Question:
    paragraph = next(p for p in candidate.paragraphs if p.code == candidate.code)
    text = paragraph.question or f"Does this describe it: {paragraph.heading}?"
    return Question(id=paragraph.code, kind=QuestionKind.CANDIDATE, text=text, why=tuple(p.code for p in candidate.paragraphs))


def overview_question(candidates: Iterable[Candidate], weighable: WeighableList) -> Question:
    """All kinds of thing that nobody has considered yet, nearest first, grouped by category and group of the list."""
    ranked = sorted(candidates, key=lambda candidate: (-candidate.nearness, candidate.paragraphs[0].code))
    subjects = weighable.edition.subjects
    options = tuple(
        Option(
            id=candidate.code,
            text=subjects[candidate.subject].heading if candidate.subject in subjects else candidate.paragraphs[0].heading,
            group=category_of(candidate.paragraphs[0].code),
        )
        for candidate in ranked
    )
    return Question(
        id="overview",
        kind=QuestionKind.OVERVIEW,
        text="Might one of these also describe it?",
        help="Mark every heading that might fit; nothing was asked about them yet. If none fits, say so.",
        options=options,
    )


def property_question(
    name: str, weighable: WeighableList, settles: tuple[str, ...], candidates: Iterable[Candidate], *, facts: Facts
) -> Question:
    """The question of a property; `settles` are the paragraphs that it helps to settle."""
    prop = weighable.edition.register[name]
    kinds = {
        PropertyKind.NUMBER: QuestionKind.NUMBER,
        PropertyKind.COUNT: QuestionKind.NUMBER,
        PropertyKind.YES_NO: QuestionKind.YES_NO,
        PropertyKind.CHOICE: QuestionKind.CHOICE,
    }
    options = tuple(Option(id=key, text=text) for key, text in prop.options.items())
    if prop.kind is PropertyKind.PARAGRAPH:
        options = tuple(_paragraph_options(name, weighable, settles, candidates))
    kind = kinds.get(prop.kind, QuestionKind.SEVERAL)
    return Question(
        id=name,
        kind=kind,
        text=prop.question,
        help=prop.help,
        unit=prop.unit,
        options=options,
        why=settles,
        computed_from=prop.computed.inputs if prop.computed and can_be_computed(name, weighable.computations, facts) else (),
    )


def _paragraph_options(name: str, weighable: WeighableList, settles: tuple[str, ...], candidates: Iterable[Candidate]) -> Iterator[Option]:
    """Every paragraph that some test of this property names: those that settle something first, and of them what the words name.

    All of them are offered each time, so that "none of these" means the same whenever it is said.
    """
    asking = (paragraph for code in settles if (paragraph := weighable.paragraph(code)))
    near = {target for paragraph in asking for target in _targets_below(name, paragraph)}
    named = _named_by_the_words(candidates)
    codes = weighable.targets.get(name, ())
    for code in sorted(codes, key=lambda code: (code not in near, -_nearness(code, named))):
        entry = weighable.edition.entries.get(code)
        yield Option(id=code, text=f"{code}  {entry.heading}" if entry else code, group=category_of(code))


def _named_by_the_words(candidates: Iterable[Candidate]) -> dict[str, float]:
    """Per code how near the words of the description bring it, its holders and what stands below it included."""
    named: dict[str, float] = {}
    for candidate in candidates:
        for suggestion in candidate.why:
            for code in holders_of(suggestion.code):
                named[code] = max(named.get(code, 0.0), suggestion.score)
    return named


def _nearness(code: str, named: Mapping[str, float]) -> float:
    """A paragraph is as near as what the words name in it; inside a head that they name as a whole, half as near."""
    return named.get(code, 0.0) or next((named[holder] / 2 for holder in holders_of(code) if holder in named), 0.0)


def _targets_below(name: str, paragraph: NamingParagraph) -> Iterator[str]:
    stack = [paragraph.clause]
    while stack:
        clause = stack.pop()
        yield from (str(test.value) for test in clause.tests if test.property_id == name)
        stack += [*clause.children, *clause.removed_by, *clause.added_by]


_NAMES_GOODS = 1.5
_SEVERAL = 3  # paragraphs of software or technology; a single machine is asked for its own values first


def best_property(
    weighings: Iterable[Weighing], meeting: Meeting, told: Facts, *, weighable: WeighableList
) -> tuple[str, tuple[str, ...]] | None:
    """The open property that settles most, with the naming paragraphs that it helps to settle.

    A property counts fully for a paragraph that falls when it fails, less where it is one of several alternatives, and little in a
    note that only matters once the rest holds. Where most paragraphs turn on the goods that it is made for, that comes early: people
    know it before anything else, and "for none of them" settles most. What was told (`told`), "I don't know" included, is not asked
    again; in place of what is not known that is asked from which it follows.
    """
    register = weighable.edition.register
    weight: dict[str, float] = {}
    settles: dict[str, dict[str, None]] = {}
    for weighing in weighings:
        for name, value in weighing.shares(meeting).items():
            for asked in _asked_for(name, meeting.facts, told, weighable):
                weight[asked] = weight.get(asked, 0.0) + value
                settles.setdefault(asked, {}).setdefault(weighing.paragraph.code)
    if not weight:
        return None
    most = max(map(len, settles.values()))
    for name, codes in settles.items():
        if register[name].kind is PropertyKind.PARAGRAPH and len(codes) >= max(_SEVERAL, most / 2):
            weight[name] *= _NAMES_GOODS
    best = _before(max(weight, key=lambda name: weight[name]), settles, register)
    return best, tuple(settles[best])


def _before(name: str, settles: Mapping[str, Mapping[str, None]], register: Register) -> str:
    """What the list wants to be asked before a property, as long as it is open for one of the same paragraphs."""
    passed = {name}
    while (first := register[name].after) in settles and first not in passed and not settles[first].keys().isdisjoint(settles[name]):
        name = first
        passed.add(name)
    return name


def open_kinds(weighings: Iterable[Weighing], meeting: Meeting) -> tuple[str, ...]:
    """Kinds of thing that paragraphs rest on ("other than a hot isostatic press") and that nobody has been asked about."""
    open_ones = (name for weighing in weighings for name in weighing.shares(meeting) if name.startswith(KIND) and name not in meeting.facts)
    return tuple(dict.fromkeys(name.removeprefix(KIND) for name in open_ones))


def _asked_for(name: str, facts: Facts, told: Facts, weighable: WeighableList) -> tuple[str, ...]:
    """What may be asked to learn an open property: itself, or once the person does not know it what it is computed from."""
    if name.startswith(KIND):
        return ()
    if name in told:
        return inputs_to_ask(name, weighable.computations, told) if isinstance(facts.get(name), NotKnown) else ()
    fact = facts.get(name)
    # a computed range may leave open what a stated value settles
    is_open = fact is None or isinstance(fact, Amount) or (isinstance(fact, Several) and not fact.complete)
    return (asked_first(name, weighable.edition.register, told),) if is_open else ()


def open_candidates(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Kinds of thing that something points to and that were not asked yet, nearest first."""
    found = [candidate for candidate in candidates if candidate.standing is Standing.IN_QUESTION]
    return sorted(found, key=lambda candidate: -candidate.nearness)
