"""What the first sheet of a list workbook says to the official who opens it."""

KEY_HELP = {
    "list_id": "Name of the list inside the program: small letters with hyphens. A national list has a name of its own.",
    "edition": "Label of this state of the list, a date or a year.",
    "title": "Title that the program shows.",
    "legal_date": "Day of the law, year-month-day.",
    "publisher": "Who published the law, and whose words stand in this workbook.",
    "heads": "All heads of the edition in their order; beside a base edition only those of its own. Each needs a row on its sheet.",
    "base": "Edition from which this one differs: list/edition, such as eu-annex-1/2025-11-15.",
    "without": "Heads of the base edition that this one does not have.",
    "register_of": "List whose properties and kinds of things this one shares.",
}

_COMMON = (
    "# A control list as a workbook",
    "Each row is one paragraph, note or group of the list. Change cells, add rows, take rows out; then have the workbook checked.",
    "The check names every fault with its sheet, row and column. Nothing is taken over while a fault is left.",
    "",
    "# The sheets",
    "Edition: which list this is and which heads it has. General notes: what is said about many heads. Category sheets: the paragraphs.",
    "Properties: what can be asked about an item. Kinds of things: what a paragraph is about. Defined terms: words with a meaning of "
    "their own. Units: only to look things up; changes there are not read.",
    "Keep the names of the sheets and the headings in the first row as they are. The order of the columns does not matter.",
    "Rows stand in the order of the list. The code says where a paragraph belongs: 3A001.a.5 stands under 3A001.a, 2B350#n1 is a note "
    "of 2B350.",
    "All cells have the format Text. Keep it: a spreadsheet turns 0E001 and 1E3 into numbers otherwise.",
    "Several values in a cell have a semicolon between them. Leave a cell empty where there is nothing to say.",
    "National list, where there is one: the lists in force of one country beside this list. A row “country” (Id: two letters); for each "
    "list a row “list” (List: its id; Text: its name), rows “basis”, “edition”, “additions”, “omissions” (Text: what is known; Ask: what "
    "has to be asked), and a row “own” or “left_out” for each entry that it adds or leaves out. Every row has its Mark, and in Cite the Id "
    "of a row “source”.",
    "",
    "# Tests: one a line, all of them must hold",
    "yes or no, or one option of a choice:   made_for_teaching = yes      drive_kind = electric",
    "a limit:   output_power >= 40 VA      (also <=, >, <, =)      with two:   field > 0.15 m2 and < 20 m2",
    "a range with both ends:   gap between 0.1 mm and 0.2 mm",
    "a computed limit, the formula in brackets and its unit:   positioning_error <= (1.7 + travel_length/1000) um",
    "under reference conditions:   pump_flow >= 5 m3/h at ambient_temperature = 273 K, ambient_pressure = 101.3 kPa",
    "one of several options, or CAS numbers:   drive_kind in electric, manual      cas in 151-50-8, 143-33-9",
    "of a property with several values, at least one of these, or none but these:   materials some glass, steel      "
    "materials every glass, ptfe",
    "rests on another paragraph:   this_item meets 2B001.a      goods_it_is_made_for meets 2B350.a",
    "turned round:   not drive_kind = electric      at least one of several:   any: drive_kind = manual | travel_length > 3 m",
    "Numbers have a point before the decimals and a unit of the sheet Units. What a property is called stands on the sheet Properties.",
    "",
    "# Other columns",
    "Logic: how the paragraphs below combine: any, all; one or empty where there are none.",
    "Effect, of notes: removes (takes out of control if its tests hold), adds, explains, refers. Covers and Spares: of what a general note "
    "or a note of a group speaks, and what of it is left alone.",
    "Regimes: NSG 3.A.1; WA. HS: six digits of HS 2022. Not used: yes for a number that the law leaves free.",
    "Mark: how sure a fact is (A, B, C, U, D), empty for A.",
)
_DIFFERENCES = (
    "",
    "# Only what differs",
    "This workbook holds only what differs from its base edition. Change says how: differs (the cells of the row replace those of the "
    "base, what stands below stays), absent (the paragraph is not there), instead (the whole paragraph with all rows below it), added.",
    "With differs, (none) in a cell takes away what the base says there. Rows below an instead or added row leave Change empty.",
)


def lines_of_explanation(*, of_differences: bool) -> tuple[str, ...]:
    """The lines of the first sheet; a line with # is a heading."""
    return (*_COMMON, *_DIFFERENCES) if of_differences else _COMMON
