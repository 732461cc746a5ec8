"""Forms read from their folder: one file per form and edition, blocks of fields and checks shared by all, phrase books beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from stc_desktop.applications.case_facts import case_register
from stc_desktop.applications.fact_making import register_of
from stc_desktop.applications.form_parts import Mark
from stc_desktop.applications.forms import Check, Form
from stc_desktop.applications.part_facts import LINE_ASPECTS
from stc_desktop.authoring.faults import Fault, Faults, Place, shown_path
from stc_desktop.authoring.form_checks import AuthoredCheck, own_register, read_checks
from stc_desktop.authoring.form_fields import (
    Block,
    ConditionReader,
    FieldReader,
    cited,
    day,
    mark_of,
    read_blocks,
    read_sources,
    whole_number,
)
from stc_desktop.authoring.form_lint import FormLint
from stc_desktop.authoring.form_sections import SectionReader
from stc_desktop.authoring.form_words import Phrasebook, WordsMaker, read_phrasebooks
from stc_desktop.authoring.yaml_reading import Reading, Section, read_yaml
from stc_desktop.rules.properties import Register

BLOCKS_FILE, CHECKS_FILE, SOURCES_FILE, WORDS_FOLDER = "blocks.yaml", "checks.yaml", "sources.yaml", "words"
_FORM_KEYS = (
    "form", "title", "edition", "edition_date", "country", "authority", "version", "effective_from", "effective_to", "state",
    "state_source", "notice", "cite", "languages", "paper_size", "copies", "statement", "letterhead", "agency_fields",
    "continuation_title", "signs", "sections", "papers", "checks",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadForms:
    """All forms of a folder, ready to be stored, with every fault found on the way."""

    forms: tuple[Form, ...]
    faults: tuple[Fault, ...]

    def form(self, form_id: str) -> Form:
        return next(form for form in self.forms if form.form_id == form_id)


@dataclass(frozen=True, slots=True)
class _Shared:
    blocks: Mapping[str, Block]
    books: Mapping[str, Phrasebook]
    checks: tuple[AuthoredCheck, ...]
    sources: Mapping[str, str]


def read_forms(folder: Path, *, keep_going: bool = False) -> ReadForms:
    """Read and lint every form of a folder. Any fault refuses all of it; `keep_going` hands back what could be read, for authors."""
    faults = Faults()
    shared = _shared(folder, faults)
    forms: list[Form] = []
    for path in sorted(folder.glob("*/*.yaml")):
        if path.parent.name == WORDS_FOLDER:
            continue
        root = read_yaml(path, faults)
        if root is not None:
            forms.append(_form(root, shared, faults))
    _note_doubles(forms, folder, faults)
    if not keep_going:
        faults.refuse()
    return ReadForms(forms=tuple(forms), faults=faults.sorted())


def _shared(folder: Path, faults: Faults) -> _Shared:
    books = read_phrasebooks(folder / WORDS_FOLDER, faults)
    blocks = read_yaml(folder / BLOCKS_FILE, faults)
    checks = read_yaml(folder / CHECKS_FILE, faults)
    listed = read_yaml(folder / SOURCES_FILE, faults)
    sources = read_sources(listed, faults) if listed else {}
    words = WordsMaker(tuple(books), books, faults)
    return _Shared(
        blocks=read_blocks(blocks, faults) if blocks else {},
        books=books,
        checks=tuple(read_checks(checks, words, faults, sources=sources)) if checks else (),
        sources=sources,
    )


def _form(root: Section, shared: _Shared, faults: Faults) -> Form:
    """Read twice: conditions may name the form's own fields, and those are known after the first reading."""
    first = _read(root, shared, None, Faults())
    register = {**case_register(), **register_of(LINE_ASPECTS), **own_register(first)}
    form = _read(root, shared, register, faults)
    form = replace(form, checks=_checks(root, form, shared, faults))
    FormLint(form, root, faults).run()
    return form


def _read(root: Section, shared: _Shared, register: Register | None, faults: Faults) -> Form:
    reading = Reading(root, faults)
    form_id = reading.text("form", required="the form")
    what = f"form {form_id}"
    reading.known_only(_FORM_KEYS, what)
    languages = reading.texts("languages") or ("en",)
    words = WordsMaker(languages, shared.books, faults)
    fields = FieldReader(form_id, words, ConditionReader(register, faults), shared.blocks, shared.sources, faults)
    sections = SectionReader(fields, faults)

    def said(key: str, *, required: bool = False) -> Mapping[str, str]:
        return words.words(reading.text(key, required=what if required else ""), root.place_of(key))

    return Form(
        form_id=form_id,
        title=said("title", required=True),
        edition=reading.text("edition", required=what),
        edition_date=reading.text("edition_date", required=what),
        country=reading.text("country"),
        authority=said("authority"),
        version=reading.text("version"),
        effective_from=day(reading, "effective_from"),
        effective_to=day(reading, "effective_to"),
        state=mark_of(reading_of_state(root, faults), Mark.OUR_OWN),
        state_source=said("state_source", required=True),
        notice=said("notice"),
        cite=cited(reading, shared.sources),
        languages=languages,
        unreviewed=tuple(language for language in languages if language in shared.books and not shared.books[language].is_reviewed),
        paper_size=reading.text("paper_size") or "A4",
        copies=whole_number(reading, "copies") or 1,
        is_statement=reading.truth("statement"),
        letterhead=said("letterhead"),
        agency_fields=tuple(words.words(item.text, item.place) for item in reading.text_items("agency_fields")),
        continuation_title=said("continuation_title"),
        signs=reading.text("signs", required=what),
        sections=tuple(sections.sections(root.entries.get("sections"))),
        papers=tuple(sections.papers(root.entries.get("papers"))),
    )


def reading_of_state(root: Section, faults: Faults) -> Reading:
    """The state of the form, to be read like any other mark."""
    entries = {"mark": root.entries["state"]} if "state" in root.entries else {}
    if not entries:
        faults.add(root.place, "the form does not say how well it is known; write state: A, B, C or D")
    return Reading(Section(entries, root.place, {"mark": root.place_of("state")}), faults)


def _checks(root: Section, form: Form, shared: _Shared, faults: Faults) -> tuple[Check, ...]:
    """The form's own checks, and the shared ones that concern it."""
    section = Reading(root, faults).sub("checks")
    words = WordsMaker(tuple(shared.books), shared.books, faults)
    own = tuple(read_checks(section, words, faults, sources=shared.sources, form=form)) if section else ()
    return tuple(authored.check for authored in (*shared.checks, *own) if authored.belongs_to(form))


def _note_doubles(forms: Iterable[Form], folder: Path, faults: Faults) -> None:
    seen: set[tuple[str, str]] = set()
    for form in forms:
        if (form.form_id, form.edition) in seen:
            faults.add(Place(shown_path(folder), 1), f"two files hold {form.name}")
        seen.add((form.form_id, form.edition))
