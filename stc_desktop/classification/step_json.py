"""One step of the interview as scripts read it and as products store it."""

from collections.abc import Iterable

from stc_desktop.classification.explanations import reason_sentence, set_aside_sentence
from stc_desktop.classification.interview import Step
from stc_desktop.classification.offers import Offer
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.classification.questions import Question
from stc_desktop.classification.verdicts import Finding, Margin
from stc_desktop.control_lists.joined import lists_of
from stc_desktop.rules.units import UnitTable
from stc_desktop.wording.sentences import Sentences


def step_json(step: Step, offers: Iterable[Offer], weighable: WeighableList, units: UnitTable, say: Sentences) -> dict[str, object]:
    """The contract of `classify`: verdict, codes, findings with reasons and margins, what is open, and the next question."""
    return {
        "verdict": str(step.verdict),
        "codes": list(step.codes),
        "findings": [dict(_kept(finding, weighable, units, say)) for finding in step.findings],
        "open": [{"code": code, "missing": list(missing)} for code, missing in step.open],
        "set_aside": [{"head": aside.code, "by": str(aside.by), "why": say.say(set_aside_sentence(aside))} for aside in step.set_aside],
        "offers": [{"id": offer.property_id, "value": offer.written, "from": offer.found_in} for offer in offers],
        "next_question": _question(step.next_question) if step.next_question else None,
        **_lists(step),
        "installed": {"heads": step.installed_heads, "of": step.heads_of_edition},
    }


def _lists(step: Step) -> dict[str, object]:
    """The list that it was weighed by, and those that were reviewed with it."""
    (list_id, edition), *others = lists_of(step.list_id, step.edition)
    return {"list": list_id, "edition": edition, "also": [{"list": other, "edition": label} for other, label in others]}


def _kept(finding: Finding, weighable: WeighableList, units: UnitTable, say: Sentences) -> dict[str, object]:
    """The finding in sentences; most findings of a step are the very ones of the step before."""
    # the finding is kept along, so that its identity is not given to another one
    kept = weighable.said.get((say.language, id(finding)), lambda: (finding, _finding(finding, weighable, units, say)))
    return kept[1]


def _finding(finding: Finding, weighable: WeighableList, units: UnitTable, say: Sentences) -> dict[str, object]:
    reasons = dict.fromkeys(say.say(reason_sentence(reason, weighable, units)) for reason in finding.reasons)
    return {
        "code": finding.code,
        "verdict": str(finding.verdict),
        "reasons": list(reasons),
        "margin": _margin(finding.margin),
    }


def _margin(margin: Margin | None) -> dict[str, object] | None:
    if margin is None or margin.ratio is None:
        return None
    return {"property": margin.property_id, "limit": margin.limit, "unit": margin.unit, "ratio": round(margin.ratio, 6)}


def _question(question: Question) -> dict[str, object]:
    options = [{"id": option.id, "text": option.text, **({"group": option.group} if option.group else {})} for option in question.options]
    return {
        "id": question.id,
        "kind": str(question.kind),
        "text": question.text,
        "help": question.help,
        "unit": question.unit,
        "options": options,
        "why": list(question.why),
        **({"computed_from": list(question.computed_from)} if question.computed_from else {}),
    }
