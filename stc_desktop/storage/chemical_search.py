"""Chemicals in a search: a name, a synonym or a number, however it is written, leads to the paragraphs that name the chemical."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from stc_desktop.control_lists.chemical_places import Standing
from stc_desktop.control_lists.chemicals import Chemical, ChemicalMeant, ChemicalNames
from stc_desktop.control_lists.codes import head_of
from stc_desktop.control_lists.search_text import SearchHit
from stc_desktop.storage.reference_schema import chemical_place_table, chemical_table, entry_table
from stc_desktop.storage.reference_values import decoded

# A chemical called by its name or number comes right behind a code that was typed; one that may be meant behind what fits word by word.
_BY_NAME, _BY_OTHER_NUMBER, _PERHAPS = 320.0, 310.0, 290.0
_LESS = {Standing.NAMED: 0.0, Standing.IN_NOTE: 2.0, Standing.EXCEPTED: 4.0, Standing.IN_WORDS: 6.0}
_SAID = {
    Standing.NAMED: "",
    Standing.IN_NOTE: "; named in a note",
    Standing.EXCEPTED: "; named as an exception",
    Standing.IN_WORDS: "; the text names it, no limit does",
}


@dataclass(slots=True)
class ChemicalSearch:
    """Answers for one edition; the register is read at the first question."""

    number: int
    _names: ChemicalNames | None = None

    def called(self, connection: Connection, typed: str) -> Iterator[SearchHit]:
        """Paragraphs of the chemicals that this text is the name or the number of."""
        yield from self._hits(connection, self._known(connection).meant(typed), _BY_NAME)

    def perhaps_called(self, connection: Connection, typed: str) -> Iterator[SearchHit]:
        """Paragraphs of the chemicals that a mistyped name probably meant."""
        yield from self._hits(connection, self._known(connection).like(typed), _PERHAPS)

    def _known(self, connection: Connection) -> ChemicalNames:
        if self._names is None:
            bodies = connection.execute(select(chemical_table.c.body).order_by(chemical_table.c.position)).scalars()
            found = decoded(f"[{','.join(map(str, bodies))}]", tuple[Chemical, ...])
            self._names = ChemicalNames({chemical.cas: chemical for chemical in found})
        return self._names

    def _hits(self, connection: Connection, meant: Iterable[ChemicalMeant], score: float) -> Iterator[SearchHit]:
        place, entry = chemical_place_table.c, entry_table.c
        for at, found in enumerate(meant):
            base = (score if found.is_exact or score == _PERHAPS else _BY_OTHER_NUMBER) - at * 10.0
            wanted = (
                select(entry.code, entry.title, place.standing)
                .join(chemical_place_table, (place.edition_id == entry.edition_id) & (place.position == entry.position))
                .where(place.edition_id == self.number, place.cas == found.chemical.cas)
                .order_by(place.standing, entry.position)
            )
            for order, row in enumerate(connection.execute(wanted).all()):
                standing = Standing(row.standing)
                if standing is Standing.IN_WORDS and found.shown != found.chemical.cas:
                    continue  # an everyday material: its name is found in the paragraph's own words, at their weight
                why = f"{found.why}{_SAID[standing]}"
                yield SearchHit(
                    code=row.code,
                    head=head_of(row.code),
                    title=row.title,
                    score=round(base - _LESS[standing] - order * 0.01, 3),
                    why=why,
                    matched=(found.shown,),
                )
