"""What Data says about the official publications that were brought."""

import datetime as dt
from collections.abc import Iterator, Sequence

from stc_desktop.casework.bringing_values import BroughtList
from ui.data.rows import InstalledGroup, InstalledRow, RowAction
from ui.speech import Words

_SUM_SHOWN = 12


def brought_group(lists: Sequence[BroughtList], words: Words) -> InstalledGroup:
    """One row for each list that was brought; where there is none, what could be here."""
    bring = RowAction(what="bring", text=words.text("data.bring"), icon="plus")
    return InstalledGroup(
        id="brought",
        title=words.text("data.brought"),
        rows=tuple(_row(one, words) for one in lists),
        actions=(bring,),
        empty=(words.text("data.brought.empty"), words.text("data.brought.empty.text")),
    )


def _row(one: BroughtList, words: Words) -> InstalledRow:
    actions = tuple(_actions(one, words))
    if one.info is None:
        said = f"{one.fault} {one.to_do}".strip()
        state = (words.text("data.brought.damaged"), "error")
        return InstalledRow(id=f"brought_{one.list_id}", icon="warning", title=one.list_id, detail=said, state=state, actions=actions)
    info = one.info
    figures = words.text("data.brought.detail", list=one.list_id, heads=f"{one.heads:,}", paragraphs=f"{one.paragraphs:,}")
    file = words.text("data.brought.file", day=_day(info.retrieved, words), sha=info.source_sha256[:_SUM_SHOWN])
    return InstalledRow(
        id=f"brought_{one.list_id}",
        icon="control_list",
        title=info.title or one.list_id,
        detail=f"{figures}\n{file}",
        edition=info.edition,
        edition_detail=words.text("data.brought.in_force", day=_day(info.legal_date, words)) if info.legal_date else "",
        source=info.publisher,
        state=(words.text("data.brought.in_use"), "done"),
        actions=actions,
    )


def _actions(one: BroughtList, words: Words) -> Iterator[RowAction]:
    if one.former:
        said = words.text("data.brought.go_back", edition=one.former[0].edition)
        yield RowAction(what="go_back", text=said, of=one.list_id, icon="history")
    yield RowAction(what="take_away", text=words.text("data.brought.take_away"), of=one.list_id, icon="trash")


def _day(text: str, words: Words) -> str:
    """A day of ISO text in the person's words; other text as it is."""
    try:
        return words.day(dt.datetime.fromisoformat(text).date())
    except ValueError:
        return text
