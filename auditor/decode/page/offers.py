"""Offers in schema.org's vocabulary: what is asked, in which currency, and whether it can be had.

Properties as of schema.org 29 (2025-03) and Google's product snippets (2026-01): a `priceSpecification`
may be a list price or a price per unit, and those are not what the product costs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.decode.page.money import amounts_in, currency_code, machine_amount
from auditor.decode.page.nodes import References, ids_of, text_of, types_of
from auditor.model.jsonvalue import JsonObject, JsonValue, dig, is_object
from auditor.model.money import Money
from auditor.model.page import ProductId

_OF_AN_OFFER = ("price", "priceCurrency", "availability")
_NOT_ASKED = ("ListPrice", "StrikethroughPrice", "SRP", "MSRP", "InvoicePrice", "MinimumAdvertisedPrice")
_CHARGES = frozenset({"DeliveryChargeSpecification", "PaymentChargeSpecification"})
_CONDITIONS = ("referenceQuantity", "validForMemberTier", "billingDuration", "billingIncrement")
"""What makes a stated price one per unit, one for members, or one of several payments."""
_AVAILABLE = {
    "instock",
    "limitedavailability",
    "onlineonly",
    "instoreonly",
    "preorder",
    "presale",
    "backorder",
    "madetoorder",
}
_GONE = {"outofstock", "soldout", "discontinued", "reserved"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedOffer:
    """One way to buy a product. `ranged` tells that only the ends of a price range are given."""

    moneys: tuple[Money, ...] = ()
    currency: str | None = None
    ids: tuple[ProductId, ...] = ()
    url: str = ""
    available: bool | None = None
    ranged: bool = False
    unread: str = ""  # a price that could not be read


class OfferReader:
    """Reads the offers of one document's data."""

    def __init__(self, source: str, language: str, references: References) -> None:
        self.source = source
        self.language = language
        self.references = references

    def read(self, value: JsonValue) -> Iterator[StatedOffer]:
        """The offers that a property holds, those of an `AggregateOffer` each by itself."""
        for node in self.references.nodes(value):
            inner = node.get("offers")
            if inner:
                for each in list(self.references.nodes(inner))[:500]:
                    yield self._offer(
                        {**each, "priceCurrency": each.get("priceCurrency") or node.get("priceCurrency")}
                    )
            else:
                yield self._offer(node)

    def _offer(self, node: JsonObject) -> StatedOffer:
        currency = currency_code(node.get("priceCurrency"))
        moneys: list[Money] = []
        unread = ""
        for price, code in self._prices(node, currency):
            amount = machine_amount(price, code, self.language)
            if amount is None:
                unread = str(price)[:40]
                continue
            money = Money(amount, code or _currency_in(price))
            if money not in moneys:
                moneys.append(money)
        low, high = (
            machine_amount(node.get(key), currency, self.language) for key in ("lowPrice", "highPrice")
        )
        ranged = False
        if not moneys and low is not None:
            ranged = high is not None and high != low
            moneys = (
                [Money(low, currency)]
                if high is None
                else [Money(low, currency), Money(high, currency)][: 1 + ranged]
            )
            ranged = ranged or (high is None and text_of(node.get("offerCount")) not in {"", "1"})
        return StatedOffer(
            moneys=tuple(moneys),
            currency=currency or next((money.currency for money in moneys), None),
            ids=tuple(ids_of(node, self.source)),
            url=text_of(node.get("url")) or text_of(node.get("@id")),
            available=_availability(text_of(node.get("availability"))),
            ranged=ranged,
            unread=unread,
        )

    def _prices(self, node: JsonObject, currency: str | None) -> Iterator[tuple[JsonValue, str | None]]:
        price = node.get("price")
        for each in price if isinstance(price, list) else [price]:
            if each not in (None, "") and not is_object(each):
                yield each, currency
        for spec in list(self.references.nodes(node.get("priceSpecification")))[:50]:
            if not _is_asked(spec):
                continue
            if spec.get("price") not in (None, "") and not isinstance(spec.get("price"), list | dict):
                yield spec["price"], currency_code(spec.get("priceCurrency")) or currency


def as_offer(node: JsonObject) -> JsonValue:
    """The price that a product carries itself, where the vocabulary has an offer (Ecwid, November 2026)."""
    return {key: node[key] for key in _OF_AN_OFFER if key in node} if "price" in node else None


def _is_asked(spec: JsonObject) -> bool:
    """Whether a `priceSpecification` is what one piece costs any visitor."""
    if text_of(spec.get("priceType")).endswith(_NOT_ASKED) or types_of(spec) & _CHARGES:
        return False
    least = dig(spec, "eligibleQuantity", "minValue") or dig(spec, "eligibleQuantity", "value")
    several = machine_amount(least)
    return not any(spec.get(name) for name in _CONDITIONS) and (several is None or several <= 1)


def _availability(text: str) -> bool | None:
    name = text.rstrip("/").rsplit("/", 1)[-1].lower().replace(" ", "").replace("_", "")
    if name in _GONE:
        return False
    return True if name in _AVAILABLE else None


def _currency_in(price: JsonValue) -> str | None:
    """The currency that a price names which was written as for people: "19.90 EUR"."""
    if not isinstance(price, str):
        return None
    return next((each.money.currency for each in amounts_in(price, bare=True) if each.money), None)
