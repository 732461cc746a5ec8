"""Words of the program as a whole."""

from ui.frame.words import WORDS as FRAME_WORDS

WORDS = {
    **{key: text for key, text in FRAME_WORDS.items() if key.startswith(("country.", "trouble."))},
    "program.draft.title": "Your draft is still here",
    "program.draft.text": "The program ended abruptly last time. Everything up to the last field was kept. Go on where you were?",
    "program.draft.later": "Not now",
    "program.draft.open": "Open the draft",
    "program.status.list": "Control list: EU numbering, {edition}, {installed} of {of} heads installed",
    "program.status.list.changed": "Control list: {edition}, changed by hand, {installed} of {of} heads installed",
    "program.status.files_fine": "Works offline, files healthy",
    "program.role.exporter": "Exporter",
    "program.role.official": "Official",
    "program.role.trainer": "Trainer",
}
