"""The register of chemicals: every number once, every name for one chemical, every check digit accounted for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stc_desktop.authoring.builder import AuthoredLists, read_control_lists
from stc_desktop.authoring.faults import AuthoredFilesRefused

CYANIDE = """\
151-50-8:
  name: Potassium cyanide
  formula: KCN
  synonyms: [cyanide of potassium, KC]
"""

Read = Callable[[str], AuthoredLists]


@pytest.fixture
def read(sources: Path) -> Read:
    """The sample list with a register of chemicals."""

    def read_with(register: str) -> AuthoredLists:
        folder = sources / "chemicals"
        folder.mkdir()
        (folder / "all.yaml").write_text(register, encoding="utf-8")
        return read_control_lists(sources)

    return read_with


def test_the_editions_know_the_register(read: Read) -> None:
    (edition,) = read(CYANIDE + "  also_as: {13455-21-5: its sample hydrate}\n").editions
    chemical = edition.chemicals["151-50-8"]
    assert chemical.names == ("Potassium cyanide", "cyanide of potassium", "KC")
    assert chemical.formula == "KCN"
    assert dict(chemical.also_as) == {"13455-21-5": "its sample hydrate"}
    assert not chemical.is_misprint


def test_a_list_without_a_register_still_builds(sources: Path) -> None:
    assert read_control_lists(sources).editions[0].chemicals == {}


SALT = "7789-23-3:\n  name: Potassium fluoride\n"
REFUSED = [
    ("7681-49-4:\n  name: Sodium fluoride\n  named_in: [1C350]\n", "CAS 151-50-8, named by 1C350.1 of sample 2025, has no entry"),
    (CYANIDE + SALT, "no list names CAS 7789-23-3"),
    (CYANIDE + SALT + "  named_in: [1C351]\n", "is said to be named in 1C351, which does not exist"),
    (CYANIDE + "  named_in: [1C350]\n", "named_in is for numbers that no paragraph weighs"),
    (CYANIDE + CYANIDE, "“151-50-8” stands twice"),
    (
        CYANIDE + SALT + "  synonyms: [K-C]\n  named_in: [1C350]\n",
        "“K-C” is a name of 7789-23-3 and of 151-50-8; mark it under shared of each",
    ),
    (CYANIDE.replace("KC]", "Cyanide-of-Potassium]"), "stands twice among the names of 151-50-8"),
    (CYANIDE + "  shared: [KC]\n", "marks a name as shared that no other chemical has"),
    (CYANIDE + "151-50-7:\n  name: Nothing\n  named_in: [1C350]\n", "the check digit of 151-50-7 does not fit"),
    (
        CYANIDE + "151-50-7:\n  name: Nothing\n  named_in: [1C350]\n  check_digit: misprint\n",
        "is not known as a misprint of an official list",
    ),
    (CYANIDE + "  check_digit: misprint\n", "marked as a misprint, but its check digit fits"),
    (CYANIDE + "  check_digit: ok\n", "check_digit of 151-50-8 is left out, or is misprint"),
    (CYANIDE + "  also_as: {13455-21-4: its hydrate}\n", "“13455-21-4” under also_as of chemical 151-50-8 is not a CAS number"),
    (CYANIDE + '  also_as: {13455-21-5: ""}\n', "must say what it is"),
    (
        CYANIDE + SALT + "  named_in: [1C350]\n  also_as: {151-50-8: its salt}\n",
        "151-50-8, under also_as of 7789-23-3, has an entry of its own",
    ),
    (CYANIDE.replace("KCN", "kcn"), "“kcn” of chemical 151-50-8 is not a formula"),
    (CYANIDE.replace("name:", "nam:"), "chemical 151-50-8 has no name"),
    ("abc:\n  name: Nothing\n  named_in: [1C350]\n" + CYANIDE, "“abc” is not a CAS number"),
]


@pytest.mark.parametrize(("register", "reason"), REFUSED, ids=[f"{number}" for number in range(len(REFUSED))])
def test_refused_with_file_and_line(read: Read, register: str, reason: str) -> None:
    with pytest.raises(AuthoredFilesRefused) as caught:
        read(register)
    fitting = [fault for fault in caught.value.faults if reason in fault.reason]
    assert fitting, [str(fault) for fault in caught.value.faults]
    assert fitting[0].place.file.endswith("chemicals/all.yaml")


def test_a_known_misprint_is_kept_and_flagged(read: Read) -> None:
    lists = read(CYANIDE + "7406-61-9:\n  name: 3-Nitraza-1,5-pentane diisocyanate\n  named_in: [1C350]\n  check_digit: misprint\n")
    assert lists.editions[0].chemicals["7406-61-9"].is_misprint


def test_a_name_of_two_chemicals_stands_when_both_say_so(read: Read) -> None:
    lists = read(CYANIDE + "  shared: [KC]\n" + SALT + "  synonyms: [K.C.]\n  shared: [KC]\n  named_in: [1C350]\n")
    assert len(lists.editions[0].chemicals) == 2
