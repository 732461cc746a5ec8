"""Words about lists that are installed from a workbook."""

INSTALL_WORDS = {
    "data.install.title": "What installing it would change",
    "data.install.replaces": "It would take the place of edition {edition}, which is in use.",
    "data.install.beside": "It would stand beside edition {edition} of {list}, with which it is compared here.",
    "data.install.first": "It is a list of its own: nothing in use is changed by it.",
    "data.install.same": "It says the same as the list in use.",
    "data.install.signed": (
        "Wherever this edition stands, the program will say that you changed it, on which day and from which workbook, "
        "and that its makers have not checked it."
    ),
    "data.install.removals": "No longer controlled",
    "data.install.limits": "Other limits or another structure",
    "data.install.added": "Added",
    "data.install.worded": "Other words, links or hints only",
    "data.install.register": "Properties that are asked otherwise",
    "data.install.more": "{count} more is not shown here.",
    "data.install.more.many": "{count} more are not shown here.",
    "data.install.copy": "Copy all of them",
    "data.install.copied": "{count} line is on the clipboard.",
    "data.install.copied.many": "{count} lines are on the clipboard.",
    "data.install.loss": "{count} paragraph would no longer be controlled. Goods that it lists today could come out as not listed.",
    "data.install.loss.many": "{count} paragraphs would no longer be controlled. Goods that they list today could come out as not listed.",
    "data.install.confirm": "I have looked at each of them: the law no longer controls them.",
    "data.install.do": "Install this list",
    "data.install.unconfirmed": "Confirm first that the law no longer controls them.",
    "data.install.doing": "Installing {name}",
    "data.install.stopped": "Cancelled. The list in use stays as it was.",
    "data.install.done": "{title}, edition {edition}, is installed. From now on everything is weighed by it.",
    "data.install.left_out": (
        "{count} trade word, chemical, HS code or regime number of the program names what this list no longer has; it is left out."
    ),
    "data.install.left_out.many": (
        "{count} trade words, chemicals, HS codes or regime numbers of the program name what this list no longer has; they are left out."
    ),
    "data.install.faults": "{name} was not installed. {count} fault:",
    "data.install.faults.many": "{name} was not installed. {count} faults:",
    "data.installed.by": "Changed by {by} on {day} from {workbook}; sha256 {sha}…",
    "data.installed.country": "{country}: national list",
    "data.installed.tag": "Changed by hand",
    "data.installed.undo": "Undo the last installation",
    "data.installed.program": "Go back to the program's own lists",
    "data.installed.ask": "Go back?",
    "data.installed.ask.undo": "What was installed last is no longer weighed by. Your own work stays as it is.",
    "data.installed.ask.program": "No installed list is weighed by any more. Your own work stays as it is.",
    "data.installed.keep": "Keep the installed lists",
    "data.installed.go": "Go back",
    "data.installed.gone": "{lists}: no longer in use.",
    "data.installed.is_program": "The program's own lists are in use again.",
    "data.installed.outdated": "The installed lists stand on an earlier version of the program.",
    "data.installed.outdated.text": "Law, forms and the other lists are those of that version too, until they are built anew.",
    "data.installed.outdated.tag": "Out of date",
    "data.installed.rebuild": "Build them anew",
    "data.installed.rebuilding": "Building the installed lists anew",
    "data.installed.rebuilt": "The installed lists now stand on this version of the program.",
}
