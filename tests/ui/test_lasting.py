"""What the window does about PySide6 itself, in a process of its own."""

import subprocess
import sys


def _said(lines: str) -> str:
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


def test_no_source_text_is_kept_of_what_is_imported() -> None:
    lines = "import ui, linecache; before = len(linecache.cache); import sqlalchemy.orm; print(len(linecache.cache) - before)"
    assert _said(lines) == "0"


def test_none_outlives_any_number_of_void_calls() -> None:
    lines = "import ui; from PySide6.QtCore import QObject; o = QObject(); [o.setObjectName('x') for _ in range(20000)]; print('alive')"
    assert _said(lines) == "alive"
