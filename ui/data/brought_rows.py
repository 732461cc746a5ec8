"""What Data says about the official publications and the correlation tables that were brought."""

import datetime as dt
from collections.abc import Iterator, Sequence

from stc_desktop.casework.bringing_values import BroughtList
from stc_desktop.casework.correlation_values import CorrelationInUse
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
        state=(words.text("data.brought.own"), "close") if info.is_own_wording else (words.text("data.brought.in_use"), "done"),
        actions=actions,
    )


def correlation_group(tables: Sequence[CorrelationInUse], words: Words) -> InstalledGroup:
    """One row for each agency whose table gives hints."""
    rows = tuple(_table_row(one, words) for one in tables)
    return InstalledGroup(id="correlations", title=words.text("data.correlation"), rows=rows)


def _table_row(one: CorrelationInUse, words: Words) -> InstalledRow:
    actions = tuple(_table_actions(one, words))
    row = f"correlation_{one.name}"
    if one.info is None:
        said, state = f"{one.fault} {one.to_do}".strip(), (words.text("data.brought.damaged"), "error")
        return InstalledRow(id=row, icon="warning", title=one.name, detail=said, state=state, actions=actions)
    info, figures = one.info, one.figures
    said = [words.text("data.correlation.detail", name=one.name, pairs=f"{one.pairs:,}", hs=f"{one.hs_codes:,}")]
    if cut := figures.get("hs_cut_to_six", 0):
        said.append(words.text("data.correlation.detail.cut", cut=f"{cut:,}"))
    if left_out := sum(figures.get(key, 0) for key in ("hs_gone", "hs_unknown", "codes_unknown")):
        said.append(words.text("data.correlation.detail.left_out", count=f"{left_out:,}"))
    file = words.text("data.brought.file", day=_day(info.retrieved, words), sha=info.source_sha256[:_SUM_SHOWN])
    return InstalledRow(
        id=row,
        icon="link",
        title=info.publisher,
        detail=f"{', '.join(said)}\n{file}",
        edition=info.edition,
        source=info.source_name,
        state=(words.text("data.correlation.hints"), "done"),
        actions=actions,
    )


def _table_actions(one: CorrelationInUse, words: Words) -> Iterator[RowAction]:
    if one.former:
        said = words.text("data.brought.go_back", edition=one.former[0].edition)
        yield RowAction(what="go_back_correlation", text=said, of=one.name, icon="history")
    yield RowAction(what="take_away_correlation", text=words.text("data.brought.take_away"), of=one.name, icon="trash")


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
