import asyncio
from io import BytesIO

import pytest

from auditor.demo import PixelTheme, Storefront, Theme
from auditor.demo.goods import CATEGORIES, GOODS
from auditor.demo.storefront import AddBy, Checkout
from tests.demo.visiting import ADDRESS, Visitor, visiting

PATHS = [
    "/",
    *(f"/category/{category.slug}" for category in CATEGORIES),
    *(f"/products/{product.slug}" for product in GOODS),
    "/search?q=linen",
    "/cart",
    "/about",
    "/shipping",
    "/privacy",
]


async def test_every_page_is_served_whole() -> None:
    async with visiting(Theme()) as visitor:
        for path in PATHS:
            answer = await visitor.get(path)
            assert answer.status == 200, path
            assert answer.headers["Content-Type"].startswith("text/html")
            assert answer.text.rstrip().endswith("</html>")
            assert answer.text.count("<h1") == 1, path
            assert "$" not in answer.text.replace("${", ""), path


@pytest.mark.parametrize("path", ["/products/none", "/category/none", "/orders/JC-10482", "/orders/%00"])
async def test_what_is_not_there_is_404_in_the_shop_s_own_words(path: str) -> None:
    async with visiting(Theme()) as visitor:
        answer = await visitor.get(path)
    assert answer.status == 404
    assert "Page not found" in answer.text
    assert answer.firings == []


@pytest.mark.parametrize("status", [404, 200])
async def test_a_page_that_is_gone_is_linked_and_answers_as_it_is_told(status: int) -> None:
    async with visiting(Theme(storefront=Storefront(gone=status))) as visitor:
        home, answer = await visitor.get("/"), await visitor.get("/sale")
    assert 'href="/sale"' in home.text
    assert answer.status == status
    assert "Page not found" in answer.text


async def test_by_default_nothing_is_gone() -> None:
    async with visiting(Theme()) as visitor:
        assert 'href="/sale"' not in (await visitor.get("/")).text
        assert (await visitor.get("/sale")).status == 404


async def test_what_a_stranger_sends_is_shown_as_text() -> None:
    hostile = '"><script>alert(1)</script>'
    async with visiting(Theme()) as visitor:
        found = await visitor.get(f"/search?q={hostile}")
        await visitor.post("/cart/add", {"product": "JC-MUG-01"})
        form = await visitor.post("/checkout/place", ADDRESS | {"email": hostile, "city": hostile})
    assert hostile not in found.text
    assert hostile not in form.text
    assert form.status == 422


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        ("multipart/form-data", b"product=JC-MUG-01"),
        ("application/x-www-form-urlencoded", b"\xff\xfe=%zz&product=%ff"),
        ("application/x-www-form-urlencoded; charset=klingon", b"product=JC-BOAT"),
        ("application/json", b"{"),
        ("", b"\x00"),
    ],
)
async def test_a_body_that_is_no_form_is_refused_in_the_shop_s_own_words(kind: str, body: bytes) -> None:
    async with visiting(Theme()) as visitor:
        answer = await visitor.send("/cart/add", body, kind)
        assert answer.path == "/cart"
        assert answer.status == 200
        assert "could not find that product" in answer.text


async def test_a_body_without_end_is_not_taken_in() -> None:
    async with visiting(Theme()) as visitor:
        answer = await visitor.send(
            "/cart/add", BytesIO(b"x" * 3_000_000), "application/x-www-form-urlencoded"
        )
    assert answer.status == 413


async def journey(visitor: Visitor, *, pages: int = 1) -> str:
    """Buy a mug; the confirmation's address."""
    added = await visitor.post("/cart/add", {"product": "JC-MUG-01", "quantity": "2"})
    assert added.path == "/cart"
    assert added.status == 200
    checkout = await visitor.get("/checkout")
    assert "InitiateCheckout" in str(checkout.firings)
    if pages == 2:
        payment = await visitor.post("/checkout/details", ADDRESS)
        assert payment.path == "/checkout/payment"
        assert payment.firings == []
    thanks = await visitor.post("/checkout/place", ADDRESS)
    assert thanks.status == 200
    assert "Thank you for your order" in thanks.text
    assert "Purchase" in str(thanks.firings)
    return thanks.path


async def test_a_guest_buys_and_the_confirmation_stays_and_tells_once() -> None:
    async with visiting(Theme()) as visitor:
        path = await journey(visitor)
        again = await visitor.get(path)
        assert again.status == 200
        assert "€44.70" in again.text
        assert again.firings == []
        assert "Your cart is empty" in (await visitor.get("/cart")).text


async def test_in_two_pages_too() -> None:
    async with visiting(Theme(storefront=Storefront(checkout=Checkout.TWO_PAGES))) as visitor:
        early = await visitor.get("/checkout/payment")
        assert early.path == "/cart"
        await journey(visitor, pages=2)


async def test_the_order_is_shown_to_nobody_else() -> None:
    theme = Theme()
    async with visiting(theme) as visitor:
        path = await journey(visitor)
        assert (await visitor.get(path)).status == 200
        visitor.forget()
        assert (await visitor.get(path)).status == 404


async def test_nobody_checks_out_an_empty_cart() -> None:
    async with visiting(Theme()) as visitor:
        for answer in (await visitor.get("/checkout"), await visitor.post("/checkout/place", ADDRESS)):
            assert answer.path == "/cart"
            assert "Your cart is empty" in answer.text


async def test_a_form_with_mistakes_is_shown_again_with_what_was_typed_and_tells_nothing() -> None:
    async with visiting(Theme()) as visitor:
        await visitor.post("/cart/add", {"product": "JC-MUG-01"})
        answer = await visitor.post("/checkout/place", ADDRESS | {"email": "nobody"})
    assert answer.status == 422
    assert "does not look like an e-mail" in answer.text
    assert 'value="Washington"' in answer.text
    assert answer.firings == []


async def test_the_shop_s_script_is_answered_in_json() -> None:
    async with visiting(Theme()) as visitor:
        added = await visitor.post("/cart/add", {"product": "JC-MUG-01", "quantity": "2"}, scripted=True)
        assert added.json["count"] == 2
        assert added.json["item"]["value"] == 39.8
        refused = await visitor.post("/cart/add", {"product": "JC-SHIRT"}, scripted=True)
        assert refused.status == 422
        assert refused.json == {"error": "Please choose a size first."}
        assert (await visitor.get("/cart")).firings == []


async def test_a_form_post_tells_with_the_next_page_and_once() -> None:
    async with visiting(Theme(storefront=Storefront(add_by=AddBy.FORM))) as visitor:
        cart = await visitor.post("/cart/add", {"product": "JC-MUG-01"}, scripted=True)
        assert cart.path == "/cart"
        assert [code for code, _ in cart.firings] == [PixelTheme().add_to_cart]
        assert cart.firings[0][1]["id"] == "JC-MUG-01"
        assert (await visitor.get("/cart")).firings == []


async def test_a_line_is_changed_in_the_cart() -> None:
    async with visiting(Theme()) as visitor:
        await visitor.post("/cart/add", {"product": "JC-MUG-01"})
        more = await visitor.post("/cart/update", {"sku": "JC-MUG-01", "quantity": "3"})
        assert "€59.70" in more.text
        strange = await visitor.post("/cart/update", {"sku": "JC-MUG-01", "quantity": "many"})
        assert "quantity from 1 to 99" in strange.text
        none = await visitor.post("/cart/update", {"sku": "JC-MUG-01", "quantity": "0"})
        assert "Your cart is empty" in none.text


async def test_two_at_once_do_not_mix_their_carts() -> None:
    async with visiting(Theme()) as one, visiting(Theme()) as other:
        await asyncio.gather(
            one.post("/cart/add", {"product": "JC-MUG-01"}),
            other.post("/cart/add", {"product": "JC-BOWL-01"}),
        )
        assert "Breakfast bowl" not in (await one.get("/cart")).text


async def test_a_shop_that_forgets_an_address_s_query_leads_to_the_same_without() -> None:
    async with visiting(Theme(storefront=Storefront(forgets_query=True))) as visitor:
        assert (await visitor.get("/?ttclid=1")).path == "/"
        assert (await visitor.get("/search?q=mug")).path == "/search?q=mug"


async def test_extra_headers_go_with_every_page() -> None:
    policy = {"Content-Security-Policy": "script-src 'self'"}
    async with visiting(Theme(pixel=PixelTheme(headers=policy))) as visitor:
        for path in ("/", "/cart", "/none"):
            answer = await visitor.get(path)
            if answer.status == 200:
                assert answer.headers["Content-Security-Policy"] == "script-src 'self'"


async def test_the_order_s_address_can_give_the_e_mail_away() -> None:
    async with visiting(Theme(storefront=Storefront(email_in_order_address=True))) as visitor:
        assert "pixel.audit@example.com" in await journey(visitor)


async def test_a_checkout_on_a_route_tells_the_shop_s_script_its_address() -> None:
    for way, told in (
        (Checkout.ROUTE, '"checkoutAddress": "/checkout"'),
        (Checkout.DRAWER, '"checkoutAddress": ""'),
    ):
        async with visiting(Theme(storefront=Storefront(checkout=way))) as visitor:
            assert told in (await visitor.get("/")).text
