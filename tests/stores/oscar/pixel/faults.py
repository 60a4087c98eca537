"""What can be wrong with the shop's pixel: each fault changes one thing, and names the rules that it fails.

`expected` are the failed rules above info, exactly; `until` is how far one must shop to meet the fault.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Call = dict[str, Any]  # {"event": name, "parameters": {...}, "options": {...}}
PIXEL = "CV3K9QBC77U5H0M1D2T0"


def _same(call: Call) -> Call | None:
    return call


@dataclass(frozen=True)
class Fault:
    """One fault. `call` changes or drops a `track` call; `base` changes the base code, `headers` the answer's."""

    expected: frozenset[str]
    call: Callable[[Call], Call | None] = _same
    base: Callable[[str], str] = lambda code: code
    headers: tuple[tuple[str, str], ...] = ()
    purchase_on_reload: bool = False
    twice: str = ""
    until: str = "product"


def drop(event: str) -> Callable[[Call], Call | None]:
    return lambda call: None if call["event"] == event else call


def rename(event: str, name: str) -> Callable[[Call], Call | None]:
    return lambda call: {**call, "event": name} if call["event"] == event else call


def change(event: str | None = None, /, **parameters: Any) -> Callable[[Call], Call | None]:
    """Parameters replaced; those given as None are left out."""

    def changed(call: Call) -> Call:
        if event not in {None, call["event"]}:
            return call
        merged = {**call["parameters"], **parameters}
        return {**call, "parameters": {key: value for key, value in merged.items() if value is not None}}

    return changed


def items(**values: Any) -> Callable[[Call], Call | None]:
    """Values of every item of `contents` replaced; those given as None are left out."""

    def changed(call: Call) -> Call:
        contents = [
            {key: value for key, value in {**item, **values}.items() if value is not None}
            for item in call["parameters"].get("contents", [])
        ]
        return {**call, "parameters": {**call["parameters"], "contents": contents}}

    return changed


def value_as_price_text(call: Call) -> Call:
    value = call["parameters"].get("value")
    return (
        {**call, "parameters": {**call["parameters"], "value": f"€{value:.2f}"}}
        if value is not None
        else call
    )


FAULTS: dict[str, Fault] = {
    "healthy": Fault(until="purchase", expected=frozenset()),
    "no-base-code": Fault(expected=frozenset({"TT101"}), base=lambda code: ""),
    "snippet-twice": Fault(expected=frozenset({"TT103"}), base=lambda code: code + code),
    "placeholder-id": Fault(
        expected=frozenset({"TT104"}), base=lambda code: code.replace(PIXEL, "YOUR_PIXEL_ID")
    ),
    "csp": Fault(
        expected=frozenset({"TT107"}),
        headers=(
            ("Content-Security-Policy", "script-src 'self' 'unsafe-inline' https://ajax.googleapis.com"),
        ),
    ),
    "no-pageview": Fault(expected=frozenset({"TT109"}), base=lambda code: code.replace("ttq.page();", "")),
    "event-before-base-code": Fault(
        expected=frozenset({"TT110"}),
        base=lambda code: f"<script>ttq.track('Search', {{search_string: 'lamp'}});</script>{code}",
    ),
    "no-view-content": Fault(expected=frozenset({"TT201"}), call=drop("ViewContent")),
    "no-add-to-cart": Fault(until="cart", expected=frozenset({"TT202"}), call=drop("AddToCart")),
    "no-initiate-checkout": Fault(
        until="checkout", expected=frozenset({"TT203"}), call=drop("InitiateCheckout")
    ),
    "no-purchase": Fault(until="purchase", expected=frozenset({"TT204"}), call=drop("Purchase")),
    "misspelled": Fault(until="cart", expected=frozenset({"TT205"}), call=rename("AddToCart", "AddtoCart")),
    "added-twice": Fault(until="cart", expected=frozenset({"TT207"}), twice="AddToCart"),
    "purchase-again": Fault(until="purchase", expected=frozenset({"TT208"}), purchase_on_reload=True),
    "purchase-at-checkout": Fault(
        until="checkout", expected=frozenset({"TT209", "TT203"}), call=rename("InitiateCheckout", "Purchase")
    ),
    "no-content-id": Fault(expected=frozenset({"TT301"}), call=items(content_id=None)),
    "unrendered-id": Fault(expected=frozenset({"TT302"}), call=items(content_id="{{ product.sku }}")),
    "content-type-free-text": Fault(expected=frozenset({"TT304"}), call=change(content_type="seaside goods")),
    "no-value": Fault(until="purchase", expected=frozenset({"TT305"}), call=change("Purchase", value=None)),
    "value-text": Fault(expected=frozenset({"TT306"}), call=value_as_price_text),
    "no-currency": Fault(
        until="purchase", expected=frozenset({"TT308"}), call=change("Purchase", currency=None)
    ),
    "unknown-currency": Fault(expected=frozenset({"TT309"}), call=change(currency="EURO")),
    "wrong-value": Fault(expected=frozenset({"TT401"}), call=change("ViewContent", value=1.23)),
}
