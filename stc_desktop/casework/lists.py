"""Look into the control lists: export, register of properties, search."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from stc_desktop.casework.workspace import BASE_LIST, MUNITIONS_LIST
from stc_desktop.control_lists.export import Row, neutral_rows, register_document
from stc_desktop.control_lists.joined import is_joined, joined_name
from stc_desktop.control_lists.search_text import SearchHit
from stc_desktop.storage.reference import ReferenceFile


def chosen_edition(reference: ReferenceFile, list_id: str | None, edition: str | None) -> tuple[str, str]:
    """The list and edition that is meant: the base list and its newest edition unless said otherwise."""
    chosen = list_id or BASE_LIST
    return chosen, edition or reference.newest(chosen)


def chosen_review(reference: ReferenceFile, list_id: str | None, edition: str | None) -> tuple[str, str]:
    """What a thing is held against: one list where it is named, else the base list (in this edition) together with military goods."""
    if list_id:
        return chosen_edition(reference, list_id, edition)
    main = chosen_edition(reference, None, edition)
    military = [held for held, _ in reference.weighed_editions if held == MUNITIONS_LIST]
    return joined_name((main, *((held, reference.newest(held)) for held in dict.fromkeys(military))))


def reviewed_as(list_id: str) -> str:
    """What the words of a verdict depend on: dual-use items and military goods stand on lists of their own. "" is the base list."""
    if is_joined(list_id):
        return "both"
    return "munitions" if list_id == MUNITIONS_LIST else ""


def export_list(reference: ReferenceFile, list_id: str, edition: str) -> Iterator[Row]:
    """The neutral tree, a row per paragraph. Where somebody changed the list by hand each row says who, for rows travel alone."""
    held = reference.edition(list_id, edition)
    changed: Row = {"changed": dict(asdict(held.info.changed))} if held.info.changed else {}
    return ({**row, **changed} for row in neutral_rows(held))


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
