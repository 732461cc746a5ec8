"""Control lists in JSON as others took them out of the official files: three shapes of the Commerce Control List and one of Annex I."""

import json
from collections.abc import Callable, Mapping

from stc_desktop.control_lists.sources import annex_fixture, ccl_entries, ccl_items, ccl_tree
from stc_desktop.control_lists.sources.publications import Publication, Told
from stc_desktop.control_lists.sources.source_files import Shape, SourceFile
from stc_desktop.rules.errors import UserFixable

_MOST_BYTES = 120_000_000  # the largest real one has 14 MB; as objects JSON needs five times its size
_MARKS: Mapping[str, tuple[bytes, ...]] = {
    "entries": (b'"ecfrIssueDate"', b'"entries"', b'"eccn"'),
    "tree": (b'"supplements"', b'"eccns"', b'"eccn"'),
    "items": (b'"eccn"', b'"text"', b'"suppl"'),
    "fixture": (b'"model"', b'"regulations.regulation"', b'"fields"'),
}


def recognises(file: SourceFile) -> bool:
    """JSON that holds entries of a control list; charts of countries and catalogues of exceptions are none."""
    return _shape(file) is not None


def read(file: SourceFile, told: Told) -> tuple[Publication, ...]:
    """The list in the file; raises UserFixable where the JSON is damaged or not put together as its kind is."""
    shape = _shape(file)
    told("reading", 0.0)
    readers: Mapping[str | None, Callable[[object, Told], Publication]] = {
        "entries": ccl_entries.publication,
        "tree": ccl_tree.publication,
        "items": ccl_items.publication,
        "fixture": annex_fixture.publication,
    }
    if shape not in readers:
        raise UserFixable("This JSON holds no control list.", next_step="Choose the list itself.", where=file.path.name)
    content: object = _lines(file, told) if shape == "items" else _whole(file)
    told("reading", 0.4)
    try:
        return (readers[shape](content, told),)
    except (KeyError, TypeError) as error:
        raise UserFixable(
            "This JSON looks like a control list, but some of its entries are not put together like the others.",
            next_step="Download the file again, or choose another edition.",
            where=file.path.name,
        ) from error


def _shape(file: SourceFile) -> str | None:
    if file.shape is not Shape.JSON:
        return None
    return next((name for name, marks in _MARKS.items() if all(mark in file.head for mark in marks)), None)


def _whole(file: SourceFile) -> object:
    with file.opened() as stream:
        data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise UserFixable(
            f"The JSON has more than {_MOST_BYTES // 1_000_000} MB, more than any control list; it was not read.",
            next_step="Look whether it is the right file.",
            where=file.path.name,
        )
    return _parsed(data, file, line=None)


def _lines(file: SourceFile, told: Told) -> list[object]:
    rows: list[object] = []
    read = 0
    with file.opened() as stream:
        for number, line in enumerate(iter(lambda: stream.readline(_MOST_BYTES + 1), b""), start=1):
            read += len(line)
            if read > _MOST_BYTES:
                raise UserFixable("The file is larger than any control list.", next_step="Choose the right file.", where=file.path.name)
            if line.strip():
                rows.append(_parsed(line, file, line=number))
            if number % 500 == 0:
                told("reading", min(0.4, number / 10_000))
    return rows


def _parsed(data: bytes, file: SourceFile, *, line: int | None) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        at = line or getattr(error, "lineno", 0)
        raise UserFixable(
            f"The JSON is cut off or damaged{f' at line {at}' if at else ''}.",
            next_step="Download the file again, or copy it to the stick again.",
            where=file.path.name,
        ) from error
