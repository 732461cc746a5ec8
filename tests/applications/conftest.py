"""Forms read once for the whole room, and the clock that every test goes by."""

import datetime as dt
from pathlib import Path

import pytest

from stc_desktop.applications.checks import Basis
from stc_desktop.applications.forms import Form
from stc_desktop.authoring.forms import ReadForms, read_forms

NOW = dt.datetime(2026, 11, 23, 9, 14, tzinfo=dt.UTC)
FOLDER = Path(__file__).resolve().parents[2] / "resources" / "forms"


@pytest.fixture(scope="session")
def read() -> ReadForms:
    return read_forms(FOLDER)


@pytest.fixture(scope="session")
def forms(read: ReadForms) -> dict[str, Form]:
    return {form.form_id: form for form in read.forms}


@pytest.fixture
def basis() -> Basis:
    return Basis(today=NOW.date(), knows_code=lambda list_id, edition, code: True)
