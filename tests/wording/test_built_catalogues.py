"""A catalogue in its built form is read fast, and never hides what was written since."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

import resources
from stc_desktop.wording import sentences as room
from stc_desktop.wording.sentences import build_catalogues, sentences

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The only catalogue there is."""
    source = tmp_path / "translations" / "en" / "stc.po"
    source.parent.mkdir(parents=True)
    monkeypatch.setattr(room, "files", lambda _package: tmp_path)
    sentences.cache_clear()
    yield source
    sentences.cache_clear()


def _write(catalogue: Path, text: str, *, later: int) -> None:
    catalogue.write_text(f'{HEAD}msgid "greeting"\nmsgstr "{text}"\n', encoding="utf-8")
    moment = catalogue.stat().st_mtime + later
    os.utime(catalogue, (moment, moment))
    sentences.cache_clear()


def test_the_built_form_says_the_same(catalogue: Path) -> None:
    _write(catalogue, "Hello", later=-5)
    plain = sentences().text("greeting")
    assert build_catalogues() == (catalogue.with_suffix(".mo"),)
    catalogue.unlink()
    sentences.cache_clear()
    assert sentences().text("greeting") == plain == "Hello"


def test_words_written_since_are_read(catalogue: Path) -> None:
    _write(catalogue, "Hello", later=-5)
    build_catalogues()
    _write(catalogue, "Good day", later=5)
    assert sentences().text("greeting") == "Good day"


def test_nothing_built_is_kept_in_the_checkout() -> None:
    ignored = (Path(str(files(resources))).parent / ".gitignore").read_text(encoding="utf-8")
    assert "resources/translations/**/*.mo" in ignored
