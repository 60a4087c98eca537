"""What a document shows a visitor: by this it is told whether it has become another page without a load."""

from dataclasses import dataclass

from auditor.model.addresses import route_of
from auditor.model.page import PageKind, PageReading, Product


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page as a visitor tells it from others. `heading` is its first visible one, `product` what it sells."""

    url: str
    kind: PageKind
    title: str
    heading: str
    product: Product | None

    @classmethod
    def of(cls, url: str, reading: PageReading, *, title: str, heading: str) -> "Shown":
        """What a document shows, by what was read of it."""
        return cls(url=url, kind=reading.kind, title=title, heading=heading, product=reading.product)

    def looks_like(self, other: "Shown") -> bool:
        """Whether a visitor sees no difference, whatever the address says."""
        return (self.kind, self.title, self.heading) == (other.kind, other.title, other.heading)

    def gave_way_to(self, now: "Shown") -> bool:
        """Whether a document whose address has changed since then shows another page now.

        A path alone proves nothing (a shop may write a product's name into it once it is known), and a query
        or a fragment may be a router's: what is shown decides. What a script had not drawn yet is no page.
        """
        if self.kind is PageKind.OTHER and not self.heading:
            return False
        if self.kind is now.kind and self.product is not None and now.product is not None:
            return not _is_one(self.product, now.product)
        if route_of(self.url) != route_of(now.url):
            return not self.looks_like(now)
        headed = bool(self.heading and now.heading)
        return self.heading != now.heading if headed else self.title != now.title


def _is_one(one: Product, other: Product) -> bool:
    """Whether two readings are of one product, perhaps of two variants of it."""
    known = {given.value for given in (*one.ids, *one.variants)}
    if known.intersection(given.value for given in (*other.ids, *other.variants)):
        return True
    return one.name.casefold() == other.name.casefold() if one.name and other.name else not known
