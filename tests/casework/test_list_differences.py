"""The two installed editions of the base list, old and new paragraph side by side."""

import pytest

from stc_desktop.casework.list_differences import compare_editions, comparison_json
from stc_desktop.casework.workspace import BASE_LIST, Workspace
from stc_desktop.control_lists.differences import Change, Part
from stc_desktop.rules.errors import UserFixable


def test_what_came_later_is_added_and_a_wider_limit_is_a_changed_limit(reading: Workspace) -> None:
    compared = compare_editions(reading.reference, BASE_LIST, "2021", "2025-11-15")
    found = {one.code: one for one in compared.differences}
    assert found["2B510"].change is Change.ADDED
    assert found["1C351.d.13"].change is Change.REMOVED
    assert Part.LIMITS in found["2B209.b"].parts
    old, new = compared.side_by_side("2B209.b")
    assert old is not None
    assert new is not None
    said = [
        [part.limits[0].values for row in view.tests for part in row.parts if part.property_id == "rotor_inside_diameter"]
        for view in (old, new)
    ]
    assert said == [[("75", "400")], [("75", "650")]]
    assert {one.head for one in compared.of_heads(frozenset({"2B209"}))} == {"2B209"}


def test_the_comparison_as_scripts_read_it(reading: Workspace) -> None:
    data = comparison_json(compare_editions(reading.reference, BASE_LIST, "2021", "2025-11-15"))
    rows = {row["code"]: row for row in data["differences"]}  # type: ignore[union-attr,index,call-overload]
    assert (data["old"], data["new"]) == ("2021", "2025-11-15")
    assert rows["2B510"]["old"] is None  # type: ignore[index,call-overload]
    assert data["counts"]["added"] == sum(row["change"] == "added" for row in rows.values())  # type: ignore[index,call-overload]


def test_an_edition_is_not_compared_with_itself(reading: Workspace) -> None:
    with pytest.raises(UserFixable, match="same edition"):
        compare_editions(reading.reference, BASE_LIST, "2021", "2021")
