"""What becomes of an authored tree when some of its paragraphs are taken out.

Whoever asks whether a thing meets a paragraph that does not exist is answered no. So a link to it goes, "not as in it" always holds and
goes, and a paragraph that can hold only together with it can never hold and goes too, until nothing names what is not there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.yaml_reading import Listing, Section, Text, Value

Heads = dict[str, tuple[Section, Place]]

_LINKS = ("see", "refs", "covers", "spares")
_NO_PARAGRAPHS = frozenset({"regimes", "hints", "notes"})


def without_absent(heads: Mapping[str, tuple[Section, Place]], gone: set[str], faults: Faults) -> Heads:
    """The heads without whatever names or needs the paragraphs in `gone`; `gone` grows by what can no longer hold."""
    left: Heads = dict(heads)
    known = -1
    while known != len(gone):
        known = len(gone)
        tree = _Tree(frozenset(gone))
        for code, (section, place) in list(left.items()):
            changed = tree.paragraph(code, section)
            if changed is None:
                faults.head = code
                faults.add(place, f"{code} rests on paragraphs that the edition does not have: say how it differs")
                faults.head = ""
                del left[code]
            else:
                left[code] = (changed, place)
        gone |= tree.impossible
    return left


@dataclass(frozen=True, slots=True)
class _Tree:
    gone: frozenset[str]
    impossible: set[str] = field(default_factory=set[str])

    def paragraph(self, code: str, section: Section) -> Section | None:
        """The paragraph or note as it is left; None where it can never hold."""
        entries: dict[str, Value] = {}
        children, lost = 0, 0
        for key, value in section.entries.items():
            if isinstance(value, Listing) and key in _LINKS:
                entries[key] = replace(value, items=tuple(item for item in value.items if not self._is_named(item)))
            elif isinstance(value, Listing) and key == "tests":
                tests = self._tests(value)
                if tests is None:
                    return self._never(code)
                entries[key] = tests
            elif isinstance(value, Section) and key == "notes":
                notes = self._notes(code, value)
                if notes.entries:
                    entries[key] = notes
            elif isinstance(value, Section) and key not in _NO_PARAGRAPHS:
                children += 1
                child = self.paragraph(f"{code}.{key}", value)
                lost += child is None
                if child is not None:
                    entries[key] = child
            else:
                entries[key] = value
        logic = section.entries.get("logic")
        needs_all = isinstance(logic, Text) and logic.text == "all"
        if lost and (needs_all or lost == children):
            return self._never(code)
        return replace(section, entries=entries)

    def _notes(self, code: str, section: Section) -> Section:
        """A note that can never hold changes nothing and goes."""
        kept: dict[str, Value] = {}
        for key, value in section.entries.items():
            note = self.paragraph(f"{code}#{key}", value) if isinstance(value, Section) else value
            if note is not None:
                kept[key] = note
        return replace(section, entries=kept)

    def _never(self, code: str) -> None:
        self.impossible.add(code)

    def _is_named(self, item: Value) -> bool:
        return isinstance(item, Text) and self._is_gone(item.text)

    def _is_gone(self, code: str) -> bool:
        return any(code == gone or code.startswith((f"{gone}.", f"{gone}#")) for gone in self.gone)

    def _tests(self, tests: Listing) -> Listing | None:
        """The tests that are left to be asked, None where one of them can never hold."""
        left: list[Value] = []
        for item in tests.items:
            holds = self._holds(item)
            if holds is False:
                return None
            if holds is None:
                left.append(self._shortened(item))
        return replace(tests, items=tuple(left))

    def _holds(self, item: Value) -> bool | None:
        """Whether a test holds for certain because of what is not there; None where it must still be asked."""
        name, condition = _pair(item)
        if name == "any" and isinstance(condition, Listing):
            outcomes = [self._holds(test) for test in condition.items]
            if True in outcomes:
                return True
            return False if outcomes and all(outcome is False for outcome in outcomes) else None
        if name == "not":
            inner = self._holds(condition)
            return None if inner is None else not inner
        target = condition.entries.get("meets") if isinstance(condition, Section) else None
        return False if target is not None and self._is_named(target) else None

    def _shortened(self, item: Value) -> Value:
        name, condition = _pair(item)
        if name != "any" or not isinstance(condition, Listing) or not isinstance(item, Section):
            return item
        left = tuple(test for test in condition.items if self._holds(test) is None)
        return left[0] if len(left) == 1 else replace(item, entries={"any": replace(condition, items=left)})


def _pair(item: Value) -> tuple[str, Value]:
    if isinstance(item, Section) and len(item.entries) == 1:
        return next(iter(item.entries.items()))
    return "", item
