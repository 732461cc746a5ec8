"""Annex I as a web project stored it: paragraphs by path, many lists swallowed by the note before them.

It is read so that its faults can be named; whoever stages it refuses it for them.
"""

import html
import itertools
import re
from collections.abc import Mapping

from stc_desktop.control_lists.sources.gathering import Gathering, doubt_lost_beginnings, parent_of
from stc_desktop.control_lists.sources.json_values import rows, table, words
from stc_desktop.control_lists.sources.publications import DoubtKind, OfficialParagraph, ParagraphKind, Publication, Told

_STEP = 4  # characters of a path
_HEAD = re.compile(r"(\d[A-E]\d{3})\.?")
_LABEL = re.compile(r"([a-z]|\d{1,3})\.")
_LISTED = re.compile(r"(?:^|<br>|\n|\s{2,})\W*?(?P<label>[a-z]|\d{1,3})\.(?=\s)")
_TAG = re.compile(r"<br\s*/?>|&emsp;")


def publication(content: object, told: Told) -> Publication:
    """What is there, each paragraph that holds a list of others doubted as swallowed."""
    fields = [table(table(one)["fields"]) for one in rows(content) if words(table(one)["model"]) == "regulations.paragraph"]
    gathered = Gathering()
    codes: dict[str, str] = {}
    fields.sort(key=lambda one: words(one["path"]))
    for at, field in enumerate(fields):
        _paragraph(field, codes, gathered)
        if at % 200 == 0:
            told("paragraphs", 0.4 + 0.5 * at / len(fields))
    doubt_lost_beginnings(gathered)
    told(f"{len(fields)} paragraphs", 1.0)
    return Publication(
        list_id="eu-annex-1",
        title="Annex I to Regulation (EU) 2021/821",
        publisher="unknown: a web project's copy",
        edition="2021",
        legal_date="",
        paragraphs=tuple(gathered.paragraphs),
        doubts=tuple(gathered.doubts),
    )


def _paragraph(field: Mapping[str, object], codes: dict[str, str], gathered: Gathering) -> None:
    path, written, raw = words(field["path"]), words(field["code"]), str(field["text"] or "")
    parent = codes.get(path[:-_STEP], "")
    kind, code = _code(written, parent, words(field["note_type"]), gathered)
    place = f"path {path}"
    if parent == "" and kind is not ParagraphKind.HEAD:
        gathered.doubt(DoubtKind.ORPHAN, place, f"“{written}” stands under nothing.", code=code)
    elif kind is ParagraphKind.ITEM and parent_of(code) != parent:
        gathered.doubt(DoubtKind.CODE_FORM, place, f"“{written}” is not the label of an item.", code=code)
    text = " ".join(html.unescape(_TAG.sub(" ", raw)).split())
    codes[path] = code
    gathered.add(OfficialParagraph(code=code, written=written, parent=parent, kind=kind, text=text, place=place))
    held = _held(raw)
    if held > 1:
        owner = f"{code} ({len(raw):,} characters)" if len(raw) > 500 else code
        gathered.doubt(DoubtKind.SWALLOWED, place, f"{owner} holds a list of {held} that should be paragraphs of their own.", code=code)


def _code(written: str, parent: str, note: str, gathered: Gathering) -> tuple[ParagraphKind, str]:
    head, label = _HEAD.fullmatch(written), _LABEL.fullmatch(written)
    if head:
        return ParagraphKind.HEAD, head[1]
    if note == "base" and label and parent:
        return ParagraphKind.ITEM, f"{parent}.{label[1]}"
    mark = "#t" if note.startswith("Technical") else "#nb" if note.startswith("N.B") else "#n"
    if note == "base":
        return ParagraphKind.TEXT, gathered.next_code(parent, "#p")
    # a note under a note counts in its own list
    return ParagraphKind.NOTE, gathered.next_code(parent, "." if "#" in parent else mark)


def _held(raw: str) -> int:
    """How many labelled paragraphs stand inside this one, counted only where they follow each other as labels do."""
    labels = [found["label"] for found in _LISTED.finditer(raw)]
    numbers = [label if label.isalpha() else int(label) for label in labels]
    following = 0
    for before, after in itertools.pairwise(numbers):
        if isinstance(before, int) and isinstance(after, int):
            following += after == before + 1
        elif isinstance(before, str) and isinstance(after, str):
            following += ord(after) == ord(before) + 1
    return following + 1 if following else 0
