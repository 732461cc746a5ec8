"""What the start page shows: work to continue, what matters today, what is found by a few words."""

import datetime as dt
import enum
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from stc_desktop.applications.forms import TaskId
from stc_desktop.applications.tasks import TaskState
from stc_desktop.casework.applications import opened
from stc_desktop.casework.classifying import interview_step
from stc_desktop.casework.installed import last_backup
from stc_desktop.casework.kept_verdicts import whose_list_of
from stc_desktop.casework.national_profiles import profile_of
from stc_desktop.casework.product_views import kept_result, open_codes
from stc_desktop.casework.waiting_verdicts import waiting_ids
from stc_desktop.casework.workspace import BASE_LIST, Workspace
from stc_desktop.classification.conversation import resumed
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.records import StoredApplication, StoredDraft, StoredProduct
from stc_desktop.wording.sentences import Sentence

BACKUP_AFTER_DAYS = 30
_LOOKED_AT = 500  # newest products and applications that the start page looks through
_TITLE_LENGTH = 48
# where a description turns from the thing to its particulars; the point and comma of a number are no turn
_TURN = re.compile(r"[;:\n(]|[,.](?!\d)|(?<!\d)[,.]|\s[–-]\s")
_DRAFT = "draft"


# -- work to continue


class WorkKind(enum.StrEnum):
    """What was left: an interview, an application, or a product whose verdict is open."""

    CLASSIFYING = "classifying"
    APPLICATION = "application"
    PRODUCT = "product"


class NextStep(enum.StrEnum):
    """What the person would do first on coming back; `about` of the work says with what."""

    DESCRIBE = "describe"
    CANDIDATE = "candidate"  # about: the paragraph that may describe the item
    OVERVIEW = "overview"
    ANSWER = "answer"  # about: the name of the property
    VERDICT = "verdict"
    TASK = "task"  # about: the id of the task; "" while nobody looked
    CLASSIFY = "classify"  # a product that was never weighed
    SETTLE = "settle"  # about: how many paragraphs are open


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """One thing to continue. `key` is a draft's key or the id of an application or product."""

    kind: WorkKind
    key: str
    title: str
    saved_at: dt.datetime
    reference: str = ""
    answered: int = 0
    to_fix: int = 0
    next_step: NextStep
    about: str = ""
    by: Sentence | None = None  # by whose list a product is undecided


def unfinished(workspace: Workspace) -> tuple[Unfinished, ...]:
    """Everything that waits for the person, last touched first; what it needs next is looked up only by `with_next_step`."""
    with workspace.case_file.begin(workspace.hand) as work:
        drafts, products = work.drafts.all(), work.products.page(limit=_LOOKED_AT)
        applications = work.applications.page(limit=_LOOKED_AT)
    found = [
        *(_of_draft(draft) for draft in drafts if draft.kind == "classify"),
        *(_of_application(one) for one in applications if one.status == _DRAFT),
        *(_of_product(one) for one in products if _is_open(one)),
    ]
    return tuple(sorted(found, key=lambda one: one.saved_at, reverse=True))


def with_next_step(workspace: Workspace, left: Unfinished) -> Unfinished:
    """The same with the step that comes next: the interview or the checks of the form are run for it."""
    if left.kind is WorkKind.CLASSIFYING:
        return _with_question(workspace, left)
    if left.kind is WorkKind.APPLICATION:
        return _with_task(workspace, left)
    return left


def _of_draft(draft: StoredDraft) -> Unfinished:
    item = cast("Mapping[str, object]", draft.content.get("item") or {})
    is_described = draft.content.get("stage") not in {None, "", "describing"}
    return Unfinished(
        kind=WorkKind.CLASSIFYING,
        key=draft.key,
        title=_title(draft.content, item),
        saved_at=_moment(draft.updated_at),
        answered=len(resumed(item).given),
        next_step=NextStep.VERDICT if is_described else NextStep.DESCRIBE,
    )


def _of_application(stored: StoredApplication) -> Unfinished:
    return Unfinished(
        kind=WorkKind.APPLICATION,
        key=stored.id,
        title=stored.title,
        saved_at=_moment(stored.updated_at),
        reference=stored.reference,
        next_step=NextStep.TASK,
    )


def _is_open(product: StoredProduct) -> bool:
    kept = kept_result(product.result)
    return kept is None or kept.verdict is Verdict.UNDECIDED


def _of_product(product: StoredProduct) -> Unfinished:
    count = len(open_codes(product.result))
    whose = whose_list_of(product.result)
    return Unfinished(
        kind=WorkKind.PRODUCT,
        key=product.id,
        title=product.name,
        saved_at=_moment(product.updated_at),
        next_step=NextStep.SETTLE if product.result is not None else NextStep.CLASSIFY,
        about=str(count) if count else "",
        by=whose.short if whose is not None else None,
    )


def _with_question(workspace: Workspace, left: Unfinished) -> Unfinished:
    with workspace.case_file.begin(workspace.hand) as work:
        draft = work.drafts.find("classify", left.key)
    if draft is None or left.next_step is NextStep.DESCRIBE:
        return left
    item = resumed(cast("Mapping[str, object]", draft.content.get("item") or {})).item
    try:
        question = interview_step(workspace, item).step.next_question
    except UserFixable:  # an answer that a newer list no longer understands: the page says so when it is opened
        return left
    if question is None or draft.content.get("stage") == "checking":
        return left
    step = {"candidate": NextStep.CANDIDATE, "overview": NextStep.OVERVIEW}.get(question.kind, NextStep.ANSWER)
    return replace(left, next_step=step, about=question.id.replace("_", " ") if step is NextStep.ANSWER else question.id)


def _with_task(workspace: Workspace, left: Unfinished) -> Unfinished:
    with workspace.case_file.begin(workspace.hand) as work:
        stored = work.applications.get(left.key)
    try:
        application = opened(workspace, stored)
    except UserFixable:  # its form is no longer installed: the page says so when it is opened
        return left
    ready = {(TaskId.CHECK, TaskState.READY)}  # nothing red is in the way: then the paper comes next
    waiting = next((task for task in application.tasks if task.state is not TaskState.DONE and (task.id, task.state) not in ready), None)
    to_fix = sum(task.to_fix for task in application.tasks)
    return replace(left, about=waiting.id.value if waiting else TaskId.PRINT.value, to_fix=to_fix)


def _title(content: Mapping[str, object], item: Mapping[str, object]) -> str:
    """The name, else the beginning of the description with the model."""
    if content.get("name"):
        return str(content["name"])
    parts = (part.strip() for part in _TURN.split(str(item.get("description") or "")))
    first, model = next((part for part in parts if part), ""), str(content.get("model") or "")
    if len(first) > _TITLE_LENGTH:
        first = f"{first[:_TITLE_LENGTH].rsplit(' ', 1)[0]} …"
    cas = cast("list[object]", item.get("cas") or [])
    if not first and cas:
        first = f"CAS {cas[0]}"
    return first if model and model in first else f"{first} {model}".strip()


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


# -- what matters today


class ConcernKind(enum.StrEnum):
    """Why something deserves a look today."""

    WEIGHED_BEFORE = "weighed_before"  # verdicts by another state of the list than the one in use
    NO_PROFILE = "no_profile"
    REVIEW_DUE = "review_due"
    PARTIAL_LIST = "partial_list"
    OLD_BACKUP = "old_backup"
    NO_BACKUP = "no_backup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """Numbers and a date for the sentence that the page makes of it."""

    kind: ConcernKind
    count: int = 0
    of: int = 0
    on: dt.date | None = None


def concerns(workspace: Workspace, *, country: str) -> tuple[Concern, ...]:
    """What matters today, the weightiest first."""
    return (*_old_verdicts(workspace), *_profile(workspace, country), *_list(workspace), *_backup(workspace))


def _old_verdicts(workspace: Workspace) -> Iterator[Concern]:
    count = len(waiting_ids(workspace))
    if count:
        yield Concern(kind=ConcernKind.WEIGHED_BEFORE, count=count)


def _profile(workspace: Workspace, country: str) -> Iterator[Concern]:
    if not country:
        return
    profile = profile_of(workspace, country)
    if profile is None:
        yield Concern(kind=ConcernKind.NO_PROFILE)
    elif profile.is_due_for_review(workspace.now.date()):
        yield Concern(kind=ConcernKind.REVIEW_DUE, on=dt.date.fromisoformat(profile.review_by))


def _list(workspace: Workspace) -> Iterator[Concern]:
    held = workspace.reference.edition(BASE_LIST, workspace.reference.newest(BASE_LIST))
    if not held.is_complete:
        yield Concern(kind=ConcernKind.PARTIAL_LIST, count=len(held.installed_heads), of=len(held.info.heads))


def _backup(workspace: Workspace) -> Iterator[Concern]:
    """Said only where there is work to lose, and not of a shared register: that is saved on its server."""
    if not isinstance(workspace.case_file.place, Path):
        return
    last = last_backup(workspace)
    if last is not None:
        days = (workspace.now - last).days
        if days > BACKUP_AFTER_DAYS:
            yield Concern(kind=ConcernKind.OLD_BACKUP, count=days, on=last.date())
        return
    with workspace.case_file.begin(workspace.hand) as work:
        has_own = any(not one.is_sample for one in (*work.products.page(limit=_LOOKED_AT), *work.applications.page(limit=_LOOKED_AT)))
    if has_own:
        yield Concern(kind=ConcernKind.NO_BACKUP)


# -- a few words lead anywhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One place that fits what was typed: a product, an application or a paragraph of the list."""

    kind: str  # product, application, entry
    key: str
    title: str
    detail: str = ""


def found_anywhere(workspace: Workspace, typed: str, *, limit: int = 4) -> tuple[Found, ...]:
    """The person's own things first, then the list."""
    words = typed.strip()
    if not words:
        return ()
    with workspace.case_file.begin(workspace.hand) as work:
        products, applications = work.products.page(limit=limit, containing=words), work.applications.page(limit=_LOOKED_AT)
    own = [one for one in applications if words.lower() in f"{one.reference} {one.title}".lower()][:limit]
    edition = workspace.reference.newest(BASE_LIST)
    hits = workspace.reference.search(words, limit, list_id=BASE_LIST, edition=edition)
    return (
        *(Found(kind="product", key=one.id, title=one.name, detail=" ".join(filter(None, (one.maker, one.model)))) for one in products),
        *(Found(kind="application", key=one.id, title=one.title or one.reference, detail=one.reference) for one in own),
        *(Found(kind="entry", key=hit.code, title=hit.code, detail=hit.title) for hit in hits),
    )


def first_sample(workspace: Workspace) -> str:
    """The id of a sample product to begin with; "" where there is none."""
    with workspace.case_file.begin(workspace.hand) as work:
        return next((one.id for one in work.products.page(limit=_LOOKED_AT) if one.is_sample), "")
