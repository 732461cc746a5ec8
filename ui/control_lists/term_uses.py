"""Where a defined term is used: the paragraphs in whose words it stands."""

from stc_desktop.casework.list_views import Reference
from stc_desktop.control_lists.codes import category_of
from stc_desktop.control_lists.entries import ListEdition


def uses_of(edition: ListEdition, term_id: str) -> tuple[Reference, ...]:
    """Paragraphs whose heading, help or notes hold the term in its special meaning, in the order of the list."""
    forms = tuple(
        word.casefold().replace("-", " ")[:-1] for word in edition.definitions[term_id].words
    )  # without the last letter: in many too
    found: dict[str, None] = {}
    for entry in edition.entries.values():
        text = f"{entry.heading}\n{entry.help}"
        plain = text.casefold().replace("-", " ")
        owner = entry.code.split("#")[0]
        if owner in found or owner not in edition.entries or not any(form in plain for form in forms):
            continue
        if any(spot.definition.id == term_id for spot in edition.terms.found_in(text, category_of(entry.code))):
            found[owner] = None
    return tuple(Reference(code=code, heading=edition.entries[code].heading, is_installed=True) for code in found)
