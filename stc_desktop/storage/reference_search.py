"""Search as you type over one edition: codes in any spelling, HS and CAS numbers, headings, trade words, notes."""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, select, text

from stc_desktop.control_lists.codes import deepest_only, head_of
from stc_desktop.control_lists.search_text import WEIGHTS, Question, SearchHit, Where, understood
from stc_desktop.control_lists.spelling import nearest_word
from stc_desktop.storage.reference_schema import ROWS_PER_EDITION, SEARCH_TABLE, entry_table, hs_hint_table, spelling_table
from stc_desktop.wording.segmentation import segmented

# A code or number that fits comes before any word; a paragraph that holds all words counts double, one that holds them side by side thrice.
_BY_CODE, _BY_NUMBER = 400.0, 300.0
_SIDE_BY_SIDE, _ALL_WORDS, _ANY_WORD = 3.0, 2.0, 1.0
_LONGEST = 200
# A paragraph that only inherits the words from above it adds nothing to the one that holds them.
_OWN_TEXTS = f"{{{' '.join(f'found_{where}' for where in Where if where is not Where.ABOVE)}}}"

_FIND = text(
    f"SELECT s.rowid AS row, e.code, e.title, bm25({SEARCH_TABLE}, {', '.join(str(WEIGHTS[where]) for where in Where)}) AS rank, "
    f"{', '.join(f's.found_{where} AS found_{where}' for where in Where)} "
    f"FROM {SEARCH_TABLE} s JOIN entry e ON e.edition_id = :edition AND e.position = s.rowid - :first "
    f"WHERE {SEARCH_TABLE} MATCH :question AND s.rowid BETWEEN :first AND :last ORDER BY rank LIMIT :limit"
)
_KNOWN = text(f"SELECT 1 FROM {SEARCH_TABLE} WHERE {SEARCH_TABLE} MATCH :question AND rowid BETWEEN :first AND :last LIMIT 1")


@dataclass(slots=True)
class EditionSearch:
    """Answers questions about one edition; keeps the words of the list for mending typing errors."""

    number: int
    _vocabulary: tuple[str, ...] | None = None
    _mended: dict[str, str] = field(default_factory=dict[str, str])

    def search(self, connection: Connection, typed: str, limit: int) -> tuple[SearchHit, ...]:
        """Paragraphs that fit, best first, none twice."""
        question = understood(segmented(typed[:_LONGEST]))
        if question.is_empty or limit < 1:
            return ()
        found: dict[str, SearchHit] = {}
        for hits in self._passes(connection, question, limit):
            for hit in hits:
                found.setdefault(hit.code, hit)
        return tuple(sorted(found.values(), key=lambda hit: -hit.score))[:limit]

    def _passes(self, connection: Connection, question: Question, limit: int) -> Iterator[Iterable[SearchHit]]:
        if question.compact_code:
            yield self._by_code(connection, question.compact_code, limit)
        if question.hs:
            yield self._by_hs(connection, question.hs, limit)
        numbers = [_phrase(number) for number in question.cas]
        if numbers:
            yield self._by_text(connection, " OR ".join(numbers), question, limit, base=_BY_NUMBER)
        if not question.words:
            return
        terms = self._terms(connection, question)
        every, some = " AND ".join(terms), " OR ".join(terms)
        pairs = [_phrase(f"{first} {second}") for first, second in itertools.pairwise(question.words)]
        if pairs:
            match = f"({every}) AND ({' OR '.join(pairs)}) AND {_OWN_TEXTS}: ({some})"
            yield self._by_text(connection, match, question, limit, weight=_SIDE_BY_SIDE)
        yield self._by_text(connection, f"({every}) AND {_OWN_TEXTS}: ({some})", question, limit, weight=_ALL_WORDS)
        if len(terms) > 1:
            yield self._by_text(connection, f"({some}) AND {_OWN_TEXTS}: ({some})", question, limit)

    def _by_code(self, connection: Connection, compact: str, limit: int) -> Iterator[SearchHit]:
        columns = entry_table.c
        wanted = (
            select(columns.code, columns.title)
            .where(columns.edition_id == self.number, columns.compact >= compact, columns.compact < f"{compact}\uffff")
            .where(columns.code.not_like("%#%"))
            .order_by(columns.compact != compact, columns.position)
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
            yield _hit(row.code, row.title, _BY_NUMBER - place * 0.01, f"HS {row.hs[:4]}.{row.hs[4:]} hints at it")

    def _by_text(
        self, connection: Connection, match: str, question: Question, limit: int, *, base: float = 0.0, weight: float = _ANY_WORD
    ) -> Iterator[SearchHit]:
        values = self._rows() | {"edition": self.number, "question": match, "limit": limit}
        stems = [_stem(self._mended.get(word, word)) for word in question.words]
        for row in connection.execute(_FIND, values).mappings():
            texts = {where: str(row[f"found_{where}"]) for where in Where}
            yield _hit(
                str(row["code"]),
                str(row["title"]),
                base - weight * float(row["rank"]),
                _why(texts, stems, question.cas, self._mending(question)),
            )

    def _terms(self, connection: Connection, question: Question) -> list[str]:
        last = len(question.words) - 1
        return [self._term(connection, word, open_end=question.last_is_open and at == last) for at, word in enumerate(question.words)]

    def _term(self, connection: Connection, word: str, *, open_end: bool) -> str:
        plain = _phrase(word)
        if open_end:
            plain = f"({plain} OR {plain}*)"
        if self._is_known(connection, plain):
            return plain
        if word not in self._mended:
            meant = nearest_word(word, self._words(connection))
            self._mended[word] = meant or word
        return _phrase(self._mended[word])

    def _is_known(self, connection: Connection, match: str) -> bool:
        return connection.execute(_KNOWN, self._rows() | {"question": match}).first() is not None

    def _words(self, connection: Connection) -> tuple[str, ...]:
        if self._vocabulary is None:
            columns = spelling_table.c
            rows = connection.execute(select(columns.word).where(columns.edition_id == self.number).order_by(columns.word))
            self._vocabulary = tuple(rows.scalars())
        return self._vocabulary

    def _rows(self) -> dict[str, object]:
        first = self.number * ROWS_PER_EDITION
        return {"first": first, "last": first + ROWS_PER_EDITION - 1}

    def _mending(self, question: Question) -> str:
        mended = [f"“{word}” read as “{self._mended[word]}”" for word in question.words if self._mended.get(word, word) != word]
        return f" ({'; '.join(mended)})" if mended else ""


def _phrase(word: str) -> str:
    quoted = word.replace('"', " ")
    return f'"{quoted}"'


def _hit(code: str, title: str, score: float, why: str) -> SearchHit:
    return SearchHit(code=code, head=head_of(code), title=title, score=round(score, 3), why=why)


def _stem(word: str) -> str:
    """Enough of a word to find it again in another form; only for showing what matched."""
    return re.sub(r"(ies|ing|ers|ors|er|or|es|ed|s|y)$", "", word) if len(word) > 5 else word


_SHOWN = {
    Where.HEADING: "heading",
    Where.WORDS: "trade words",
    Where.HELP: "help",
    Where.NOTES: "notes",
    Where.ABOVE: "above it",
    Where.BELOW: "below it",
}


def _why(texts: dict[Where, str], stems: list[str], cas: tuple[str, ...], mending: str) -> str:
    parts = [f"CAS {number}" for number in cas if number in texts[Where.CAS]]
    open_stems = list(stems)
    for where, shown in _SHOWN.items():
        if not open_stems:
            break
        matched = _matched(texts[where], open_stems)
        if matched:
            parts.append(f"{shown}: {', '.join(matched.values())}")
            open_stems = [stem for stem in open_stems if stem not in matched]
    return f"{'; '.join(parts) or 'other form of a word'}{mending}"


def _matched(found: str, stems: list[str]) -> dict[str, str]:
    lowered = found.lower()
    matched: dict[str, str] = {}
    for stem in stems:
        at = re.search(rf"\b{re.escape(stem)}\w*", lowered)
        if at:
            matched[stem] = at[0]
    return matched
