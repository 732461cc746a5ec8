"""Look into the control lists: export, register of properties, search."""

from collections.abc import Iterator, Mapping

from stc_desktop.control_lists.export import Row, neutral_rows, register_document
from stc_desktop.control_lists.search_text import SearchHit
from stc_desktop.storage.reference import ReferenceFile

BASE_LIST = "eu-annex-1"


def chosen_edition(reference: ReferenceFile, list_id: str | None, edition: str | None) -> tuple[str, str]:
    """The list and edition that is meant: the base list and its newest edition unless said otherwise."""
    chosen = list_id or BASE_LIST
    return chosen, edition or reference.newest(chosen)


def export_list(reference: ReferenceFile, list_id: str, edition: str) -> Iterator[Row]:
    """The neutral tree, a row per paragraph."""
    return neutral_rows(reference.edition(list_id, edition))


def list_properties(reference: ReferenceFile, list_id: str, edition: str) -> Mapping[str, Row]:
    """The register of properties."""
    return register_document(reference.edition(list_id, edition).register)


def search_list(reference: ReferenceFile, typed: str, *, list_id: str, edition: str, limit: int = 20) -> tuple[SearchHit, ...]:
    """Paragraphs that fit what was typed, best first."""
    return reference.search(typed, limit, list_id=list_id, edition=edition)


def list_heads(reference: ReferenceFile, list_id: str = BASE_LIST, edition: str = "") -> tuple[int, int]:
    """How many heads of an edition are installed, of how many; of the newest one unless said."""
    held = reference.edition(list_id, edition or reference.newest(list_id))
    return len(set(held.installed_heads) & set(held.info.heads)), len(held.info.heads)
