"""Ten font files and their licence, whole, from wherever this machine can have them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from installers.fonts import FONT_FILES, LICENCE_FILE, bring_fonts, missing_fonts
from installers.progress import SetupProblem

SAMPLE_FONT = b"\x00\x01\x00\x00" + bytes(20_000)
NO_NPM = Path(sys.executable)


@pytest.fixture
def debian(tmp_path: Path) -> Path:
    folder = tmp_path / "debian"
    folder.mkdir()
    for name in FONT_FILES:
        (folder / name).write_bytes(SAMPLE_FONT)
    return folder


def test_debians_fonts_are_copied_with_their_licence(tmp_path: Path, debian: Path) -> None:
    bring_fonts(tmp_path / "fonts", python=NO_NPM, debian=debian)
    assert sorted(path.name for path in (tmp_path / "fonts").iterdir()) == sorted([*FONT_FILES, LICENCE_FILE])
    assert "SIL OPEN FONT LICENSE Version 1.1" in (tmp_path / "fonts" / LICENCE_FILE).read_text(encoding="utf-8")


def test_every_script_of_the_region_has_a_regular_and_a_bold() -> None:
    families = {name.partition("-")[0] for name in FONT_FILES}
    assert families == {"NotoSans", "NotoSansThai", "NotoSansLao", "NotoSansKhmer", "NotoSansMyanmar"}
    assert len(FONT_FILES) == 10


def test_a_half_copied_font_is_brought_again(tmp_path: Path, debian: Path) -> None:
    fonts = tmp_path / "fonts"
    bring_fonts(fonts, python=NO_NPM, debian=debian)
    (fonts / FONT_FILES[3]).write_bytes(SAMPLE_FONT[:100])
    (fonts / FONT_FILES[4]).write_bytes(b"<html>no such page</html>" * 1000)
    assert missing_fonts(fonts) == [FONT_FILES[3], FONT_FILES[4]]
    bring_fonts(fonts, python=NO_NPM, debian=debian)
    assert missing_fonts(fonts) == []


def test_fonts_that_are_here_are_left_alone(tmp_path: Path, debian: Path) -> None:
    fonts = tmp_path / "fonts"
    bring_fonts(fonts, python=NO_NPM, debian=debian)
    written = {path: path.stat().st_mtime_ns for path in fonts.glob("*.ttf")}
    bring_fonts(fonts, python=NO_NPM, debian=tmp_path / "nowhere")
    assert written == {path: path.stat().st_mtime_ns for path in fonts.glob("*.ttf")}


def test_fonts_that_cannot_be_had_are_a_sentence_with_three_ways_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    with pytest.raises(SetupProblem) as told:
        bring_fonts(tmp_path / "fonts", python=NO_NPM, debian=tmp_path / "nowhere")
    assert "npm gave no @expo-google-fonts/noto-sans" in told.value.what
    for way_out in ("npm registry", "fonts-noto-core", "into resources/fonts yourself"):
        assert way_out in told.value.to_do
