"""`classify` and `determine`: one step of the interview, and the licence requirement of a case."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

from stc_desktop.command_line.commands import Call, Commands, add_edition_options, show_json
from stc_desktop.rules.errors import UserFixable

if TYPE_CHECKING:
    from stc_desktop.casework.classifying import ItemParticulars


def add_commands(commands: Commands) -> None:
    """Add classify and determine."""
    classify = commands.add("classify", _classify, "one step of the interview over an item")
    classify.add_argument("--item", type=Path, required=True, metavar="ITEM.json")
    classify.add_argument("--json", action="store_true", help="as JSON (always)")
    classify.add_argument("--record", type=Path, metavar="FILE.pdf", help="also print the classification record, as far as it stands")
    classify.add_argument("--country", metavar="XX", help="whose law the verdict is for; the country chosen in the window unless said")
    classify.add_argument("--name", default="", help="what the item is called on the record")
    add_edition_options(classify)
    determine = commands.add("determine", _determine, "whether a case needs a licence, which one, and from whom")
    determine.add_argument("case", type=Path, metavar="CASE.json")
    determine.add_argument("--json", action="store_true", help="as JSON (always)")


def _classify(call: Call) -> int:
    from stc_desktop.casework.classifying import ItemParticulars, classify
    from stc_desktop.casework.lists import chosen_review
    from stc_desktop.casework.national_lists import known_country

    list_id, edition = chosen_review(call.workspace.reference, call.arguments.list_id, call.arguments.edition)
    data = json_object(call.arguments.item)
    country = known_country(call.workspace, call.arguments.country)
    step = classify(call.workspace, data, list_id=list_id, edition=edition, country=country).as_json
    if call.arguments.record is not None:
        _print_record(call, data, ItemParticulars(list_id=list_id, edition=edition, country=country))
    show_json(step)
    return 0


def _print_record(call: Call, data: dict[str, object], beside: "ItemParticulars") -> None:
    from stc_desktop.casework.printing import record_of_conversation_pdf
    from stc_desktop.classification.conversation import resumed

    name = call.arguments.name or str(data.get("description") or "")
    call.arguments.record.write_bytes(record_of_conversation_pdf(call.workspace, resumed(data), name, beside))


def _determine(call: Call) -> int:
    from stc_desktop.applications.canonical import case_from_json
    from stc_desktop.casework.determining import determine_case
    from stc_desktop.determination.requirement_json import requirement_json

    case = case_from_json(json_object(call.arguments.case))
    show_json(requirement_json(determine_case(call.workspace, case), call.workspace.say.say))
    return 0


def json_object(path: Path) -> dict[str, object]:
    """The one JSON object of a file; anything else gets a sentence with its place."""
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UserFixable("The file is not text in UTF-8.", next_step="Save it as UTF-8.", where=str(path)) from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise UserFixable(f"The file is not JSON: {error.msg} at {place}.", next_step="Mend it there.", where=str(path)) from error
    except RecursionError as error:
        raise UserFixable("The file is nested too deeply to be an item or a case.", where=str(path)) from error
    if not isinstance(data, dict):
        raise UserFixable("The file must hold one JSON object.", next_step="Begin it with {.", where=str(path))
    return cast("dict[str, object]", data)
