"""The classification record names the edition that was weighed by, and says of each answer what it did."""

import io
import re

import pypdfium2
import pytest

from stc_desktop.casework.classifying import ItemParticulars
from stc_desktop.casework.printing import record_of_conversation_pdf
from stc_desktop.casework.workspace import BASE_LIST, MUNITIONS_LIST, Workspace
from stc_desktop.classification.conversation import resumed
from tests.casework.interviews import interview
from tests.casework.test_computed_on_the_list import FIBRE


def _text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return re.sub(r"\s+", " ", " ".join(pages))


@pytest.mark.parametrize(
    ("list_id", "edition", "foot", "munitions"),
    [
        (BASE_LIST, "2025-11-15", "EU Annex I 2025-11-15", False),
        (BASE_LIST, "2021", "EU Annex I 2021-05-20", False),
        (MUNITIONS_LIST, "2020-02-17", "EU Common Military List 2020-02-17", True),
    ],
)
def test_the_foot_names_the_edition_that_was_weighed_by(
    workspace: Workspace, list_id: str, edition: str, foot: str, munitions: bool
) -> None:
    item = resumed({"description": "wooden kitchen spoon", "considered": {"overview": []}})
    said = _text(record_of_conversation_pdf(workspace, item, "Spoon SP-1", ItemParticulars(list_id=list_id, edition=edition)))
    assert foot in said
    assert ("Not listed as military goods" in said) is munitions
    assert ("Not listed as a dual-use item" in said) is not munitions
    assert "was not weighed" in said


def test_what_was_computed_and_what_went_into_it_are_named(workspace: Workspace) -> None:
    stated = {"fibre_tensile_modulus": "294 GPa", "fibre_tensile_strength": "5490 MPa", "fibre_density": "1.81 g/cm3"}
    _, asked, item = interview(workspace, "carbon fibre yarn", {**FIBRE, **stated})
    said = _text(record_of_conversation_pdf(workspace, resumed({**item, "given": asked}), "Yarn CF-1", ItemParticulars()))
    assert "computed: 309300 m (5490 MPa; 1.81 g/cm3)" in said
    assert "goes into: Fibre specific modulus" in said
    assert "more than 268200 m" in said
