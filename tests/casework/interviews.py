"""Goes through an interview by the command line's own JSON: answers from a table, "unknown" for what is not in it."""

from collections.abc import Mapping
from typing import cast

from stc_desktop.casework.classifying import classify
from stc_desktop.casework.workspace import BASE_LIST, Workspace
from stc_desktop.rules.properties import Property, PropertyKind, Register

MOST = 60  # questions; who is asked more has long gone to lunch

Json = Mapping[str, object]


def interview(
    workspace: Workspace, description: str, answers: Json, *, hs: str = "", cas: tuple[str, ...] = (), list_id: str = BASE_LIST
) -> tuple[Json, list[str], dict[str, object]]:
    """The last step, the ids that were asked, and the item with all its answers."""
    item: dict[str, object] = {"description": description, "hs": hs, "cas": list(cas), "answers": {}, "considered": {}}
    asked: list[str] = []
    for _ in range(MOST):
        step = classify(workspace, item, list_id=list_id, edition=workspace.reference.newest(list_id)).as_json
        question = cast("Json | None", step["next_question"])
        if question is None:
            return step, asked, item
        name, kind = str(question["id"]), str(question["kind"])
        assert name not in asked, f"{name} was asked twice"
        asked.append(name)
        place = cast("dict[str, object]", item["considered" if kind in {"candidate", "overview"} else "answers"])
        place[name] = _answer(name, kind, answers)
    raise AssertionError(f"more than {MOST} questions: {' '.join(asked)}")


def _answer(name: str, kind: str, answers: Json) -> object:
    if kind == "candidate":
        yes = cast("tuple[str, ...]", answers.get("is", ()))
        return "yes" if any(name == code or name.startswith(f"{code}.") for code in yes) else "no"
    if kind == "overview":
        return answers.get("overview", [])
    return answers.get(name, "unknown")


def nothing_special(register: Register, *, told: Mapping[str, object] | None = None) -> dict[str, object]:
    """Answers of somebody whose thing is none of what the questions ask for: no, none of these, and numbers not known.

    A gathering question is answered by what is told of the narrower ones that it stands for.
    """
    answers = {name: _none(prop) for name, prop in register.items()}
    for name, value in (told or {}).items():
        within = register[name].within if name in register else None
        if within is not None and value not in (False, "no", "unknown", _none(register[name])):
            ticked = cast("list[str]", answers[within.property_id])
            answers[within.property_id] = [*(option for option in ticked if not option.startswith("none")), within.option]
    return answers


def _none(prop: Property) -> object:
    if prop.kind is PropertyKind.YES_NO:
        return False
    if prop.kind in {PropertyKind.PARAGRAPH, PropertyKind.CAS}:
        return []
    none = next((option for option in prop.options if option.startswith(("none", "not_", "other", "ordinary"))), None)
    if prop.kind is PropertyKind.SEVERAL:
        return [none] if none else []
    return none or "unknown"
