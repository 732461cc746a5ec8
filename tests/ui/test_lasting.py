"""What the window does about PySide6 itself, in a process of its own."""

import subprocess
import sys


def _said(lines: str) -> str:
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


def test_no_source_text_is_kept_of_what_is_imported() -> None:
    # what is written in brackets is code that SQLAlchemy makes while it runs
    lines = "import ui, linecache, sqlalchemy.orm; print([name for name in linecache.cache if 'sqlalchemy' in name and name[0] != '<'])"
    assert _said(lines) == "[]"


def test_none_outlives_any_number_of_void_calls() -> None:
    lines = "import ui; from PySide6.QtCore import QObject; o = QObject(); [o.setObjectName('x') for _ in range(20000)]; print('alive')"
    assert _said(lines) == "alive"
