"""Units of measurement and exact conversion between them.

A unit's canonical value is `value * factor + offset`; factor and offset are exact fractions, so a value converted to the
canonical unit and back is the same number. The table itself is generated when the reference file is built.
"""

import decimal
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from stc_desktop.rules.errors import UserFixable


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit: `mm` of dimension `length` with factor 1/1000 to the metre; temperatures have an offset too."""

    symbol: str
    dimension: str
    factor: Fraction
    offset: Fraction = Fraction(0)
    label: str = ""
    spellings: tuple[str, ...] = ()
    steps: tuple[tuple[Fraction, Fraction], ...] = ()

    def to_canonical(self, number: Fraction) -> Fraction:
        return self._step(number, 0) if self.steps else number * self.factor + self.offset

    def from_canonical(self, canonical: Fraction) -> Fraction:
        return self._step(canonical, 1) if self.steps else (canonical - self.offset) / self.factor

    def _step(self, number: Fraction, column: int) -> Fraction:
        """Pipe sizes follow a table, not a factor: NPS 3/8 is DN 10 and nothing lies between two sizes."""
        for step in self.steps:
            if step[column] == number:
                return step[1 - column]
        known = ", ".join(_step_text(step[column]) for step in self.steps[:12])
        raise UserFixable(
            f"{_step_text(number)} is not a size of the {self.shown} table.",
            next_step=f"Use one of {known} ... or the other name of the size.",
        )

    @property
    def shown(self) -> str:
        """How the unit is printed: m³ for m3, µm for um."""
        return self.label or self.symbol


# a power may be written as a level, and a level as a power
LEVEL_OF = {"power": "power_level", "power_level": "power"}
_DIGITS_OF_LEVELS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelUnit(Unit):
    """dBm and dBW where watts are asked, and watts where a level is: P = 1 mW · 10^(L/10).

    Whole tens of decibels are exact; between them the power of ten is taken to forty digits, which no datasheet reaches.
    """

    inner: Unit

    @classmethod
    def of(cls, inner: Unit, dimension: str) -> "LevelUnit":
        return cls(symbol=inner.symbol, dimension=dimension, factor=inner.factor, label=inner.label, spellings=inner.spellings, inner=inner)

    def to_canonical(self, number: Fraction) -> Fraction:
        told = self.inner.to_canonical(number)
        return _watts(told) if self.dimension == "power" else _dbm(told)

    def from_canonical(self, canonical: Fraction) -> Fraction:
        return self.inner.from_canonical(_dbm(canonical) if self.dimension == "power" else _watts(canonical))


def _watts(dbm: Fraction) -> Fraction:
    if abs(dbm) > 1000:
        raise UserFixable(f"{float(dbm):g} dBm is beyond any power that is measured.", next_step="Check number and unit.")
    bels = dbm / 10
    if bels.denominator == 1:
        return Fraction(10) ** int(bels) / 1000
    context = decimal.Context(prec=_DIGITS_OF_LEVELS)
    return Fraction(context.power(10, context.divide(decimal.Decimal(bels.numerator), decimal.Decimal(bels.denominator)))) / 1000


def _dbm(watts: Fraction) -> Fraction:
    if watts <= 0:
        raise UserFixable("A power of nothing or less has no level.", next_step="Write the level in dBm, or the power.")
    context = decimal.Context(prec=_DIGITS_OF_LEVELS)
    milliwatts = watts * 1000
    ratio = context.divide(decimal.Decimal(milliwatts.numerator), decimal.Decimal(milliwatts.denominator))
    return Fraction(context.multiply(context.log10(ratio), decimal.Decimal(10)))


# the micro sign and mu, the ohm sign and omega, degree, powers and primes as they stand on datasheets
_LOOKALIKES = str.maketrans(
    {"\u03bc": "u", "\u00b5": "u", "\u03a9": "ohm", "\u2126": "ohm", "\u00b0": "deg", "\u00b2": "2", "\u00b3": "3"}
    | {"\u00b7": ".", "\u22c5": ".", "\u2212": "-", "\u2032": "'", "\u2033": '"', "\u221a": "sqrt"}
)


def folded(spelling: str) -> str:
    """A spelling without look-alike letters, spaces and powers written as superscripts."""
    return spelling.translate(_LOOKALIKES).replace(" ", "").replace("\u00a0", "").replace("^", "")


def _step_text(number: Fraction) -> str:
    return str(number) if number.denominator in {1, 2, 4, 8} else f"{float(number):g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """What the program knows of one kind of quantity: bounds beyond which a number was hardly meant so (canonical unit)."""

    id: str
    low: Fraction
    high: Fraction
    smaller_is_better: bool = False


@dataclass(frozen=True)
class UnitTable:
    """All units that the lists and forms use, found by any spelling that makers use.

    Case matters first (mW and MW differ); a spelling that fits only without regard to case is accepted when it names one unit.
    """

    units: tuple[Unit, ...]
    dimensions: tuple[Dimension, ...] = ()
    _by_spelling: dict[str, tuple[Unit, ...]] = field(init=False, repr=False, compare=False)
    _by_lower: dict[str, tuple[Unit, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        exact: dict[str, tuple[Unit, ...]] = {}
        lower: dict[str, tuple[Unit, ...]] = {}
        for unit in self.units:
            for spelling in dict.fromkeys(folded(text) for text in (unit.symbol, unit.label or unit.symbol, *unit.spellings)):
                exact[spelling] = (*exact.get(spelling, ()), unit)
                known = lower.get(spelling.lower(), ())
                if unit not in known:
                    lower[spelling.lower()] = (*known, unit)
        object.__setattr__(self, "_by_spelling", exact)
        object.__setattr__(self, "_by_lower", lower)

    def find(self, spelling: str, *, dimension: str | None = None) -> Unit | None:
        """The unit with this spelling (of this dimension where given), or None when no single unit fits."""
        text = folded(spelling)
        for found, is_exact in ((self._by_spelling.get(text, ()), True), (self._by_lower.get(text.lower(), ()), False)):
            fitting = [unit for unit in found if dimension is None or unit.dimension == dimension]
            if len(fitting) == 1 and (is_exact or _keeps_prefix(text, fitting[0])):
                return fitting[0]
        return None

    def unit(self, spelling: str, *, dimension: str | None = None) -> Unit:
        """Like `find`, but says in a sentence which units would do."""
        found = self.find(spelling, dimension=dimension)
        if found is not None:
            return found
        other = self.find(spelling)
        if other is None and dimension is not None and any(known.dimension != dimension for known in self._meant(spelling)):
            other = next(known for known in self._meant(spelling) if known.dimension != dimension)
        if other is not None and dimension is not None:
            per = [shown for shown in self.symbols(dimension) if shown.startswith(f"{other.shown}/")]
            if per:
                raise UserFixable(
                    f"“{spelling}” says how much, but not per what.", next_step=f"Write it as {', '.join(per[:4])} or another of that kind."
                )
            raise UserFixable(
                f"“{spelling}” is a unit of {other.dimension.replace('_', ' ')}, but {dimension.replace('_', ' ')} is asked.",
                next_step=f"Use one of: {', '.join(self.symbols(dimension))}.",
            )
        several = [unit.shown for unit in self._by_lower.get(folded(spelling).lower(), ()) if dimension in {None, unit.dimension}]
        if len(several) > 1:
            raise UserFixable(f"“{spelling}” can mean {' or '.join(several)}.", next_step="Write capital and small letters as they are.")
        raise UserFixable(f"The unit “{spelling}” is not known.", next_step=_proposal(self.symbols(dimension)))

    def _meant(self, spelling: str) -> tuple[Unit, ...]:
        return self._by_spelling.get(folded(spelling), ())

    def symbols(self, dimension: str | None) -> tuple[str, ...]:
        return tuple(unit.shown for unit in self.of_dimension(dimension)) if dimension else ()

    def dimension(self, dimension: str) -> Dimension | None:
        return next((known for known in self.dimensions if known.id == dimension), None)

    def of_dimension(self, dimension: str) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.dimension == dimension)


def _proposal(symbols: Iterable[str]) -> str:
    listed = ", ".join(symbols)
    return f"Use one of: {listed}." if listed else "Write the unit as on the datasheet."


def _keeps_prefix(text: str, unit: Unit) -> bool:
    """Whether a spelling in another case still means the same prefix: "MGy" is not mGy, and "mpa" may be anything."""
    for spelling in (unit.symbol, unit.shown, *unit.spellings):
        known = folded(spelling)
        if known.lower() == text.lower() and (known[0] == text[0] or known[0].lower() not in _CASE_MATTERS):
            return True
    return False


_CASE_MATTERS = "mp"  # milli and mega, pico and peta
