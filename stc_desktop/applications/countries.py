"""Countries by their ISO 3166-1 code, as forms and papers name them, and how many digits their customs numbers have."""

import difflib
import functools
from collections.abc import Iterator
from typing import cast

from stc_desktop.rules.errors import UserFixable

_NAMES = """
AD Andorra; AE United Arab Emirates; AF Afghanistan; AG Antigua & Barbuda; AI Anguilla; AL Albania; AM Armenia; AO Angola; AQ Antarctica;
AR Argentina; AS American Samoa; AT Austria; AU Australia; AW Aruba; AX Åland Islands; AZ Azerbaijan; BA Bosnia & Herzegovina; BB
Barbados; BD Bangladesh; BE Belgium; BF Burkina Faso; BG Bulgaria; BH Bahrain; BI Burundi; BJ Benin; BL St. Barthélemy; BM Bermuda; BN
Brunei; BO Bolivia; BQ Caribbean Netherlands; BR Brazil; BS Bahamas; BT Bhutan; BV Bouvet Island; BW Botswana; BY Belarus; BZ Belize; CA
Canada; CC Cocos (Keeling) Islands; CD Congo (Democratic Republic); CF Central African Republic; CG Congo; CH Switzerland; CI Côte
d'Ivoire; CK Cook Islands; CL Chile; CM Cameroon; CN China; CO Colombia; CR Costa Rica; CU Cuba; CV Cape Verde; CW Curaçao; CX Christmas
Island; CY Cyprus; CZ Czechia; DE Germany; DJ Djibouti; DK Denmark; DM Dominica; DO Dominican Republic; DZ Algeria; EC Ecuador; EE
Estonia; EG Egypt; EH Western Sahara; ER Eritrea; ES Spain; ET Ethiopia; FI Finland; FJ Fiji; FK Falkland Islands; FM Micronesia; FO Faroe
Islands; FR France; GA Gabon; GB United Kingdom; GD Grenada; GE Georgia; GF French Guiana; GG Guernsey; GH Ghana; GI Gibraltar; GL
Greenland; GM Gambia; GN Guinea; GP Guadeloupe; GQ Equatorial Guinea; GR Greece; GS South Georgia & South Sandwich Islands; GT Guatemala;
GU Guam; GW Guinea-Bissau; GY Guyana; HK Hong Kong; HM Heard & McDonald Islands; HN Honduras; HR Croatia; HT Haiti; HU Hungary; ID
Indonesia; IE Ireland; IL Israel; IM Isle of Man; IN India; IO British Indian Ocean Territory; IQ Iraq; IR Iran; IS Iceland; IT Italy; JE
Jersey; JM Jamaica; JO Jordan; JP Japan; KE Kenya; KG Kyrgyzstan; KH Cambodia; KI Kiribati; KM Comoros; KN St. Kitts & Nevis; KP North
Korea; KR South Korea; KW Kuwait; KY Cayman Islands; KZ Kazakhstan; LA Laos; LB Lebanon; LC St. Lucia; LI Liechtenstein; LK Sri Lanka; LR
Liberia; LS Lesotho; LT Lithuania; LU Luxembourg; LV Latvia; LY Libya; MA Morocco; MC Monaco; MD Moldova; ME Montenegro; MF St. Martin; MG
Madagascar; MH Marshall Islands; MK North Macedonia; ML Mali; MM Myanmar; MN Mongolia; MO Macao; MP Northern Mariana Islands; MQ
Martinique; MR Mauritania; MS Montserrat; MT Malta; MU Mauritius; MV Maldives; MW Malawi; MX Mexico; MY Malaysia; MZ Mozambique; NA
Namibia; NC New Caledonia; NE Niger; NF Norfolk Island; NG Nigeria; NI Nicaragua; NL Netherlands; NO Norway; NP Nepal; NR Nauru; NU Niue;
NZ New Zealand; OM Oman; PA Panama; PE Peru; PF French Polynesia; PG Papua New Guinea; PH Philippines; PK Pakistan; PL Poland; PM St.
Pierre & Miquelon; PN Pitcairn Islands; PR Puerto Rico; PS Palestine; PT Portugal; PW Palau; PY Paraguay; QA Qatar; RE Réunion; RO
Romania; RS Serbia; RU Russia; RW Rwanda; SA Saudi Arabia; SB Solomon Islands; SC Seychelles; SD Sudan; SE Sweden; SG Singapore; SH St.
Helena; SI Slovenia; SJ Svalbard & Jan Mayen; SK Slovakia; SL Sierra Leone; SM San Marino; SN Senegal; SO Somalia; SR Suriname; SS South
Sudan; ST São Tomé & Príncipe; SV El Salvador; SX Sint Maarten; SY Syria; SZ Eswatini; TC Turks & Caicos Islands; TD Chad; TF French
Southern Territories; TG Togo; TH Thailand; TJ Tajikistan; TK Tokelau; TL Timor-Leste; TM Turkmenistan; TN Tunisia; TO Tonga; TR Türkiye;
TT Trinidad & Tobago; TV Tuvalu; TW Taiwan; TZ Tanzania; UA Ukraine; UG Uganda; UM U.S. Outlying Islands; US United States; UY Uruguay; UZ
Uzbekistan; VA Vatican City; VC St. Vincent & Grenadines; VE Venezuela; VG British Virgin Islands; VI U.S. Virgin Islands; VN Viet Nam; VU
Vanuatu; WF Wallis & Futuna; WS Samoa; YE Yemen; YT Mayotte; ZA South Africa; ZM Zambia; ZW Zimbabwe
"""
_OTHER_NAMES = {
    "vietnam": "VN",
    "burma": "MM",
    "lao pdr": "LA",
    "lao people's democratic republic": "LA",
    "brunei darussalam": "BN",
    "usa": "US",
    "united states of america": "US",
    "uk": "GB",
    "great britain": "GB",
    "england": "GB",
    "korea": "KR",
    "republic of korea": "KR",
    "dpr korea": "KP",
    "russian federation": "RU",
    "czech republic": "CZ",
    "turkey": "TR",
    "holland": "NL",
    "east timor": "TL",
    "ivory coast": "CI",
    "macau": "MO",
    "syrian arab republic": "SY",
    "uae": "AE",
}
_EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
_ASEAN = "BN ID KH LA MM MY PH SG TH VN"
EU_MEMBERS = frozenset(_EU.split())
ASEAN_MEMBERS = frozenset(_ASEAN.split())


@functools.cache
def country_names() -> dict[str, str]:
    """All countries: code to short English name."""
    pairs = (entry.strip().split(" ", 1) for entry in _NAMES.replace("\n", " ").split(";"))
    return dict(cast("Iterator[tuple[str, str]]", pairs))


def is_country(code: str) -> bool:
    return code in country_names()


def country_shown(code: str) -> str:
    """As on paper, code first: TH  Thailand. A code that no country has is shown as it stands."""
    name = country_names().get(code)
    return f"{code}  {name}" if name else code


def parse_country(text: str) -> str:
    """The code of a country written as a code, as a name or as both; a country that does not exist is refused."""
    wanted = " ".join(text.split())
    if wanted.upper() in country_names():
        return wanted.upper()
    names = {name.casefold(): code for code, name in country_names().items()} | _OTHER_NAMES
    code, _, rest = wanted.partition(" ")
    for candidate in (wanted, rest if code.upper() in country_names() else ""):
        if candidate.casefold() in names:
            return names[candidate.casefold()]
    near = difflib.get_close_matches(wanted.casefold(), list(names), n=1, cutoff=0.7)
    proposal = (
        f"Did you mean {country_shown(names[near[0]])}?"
        if near
        else "Write the two letters of the country, such as TH, or its English name."
    )
    raise UserFixable(f"“{text.strip()}” is not a country that we know.", next_step=proposal)


def tariff_digits(country: str) -> tuple[int, ...]:
    """How many digits a customs number may have in this country: six everywhere, eight in ASEAN and the European Union."""
    return (6, 8) if country in EU_MEMBERS | ASEAN_MEMBERS else (6, 8, 10)
