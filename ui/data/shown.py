"""What Data says about each thing that is installed."""

import datetime as dt
import re
from collections.abc import Iterator

from stc_desktop.applications.countries import country_names
from stc_desktop.casework.installed import FileOnDisk, Installed, InstalledForm, InstalledList, InstalledProfile
from stc_desktop.casework.installed_lists import InUse
from stc_desktop.control_lists.entries import HandChange
from ui.data.brought_rows import brought_group, correlation_group
from ui.data.rows import InstalledGroup, InstalledRow, RowAction
from ui.speech import Words

_MEGABYTE = 1_000_000
_LONG_WORD = 20
_SIGN = re.compile(r"([/\\\-_.])")
_STATES = {"A": "done", "B": "close", "C": "close", "U": "close", "D": "neutral"}


def groups_of(found: Installed, words: Words) -> tuple[InstalledGroup, ...]:
    """Lists, what was brought, national law, forms, files; a group with nothing in it is left out, unless something can come in.

    What the person brought stands first; as long as it is nothing, behind the lists.
    """
    check = RowAction(what="check_workbook", text=words.text("data.workbook.check"), icon="clip")
    lists = (*_rows_of_installed(found.from_workbooks, words), *(_list_row(one, words) for one in found.lists))
    actions = (check, *_of_installed(found.from_workbooks, words))
    own = (InstalledGroup(id="lists", title=words.text("data.lists"), rows=lists, actions=actions), brought_group(found.brought, words))
    groups = (
        ("profiles", tuple(_profile_row(one, words) for one in found.profiles)),
        ("forms", tuple(_form_row(one, words) for one in found.forms)),
        ("files", tuple(_file_rows(found.files, words))),
    )
    return (
        *((own[1],) if found.brought else ()),
        *((correlation_group(found.correlations, words),) if found.correlations else ()),
        own[0],
        *(() if found.brought else (own[1],)),
        *(InstalledGroup(id=key, title=words.text(f"data.{key}"), rows=rows) for key, rows in groups if rows),
    )


def _of_installed(held: InUse, words: Words) -> Iterator[RowAction]:
    """What can be done about lists that were installed from workbooks."""
    if held.is_anything:
        yield RowAction(what="undo_install", text=words.text("data.installed.undo"), icon="undo")
        yield RowAction(what="undo_installs", text=words.text("data.installed.program"), icon="undo")


def _rows_of_installed(held: InUse, words: Words) -> Iterator[InstalledRow]:
    """That the installed lists stand on an earlier version of the program, and the countries whose lists were brought in."""
    if held.is_outdated:
        yield InstalledRow(
            id="outdated",
            icon="warning",
            title=words.text("data.installed.outdated"),
            detail=words.text("data.installed.outdated.text"),
            state=(words.text("data.installed.outdated.tag"), "close"),
            actions=(RowAction(what="rebuild", text=words.text("data.installed.rebuild"), icon="refresh"),),
        )
    for one in held.overlays:
        yield InstalledRow(
            id=f"overlay_{one.country}",
            icon="globe",
            title=words.text("data.installed.country", country=country_names().get(one.country, one.country)),
            detail=_hand(one.change, words),
            state=(words.text("data.installed.tag"), "close"),
        )


def _hand(change: HandChange, words: Words) -> str:
    day = words.day(dt.date.fromisoformat(change.on)) if re.fullmatch(r"\d{4}-\d\d-\d\d", change.on) else change.on
    return words.text("data.installed.by", by=change.by, day=day, workbook=change.workbook, sha=change.sha256[:16])


def _list_row(one: InstalledList, words: Words) -> InstalledRow:
    detail = words.text("data.list.detail", installed=one.installed_heads, of=one.heads_of_edition, paragraphs=f"{one.paragraphs:,}")
    state = ("data.list.complete", "done") if one.is_complete else ("data.list.partial", "close")
    if not one.is_weighed:
        detail, state = words.text("data.list.browsed.detail", paragraphs=f"{one.paragraphs:,}"), ("data.list.browsed", "neutral")
    if one.changed:
        detail, state = f"{detail}\n{_hand(one.changed, words)}", ("data.installed.tag", "close")
    save = RowAction(what="save_workbook", text=words.text("data.workbook.save"), of=f"{one.list_id}/{one.edition}")
    return InstalledRow(
        id=f"{one.list_id}_{one.edition}",
        icon="control_list",
        title=one.title,
        detail=detail,
        edition=one.edition,
        edition_detail=words.text("data.list.in_force", day=words.day(one.legal_date)) if one.legal_date else "",
        source=one.publisher,
        state=(words.text(state[0]), state[1]),
        actions=(save,) if one.is_weighed else (),
    )


def _profile_row(one: InstalledProfile, words: Words) -> InstalledRow:
    if one.is_due:
        state = (words.text("data.profile.due"), "close")
    elif one.to_ask:
        state = (words.text("data.profile.part"), "close")
    else:
        state = (words.text("data.profile.known"), "done")
    return InstalledRow(
        id=f"law_{one.country}",
        icon="globe",
        title=one.name,
        detail=words.plural("data.profile.to_ask", one.to_ask) if one.to_ask else words.text("data.profile.detail"),
        edition=words.day(one.as_of),
        edition_detail=words.text("data.profile.review", day=words.day(one.review_by)),
        source=words.plural("data.profile.sources", one.sources),
        state=state,
    )


def _form_row(one: InstalledForm, words: Words) -> InstalledRow:
    where = country_names().get(one.country, one.country) or words.text("data.form.everywhere")
    unreviewed = words.plural("data.form.unreviewed", len(one.unreviewed)) if one.unreviewed else ""
    return InstalledRow(
        id=f"form_{one.form_id}",
        icon="application",
        title=one.title,
        detail="\n".join(filter(None, (words.text("data.form.detail", form=one.form_id, country=where), unreviewed))),
        edition=one.edition_date,
        source=one.authority or words.text("data.form.own"),
        state=(words.text(f"data.form.state.{one.state.value}"), _STATES[one.state.value]),
    )


def _file_rows(files: tuple[FileOnDisk, ...], words: Words) -> Iterator[InstalledRow]:
    for one in files:
        yield InstalledRow(
            id=f"file_{one.kind}",
            icon="data" if one.kind == "reference" else "folder",
            title=words.text(f"data.file.{one.kind}"),
            detail=breakable(one.place) or words.text("data.file.server"),
            edition=size_text(one.size, words) if one.size is not None else "",
            source=words.text(f"data.file.{one.kind}.text"),
        )


def size_text(size: int, words: Words) -> str:
    if size < _MEGABYTE:
        return words.text("data.file.size.small", size=max(1, round(size / 1000)))
    return words.text("data.file.size", size=f"{size / _MEGABYTE:.1f}")


def breakable(text: str) -> str:
    """Long paths may go on to the next line after each of their signs."""
    return " ".join(_SIGN.sub("\\1\u200b", word) if len(word) > _LONG_WORD else word for word in text.split(" "))
