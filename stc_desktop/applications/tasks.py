"""The task list of an application: who, what, where to, why, papers, check, print, and how far each has come."""

import enum
from dataclasses import dataclass

from stc_desktop.applications.answers import value_of
from stc_desktop.applications.cases import Case
from stc_desktop.applications.countries import country_shown
from stc_desktop.applications.findings import Finding
from stc_desktop.applications.forms import Form, Level, Section, SectionKind, TaskId
from stc_desktop.applications.parties import Role
from stc_desktop.wording.sentences import Sentence

MISSING = "R01"
_BEFORE_CHECK = (TaskId.WHO, TaskId.WHAT, TaskId.WHERE_TO, TaskId.WHY, TaskId.PAPERS)


class TaskState(enum.StrEnum):
    """How far a task has come. Ready is said of check and print only: nothing red is in the way."""

    NOT_YET = "not_yet"
    STARTED = "started"
    TO_FIX = "to_fix"
    DONE = "done"
    READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One step of the list; `to_fix` counts what is red in it, `to_look_at` what is yellow."""

    id: TaskId
    title: Sentence
    state: TaskState
    to_fix: int = 0
    to_look_at: int = 0
    summary: Sentence
    sections: tuple[str, ...] = ()


def tasks(case: Case, form: Form, found: tuple[Finding, ...]) -> tuple[Task, ...]:
    """The tasks of this form in order: those that it has sections or findings for, and check and print always."""
    asked = {section.task for section in form.sections} | {one.task for one in found} | {TaskId.CHECK, TaskId.PRINT}
    return tuple(_task(task, case, form, found) for task in TaskId if task in asked)


def _task(task: TaskId, case: Case, form: Form, found: tuple[Finding, ...]) -> Task:
    reds = [one for one in found if one.task is task and one.level is Level.RED]
    sections = tuple(section for section in form.sections if section.task is task)
    return Task(
        id=task,
        title=Sentence(f"task.{task}"),
        state=_state(task, case, sections, found),
        to_fix=len(reds),
        to_look_at=sum(1 for one in found if one.task is task and one.level is Level.YELLOW),
        summary=_summary(task, case, form, found),
        sections=tuple(section.id for section in sections),
    )


def _state(task: TaskId, case: Case, sections: tuple[Section, ...], found: tuple[Finding, ...]) -> TaskState:
    reds = [one for one in found if one.level is Level.RED]
    own = [one for one in reds if one.task is task]
    if task is TaskId.CHECK:
        if own:
            return TaskState.TO_FIX
        return TaskState.NOT_YET if any(one.task in _BEFORE_CHECK for one in reds) else TaskState.READY
    if not own and task is TaskId.PRINT:
        return TaskState.NOT_YET if reds else TaskState.READY
    if not own:
        return TaskState.DONE
    if any(one.id != MISSING for one in own) and _is_begun(case, sections):
        return TaskState.TO_FIX
    return TaskState.STARTED if _is_begun(case, sections) else TaskState.NOT_YET


def _is_begun(case: Case, sections: tuple[Section, ...]) -> bool:
    for section in sections:
        if section.kind is SectionKind.PAPERS and case.papers:
            return True
        if section.is_repeated and section.kind is not SectionKind.PAPERS and case.lines:
            return True
        if any(value_of(case, field) is not None for field in section.all_fields if "[]" not in field.path):
            return True
    return False


def _summary(task: TaskId, case: Case, form: Form, found: tuple[Finding, ...]) -> Sentence:
    if task is TaskId.WHO:
        importer, exporter = case.party(Role.IMPORTER), case.party(Role.EXPORTER)
        filing = importer if importer and form.field_at("parties[importer].legal_name") else exporter
        return Sentence("task.who.named", {"name": filing.legal_name}) if filing and filing.legal_name else Sentence("task.who.nobody")
    if task is TaskId.WHAT:
        return _lines_summary(case)
    if task is TaskId.WHERE_TO:
        country = case.movement.destination
        return Sentence("task.where_to.named", {"country": country_shown(country)}) if country else Sentence("task.where_to.nowhere")
    if task is TaskId.WHY:
        return Sentence("task.why.said") if case.end_use.text else Sentence("task.why.nothing")
    if task is TaskId.PAPERS:
        missing = sum(1 for one in found if one.id == "R01f")
        return Sentence("task.papers.counted", {"count": len(case.papers), "missing": missing})
    reds = sum(1 for one in found if one.level is Level.RED)
    if task is TaskId.CHECK:
        return Sentence("task.check.open", {"count": reds}) if reds else Sentence("task.check.clear")
    return Sentence("task.print.draft") if reds else Sentence("task.print.final")


def _lines_summary(case: Case) -> Sentence:
    if not case.lines:
        return Sentence("task.what.nothing")
    unclassified = sum(1 for line in case.lines if line.classification is None)
    key = "task.what.unclassified" if unclassified else "task.what.classified"
    return Sentence(key, {"lines": len(case.lines), "unclassified": unclassified})
