"""The item as scripts and stored products write it: {description, hs, cas[], answers{}, considered{}}."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from stc_desktop.classification.items import OVERVIEW, UNSURE, Consideration, Item
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.control_lists.chemicals import ChemicalNames, cas_or_proposal
from stc_desktop.rules.answers import parse_answer
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.facts import Fact
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import UnitTable

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenItem:
    """An item with its answers as they were given, in the order in which they were given; what is stored and printed."""

    description: str = ""
    hs: str = ""
    cas: tuple[str, ...] = ()
    answers: Mapping[str, object] = field(default_factory=dict[str, object])
    considered: Mapping[str, object] = field(default_factory=dict[str, object])

    def as_json(self) -> dict[str, object]:
        return {
            "description": self.description,
            "hs": self.hs,
            "cas": list(self.cas),
            "answers": dict(self.answers),
            "considered": dict(self.considered),
        }


def written_item(data: Json) -> WrittenItem:
    """Check the outer shape; a wrong type is named."""
    unknown = sorted(set(data) - {"description", "hs", "cas", "answers", "considered"})
    if unknown:
        fields = "Use description, hs, cas, answers, considered."
        raise UserFixable(f"An item has no field “{unknown[0]}”.", next_step=fields, where=unknown[0])
    cas = data.get("cas") or ()
    if isinstance(cas, str) or not isinstance(cas, Sequence):
        raise UserFixable("The CAS numbers must be a list.", where="cas")
    return WrittenItem(
        description=_text(data, "description"),
        hs=_text(data, "hs"),
        cas=tuple(str(number) for number in cast("Sequence[object]", cas)),
        answers=_mapping(data, "answers"),
        considered=_mapping(data, "considered"),
    )


def _text(data: Json, name: str) -> str:
    value = data.get(name) or ""
    if not isinstance(value, str):
        raise UserFixable(f"“{name}” must be text.", where=name)
    return value


def _mapping(data: Json, name: str) -> Mapping[str, object]:
    value: object = data.get(name) or dict[str, object]()
    if not isinstance(value, Mapping):
        raise UserFixable(f"“{name}” must hold an answer per question id.", where=name)
    return cast("Mapping[str, object]", value)


def understood(written: WrittenItem, weighable: WeighableList, units: UnitTable) -> Item:
    """The answers as facts; what cannot be understood is refused with the id of its question."""
    facts: dict[str, Fact] = {}
    for name, value in written.answers.items():
        prop = weighable.edition.register.get(name)
        if prop is None:
            raise UserFixable("No question has this id.", next_step="Use the ids that the interview asked for.", where=name)
        facts[name] = _fact(prop, value, units, weighable.edition.chemical_names)
    considered, overview, unsure = _considered(written, weighable)
    return Item(
        description=written.description,
        hs=written.hs,
        cas=tuple(cas_or_proposal(number, weighable.edition.chemical_names) for number in written.cas),
        facts=facts,
        considered=considered,
        overview=overview,
        overview_unsure=unsure,
    )


def _fact(prop: Property, value: object, units: UnitTable, names: ChemicalNames) -> Fact:
    """The answer as a fact. Where CAS numbers are asked for and a chemical's name is written, the refusal says which number it has."""
    try:
        return parse_answer(prop, value, units)
    except UserFixable:
        if prop.kind is PropertyKind.CAS:
            told = cast("Mapping[str, object]", value).get("values") if isinstance(value, Mapping) else value
            for one in [told] if isinstance(told, str) else cast("Sequence[object]", told) if isinstance(told, Sequence) else ():
                cas_or_proposal(str(one), names)
        raise


def _considered(written: WrittenItem, weighable: WeighableList) -> tuple[dict[str, Consideration], tuple[str, ...] | None, bool]:
    considered: dict[str, Consideration] = {}
    overview: tuple[str, ...] | None = None
    unsure = False
    for code, value in written.considered.items():
        if code == OVERVIEW:
            unsure = value == UNSURE
            overview = None if unsure else _marked(value, weighable)
            continue
        _known(code, weighable)
        if isinstance(value, bool):
            value = "yes" if value else "no"
        if value == "unknown":
            value = UNSURE
        if value not in set(Consideration):
            raise UserFixable(f"“{value}” is not an answer here.", next_step="Answer yes, no or unsure.", where=code)
        considered[code] = Consideration(str(value))
    return considered, overview, unsure


def _marked(value: object, weighable: WeighableList) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise UserFixable("The overview is answered by a list of ids, [] for none, or “unsure”.", where=OVERVIEW)
    codes = tuple(str(code) for code in cast("Sequence[object]", value))
    for code in codes:
        _known(code, weighable, where=OVERVIEW)
    return codes


def _known(code: str, weighable: WeighableList, *, where: str = "") -> None:
    if not weighable.at_or_below(code):
        raise UserFixable(
            f"{code} is not a paragraph of this edition.", next_step="Search the list for the right code.", where=where or code
        )
