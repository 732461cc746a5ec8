"""What the columns of a table of products mean: proposed from headings and cells, said by a person, remembered by the headings."""

import enum
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from stc_desktop.casework.files_out import write_whole
from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.sources.column_maps import Headings, plain, unnamed_columns
from stc_desktop.control_lists.sources.tables import Row, Sheet
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.units import UnitTable

_MOST_ABOVE = 3  # rows of a merged heading above the one that names the columns
_LOOKED_AT = 20  # rows that hold something in which a heading may stand
_LONGEST_HEADING = 80
_SAMPLES = 3


class ProductRole(enum.StrEnum):
    """What a column says of a product beside its values."""

    PART = "part"
    DESCRIPTION = "description"
    MAKER = "maker"
    MODEL = "model"
    HS = "hs"
    CAS = "cas"
    DATASHEET = "datasheet"  # free words of the datasheet
    IS = "is"  # codes of paragraphs whose kind of thing the person says it is
    IS_NOT = "is_not"
    OVERVIEW = "overview"  # the person's answer to "might another heading describe it?": none, or codes


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueColumn:
    """A column whose cells answer one question; `unit` is that of a bare number, empty where each cell names its own."""

    property_id: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductColumns:
    """Which column of which sheet says what. Only what stands in `values` becomes a fact; `takes_text`: the person takes the amounts that
    are found in descriptions and datasheet words as they are stated."""

    sheet: str = ""
    header_row: int = 0
    roles: Mapping[ProductRole, str] = field(default_factory=dict[ProductRole, str])
    values: Mapping[str, ValueColumn] = field(default_factory=dict[str, ValueColumn])
    takes_text: bool = False
    fingerprint: str = ""

    def as_json(self) -> dict[str, object]:
        """As it is remembered, and as scripts write it."""
        return {
            "sheet": self.sheet,
            "header_row": self.header_row,
            "columns": {role.value: heading for role, heading in self.roles.items()},
            "values": {heading: {"property": one.property_id, "unit": one.unit} for heading, one in self.values.items()},
            "takes_text": self.takes_text,
            "fingerprint": self.fingerprint,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOfProducts:
    """One sheet as it begins: its headings, what stands first in each column, and what the columns seem to be."""

    columns: ProductColumns
    headings: tuple[str, ...]
    samples: Mapping[str, tuple[str, ...]]
    is_remembered: bool = False

    @property
    def can_be_products(self) -> bool:
        return ProductRole.DESCRIPTION in self.columns.roles

    @property
    def unused(self) -> tuple[str, ...]:
        """Headings of columns that nothing is taken from yet."""
        used = {*self.columns.roles.values(), *self.columns.values}
        return tuple(heading for heading in self.headings if heading not in used and self.samples.get(heading))


# Headings by role, the surest first.
_WORDS: Mapping[ProductRole, tuple[str, ...]] = {
    ProductRole.PART: (
        "part number", "part no", "part", "article number", "article no", "article", "item number", "item no", "sku", "material number",
        "product code", "product number", "product id", "stock number", "catalogue number", "catalog number", "order number", "ref", "id",
    ),
    ProductRole.DESCRIPTION: (
        "description", "product description", "item description", "goods description", "description of goods", "designation", "goods",
        "product name", "product", "item name", "item", "name", "title", "short text", "material description",
    ),
    ProductRole.MAKER: ("maker", "manufacturer", "made by", "brand", "producer", "mfr", "vendor"),
    ProductRole.MODEL: ("model", "type", "model number", "model no", "type designation"),
    ProductRole.HS: (
        "hs", "hs code", "hs6", "hs 2022", "cn code", "tariff code", "tariff", "tariff number", "commodity code", "ahtn", "ahtn code",
        "customs code", "customs tariff number",
    ),
    ProductRole.CAS: ("cas", "cas number", "cas no", "cas nr", "cas rn"),
    ProductRole.DATASHEET: (
        "datasheet", "data sheet", "datasheet text", "data sheet text", "technical data", "specification", "specifications", "specs",
        "technical description", "remarks", "details", "long text",
    ),
    ProductRole.IS: ("is a", "it is a", "kind of thing", "named by", "describes it"),
    ProductRole.IS_NOT: ("is not a", "it is not a", "is not", "does not describe it"),
    ProductRole.OVERVIEW: ("other headings", "other headings that fit", "nothing else fits", "overview"),
}  # fmt: skip
_NAMES = frozenset(word for words in _WORDS.values() for word in words)
_HS = re.compile(r"\d{4}[. ]?\d{2}(?:[. ]?\d{2}){0,3}(?:\.0)?")
_CAS = re.compile(r"\d{2,7}-\d{2}-\d")
_UNIT_BEHIND = re.compile(
    r"^(?P<name>.*?)\s*(?:[(\[](?P<closed>[^()\[\]]{1,16})[)\]]|\bin\s+(?P<open>\S{1,10})|,\s*(?P<comma>\S{1,10}))\s*$"
)


def sheet_of_products(sheet: Sheet, remembered: Mapping[str, ProductColumns], units: UnitTable, known: Iterable[str]) -> SheetOfProducts:
    """How a sheet begins, with the map that a person confirmed for these headings, else with a proposal. `known` are ids of questions."""
    rows = sheet.beginning()
    headings = product_headings(rows)
    body = [row for row in rows if row.number > headings.row]
    samples = {name: tuple(_first(position, body)) for position, name in enumerate(headings.names)}
    before = remembered.get(_key(headings.fingerprint, sheet.name)) if headings.row else None
    if before is not None:
        columns = replace(before, sheet=sheet.name, header_row=headings.row, fingerprint=headings.fingerprint)
        return SheetOfProducts(columns=columns, headings=headings.names, samples=samples, is_remembered=True)
    roles = _proposed_roles(headings, body)
    named = {heading: unit_in(heading, units) for heading in headings.names if heading not in roles.values()}
    ids = frozenset(known)
    # a heading that is the id of a question says itself what it answers; any other is for the person to say
    values = {heading: ValueColumn(property_id=name, unit=unit) for heading, (name, unit) in named.items() if name in ids}
    columns = ProductColumns(sheet=sheet.name, header_row=headings.row, roles=roles, values=values, fingerprint=headings.fingerprint)
    return SheetOfProducts(columns=columns, headings=headings.names, samples=samples)


def product_headings(rows: Sequence[Row]) -> Headings:
    """The row with the most known words among the first, with merged heads above it; a table that has none is named by letters."""
    first = rows[:_LOOKED_AT]
    counts = {row.number: sum(plain(_bare(cell)) in _NAMES for cell in row.cells if len(cell) <= _LONGEST_HEADING) for row in first}
    best = max(first, key=lambda row: counts[row.number], default=None)
    if best is None or not counts[best.number]:
        return unnamed_columns(max((len(row.cells) for row in rows), default=0))
    above = [row for row in rows if best.number - _MOST_ABOVE <= row.number < best.number and row.spread and len(set(row.cells) - {""}) > 1]
    names: list[str] = []
    letters = unnamed_columns(max(len(row.cells) for row in (best, *rows))).names
    for position, letter in enumerate(letters):
        parts = [" ".join(row.cell(position).split())[:_LONGEST_HEADING] for row in (*above, best)]
        name = " / ".join(dict.fromkeys(part for part in parts if part)) or letter
        names.append(name if name not in names else f"{name} ({letter.removeprefix('column ')})")
    return Headings(row=best.number, names=tuple(names))


def unit_in(heading: str, units: UnitTable) -> tuple[str, str]:
    """The heading without its unit, and the unit: "Max output power (W)" is in W; words in brackets that are no unit stay."""
    last = heading.rsplit(" / ", 1)[-1].strip()
    found = _UNIT_BEHIND.match(last)
    if found:
        unit = (found["closed"] or found["open"] or found["comma"] or "").strip()
        if unit and (units.find(unit) or any(units.find(unit, dimension=one.dimension) for one in units.units)):
            return found["name"].strip(), unit
    return last, ""


def _proposed_roles(headings: Headings, body: Sequence[Row]) -> dict[ProductRole, str]:
    roles: dict[ProductRole, str] = {}
    for role, words in _WORDS.items():
        free = [name for name in headings.names if name not in roles.values()]
        ranked = [(words.index(word), name) for name in free if (word := plain(_bare(name.rsplit(" / ", 1)[-1]))) in words]
        if ranked:
            roles[role] = min(ranked, key=lambda pair: pair[0])[1]
    for role, shape in ((ProductRole.HS, _HS), (ProductRole.CAS, _CAS)):
        if role not in roles:
            free = (name for position, name in enumerate(headings.names) if name not in roles.values() and _look(position, body, shape))
            found = next(free, "")
            if found:
                roles[role] = found
    return roles


def _look(position: int, body: Sequence[Row], shape: re.Pattern[str]) -> bool:
    cells = [row.cell(position) for row in body if row.cell(position)]
    return len(cells) >= 3 and sum(bool(shape.fullmatch(cell)) for cell in cells) >= 0.8 * len(cells)


def _bare(heading: str) -> str:
    return re.sub(r"[(\[].*?[)\]]", " ", heading)


def _first(position: int, body: Sequence[Row]) -> Iterator[str]:
    seen = list(dict.fromkeys(" ".join(row.cell(position).split()) for row in body if row.cell(position)))
    yield from seen[:_SAMPLES]


# -- said and remembered


def read_product_columns(text: str) -> ProductColumns:
    """A map as a person wrote it down. Raises UserFixable naming what is wrong in it."""
    try:
        found: object = json.loads(text)
    except ValueError as error:
        raise _wrong("The column map is not JSON.") from error
    return _from_document(found)


def remembered_products(workspace: Workspace) -> dict[str, ProductColumns]:
    """The maps that were used before; a damaged memory is an empty one."""
    try:
        found: object = json.loads(_path(workspace).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    maps: dict[str, ProductColumns] = {}
    for key, value in cast("dict[str, object]", found).items() if isinstance(found, dict) else ():
        try:
            maps[key] = _from_document(value)
        except UserFixable:  # written by another version: proposed anew
            continue
    return maps


def remember_products(workspace: Workspace, columns: ProductColumns) -> None:
    """Keep what a person confirmed for the next table with the same headings. A consent to take values out of the text is for one file."""
    if not columns.fingerprint:
        return
    kept = {**remembered_products(workspace), _key(columns.fingerprint, columns.sheet): replace(columns, takes_text=False)}
    text = json.dumps({key: one.as_json() for key, one in sorted(kept.items())}, ensure_ascii=False, indent=1)
    _path(workspace).parent.mkdir(parents=True, exist_ok=True)
    write_whole(_path(workspace), text.encode())


def _from_document(found: object) -> ProductColumns:
    if not isinstance(found, dict):
        raise _wrong("The column map is not a JSON object.")
    document = cast("dict[str, object]", found)
    unknown = sorted(set(document) - {"sheet", "header_row", "columns", "values", "takes_text", "fingerprint"})
    if unknown:
        raise _wrong(f"The column map has no field “{unknown[0]}”.")
    columns, values = document.get("columns", {}), document.get("values", {})
    header_row = document.get("header_row", 0)
    if not isinstance(columns, dict) or not isinstance(values, dict) or not isinstance(header_row, int):
        raise _wrong("In the column map, columns and values are objects and header_row is a number.")
    return ProductColumns(
        sheet=str(document.get("sheet") or ""),
        header_row=header_row,
        roles=dict(_role(role, heading) for role, heading in cast("dict[str, object]", columns).items()),
        values={heading: _value(heading, one) for heading, one in cast("dict[str, object]", values).items()},
        takes_text=document.get("takes_text") is True,
        fingerprint=str(document.get("fingerprint") or ""),
    )


def _role(role: str, heading: object) -> tuple[ProductRole, str]:
    if role not in set(ProductRole) or not isinstance(heading, str):
        raise _wrong(f"“{role}” is not what a column can be. Columns are {', '.join(ProductRole)}.")
    return ProductRole(role), heading


def _value(heading: str, one: object) -> ValueColumn:
    if isinstance(one, str):
        return ValueColumn(property_id=one)
    if not isinstance(one, dict) or not isinstance(cast("dict[str, object]", one).get("property"), str):
        raise _wrong(f"The values of “{heading}” need the id of a question as property.")
    said = cast("dict[str, object]", one)
    return ValueColumn(property_id=str(said["property"]), unit=str(said.get("unit") or ""))


def _wrong(sentence: str) -> UserFixable:
    return UserFixable(sentence, next_step="Let the columns be proposed from the table, and change that.", where="columns")


def _key(fingerprint: str, sheet: str) -> str:
    return f"{fingerprint} {sheet}".strip()


def _path(workspace: Workspace) -> Path:
    return workspace.data / "products" / "column_maps.json"
