"""Two guards against what PySide6 6.12 does to the process that it lives in.

Its void methods hand out None, and some signals True, without counting the reference: from Python 3.12 on these objects are
immortal and nothing is lost, before that the count sinks with every call until the interpreter stops with "deallocating None".
Raising the counts out of reach keeps the objects, which live as long as the program anyway. (Seen with 6.12.0; 6.11.3 counts right.)

It also reads the source text of every module that is imported after it and keeps the lines, 22 MiB of them, to see whether the module
might switch snake_case names on. Nothing here does.
"""

import contextlib
import ctypes
import importlib
import sys
from types import ModuleType

_OUT_OF_REACH = 1 << (30 if sys.maxsize < 1 << 32 else 60)


def keep_constants() -> None:
    """Call before the first widget is made; harmless when called again."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(constant)).value = _OUT_OF_REACH


def leave_sources_unread() -> None:
    """Call before the rest is imported; does nothing where PySide6 watches imports in another way, or is not installed."""
    with contextlib.suppress(ModuleNotFoundError):
        importlib.import_module("PySide6.QtCore")
    watcher = sys.modules.get("shibokensupport.feature")
    if hasattr(watcher, "_mod_uses_pyside"):
        setattr(watcher, "_mod_uses_pyside", _is_of_the_window)  # noqa: B010 - a name of theirs, not of ours


def _is_of_the_window(module: ModuleType) -> bool:
    return module.__name__.partition(".")[0] == "ui"
