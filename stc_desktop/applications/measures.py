"""Currencies and units of quantity as customs papers code them."""

import difflib

from stc_desktop.rules.errors import UserFixable

_CODES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE
CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY
KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO
NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB
TJS TMT TND TOP TTD TWD TZS UAH UGX USD UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
_NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"
CURRENCIES = frozenset(_CODES.split())
_WITHOUT_DECIMALS = frozenset(_NO_DECIMALS.split())
_THREE_DECIMALS = frozenset(_THREE.split())

# Unit code to what it counts. Three-letter codes in capitals are those of the UN recommendation; the words are our own.
UNITS = {
    "NAR": "items",
    "KGM": "kilograms",
    "GRM": "grams",
    "MGM": "milligrams",
    "MCG": "micrograms",
    "TON": "tonnes",
    "MTR": "metres",
    "MTK": "square metres",
    "MTQ": "cubic metres",
    "LTR": "litres",
    "MLT": "millilitres",
    "MCL": "microlitres",
    "BQL": "becquerels",
    "set": "sets",
    "seat": "licence seats",
    "file": "files",
    "hour": "hours of service",
}
_OTHER_WORDS = {
    **dict.fromkeys(("item", "pc", "pcs", "piece", "pieces", "unit", "units", "no", "nos", "ea", "each"), "NAR"),
    **dict.fromkeys(("kg", "kgs", "kilo", "kilogram"), "KGM"),
    **dict.fromkeys(("g", "gram", "grammes"), "GRM"),
    **dict.fromkeys(("mg", "milligram"), "MGM"),
    **dict.fromkeys(("ug", "µg", "μg", "microgram"), "MCG"),
    **dict.fromkeys(("t", "tonne", "mt"), "TON"),
    **dict.fromkeys(("m", "metre", "meter", "meters"), "MTR"),
    **dict.fromkeys(("m2", "m²", "sqm"), "MTK"),
    **dict.fromkeys(("m3", "m³", "cbm"), "MTQ"),
    **dict.fromkeys(("l", "litre", "liter", "liters"), "LTR"),
    **dict.fromkeys(("ml", "millilitre"), "MLT"),
    **dict.fromkeys(("ul", "µl", "μl", "microlitre"), "MCL"),
    **dict.fromkeys(("bq", "becquerel"), "BQL"),
}


def currency_decimals(currency: str) -> int:
    """How many decimals amounts of this currency have."""
    if currency in _WITHOUT_DECIMALS:
        return 0
    return 3 if currency in _THREE_DECIMALS else 2


def parse_currency(text: str) -> str:
    """The three letters of a currency; nothing is ever converted."""
    code = text.strip().upper()
    if code in CURRENCIES:
        return code
    near = difflib.get_close_matches(code, sorted(CURRENCIES), n=1, cutoff=0.6)
    proposal = f"Did you mean {near[0]}?" if near else "Write its three letters, such as USD or VND."
    raise UserFixable(f"“{text.strip()}” is not a currency.", next_step=proposal)


def parse_unit(text: str) -> str:
    """The code of a unit written as its code, its name or its sign."""
    wanted = text.strip()
    for code, words in UNITS.items():
        if wanted.casefold() in {code.casefold(), words.casefold()}:
            return code
    found = _OTHER_WORDS.get(wanted.casefold())
    if found:
        return found
    listed = ", ".join(f"{code} ({words})" for code, words in UNITS.items())
    raise UserFixable(f"“{wanted}” is not a unit of quantity on this form.", next_step=f"Use one of: {listed}.")
