"""The maker's datasheet beside an item: pasted or opened, read into lines, its values offered for what the interview asks."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from stc_desktop.casework.workspace import REVIEW_EDITIONS, REVIEW_LISTS, Workspace
from stc_desktop.classification.datasheets import MOST_LETTERS, NAME_LINE, PAGE_END, Datasheet, datasheet_of
from stc_desktop.classification.interview import Step
from stc_desktop.classification.item_json import WrittenItem
from stc_desktop.classification.offers import Offer
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.classification.sheet_offers import sheet_offers
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.units import UnitTable

_KEPT_WHOLE = 100_000  # letters; of longer sheets only lines that can state a value are kept
_TITLE_LINES = 4
_TITLE_LETTERS = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRead:
    """A datasheet that was opened: its text as it is kept beside the item, and how many pages it has, with and without text."""

    text: str
    name: str
    pages: int
    without_text: int


def read_datasheet(path: Path, told: Callable[[int, int], object] = lambda _read, _of: None) -> SheetRead:
    """Read a PDF or a text file. `told` hears of every page; what it raises ends the reading and leaves nothing behind."""
    from stc_desktop.documents.datasheet_pages import pages_of_sheet

    pages = pages_of_sheet(path, told)
    whole = sum(map(len, pages))
    if whole > _KEPT_WHOLE:
        pages = [_only_values(page) for page in pages]
    text = f"{NAME_LINE}{path.name}\n{PAGE_END.join(pages)}"
    if len(text) > MOST_LETTERS:
        raise UserFixable(
            "The sheet has more text than any datasheet.",
            next_step="Save the pages of your product as a PDF of their own, and choose that.",
            where=path.name,
        )
    return SheetRead(text=text, name=path.name, pages=len(pages), without_text=sum(not page.strip() for page in pages))


def _only_values(page: str) -> str:
    """The page with its line numbers, and without the lines that hold neither a figure nor cells."""
    return "\n".join(line if re.search(r"\d|\t", line) else "" for line in page.splitlines())


def check_pasted(text: str) -> str:
    """What was pasted, where a datasheet can be that long; otherwise a sentence, and what stood there before stays."""
    if len(text) > MOST_LETTERS:
        raise UserFixable(
            f"{len(text) / 1_000_000:.1f} million letters are more than any datasheet has.",
            next_step="Paste the part about your product, or open the PDF.",
            where="datasheet",
        )
    return text


def offers_of_sheet(text: str, step: Step, weighable: WeighableList, units: UnitTable, *, model: int = 0) -> tuple[Offer, ...]:
    """Values of the sheet for what the step leaves open; of a table with several models only those of the chosen one."""
    return sheet_offers(datasheet_of(text), step, weighable, units, model=model) if text.strip() else ()


def source_of(offer: Offer, text: str) -> str:
    """Where a fact stands that was taken from a sheet, for the record: datasheet NAME, page 3, line 12: “Max. output power: 40 W”."""
    sheet = datasheet_of(text)
    named = f"datasheet {sheet.name}".strip()
    page = f", page {offer.page}" if sheet.pages > 1 else ""
    return f"{named}{page}, line {offer.line}: “{offer.found_in}”"


def words_for_search(text: str) -> str:
    """The title of the sheet: what it is about. Words further down name accessories, standards and other products."""
    sheet = datasheet_of(text)
    first = (line for line in sheet.lines[: 2 * _TITLE_LINES] if line.page == 1 and len(line.cells) == 1)
    title = [line.text for line in first if not re.search(r"[:=]|\d\s*[^\W\d_]", line.text)]
    return " ".join(title[:_TITLE_LINES])[:_TITLE_LETTERS]


def sheet_json(workspace: Workspace, read: SheetRead, *, description: str, model: int, considered: dict[str, object]) -> dict[str, object]:
    """What the command `datasheet` shows: the lines, the values with their labels, and what is offered for an item of this description."""
    from stc_desktop.casework.classifying import interview_step

    sheet: Datasheet = datasheet_of(read.text)
    item = WrittenItem(description=description or words_for_search(read.text), considered=considered)
    state = interview_step(workspace, item, list_id=REVIEW_LISTS, edition=REVIEW_EDITIONS)
    offers = offers_of_sheet(read.text, state.step, state.weighable, workspace.units, model=model)
    return {
        "name": sheet.name,
        "pages": read.pages,
        "pages_without_text": read.without_text,
        "models": list(sheet.models),
        "lines": [{"page": line.page, "line": line.number, "cells": list(line.cells)} for line in sheet.lines],
        "values": [
            {"page": one.line.page, "line": one.line.number, "label": one.label, "value": one.value, "model": one.model}
            for one in sheet.stated
        ],
        "offers": [
            {"id": offer.property_id, "value": offer.written, "from": offer.found_in, "source": source_of(offer, read.text)}
            for offer in offers
        ],
    }
