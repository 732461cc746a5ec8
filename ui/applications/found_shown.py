"""Findings as the side panel and the list of steps show them."""

import re

from stc_desktop.applications.findings import Finding
from stc_desktop.applications.forms import Level
from stc_desktop.applications.tasks import MISSING
from ui.parts.findings import FindingShown
from ui.speech import Words

_PLAIN = re.compile(r"[^A-Za-z0-9]+")


def finding_id(finding: Finding) -> str:
    """The same for the same point after each check, and fit for the name of a widget."""
    parts = (
        finding.id,
        finding.field_id,
        finding.path,
        "" if finding.row is None else str(finding.row),
        finding.party_id,
        finding.sentence,
    )
    return _PLAIN.sub("_", "_".join(part for part in parts if part))


def finding_shown(finding: Finding, words: Words) -> FindingShown:
    """Box and what, why and what to do, and where it leads; an empty box needs no explanation."""
    title = words.text("applications.finding.box", box=finding.box, sentence=finding.sentence) if finding.box else finding.sentence
    return FindingShown(
        id=finding_id(finding),
        severity="must" if finding.level is Level.RED else "should",
        title=title,
        text="" if finding.id == MISSING else " ".join(part for part in (finding.why, finding.how_to_fix) if part),
        action=words.text("applications.finding.field" if finding.field_id else "applications.finding.step"),
    )
