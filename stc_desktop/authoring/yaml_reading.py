"""YAML 1.2 read strictly: every value keeps its line and its exact spelling, duplicate keys and merge keys are refused.

Scalars stay text until somebody says what they are, so NO is a country, 3.10 a number of a paragraph and `yes` a word.
"""

import difflib
import importlib.util
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from stc_desktop.authoring.faults import Faults, Place, shown_path

_HAS_COMPILED_PARSER = importlib.util.find_spec("_ruamel_yaml") is not None
_NULL_TAG = "tag:yaml.org,2002:null"
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as written; an empty one is a key without a value."""

    text: str
    place: Place
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple["Value", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Section:
    """A mapping: keys in their order, each with its own line."""

    entries: Mapping[str, "Value"]
    place: Place
    lines: Mapping[str, Place] = field(default_factory=dict[str, Place])

    def place_of(self, key: str) -> Place:
        return self.lines.get(key, self.place)


Value = Text | Listing | Section


def entries_of(section: Section | None) -> Mapping[str, Value]:
    return section.entries if section is not None else dict[str, Value]()


def read_yaml(path: Path, faults: Faults) -> Section | None:
    """The mapping that a file holds, or None after noting why it cannot be read."""
    file = shown_path(path)
    try:
        node: Any = _composed(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        problem: Any = error
        line = int(problem.problem_mark.line) + 1 if problem.problem_mark else 1
        faults.add(Place(file, line), f"not valid YAML: {_plain_problem(problem)}")
        return None
    except (YAMLError, UnicodeDecodeError) as error:
        faults.add(Place(file, 1), f"cannot be read: {error}")
        return None
    if node is None:
        faults.add(Place(file, 1), "the file is empty")
        return None
    value = _value(node, file, faults)
    if isinstance(value, Section):
        return value
    faults.add(value.place, "the file must hold keys with values")
    return None


def _composed(text: str) -> Any:
    """The nodes of a text. The compiled parser is eight times as fast but knows YAML 1.1 only: what it refuses the other judges."""
    if _HAS_COMPILED_PARSER:
        try:
            return YAML(typ="safe", pure=False).compose(text)  # pyright: ignore[reportUnknownMemberType] - ruamel gives no types
        except YAMLError:
            pass
    return YAML(typ="safe", pure=True).compose(text)  # pyright: ignore[reportUnknownMemberType] - as above


def _plain_problem(error: Any) -> str:
    return re.sub(r"\s+", " ", " ".join(part for part in (error.context, error.problem) if part))


def _value(node: Any, file: str, faults: Faults) -> Value:  # ruamel gives its nodes no types
    place = Place(file, int(node.start_mark.line) + 1)
    if _is(node, ScalarNode):
        quoted = node.style in {"'", '"', "|", ">"}
        return Text("" if node.tag == _NULL_TAG and not quoted else str(node.value), place, quoted)
    if _is(node, SequenceNode):
        return Listing(tuple(_value(item, file, faults) for item in node.value), place)
    assert _is(node, MappingNode)
    entries: dict[str, Value] = {}
    lines: dict[str, Place] = {}
    for key_node, value_node in node.value:
        key_place = Place(file, int(key_node.start_mark.line) + 1)
        key = str(key_node.value)
        if not _is(key_node, ScalarNode) or key == "<<":
            faults.add(key_place, "a key must be plain text; merge keys are not used here")
            continue
        if key in entries:
            faults.add(key_place, f"“{key}” stands twice (first on line {lines[key].line})")
            continue
        entries[key] = _value(value_node, file, faults)
        lines[key] = key_place
    return Section(entries, place, lines)


def _is(node: Any, kind: type) -> bool:
    return isinstance(node, kind)


@dataclass(frozen=True, slots=True)
class Reading:
    """Takes typed values out of a section and notes what is missing, misspelt or of the wrong kind."""

    section: Section
    faults: Faults

    def known_only(self, allowed: Iterable[str], what: str) -> None:
        """Note every key that is not one of the allowed."""
        names = tuple(allowed)
        for key in self.section.entries:
            if key not in names:
                self.faults.add(self.section.place_of(key), f"unknown key “{key}” in {what}{nearest(key, names)}")

    def text(self, key: str, *, required: str = "") -> str:
        """A text, "" where there is none; `required` says what is missing without it."""
        value = self.section.entries.get(key)
        if value is None:
            if required:
                self.faults.add(self.section.place, f"{required} has no {key}")
            return ""
        if not isinstance(value, Text):
            self.faults.add(value.place, f"{key} must be a text")
            return ""
        if not value.text.strip() and required:
            self.faults.add(value.place, f"{key} of {required} is empty")
        return re.sub(r"\s+", " ", value.text).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(text.text.strip() for text in self.text_items(key))

    def text_items(self, key: str) -> Iterator[Text]:
        """The items of a list of texts, each with its place; no item twice."""
        value = self.section.entries.get(key)
        if value is None:
            return
        if not isinstance(value, Listing):
            self.faults.add(value.place, f"{key} must be a list [..., ...]")
            return
        seen: set[str] = set()
        for item in value.items:
            if not isinstance(item, Text) or not item.text.strip():
                self.faults.add(item.place, f"{key} must hold texts only")
            elif item.text.strip() in seen:
                self.faults.add(item.place, f"“{item.text}” stands twice in {key}")
            else:
                seen.add(item.text.strip())
                yield item

    def sub(self, key: str) -> Section | None:
        value = self.section.entries.get(key)
        if value is None:
            return None
        if not isinstance(value, Section):
            self.faults.add(value.place, f"{key} must hold keys with values")
            return None
        return value

    def truth(self, key: str) -> bool:
        value = self.section.entries.get(key)
        if value is None:
            return False
        found = truth_of(value)
        if found is None:
            self.faults.add(value.place, f"{key} must be yes or no")
        return bool(found)


def truth_of(value: Value) -> bool | None:
    """True for yes and true, False for no and false, None for anything else."""
    return _TRUTH.get(value.text) if isinstance(value, Text) else None


def nearest(wrong: str, known: Iterable[str]) -> str:
    """A proposal for a misspelt name, ready to hang on to a reason."""
    close = difflib.get_close_matches(wrong, list(known), n=1, cutoff=0.7)
    return f"; did you mean “{close[0]}”?" if close else ""


def plain(value: Value) -> Any:
    """The same value as plain Python data (YAML 1.2 core schema): for files that are read into strict structures."""
    if isinstance(value, Section):
        return {key: plain(item) for key, item in value.entries.items()}
    if isinstance(value, Listing):
        return [plain(item) for item in value.items]
    return value.text if value.quoted else _core_scalar(value.text)


def _core_scalar(text: str) -> Any:
    if text in {"", "~", "null", "Null", "NULL"}:
        return None
    if text in {"true", "True", "TRUE"}:
        return True
    if text in {"false", "False", "FALSE"}:
        return False
    if re.fullmatch(r"[-+]?\d+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", text):
        return float(text)
    return text
