"""The authored parts of an edition, each as the sections that its files hold, ready to be written into a workbook."""

from dataclasses import dataclass
from pathlib import Path

from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.jurisdictions import country_section
from stc_desktop.authoring.lists import EDITION_FILE, Written
from stc_desktop.authoring.national_overlays import LISTS, SOURCES, cited_in
from stc_desktop.authoring.registers import sections_of
from stc_desktop.authoring.yaml_reading import Section, entries_of, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoredParts:
    """The head page, and each part as one mapping of code or id to its section; `overlay` is what a country's lists in force say."""

    info: Section
    heads: Section
    properties: Section
    subjects: Section
    definitions: Section
    overlay: Section | None = None

    @property
    def is_of_differences(self) -> bool:
        return "base" in self.info.entries

    def written(self) -> Written:
        """For the reader of lists."""
        return Written(
            info=self.info, heads=(self.heads,), properties=(self.properties,), subjects=(self.subjects,), definitions=(self.definitions,)
        )


def authored_parts(folder: Path) -> AuthoredParts:
    """What stands in the folder of an edition; AuthoredFilesRefused where its files cannot be read."""
    faults = Faults()
    info = read_yaml(folder / EDITION_FILE, faults)
    parts = AuthoredParts(
        info=info or Section({}, Place("", 0)),
        heads=_together([path for path in sorted(folder.glob("*.yaml")) if path.name != EDITION_FILE], faults),
        properties=_together(sorted((folder / "properties").glob("*.yaml")), faults),
        subjects=_together(sorted((folder / "subjects").glob("*.yaml")), faults),
        definitions=_together(sorted((folder / "definitions").glob("*.yaml")), faults),
    )
    faults.refuse()
    return parts


def national_part(jurisdictions: Path, country: str, overlay: Path | None = None) -> Section | None:
    """What the lists in force of a country say, with the sources that they cite; None where there is no profile of it."""
    profile = country_section(jurisdictions, country, overlay)
    if profile is None:
        return None
    lists = profile.entries.get(LISTS, Section({}, profile.place))
    cited = cited_in(lists)
    sources = entries_of(held if isinstance(held := profile.entries.get(SOURCES), Section) else None)
    kept = Section({key: value for key, value in sources.items() if key in cited}, profile.place)
    return Section({"country": profile.entries["country"], LISTS: lists, SOURCES: kept}, profile.place)


def _together(files: list[Path], faults: Faults) -> Section:
    found = {key: (section, place) for key, section, place in sections_of(files, faults, "key")}
    return Section({key: section for key, (section, _) in found.items()}, Place("", 0), {key: place for key, (_, place) in found.items()})
