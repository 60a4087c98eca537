import pytest

from auditor.decode.page.cards import Cards, split_controls
from auditor.decode.page.layout import Layout
from auditor.decode.page.prices import VisiblePrices
from auditor.decode.page.purchase import Purchases
from auditor.decode.page.tree import parse
from tests.decode.page.pages import ADDRESSES, html
from tests.decode.page.shapes import URL


def purchases(body: str) -> Purchases:
    return Purchases(Layout(parse(f"<main>{body}</main>"), URL))


@pytest.mark.parametrize(
    "markup",
    [
        "<button>Add to cart</button>",
        '<input type="submit" value="Add to basket">',
        '<button aria-label="Add to cart"><svg></svg></button>',
        '<a role="button" href="#">Buy now</a>',
        '<a class="button" href="/x?add-to-cart=12">Zzz</a>',
        '<div role="button" class="add-to-cart">Zzz</div>',
        '<button class="btn-buy">Zzz</button>',
        '<form method="post" action="/basket/add/12/"><button>Zzz</button></form>',
        '<form method="post" action="/z"><input type="hidden" name="product_id" value="1"><button>Zzz</button></form>',
        '<form method="post" action="/z"><input type="number" name="zz" value="1"><button>Zzz</button></form>',
    ],
)
def test_finds_what_adds_to_the_cart(markup: str) -> None:
    (control,) = purchases(markup).controls
    assert control.enabled
    assert control.why


@pytest.mark.parametrize(
    "markup",
    [
        "<button>Add to wish list</button>",
        '<button class="wishlist-add">Add</button>',
        '<a href="/cart">Cart</a>',
        '<button name="checkout">Commander</button>',
        '<form method="post" action="/login"><input name="id" value="1"><input type="password"><button>Buy</button></form>',
        '<form method="post" action="/newsletter"><input type="email"><button>Zzz</button></form>',
        '<form method="post" action="/currency"><select name="id"><option value="1">EUR</select><button>Zzz</button></form>',
        '<form action="/find"><input name="q"><button>Zzz</button></form>',
        '<form method="post" action="/z"><textarea name="t"></textarea><input name="id" value="1"><button>Zzz</button></form>',
        '<form method="post"><a href="/p/1">Tee</a><input name="quantity" value="1"><button>Zzz</button></form>',
        "<div hidden><button>Add to cart</button></div>",
        "<p>Add to cart</p>",
    ],
)
def test_passes_over_what_does_not(markup: str) -> None:
    assert purchases(markup).controls == []


def test_a_control_that_cannot_be_pressed_is_told() -> None:
    (control,) = purchases('<button class="add-to-cart" disabled>Sold out</button>').controls
    assert not control.enabled


@pytest.mark.parametrize(
    ("name", "own", "others"),
    [
        ("shopify_dawn_product", 2, 1),
        ("woocommerce_product", 1, 2),
        ("magento_luma_product", 1, 1),
        ("oscar_product", 1, 1),
        ("category", 0, 20),
        ("blog_post", 0, 1),
        ("woocommerce_cart", 0, 1),
        ("oscar_basket", 0, 0),
        ("woocommerce_checkout", 0, 0),
    ],
)
def test_tells_the_own_control_from_those_of_others(name: str, own: int, others: int) -> None:
    document = parse(html(name))
    layout = Layout(document, ADDRESSES[name])
    found = Purchases(layout)
    cards = Cards(layout, VisiblePrices(layout, document.language).places, found.places)
    mine, theirs = split_controls(found.controls, cards)
    assert (len(mine), len(theirs)) == (own, others)
