import pytest

from auditor.check.product_ids import Whose, given_ids, id_text, ids_on
from auditor.model.jsonvalue import JsonValue
from auditor.model.page import Page, PageKind, Product, ProductId
from tests.builders import event, page, reading


def ids(*pairs: tuple[str, str]) -> tuple[ProductId, ...]:
    return tuple(ProductId(value, kind, "built") for value, kind in pairs)


def shop(
    *own: tuple[str, str],
    variants: tuple[ProductId, ...] = (),
    others: tuple[ProductId, ...] = ids(("SKU-9", "sku")),
) -> Page:
    return page(PageKind.PRODUCT, product=Product(ids=ids(*own), variants=variants), other_ids=others)


SHOPIFY = shop(
    ("NW-M", "sku"), ("43729076977821", "variant"), ("7982301741213", "group"), ("4006381333931", "gtin"),
    variants=ids(("43729076977822", "variant"), ("NW-L", "sku")),
)  # fmt: skip
WOO = shop(("woo-beanie", "sku"), ("22", "row"))
WOO_VARIABLE = shop(("40", "row"), ("42", "variant"), ("red", "sku"), variants=ids(("41", "variant")))
WOO_WITHOUT_SKU = shop(("22", "row"))
PRESTASHOP = shop(("1", "product"), ("demo_1", "sku"))


@pytest.mark.parametrize(
    ("where", "content_id", "whose"),
    [
        (SHOPIFY, "NW-M", Whose.OWN),
        (SHOPIFY, "nw-m ", Whose.OWN),
        (SHOPIFY, "43729076977821", Whose.OWN),
        (SHOPIFY, "7982301741213", Whose.OWN),
        (SHOPIFY, "4006381333931", Whose.OWN),
        (SHOPIFY, "shopify_DE_7982301741213_43729076977821", Whose.OWN),
        (SHOPIFY, "shopify_us_7982301741213_43729076977822", Whose.VARIANT),
        (SHOPIFY, "shopify_US_7982301741213_1", Whose.UNKNOWN),
        (SHOPIFY, "gid://shopify/ProductVariant/43729076977821", Whose.OWN),
        (SHOPIFY, "43729076977822", Whose.VARIANT),
        (SHOPIFY, "NW-L", Whose.VARIANT),
        (SHOPIFY, "SKU-9", Whose.OTHER),
        (SHOPIFY, "77", Whose.UNKNOWN),
        (WOO, "22", Whose.ROW),
        (WOO, "woo-beanie", Whose.OWN),
        (WOO, "woo-beanie_22", Whose.OWN),
        (WOO, "woocommerce_gpf_22", Whose.OWN),
        (WOO, "woocommerce_gpf_23", Whose.UNKNOWN),
        (WOO_VARIABLE, "40", Whose.OWN),
        (WOO_VARIABLE, "42", Whose.OWN),
        (WOO_WITHOUT_SKU, "22", Whose.OWN),
        (PRESTASHOP, "1", Whose.OWN),
    ],
)
def test_tells_whose_a_content_id_is(where: Page, content_id: str, whose: Whose) -> None:
    assert ids_on(where).whose(content_id) is whose


def test_what_is_the_product_s_own_is_not_another_s() -> None:
    where = shop(("SKU-1", "sku"), others=ids(("SKU-1", "sku"), ("sku-1", "row")))
    assert ids_on(where).whose("SKU-1") is Whose.OWN


def test_the_served_page_s_ids_count_as_well() -> None:
    served = reading(
        PageKind.PRODUCT, product=Product(ids=ids(("SKU-1", "sku"))), other_ids=ids(("X", "sku"))
    )
    where = page(PageKind.PRODUCT, product=Product(ids=ids(("SKU-2", "sku"))), served=served)
    known = ids_on(where)
    assert (known.whose("SKU-1"), known.whose("SKU-2"), known.whose("X")) == (
        Whose.OWN,
        Whose.OWN,
        Whose.OTHER,
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("A", "A"),
        (" A ", "A"),
        (7, "7"),
        (True, ""),
        (None, ""),
        ("", ""),
        (1.5, ""),
        (["A"], ""),
        pytest.param(10**5000, "", id="huge"),
    ],
)
def test_reads_an_id_as_text(value: JsonValue, text: str) -> None:
    assert id_text(value) == text


def test_collects_the_ids_of_an_event_with_their_paths() -> None:
    known = event(content_id="A", contents=[{"content_id": 7}, {"content_id": None}], content_ids=["A", {}])
    assert list(given_ids(known)) == [
        ("content_id", "A"),
        ("contents[0].content_id", "7"),
        ("content_ids[0]", "A"),
    ]
