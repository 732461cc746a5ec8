"""Tables fetch page by page and are used without a mouse."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.parts.clipping import settle
from ui.parts.tables import PagedTableModel, TableColumn, TableView
from ui.parts.trees import CODE_ROLE, HEADING_ROLE, HITS_ROLE, TreeView
from ui.theme.look import Look

ROWS = [(f"2B35{number}", f"Heading {number}") for number in range(250)]
COLUMNS = [
    TableColumn(key="code", title="Code", text=lambda row: row[0], width=90, is_bold=True),
    TableColumn(key="heading", title="Heading", text=lambda row: row[1], stretch=True),
]


def _model(asked: list[tuple[int, int]] | None = None) -> PagedTableModel:
    def page(offset: int, limit: int) -> list[tuple[str, str]]:
        if asked is not None:
            asked.append((offset, limit))
        return ROWS[offset : offset + limit]

    return PagedTableModel(COLUMNS, page, page_size=100)


def test_the_model_keeps_qts_rules() -> None:
    model = _model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.fetchMore(QModelIndex())
    model.start_over()
    assert model.rowCount() == 100


def test_rows_come_a_page_at_a_time(look: Look, qtbot: QtBot) -> None:
    asked: list[tuple[int, int]] = []
    model = _model(asked)
    view = TableView(look, model, name="table", spoken="Products")
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    assert asked == [(0, 100)]
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert asked == [(0, 100), (100, 100), (200, 100)]
    assert model.rowCount() == 250


def test_enter_opens_the_row(look: Look, qtbot: QtBot) -> None:
    view = TableView(look, _model(), name="table", spoken="Products")
    qtbot.addWidget(view)
    view.show()
    selected: list[object] = []
    view.row_selected.connect(selected.append)
    view.select_row(2)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert selected == [ROWS[2], ROWS[3]]
    with qtbot.waitSignal(view.row_activated, check_params_cb=lambda row: row == ROWS[3]):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_another_search_begins_at_the_first_page(look: Look, qtbot: QtBot) -> None:
    model = _model()
    view = TableView(look, model, name="table", spoken="Products")
    qtbot.addWidget(view)
    model.start_over(lambda offset, limit: ROWS[40:42][offset : offset + limit])
    assert [model.row(number) for number in range(model.rowCount())] == ROWS[40:42]
    assert not model.canFetchMore(QModelIndex())


def test_columns_at_the_right_are_left_out_where_there_is_no_room(look: Look, qtbot: QtBot) -> None:
    columns = [
        TableColumn(key="code", title="Code", text=lambda row: row[0], width=200, stretch=True),
        TableColumn(key="heading", title="Heading", text=lambda row: row[1], width=120),
        TableColumn(key="again", title="Again", text=lambda row: row[1], width=120),
    ]
    view = TableView(look, PagedTableModel(columns, lambda offset, limit: ROWS[offset : offset + limit]), name="table", spoken="Products")
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    shown: list[list[int]] = [[], [], []]
    for width, told in zip((600, 360, 240), shown, strict=True):
        view.resize(width, 300)
        settle()
        told += [number for number in range(3) if not view.isColumnHidden(number)]
        assert view.columnWidth(0) >= 200
    assert shown == [[0, 1, 2], [0, 1], [0]]


def test_cut_words_stand_whole_in_the_tool_tip(look: Look) -> None:
    model = _model()
    model.fetchMore(QModelIndex())
    assert model.data(model.index(3, 1), Qt.ItemDataRole.ToolTipRole) == "Heading 3"


def test_a_tree_opens_with_the_arrow_and_names_its_entry(look: Look, qtbot: QtBot) -> None:
    model = QStandardItemModel()
    for code in ("0", "2"):
        item = QStandardItem(code)
        item.setData(code, CODE_ROLE)
        item.setData("Materials processing", HEADING_ROLE)
        child = QStandardItem("2B350")
        child.setData("2B350", CODE_ROLE)
        child.setData("Chemical plant", HEADING_ROLE)
        child.setData(((0, 8),), HITS_ROLE)
        item.appendRow(child)
        model.appendRow(item)
    tree = TreeView(look, name="tree", spoken="Control list")
    tree.setModel(model)
    qtbot.addWidget(tree)
    tree.resize(300, 300)
    tree.show()
    chosen: list[str] = []
    tree.entry_chosen.connect(lambda index: chosen.append(index.data(CODE_ROLE)))
    tree.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(model.index(0, 0))
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert chosen == ["0", "2B350"]
    assert not tree.grab().isNull()
