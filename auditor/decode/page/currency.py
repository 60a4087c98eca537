"""Currencies as pages write them. ISO 4217 as amended to 2026-01; signs by Unicode's CLDR 46 (2024-10).

A sign that several countries share ("$", "kr", "¥") proves that a number is money, not whose.
"""
# ruff: noqa: RUF001 - signs and letters of many scripts are the subject here

from babel.numbers import get_currency_precision

_THREE = 3

_CODES = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT "
    "LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR "
    "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
    "STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG "
    "XOF XPF YER ZAR ZMW ZWG HRK"
)
CODES = frozenset(_CODES.split())
"""ISO 4217 codes in use, and HRK, which old pages still show."""

WORD_LIKE = frozenset(
    {"ALL", "TOP", "TRY", "CUP", "GEL", "PEN", "MOP", "SOS", "MAD", "BAM", "AMD", "LAK", "CAD"}
)
"""Codes that are also words or trademarks ("GEL 200", "AMD 5"): alone they do not make a number money."""

ZERO_DECIMALS = frozenset(code for code in CODES if get_currency_precision(code) == 0)
"""Codes whose amounts are written without decimals, whatever ISO 4217 gives them (RSD, IQD): CLDR, by Babel."""

THREE_DECIMALS = frozenset(code for code in CODES if get_currency_precision(code) == _THREE)
"""Codes whose amounts have three decimals, as those of KWD do."""

SIGNS: dict[str, str | None] = {
    "€": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW", "₴": "UAH", "₫": "VND",
    "฿": "THB", "₪": "ILS", "₱": "PHP", "₦": "NGN", "₡": "CRC", "₲": "PYG", "₵": "GHS", "₸": "KZT",
    "₾": "GEL", "₼": "AZN", "₮": "MNT", "៛": "KHR", "₭": "LAK", "৳": "BDT",
    "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "лв": "BGN", "лв.": "BGN", "円": "JPY", "원": "KRW", "грн": "UAH",
    "грн.": "UAH", "TL": "TRY", "RM": "MYR", "Rp": "IDR", "S/": "PEN", "S/.": "PEN", "₨": None, "Rs": None,
    "Rs.": None, "euro": "EUR", "Euro": "EUR", "EURO": "EUR", "euros": "EUR", "đ": "VND",
    "US$": "USD", "U$S": "USD", "R$": "BRL", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "CDN$": "CAD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "SG$": "SGD", "NT$": "TWD", "MX$": "MXN", "Mex$": "MXN",
    "$U": "UYU", "RD$": "DOP", "CN¥": "CNY", "JP¥": "JPY", "E£": "EGP",
    "د.إ": "AED", "ر.س": "SAR", "د.ك": "KWD", "ر.ق": "QAR", "ر.ع.": "OMR", "د.ب": "BHD", "د.م.": "MAD", "﷼": None,
    "$": None, "¥": None, "元": None, "kr": None, "kr.": None, "Kr": None, "Kr.": None, "KR": None, "lei": None,
    "Lei": None, "руб": None, "руб.": None, "Fr.": None, "SFr.": "CHF", "sFr.": "CHF", "Fr": None, "DT": "TND", "дин": None,
    "din": None, "din.": None, "kn": "HRK", "KM": None, "ден": "MKD",
}  # fmt: skip
"""Sign to ISO 4217 code, or None where the sign is shared."""

WEAK_SIGNS = frozenset({"RM", "DT", "KM", "kn", "Fr", "TL", "din", "Rs", "S/", "KR", "Kr"})
"""Signs that are also words or units: like `WORD_LIKE` codes, they need a number with decimals."""
