"""What can be wrong with the shop's pixel: each shop has its faults, and names exactly what fails for them.

Faults that do not touch one another stand in one shop, each on an event of its own: a finding names its event.
`until` is how far one must shop to meet them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Any

Call = dict[str, Any]  # {"event": name, "parameters": {...}, "options": {...}}
Change = Callable[[Call], Call | None]
PIXEL = "CV3K9QBC77U5H0M1D2T0"


def _same(call: Call) -> Call | None:
    return call


@dataclass(frozen=True)
class Fault:
    """The faults of one shop.

    `expected` are the rules that fail above info, each with the event that it fails for ("" where it is about
    none). `call` changes or drops a `track` call; `base` changes the base code, `headers` the answer's.
    """

    expected: frozenset[tuple[str, str]]
    call: Change = _same
    base: Callable[[str], str] = lambda code: code
    headers: tuple[tuple[str, str], ...] = ()
    purchase_on_reload: bool = False
    twice: str = ""
    until: str = "product"


def drop(event: str) -> Change:
    return lambda call: None if call["event"] == event else call


def rename(event: str, name: str) -> Change:
    return lambda call: {**call, "event": name} if call["event"] == event else call


def change(event: str, /, **parameters: Any) -> Change:
    """An event's parameters replaced; those given as None are left out."""

    def changed(call: Call) -> Call:
        if call["event"] != event:
            return call
        merged = {**call["parameters"], **parameters}
        return {**call, "parameters": {key: value for key, value in merged.items() if value is not None}}

    return changed


def items(event: str, /, **values: Any) -> Change:
    """Values of every item of an event's `contents` replaced; those given as None are left out."""

    def changed(call: Call) -> Call:
        if call["event"] != event:
            return call
        contents = [
            {key: value for key, value in {**item, **values}.items() if value is not None}
            for item in call["parameters"].get("contents", [])
        ]
        return {**call, "parameters": {**call["parameters"], "contents": contents}}

    return changed


def value_as_price_text(event: str) -> Change:
    def changed(call: Call) -> Call:
        if call["event"] != event:
            return call
        parameters = call["parameters"]
        return {**call, "parameters": {**parameters, "value": f"€{parameters['value']:.2f}"}}

    return changed


def each(*changes: Change) -> Change:
    """One change after the other; what one drops, none sees."""
    return lambda call: reduce(lambda left, change: left and change(left), changes, call)


def fails(*codes: str, **of_events: str) -> frozenset[tuple[str, str]]:
    """What fails: rules that are about no event, then rules by the event that they fail for."""
    return frozenset((code, "") for code in codes) | frozenset(
        (code, event) for event, named in of_events.items() for code in named.split()
    )


FAULTS: dict[str, Fault] = {
    "healthy": Fault(until="purchase", expected=fails()),
    "no-base-code": Fault(expected=fails("TT101"), base=lambda code: ""),
    "snippet-twice": Fault(expected=fails("TT103"), base=lambda code: code + code),
    "placeholder-id": Fault(expected=fails("TT104"), base=lambda code: code.replace(PIXEL, "YOUR_PIXEL_ID")),
    "csp": Fault(
        expected=fails("TT107"),
        headers=(
            ("Content-Security-Policy", "script-src 'self' 'unsafe-inline' https://ajax.googleapis.com"),
        ),
    ),
    "no-pageview": Fault(expected=fails(Pageview="TT109"), base=lambda code: code.replace("ttq.page();", "")),
    "event-before-base-code": Fault(
        expected=fails("TT110"),
        base=lambda code: f"<script>ttq.track('Search', {{search_string: 'lamp'}});</script>{code}",
    ),
    "events-missing": Fault(
        until="purchase",
        expected=fails(ViewContent="TT201", AddToCart="TT202", InitiateCheckout="TT203", Purchase="TT204"),
        call=each(drop("ViewContent"), drop("AddToCart"), drop("InitiateCheckout"), drop("Purchase")),
    ),
    "events-at-the-wrong-time": Fault(
        until="purchase",
        expected=fails(ViewContent="TT401", AddToCart="TT207", Purchase="TT208"),
        call=change("ViewContent", value=1.23),
        twice="AddToCart",
        purchase_on_reload=True,
    ),
    "purchase-at-checkout": Fault(
        until="checkout",
        expected=fails(Purchase="TT209", InitiateCheckout="TT203"),
        call=rename("InitiateCheckout", "Purchase"),
    ),
    "names-and-ids": Fault(
        until="purchase",
        expected=fails(ViewContent="TT302", AddtoCart="TT205", InitiateCheckout="TT304", Purchase="TT301"),
        call=each(
            items("ViewContent", content_id="{{ product.sku }}"),
            rename("AddToCart", "AddtoCart"),
            change("InitiateCheckout", content_type="seaside goods"),
            items("Purchase", content_id=None),
        ),
    ),
    "money": Fault(
        until="purchase",
        expected=fails(ViewContent="TT306", AddToCart="TT309", InitiateCheckout="TT308", Purchase="TT305"),
        call=each(
            value_as_price_text("ViewContent"),
            change("AddToCart", currency="EURO"),
            change("InitiateCheckout", currency=None),
            change("Purchase", value=None),
        ),
    ),
}
