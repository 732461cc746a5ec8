"""Words of the official wording that stands beside a paragraph."""

WORDS = {
    "lists.official": "Official wording",
    "lists.official.bring": "Bring the official text",
    "lists.official.tip": "Headings and notes are in the program's own words. The wording of the law stands in the official publication.",
    "lists.official.jump": "Go to the official wording",
    "lists.official.from": "{publisher} · edition {edition}",
    "lists.official.dated": "{publisher} · edition {edition}, in force {day}",
    "lists.official.count": "{count} publication",
    "lists.official.count.many": "{count} publications",
    "lists.official.not_so_deep": "This publication does not number {asked} by itself: shown is {code}.",
    "lists.official.notes": "Notes",
    "lists.official.frame": "Around it",
    "lists.official.copy": "Copy the wording",
    "lists.official.spoken": "Official wording of {code}: {title}, edition {edition}. {relation}",
}
