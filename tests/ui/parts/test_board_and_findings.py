"""Elimination board and findings: groups, counts, order, and the way from each row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.parts.clipping import settle
from ui.parts.board import EliminationBoard
from ui.parts.board_row import BoardRow, BoardRowView
from ui.parts.findings import FindingShown, FindingsList
from ui.parts.margin_bar import MarginBar
from ui.parts.margin_figures import margin_figure
from ui.parts.words import WORDS
from ui.theme.look import Look


def _struck(count: int) -> list[BoardRow]:
    return [BoardRow(code=f"2B35{number}", heading="Pumps", sign="cross", group="struck") for number in range(count)]


def _board(look: Look, qtbot: QtBot) -> EliminationBoard:
    board = EliminationBoard(look, name="board")
    qtbot.addWidget(board)
    board.resize(320, 640)
    board.show()
    return board


def _texts(widget: EliminationBoard | FindingsList) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_groups_stand_in_order_with_their_counts(look: Look, qtbot: QtBot) -> None:
    board = _board(look, qtbot)
    open_row = BoardRow(code="2B350.d", heading="Heat exchangers")
    listed = BoardRow(code="2B350.a", heading="Reaction vessels", sign="disc", group="listed")
    board.show_rows([*_struck(2), listed, open_row])
    settle()
    texts = _texts(board)
    heads = [text for text in texts if text in {"Still in question", "Listed", "Struck out"}]
    assert heads == ["Still in question", "Listed", "Struck out"]
    assert "4 paragraphs" in texts
    assert board.rows_of("struck") == ["2B350", "2B351"]


def test_an_empty_board_says_what_will_be_there(look: Look, qtbot: QtBot) -> None:
    board = _board(look, qtbot)
    assert any("appear here" in text for text in _texts(board))


def test_many_struck_rows_fold_and_unfold(look: Look, qtbot: QtBot) -> None:
    board = _board(look, qtbot)
    board.show_rows(_struck(7))
    settle()
    assert len([row for row in board.findChildren(BoardRowView) if row.isVisible()]) == 3
    more = board.findChild(QPushButton, "board_more")
    assert more is not None
    assert more.text() == "Show 4 more"
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    settle()
    assert len([row for row in board.findChildren(BoardRowView) if row.isVisible()]) == 7


def test_a_row_leads_to_its_paragraph_and_speaks_all_it_shows(look: Look, qtbot: QtBot) -> None:
    board = _board(look, qtbot)
    figure = margin_figure("range", [0.15, 20], (12.4, 12.4), unit="m²", words=look.speech.over(WORDS))
    board.show_rows([BoardRow(code="2B350.d", heading="Heat exchangers", fact="Area 12.4 m²", sign="disc", group="listed", figure=figure)])
    row = board.findChild(BoardRowView, "board_2B350.d")
    assert row is not None
    for part in ("2B350.d Heat exchangers", "listed", "Area 12.4 m²", "inside the listed range"):
        assert part in row.accessibleName()
    with qtbot.waitSignal(board.paragraph_chosen, check_params_cb=lambda code: code == "2B350.d"):
        QTest.keyClick(row, Qt.Key.Key_Space)


def test_a_row_that_changes_its_group_arrives_there(look: Look, qtbot: QtBot) -> None:
    board = _board(look, qtbot)
    board.show_rows([BoardRow(code="2B350.d", heading="Heat exchangers"), BoardRow(code="2B350.i", heading="Pumps")])
    settle()
    board.show_rows(
        [BoardRow(code="2B350.d", heading="Heat exchangers"), BoardRow(code="2B350.i", heading="Pumps", sign="cross", group="struck")]
    )
    settle()
    assert board.rows_of("open") == ["2B350.d"]
    assert board.rows_of("struck") == ["2B350.i"]
    assert len([row for row in board.findChildren(BoardRowView) if row.isVisible()]) == 2


def test_the_bar_paints_the_value_in_the_colour_of_its_standing(look: Look, qtbot: QtBot) -> None:
    words = look.speech.over(WORDS)
    for limits, value, tone in (([0.15, 20.0], 12.4, "accent"), ([0.15, 20.0], 21.0, "warn")):
        bar = MarginBar(look, margin_figure("range", limits, (value, value), unit="m²", words=words))
        qtbot.addWidget(bar)
        bar.resize(280, 44)
        image = bar.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        row = [image.pixelColor(x, 22).name() for x in range(280)]
        assert row.count(look.colour(tone).name()) >= 8, tone


def _findings() -> list[FindingShown]:
    return [
        FindingShown(id="b6", severity="should", title="Box 6 is short", action="See the line"),
        FindingShown(id="b5", severity="must", title="Box 5: name the end user", action="Go to the field"),
        FindingShown(id="b4", severity="must", title="Box 4: not screened", action="Screen it now"),
    ]


def test_red_stands_over_yellow_with_counts(look: Look, qtbot: QtBot) -> None:
    findings = FindingsList(look, name="findings")
    qtbot.addWidget(findings)
    findings.show()
    findings.show_findings(_findings())
    settle()
    texts = _texts(findings)
    assert texts.index("2 must be fixed before printing") < texts.index("1 should be looked at")


def test_f8_walks_round_through_the_findings(look: Look, qtbot: QtBot) -> None:
    findings = FindingsList(look, name="findings")
    qtbot.addWidget(findings)
    findings.show_findings(_findings())
    assert [findings.walk(1) for _ in range(4)] == ["b5", "b4", "b6", "b5"]
    assert findings.walk(-1) == "b6"
    findings.show_findings(_findings()[:2])
    assert findings.walk(1) == "b5", "the walk goes on from where it was"
    findings.show_findings([])
    assert findings.walk(1) == ""


def test_the_link_of_a_finding_leads_to_its_field(look: Look, qtbot: QtBot) -> None:
    findings = FindingsList(look, name="findings")
    qtbot.addWidget(findings)
    findings.show_findings(_findings())
    link = findings.findChild(QPushButton, "findings_b4")
    assert link is not None
    assert link.accessibleName() == "Must be fixed: Box 4: not screened. Screen it now"
    with qtbot.waitSignal(findings.finding_chosen, check_params_cb=lambda finding: finding == "b4"):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
