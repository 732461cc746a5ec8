"""What is wrong in authored files, each fault with its file, its line and its reason; all are collected before anything is refused."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from stc_desktop.rules.errors import UserFixable


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of an authored file; with a `column`, a row of a sheet of a workbook."""

    file: str
    line: int
    column: str = ""

    def __str__(self) -> str:
        if self.column:
            return f"sheet “{self.file}”, row {self.line}, {self.column}"
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that an author has to mend; `head` is the head of the list that it belongs to, where it belongs to one."""

    place: Place
    reason: str
    head: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


class AuthoredFilesRefused(UserFixable):
    """The authored files cannot be built; every fault found is named."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        lines = "\n".join(str(fault) for fault in faults)
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__(f"{lines}\n{count} in the authored files.", next_step="Mend each line named above and build again.")


@dataclass(slots=True)
class Faults:
    """Collects faults while files are read. `at_work` is called now and then, so that whoever waits can be told, or can end the work."""

    found: list[Fault] = field(default_factory=list[Fault])
    head: str = ""
    at_work: Callable[[], object] | None = None

    def go_on(self) -> None:
        """Said by long readers before each piece."""
        if self.at_work is not None:
            self.at_work()

    def add(self, place: Place, reason: str) -> None:
        """Note a fault; it counts for the head that is being read."""
        fault = Fault(place, reason, self.head)
        if fault not in self.found:
            self.found.append(fault)

    def __bool__(self) -> bool:
        return bool(self.found)

    def __iter__(self) -> Iterator[Fault]:
        return iter(self.found)

    def sorted(self) -> tuple[Fault, ...]:
        return tuple(sorted(self.found))

    def refuse(self) -> None:
        """Refuse the files if anything was found."""
        if self.found:
            raise AuthoredFilesRefused(self.sorted())


def shown_path(path: Path) -> str:
    """The file as an author knows it: from the resources folder on, or relative to where the command runs."""
    parts = path.parts
    if "resources" in parts:
        return "/".join(parts[parts.index("resources") :])
    return path.as_posix()
