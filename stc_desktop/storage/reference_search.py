"""Search as you type over one edition: codes in any spelling, HS and CAS numbers, headings, trade words, notes."""

import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sqlalchemy import Connection, and_, or_, select

from stc_desktop.control_lists.codes import deepest_only, head_of
from stc_desktop.control_lists.local_search import LocalNameSearch
from stc_desktop.control_lists.local_words import LANGUAGES, LocalWords
from stc_desktop.control_lists.search_text import WEIGHTS, Question, SearchHit, Where, is_know_how, understood
from stc_desktop.control_lists.spelling import nearest_word
from stc_desktop.control_lists.terms import Definition, SearchableTerms
from stc_desktop.storage.chemical_search import ChemicalSearch
from stc_desktop.storage.reference_schema import (
    ROWS_PER_EDITION,
    SEARCH_TABLE,
    definition_table,
    entry_table,
    hs_hint_table,
    local_word_table,
    spelling_table,
)
from stc_desktop.storage.reference_values import decoded
from stc_desktop.wording.segmentation import segmented

# A code or number that fits comes before any word; a paragraph that holds all words counts double, one that holds them side by side thrice.
_BY_CODE, _BY_NUMBER = 400.0, 300.0
_SIDE_BY_SIDE, _ALL_WORDS, _ANY_WORD = 3.0, 2.0, 1.0
# A name in a language of the region that fits wholly comes before any single words, behind what has a number.
_BY_LOCAL_NAME = 250.0
_MOST_LOCAL = 12
# Software and technology for a thing come after the thing itself, unless they are asked for.
_KNOW_HOW = 0.7
_LONGEST = 1000
# What stands before the numbers of a regime in its own list: 9.A.6 is M9.A.6 there.
_BEFORE_NUMBERS = ("", "m", "n", "cwc")
_MOST_WORDS = 12
_SHORTEST_HALF = 3
_KEPT_TERMS = 4096
# A paragraph that only inherits the words from above it adds nothing to the one that holds them.
_OWN_TEXTS = f"{{{' '.join(f'found_{where}' for where in Where if where is not Where.ABOVE)}}}"

# Given to SQLite as they stand: putting a statement together anew would cost as much as the search itself, at every keystroke.
_RANK = (
    f"SELECT rowid, bm25({SEARCH_TABLE}, {', '.join(str(WEIGHTS[where]) for where in Where)}) AS rank FROM {SEARCH_TABLE} "
    f"WHERE {SEARCH_TABLE} MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rank, rowid LIMIT ?"
)
_KNOWN = f"SELECT 1 FROM {SEARCH_TABLE} WHERE {SEARCH_TABLE} MATCH ? AND rowid BETWEEN ? AND ? LIMIT 1"
# What matched mostly stands in the short texts; the long ones are read only of the paragraphs where it does not.
_SHORT = (Where.HEADING, Where.WORDS, Where.CAS, Where.HELP)
_LONG = (Where.NOTES, Where.ABOVE, Where.BELOW)
_SHORT_TEXTS = (
    f"SELECT s.rowid, e.code, e.title, {', '.join(f's.found_{where}' for where in _SHORT)} "
    f"FROM json_each(?) AS wanted JOIN {SEARCH_TABLE} s ON s.rowid = wanted.value "
    "JOIN entry e ON e.edition_id = ? AND e.position = s.rowid - ?"
)
_LONG_TEXTS = (
    f"SELECT s.rowid, {', '.join(f's.found_{where}' for where in _LONG)} "
    f"FROM json_each(?) AS wanted JOIN {SEARCH_TABLE} s ON s.rowid = wanted.value"
)


@dataclass(slots=True)
class EditionSearch:
    """Answers questions about one edition; keeps the words of the list for mending typing errors."""

    number: int
    _vocabulary: tuple[str, ...] | None = None
    _mended: dict[str, str] = field(default_factory=dict[str, str])
    _known: dict[str, bool] = field(default_factory=dict[str, bool])
    _defined: SearchableTerms | None = None
    _chemicals: ChemicalSearch | None = None
    _local: LocalNameSearch | None = None

    def search(self, connection: Connection, typed: str, limit: int) -> tuple[SearchHit, ...]:
        """Paragraphs that fit, best first, none twice."""
        question = understood(segmented(typed[:_LONGEST]))
        if question.is_empty or limit < 1:
            return ()
        found = {hit.code: hit for hit in self._by_number(connection, question, limit)}
        for hit in self._chemicals_meant(connection, typed, question, after=question.hs != "" and bool(found)):
            found.setdefault(hit.code, hit)
        for hit in self._called_locally(connection, typed[:_LONGEST], question):
            found.setdefault(hit.code, hit)
        ranks: dict[int, float] = {}
        for match, base, weight in () if found and question.compact_code else self._matches(connection, question):
            for row, rank in connection.exec_driver_sql(_RANK, (match, *self._rows(), limit)).all():
                ranks.setdefault(row, base - weight * rank)
        best = dict(sorted(ranks.items(), key=lambda ranked: -ranked[1])[: limit + len(found)])
        for hit in self._told(connection, question, best):
            found.setdefault(hit.code, hit)
        for hit in self._terms_meant(connection, question, max((hit.score for hit in found.values()), default=1.0)):
            found.setdefault(hit.code, hit)
        return tuple(sorted(found.values(), key=lambda hit: -hit.score))[:limit]

    def _chemicals_meant(self, connection: Connection, typed: str, question: Question, *, after: bool) -> Iterator[SearchHit]:
        """Chemicals of this name or number; behind HS hints where the figures are those of an HS code too. A name is mended where the
        list does not know its words."""
        if self._chemicals is None:
            self._chemicals = ChemicalSearch(self.number)
        hits = tuple(self._chemicals.called(connection, typed[:_LONGEST]))
        if not hits and 0 < len(question.words) <= _MOST_WORDS and any(not self._begins_known(connection, word) for word in question.words):
            hits = tuple(self._chemicals.perhaps_called(connection, typed[:_LONGEST]))
        yield from (replace(hit, score=hit.score - _BY_NUMBER / 2) for hit in hits) if after else hits

    def _called_locally(self, connection: Connection, typed: str, question: Question) -> Iterator[SearchHit]:
        """Paragraphs by a name in a language of the region."""
        if not question.words or question.compact_code:
            return
        found = self._local_names(connection).found(
            typed, question.words, lambda word: self._is_known(connection, _phrase(word)), last_is_open=question.last_is_open
        )[:_MOST_LOCAL]
        entry = entry_table.c
        wanted = select(entry.code, entry.title).where(entry.edition_id == self.number, entry.code.in_([one.code for one in found]))
        titles = {str(row.code): str(row.title) for row in connection.execute(wanted)} if found else {}
        for one in found:
            yield _hit(one.code, titles[one.code], _BY_LOCAL_NAME * one.share, f"{LANGUAGES[one.language]}: {one.name}", (one.name,))

    def _local_names(self, connection: Connection) -> LocalNameSearch:
        if self._local is None:
            columns = local_word_table.c
            bodies = connection.execute(select(columns.body).where(columns.edition_id == self.number).order_by(columns.position)).scalars()
            self._local = LocalNameSearch(decoded(f"[{','.join(map(str, bodies))}]", tuple[LocalWords, ...]))
        return self._local

    def _begins_known(self, connection: Connection, word: str) -> bool:
        return self._is_known(connection, f"{_phrase(word)}*")

    def _by_number(self, connection: Connection, question: Question, limit: int) -> Iterator[SearchHit]:
        if question.compact_code:
            yield from self._by_code(connection, question.compact_code, limit)
        if question.hs:
            yield from self._by_hs(connection, question.hs, limit)

    def _by_code(self, connection: Connection, compact: str, limit: int) -> Iterator[SearchHit]:
        columns = entry_table.c
        spellings = [f"{letters}{compact}" for letters in _BEFORE_NUMBERS] if compact[0].isdigit() else [compact]
        wanted = (
            select(columns.code, columns.title)
            .where(columns.edition_id == self.number)
            .where(or_(*(and_(columns.compact >= start, columns.compact < f"{start}\uffff") for start in spellings)))
            .where(columns.code.not_like("%#%"))
            .order_by(columns.compact.not_in(spellings), columns.position)
            .limit(limit)
        )
        for place, row in enumerate(connection.execute(wanted)):
            yield _hit(row.code, row.title, _BY_CODE - place * 0.01, f"code {row.code}")

    def _by_hs(self, connection: Connection, hs: str, limit: int) -> Iterator[SearchHit]:
        hint, entry = hs_hint_table.c, entry_table.c
        wanted = (
            select(entry.code, entry.title, hint.hs)
            .join(hs_hint_table, (hint.edition_id == entry.edition_id) & (hint.position == entry.position))
            .where(hint.edition_id == self.number, hint.hs >= hs, hint.hs < f"{hs}\uffff")
            .order_by(hint.hs, entry.position)
            .limit(limit)
        )
        rows = connection.execute(wanted).all()
        deepest = set(deepest_only(str(row.code) for row in rows))
        for place, row in enumerate(row for row in rows if row.code in deepest):
            number = f"HS {row.hs[:4]}.{row.hs[4:]}"
            yield _hit(row.code, row.title, _BY_NUMBER - place * 0.01, f"{number} hints at it", (number,))

    def _matches(self, connection: Connection, question: Question) -> Iterator[tuple[str, float, float]]:
        """What to look for, best fit first, each with the base and the weight of its score."""
        if question.cas:
            yield " OR ".join(_phrase(number) for number in question.cas), _BY_NUMBER, _ANY_WORD
        if not question.words:
            return
        words = self._telling(connection, question.words)
        forms = self._forms(connection, words, last_is_open=question.last_is_open)
        pairs = " OR ".join(
            _phrase(f"{first} {second}") for first, second in itertools.pairwise(self._mended.get(word, word) for word in words)
        )
        # What holds the words as they stand comes first; asked in one go, a word and its beginning would count twice.
        for terms in forms:
            every, some = " AND ".join(terms), " OR ".join(terms)
            if pairs:
                yield f"({every}) AND ({pairs}) AND {_OWN_TEXTS}: ({some})", 0.0, _SIDE_BY_SIDE
            yield f"({every}) AND {_OWN_TEXTS}: ({some})", 0.0, _ALL_WORDS
        for terms in forms if len(words) > 1 else ():
            yield f"{_OWN_TEXTS}: ({' OR '.join(terms)})", 0.0, _ANY_WORD

    def _forms(self, connection: Connection, words: tuple[str, ...], *, last_is_open: bool) -> list[list[str]]:
        """What is looked for: the words as they stand, then with the last one as the beginning of another; a beginning that no word of the
        list is counts as a beginning only."""
        if not last_is_open or len(words[-1]) < 2:
            return [self._terms(connection, words, last_is_open=False)]
        begun = self._terms(connection, words, last_is_open=True)
        if not self._is_known(connection, _phrase(words[-1])):
            return [begun]
        return [self._terms(connection, words, last_is_open=False), begun]

    def _telling(self, connection: Connection, words: tuple[str, ...]) -> tuple[str, ...]:
        """Of a long description the words that the list knows; a short question as it is, so that typing errors are mended."""
        if len(words) <= _MOST_WORDS:
            return words
        known = tuple(word for word in words if self._is_known(connection, _phrase(word)))
        return (known or words)[:_MOST_WORDS]

    def _terms(self, connection: Connection, words: tuple[str, ...], *, last_is_open: bool) -> list[str]:
        last = len(words) - 1
        return [self._term(connection, word, open_end=last_is_open and at == last and len(word) > 1) for at, word in enumerate(words)]

    def _term(self, connection: Connection, word: str, *, open_end: bool) -> str:
        plain = f"{_phrase(word)}*" if open_end else _phrase(word)
        if self._is_known(connection, plain) or self._local_names(connection).knows(word):
            return plain
        halves = self._halves(connection, word)
        if halves:
            return _phrase(halves)
        if word not in self._mended:
            if len(self._mended) > _KEPT_TERMS:
                self._mended.clear()
            self._mended[word] = nearest_word(word, self._words(connection)) or word
        return _phrase(self._mended[word])

    def _halves(self, connection: Connection, word: str) -> str:
        """Two words of the list that were typed as one: heavywater; "" where the word does not fall apart into such."""
        for at in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1):
            pair = f"{word[:at]} {word[at:]}"
            if self._is_known(connection, _phrase(pair)):
                return pair
        return ""

    def _terms_meant(self, connection: Connection, question: Question, best: float) -> Iterator[SearchHit]:
        """Defined terms that hold every word: one that was typed as it stands comes right behind the best paragraphs."""
        if not question.words or question.hs or question.compact_code:
            return
        if self._defined is None:
            columns = definition_table.c
            bodies = connection.execute(select(columns.body).where(columns.edition_id == self.number).order_by(columns.position)).scalars()
            self._defined = SearchableTerms(decoded(f"[{','.join(map(str, bodies))}]", tuple[Definition, ...]))
        words = [self._mended.get(word, word) for word in question.words]
        for term, share, where in self._defined.holding(words, last_is_open=question.last_is_open):
            score = round(best * share, 3)
            yield SearchHit(code=f"def:{term.id}", head="", title=term.term, score=score, why=f"defined term: {where}", matched=(where,))

    def _is_known(self, connection: Connection, match: str) -> bool:
        if match not in self._known:
            if len(self._known) > _KEPT_TERMS:
                self._known.clear()
            self._known[match] = connection.exec_driver_sql(_KNOWN, (match, *self._rows())).first() is not None
        return self._known[match]

    def _words(self, connection: Connection) -> tuple[str, ...]:
        if self._vocabulary is None:
            columns = spelling_table.c
            rows = connection.execute(select(columns.word).where(columns.edition_id == self.number).order_by(columns.word))
            self._vocabulary = tuple(rows.scalars())
        return self._vocabulary

    def _rows(self) -> tuple[int, int]:
        """The first and the last row of this edition."""
        first = self.number * ROWS_PER_EDITION
        return first, first + ROWS_PER_EDITION - 1

    def _told(self, connection: Connection, question: Question, scores: dict[int, float]) -> Iterator[SearchHit]:
        """The paragraphs of these rows, each with what matched and where."""
        if not scores:
            return
        mended = [f"“{word}” read as “{self._mended[word]}”" for word in question.words if self._mended.get(word, word) != word]
        mending = f" ({'; '.join(mended)})" if mended else ""
        shapes = [_shape(self._mended.get(word, word)) for word in question.words]
        first, _ = self._rows()
        rows = connection.exec_driver_sql(_SHORT_TEXTS, (json.dumps(sorted(scores)), self.number, first)).all()
        found = {row: _Matched(shapes) for row, *_ in rows}
        for row, _code, _title, *texts in rows:
            found[row].look_into(zip(_SHORT, texts, strict=True), question.cas)
        unsure = [row for row, matched in found.items() if matched.still]
        if unsure:
            for row, *texts in connection.exec_driver_sql(_LONG_TEXTS, (json.dumps(unsure),)).all():
                found[row].look_into(zip(_LONG, texts, strict=True), ())
        for row, code, title, *_ in rows:
            goods = question.asks_for_know_how or not is_know_how(code)
            score = scores[row] * (1.0 if goods else _KNOW_HOW) * found[row].share
            yield _hit(code, title, score, found[row].why + mending, tuple(found[row].words))


def _phrase(word: str) -> str:
    quoted = word.replace('"', " ")
    return f'"{quoted}"'


class _Shape(NamedTuple):
    """A word without its ending: the letters, which are looked for first, and the whole word that begins with them."""

    stem: str
    word: re.Pattern[str]


def _hit(code: str, title: str, score: float, why: str, matched: tuple[str, ...] = ()) -> SearchHit:
    return SearchHit(code=code, head=head_of(code), title=title, score=round(score, 3), why=why, matched=matched)


def _shape(word: str) -> _Shape:
    """Enough of a word to find it again in another form; only for showing what matched."""
    stem = re.sub(r"(ies|ing|ers|ors|er|or|es|ed|s|y)$", "", word) if len(word) > 5 else word
    return _Shape(stem, re.compile(rf"\b{re.escape(stem)}\w*"))


_SHOWN = {
    Where.HEADING: "heading",
    Where.WORDS: "trade words",
    Where.HELP: "help",
    Where.NOTES: "notes",
    Where.ABOVE: "above it",
    Where.BELOW: "below it",
}


class _Matched:
    """Which words of a question stand in which text of one paragraph."""

    def __init__(self, shapes: Sequence[_Shape]) -> None:
        self._asked = shapes
        self.still: list[_Shape] = list(shapes)
        self.words: list[str] = []
        self._parts: list[str] = []

    @property
    def share(self) -> float:
        """How much of the question stands in the paragraph: many of its words say more than one that is rare."""
        return (len(self._asked) - len(self.still) + 1) / (len(self._asked) + 1)

    @property
    def why(self) -> str:
        return "; ".join(self._parts) or "other form of a word"

    def look_into(self, texts: Iterable[tuple[Where, str]], cas: Sequence[str]) -> None:
        for where, text in texts:
            if where is Where.CAS:
                numbers = [f"CAS {number}" for number in cas if number in text]
                self._parts[:0], self.words[:0] = numbers, numbers
            elif self.still and text:
                lowered = text.lower()
                matched = {shape: found[0] for shape in self.still if shape.stem in lowered and (found := shape.word.search(lowered))}
                if matched:
                    self.words += matched.values()
                    self._parts.append(f"{_SHOWN[where]}: {', '.join(matched.values())}")
                    self.still = [shape for shape in self.still if shape not in matched]
