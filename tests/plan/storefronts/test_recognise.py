"""Which shop system a page tells of, which it only seems to, and what is made of too many marks."""

import random
import string
import time

import pytest

from auditor.plan.storefronts import STOREFRONTS
from auditor.plan.storefronts.recognise import Recognition, recognise
from auditor.plan.storefronts.sightings import Sighting
from tests.plan.storefronts.pages import NEAR_MISSES, PAGES, PWA_KIT, SHOPIFY, WOOCOMMERCE, sighting


def seen(*pages: Sighting) -> Recognition:
    return recognise(pages, STOREFRONTS)


def name_of(found: Recognition) -> str | None:
    return found.storefront.name if found.storefront is not None else None


@pytest.mark.parametrize("name", PAGES)
def test_each_system_is_recognised_by_several_marks_of_one_page(name: str) -> None:
    found = seen(sighting(PAGES[name]))
    assert name_of(found) == name
    assert len(found.marks) >= 2
    assert found.confidence >= 0.6
    assert found.advice


def test_there_is_a_page_for_each_system() -> None:
    assert set(PAGES) == {storefront.name for storefront in STOREFRONTS}


def test_a_storefront_of_the_pwa_kit_is_commerce_cloud_too() -> None:
    assert name_of(seen(sighting(PWA_KIT))) == "Salesforce Commerce Cloud"


@pytest.mark.parametrize("what", NEAR_MISSES)
def test_a_near_miss_is_none(what: str) -> None:
    found = seen(sighting(NEAR_MISSES[what]))
    assert name_of(found) is None
    assert found.confidence == 0
    assert found.reason == "no mark of a shop system that is known was seen"


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (sighting(headers=("server", "x-shopid")), "Shopify"),
        (sighting(headers=("powered-by: shopify",)), "Shopify"),
        (sighting(headers=("x-magento-cache-debug",)), "Magento 2 / Adobe Commerce"),
        (sighting(headers=("powered-by: prestashop",)), "PrestaShop"),
        (sighting(headers=("sw-context-token",)), "Shopware"),
        (sighting(headers=("server: squarespace",)), "Squarespace"),
        (sighting(headers=("server: pepyaka",)), "Wix"),
        (sighting(headers=("x-dw-request-base-id",)), "Salesforce Commerce Cloud"),
        (sighting(cookies=("woocommerce_cart_hash",)), "WooCommerce"),
        (sighting(cookies=("shop_session_token",)), "BigCommerce"),
        (sighting(cookies=("ocsessid",)), "OpenCart"),
        (sighting(cookies=("prestashop-0123456789abcdef0123456789abcdef",)), "PrestaShop"),
        (sighting(cookies=("oscar_open_basket",)), "django-oscar"),
        (sighting(cookies=("frontend_lang",)), "Odoo"),
        (sighting(url="https://red-shirts.myshopify.com/"), "Shopify"),
        (sighting(url="https://red-shirts.odoo.com/shop"), "Odoo"),
        (sighting(url="https://shop.example/index.php?route=product/product&product_id=4"), "OpenCart"),
        (sighting(url="https://shop.example/cart.php"), "BigCommerce"),
        (sighting("<script>var BODL = JSON.parse('{}');</script>"), "BigCommerce"),
        (sighting(url="https://shop.example/checkouts/cn/Z2Nw"), "Shopify"),
        (sighting("<cart-drawer class='drawer'></cart-drawer>"), "Shopify"),
        (
            sighting("<div data-block='minicart' class='minicart-wrapper'></div>"),
            "Magento 2 / Adobe Commerce",
        ),
        (sighting("<article class='product-miniature js-product-miniature'></article>"), "PrestaShop"),
        (sighting("<a href='/cart' class='sqs-custom-cart'></a>"), "Squarespace"),
        (sighting(url="https://shop.example/checkout/onepage/success/"), "Magento 2 / Adobe Commerce"),
    ],
)
def test_one_mark_alone_is_a_guess_that_gives_no_advice(page: Sighting, name: str) -> None:
    found = seen(page)
    assert (name_of(found), len(found.marks)) == (name, 1)
    assert 0 < found.confidence <= 0.5
    assert found.advice == {}


@pytest.mark.parametrize(
    "page",
    [
        sighting(headers=("x-shopid-not", "powered-by: shopify-like-nothing-else\n", "server: nginx")),
        sighting(cookies=("my_ocsessid", "dwsid2", "cart", "session", "sessionid", "form_key")),
        sighting(url="https://myshopify.com.example/"),
        sighting(url="https://www.odoo.com.example/shop"),
        sighting(url="https://shop.example/cart?next=/checkout"),
    ],
)
def test_what_only_looks_like_a_mark_is_none(page: Sighting) -> None:
    marks = [mark.what for mark in seen(page).marks]
    assert marks in ([], ["headers of Shopify's servers"])


def test_marks_of_several_pages_add_up_and_one_mark_counts_once() -> None:
    once = seen(sighting(SHOPIFY))
    assert seen(sighting(SHOPIFY), sighting(SHOPIFY)).marks == once.marks
    more = seen(sighting(SHOPIFY), sighting(headers=("x-shopid",)))
    assert len(more.marks) == len(once.marks) + 1
    assert once.confidence < more.confidence < 1


def test_two_systems_that_are_as_likely_are_neither() -> None:
    found = seen(sighting(SHOPIFY + WOOCOMMERCE))
    assert name_of(found) is None
    assert found.advice == {}
    assert "Shopify" in found.reason
    assert "WooCommerce" in found.reason


def test_the_best_wins_by_a_margin() -> None:
    found = seen(sighting(SHOPIFY, cookies=("ocsessid",)))
    assert name_of(found) == "Shopify"


def test_a_page_that_bears_every_mark_is_none() -> None:
    found = seen(sighting("".join(PAGES.values())))
    assert name_of(found) is None
    assert "none leads by much" in found.reason


def test_nothing_known_is_nothing_recognised() -> None:
    assert recognise((sighting(SHOPIFY),), ()).guess("unknown").name == "custom"


def test_without_a_page_nothing_is_said_not_even_that_it_is_custom() -> None:
    unseen = recognise((), STOREFRONTS)
    assert (unseen.storefront, unseen.reason, unseen.guess("likely").name) == (None, "", None)
    assert unseen.guess("likely").server_events == "likely"


@pytest.mark.parametrize(
    "html",
    [
        "<body " * 60_000,
        "<body class='" + "woocommerc " * 36_000,
        "window.router = {" * 24_000,
        "action='" * 50_000,
        "id='shopify-section-" * 20_000,
        "/static/frontend/" * 24_000,
        "/web/assets/" * 33_000,
        "".join(random.Random(5).choices(string.printable, k=400_000)),  # noqa: S311 - no secret
    ],
)
def test_no_page_makes_the_search_long(html: str) -> None:
    started = time.process_time()
    seen(sighting(html[:400_000]))
    assert time.process_time() - started < 2
