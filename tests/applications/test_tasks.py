"""The task list follows the case from empty to ready."""

from dataclasses import replace

from stc_desktop.applications.cases import Case
from stc_desktop.applications.checks import Basis, findings, open_points
from stc_desktop.applications.forms import Form, TaskId
from stc_desktop.applications.paths import set_at
from stc_desktop.applications.sample import sample_case
from stc_desktop.applications.tasks import Task, TaskState, tasks
from tests.applications.conftest import NOW

SAMPLE = sample_case(NOW)


def _tasks(case: Case, form: Form, basis: Basis) -> dict[TaskId, Task]:
    return {task.id: task for task in tasks(case, form, findings(case, form, basis))}


def test_an_empty_application_has_seven_steps_not_yet_begun(forms: dict[str, Form], basis: Basis) -> None:
    found = _tasks(Case(), forms["GEN-LIC"], basis)
    assert list(found) == list(TaskId)
    assert {task.state for task in found.values()} == {TaskState.NOT_YET}


def test_a_complete_one_is_done_and_ready_to_print(forms: dict[str, Form], basis: Basis) -> None:
    for form in forms.values():
        found = _tasks(SAMPLE, form, basis)
        assert found[TaskId.PRINT].state is TaskState.READY
        assert {task.state for name, task in found.items() if name not in {TaskId.CHECK, TaskId.PRINT}} == {TaskState.DONE}, form.form_id
        assert all(task.to_fix == 0 for task in found.values())


def test_a_step_that_lacks_answers_is_started_and_one_with_a_fault_is_to_fix(forms: dict[str, Form], basis: Basis) -> None:
    started = _tasks(set_at(SAMPLE, "movement.exit_point", None), forms["GEN-LIC"], basis)
    assert (started[TaskId.WHERE_TO].state, started[TaskId.WHERE_TO].to_fix) == (TaskState.STARTED, 1)
    assert started[TaskId.CHECK].state is started[TaskId.PRINT].state is TaskState.NOT_YET
    broken = _tasks(replace(SAMPLE, movement=replace(SAMPLE.movement, destination="XX")), forms["GEN-LIC"], basis)
    assert (broken[TaskId.WHERE_TO].state, broken[TaskId.WHERE_TO].to_fix) == (TaskState.TO_FIX, 1)


def test_a_form_shows_only_the_steps_that_it_has(forms: dict[str, Form], basis: Basis) -> None:
    assert TaskId.WHERE_TO not in _tasks(Case(), forms["GEN-EUS"], basis)


def test_red_points_are_listed_with_their_box(forms: dict[str, Form], basis: Basis) -> None:
    found = findings(set_at(SAMPLE, "movement.destination", None), forms["GEN-LIC"], basis)
    assert open_points(found) == ("box 10: Destination is not answered.",)
