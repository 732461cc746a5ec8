"""A paragraph that rests on another is weighed from where their paths part; circles are found."""

from stc_desktop.control_lists.entries import EditionInfo, Effect, Entry, EntryKind, ListEdition
from stc_desktop.control_lists.resting import circles, steps_to_weigh
from stc_desktop.rules.clauses import Logic
from stc_desktop.rules.conditions import THIS_ITEM, Op, Test


def edition(**rests_on: str) -> ListEdition:
    """A small tree; a keyword such as A_a="B.b" makes A.a rest on B.b."""
    codes = ["2A001", "2A001#n1", "2A001.a", "2A001.b", "2A001.b.1", "2B001", "2B001.a"]
    entries: dict[str, Entry] = {}
    for code in codes:
        parent = code.rpartition("#")[0] or code.rpartition(".")[0]
        kind = EntryKind.NOTE if "#" in code else EntryKind.ITEM if parent else EntryKind.HEAD
        target = rests_on.get(code.removeprefix("2").replace("001", "").replace(".", "_").replace("#", "_"))
        tests = (Test(property_id=THIS_ITEM, op=Op.MEETS, value=target),) if target else ()
        effect = Effect.REMOVES if "#" in code else None
        entries[code] = Entry(code=code, parent=parent, kind=kind, logic=Logic.ANY, heading=code, tests=tests, effect=effect)
    info = EditionInfo(list_id="s", edition="1", title="S", legal_date="2025-01-01", publisher="N", heads=("2A001", "2B001"))
    return ListEdition(info=info, entries=entries, register={}, subjects={})


def test_no_paragraph_rests_on_itself_in_a_good_list() -> None:
    assert not list(circles(edition()))
    assert not list(circles(edition(A_a="2A001.b", B_a="2A001.b.1", A_n1="2A001.a")))


def test_a_holder_may_rest_on_its_own_children() -> None:
    assert not list(circles(edition(A="2A001.b.1", A_b="2A001.b.1")))


def test_circles_are_found_once() -> None:
    (sisters,) = circles(edition(A_a="2A001.b", A_b="2A001.a"))
    assert set(sisters) == {"2A001.a", "2A001.b"}
    (heads,) = circles(edition(A_b_1="2B001.a", B_a="2A001.b"))
    assert {"2A001.b", "2B001.a"} <= set(heads)
    (itself,) = circles(edition(A_a="2A001.a"))
    assert itself == ("2A001.a",)


def test_a_child_that_rests_on_its_holder_is_a_circle() -> None:
    assert list(circles(edition(A_b_1="2A001.b")))


def test_another_head_is_weighed_with_all_that_stands_above_the_target() -> None:
    tree = edition()
    assert [step.code for step in steps_to_weigh(tree, "2B001.a", "2A001.b.1")] == ["2A001", "2A001.b"]
    assert [step.code for step in steps_to_weigh(tree, "2A001.a", "2A001.b.1")] == ["2A001.b"]
    assert [step.code for step in steps_to_weigh(tree, "2A001#n1", "2A001.b.1")] == ["2A001.b"]
    assert not steps_to_weigh(tree, "2A001.b", "2A001.b.1")
