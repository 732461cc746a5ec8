"""The elimination board of a step: every paragraph in question, listed or struck out, with the fact that decided it."""

from collections.abc import Iterator

from stc_desktop.classification.candidates import Candidate, SetAsideBy, Standing
from stc_desktop.classification.explanations import name_of, reason_sentence, set_aside_sentence
from stc_desktop.classification.interview import SetAside
from stc_desktop.classification.items import OVERVIEW, SuggestedBy
from stc_desktop.classification.paragraphs import KIND
from stc_desktop.classification.verdicts import Finding, Verdict
from stc_desktop.rules.clauses import Reason
from stc_desktop.rules.facts import Amount, NotKnown
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.wording.sentences import Sentences
from ui.classification.figures import Typed, figure_of, near_limits
from ui.classification.situations import Situation
from ui.classification.told import shown_hs
from ui.parts.board_row import BoardRow
from ui.speech import Words

_WORDS = 4  # of the description that are named on a row
_NAMED = 2  # open facts that are named on a row
_ASKED = {Standing.CONFIRMED, Standing.UNSURE}


class BoardRows:
    """Builds the rows; `part_words` are those of the margin bars."""

    def __init__(self, situation: Situation, words: Words, part_words: Words, say: Sentences) -> None:
        self._situation = situation
        self._words = words
        self._part_words = part_words
        self._say = say
        self._asked = situation.question.id if situation.question else ""
        self._by_code = {p.code: candidate for candidate in situation.step.candidates for p in candidate.paragraphs}

    def rows(self, typed: Typed | None = None) -> tuple[BoardRow, ...]:
        """Open ones first, what the question settles on top; then listed, then struck out."""
        findings = self._situation.step.findings
        opened = sorted((f for f in findings if f.verdict is Verdict.UNDECIDED), key=self._nearness)
        listed = [f for f in findings if f.verdict is Verdict.CONTROLLED and f.code in self._situation.step.codes]
        struck = [f for f in findings if f.verdict is Verdict.NOT_LISTED]
        return (
            *(self._open(finding, typed) for finding in opened),
            *(self._decided(finding, "disc", "listed", typed) for finding in listed),
            *(self._decided(finding, "cross", "struck", typed) for finding in struck),
            *self._set_aside(),
        )

    def _nearness(self, finding: Finding) -> tuple[bool, bool, float]:
        settled = self._situation.question.why if self._situation.question else ()
        candidate = self._by_code.get(finding.code)
        near = candidate.nearness if candidate else 0.0
        return finding.code not in settled, candidate is None or candidate.standing not in _ASKED, -near

    def _open(self, finding: Finding, typed: Typed | None) -> BoardRow:
        figure = figure_of(finding, self._situation, self._part_words, asked=self._asked, typed=typed)
        return BoardRow(
            code=finding.code,
            heading=finding.heading,
            fact=self._open_fact(finding),
            sign="half" if self._is_half(finding) else "ring",
            group="open",
            figure=figure,
        )

    def _is_half(self, finding: Finding) -> bool:
        """Undecided although it was told: a range with the limit inside, or an answer "I don't know"."""
        facts = self._situation.step.facts
        told = (facts.get(name) for name in finding.missing)
        return any(isinstance(fact, NotKnown | Amount) for fact in told)

    def _open_fact(self, finding: Finding) -> str:
        candidate = self._by_code.get(finding.code)
        if candidate is not None and candidate.standing not in _ASKED:
            return self._pointed(candidate)
        straddling = next((r for r in finding.reasons if r.outcome is Outcome.UNKNOWN and _told_amount(r)), None)
        if straddling is not None:
            return self._words.text("classify.board.straddles", name=name_of(straddling.test.property_id))
        return self.open_names(finding.missing)

    def open_names(self, missing: tuple[str, ...]) -> str:
        names = [self.name_of(name) for name in missing]
        shown = ", ".join(names[:_NAMED])
        if len(names) > _NAMED:
            return self._words.text("classify.board.open.more", names=shown, count=len(names) - _NAMED)
        return self._words.text("classify.board.open", names=shown) if names else ""

    def name_of(self, name: str) -> str:
        """A property or a kind of thing in words, as it stands inside a sentence."""
        if name.startswith(KIND):
            subject = self._situation.weighable.edition.subjects.get(name.removeprefix(KIND))
            return subject.heading if subject else name.removeprefix(KIND)
        text = name_of(name)
        return text[:1].lower() + text[1:] if text[1:2].islower() else text

    def _pointed(self, candidate: Candidate) -> str:
        why = next(iter(candidate.why), None)
        if why is None:
            return self._words.text("classify.board.by_you")
        if why.by is SuggestedBy.HS:
            return self._words.text("classify.board.by_hs", code=shown_hs(why.why))
        if why.by is SuggestedBy.CAS:
            return self._words.text("classify.board.by_cas", numbers=why.why)
        words = self._as_written(why.why, candidate)
        return self._words.text("classify.board.by_words", words=words) if words else ""

    def _as_written(self, stems: str, candidate: Candidate) -> str:
        """The words of the description that begin with these stems; those that the heading has too say most."""
        written = self._situation.item.written.description.split()
        wanted = [stem.strip() for stem in stems.split(",") if stem.strip()]
        subject = self._situation.weighable.edition.subjects.get(candidate.subject)
        headings = f"{candidate.paragraphs[0].heading} {subject.heading if subject else ''}".lower()
        telling = [stem for stem in wanted if stem in headings] or wanted
        found = [next((word.strip(",;.:()") for word in written if word.lower().startswith(stem)), stem) for stem in telling]
        return ", ".join(list(dict.fromkeys(found))[:_WORDS])

    def _decided(self, finding: Finding, sign: str, group: str, typed: Typed | None) -> BoardRow:
        return BoardRow(
            code=finding.code,
            heading=finding.heading,
            fact=self._deciding_fact(finding),
            sign=sign,
            group=group,
            figure=figure_of(finding, self._situation, self._part_words, typed=typed),
            is_close=bool(near_limits(finding, self._situation)),
        )

    def _deciding_fact(self, finding: Finding) -> str:
        """The sentence of the reason that says most: a measured value before a kind of thing."""
        ranked = sorted(finding.reasons, key=lambda reason: (not _told_amount(reason), reason.test.property_id.startswith(KIND)))
        return self.sentence(ranked[0]) if ranked else ""

    def sentence(self, reason: Reason) -> str:
        return self._say.say(reason_sentence(reason, self._situation.weighable, self._situation.units))

    def _set_aside(self) -> Iterator[BoardRow]:
        """Those that the person was asked about first; the rest was seen in the overview."""
        answered = [code for code in self._situation.item.written.considered if code != OVERVIEW]
        asked = {p.subject for code in answered for p in self._situation.weighable.at_or_below(code)}
        aside = sorted(self._situation.step.set_aside, key=lambda one: self._subject(one) not in asked)
        for one in aside:
            if one.by is SetAsideBy.PROGRAM:
                fact = self._say.say(set_aside_sentence(one))
            else:
                fact = self._words.text("classify.board.said_no" if self._subject(one) in asked else "classify.board.unmarked")
            yield BoardRow(code=one.code, heading=one.heading, fact=fact, sign="cross", group="struck")

    def _subject(self, one: SetAside) -> str:
        candidate = self._by_code.get(one.code)
        return candidate.subject if candidate else one.code


def _told_amount(reason: Reason) -> bool:
    return any(name == reason.test.property_id and isinstance(fact, Amount) for name, fact in reason.facts)
