"""Where a value lies against a limit, in words and as a share of the bar."""

from __future__ import annotations

import pytest

from ui.parts.margin_figures import MarginFigure, Standing, margin_figure, number_text, scale_of
from ui.parts.words import WORDS
from ui.speech import Speech

words = Speech().over(WORDS)
NBSP = "\N{NO-BREAK SPACE}"


def figure(op: str, limits: list[float], low: float | None, high: float | None, *, is_typed: bool = False) -> MarginFigure:
    return margin_figure(op, limits, (low, high), unit="m²", words=words, is_typed=is_typed)


@pytest.mark.parametrize(
    ("op", "limits", "low", "high", "standing"),
    [
        ("range", [0.15, 20.0], 12.4, 12.4, Standing.INSIDE),
        ("range", [0.15, 20.0], 19.0, 19.0, Standing.CLOSE_INSIDE),
        ("range", [0.15, 20.0], 21.0, 21.0, Standing.CLOSE),
        ("range", [0.15, 20.0], 300.0, 300.0, Standing.FAR),
        ("range", [0.15, 20.0], 0.1, 30.0, Standing.STRADDLING),
        (">", [0.6], 0.4, 0.7, Standing.STRADDLING),
        (">", [0.6], 0.6, 0.6, Standing.CLOSE),
        (">=", [0.6], 0.6, 0.6, Standing.CLOSE_INSIDE),
        (">", [0.6], 0.7, None, Standing.CLOSE_INSIDE),
        (">", [0.6], 2.0, None, Standing.INSIDE),
        (">", [0.6], 0.5, None, Standing.STRADDLING),
        ("<", [0.2], None, 0.1, Standing.INSIDE),
        ("<", [0.2], None, 0.3, Standing.STRADDLING),
        ("<", [0.2], 5.0, 5.0, Standing.FAR),
        (">", [0.1], 0.085, 0.085, Standing.CLOSE),
        ("=", [3.0], 3.0, 3.0, Standing.CLOSE_INSIDE),
        ("=", [3.0], 8.0, 8.0, Standing.FAR),
        (">", [0.0], 5.0, 5.0, Standing.INSIDE),
        (">", [0.6], None, None, Standing.NONE),
    ],
)
def test_standing(op: str, limits: list[float], low: float | None, high: float | None, standing: Standing) -> None:
    assert figure(op, limits, low, high).standing is standing


def test_words_above_the_dot() -> None:
    assert figure("range", [0.15, 20.0], 12.4, 12.4).words == "inside"
    assert figure("range", [0.15, 20.0], 12.4, 12.4, is_typed=True).words == "12.4 as typed"
    assert figure(">", [0.1], 0.085, 0.085).words == "15 % below"
    assert figure("<", [10.0], 12.0, 12.0).words == "20 % above"
    assert figure(">", [0.6], 0.4, 0.7).words == "0.4 to 0.7"
    assert figure(">", [0.6], 0.7, None).words == "at least 0.7"
    assert figure(">", [600.0], 2.0, 2.0).words == f"2{NBSP}m²"
    assert figure(">", [0.6], None, None).words == ""


def test_what_a_screen_reader_says() -> None:
    said = figure("range", [0.15, 20.0], 12.4, 12.4).spoken
    assert said == f"12.4{NBSP}m², inside the listed range. Listed: 0.15 to 20{NBSP}m²."
    assert figure(">", [0.6], None, None).spoken == f"No value yet. Listed: from 0.6{NBSP}m²."


def test_only_the_last_limit_carries_the_unit() -> None:
    assert [text for _value, text in figure("range", [0.15, 20.0], None, None).limits] == ["0.15", f"20{NBSP}m²"]


@pytest.mark.parametrize(("op", "limits"), [("range", [0.15, 20.0]), (">", [0.6]), ("<", [0.0]), (">", [-40.0]), ("<", [1e12])])
def test_the_scale_rises_and_holds_every_limit_inside(op: str, limits: list[float]) -> None:
    shown = figure(op, limits, None, None)
    scale = scale_of(shown)
    shares = [scale.share(value) for value in limits]
    assert all(0.05 < share < 0.95 for share in shares)
    assert shares == sorted(shares)
    values = [-1e13, -50.0, 0.0, 0.1, 1.0, 30.0, 1e13]
    positions = [scale.share(value) for value in values]
    assert positions == sorted(positions)
    assert min(positions) >= 0
    assert max(positions) <= 1


def test_a_close_value_is_drawn_apart_from_its_limit() -> None:
    shown = figure(">", [0.1], 0.085, 0.085)
    scale = scale_of(shown)
    assert scale.share(0.1) - scale.share(0.085) > 0.05


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.15, "0.15"),
        (20.0, "20"),
        (1200.0, "1200"),
        (0.375, "0.375"),
        (1e-9, "10⁻⁹"),
        (2.5e12, f"2.5{NBSP}×{NBSP}10¹²"),
        (0.0, "0"),
        (-40.0, "-40"),
    ],
)
def test_numbers_as_people_write_them(value: float, text: str) -> None:
    assert number_text(value) == text
