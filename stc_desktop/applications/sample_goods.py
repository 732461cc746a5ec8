"""The ten invented lines of the sample case, each with the classification that it came with."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from stc_desktop.applications.lines import KeyValue, Line, LineClassification, LineKind, LineVerdict, MilitaryDesign

LIST_ID, LIST_TITLE, EDITION = "eu-annex-1", "Dual-use items, EU Annex I numbering", "2025-11-15"
_CIF_RATE = Decimal("1.35")  # of this invented deal only; the program itself never converts


@dataclass(frozen=True, slots=True)
class _Goods:
    """A line in short: what it is, who made it, how much of it at which price, and the code with the values that decided it."""

    name: str
    description: str
    model: str
    maker: str
    kind: LineKind
    tariff: str
    origin: str
    quantity: str
    unit: str
    price: str
    code: str = ""
    values: tuple[tuple[str, str, str], ...] = ()  # name, value, limit


_CHANGER = (("output", "0 to 1,000 Hz", "600 Hz or more"), ("stability", "0.05 %", "better than 0.2 %"))
_GOODS = (
    _Goods(
        "Frequency changer, three-phase, 5.5 kVA", "output 0 to 1,000 Hz, stability 0.05 %", "SH-FC1000-5R5", "Song Han",
        LineKind.COMPLETE_PRODUCT, "85044090", "VN", "12", "NAR", "2140.00", "3A225", _CHANGER,
    ),
    _Goods(
        "Frequency changer, three-phase, 11 kVA", "output 0 to 1,000 Hz, stability 0.05 %", "SH-FC1000-11R", "Song Han",
        LineKind.COMPLETE_PRODUCT, "85044090", "VN", "8", "NAR", "3310.00", "3A225", _CHANGER,
    ),
    _Goods(
        "Pressure transducer, absolute", "full scale 13 kPa, accuracy 0.5 %", "PT-13A", "Kansai Sensor",
        LineKind.DEVICE, "90262090", "JP", "20", "NAR", "865.00", "2B230",
        (("full scale", "13 kPa", "13 kPa or more"), ("accuracy", "0.5 %", "better than 1 %")),
    ),
    _Goods(
        "Vacuum pump, turbomolecular", "throat 400 mm, 16 m³/s, down to 5 mPa", "VP-400", "Hanil Vacuum",
        LineKind.COMPLETE_PRODUCT, "84141000", "KR", "1", "NAR", "48500.00", "2B231",
        (("throat", "400 mm", "380 mm or more"), ("speed", "16 m³/s", "15 m³/s or more"), ("vacuum", "5 mPa", "better than 13 mPa")),
    ),
    _Goods(
        "Motor cable, shielded, 25 m", "copper, four cores of 2.5 mm²", "MC-25S", "Song Han",
        LineKind.COMPONENT, "85444949", "VN", "40", "NAR", "96.00",
    ),
    _Goods(
        "Control software for lines 1 and 2", "sets output frequency above 600 Hz", "SH-Drive 4.2", "Song Han",
        LineKind.SOFTWARE, "85234999", "VN", "1", "file", "4200.00", "3D225", (("output frequency", "above 600 Hz", "600 Hz or more"),),
    ),
    _Goods(
        "Valve, fluoropolymer lined, DN 25", "wetted parts: fluoropolymer", "LV-25F", "Song Han",
        LineKind.DEVICE, "84818099", "VN", "16", "NAR", "412.00", "2B350.g", (("wetted parts", "fluoropolymer", "listed material"),),
    ),
    _Goods(
        "Pump, seal-less, magnetic drive", "flow 1.2 m³/h, wetted parts: nickel alloy", "MP-12", "Song Han",
        LineKind.DEVICE, "84137099", "VN", "4", "NAR", "3980.00", "2B350.i",
        (("flow", "1.2 m³/h", "above 0.6 m³/h"), ("wetted parts", "nickel alloy", "listed material")),
    ),
    _Goods(
        "Line reactor, 22 A", "passive, no frequency output", "LR-22", "Song Han",
        LineKind.COMPONENT, "85045094", "VN", "20", "NAR", "148.00",
    ),
    _Goods(
        "Calibration kit for line 3", "hand pump and reference gauge", "CK-13", "Kansai Sensor",
        LineKind.COMPONENT, "90269000", "JP", "2", "set", "1950.00",
    ),
)  # fmt: skip


def sample_lines(now: dt.datetime, *, heads_installed: int, heads_of: int) -> tuple[Line, ...]:
    """All ten lines; how much of the list was installed is the caller's to say."""
    return tuple(_line(number, goods, now, (heads_installed, heads_of)) for number, goods in enumerate(_GOODS, 1))


def _line(number: int, goods: _Goods, now: dt.datetime, heads: tuple[int, int]) -> Line:
    amount = Decimal(goods.quantity) * Decimal(goods.price)
    extra = {"SG-IC/cif_sgd": format((amount * _CIF_RATE).quantize(Decimal("0.01")), "f")}
    if goods.code:
        extra |= {"PH-AUTH/nsgl_annex": "annex_2", "PH-AUTH/nsgl_code": goods.code}
    return Line(
        name=goods.name,
        description=goods.description,
        brand=goods.maker,
        model=goods.model,
        maker=goods.maker,
        kind=goods.kind,
        hs=goods.tariff[:6],
        tariff=goods.tariff,
        origin=goods.origin,
        quantity=Decimal(goods.quantity),
        unit=goods.unit,
        unit_price=Decimal(goods.price),
        value=amount,
        currency="USD",
        military_design=MilitaryDesign.NO,
        has_cryptography=False,
        is_incorporated=False,
        is_altered=False,
        goes_on=False,
        extra=extra,
        classification=_classification(number, goods, now, heads),
    )


def _classification(number: int, goods: _Goods, now: dt.datetime, heads: tuple[int, int]) -> LineClassification:
    return LineClassification(
        verdict=LineVerdict.CONTROLLED if goods.code else LineVerdict.NOT_LISTED,
        codes=(goods.code,) if goods.code else (),
        list_id=LIST_ID,
        list_title=LIST_TITLE,
        edition=EDITION,
        legal_date=dt.date.fromisoformat(EDITION),
        heads_installed=heads[0],
        heads_of=heads[1],
        key_values=tuple(
            KeyValue(name=name, value=value, limit=limit, is_met=True, source="data sheet") for name, value, limit in goods.values
        ),
        record=f"SH-C-{number:02d}",
        decided_at=now - dt.timedelta(days=3),
        decided_by="Nguyễn Thị Hồng Ánh",
    )
