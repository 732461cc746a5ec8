"""The ten invented lines of the sample case, each with the classification that it came with."""

import datetime as dt
from decimal import Decimal
from typing import cast

from stc_desktop.applications.lines import KeyValue, Line, LineClassification, LineKind, LineVerdict, MilitaryDesign

LIST_ID, LIST_TITLE, EDITION = "eu-annex-1", "Dual-use items, EU Annex I numbering", "2025-11-15"
_SONG_HAN = "Song Han Precision Mechanics Co., Ltd."
_CIF_RATE = Decimal("1.35")  # of this invented deal only; the program itself never converts


def _values(*pairs: tuple[str, str, str]) -> tuple[KeyValue, ...]:
    return tuple(KeyValue(name=name, value=value, limit=limit, is_met=True, source="data sheet") for name, value, limit in pairs)


_CHANGER_VALUES = _values(
    ("output", "0 to 1,000 Hz, three phases", "600 Hz or more"),
    ("frequency control", "0.05 %", "better than 0.2 %"),
    ("power", "5.5 kVA", "40 VA"),
)
# name, description, model, maker, kind, customs number, origin, quantity, unit, unit price, codes, deciding values
_GOODS = (
    (
        "Frequency changer, three-phase, 5.5 kVA", "Drives spindle motors; output 0 to 1,000 Hz, three phases, stability 0.05 %.",
        "SH-FC1000-5R5", _SONG_HAN, LineKind.COMPLETE_PRODUCT, "85044090", "VN", "12", "NAR", "2140.00", "3A225", _CHANGER_VALUES,
    ),
    (
        "Frequency changer, three-phase, 11 kVA", "As line 1 with twice the power; output 0 to 1,000 Hz, stability 0.05 %.",
        "SH-FC1000-11R", _SONG_HAN, LineKind.COMPLETE_PRODUCT, "85044090", "VN", "8", "NAR", "3310.00", "3A225", _CHANGER_VALUES[:2],
    ),
    (
        "Pressure transducer, absolute", "Capacitance gauge of aluminium oxide, full scale 13 kPa, accuracy 0.5 % of full scale.",
        "PT-13A", "Kansai Sensor", LineKind.DEVICE, "90262090", "JP", "20", "NAR", "865.00", "2B230",
        _values(("full scale", "13 kPa", "below 13 kPa or accuracy"), ("accuracy", "0.5 %", "better than 1 %")),
    ),
    (
        "Vacuum pump, turbomolecular", "Throat of 400 mm, 16,000 l/s, ultimate vacuum 5 mPa.",
        "VP-400", "Hanil Vacuum", LineKind.COMPLETE_PRODUCT, "84141000", "KR", "1", "NAR", "48500.00", "2B231",
        _values(
            ("throat", "400 mm", "380 mm or more"),
            ("pumping speed", "16 m³/s", "15 m³/s or more"),
            ("vacuum", "5 mPa", "better than 13 mPa"),
        ),
    ),
    (
        "Motor cable, shielded, 25 m", "Copper, four cores of 2.5 mm², with plugs of our own make.",
        "MC-25S", _SONG_HAN, LineKind.COMPONENT, "85444949", "VN", "40", "NAR", "96.00", "", (),
    ),
    (
        "Control software for lines 1 and 2", "Lifts the output frequency above 600 Hz; one licence file, handed over on a data stick.",
        "SH-Drive 4.2", _SONG_HAN, LineKind.SOFTWARE, "85234999", "VN", "1", "file", "4200.00", "3D225",
        _values(("sets output frequency", "up to 1,000 Hz", "600 Hz or more")),
    ),
    (
        "Valve, fluoropolymer lined, DN 25", "Bellows-sealed valve; every surface in contact with the fluid is fluoropolymer.",
        "LV-25F", _SONG_HAN, LineKind.DEVICE, "84818099", "VN", "16", "NAR", "412.00", "2B350.g",
        _values(("wetted parts", "fluoropolymer", "listed material"), ("nominal size", "DN 25", "above DN 10")),
    ),
    (
        "Pump, seal-less, magnetic drive", "Flow 1.2 m³/h; wetted parts of nickel alloy with 65 % nickel and 20 % chromium.",
        "MP-12", _SONG_HAN, LineKind.DEVICE, "84137099", "VN", "4", "NAR", "3980.00", "2B350.i",
        _values(("flow", "1.2 m³/h", "above 0.6 m³/h"), ("wetted parts", "nickel alloy", "listed material")),
    ),
    (
        "Line reactor, 22 A", "Passive choke for the mains side of lines 1 and 2; gives no frequency of its own.",
        "LR-22", _SONG_HAN, LineKind.COMPONENT, "85045094", "VN", "20", "NAR", "148.00", "", (),
    ),
    (
        "Calibration kit for line 3", "Hand pump, reference gauge and fittings in a case.",
        "CK-13", "Kansai Sensor", LineKind.COMPONENT, "90269000", "JP", "2", "set", "1950.00", "", (),
    ),
)  # fmt: skip


def sample_lines(now: dt.datetime, *, heads_installed: int, heads_of: int) -> tuple[Line, ...]:
    """All ten lines; how much of the list was installed is the caller's to say."""
    return tuple(_line(number, row, now, (heads_installed, heads_of)) for number, row in enumerate(_GOODS, 1))


def _line(number: int, row: tuple[object, ...], now: dt.datetime, heads: tuple[int, int]) -> Line:
    name, description, model, maker, kind, tariff, origin, quantity, unit, price, code, values = row
    amount = Decimal(str(quantity)) * Decimal(str(price))
    extra = {"SG-IC/cif_sgd": format((amount * _CIF_RATE).quantize(Decimal("0.01")), "f")}
    if code:
        extra |= {"PH-AUTH/nsgl_annex": "annex_2", "PH-AUTH/nsgl_code": str(code)}
    assert isinstance(kind, LineKind)
    return Line(
        name=str(name),
        description=str(description),
        brand=str(maker).split(" ", maxsplit=1)[0] if maker != _SONG_HAN else "Song Han",
        model=str(model),
        maker=str(maker),
        kind=kind,
        hs=str(tariff)[:6],
        tariff=str(tariff),
        origin=str(origin),
        quantity=Decimal(str(quantity)),
        unit=str(unit),
        unit_price=Decimal(str(price)),
        value=amount,
        currency="USD",
        military_design=MilitaryDesign.NO,
        has_cryptography=False,
        is_incorporated=False,
        is_altered=False,
        goes_on=False,
        extra=extra,
        classification=LineClassification(
            verdict=LineVerdict.CONTROLLED if code else LineVerdict.NOT_LISTED,
            codes=(str(code),) if code else (),
            list_id=LIST_ID,
            list_title=LIST_TITLE,
            edition=EDITION,
            legal_date=dt.date.fromisoformat(EDITION),
            heads_installed=heads[0],
            heads_of=heads[1],
            key_values=cast("tuple[KeyValue, ...]", values),
            record=f"SH-C-{number:02d}",
            decided_at=now - dt.timedelta(days=3),
            decided_by="Nguyễn Thị Hồng Ánh",
        ),
    )
