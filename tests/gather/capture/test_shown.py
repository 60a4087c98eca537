"""When a document whose address has changed shows another page."""

import pytest

from auditor.gather.capture.shown import Shown
from auditor.model.page import PageKind, Product, ProductId
from tests.builders import reading

SHOP = "https://shop.example"


def item(name: str, *ids: str, variants: tuple[str, ...] = ()) -> Product:
    own, others = (tuple(ProductId(value, "sku", "json-ld") for value in some) for some in (ids, variants))
    return Product(name=name, ids=own, variants=others)


def shown(
    path: str, kind: PageKind = PageKind.OTHER, heading: str = "", sells: Product | None = None
) -> Shown:
    return Shown.of(f"{SHOP}{path}", reading(kind, product=sells), title="Shop", heading=heading)


SHIRT = shown("/p/1", PageKind.PRODUCT, "Red shirt", item("Red shirt", "SKU-1"))


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (shown("/", PageKind.HOME, "Welcome"), SHIRT),
        (SHIRT, shown("/cart", PageKind.CART, "Your cart")),
        (SHIRT, shown("/p/2", PageKind.PRODUCT, "Blue hat", item("Blue hat", "SKU-2"))),
        (shown("/#/p/1", PageKind.PRODUCT, "Red shirt", item("Red shirt")), shown("/#/cart", PageKind.CART)),
        # A router by the query, and one by a fragment without a slash.
        (shown("/?view=home", PageKind.HOME, "Welcome"), shown("/?view=about", PageKind.OTHER, "About us")),
        (shown("/#home", PageKind.HOME, "Welcome"), shown("/#cart", PageKind.CART, "Your cart")),
    ],
)
def test_another_page(before: Shown, now: Shown) -> None:
    assert before.gave_way_to(now)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        # The name is written into the path once it is known; a variant is chosen; one scrolls.
        (SHIRT, shown("/p/1-red-shirt", PageKind.PRODUCT, "Red shirt", item("Red shirt", "SKU-1"))),
        (SHIRT, shown("/p/1-l", PageKind.PRODUCT, "Red shirt, L", item("Red shirt, L", "SKU-1-L", "SKU-1"))),
        (
            shown("/p/1", PageKind.PRODUCT, "Shirt", item("Shirt", "SKU-1", variants=("SKU-2",))),
            shown("/p/1?variant=2", PageKind.PRODUCT, "Shirt", item("Shirt in blue", "SKU-2")),
        ),
        (SHIRT, shown("/p/1#reviews", PageKind.PRODUCT, "Red shirt", item("Red shirt", "SKU-1"))),
        (shown("/", PageKind.HOME, "Welcome"), shown("/en", PageKind.HOME, "Welcome")),
        (shown("/?page=1", PageKind.CATEGORY, "Shirts"), shown("/?page=2", PageKind.CATEGORY, "Shirts")),
        # Not drawn yet, so nothing that could give way.
        (shown("/p/1"), shown("/p/1-red-shirt", PageKind.PRODUCT, "Red shirt", item("Red shirt"))),
    ],
)
def test_the_same_page(before: Shown, now: Shown) -> None:
    assert not before.gave_way_to(now)


def test_products_of_which_nothing_is_known_are_one_as_far_as_can_be_told() -> None:
    nameless = shown("/p/1", PageKind.PRODUCT, "", Product())
    assert not nameless.gave_way_to(shown("/p/2", PageKind.PRODUCT, "", Product()))
    assert nameless.gave_way_to(shown("/cart", PageKind.CART))
