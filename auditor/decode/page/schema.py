"""Products in schema.org's vocabulary, whichever syntax wrote it down: JSON-LD, microdata, RDFa.

Properties as of schema.org 29 (2025-03) and Google's product snippets (2026-01): a `priceSpecification`
may be a list price or a price per unit, and those are not what the product costs.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from auditor.decode.page.money import amounts_in, currency_code, machine_amount
from auditor.model.jsonvalue import JsonObject, JsonValue, dig, is_object
from auditor.model.money import Money
from auditor.model.page import ProductId

MAX_NODES = 20_000
MAX_ID = 120

_OF_AN_OFFER = ("price", "priceCurrency", "availability")
_LABEL = re.compile(r"(?:sku|mpn|art\.?-?\s?nr\.?)\s*[:#]?\s+", re.IGNORECASE)
"""What some themes print into the element that holds the id."""

_PRODUCT_TYPES = frozenset(
    {
        "Product",
        "IndividualProduct",
        "ProductModel",
        "SomeProducts",
        "ProductGroup",
        "Vehicle",
        "Car",
        "Motorcycle",
    }
)
_LISTING_TYPES = frozenset(
    {"ItemList", "CollectionPage", "OfferCatalog", "ProductCollection", "SearchResultsPage"}
)
_OTHERS = frozenset(
    {
        "isRelatedTo",
        "isSimilarTo",
        "isAccessoryOrSparePartFor",
        "isConsumableFor",
        "itemListElement",
        "relatedLink",
    }
    | {"itemReviewed", "recommendations", "isPartOf", "upsell", "crossSell"}
)
_OWN = frozenset(
    {
        "offers",
        "itemOffered",
        "hasVariant",
        "isVariantOf",
        "review",
        "aggregateRating",
        "brand",
        "manufacturer",
    }
)
_NOT_ASKED = ("ListPrice", "StrikethroughPrice", "SRP", "MSRP", "InvoicePrice", "MinimumAdvertisedPrice")
_CHARGES = frozenset({"DeliveryChargeSpecification", "PaymentChargeSpecification"})
_CONDITIONS = ("referenceQuantity", "validForMemberTier", "billingDuration", "billingIncrement")
"""What makes a stated price one per unit, one for members, or one of several payments."""
_ID_KINDS = {
    "sku": "sku", "mpn": "sku", "productID": "product", "productId": "product", "identifier": "product",
    "gtin": "gtin", "gtin8": "gtin", "gtin12": "gtin", "gtin13": "gtin", "gtin14": "gtin", "isbn": "gtin",
    "productGroupID": "group", "inProductGroupWithID": "group",
}  # fmt: skip
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


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedProduct:
    """A product as data on the page states it. `place` is where it stands in the document, if it does."""

    source: str
    name: str = ""
    ids: tuple[ProductId, ...] = ()
    url: str = ""
    offers: tuple[StatedOffer, ...] = ()
    variants: tuple["StatedProduct", ...] = ()
    place: int | None = None


@dataclass(slots=True)
class Stated:
    """All that structured data says: `products` the page may be about, `others` that it lists."""

    products: list[StatedProduct] = field(default_factory=list)
    others: list[StatedProduct] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)

    def add(self, other: "Stated") -> None:
        """Take in what another syntax says."""
        self.products += other.products
        self.others += other.others
        self.types |= other.types
        self.notes += other.notes


def types_of(node: Mapping[str, JsonValue]) -> set[str]:
    """The types of a node, without their namespace."""
    found = node.get("@type")
    names = found if isinstance(found, list) else [found]
    return {name.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names if isinstance(name, str)}


def read_nodes(roots: Sequence[JsonValue], source: str, language: str) -> Stated:
    """The products in some schema.org data."""
    _lower_first(roots)
    reader = _Reader(source, language, _by_id(roots))
    listing = any(is_object(root) and types_of(root) & _LISTING_TYPES for root in roots)
    reader.walk(roots)
    if listing and len({product.name for product in reader.stated.products}) > 1:
        reader.stated.others += reader.stated.products
        reader.stated.products.clear()
    return reader.stated


def _lower_first(roots: Sequence[JsonValue]) -> None:
    """Spell properties as the vocabulary does: Wix writes `Offers` and `Availability` (November 2026)."""
    for node in _objects(roots):
        for key in [key for key in node if key[:1].isupper()]:
            node.setdefault(key[0].lower() + key[1:], node[key])


def _by_id(roots: Sequence[JsonValue]) -> dict[str, JsonObject]:
    """The nodes that others refer to by `@id`."""
    found: dict[str, JsonObject] = {}
    for node in _objects(roots):
        name = node.get("@id")
        if isinstance(name, str) and len(node) > 1:
            found.setdefault(name, node)
    return found


def _objects(roots: Sequence[JsonValue]) -> Iterator[JsonObject]:
    stack: list[JsonValue] = list(reversed(roots))
    for _ in range(MAX_NODES):
        if not stack:
            return
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif is_object(value):
            yield value
            stack.extend(reversed(list(value.values())))


class _Reader:
    def __init__(self, source: str, language: str, by_id: Mapping[str, JsonObject]) -> None:
        self.source = source
        self.language = language
        self.by_id = by_id
        self.stated = Stated()

    def walk(self, roots: Sequence[JsonValue]) -> None:
        """Collect the products, those that the page is about and those that it only mentions."""
        stack: list[tuple[JsonValue, bool]] = [(root, True) for root in reversed(roots)]
        for _ in range(MAX_NODES):
            if not stack:
                return
            value, main = stack.pop()
            if isinstance(value, list):
                stack.extend((each, main) for each in reversed(value))
                continue
            if not is_object(value):
                continue
            types = types_of(value)
            if main:
                self.stated.types |= types
            product = self._product_at(value, types)
            if product is not None:
                (self.stated.products if main else self.stated.others).append(product)
            for key, inner in reversed(list(value.items())):
                if product is None or key not in _OWN:
                    stack.append((inner, main and key not in _OTHERS))
        self.stated.notes.append(f"{self.source}: more than {MAX_NODES} nodes, the rest was not read")

    def _product_at(self, node: JsonObject, types: set[str]) -> StatedProduct | None:
        if types & _PRODUCT_TYPES:
            product = self.product(node)
            return product if product.name or product.ids or product.offers else None
        offered = node.get("itemOffered")
        if types & {"Offer", "AggregateOffer"} and is_object(offered) and "offers" not in offered:
            return replace(self.product(offered), offers=tuple(self._offers(node)))
        return None

    def product(self, node: JsonObject, depth: int = 0) -> StatedProduct:
        """One product, with its offers and variants."""
        variants: list[StatedProduct] = []
        if depth == 0:
            variants = [self.product(each, 1) for each in self._nodes(node.get("hasVariant"))][:500]
        parent = next(iter(self._nodes(node.get("isVariantOf"))), None)
        ids = list(_ids(node, self.source))
        if parent is not None:
            ids += [each for each in _ids(parent, self.source) if each.kind == "group"]
        place = node.get("@place")
        return StatedProduct(
            source=self.source,
            name=_text(node.get("name"))[:300],
            ids=tuple(ids),
            url=_text(node.get("url")) or _text(node.get("@id")),
            offers=tuple(self._offers(node.get("offers") or _as_offer(node))),
            variants=tuple(variants),
            place=place if isinstance(place, int) else None,
        )

    def _nodes(self, value: JsonValue) -> Iterator[JsonObject]:
        """The objects that a property holds, references followed."""
        for each in value if isinstance(value, list) else [value]:
            target = self.by_id.get(each) if isinstance(each, str) else each
            if is_object(target):
                name = target.get("@id")
                yield self.by_id.get(name, target) if len(target) == 1 and isinstance(name, str) else target

    def _offers(self, value: JsonValue) -> Iterator[StatedOffer]:
        for node in self._nodes(value):
            inner = node.get("offers")
            if inner:
                for each in list(self._nodes(inner))[:500]:
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
            ranged = ranged or (high is None and _text(node.get("offerCount")) not in {"", "1"})
        return StatedOffer(
            moneys=tuple(moneys),
            currency=currency or next((money.currency for money in moneys), None),
            ids=tuple(_ids(node, self.source)),
            url=_text(node.get("url")) or _text(node.get("@id")),
            available=_availability(_text(node.get("availability"))),
            ranged=ranged,
            unread=unread,
        )

    def _prices(self, node: JsonObject, currency: str | None) -> Iterator[tuple[JsonValue, str | None]]:
        price = node.get("price")
        for each in price if isinstance(price, list) else [price]:
            if each not in (None, "") and not is_object(each):
                yield each, currency
        for spec in list(self._nodes(node.get("priceSpecification")))[:50]:
            if not _is_asked(spec):
                continue
            if spec.get("price") not in (None, "") and not isinstance(spec.get("price"), list | dict):
                yield spec["price"], currency_code(spec.get("priceCurrency")) or currency


def _as_offer(node: JsonObject) -> JsonValue:
    """The price that a product carries itself, where the vocabulary has an offer (Ecwid, November 2026)."""
    return {key: node[key] for key in _OF_AN_OFFER if key in node} if "price" in node else None


def _is_asked(spec: JsonObject) -> bool:
    """Whether a `priceSpecification` is what one piece costs any visitor."""
    if _text(spec.get("priceType")).endswith(_NOT_ASKED) or types_of(spec) & _CHARGES:
        return False
    least = dig(spec, "eligibleQuantity", "minValue") or dig(spec, "eligibleQuantity", "value")
    several = machine_amount(least)
    return not any(spec.get(name) for name in _CONDITIONS) and (several is None or several <= 1)


def _ids(node: Mapping[str, JsonValue], source: str) -> Iterator[ProductId]:
    for key, kind in _ID_KINDS.items():
        value = node.get(key)
        for each in value if isinstance(value, list) else [value]:
            text = _text(each)
            if key == "productID" and ":" in text:
                text = text.partition(":")[2].strip()
            if kind == "sku":
                text = _LABEL.sub("", text)
            if 0 < len(text) <= MAX_ID and "://" not in text:
                yield ProductId(text, kind, f"{source} {key}")


def _text(value: JsonValue) -> str:
    """A scalar as text, "" for anything else."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004
        value = int(value)
    if isinstance(value, int) and abs(value) >= 10**40:
        return ""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


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
