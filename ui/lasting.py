"""A guard for Python 3.11 and older against a fault of PySide6 6.12.

Its void methods hand out None, and some signals True, without counting the reference: from Python 3.12 on these objects are
immortal and nothing is lost, before that the count sinks with every call until the interpreter stops with "deallocating None".
Raising the counts out of reach keeps the objects, which live as long as the program anyway. (Seen with 6.12.0; 6.11.3 counts right.)
"""

import ctypes
import sys

_OUT_OF_REACH = 1 << (30 if sys.maxsize < 1 << 32 else 60)


def keep_constants() -> None:
    """Call before the first widget is made; harmless when called again."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(constant)).value = _OUT_OF_REACH
