from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from stc_desktop.casework.classifying import keep_as_product
from stc_desktop.casework.lists import list_heads
from stc_desktop.casework.products import product, products, verdicts_on
from stc_desktop.casework.samples import add_samples
from stc_desktop.casework.workspace import REVIEW_EDITIONS, REVIEW_LISTS
from stc_desktop.classification.conversation import resumed
from stc_desktop.storage.records import StoredProduct
from tests.ui.home.at_the_window import Person
from tests.ui.parts.clipping import clipped
from ui.parts.tables import TableView
from ui.products.page import ProductsPage


def page_of(person: Person) -> ProductsPage:
    page = person.window.page()
    assert isinstance(page, ProductsPage)
    return page


def names(person: Person) -> list[str]:
    table = person.see("products_table", TableView).table
    return [table.row(number).name for number in range(table.rowCount())]


def id_of(person: Person, word: str) -> str:
    return next(one.id for one in products(person.workspace) if word in one.name)


@pytest.fixture
def samples(person: Person) -> Person:
    add_samples(person.workspace)
    return person


def test_an_empty_catalogue_offers_the_first_step(person: Person) -> None:
    person.go("products")
    assert "No products yet" in person.read("products_empty")
    person.click("products_empty_action")
    assert person.led_to() == ("classify", "new")


def test_the_table_says_verdict_codes_and_how_much_was_installed(samples: Person) -> None:
    samples.go("products")
    table = samples.see("products_table", TableView)
    said = {
        table.table.row(row).name: [str(table.table.index(row, column).data()) for column in range(4)]
        for row in range(table.table.rowCount())
    }
    heads = "{} of {}".format(*list_heads(samples.workspace.reference, REVIEW_LISTS, REVIEW_EDITIONS))
    exchanger = next(words for name, words in said.items() if "exchanger" in name)
    assert exchanger[1].startswith("Listed 2B350.d")
    assert exchanger[2] == heads
    assert next(words for name, words in said.items() if "Frequency" in name)[1].startswith("Undecided by the EU lists")


def test_whose_list_a_verdict_is_by_stands_with_it_as_it_was_said_then(person: Person) -> None:
    spoon = resumed({"description": "wooden kitchen spoon", "considered": {"overview": []}})
    kept = keep_as_product(person.workspace, spoon, name="Sample spoon")
    (person.workspace.data / "window.json").write_text('{"country": "MY"}', encoding="utf-8")
    person.go("products", f"product/{kept}")
    table = person.see("products_table", TableView).table
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        said = str(table.data(table.index(0, 1), role))
        assert said.startswith("Not listed by the EU lists.")
        assert "is not verified. Whom to ask: Strategic Trade Management Office" in said
    assert table.row(0).by == "by the EU lists"
    assert "Whom to ask: Strategic Trade Management Office" in person.read("product_by")
    person.see("product_said_1")
    assert "by the EU lists" in person.read("product_said_1")
    assert clipped(page_of(person)) == []


def test_a_verdict_that_did_not_say_whose_list_says_that(person: Person) -> None:
    result: dict[str, object] = {"verdict": "not_listed", "list": "eu-annex-1", "edition": "2021", "installed": {"heads": 1, "of": 2}}
    with person.workspace.case_file.begin(person.workspace.hand) as work:
        stored = work.products.save(StoredProduct(name="Sample spoon", item={"description": "spoon"}, result=result))
    person.go("products", f"product/{stored.id}")
    assert "By the EU list; how your country's own list stands to it was not looked up then." in person.read("product_by")


def test_not_listed_by_fewer_heads_says_that_it_is_in_what_was_installed_only(samples: Person) -> None:
    chosen = id_of(samples, "fermenter")
    samples.go("products", f"product/{chosen}")
    assert samples.read("product_sentence") == "Not listed."
    weighed_by_fewer_heads(samples, chosen)
    samples.go("home")
    samples.go("products", f"product/{chosen}")
    assert samples.read("product_sentence") == "Not listed in what is installed."
    assert "not listed." not in samples.read("product_panel").lower().replace("not listed in", "")


def test_a_product_is_found_by_its_model(samples: Person) -> None:
    samples.go("products")
    samples.write("products_search", "HX-30")
    samples.qtbot.waitUntil(lambda: len(names(samples)) == 1, timeout=3_000)
    assert "exchanger" in names(samples)[0]
    assert "exchanger" in samples.read("product_name")
    samples.write("products_search", "qqqq")
    samples.qtbot.waitUntil(lambda: samples.sees("products_nothing"), timeout=3_000)
    assert "Nothing fits “qqqq”." in samples.read("products_nothing")
    samples.click("products_nothing_all")
    assert len(names(samples)) == 3


def test_a_product_opens_in_classify_by_button_and_by_enter(samples: Person) -> None:
    chosen = id_of(samples, "fermenter")
    samples.go("products", f"product/{chosen}")
    samples.click("product_open")
    assert samples.led_to() == ("classify", f"product/{chosen}")
    samples.go("products", f"product/{chosen}")
    samples.see("products_table").setFocus()
    samples.press(Qt.Key.Key_Return)
    assert samples.led_to() == ("classify", f"product/{chosen}")


def test_an_application_starts_from_a_product(samples: Person) -> None:
    chosen = id_of(samples, "exchanger")
    samples.go("products", f"product/{chosen}")
    samples.click("product_apply")
    assert samples.led_to() == ("applications", f"new/{chosen}")


def test_a_variant_takes_the_facts_and_no_verdict_and_is_opened_where_differences_are_told(samples: Person) -> None:
    original = id_of(samples, "exchanger")
    samples.go("products", f"product/{original}")
    samples.click("product_copy")
    samples.write("variant_name", "Exchanger, smaller")
    samples.write("variant_model", "HX-10")
    samples.click("variant_save")
    made = product(samples.workspace, id_of(samples, "Exchanger, smaller"))
    assert samples.led_to() == ("classify", f"product/{made.id}")
    assert made.item["answers"] == product(samples.workspace, original).item["answers"]
    assert (made.result, made.model) == (None, "HX-10")
    samples.go("products", f"product/{made.id}")
    assert samples.read("product_name") == "Exchanger, smaller"
    assert "Variant of “Graphite block exchanger (sample)”" in samples.read("product_variant_of")
    assert not samples.see("product_print").isEnabled()


def test_a_variant_without_a_name_is_asked_for_one(samples: Person) -> None:
    samples.go("products")
    samples.click("product_copy")
    samples.see("variant_name").setText("")  # type: ignore[attr-defined]  # a line edit
    samples.click("variant_save")
    assert len(products(samples.workspace)) == 3
    assert "Give it a name" in samples.read("variant_field")


def test_a_removed_product_comes_back_with_its_history(samples: Person) -> None:
    chosen = id_of(samples, "fermenter")
    before, said = product(samples.workspace, chosen), verdicts_on(samples.workspace, chosen)
    assert said
    samples.go("products", f"product/{chosen}")
    samples.click("product_remove")
    assert chosen not in {one.id for one in products(samples.workspace)}
    assert len(names(samples)) == 2
    samples.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    after = product(samples.workspace, chosen)
    assert (after.name, after.item, after.result, after.updated_at) == (before.name, before.item, before.result, before.updated_at)
    assert verdicts_on(samples.workspace, chosen) == said
    assert samples.read("product_name") == before.name


def test_every_verdict_that_was_said_stands_in_the_history(samples: Person) -> None:
    chosen = id_of(samples, "fermenter")
    stored = product(samples.workspace, chosen)
    keep_as_product(samples.workspace, resumed(stored.item), name=stored.name, product_id=chosen)
    samples.go("products", f"product/{chosen}")
    assert samples.sees("product_said_2")
    assert "Sample Person" in samples.read("product_said_1")
    assert not samples.sees("product_said_3")


def test_the_record_is_written_where_the_person_says(samples: Person, tmp_path: Path) -> None:
    samples.go("products", f"product/{id_of(samples, 'exchanger')}")
    offered: list[str] = []
    target = tmp_path / "record.pdf"

    def choose(suggested: str) -> Path:
        offered.append(suggested)
        return target

    page_of(samples).choose_file = choose
    samples.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert target.read_bytes().startswith(b"%PDF")
    assert offered[0].startswith("record-graphite-block-exchanger")


def test_a_place_that_cannot_be_written_gets_a_sentence(samples: Person, tmp_path: Path) -> None:
    samples.go("products")
    page_of(samples).choose_file = lambda _suggested: tmp_path / "nowhere" / "record.pdf"
    samples.click("product_print")
    assert "does not exist. Choose another place." in samples.read("toast")


def weighed_by_fewer_heads(samples: Person, chosen: str) -> StoredProduct:
    """The product as it was kept when three heads were installed."""
    stored = product(samples.workspace, chosen)
    assert stored.result is not None
    with samples.workspace.case_file.begin(samples.workspace.hand) as work:
        work.products.save(replace(stored, result={**stored.result, "installed": {"heads": 3, "of": 382}}))
    return stored


def test_verdicts_with_fewer_heads_are_pointed_at(samples: Person) -> None:
    chosen = id_of(samples, "fermenter")
    stored = weighed_by_fewer_heads(samples, chosen)
    samples.go("home")
    assert "1 verdict is of another list" in samples.read("home_today")
    samples.click("home_today_1_action")
    assert names(samples) == [stored.name]
    assert samples.sees("product_before")
    samples.click("products_older_action")
    assert len(names(samples)) == 3


@pytest.mark.parametrize(("percent", "width"), [(100, 1280), (125, 1280), (200, 1280), (100, 1920)])
def test_no_words_are_cut(samples: Person, percent: int, width: int) -> None:
    samples.window.surroundings.look.set_percent(percent)
    samples.window.resize(width, 720)
    samples.go("products")
    samples.rest()
    assert clipped(page_of(samples)) == []
