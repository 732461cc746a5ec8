"""What Home says about things to continue and things that matter today."""

import datetime as dt
from dataclasses import dataclass

from stc_desktop.casework.home_views import Concern, ConcernKind, Found, NextStep, Unfinished, WorkKind
from stc_desktop.wording.sentences import Sentences
from ui.speech import Words

_ICONS = {WorkKind.CLASSIFYING: "classify", WorkKind.APPLICATION: "application", WorkKind.PRODUCT: "product"}
_LEADS = {
    ConcernKind.WEIGHED_BEFORE: ("products", "older"),
    ConcernKind.NO_PROFILE: ("data", ""),
    ConcernKind.REVIEW_DUE: ("data", ""),
    ConcernKind.PARTIAL_LIST: ("data", ""),
    ConcernKind.OLD_BACKUP: ("data", "backup"),
    ConcernKind.NO_BACKUP: ("data", "backup"),
}
_SIGNS = {
    ConcernKind.WEIGHED_BEFORE: ("warning", "warn"),
    ConcernKind.NO_PROFILE: ("warning", "warn"),
    ConcernKind.REVIEW_DUE: ("clock", "warn"),
    ConcernKind.PARTIAL_LIST: ("info", "text2"),
    ConcernKind.OLD_BACKUP: ("clock", "warn"),
    ConcernKind.NO_BACKUP: ("info", "text2"),
}
_COUNTED = {ConcernKind.WEIGHED_BEFORE}


@dataclass(frozen=True, slots=True, kw_only=True)
class BigTaskShown:
    """One of the main tasks of a role: what stands on it, and what it does."""

    id: str
    icon: str


TASKS = {
    "exporter": (
        BigTaskShown(id="classify", icon="classify"),
        BigTaskShown(id="apply", icon="application"),
        BigTaskShown(id="look_up", icon="control_list"),
    ),
    "official": (
        BigTaskShown(id="read", icon="inbox"),
        BigTaskShown(id="paragraph", icon="search"),
        BigTaskShown(id="enquiry", icon="classify"),
    ),
    "trainer": (
        BigTaskShown(id="sample", icon="training"),
        BigTaskShown(id="look_up", icon="control_list"),
        BigTaskShown(id="exercise", icon="application"),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkShown:
    """A row of "continue where you stopped"; `leads` is (room, place)."""

    icon: str
    title: str
    detail: str
    tag: tuple[str, str] | None
    next_step: str
    leads: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernShown:
    """A point of "matters today"."""

    icon: str
    tone: str
    title: str
    text: str
    action: str
    leads: tuple[str, str]


def work_shown(left: Unfinished, words: Words, say: Sentences, now: dt.datetime) -> WorkShown:
    """One row; `now` is the person's own clock."""
    untitled = "home.work.untitled.application" if left.kind is WorkKind.APPLICATION else "home.work.untitled"
    place = {
        WorkKind.CLASSIFYING: ("classify", f"draft/{left.key}"),
        WorkKind.APPLICATION: ("applications", f"application/{left.key}"),
        WorkKind.PRODUCT: ("classify", f"product/{left.key}"),
    }[left.kind]
    saved = words.text(f"home.work.{left.kind}", reference=left.reference, when=when(left.saved_at, words, now))
    return WorkShown(
        icon=_ICONS[left.kind],
        title=left.title or words.text(untitled),
        detail=" · ".join(filter(None, (saved, say.say(left.by) if left.by else ""))),
        tag=_tag(left, words),
        next_step=_next(left, words),
        leads=place,
    )


def _tag(left: Unfinished, words: Words) -> tuple[str, str] | None:
    if left.kind is WorkKind.PRODUCT:
        is_weighed = left.next_step is NextStep.SETTLE
        return (words.text("home.work.undecided"), "undecided") if is_weighed else (words.text("home.work.unweighed"), "neutral")
    if left.to_fix:
        return words.plural("home.work.to_fix", left.to_fix), "error"
    return (words.plural("home.work.answered", left.answered), "started") if left.answered else None


def _next(left: Unfinished, words: Words) -> str:
    if left.next_step is NextStep.TASK and left.about:
        return words.text(f"home.step.task.{left.about}")
    return words.text(f"home.step.{left.next_step}", about=left.about)


def when(moment: dt.datetime, words: Words, now: dt.datetime) -> str:
    """Today and yesterday with the time, earlier with the day, in the person's own clock."""
    there = moment.astimezone(now.tzinfo)
    days = (now.date() - there.date()).days
    key = {0: "home.when.today", 1: "home.when.yesterday"}.get(days)
    return words.text(key, time=f"{there:%H:%M}") if key else words.day(there.date())


def concern_shown(concern: Concern, words: Words, country: str) -> ConcernShown:
    """`country` is the name of the person's country."""
    key = f"home.today.{concern.kind}"
    said = {"count": concern.count, "of": concern.of, "country": country, "day": words.day(concern.on) if concern.on else ""}
    icon, tone = _SIGNS[concern.kind]
    title = words.plural(key, concern.count) if concern.kind in _COUNTED else words.text(key, **said)
    return ConcernShown(
        icon=icon,
        tone=tone,
        title=title,
        text=words.text(f"{key}.text", **said),
        action=words.text(f"{key}.action"),
        leads=_LEADS[concern.kind],
    )


def place_of(found: Found) -> tuple[str, str]:
    """Room and place of something that was found."""
    return {
        "product": ("products", f"product/{found.key}"),
        "application": ("applications", f"application/{found.key}"),
        "entry": ("control_lists", f"entry/{found.key}"),
    }[found.kind]
