"""The Commerce Control List as JSON entries: heads with reasons and licence exceptions, items flat below some of them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from stc_desktop.control_lists.sources.commerce import Commerce, commerce_code, doubt_what_is_lost
from stc_desktop.control_lists.sources.gathering import Gathering
from stc_desktop.control_lists.sources.json_values import date_of, rows, table, words
from stc_desktop.control_lists.sources.publications import DoubtKind, Publication, Told

BUREAU = "US Department of Commerce, Bureau of Industry and Security"


def publication(content: object, told: Told) -> Publication:
    """The list as it stands in the file, with the entries that others name and that are missing doubted as lost."""
    whole = table(content)
    entries = rows(whole["entries"])
    gathered = Gathering()
    commerce = Commerce(gathered)
    for at, entry in enumerate(entries):
        _entry(table(entry), commerce)
        if at % 50 == 0:
            told("entries", 0.4 + 0.5 * at / len(entries))
    _doubt_count(whole, len(entries), gathered)
    doubt_what_is_lost(gathered)
    kinds = Counter(words(table(item).get("kind")) for entry in entries for item in rows(table(entry).get("items")))
    told(f"{len(entries)} entries, {kinds['item']} items, {kinds['note']} notes, {kinds['text']} loose texts", 1.0)
    date = date_of(whole["ecfrIssueDate"])
    return Publication(
        list_id="us-ccl",
        title=words(whole.get("citation")) or "Commerce Control List",
        publisher=BUREAU,
        edition=date,
        legal_date=date,
        paragraphs=tuple(gathered.paragraphs),
        doubts=tuple(gathered.doubts),
    )


def _entry(entry: Mapping[str, object], commerce: Commerce) -> None:
    written = words(entry["eccn"])
    code = commerce_code(written)
    if code is None:
        commerce.gathered.doubt(DoubtKind.CODE_FORM, written, f"“{written}” is not the number of an entry.", code=written)
    commerce.head(code or written.upper(), words(entry["heading"]), place=written)
    reason = words(entry.get("reasonForControl"))
    commerce.frame(f"Reason for Control: {reason}" if reason else "", written="Reason for Control")
    for row in rows(entry.get("countryChart")):
        control, chart = words(table(row).get("control")), words(table(row).get("countryChart"))
        commerce.frame(control if control == chart else f"{control} | {chart}", written="Country Chart")
    flags = entry.get("licenceExceptionFlags")
    exceptions: Mapping[str, object] = table(flags) if flags is not None else {}
    for name, value in exceptions.items():
        commerce.frame(f"{name}: {words(value)}", written=name)
    special = words(entry.get("staSpecialConditions"))
    if special and words(exceptions.get("STA")) not in special:
        commerce.frame(special, written="Special Conditions for STA")
    controls = words(entry.get("relatedControls"))
    commerce.frame(f"Related Controls: {controls}" if controls else "", written="Related Controls")
    items = [table(item) for item in rows(entry.get("items"))]
    aside = _Aside()
    for at, item in enumerate(items):
        if aside.holds(item, items[at + 1 :]):
            commerce.note_item(words(item.get("paragraph")), words(item.get("text")))
        else:
            _item(item, commerce)


class _Aside:
    """Tells the items of an entry from the list of a note: the file has lost which is which.

    Labels of items are written in full and go on; a list that begins again behind words without a label, and has nothing under its
    letters, belongs to those words.
    """

    def __init__(self) -> None:
        self._top = ""  # the last letter of the entry's own list
        self._inner = ""  # the last letter of the list of a note, "" when none is open
        self._before = ""

    def holds(self, item: Mapping[str, object], after: Sequence[Mapping[str, object]]) -> bool:
        kind, label, text = words(item["kind"]), words(item.get("paragraph")), words(item.get("text"))
        before, self._before = self._before, kind
        if kind != "item":
            return False
        if len(label) > 1:
            self._top, self._inner = label[0], ""
            return False
        goes_on = bool(self._inner) and ord(label) == ord(self._inner) + 1
        begins = label == "a" and bool(self._top) and before != "item"
        if (goes_on or begins) and not _has_below(label, after):
            self._inner = "" if text.endswith(".") else label
            return True
        self._top, self._inner = label, ""
        return False


def _has_below(label: str, after: Sequence[Mapping[str, object]]) -> bool:
    for item in after:
        other = words(item.get("paragraph"))
        if words(item["kind"]) == "item":
            return other.startswith(f"{label}.")
    return False


def _item(item: Mapping[str, object], commerce: Commerce) -> None:
    label, text = words(item.get("paragraph")), words(item.get("text"))
    match words(item["kind"]):
        case "item":
            if commerce_code(f"{commerce.head_code}.{label}") is None:
                sentence = f"“{label}” is not the label of an item."
                commerce.gathered.doubt(DoubtKind.CODE_FORM, commerce.place, sentence, code=f"{commerce.head_code}.{label}")
            commerce.item(label, text)
        case "note":
            commerce.note(f"{label}.", [text])
        case _:
            commerce.loose(text)


def _doubt_count(whole: Mapping[str, object], found: int, gathered: Gathering) -> None:
    said = words(whole.get("entryCount"))
    if said and said != str(found):
        gathered.doubt(DoubtKind.LOST, "entryCount", f"The file says that it has {said} entries; {found} are in it.")
