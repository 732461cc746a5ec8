"""An edition written out as authored files, so that what came from a workbook goes where all lists are built from."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from stc_desktop.authoring.lists import EDITION_FILE
from stc_desktop.authoring.workbooks.columns import sheet_of
from stc_desktop.authoring.workbooks.sources import AuthoredParts
from stc_desktop.authoring.yaml_reading import Listing, Section, Text, Value, entries_of
from stc_desktop.rules.errors import UserFixable

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*|\d[A-Z][A-Za-z0-9.]*")


def write_folder(parts: AuthoredParts, lists: Path) -> Path:
    """Write the files of an edition into <lists>/<list>/<edition>; one that is there already is refused."""
    list_id, edition = (_name(parts.info, key) for key in ("list_id", "edition"))
    folder = lists / list_id / edition
    if folder.exists() and any(folder.iterdir()):
        raise UserFixable(f"{folder} holds files already.", next_step="Choose another folder, or take the old files away.")
    _write(folder / EDITION_FILE, parts.info)
    by_sheet: dict[str, dict[str, Value]] = {}
    for code, section in parts.heads.entries.items():
        by_sheet.setdefault(sheet_of(code), {})[code] = section
    for sheet, held in by_sheet.items():
        _write(folder / f"{sheet.lower().replace(' ', '-')}.yaml", Section(held, parts.heads.place))
    for name, section in (("properties", parts.properties), ("subjects", parts.subjects), ("definitions", parts.definitions)):
        if section.entries:
            _write(folder / name / "all.yaml", section)
    return folder


def write_overlay(overlay: Section, path: Path) -> Path:
    """Write what a country's lists in force say, in the shape of its profile."""
    _write(path, overlay)
    return path


def _name(info: Section, key: str) -> str:
    value = entries_of(info).get(key)
    text = value.text.strip() if isinstance(value, Text) else ""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", text):
        raise UserFixable(f"“{text}” cannot be the {key} of a list.", next_step="Use letters, numbers and hyphens.")
    return text


def _write(path: Path, section: Section) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(_block(section, "")) + "\n", encoding="utf-8", newline="\n")


def _block(section: Section, indent: str) -> Iterator[str]:
    for key, value in section.entries.items():
        name = key if _PLAIN_KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)
        if isinstance(value, Section) and value.entries:
            yield f"{indent}{name}:"
            yield from _block(value, f"{indent}  ")
        elif isinstance(value, Listing) and any(isinstance(item, Section) for item in value.items):
            yield f"{indent}{name}:"
            yield from (f"{indent}  - {_flow(item)}" for item in value.items)
        else:
            yield f"{indent}{name}: {_flow(value)}"


def _flow(value: Value) -> str:
    if isinstance(value, Text):
        return json.dumps(value.text, ensure_ascii=False) if value.text else ""
    if isinstance(value, Listing):
        return f"[{', '.join(map(_flow, value.items))}]"
    return f"{{{', '.join(f'{json.dumps(key, ensure_ascii=False)}: {_flow(item)}' for key, item in value.entries.items())}}}"
