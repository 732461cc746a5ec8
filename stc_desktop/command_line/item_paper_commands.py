"""`print ITEM.json --as`: the papers on one item, before it is part of any case."""

import argparse

from stc_desktop.command_line.casework_commands import json_object
from stc_desktop.command_line.commands import Call, add_edition_options, show_json

PAPERS = ("record", "statement", "ruling", "explain")


def add_item_paper_options(printing: argparse.ArgumentParser, what: "argparse._MutuallyExclusiveGroup") -> None:  # pyright: ignore[reportPrivateUsage] - argparse names the type no other way
    """What belongs to a paper on an item; without meaning for a form."""
    what.add_argument("--as", dest="paper", choices=PAPERS, help="a paper on the item as it was told so far")
    printing.add_argument("--name", default="", help="what the item is called on its paper")
    printing.add_argument("--maker", default="", help="who makes the item")
    printing.add_argument("--model", default="", help="its model; the reference of the paper")
    printing.add_argument("--country", metavar="XX", help="whose law and agency; the country chosen in the window unless said")
    printing.add_argument("--language", default="", metavar="XX", help="words of this language beside the English: th, km, my, vi ...")
    add_edition_options(printing)


def print_item_paper(call: Call) -> int:
    """A paper that would not be true is refused with a sentence."""
    from stc_desktop.casework.classifying import ItemParticulars
    from stc_desktop.casework.files_out import write_whole
    from stc_desktop.casework.item_papers import ItemPaper, item_paper
    from stc_desktop.casework.lists import chosen_review
    from stc_desktop.casework.national_lists import known_country
    from stc_desktop.classification.conversation import resumed

    arguments = call.arguments
    list_id, edition = chosen_review(call.workspace.reference, arguments.list_id, arguments.edition)
    country = known_country(call.workspace, arguments.country)
    beside = ItemParticulars(maker=arguments.maker, model=arguments.model, list_id=list_id, edition=edition, country=country)
    conversation = resumed(json_object(arguments.case))
    kind = ItemPaper(arguments.paper)
    printed = item_paper(call.workspace, kind, conversation, arguments.name, beside, language=arguments.language)
    write_whole(arguments.out, printed.pdf)
    show_json({"file": str(arguments.out), "paper": kind.value, "checksum": printed.checksum, "left_out": printed.left_out})
    return 0
