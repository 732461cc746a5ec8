"""`classify-many`: the products of a workbook or CSV file weighed at once, with a copy of the table that holds the results."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from stc_desktop.command_line.commands import Call, Commands, add_edition_options, show_json
from stc_desktop.rules.errors import UserFixable

if TYPE_CHECKING:
    from stc_desktop.casework.many_products_columns import ProductColumns, SheetOfProducts

_WIDTH = 60


def add_commands(commands: Commands) -> None:
    """Add classify-many."""
    command = commands.add("classify-many", _classify_many, "weigh the products of a workbook or CSV file; undecided rows say what to ask")
    command.add_argument("file", type=Path, metavar="FILE", help="XLSX or CSV with a column of descriptions")
    command.add_argument(
        "--propose", action="store_true", help="only show what the columns seem to mean, as a map to change; weigh nothing"
    )
    command.add_argument("--sheet", default="", metavar="NAME", help="the sheet with the products, where several can hold them")
    command.add_argument("--columns", type=Path, metavar="MAP.json", help="what the columns mean; values count only by this map")
    command.add_argument("--take-text", action="store_true", help="take amounts found in descriptions and datasheet words as stated")
    command.add_argument("--out", type=Path, metavar="FILE", help="the copy with the results; beside the table unless said")
    command.add_argument("--keep", action="store_true", help="keep every row as a product of the catalogue")
    command.add_argument("--country", metavar="XX", help="whose law the verdicts are for; the country chosen in the window unless said")
    command.add_argument("--json", action="store_true", help="as JSON (always)")
    add_edition_options(command)


def _classify_many(call: Call) -> int:
    from dataclasses import replace

    from stc_desktop.casework.many_products import chosen_sheet, look_at_products, review_of, weigh_products
    from stc_desktop.casework.many_products_out import proposed_place, save_copy
    from stc_desktop.casework.national_lists import known_country

    arguments, workspace = call.arguments, call.workspace
    country = known_country(workspace, arguments.country)
    review = review_of(
        workspace, list_id=arguments.list_id, edition=arguments.edition, country=country, takes_text=bool(arguments.take_text)
    )
    sheets = look_at_products(workspace, arguments.file, list_id=review.list_id, edition=review.edition)
    if arguments.propose:
        show_json({"sheets": [_proposed(call, one) for one in sheets]})
        return 0
    columns = _columns(arguments.columns) or chosen_sheet(sheets, arguments.sheet).columns
    if columns.takes_text:
        review = replace(review, takes_text=True)
    place = arguments.out or proposed_place(arguments.file)
    if place.exists() and not place.samefile(arguments.file):
        raise UserFixable("There is a file of this name already.", next_step="Choose another name for the copy.", where=str(place))
    weighed = weigh_products(workspace, arguments.file, columns, _told, review=review, remember=arguments.columns is not None)
    columns = weighed.columns
    saved = save_copy(arguments.file, place, columns, weighed.results, workspace.say, _told)
    if arguments.keep:
        from stc_desktop.casework.many_products_keeping import keep_rows

        kept = keep_rows(workspace, weighed.results, file=arguments.file.name, sheet=columns.sheet, told=_told)
        weighed = replace(weighed, results=kept)
    show_json({**weighed.as_json(), "saved": str(saved)})
    return 0


def _columns(path: Path | None) -> "ProductColumns | None":
    if path is None:
        return None
    from stc_desktop.casework.many_products_columns import read_product_columns

    return read_product_columns(path.read_text(encoding="utf-8-sig"))


def _proposed(call: Call, sheet: "SheetOfProducts") -> dict[str, object]:
    """The map of one sheet, and which questions its other columns may answer."""
    from stc_desktop.casework.many_products import candidates_for_column
    from stc_desktop.casework.workspace import REVIEW_EDITIONS, REVIEW_LISTS

    weighable = call.workspace.weighable(REVIEW_LISTS, REVIEW_EDITIONS)
    may_answer = {
        heading: [
            {"property": prop.id, "question": prop.question} for prop in candidates_for_column(call.workspace, weighable, heading)[:5]
        ]
        for heading in sheet.unused
    }
    samples = {heading: list(first) for heading, first in sheet.samples.items()}
    return {"map": sheet.columns.as_json(), "remembered": sheet.is_remembered, "first_cells": samples, "may_answer": may_answer}


def _told(step: str, share: float) -> None:
    """A terminal shows where it is; a script is not disturbed."""
    if sys.stderr.isatty():
        end = "\n" if share >= 1.0 else ""
        print(f"\r{share:4.0%}  {step:<{_WIDTH}.{_WIDTH}}", end=end, file=sys.stderr, flush=True)
