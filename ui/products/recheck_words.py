"""Words of the queue of verdicts to look at again."""

RECHECK_WORDS = {
    "products.recheck.waiting": "To re-check: {count} verdict is of another edition or another state of the list.",
    "products.recheck.waiting.many": "To re-check: {count} verdicts are of another edition or another state of the list.",
    "products.recheck.action": "Weigh them by the list in use",
    "products.recheck.title": "To re-check",
    "products.recheck.working": "Weighing by the list in use",
    "products.recheck.step": "{done} of {of} products",
    "products.recheck.none": "No verdict waits to be re-checked.",
    "products.recheck.text": "Weighed from the facts as told. Nothing changes until you press; both verdicts stay in the history.",
    "products.recheck.same": "{count} verdict is unchanged, with the same tests.",
    "products.recheck.same.many": "{count} verdicts are unchanged, with the same tests.",
    "products.recheck.confirm": "Confirm all that are unchanged",
    "products.recheck.old": "Then, edition {edition}: {verdict} {codes}",
    "products.recheck.new": "Now, edition {edition}: {verdict} {codes}",
    "products.recheck.changed": "Changed: {codes}",
    "products.recheck.question": "Still to be answered: {question}",
    "products.recheck.left": "No question of this edition takes: {names}",
    "products.recheck.open": "Open in Classify",
    "products.recheck.back": "Back to the products",
    "products.recheck.confirmed": "{count} verdict was confirmed.",
    "products.recheck.confirmed.many": "{count} verdicts were confirmed.",
}
