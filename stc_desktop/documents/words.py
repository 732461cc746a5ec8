"""The words that the room itself prints: in English, and beside them in the second language where casework hands it in."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from string import Formatter

from stc_desktop.documents.boxes import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWords:
    """Every fixed word on paper. In the catalogue each has the key `paper.` and its name here; braces are filled while printing."""

    working_copy: Label = field(default=Label("Working copy, not an official form"))
    form_state: Label = field(default=Label("Form state {mark}"))
    for_the_agency: Label = field(default=Label("For the agency: leave empty"))
    reference: Label = field(default=Label("Reference"))
    form_and_edition: Label = field(default=Label("Form and edition"))
    list_edition: Label = field(default=Label("Control list edition"))
    sheet: Label = field(default=Label("Sheet"))
    sheet_of: Label = field(default=Label("{sheet} of {sheets}"))
    checksum: Label = field(default=Label("Packet checksum"))
    no_checksum: Label = field(default=Label("none, this is a draft"))
    printed: Label = field(default=Label("Printed"))
    not_applicable: Label = field(default=Label("not applicable"))
    not_yet_answered: Label = field(default=Label("not yet answered"))
    yes: Label = field(default=Label("yes"))
    no: Label = field(default=Label("no"))
    goes_on: Label = field(default=Label("goes on in annex {part}, which holds the whole text"))
    box_place: Label = field(default=Label("Box {number}"))
    line_place: Label = field(default=Label("Line {number}"))
    continued: Label = field(default=Label("{title}, continued"))
    continued_from: Label = field(default=Label("{title}, continued from sheet {sheet}"))
    item_line: Label = field(default=Label("Line"))
    item_code: Label = field(default=Label("Control code"))
    item_goods: Label = field(default=Label("Goods: name, model and maker, key values"))
    item_hs: Label = field(default=Label("HS"))
    item_origin: Label = field(default=Label("Origin"))
    item_quantity: Label = field(default=Label("Quantity"))
    item_value: Label = field(default=Label("Unit price / value, {currency}"))
    item_value_mixed: Label = field(default=Label("Unit price / value"))
    lines_more: Label = field(default=Label("{lines} lines in all, {more} more from sheet {sheet}"))
    this_sheet: Label = field(default=Label("This sheet, lines {first} to {last}"))
    carried: Label = field(default=Label("Carried to sheet {sheet}"))
    brought: Label = field(default=Label("Brought forward from sheet {sheet}, lines {first} to {last}"))
    total: Label = field(default=Label("Total of all {lines} lines, {currency}"))
    no_items: Label = field(default=Label("No line of goods was entered."))
    annex_title: Label = field(default=Label("Annex: what did not fit in its box"))
    annex_rule: Label = field(
        default=Label("Each part holds the whole answer from its first word; ‖ shows where the box on the sheet ends.")
    )
    annex_index: Label = field(default=Label("Annex, parts {parts}"))
    annex_form: Label = field(default=Label("GEN-ANX 1"))
    annex_edition: Label = field(default=Label("2026-10"))
    belongs_to: Label = field(default=Label("Belongs to"))
    from_sheet: Label = field(default=Label("from sheet {sheet}"))
    sheet_mentioned: Label = field(default=Label("sheet {sheet}"))
    sheets_mentioned: Label = field(default=Label("sheets {first} to {last}"))
    annex_end: Label = field(default=Label("End of the annex."))
    struck_through: Label = field(default=Label("[the rest of this sheet is struck through]"))
    agency_decides: Label = field(default=Label("The agency decides; this paper only helps to ask well."))
    symbols_sentence: Label = field(default=Label("The agency decides. The printed sheets are the application; the symbols save typing."))
    draft_strip: Label = field(default=Label("DRAFT, do not file"))
    draft_points: Label = field(default=Label("Points still open: {count}"))
    draft_open: Label = field(default=Label("Open"))
    draft_margin: Label = field(default=Label("DRAFT   not for filing   printed {printed}   no symbols, no checksum, no signature"))
    draft_word: Label = field(default=Label("DRAFT"))
    checksum_label: Label = field(default=Label("Packet checksum: the same on every sheet"))
    index_sheet: Label = field(default=Label("Sheet"))
    index_what: Label = field(default=Label("What"))
    index_form: Label = field(default=Label("Form and edition"))
    index_sheets: Label = field(default=Label("Sheets"))
    index_sign: Label = field(default=Label("Sign here"))
    symbol_of: Label = field(default=Label("symbol {index} of {total}"))
    spare_symbol: Label = field(default=Label("spare for {first} to {last}"))
    replaces_any: Label = field(default=Label("replaces any one"))
    symbol_bytes: Label = field(default=Label("{count} bytes"))
    symbol_count: Label = field(default=Label("{symbols} symbols, {spares} spare"))
    symbols_hold: Label = field(default=Label("hold the whole case, signed"))

    @classmethod
    def of(cls, main: Callable[[str], str], local: Callable[[str], str]) -> "PaperWords":
        """Words looked up in two catalogues by key (`paper.sheet`).

        A key that a catalogue lacks may come back empty, as the key itself, or as the English: then the English is printed, and no
        second language. So it is with a translation that lost or invented a brace, which would spoil a sheet.
        """
        english = cls()
        words: dict[str, Label] = {}
        for one in fields(cls):
            key, source = f"paper.{one.name}", getattr(english, one.name).text
            text = _fitting(main(key), key, source) or source
            second = _fitting(local(key), key, source)
            words[one.name] = Label(text, "" if second in {source, text} else second)
        return cls(**words)


def _fitting(translation: str, key: str, source: str) -> str:
    return translation if translation != key and _braces(translation) == _braces(source) else ""


def _braces(text: str) -> frozenset[str] | None:
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:  # a brace that is not closed
        return None
