"""TT309 currency-invalid."""

import re

from auditor.check.context import Context
from auditor.check.every_event import checked, severity_on
from auditor.check.outcome import Outcomes, failed, not_applicable, passed
from auditor.check.payload import is_blank, shown
from auditor.check.rule import rule
from auditor.check.spelling import is_template
from auditor.check.subjects import Events
from auditor.model.event import PixelEvent
from auditor.model.jsonvalue import JsonValue
from auditor.model.rule import Severity

# Signs and words that name one currency beyond doubt (Unicode CLDR 46, October 2024). A bare "$", "kr"
# or "¥" is shared by several currencies and hints at none.
_MEANT = {
    "€": "EUR",
    "EURO": "EUR",
    "EUROS": "EUR",
    "£": "GBP",
    "US$": "USD",
    "USD$": "USD",
    "$US": "USD",
    "CA$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "R$": "BRL",
    "MX$": "MXN",
    "S$": "SGD",
    "ZŁ": "PLN",
    "KČ": "CZK",
    "FT": "HUF",
    "₩": "KRW",
    "₫": "VND",
    "₺": "TRY",
    "₹": "INR",
    "₪": "ILS",
    "฿": "THB",
    "₱": "PHP",
    "₴": "UAH",
    "RMB": "CNY",
}
_LETTERS = re.compile("[A-Z]+")


@rule("TT309", "currency-invalid", Severity.ERROR, Events(checked("currency"), "product event"))
def currency_invalid(event: PixelEvent, context: Context) -> Outcomes:
    """An event's currency is none that TikTok takes.

    `currency` must be one of the ISO 4217 codes on TikTok's list. Lower case passes: the SDK
    upper-cases it. Signs and names do not.

    ## Why it costs the advertiser
    TikTok cannot use a value in an unknown currency: the revenue of the event is lost to reporting
    and to value optimisation.

    ## How to fix it
    Send the three-letter code, `EUR` rather than `€`. Where the shop's currency is not on TikTok's
    list, send the value converted into one that is.

    ## Example
    Before:

        ttq.track('Purchase', {value: 59.7, currency: 'US$'})

    After:

        ttq.track('Purchase', {value: 59.7, currency: 'USD'})
    """
    currency = event.parameters.get("currency")
    if is_blank(currency):
        yield not_applicable(f"{event.name} names no currency")
    elif isinstance(currency, str) and currency.upper() in context.standard.currencies:
        yield passed()
    else:
        meant = _meant(currency, context)
        yield failed(
            f"{event.name} has a currency that TikTok does not take{_hint(currency, meant)}.",
            severity=severity_on(event),
            expected=f"an ISO 4217 code on TikTok's list, such as {meant or 'EUR'}",
            actual=shown(currency),
            path="currency",
        )


def _meant(currency: JsonValue, context: Context) -> str:
    """The code that a text names by another spelling, beyond doubt; "" where there is none."""
    if not isinstance(currency, str) or is_template(currency):
        return ""
    word = currency.strip().upper()
    found = set(_LETTERS.findall(word)) & context.standard.currencies
    return _MEANT.get(word) or (found.pop() if len(found) == 1 else "")


def _hint(currency: JsonValue, meant: str) -> str:
    if not isinstance(currency, str):
        return ": it is not a text"
    if is_template(currency):
        return ": it is an unrendered template"
    return f": send {meant}" if meant else ""
