"""Where every edition is written: the program's own folders, and before them those that were installed from a ministry's workbook."""

from collections.abc import Mapping
from pathlib import Path

from stc_desktop.authoring.lists import EDITION_FILE, RestsOn, rests_on

Key = tuple[str, str]  # (list, edition)


def edition_folders(program: Path, installed: Path | None = None) -> dict[Key, Path]:
    """The folder of every edition, by list and edition; one that was installed stands in for the program's own of the same name."""
    found: dict[Key, Path] = {}
    for lists in (program, *((installed,) if installed else ())):
        found.update({(page.parent.parent.name, page.parent.name): page.parent for page in lists.glob(f"*/*/{EDITION_FILE}")})
    return dict(sorted(found.items()))


def in_reading_order(folders: Mapping[Key, Path]) -> tuple[tuple[Path, RestsOn], ...]:
    """The folders with what each rests on, which always comes before it; what rests on itself comes last and is refused there."""
    under = {key: rests_on(folder) for key, folder in folders.items()}

    def depth(key: Key, passed: frozenset[Key]) -> int:
        below = [one for one in (under[key].base, under[key].register) if one in under] if key in under else []
        if key in passed:
            return len(under)
        return max((1 + depth(one, passed | {key}) for one in below), default=0)

    order = sorted(under, key=lambda key: (depth(key, frozenset()), key))
    return tuple((folders[key], under[key]) for key in order)
