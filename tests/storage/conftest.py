"""A small edition of invented paragraphs, and the reference file that is built of it."""

import os
import uuid
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from stc_desktop.control_lists.entries import EditionInfo, Effect, Entry, EntryKind, ListEdition, Regime, RegimeLink, Subject
from stc_desktop.rules.clauses import Logic
from stc_desktop.rules.computations import Computation
from stc_desktop.rules.conditions import Op, ReferenceCondition, Test, compile_test
from stc_desktop.rules.formulas import formula
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import Dimension, Unit, UnitTable
from stc_desktop.storage.reference import ReferenceFile
from stc_desktop.storage.reference_writing import writing_reference

MICROMETRE = Unit(symbol="um", dimension="length", factor=Fraction(1, 1_000_000), label="µm", spellings=("micron",))
METRE = Unit(symbol="m", dimension="length", factor=Fraction(1))
TABLE = UnitTable((METRE, MICROMETRE), (Dimension(id="length", low=Fraction(0), high=Fraction(10**8), smaller_is_better=True),))


def _entry(code: str, heading: str, **more: object) -> Entry:
    parent = code.rpartition("#")[0] or code.rpartition(".")[0]
    kind = EntryKind.NOTE if "#" in code else EntryKind.ITEM if parent else EntryKind.HEAD
    values: dict[str, object] = {"kind": kind, "logic": Logic.ONE, "parent": parent} | more
    return Entry(code=code, heading=heading, **values)  # type: ignore[arg-type] - test rows


def small_edition() -> ListEdition:
    """Machine tools, chemical plant and a chemical, much shortened."""
    error = Computation(formula=formula("1.7 + travel_length/2"), unit=MICROMETRE, input_units=(METRE,))
    accurate = Test(property_id="positioning_error", op=Op.AT_MOST, value=error.text, unit="um", computed=error)
    flow = Test(
        property_id="travel_length",
        op=Op.RANGE,
        value=(0.1, 2),
        unit="m",
        at=(ReferenceCondition(property_id="ambient", value=293, unit="K"),),
    )
    rows = (
        _entry(
            "2B001", "Machine tools", logic=Logic.ANY, words=("lathe", "mill", "machining centre"), hs=("845710",), subject="machine_tool"
        ),
        _entry(
            "2B001#n1", "Teaching models", effect=Effect.REMOVES, tests=(Test(property_id="made_for_teaching", op=Op.EQUAL, value=True),)
        ),
        _entry("2B001.a", "Turning", tests=(accurate, compile_test(flow, METRE)), regimes=(RegimeLink(regime=Regime.NSG, number="1.B.2"),)),
        _entry("2B350", "Chemical plant", logic=Logic.ANY, words=("reactor", "heat exchanger", "pump"), hs=("841950", "841989")),
        _entry("2B350.a", "Reaction vessels", words=("autoclave", "stirred tank"), subject="vessel", hs=("841989",)),
        _entry("2B350.d", "Heat exchangers and condensers", logic=Logic.ANY, subject="heat_exchanger", hs=("841950",)),
        _entry("2B350.d.1", "Graphite"),
        _entry("2B350.d.2", "Glass", help="Glass, glass lining or enamel. เครื่องแลกเปลี่ยนความร้อน"),
        _entry("2B350.e", "", kind=EntryKind.NOT_USED),
        _entry("2B350.g", "Valves", words=("ball valve", "van bướm inox")),
        _entry("1C350", "Chemicals that poison gas is made from", logic=Logic.ANY, words=("precursor",), subject="chemical"),
        _entry("1C350.1", "Potassium cyanide", tests=(Test(property_id="cas", op=Op.IN, value=("151-50-8",)),)),
    )
    entries = {row.code: row for row in (Entry(**_fields(row, position)) for position, row in enumerate(rows))}
    properties = (
        Property(id="positioning_error", question="How large is the error?", kind=PropertyKind.NUMBER, dimension="length", unit="um"),
        Property(id="travel_length", question="How long is the travel?", kind=PropertyKind.NUMBER, dimension="length", unit="m"),
        Property(
            id="drive", question="How driven?", kind=PropertyKind.CHOICE, dimension="choice", options={"a": "By hand", "b": "By motor"}
        ),
    )
    subjects = (
        Subject(id="machine_tool", heading="Machine tool", question="Is it a machine tool?", words=("CNC machine",)),
        Subject(id="vessel", heading="Vessel", question="Is it a vessel?"),
        Subject(id="heat_exchanger", heading="Heat exchanger", question="Is it a heat exchanger?", words=("cooler",)),
        Subject(id="chemical", heading="Chemical", question="Is it a chemical?"),
    )
    info = EditionInfo(
        list_id="sample",
        edition="2025",
        title="Sample list",
        legal_date="2025-01-01",
        publisher="Nobody",
        heads=("2B001", "2B350", "1C350", "9A004"),
    )
    return ListEdition(
        info=info, entries=entries, register={prop.id: prop for prop in properties}, subjects={subject.id: subject for subject in subjects}
    )


def _fields(row: Entry, position: int) -> dict[str, object]:
    return {name: getattr(row, name) for name in Entry.__dataclass_fields__} | {"position": position}


def write_small(path: Path) -> Path:
    with writing_reference(path, sources_sha256="0" * 64) as writer:
        writer.put_units(TABLE)
        writer.put_edition(small_edition())
    return path


@pytest.fixture(scope="session")
def small() -> ListEdition:
    return small_edition()


@pytest.fixture(scope="session")
def write_small_file() -> Callable[[Path], Path]:
    """Writes the small edition to a path and gives the path."""
    return write_small


@pytest.fixture(scope="session")
def table() -> UnitTable:
    return TABLE


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small(tmp_path_factory.mktemp("reference") / "stc-small.reference")


@pytest.fixture(scope="session")
def reference(small_file: Path) -> Iterator[ReferenceFile]:
    with ReferenceFile(small_file) as opened:
        yield opened


REGISTER = "STC_TEST_REGISTER"  # postgresql://name:password@server/database, where the tests may make databases of their own


@pytest.fixture
def register() -> Iterator[str]:
    """The address of a new, empty register on the server that the environment names."""
    given = os.environ.get(REGISTER)
    if not given:
        pytest.skip(f"not run: {REGISTER} names no PostgreSQL server")
    url = make_url(given).set(drivername="postgresql+psycopg")
    name = f"stc_test_{uuid.uuid4().hex}"
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield url.set(database=name, drivername="postgresql").render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    server.dispose()


@pytest.fixture(params=["file", "register"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a case file can be: a file of one's own, and a register on a server where one is named."""
    return tmp_path / "work.stc" if request.param == "file" else str(request.getfixturevalue("register"))
