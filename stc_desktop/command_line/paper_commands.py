"""`sample`, `print` and `read`: a sample case, a case to paper, and paper back to a case."""

from pathlib import Path

from stc_desktop.command_line.casework_commands import json_object
from stc_desktop.command_line.commands import Call, Commands, show_json
from stc_desktop.command_line.item_paper_commands import add_item_paper_options, print_item_paper


def add_commands(commands: Commands) -> None:
    """Add sample, print and read."""
    sample = commands.add("sample", _sample, "write an invented case, complete and valid for every form")
    sample.add_argument("what", choices=["case"])
    sample.add_argument("--out", type=Path, required=True, metavar="CASE.json")
    printing = commands.add("print", _print, "print a case on a form, or a paper on one item")
    printing.add_argument("case", type=Path, metavar="CASE.json|ITEM.json")
    what = printing.add_mutually_exclusive_group(required=True)
    what.add_argument("--form", metavar="ID", help="GEN-LIC, GEN-EUS, SG-IC, EU-A3A, PH-AUTH ...")
    add_item_paper_options(printing, what)
    printing.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    printing.add_argument("--draft", action="store_true", help="print it as a draft even when nothing is open")
    printing.add_argument("--records", action="store_true", help="with the classification records of its lines that are kept here")
    reading = commands.add("read", _read, "read a case back from PDF files or page images, in any order")
    reading.add_argument("files", type=Path, nargs="+", metavar="FILE")
    reading.add_argument("--json", action="store_true", help="as JSON (always)")


def _sample(call: Call) -> int:
    import json

    from stc_desktop.applications.canonical import case_json
    from stc_desktop.casework.files_out import write_whole
    from stc_desktop.casework.samples import sample_case_of

    case = sample_case_of(call.workspace)
    text = json.dumps(case_json(case), ensure_ascii=False, indent=2)
    write_whole(call.arguments.out, f"{text}\n".encode())
    return 0


def _print(call: Call) -> int:
    from stc_desktop.applications.canonical import case_from_json
    from stc_desktop.casework.files_out import write_whole
    from stc_desktop.casework.printing import print_case

    arguments = call.arguments
    if arguments.paper is not None:
        return print_item_paper(call)
    case = case_from_json(json_object(arguments.case))
    printed = print_case(call.workspace, case, arguments.form, as_draft=arguments.draft, with_records=arguments.records)
    write_whole(arguments.out, printed.pdf)
    show_json(
        {
            "file": str(arguments.out),
            "form": printed.form_id,
            "draft": printed.is_draft,
            "checksum": printed.checksum,
            "open_points": [{"field": finding.field_id, "text": finding.sentence} for finding in printed.open_points],
        }
    )
    return 0


def _read(call: Call) -> int:
    from stc_desktop.applications.canonical import case_json
    from stc_desktop.casework.reading_back import read_case

    found = read_case(call.workspace, call.arguments.files)
    signature = found.signature
    show_json(
        {
            "case": case_json(found.case) if found.case else None,
            "signature": {"valid": signature.valid, "key_id": signature.key_id, "known": signature.known} if signature else None,
            "missing": list(found.missing),
            "notes": list(found.notes),
        }
    )
    return 0 if found.case else 1
