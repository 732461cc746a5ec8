"""Spellings of sheets from many countries: each means one value, or is asked back; a thousand is never taken for one."""

import contextlib
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.numbers import AsksBack, Comma, comma_in, plain_characters
from stc_desktop.rules.quantities import parse_amount
from stc_desktop.rules.units import Dimension, Unit, UnitTable


def _unit(symbol: str, dimension: str, factor: str = "1", *spellings: str, steps: dict[str, str] | None = None) -> Unit:
    pairs = tuple((Fraction(key), Fraction(value)) for key, value in (steps or {}).items())
    return Unit(symbol=symbol, dimension=dimension, factor=Fraction(factor), spellings=spellings, steps=pairs)


TABLE = UnitTable(
    units=(
        _unit("mm", "length", "1/1000"),
        _unit("m", "length"),
        _unit("in", "length", "0.0254", "inch", '"'),
        _unit("um", "length", "1/1000000", "micron"),
        _unit("m2", "area"),
        _unit("ft2", "area", "0.09290304"),
        _unit("l", "volume", "1/1000", "L"),
        _unit("bar", "pressure", "100000"),
        _unit("psi", "pressure", "6894.757293168"),
        Unit(symbol="degC", dimension="temperature", factor=Fraction(1), offset=Fraction("273.15"), label="°C"),
        _unit("N", "force"),
        _unit("kN", "force", "1000"),
        _unit("lbf", "force", "4.4482216152605"),
        _unit("kg", "mass"),
        _unit("kg/24h", "mass_flow", "1/86400"),
        _unit("kg/h", "mass_flow", "1/3600"),
        _unit("W", "power"),
        _unit("mW", "power", "1/1000"),
        _unit("dBm", "power_level"),
        _unit("kV", "voltage", "1000"),
        _unit("pcs", "count", "1", "", "axes", "axis", "pixels"),
        _unit("million", "count", "1000000"),
        _unit("class", "tolerance_class", "1", "", "ISO"),
        _unit("ABEC", "tolerance_class", steps={"3": "6", "5": "5", "7": "4", "9": "2"}),
        _unit("DN", "nominal_size"),
        _unit("NPS", "nominal_size", "1", '"', steps={"1/2": "15", "1": "25", "2": "50"}),
        _unit("Hz", "frequency"),
        _unit("GHz", "frequency", "1000000000"),
    ),
    dimensions=(
        Dimension(id="length", low=Fraction(1, 10**12), high=Fraction(5 * 10**7), smaller_is_better=True),
        Dimension(id="tolerance_class", low=Fraction(0), high=Fraction(30), smaller_is_better=True),
        Dimension(id="count", low=Fraction(0), high=Fraction(10**15)),
        Dimension(id="power", low=Fraction(1, 10**15), high=Fraction(10**12)),
    ),
)
ASKED = {
    "length": "mm",
    "area": "m2",
    "volume": "l",
    "pressure": "bar",
    "temperature": "degC",
    "force": "N",
    "mass_flow": "kg/24h",
    "power": "W",
    "voltage": "kV",
    "count": "",
    "tolerance_class": "class",
    "nominal_size": "DN",
    "frequency": "Hz",
    "power_level": "dBm",
}


def read(text: str, dimension: str) -> tuple[Fraction | None, Fraction | None]:
    amount = parse_amount(text, TABLE, dimension=dimension, unit=ASKED[dimension])
    return amount.low, amount.high


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("20 inch (508 mm)", "length", "0.508"),
        ("508 mm / 20 in", "length", "0.508"),
        ("508 mm = 20 in", "length", "0.508"),
        ("130 ft2 (12 m2)", "area", "12.0773952"),  # the metres were rounded
        ("12 m2 (130 ft2)", "area", "12.0773952"),
        ("1,800 lbf (8.0 kN)", "force", "8006.7989074689"),  # the second value says what the comma means
        ("NPS 1 (DN 25)", "nominal_size", "25"),
        ("DN25", "nominal_size", "25"),
        ("NPS 1/2", "nominal_size", "15"),
        ('1" (DN 25)', "nominal_size", "25"),
        ("DN 25 / NPS 1", "nominal_size", "25"),
        ("5 kV (rms)", "voltage", "5000"),
        ("5 kV rms", "voltage", "5000"),
        ("40 W (typ.)", "power", "40"),
        ("typ. 40 W", "power", "40"),
        ("30 dBm", "power", "1"),
        ("0 dBm", "power", "0.001"),
        ("1 mW", "power_level", "0"),
        ("5-axis", "count", "5"),
        ("5,000", "count", "5000"),
        ("1,920 pixels", "count", "1920"),
        ("1,00,000 Hz", "frequency", "100000"),
        ("12,34,567.5 Hz", "frequency", "1234567.5"),
        ("½ in", "length", "0.0127"),
        ("1½ in", "length", "0.0381"),
        ("1 ½ in", "length", "0.0381"),
        ("19”", "length", "0.4826"),
        ("5 ㎛", "length", "0.000005"),
        ("５００ mm", "length", "0.5"),
        ("໑໒ mm", "length", "0.012"),  # Lao digits
        ("១២ mm", "length", "0.012"),  # Khmer digits
        ("၁၂ mm", "length", "0.012"),  # Burmese digits
        ("ABEC 7", "tolerance_class", "4"),  # counts the other way round
        ("ABEC 9", "tolerance_class", "2"),
        ("ISO 5", "tolerance_class", "5"),
        ("10^6 Hz", "frequency", "1000000"),
        ("1.5×10⁵ mm", "length", "150"),
    ],
)
def test_one_value(text: str, dimension: str, value: str) -> None:
    assert read(text, dimension) == (Fraction(value), Fraction(value))


@pytest.mark.parametrize(
    ("text", "dimension", "low", "high"),
    [
        ("900 to 1,700 °C", "temperature", "1173.15", "1973.15"),  # read as 1.7 the range would stand on its head
        ("0.5 to 1,500 mm", "length", "0.0005", "1.5"),
        ("0,5 to 1,500 mm", "length", "0.0005", "0.0015"),
        ("2～18 GHz", "frequency", "2e9", "18e9"),
        ("2 ~ 18 GHz", "frequency", "2e9", "18e9"),
        ("8.8 - 10.2 GHz", "frequency", "8.8e9", "10.2e9"),
        ("20 +0.1/-0.2 mm", "length", "0.0198", "0.0201"),
        ("20 mm +0.1/-0.2", "length", "0.0198", "0.0201"),
        ("20 (±0.1) mm", "length", "0.0199", "0.0201"),
        # either may be the rounded one: between the two lies the value, and a limit of 12 bar stays open
        ("12 bar (174 psi)", "pressure", "1199687.769011232", "1200000"),
        ("-40 to 85 °C", "temperature", "233.15", "358.15"),
    ],
)
def test_a_range(text: str, dimension: str, low: str, high: str) -> None:
    assert read(text, dimension) == (Fraction(low), Fraction(high))


def test_a_bound_in_two_spellings_stays_a_bound() -> None:
    assert read("≥ 12 bar (174 psi)", "pressure") == (Fraction(1200000), None)
    assert read("12 bar (max.)", "pressure") == (None, Fraction(1200000))


def test_what_the_comma_was_taken_for_is_said() -> None:
    assert (
        parse_amount("900 to 1,700 °C", TABLE, dimension="temperature", unit="degC").written == "900 to 1,700 °C (read as 900 to 1700 °C)"
    )


@pytest.mark.parametrize("text", ["6,300 L", "1,700 °C", "1,700", "1,524 m (60,000 in)", "1,250 to 1,750 mm", "1,700 °C!", "1,234 million"])
def test_a_comma_that_may_mean_either_is_asked_back_with_both_readings(text: str) -> None:
    dimension = next(name for word, name in (("L", "volume"), ("million", "count"), ("m", "length"), ("", "temperature")) if word in text)
    with pytest.raises(AsksBack, match=r"can mean \d{4} or \d\.\d{3}") as caught:
        read(text, dimension)
    assert caught.value.next_step.startswith("Write ")


@pytest.mark.parametrize(
    ("text", "dimension", "says"),
    [
        ("130 ft2 (20 m2)", "area", "not the same amount"),
        ("DN 25 (NPS 2)", "nominal_size", "not the same amount"),
        ("≤ 12 bar (≥ 174 psi)", "pressure", "not the same amount"),
        ("25 kg", "mass_flow", "not per what"),
        ("AWG 12", "length", "number of a gauge"),
        ("12 AWG", "length", "number of a gauge"),
        ("20 mm @ 20 °C", "length", "under which condition"),
        ("20 mm (20 °C)", "length", "under which condition"),
        ("500 mm x 400 mm", "length", "more than one amount"),
        ("20 mm +0.1 m/-0.2 in", "length", "in another unit"),
        ("ABEC 1", "tolerance_class", "not a size"),
        ("-3 W", "power", "negative"),
        ("0 W", "power_level", "has no level"),
        ("5000 dBm", "power", "beyond any power"),
        ("NaN", "length", "not an amount"),
        ("inf mm", "length", "not an amount"),
        ("1e400 mm", "length", "beyond anything"),
        ("5 kg", "length", "unit of mass, but length"),
        ("many", "count", "not an amount"),
    ],
)
def test_refused_in_a_sentence_with_what_to_do(text: str, dimension: str, says: str) -> None:
    with pytest.raises(UserFixable, match=says) as caught:
        read(text, dimension)
    assert caught.value.next_step


def test_a_level_between_whole_tens_is_right_to_forty_digits() -> None:
    low, _ = read("33 dBm", "power")
    assert low is not None
    assert abs(low**10 / (Fraction(10) ** 33 / Fraction(1000) ** 10) - 1) < Fraction(1, 10**37)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Wall: 0.57 mm, flow 17,900 l", Comma.THOUSANDS),
        ("Wand 0,57 mm, Durchsatz 17.900 l", Comma.DECIMAL),
        ("1,234,567 pieces", Comma.THOUSANDS),
        ("1.234.567 pieces", Comma.DECIMAL),
        ("17,900 l", None),
        ("0,57 mm and 0.57 mm", None),
    ],
)
def test_a_text_tells_what_its_commas_mean(text: str, means: Comma | None) -> None:
    assert comma_in(text) is means


# -- formatting and reading back

_DIGITS = {
    "western": "0123456789",
    "thai": "๐๑๒๓๔๕๖๗๘๙",
    "lao": "໐໑໒໓໔໕໖໗໘໙",
    "khmer": "០១២៣៤៥៦៧៨៩",
    "burmese": "၀၁၂၃၄၅၆၇၈၉",
    "full width": "０１２３４５６７８９",
}
_GROUPS = {
    "none": "",
    "space": " ",
    "no-break": "\u00a0",
    "narrow": "\u202f",
    "thin": "\u2009",
    "apostrophe": "'",
    "curly": "’",
    "lakh": ",",
}


def _grouped(whole: str, sign: str, *, is_lakh: bool) -> str:
    if not sign or len(whole) <= 3:
        return whole
    head, tail = whole[:-3], whole[-3:]
    step = 2 if is_lakh else 3
    first = len(head) % step or step
    return sign.join([head[:first], *(head[at : at + step] for at in range(first, len(head), step)), tail])


@given(
    number=st.integers(1, 10**9),
    places=st.integers(0, 5),
    digits=st.sampled_from(list(_DIGITS)),
    group=st.sampled_from(list(_GROUPS)),
    mark=st.sampled_from(".,"),
)
def test_a_number_written_in_any_spelling_is_read_back_as_itself(number: int, places: int, digits: str, group: str, mark: str) -> None:
    value = Fraction(number, 10**places)
    whole, part = divmod(number, 10**places)
    mark = "." if group == "lakh" else mark
    text = _grouped(str(whole), _GROUPS[group], is_lakh=group == "lakh")
    text += f"{mark}{part:0{places}d}" if places else ""
    text = text.translate(str.maketrans("0123456789", _DIGITS[digits]))
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", plain_characters(text)):
        with pytest.raises(AsksBack, match="can mean"):
            read(f"{text} Hz", "frequency")
    else:
        assert read(f"{text} Hz", "frequency") == (value, value)


@given(
    mantissa=st.integers(1, 99999),
    power=st.integers(-20, 20),
    spelling=st.sampled_from(["{}e{}", "{} x 10^{}", "{}×10{raised}", "{}·10^{}"]),
)
def test_a_power_is_read_back_as_itself(mantissa: int, power: int, spelling: str) -> None:
    raised = str(power).translate(str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"))
    text = spelling.format(mantissa, power, raised=raised)
    assert read(f"{text} Hz", "frequency")[0] == Fraction(mantissa) * Fraction(10) ** power


@given(number=st.fractions(Fraction(1, 64), 1000, max_denominator=64), units=st.sampled_from([("in", "mm"), ("ft2", "m2"), ("psi", "bar")]))
def test_a_value_beside_its_own_conversion_is_one_value(number: Fraction, units: tuple[str, str]) -> None:
    first = next(unit for unit in TABLE.units if unit.symbol == units[0])
    second = next(unit for unit in TABLE.units if unit.symbol == units[1])
    stated = Fraction(f"{float(number):.3f}")
    converted = second.from_canonical(first.to_canonical(stated))
    low, high = read(f"{float(stated):.4f} {units[0]} ({float(converted):.5f} {units[1]})", first.dimension)
    assert low is not None
    assert high is not None
    assert low <= first.to_canonical(stated) <= high or abs(low / first.to_canonical(stated) - 1) < Fraction(1, 1000)


@given(text=st.text(alphabet="0123456789.,()/=-+±~xX½e^ µm²\"'³°CinchfDBNPS﹢½٣", max_size=40), dimension=st.sampled_from(list(ASKED)))
def test_nothing_but_a_sentence_comes_of_what_cannot_be_read(text: str, dimension: str) -> None:
    with contextlib.suppress(UserFixable):
        assert read(text, dimension) != (None, None)


def test_characters_are_made_plain() -> None:
    assert plain_characters("−５\u00a0㎛") == "-5 μm"
