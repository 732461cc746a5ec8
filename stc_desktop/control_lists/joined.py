"""Several lists reviewed together: dual-use items and military goods stand on lists of their own, a thing has to be held against both.

A review is named like a list: the ids of its lists, and likewise the labels of their editions, with a plus between them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stc_desktop.control_lists.entries import ListEdition

_AND = "+"

ListAndEdition = tuple[str, str]


def is_joined(list_id: str) -> bool:
    return _AND in list_id


def joined_name(lists: Iterable[ListAndEdition]) -> ListAndEdition:
    """The name of a review of these lists, the main one first."""
    held = tuple(lists)
    return _AND.join(list_id for list_id, _ in held), _AND.join(edition for _, edition in held)


def lists_of(list_id: str, edition: str) -> tuple[ListAndEdition, ...]:
    """The lists that a review consists of; a list by itself is a review of one. An edition is left empty where too few are named."""
    ids, editions = list_id.split(_AND), edition.split(_AND)
    return tuple(zip(ids, (*editions, *("" for _ in ids[len(editions) :])), strict=False))


def list_ids_of(list_id: str) -> tuple[str, ...]:
    return tuple(list_id.split(_AND))


def joined(editions: Sequence[ListEdition]) -> ListEdition:
    """One edition with the paragraphs of all; they share one register of properties and kinds of thing.

    The order of review is that of the field: what is joined to the main list, military goods, stands before it.
    """
    main, infos = editions[0], [held.info for held in editions]
    list_id, edition = joined_name((info.list_id, info.edition) for info in infos)
    in_review = (*editions[1:], main)
    return ListEdition(
        info=replace(
            main.info,
            list_id=list_id,
            edition=edition,
            title="; ".join(info.title for info in infos),
            publisher="; ".join(info.publisher for info in infos),
            heads=tuple(head for held in in_review for head in held.info.heads),
            changed=next((info.changed for info in infos if info.changed), None),
        ),
        entries={code: entry for held in in_review for code, entry in held.entries.items()},
        register={name: prop for held in reversed(in_review) for name, prop in held.register.items()},
        subjects={name: subject for held in reversed(in_review) for name, subject in held.subjects.items()},
        definitions={name: term for held in in_review for name, term in held.definitions.items()},
        chemicals=main.chemicals,
        local_words={code: words for held in in_review for code, words in held.local_words.items()},
    )
