"""The Commerce Control List as a line per item: entries with items below them have no line of their own, so their heads are made."""

from collections.abc import Mapping

from stc_desktop.control_lists.sources.ccl_entries import BUREAU
from stc_desktop.control_lists.sources.commerce import Commerce, commerce_code, doubt_what_is_lost, is_note
from stc_desktop.control_lists.sources.gathering import Gathering
from stc_desktop.control_lists.sources.json_values import date_of, rows, table, words
from stc_desktop.control_lists.sources.publications import DoubtKind, OfficialParagraph, ParagraphKind, Publication, Told


def publication(content: object, told: Told) -> Publication:
    """The items under their heads; a head that had to be made has no text and is doubted as lost."""
    lines = [table(row) for row in rows(content)]
    gathered = Gathering()
    commerce = Commerce(gathered)
    for at, row in enumerate(lines):
        if words(row.get("suppl")) in ("", "1"):
            _row(row, commerce)
        else:
            _supplement_row(row, gathered)
        if at % 200 == 0:
            told("items", 0.4 + 0.5 * at / len(lines))
    doubt_what_is_lost(gathered)
    told(f"{len(lines)} items", 1.0)
    date = max((date_of(row.get("last")) for row in lines), default="")
    return Publication(
        list_id="us-ccl",
        title="Commerce Control List, items",
        publisher=BUREAU,
        edition=date,
        legal_date=date,
        paragraphs=tuple(gathered.paragraphs),
        doubts=tuple(gathered.doubts),
    )


def _row(row: Mapping[str, object], commerce: Commerce) -> None:
    written = words(row["eccn"])
    code = commerce_code(written)
    gathered = commerce.gathered
    if code is None:
        gathered.doubt(DoubtKind.CODE_FORM, written, f"“{written}” is not the number of an entry or item.", code=written)
        code = written
    head, _, label = code.partition(".")
    text, notes = _split(str(row.get("text") or row.get("heading") or ""))
    if not label:
        commerce.head(head, text.removeprefix(head).strip(), place=written)
    elif head not in gathered:
        commerce.head(head, "", place=written)
        gathered.doubt(DoubtKind.LOST, written, f"The head of {head} has no line in this file; only its items have.", code=head)
    commerce.head_code, commerce.place = head, written
    if label:
        commerce.item(label, text, written=written)
    for note in notes:
        if is_note(note):
            commerce.note_text(note)
        else:
            commerce.loose(note)


def _split(text: str) -> tuple[str, list[str]]:
    """The words of the item, and the notes that stand below it in lines of their own."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    said: list[str] = []
    while lines and not is_note(lines[0]):
        said.append(lines.pop(0))
    notes: list[str] = []
    for line in lines:
        if is_note(line) or not notes:
            notes.append(line)
        else:
            notes[-1] = f"{notes[-1]} {line}"
    return " ".join(said), notes


def _supplement_row(row: Mapping[str, object], gathered: Gathering) -> None:
    """The sensitive and very sensitive lists name items of the list again; they stand under their supplement."""
    base = f"SUPP{words(row['suppl'])}"
    written = words(row["eccn"])
    if base not in gathered:
        gathered.add(_paragraph(base, base, text=f"Supplement No. {words(row['suppl'])}", kind=ParagraphKind.GROUP, parent=""))
    code = gathered.next_code(base, ".")
    text = words(row.get("text")) or words(row.get("heading"))
    gathered.add(_paragraph(code, written, text=text, kind=ParagraphKind.TEXT, parent=base))


def _paragraph(code: str, written: str, *, text: str, kind: ParagraphKind, parent: str) -> OfficialParagraph:
    return OfficialParagraph(code=code, written=written, parent=parent, kind=kind, text=text, place=written)
