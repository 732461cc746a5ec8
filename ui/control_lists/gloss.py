"""What is known about the words of a paragraph: which of them are defined terms, and which the search looked for."""

from dataclasses import dataclass, field

from stc_desktop.casework.list_views import TermView, marked, term_view, terms_in
from stc_desktop.control_lists.entries import ListEdition

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TermSpot:
    """A defined term in a text."""

    start: int
    length: int
    id: str


@dataclass(frozen=True, slots=True)
class Gloss:
    """The words of one paragraph of one edition; `typed` is what the search looked for, `own` a term that is not explained by itself."""

    edition: ListEdition
    code: str
    typed: str = ""
    own: str = field(default="")

    def terms(self, text: str) -> tuple[TermSpot, ...]:
        """Each defined term where it first stands in the text."""
        found: dict[str, TermSpot] = {}
        for start, length, name in terms_in(self.edition, text, self.code):
            if name != self.own:
                found.setdefault(name, TermSpot(start, length, name))
        return tuple(found.values())

    def hits(self, text: str) -> tuple[Spot, ...]:
        return marked(text, self.typed) if self.typed else ()

    def meaning(self, name: str) -> TermView:
        return term_view(self.edition, name)
