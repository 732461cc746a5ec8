"""The walls between the rooms: the contracts bite, nothing below the screen needs Qt, and no stage reads a clock."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from installers.checks import STAGES

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("stc_desktop", "ui", "resources")
OTHER_ROOMS = ("documents", "exchange", "authoring", "storage", "casework", "command_line")

FLOW = "the flow runs one way"
WINDOW = "the window acts through casework, and only its composition root opens storage"
SUBJECT = "the libraries of a subject stay in its room"

# (importing module, imported module, the contract that must break)
WRONG_WAYS = [
    ("stc_desktop.rules", "stc_desktop.classification", FLOW),
    ("stc_desktop.rules", "stc_desktop.wording", FLOW),
    ("stc_desktop.control_lists", "stc_desktop.jurisdictions", FLOW),
    ("stc_desktop.classification", "stc_desktop.screening", FLOW),
    ("stc_desktop.applications", "stc_desktop.documents", FLOW),
    ("stc_desktop.documents", "stc_desktop.storage", FLOW),
    ("stc_desktop.storage", "stc_desktop.casework", FLOW),
    ("stc_desktop.casework", "ui", FLOW),
    ("resources", "stc_desktop.rules", FLOW),
    ("stc_desktop.casework", "PySide6.QtCore", "Qt only in ui"),
    ("stc_desktop.casework", "sqlalchemy.orm", "SQLAlchemy and Alembic only in storage"),
    ("ui", "sqlalchemy", "SQLAlchemy and Alembic only in storage"),
    ("stc_desktop.classification", "sqlite3", "sqlite3 only in storage and casework"),
    ("ui", "reportlab.pdfgen", "ReportLab and the libraries of page and symbol only in documents"),
    ("stc_desktop.storage", "PIL", "ReportLab and the libraries of page and symbol only in documents"),
    ("stc_desktop.casework", "pypdf", "pypdf only in documents and in the parsers of official publications"),
    ("stc_desktop.storage", "ruamel.yaml", "YAML, strict structs and pint only in authoring"),
    ("stc_desktop.control_lists", "openpyxl", "workbooks only in authoring and in the parsers of official publications"),
    ("stc_desktop.documents", "cryptography.hazmat", "cryptography only in exchange"),
    ("stc_desktop.rules", "resources", "resources are read by wording, documents, authoring, storage and ui"),
    ("stc_desktop.applications", "icu4py", SUBJECT),
    ("stc_desktop.storage", "msgspec", "YAML, strict structs and pint only in authoring"),
    ("stc_desktop.determination", "rapidfuzz", SUBJECT),
    ("ui.home", "stc_desktop.documents", WINDOW),
    ("ui.home", "stc_desktop.storage", WINDOW),
]

RIGHT_WAYS = [
    ("ui.application", "PySide6.QtWidgets"),
    ("ui.application", "stc_desktop.storage.inner"),
    ("ui.home", "stc_desktop.casework"),
    ("ui.home", "stc_desktop.rules"),
    ("stc_desktop.command_line", "stc_desktop.casework"),
    ("stc_desktop.casework", "stc_desktop.storage"),
    ("stc_desktop.casework", "stc_desktop.documents"),
    ("stc_desktop.storage.inner", "sqlalchemy.orm"),
    ("stc_desktop.storage.inner", "alembic.operations"),
    ("stc_desktop.storage.inner", "sqlite3"),
    ("stc_desktop.documents.inner", "reportlab.platypus"),
    ("stc_desktop.documents.inner", "resources"),
    ("stc_desktop.authoring.inner", "ruamel.yaml"),
    ("stc_desktop.exchange.inner", "cryptography"),
    ("stc_desktop.control_lists.sources", "openpyxl"),
    ("stc_desktop.applications", "stc_desktop.determination"),
    ("stc_desktop.wording.inner", "icu4py"),
]


@pytest.fixture
def mock_tree(tmp_path: Path) -> Path:
    """Rooms of the right names, empty but for imports that are allowed, under our own contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in ("ui", "resources", *(f"stc_desktop/{room}" for room in (*STAGES, *OTHER_ROOMS))):
        (tmp_path / package).mkdir(parents=True)
        (tmp_path / package / "__init__.py").touch()
    (tmp_path / "stc_desktop" / "__init__.py").touch()
    for importer, imported in RIGHT_WAYS:
        _plant(tmp_path, importer, imported)
    for plain in ("ui.application", "ui.home", "stc_desktop.storage.inner"):
        _plant(tmp_path, plain, "logging")
    return tmp_path


def test_the_ways_the_design_allows_are_kept(mock_tree: Path) -> None:
    result = _lint(mock_tree)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("importer", "imported", "contract"), WRONG_WAYS)
def test_a_wrong_way_import_breaks_its_contract(mock_tree: Path, importer: str, imported: str, contract: str) -> None:
    _plant(mock_tree, importer, imported)
    result = _lint(mock_tree)
    assert result.returncode == 1
    assert f"{contract} BROKEN" in " ".join(result.stdout.split())


def test_everything_below_the_screen_can_be_imported_without_qt() -> None:
    names = [name for name in _module_names(ROOT / "stc_desktop") if not name.endswith("__main__")]
    program = (
        "import sys, importlib\n"
        "for gone in ('PySide6', 'shiboken6'): sys.modules[gone] = None\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, *names], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    assert result.returncode == 0, result.stderr


def test_no_stage_reads_the_clock_or_the_user() -> None:
    forbidden = {"now", "utcnow", "today", "time_ns", "getuser", "getlogin", "monotonic", "perf_counter"}
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.func.attr}"
        for room in STAGES
        for path in _sources(ROOT / "stc_desktop" / room)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in forbidden
    ]
    assert found == []


def test_no_room_reaches_resources_by_name_where_it_may_not_import_it() -> None:
    may_read = {"wording", "documents", "authoring", "storage"}
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for room in (*STAGES, *OTHER_ROOMS)
        if room not in may_read
        for path in _sources(ROOT / "stc_desktop" / room)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and any(isinstance(value, ast.Constant) and str(value.value).partition(".")[0] == "resources" for value in node.args)
    ]
    assert found == []


def test_modules_and_functions_keep_to_the_house_size() -> None:
    too_long = [
        f"{path.relative_to(ROOT)}: {len(lines)} lines"
        for path in _own_sources()
        if len(lines := path.read_text(encoding="utf-8").splitlines()) > 500
    ]
    for path in _own_sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines_used = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines_used > 40:
                    too_long.append(f"{path.relative_to(ROOT)}:{node.lineno}: {node.name} has {lines_used} lines")
    assert too_long == []


def _plant(tree: Path, importer: str, imported: str) -> None:
    target = tree.joinpath(*importer.split("."))
    path = target / "__init__.py" if target.is_dir() else target.with_suffix(".py")
    with path.open("a", encoding="utf-8") as source:
        source.write(f"import {imported}\n")


def _lint(tree: Path) -> subprocess.CompletedProcess[str]:
    program = "import sys; from importlinter.cli import lint_imports_command; sys.argv[0] = 'lint-imports'; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=tree,
        env={**os.environ, "COLUMNS": "200", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def _own_sources() -> Iterator[Path]:
    for package in (*PACKAGES, "installers"):
        yield from _sources(ROOT / package)


def _sources(room: Path) -> Iterator[Path]:
    """The Python files of a room, be it a folder or one module."""
    if room.with_suffix(".py").is_file():
        yield room.with_suffix(".py")
    yield from sorted(room.rglob("*.py"))


def _module_names(package: Path) -> Iterator[str]:
    for path in _sources(package):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
