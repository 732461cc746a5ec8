"""A list that is browsed and not weighed: a tree of codes and short headings that leads to the paragraphs of the lists that are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from stc_desktop.authoring.faults import Faults, Place, shown_path
from stc_desktop.authoring.registers import read_edition, sections_of
from stc_desktop.authoring.yaml_reading import Reading, Section, Text, Value, nearest, read_yaml
from stc_desktop.control_lists.entries import Entry, EntryKind, ListEdition
from stc_desktop.control_lists.regime_codes import STEP, is_tree_head
from stc_desktop.rules.cas import parse_cas
from stc_desktop.rules.clauses import Logic
from stc_desktop.rules.errors import UserFixable

EDITION_FILE = "edition.yaml"
_OWN_KEYS = ("heading", "help", "words", "cas", "see", "mark", "not_used")
_WEIGHED_KEYS = ("tests", "logic", "subject", "notes", "regimes", "hints", "effect", "covers", "spares")
_MARKS = ("A", "B", "C", "U", "D")


def is_browsed(folder: Path) -> bool:
    """Whether the head page in this folder says that its list is not weighed."""
    root = read_yaml(folder / EDITION_FILE, Faults())
    return root is not None and "weighed" in root.entries and not Reading(root, Faults()).truth("weighed")


def read_browsed_list(folder: Path, weighed: Iterable[ListEdition], faults: Faults) -> ListEdition | None:
    """The tree in a folder; every paragraph that it leads to must stand in a list that is weighed."""
    own = Faults()
    info = read_edition(folder / EDITION_FILE, own)
    if info is None:
        faults.found.extend(own.found)
        return None
    page = Place(shown_path(folder / EDITION_FILE), 1)
    for needed, said in ((info.mark in _MARKS, "a mark (A, B, C, U or D)"), (info.compared, "in `compared` what it was compared with")):
        if not needed:
            own.add(page, f"a list that is only browsed must say {said}")
    root = read_yaml(folder / EDITION_FILE, Faults())
    if root is not None and "register_of" in root.entries:
        own.add(root.place_of("register_of"), "a list that is only browsed shares no register")
    for kind in ("properties", "subjects", "definitions"):
        if (folder / kind).is_dir():
            own.add(page, f"a list that is only browsed asks nothing: it has no {kind}")
    known = frozenset(code for edition in weighed for code, entry in edition.entries.items() if entry.kind is not EntryKind.NOT_USED)
    reader = _TreeReader(known, own)
    files = sorted(path for path in folder.glob("*.yaml") if path.name != EDITION_FILE)
    heads: dict[str, tuple[Entry, ...]] = {}
    for code, section, place in sections_of(files, own, "head"):
        own.head = code
        if code not in info.heads:
            own.add(place, f"{code} is not a head of this edition{nearest(code, info.heads)}")
        elif not is_tree_head(code):
            own.add(place, f"{code} could be taken for a code of another list")
        else:
            heads[code] = tuple(reader.paragraphs(code, "", section, place))
        own.head = ""
    for head in info.heads:
        if head not in heads:
            own.add(page, f"head {head} stands on the head page and in no file")
    faults.found.extend(fault for fault in own.found if fault not in faults.found)
    return ListEdition(info=info, entries=_in_order(heads, info.heads), register={}, subjects={})


def _in_order(heads: Mapping[str, tuple[Entry, ...]], order: tuple[str, ...]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for head in order:
        for entry in heads.get(head, ()):
            entries[entry.code] = replace(entry, position=len(entries))
    return entries


@dataclass(slots=True)
class _TreeReader:
    """Reads heads; `known` are the codes that a tree may lead to."""

    known: frozenset[str]
    faults: Faults

    def paragraphs(self, code: str, parent: str, value: Value, place: Place) -> Iterator[Entry]:
        """The paragraph and everything below it; one that is nothing but a heading may be written as a text."""
        if isinstance(value, Text):
            value = Section({"heading": value}, place, {"heading": place})
        if not isinstance(value, Section):
            self.faults.add(place, f"{code} must be a heading, or hold keys with values")
            return
        reading = Reading(value, self.faults)
        children: dict[str, Value] = {}
        for key, item in value.entries.items():
            if key in _WEIGHED_KEYS:
                self.faults.add(value.place_of(key), f"{code} stands in a list that is only browsed: it can hold no {key}")
            elif key not in _OWN_KEYS and not STEP.fullmatch(key):
                self.faults.add(value.place_of(key), f"unknown key “{key}” in {code}{nearest(key, _OWN_KEYS)}")
            elif key not in _OWN_KEYS:
                children[key] = item
        yield self._entry(code, parent, reading, has_children=bool(children))
        for key, item in children.items():
            yield from self.paragraphs(f"{code}.{key}", code, item, value.place_of(key))

    def _entry(self, code: str, parent: str, reading: Reading, *, has_children: bool) -> Entry:
        unused = reading.truth("not_used")
        mark = reading.text("mark")
        if mark and mark not in _MARKS:
            self.faults.add(reading.section.place_of("mark"), f"{code} has the unknown mark “{mark}”; use one of {', '.join(_MARKS)}")
        return Entry(
            code=code,
            parent=parent,
            kind=EntryKind.NOT_USED if unused else EntryKind.ITEM if parent else EntryKind.HEAD,
            logic=Logic.ANY if has_children else Logic.ONE,
            heading=reading.text("heading", required="" if unused else code),
            help=reading.text("help"),
            words=reading.texts("words"),
            refs=self._see(code, reading),
            named_cas=self._cas(code, reading),
        )

    def _see(self, code: str, reading: Reading) -> tuple[str, ...]:
        found: list[str] = []
        for item in reading.text_items("see"):
            if item.text not in self.known:
                self.faults.add(item.place, f"{code} leads to {item.text}, which no list has{nearest(item.text, self.known)}")
            else:
                found.append(item.text)
        return tuple(found)

    def _cas(self, code: str, reading: Reading) -> tuple[str, ...]:
        found: list[str] = []
        for item in reading.text_items("cas"):
            try:
                found.append(parse_cas(item.text))
            except UserFixable as fault:
                self.faults.add(item.place, f"{code}: {fault.sentence}")
        return tuple(found)
