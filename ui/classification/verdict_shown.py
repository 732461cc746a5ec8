"""The verdict in words: the sentence with its reason and basis, what could change it, and what each answer did."""

from collections.abc import Iterator
from dataclasses import dataclass

from stc_desktop.casework.national_lists import of_one_list
from stc_desktop.casework.record_sheets import by_list
from stc_desktop.classification.candidates import SetAsideBy, Standing
from stc_desktop.classification.close_calls import close_calls
from stc_desktop.classification.interview import linked_suggestions
from stc_desktop.classification.items import OVERVIEW, SuggestedBy
from stc_desktop.classification.paragraphs import KIND
from stc_desktop.classification.verdicts import Finding, Verdict
from stc_desktop.control_lists.joined import is_joined
from stc_desktop.rules.clauses import properties_of
from stc_desktop.wording.sentences import Sentences
from ui.classification.beside_verdict import asked_points, clash_points, close_points
from ui.classification.board_rows import BoardRows
from ui.classification.points import Point
from ui.classification.situations import Situation
from ui.classification.told import listed_codes, told_facts
from ui.control_lists.editions import edition_name
from ui.parts.verdict import VerdictShown
from ui.speech import Words

_KINDS = {Verdict.CONTROLLED: "listed", Verdict.UNDECIDED: "undecided", Verdict.NOT_LISTED: "not_listed"}
_REASONS = 4
_LIKELY = 6  # of the facts that are missing, so many are asked at most: an answer settles several


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedAnswer:
    """One line of "check your answers"."""

    id: str
    question: str
    answer: str
    effect: str
    is_open: bool = False


class VerdictWords:
    """Everything that the verdict page says about one situation."""

    def __init__(self, situation: Situation, words: Words, say: Sentences) -> None:
        self._situation = situation
        self._words = words
        self._say = say
        self._rows = BoardRows(situation, words, words, say)

    @property
    def title(self) -> str:
        return self._situation.item.title or self._words.text("classify.verdict.this")

    # -- the card

    def card(self) -> VerdictShown:
        step, text = self._situation.step, self._words.text
        kind = _KINDS[step.verdict]
        codes = ", ".join(step.codes)
        is_out = step.verdict is Verdict.NOT_LISTED
        installed = "_installed" if is_out and step.is_partial else ""
        key = f"classify.verdict.{kind}{installed}"
        key = by_list(key, step) if is_out and not installed else key
        sentence = text(key, title=self.title, codes=codes)
        return VerdictShown(
            kind=kind, sentence=sentence, reason=self._reason(), basis=self._basis(), tags=tuple(self._tags(f"{kind}{installed}", kind))
        )

    def _tags(self, key: str, kind: str) -> Iterator[tuple[str, str]]:
        step = self._situation.step
        yield self._words.text(f"classify.verdict.tag.{key}"), kind
        if step.open and step.verdict is Verdict.CONTROLLED:
            yield self._words.plural("classify.verdict.tag.open", len(step.open)), "undecided"
        if close_calls(step, self._situation.units):
            yield self._words.text("classify.verdict.tag.close"), "close"
        if self._situation.state.clashes:
            yield self._words.text("classify.verdict.tag.clash"), "undecided"

    def _reason(self) -> str:
        """Why, and what the person's country may list otherwise: that must not be overlooked."""
        return " ".join(filter(None, (self._why(), self._situation.state.clashing, *self._situation.state.country_says)))

    def _why(self) -> str:
        step, text = self._situation.step, self._words.text
        if step.verdict is Verdict.CONTROLLED:
            return " ".join(self._sentences(step.codes[0]))
        if step.verdict is Verdict.UNDECIDED:
            if step.open:
                return text("classify.verdict.open", codes=listed_codes(code for code, _ in step.open))
            return text("classify.verdict.unseen")
        return text("classify.verdict.nothing_fits")

    def _sentences(self, code: str) -> list[str]:
        """The reasons that an official would name, of the paragraph and of what it stands in: values and materials before kinds."""
        above = [f for f in self._situation.step.findings if code == f.code or code.startswith(f"{f.code}.")]
        reasons = [reason for finding in reversed(above) for reason in finding.reasons]
        telling = sorted(reasons, key=lambda reason: reason.test.property_id.startswith(KIND))
        said = dict.fromkeys(self._rows.sentence(reason) for reason in telling if not reason.test.negated)
        return list(said)[:_REASONS]

    def _basis(self) -> str:
        step, words = self._situation.step, self._words
        outcomes = [f.verdict for f in step.findings if self._situation.weighable.paragraph(f.code) is not None]
        counted = words.text(
            "classify.verdict.basis",
            list=edition_name(step.list_id, step.edition, words),
            installed=step.installed_heads,
            of=step.heads_of_edition,
            weighed=words.plural("classify.verdict.weighed", len(outcomes)),
            listed=outcomes.count(Verdict.CONTROLLED),
            open=outcomes.count(Verdict.UNDECIDED),
            struck=outcomes.count(Verdict.NOT_LISTED),
            aside=words.plural("classify.verdict.aside.count", len(step.set_aside)),
        )
        unseen = step.verdict is not Verdict.CONTROLLED and not is_joined(step.list_id)
        apart = words.text(by_list("classify.verdict.apart", step)) if unseen else ""
        said = (self._situation.state.by_whose_list, counted, apart, words.text("classify.verdict.guidance"))
        return " ".join(filter(None, said))

    # -- beside it

    def points(self) -> tuple[Point, ...]:
        situation, words = self._situation, self._words
        first = (*clash_points(situation, words), *asked_points(situation, words), *self._unseen(), *close_points(situation, words))
        found = [*first, *self._related(), *self._own_entries(), *self._partial()]
        if not found:
            found.append(Point(icon="check", title=self._words.text("classify.points.tidy"), text=""))
        return (*found, self._catch_all())

    def _unseen(self) -> Iterator[Point]:
        text = self._words.text
        if self._situation.item.written.considered.get(OVERVIEW) == "unsure":
            yield Point(
                icon="half",
                title=text("classify.points.unseen"),
                text=text("classify.points.unseen.text"),
                action=text("classify.points.unseen.action"),
                leads=f"change/{OVERVIEW}",
                tone="warn",
            )

    def _related(self) -> Iterator[Point]:
        text, step = self._words.text, self._situation.step
        codes = [one.code for one in linked_suggestions(step.codes, self._situation.weighable) if one.code not in step.codes]
        if codes:
            yield Point(
                icon="control_list",
                title=text("classify.points.related"),
                text=text("classify.points.related.text", codes=", ".join(codes[:6])),
                action=text("classify.points.related.action"),
                leads=f"entry/{codes[0]}",
            )

    def _own_entries(self) -> Iterator[Point]:
        """What the country's lists name by themselves and the item may be."""
        national, text = self._situation.state.national, self._words.text
        for held in of_one_list(national.in_question) if national else ():
            names = "; ".join(own.entry.title for own in held)
            yield Point(
                icon="half",
                title=text("classify.points.own", list=held[0].national.name),
                text=text("classify.points.own.text", names=names, ask=held[0].ask),
                tone="warn",
            )

    def _partial(self) -> Iterator[Point]:
        step = self._situation.step
        if step.is_partial:
            missing = step.heads_of_edition - step.installed_heads
            yield Point(
                icon="info",
                title=self._words.text("classify.points.partial"),
                text=self._words.text("classify.points.partial.text", missing=missing, of=step.heads_of_edition),
            )

    def _catch_all(self) -> Point:
        text = self._words.text
        return Point(
            icon="help",
            title=text("classify.points.catch_all"),
            text=text("classify.points.catch_all.text"),
            action=text("classify.points.catch_all.action"),
            leads="licence",
        )

    # -- check your answers

    def answers(self) -> tuple[CheckedAnswer, ...]:
        """The description and every answer, with what it did."""
        return tuple(
            CheckedAnswer(id=told.id, question=told.label, answer=told.value, effect=self._effect(told.id), is_open=told.is_open)
            for told in told_facts(self._situation, self._words)
        )

    def description(self) -> CheckedAnswer:
        words, written = self._words, self._situation.item.written
        near = sorted(self._situation.step.candidates, key=lambda candidate: -candidate.nearness)
        pointed = [c.code for c in near if any(why.by is not SuggestedBy.LINK for why in c.why)]
        effect = words.text("classify.verdict.effect.points", codes=listed_codes(pointed)) if pointed else ""
        what = written.description or ", ".join(written.cas) or words.text("classify.facts.what.none")
        return CheckedAnswer(id="", question=words.text("classify.facts.what"), answer=what, effect=effect)

    def _effect(self, name: str) -> str:
        text, step = self._words.text, self._situation.step
        if name in self._situation.item.written.considered and name != OVERVIEW:
            spoken = [p.code for p in self._situation.weighable.at_or_below(name)]
            aside = {one.code for one in step.set_aside}
            key = "strikes" if aside & set(spoken) else "points"
            return text(f"classify.verdict.effect.{key}", codes=listed_codes(spoken))
        for verdict, key in ((Verdict.CONTROLLED, "meets"), (Verdict.NOT_LISTED, "strikes"), (Verdict.UNDECIDED, "opens")):
            codes = [f.code for f in step.findings if f.verdict is verdict and self._speaks(f, name)]
            codes = [code for code in codes if code in step.codes] or codes
            if codes:
                return text(f"classify.verdict.effect.{key}", codes=listed_codes(codes))
        if name == OVERVIEW and any(one.by is SetAsideBy.PERSON for one in step.set_aside):
            person = [one.code for one in step.set_aside if one.by is SetAsideBy.PERSON]
            return text("classify.verdict.effect.strikes", codes=listed_codes(person))
        fitting = [f.code for f in step.findings if self._fits(f, name)]
        return text("classify.verdict.effect.fits", codes=listed_codes(fitting)) if fitting else text("classify.verdict.effect.none")

    def _fits(self, finding: Finding, name: str) -> bool:
        """Whether an open paragraph asks for this fact and is not held open by it: a fact against it would have struck it out."""
        paragraph = self._situation.weighable.paragraph(finding.code)
        if paragraph is None or finding.verdict is not Verdict.UNDECIDED or name in finding.missing:
            return False
        return name in properties_of(paragraph.clause)

    def _speaks(self, finding: Finding, name: str) -> bool:
        """Whether the answer is among the reasons of the finding."""
        return any(name in reason.test.properties for reason in finding.reasons)

    def set_aside(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """By whom, and which headings: (sentence, ((code, heading), ...))."""
        groups: list[tuple[str, tuple[tuple[str, str], ...]]] = []
        for by, key in ((SetAsideBy.PERSON, "person"), (SetAsideBy.PROGRAM, "program")):
            rows = tuple((one.code, one.heading) for one in self._situation.step.set_aside if one.by is by)
            if rows:
                groups.append((self._words.text(f"classify.verdict.aside.{key}"), rows))
        return tuple(groups)


def estimate(situation: Situation) -> tuple[int, int]:
    """The number of the question and about how many there will be; a guess that shrinks and grows with the answers."""
    given = situation.item.conversation.given
    changing = situation.item.changing
    at = given.index(changing) + 1 if changing in given else len(given) + 1
    told = set(situation.item.written.answers)
    asked = {p.code for c in situation.step.candidates if c.standing in {Standing.CONFIRMED, Standing.UNSURE} for p in c.paragraphs}
    asked |= set(situation.question.why) if situation.question else set()
    missing = {name for code, names in situation.step.open if code in asked for name in names} - told
    overview = 0 if OVERVIEW in situation.item.written.considered or situation.step.codes else 1
    return at, max(at, len(given) + min(len(missing), _LIKELY) + overview)
