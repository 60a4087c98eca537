"""Products in schema.org's vocabulary, whichever syntax wrote it down: JSON-LD, microdata, RDFa.

Types and properties as of schema.org 29 (2025-03).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from auditor.decode.page.nodes import MAX_NODES, References, ids_of, objects_in, text_of, types_of
from auditor.decode.page.offers import OfferReader, StatedOffer, as_offer
from auditor.model.jsonvalue import JsonObject, JsonValue, is_object
from auditor.model.page import ProductId

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


def read_nodes(roots: Sequence[JsonValue], source: str, language: str) -> Stated:
    """The products in some schema.org data."""
    _lower_first(roots)
    reader = _Reader(source, language, References(roots))
    listing = any(is_object(root) and types_of(root) & _LISTING_TYPES for root in roots)
    reader.walk(roots)
    if listing and len({product.name for product in reader.stated.products}) > 1:
        reader.stated.others += reader.stated.products
        reader.stated.products.clear()
    return reader.stated


def _lower_first(roots: Sequence[JsonValue]) -> None:
    """Spell properties as the vocabulary does: Wix writes `Offers` and `Availability` (November 2026)."""
    for node in objects_in(roots):
        for key in [key for key in node if key[:1].isupper()]:
            node.setdefault(key[0].lower() + key[1:], node[key])


class _Reader:
    def __init__(self, source: str, language: str, references: References) -> None:
        self.source = source
        self.language = language
        self.references = references
        self.offers = OfferReader(source, language, references)
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
            return replace(self.product(offered), offers=tuple(self.offers.read(node)))
        return None

    def product(self, node: JsonObject, depth: int = 0) -> StatedProduct:
        """One product, with its offers and variants."""
        variants: list[StatedProduct] = []
        if depth == 0:
            variants = [self.product(each, 1) for each in self.references.nodes(node.get("hasVariant"))][:500]
        parent = next(iter(self.references.nodes(node.get("isVariantOf"))), None)
        ids = list(ids_of(node, self.source))
        if parent is not None:
            ids += [each for each in ids_of(parent, self.source) if each.kind == "group"]
        place = node.get("@place")
        return StatedProduct(
            source=self.source,
            name=text_of(node.get("name"))[:300],
            ids=tuple(ids),
            url=text_of(node.get("url")) or text_of(node.get("@id")),
            offers=tuple(self.offers.read(node.get("offers") or as_offer(node))),
            variants=tuple(variants),
            place=place if isinstance(place, int) else None,
        )
