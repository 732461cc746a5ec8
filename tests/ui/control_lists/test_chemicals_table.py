"""The chemicals of a paragraph as a table: the misprint in words, a link to the paragraph that names each."""

from pytestqt.qtbot import QtBot

from stc_desktop.casework.chemical_views import ChemicalShown
from stc_desktop.control_lists.chemical_places import Standing
from ui.control_lists.chemicals_table import ChemicalsTable
from ui.parts.buttons import TextAction
from ui.parts.labels import Label
from ui.theme.look import Look


def _shown(**more: object) -> ChemicalShown:
    values: dict[str, object] = {"cas": "7406-61-9", "name": "A sample", "code": "ML8.f.14", "standing": Standing.NAMED}
    return ChemicalShown(**(values | more))  # type: ignore[arg-type]  # test values


def test_a_misprint_is_said_in_words_and_the_link_leads_there(look: Look, qtbot: QtBot) -> None:
    table = ChemicalsTable(look, (_shown(is_misprint=True),), owner="ML8")
    qtbot.addWidget(table)
    said = table.findChild(Label, "lists_misprint_7406-61-9")
    assert said is not None
    assert "check digit does not fit" in said.text()
    link = table.findChild(TextAction, "lists_chemical_at_7406-61-9")
    assert link is not None
    with qtbot.waitSignal(table.code_chosen) as chosen:
        link.click()
    assert chosen.args == ["ML8.f.14"]


def test_a_long_table_names_the_paragraph_under_the_number(look: Look, qtbot: QtBot) -> None:
    table = ChemicalsTable(look, [_shown(code=f"1C350.{at}") for at in range(1, 91)], owner="1C350")
    qtbot.addWidget(table)
    numbers = table.findChildren(Label, "lists_cas_7406-61-9")
    assert len(numbers) == 90
    assert numbers[-1].text() == "7406-61-9\n1C350.90"
    assert not table.findChildren(TextAction)
