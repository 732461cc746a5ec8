"""Every word of the window goes through the catalogue, so that it can be translated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import ui
from stc_desktop.wording.sentences import sentences
from ui.collect_words import CATALOGUE, all_words, collected
from ui.speech import Speech
from ui.theme.qt_words import speak_as

SOURCES = sorted(Path(ui.__path__[0]).rglob("*.py"))
# two words of which the first is no abbreviation, or a word that begins large: what a person would read
_READS_AS_WORDS = re.compile(r"[A-Za-z]{2,}[,.:;]? [a-z]{2,}|^[A-Z][a-z]{2,}")
# classes and functions whose words nobody reads on the screen
_UNSEEN = {"debug", "info", "warning", "error", "exception", "getLogger", "add_argument", "ArgumentParser", "KeyError", "cast", "TypeVar"}
_UNSEEN |= {"UserFixable"}  # sentences of faults are the rules' own, on the command line as in the window
_KEYS_OF_THE_KEYBOARD = re.compile(r"^(Ctrl|Alt|Shift|Space|Return|Enter|Esc|F\d+)\b")
# sheets, folders, names of programs and fonts, what the clock is read with
_NAMES = re.compile(r"^(Noto Sans|STC Desktop|Fusion|English|Regular$|Bold$|[A-Z]\w+\.\w+$|[A-Z][a-z]+([A-Z][a-z]+)+$)|%[A-Za-z]|yyyy")


def _parents(tree: ast.AST) -> dict[ast.AST, ast.AST]:
    return {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}


def _is_read(node: ast.Constant, parents: dict[ast.AST, ast.AST]) -> bool:
    """Docstrings, log lines, messages of broken assumptions, class names in quotes and keys of the keyboard are not."""
    step: ast.AST = node
    while step in parents:
        above = parents[step]
        if isinstance(above, ast.Expr) and step is node:
            return False
        if isinstance(above, ast.Assert) and above.msg is step:
            return False
        if isinstance(above, ast.Call):
            called = above.func.attr if isinstance(above.func, ast.Attribute) else getattr(above.func, "id", "")
            if called in _UNSEEN:
                return False
        if isinstance(above, ast.arg | ast.AnnAssign) and above.annotation is step:
            return False
        if isinstance(above, ast.FunctionDef) and above.returns is step:
            return False
        if isinstance(above, ast.Subscript):
            return False
        if isinstance(above, ast.Assign) and any(isinstance(target, ast.Name) and target.id == "__all__" for target in above.targets):
            return False
        step = above
    return True


def _literals(source: Path) -> Iterator[tuple[int, str]]:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    parents = _parents(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_read(node, parents):
            yield node.lineno, node.value


def test_no_page_says_words_of_its_own() -> None:
    said = [
        f"{source.relative_to(Path(ui.__path__[0]))}:{line}: {text}"
        for source in SOURCES
        if not source.name.endswith("words.py") and source.name not in {"categories.py", "editions.py"}
        for line, text in _literals(source)
        if _READS_AS_WORDS.search(text) and not _KEYS_OF_THE_KEYBOARD.match(text) and not _NAMES.search(text)
    ]
    assert said == []


def test_words_in_a_widget_are_found(tmp_path: Path) -> None:
    source = tmp_path / "page.py"
    source.write_text('"""A page."""\nLabel(look, "Nothing is here", "small")\nButton(look, f"Remove {name}")\n', encoding="utf-8")
    assert [text for _line, text in _literals(source) if _READS_AS_WORDS.search(text)] == ["Nothing is here", "Remove "]


def _keys_asked_for() -> Iterator[tuple[str, str]]:
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            key = node.args[0].value
            if called in {"text", "plural"} and isinstance(key, str) and "." in key:
                yield source.name, key


def test_every_word_that_is_asked_for_is_known() -> None:
    known, english = all_words(), sentences()
    assert [(source, key) for source, key in _keys_asked_for() if key not in known and key not in english] == []


def test_the_catalogue_holds_the_words_of_the_window_as_they_are_now() -> None:
    catalogue = CATALOGUE.read_text(encoding="utf-8")
    assert collected(catalogue) == catalogue, "run: python -m ui.collect_words"


def test_the_catalogue_says_what_the_pages_say() -> None:
    words, english = all_words(), sentences()
    plain = [key for key in words if f"{key}.many" not in words and not key.endswith(".many") and not key.startswith("task.")]
    assert len(plain) > 700
    assert [key for key in plain if english.text(key) != words[key]] == []
    assert english.plural("data.sample.there", 1) == words["data.sample.there"].format(count=1)
    assert english.plural("data.sample.there", 3) == words["data.sample.there.many"].format(count=3)


def test_braces_are_closed() -> None:
    broken = [key for key, text in all_words().items() if re.sub(r"\{[a-z_]+\}", "", text).strip("{}") != re.sub(r"\{[a-z_]+\}", "", text)]
    assert broken == []


@pytest.mark.parametrize("language", ["de", "fr-CA", "vi", "en", "en-XA"])
def test_qts_own_words_follow_the_language_where_qt_has_them(qapp: QApplication, language: str) -> None:
    speak_as(qapp, language)
    try:
        said = QApplication.translate("QPlatformTheme", "Cancel")
        assert said == {"de": "Abbrechen", "fr-CA": "Annuler"}.get(language, "Cancel")
    finally:
        speak_as(qapp, "en")


def test_a_page_in_a_language_without_a_catalogue_speaks_english() -> None:
    assert Speech("vi").over({"frame.menu": "Menu"}).text("frame.menu") == "Menu"
