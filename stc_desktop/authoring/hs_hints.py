"""How strongly each HS code hints at paragraphs and what most of its goods are: one file for each chapter, checked against the lists."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.registers import sections_of
from stc_desktop.authoring.yaml_reading import Reading, Section, read_yaml
from stc_desktop.control_lists.entries import ListEdition
from stc_desktop.control_lists.hs import GoneHsCode, HsCode, hs_title, is_known_hs
from stc_desktop.control_lists.hs_hints import HsCaveat, HsRegister, HsStrength, named_at

FOLDER = "hs"
_GONE_FILE = "gone.yaml"
_HS = re.compile(r"\d{6}")
_GONE_HS = re.compile(r"\d{4}|\d{6}")
_KEYS = ("caveat", *HsStrength)
_GONE_KEYS = ("until", "now")
_EARLIER = ("2012", "2017")


def read_hs(folder: Path, editions: Iterable[ListEdition], faults: Faults) -> HsRegister:
    """The register of the folder `hs`. Where there is one, it holds every pair of HS code and paragraph of the lists, and no other."""
    if not folder.is_dir():
        return HsRegister()
    pairs = _pairs(editions)
    codes: dict[str, HsCaveat] = {}
    files = [path for path in sorted(folder.glob("*.yaml")) if path.name != _GONE_FILE]
    for digits, section, place in sections_of(files, faults, "HS code"):
        if not _HS.fullmatch(digits) or not is_known_hs(digits):
            faults.add(place, f"{digits} is no six-digit code of HS 2022")
            continue
        if not Path(place.file).name.startswith(digits[:2]):
            faults.add(place, f"{digits} belongs into the file of chapter {digits[:2]}")
        codes[digits] = _caveat(digits, section, place, faults)
        _check_pairs(codes[digits], pairs.get(digits, frozenset()), section, faults)
    for digits in sorted(set(pairs) - set(codes)):
        place = Place(f"{FOLDER}/{digits[:2]}.yaml", 1)
        faults.add(place, f"the HS code {digits} hints at {', '.join(sorted(pairs[digits]))} and has no strength here")
    return HsRegister(codes=codes, gone=_read_gone(folder / _GONE_FILE, faults))


def _pairs(editions: Iterable[ListEdition]) -> Mapping[str, frozenset[str]]:
    """The paragraphs that each code hints at in any edition of any list."""
    found: dict[str, set[str]] = {}
    for edition in editions:
        for entry in edition.entries.values():
            for digits in entry.hs:
                found.setdefault(digits, set()).add(entry.code)
    return {digits: frozenset(codes) for digits, codes in found.items()}


def _caveat(digits: str, section: Section, place: Place, faults: Faults) -> HsCaveat:
    reading = Reading(section, faults)
    reading.known_only(_KEYS, f"HS code {digits}")
    strengths: dict[str, HsStrength] = {}
    for strength in HsStrength:
        for item in reading.text_items(strength):
            if item.text in strengths:
                faults.add(item.place, f"{item.text} stands under two strengths of {digits}")
            strengths[item.text] = strength
    if not strengths:
        faults.add(place, f"HS code {digits} names no paragraph")
    return HsCaveat(digits=digits, caveat=reading.text("caveat", required=f"HS code {digits}"), strengths=strengths)


def _check_pairs(held: HsCaveat, pairs: frozenset[str], section: Section, faults: Faults) -> None:
    """Both ways: what the lists hint at has a strength, and what has a strength is hinted at by a list."""
    for code in sorted(pairs):
        if not named_at(code, held.strengths):
            faults.add(section.place, f"the pair {held.digits} and {code} of the lists has no strength")
    for code in held.strengths:
        if code not in pairs and not any(pair.startswith(f"{code}.") for pair in pairs):
            faults.add(section.place, f"no list has the pair {held.digits} and {code}")


def _read_gone(path: Path, faults: Faults) -> dict[str, GoneHsCode]:
    root = read_yaml(path, faults) if path.is_file() else None
    if root is None:
        return {}
    reading = Reading(root, faults)
    reading.known_only(("mark", "codes"), "the codes that are gone")
    reading.text("mark", required="the list of codes that are gone")
    held = reading.sub("codes")
    found: dict[str, GoneHsCode] = {}
    for digits, section in held.entries.items() if held else ():
        if not isinstance(section, Section) or not _GONE_HS.fullmatch(digits):
            faults.add(section.place, f"{digits} must be four or six digits with `until` and `now`")
            continue
        found[digits] = _gone(digits, section, faults)
    return found


def _gone(digits: str, section: Section, faults: Faults) -> GoneHsCode:
    reading = Reading(section, faults)
    reading.known_only(_GONE_KEYS, f"the code {digits} that is gone")
    until, now = reading.text("until", required=f"the code {digits} that is gone"), reading.texts("now")
    if hs_title(HsCode(digits)) is not None:
        faults.add(section.place, f"{digits} is a code of HS 2022, so it is not gone")
    if until and until not in _EARLIER:
        faults.add(section.place_of("until"), f"until must be {' or '.join(_EARLIER)}")
    for successor in now:
        if hs_title(HsCode(successor)) is None:
            faults.add(section.place_of("now"), f"{successor} is no code of HS 2022")
    if not now:
        faults.add(section.place, f"{digits} needs `now`: the codes that it became")
    return GoneHsCode(digits=digits, until=until, now=now)
