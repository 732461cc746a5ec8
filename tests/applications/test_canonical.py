"""The bytes of a case: the same case gives the same bytes, and the bytes give back the same case, in every script."""

import contextlib
import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import get_args, get_origin

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stc_desktop.applications.canonical import CaseTooNew, DamagedCase, canonical_bytes, case_from_bytes, case_json
from stc_desktop.applications.cases import CASE_VERSION, Case, CatchAll, Deal, EndUse, FlagAnswer, Movement
from stc_desktop.applications.codec import declared
from stc_desktop.applications.lines import KeyValue, Line, LineClassification, LineVerdict
from stc_desktop.applications.papers import ForeignApproval, Paper, PaperKind
from stc_desktop.applications.parties import CaseParty, Registration, Role
from stc_desktop.applications.results import ListUsed, Need, Requirement, RuleApplied, ScreeningResult
from stc_desktop.applications.sample import sample_case
from stc_desktop.applications.schema import case_schema
from stc_desktop.rules.errors import UserFixable

NOW = dt.datetime(2026, 11, 23, 9, 14, tzinfo=dt.timezone(dt.timedelta(hours=7)))
SCHEMA = Path(__file__).resolve().parents[2] / "resources" / "schemas" / "case.schema.json"

_SCRIPTS = 'Song Hàn ล้านนา ຂົນສົ່ງ វិចិត្រ ရွှေမိုးဦး μ½😀"\\\n\u200b'
_texts = st.text(alphabet=st.one_of(st.sampled_from(_SCRIPTS), st.characters(exclude_categories=["Cs"])), max_size=12)
_plain: dict[object, st.SearchStrategy[object]] = {
    str: _texts,
    Decimal: st.decimals(min_value=0, max_value=10**15, places=2, allow_nan=False, allow_infinity=False),
    dt.datetime: st.integers(0, 7 * 10**9).map(lambda seconds: dt.datetime.fromtimestamp(seconds, dt.UTC)),
}


def _made(kind: type, **fixed: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Values of a class with every field drawn, given ones from their own strategies."""
    drawn = {one.name: _drawn(hint) for one, hint in declared(kind) if one.name not in fixed}
    return st.builds(kind, **drawn, **fixed)


def _drawn(hint: object) -> st.SearchStrategy[object]:
    if get_origin(hint) is UnionType:
        return st.one_of(*(_drawn(kind) for kind in get_args(hint)))
    return _plain[hint] if hint in _plain else st.from_type(hint)  # type: ignore[arg-type] - declared types


def _few(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(strategy, max_size=2).map(tuple)


_classifications = _made(LineClassification, key_values=_few(_made(KeyValue)), codes=_few(_texts), also_weighed=_few(_texts))
_lines = _made(
    Line,
    cas=_few(_texts),
    classification=st.none() | _classifications,
    extra=st.dictionaries(_texts, _texts, max_size=2),
)
_parties = _made(CaseParty, roles=_few(st.sampled_from(Role)), registrations=_few(_made(Registration)))
_papers = _made(Paper, says=st.dictionaries(_texts, _texts, max_size=2))
_extra = st.dictionaries(_texts, st.dictionaries(_texts, st.one_of(_texts, st.booleans(), _few(_texts)), max_size=2), max_size=2)
any_case = _made(
    Case,
    format=st.just("stc-case"),
    version=st.just(CASE_VERSION),
    forms=_few(_texts),
    parties=_few(_parties),
    lines=_few(_lines),
    end_use=_made(EndUse, disposition_countries=_few(_texts)),
    catch_all=_made(CatchAll, flags=_few(_made(FlagAnswer))),
    movement=_made(Movement, route=_few(_texts), transhipment_ports=_few(_texts)),
    deal=_made(Deal),
    approvals=_few(_made(ForeignApproval)),
    papers=_few(_papers),
    declarations=_few(_texts),
    screenings=_few(_made(ScreeningResult, lists=_few(_made(ListUsed)))),
    requirement=st.none() | _made(Requirement, rules=_few(_made(RuleApplied, lines=st.just((1, 2)))), needed=st.sampled_from(Need)),
    extra=_extra,
    cannot_supply=st.dictionaries(_texts, _texts, max_size=2),
    not_understood=st.dictionaries(_texts, _texts, max_size=2),
)


@settings(max_examples=30)
@given(any_case)
def test_every_case_comes_back_equal_and_byte_for_byte(case: Case) -> None:
    data = canonical_bytes(case)
    again = case_from_bytes(data)
    assert again == case
    assert canonical_bytes(again) == data


@settings(max_examples=15)
@given(any_case)
def test_every_case_fits_the_published_schema(case: Case) -> None:
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(case_json(case))


def test_the_published_schema_is_the_one_that_the_values_give() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == case_schema()


def test_the_bytes_are_compact_sorted_utf8_without_floats() -> None:
    data = canonical_bytes(sample_case(NOW))
    found = json.loads(data, parse_float=lambda text: pytest.fail(f"float {text}"))
    assert data == json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert "บริษัท".encode() in data
    assert found["lines"][0]["quantity"] == "12"
    assert found["lines"][0]["unit_price"] == "2140.00"


def test_what_stands_at_its_default_is_left_out_but_no_is_not_a_default() -> None:
    case = Case(reference="A", catch_all=CatchAll(told=False))
    assert json.loads(canonical_bytes(case)) == {"format": "stc-case", "version": 1, "reference": "A", "catch_all": {"told": False}}


def test_a_case_of_a_newer_version_is_refused_with_a_sentence() -> None:
    data = canonical_bytes(Case(reference="A")).replace(b'"version":1', b'"version":2')
    with pytest.raises(CaseTooNew, match=r"version 2 .* versions up to 1.*Install the newer program"):
        case_from_bytes(data)


DAMAGED = [
    (b"", "line 1, sign 1"),
    (b"{", "line 1, sign 2"),
    (b"\xff\xfe", "byte 0"),
    (b"[1]", "opening brace"),
    (b'{"format":"other","version":1}', "“format” must be"),
    (b'{"format":"stc-case","version":true}', "which version"),
    (b'{"format":"stc-case","version":1,"refrence":"A"}', "refrence is not a field of a case; “reference” is"),
    (b'{"format":"stc-case","version":1,"reference":7}', "reference must be a text in quotes"),
    (b'{"format":"stc-case","version":1,"lines":[{},{"quantity":12.5}]}', "bare number 12.5"),
    (b'{"format":"stc-case","version":1,"lines":[{},{"quantity":"a lot"}]}', r"lines\[1\]\.quantity holds “a lot”"),
    (b'{"format":"stc-case","version":1,"lines":[{"quantity":"1e400000000"}]}', "not a decimal number"),
    (b'{"format":"stc-case","version":1,"dated":"31 Feb"}', "dated holds “31 Feb”, which is not a date"),
    (b'{"format":"stc-case","version":1,"updated":"2026-01-01T00:00:00"}', "a time without its zone"),
    (b'{"format":"stc-case","version":1,"activity":"smuggling"}', "activity holds “smuggling”; possible: export"),
    (b'{"format":"stc-case","version":1,"reference":"A","reference":"B"}', "“reference” twice"),
    (b'{"format":"stc-case","version":1,"parties":[{"legal_name":"A"}]}', r"parties\[0\]\.id is missing"),
    (b'{"format":"stc-case","version":1,"extra":{"SG-IC":{"purpose":null}}}', "extra.SG-IC.purpose is null"),
    (b"[" * 100_000, "nested too deeply"),
]


@pytest.mark.parametrize(("data", "place"), DAMAGED)
def test_damaged_cases_are_refused_with_the_place_of_the_fault(data: bytes, place: str) -> None:
    with pytest.raises(UserFixable, match=place):
        case_from_bytes(data)


@settings(max_examples=40)
@given(st.data())
def test_cut_and_changed_bytes_never_give_a_traceback(data: st.DataObject) -> None:
    whole = canonical_bytes(sample_case(NOW))
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = (
        whole[:place] if data.draw(st.booleans()) else whole[:place] + data.draw(st.binary(min_size=1, max_size=3)) + whole[place + 1 :]
    )
    with contextlib.suppress(UserFixable):
        assert isinstance(case_from_bytes(changed), Case)


def test_a_case_that_is_far_too_large_is_not_even_read() -> None:
    with pytest.raises(DamagedCase, match="larger than 10 MB"):
        case_from_bytes(b" " * (10 * 1024 * 1024 + 1))


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb"])
def test_half_of_a_letter_is_refused_and_not_stored(text: str) -> None:
    with pytest.raises(UserFixable, match="broken letter"):
        canonical_bytes(Case(reference=text))
    with pytest.raises(UserFixable, match="broken letter"):
        case_from_bytes(json.dumps({"format": "stc-case", "version": 1, "reference": text}).encode())


def test_a_number_beyond_all_reason_is_refused() -> None:
    with pytest.raises(UserFixable, match="too many digits"):
        canonical_bytes(Case(deal=Deal(value=Decimal("1e40"))))


def test_a_verdict_is_kept_as_a_value() -> None:
    made = LineClassification(verdict=LineVerdict.UNDECIDED, open_reason="flow unknown", edition="2021")
    line = Line(name="Pump", classification=made)
    again = case_from_bytes(canonical_bytes(Case(lines=(line,), papers=(Paper(id="a1", kind=PaperKind.LETTER),))))
    assert again.lines[0].classification == made
