"""A full basket: two products, two pieces, a form that is not the first, as far as the shop has them."""

from pathlib import Path

from aiohttp import web

from auditor.model.evidence import DocumentKind, Evidence
from auditor.model.journey import Addition, Chosen, Proof, Step, Trial, Until, Way
from tests.gather.journey.test_walker import App
from tests.gather.shop import KEPT, Shop, audited, events, outcome

pytestmark = KEPT


def bought(evidence: Evidence) -> list[tuple[str, int, bool | None]]:
    return [(one.name, one.quantity, one.held) for one in outcome(evidence, Step.CART).additions]


class Sizes(Shop):
    """Sizes at prices of their own, of which one is chosen beforehand, and a field for the quantity."""

    def cart(self, count: int) -> str:
        return super().cart(count) + ("<p>Plate</p>" if count > 1 else "")

    def options(self, name: str) -> str:
        return (
            "<fieldset><legend>Size</legend>"
            "<label><input type=radio name=size value=s checked onchange=\"p.textContent='$ 12.00'\"> S</label>"
            "<label><input type=radio name=size value=m disabled> M</label>"
            "<label><input type=radio name=size value=l onchange=\"p.textContent='$ 15.00'\"> L</label></fieldset>"
            "<input type=number name=quantity value=1 min=1>"
        )

    def product_page(self, name: str) -> str:
        return super().product_page(name).replace("<p class='price'>", "<p class='price' id='p'>")


async def test_two_pieces_of_another_form_and_a_second_product(tmp_path: Path) -> None:
    async with Sizes() as shop:
        evidence = await audited(shop, tmp_path, until=Until.CHECKOUT, basket="full")
    cart = outcome(evidence, Step.CART)
    assert cart.reached
    assert bought(evidence) == [("Cup", 2, True), ("Plate", 1, True)]
    assert cart.additions[0].choices == (Chosen(text="L", value="l", first_text="S", first_value="s"),)
    assert cart.additions[1].choices == (Chosen(text="L", value="l", first_text="S", first_value="s"),)
    assert cart.notes[-1] == "Put into the cart: 2 \u00d7 Cup, 1 \u00d7 Plate."
    assert events(evidence) == ["ViewContent", "AddToCart", "ViewContent", "AddToCart", "InitiateCheckout"]
    assert [visit.step for visit in evidence.visits if "/products/" in visit.url] == [Step.PRODUCT, Step.CART]
    assert cart.started_at == cart.additions[0].at < cart.additions[1].at
    product = outcome(evidence, Step.PRODUCT).visit_id
    assert product is not None
    before = evidence.documents[product, DocumentKind.UNCHOSEN]
    after = evidence.documents[product, DocumentKind.RENDERED]
    shown = ">$ 12.00</p>", ">$ 15.00</p>"
    assert [price in before for price in shown] == [True, False]
    assert [price in after for price in shown] == [False, True]
    assert evidence.capture.notes == ()


class Quick(Shop):
    """A product beside which others can be bought at once."""

    def product_page(self, name: str) -> str:
        cards = "".join(
            f"<li class='product-card'><a href='/products/{other}'>{other.title()}</a> $ 18.00"
            f"<form action='/cart/add' method=post class=quick><input type=hidden name=id value={other}>"
            f"<button>Quick add</button></form></li>"
            for other in ("cup", "plate")
            if other != name
        )
        return super().product_page(name).replace("</main>", f"<ul class='related'>{cards}</ul></main>")

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if path == "/cart/add" and form.get("id") == "cup":
            await super().answer(request, path, form)
            raise web.HTTPSeeOther("/products/cup")
        return await super().answer(request, path, form)


async def test_the_second_product_is_bought_from_its_card(tmp_path: Path) -> None:
    async with Quick() as shop:
        evidence = await audited(shop, tmp_path, until=Until.CART, basket="full")
    assert [(one.name, one.way) for one in outcome(evidence, Step.CART).additions] == [
        ("Cup", Way.MAIN),
        ("Plate", Way.QUICK_ADD),
    ]
    assert not any("/products/plate" in visit.url for visit in evidence.visits)


class Single(Shop):
    """One product, of which the shop lets nobody have two."""

    def listing(self) -> str:
        return "<ul class='product-grid'><li class='product-card'><a href='/products/cup'>Cup</a> $ 12.00</li></ul>"

    def options(self, name: str) -> str:
        return "<input type=number name=quantity value=1 max=1>"


async def test_a_shop_of_one_product_says_so(tmp_path: Path) -> None:
    async with Single() as shop:
        evidence = await audited(shop, tmp_path, until=Until.CART, basket="full")
    assert bought(evidence) == [("Cup", 1, True)]
    assert evidence.capture.notes == (
        "The full basket fell back to one product: no second one was found that can be bought.",
    )


async def test_a_cart_that_lives_in_the_page_alone_is_not_risked(tmp_path: Path) -> None:
    async with App() as shop:
        evidence = await audited(shop, tmp_path, until=Until.CART, basket="full")
    assert len(bought(evidence)) == 1
    assert "keeps its cart in the page alone" in evidence.capture.notes[0]


class Refusing(Shop):
    """Says no to the second size, and sends AddToCart all the same."""

    def buy(self, name: str) -> str:
        return (
            "<select id=size name=size required><option value=s selected>S</option><option value=l>L</option></select>"
            "<p id=said role=alert></p><button class='add-to-cart' id=add>Add to cart</button><script>add.onclick = async () => {"
            f"  ttq.track('AddToCart', {{content_id: '{name}', content_type: 'product', value: 12, currency: 'USD'}});"
            "  if (size.value === 'l') { said.textContent = 'Size L is out of stock'; return; } said.textContent = '';"
            f"  await fetch('/cart/add', {{method: 'POST', body: new URLSearchParams({{id: '{name}'}})}});"
            "  document.querySelector('.cart-count').textContent = 1; };</script>"
        )


async def test_what_the_shop_refused_is_told_and_the_first_form_is_bought(tmp_path: Path) -> None:
    async with Refusing() as shop:
        evidence = await audited(
            shop, tmp_path, until=Until.CART, basket="full", product_url=f"{shop.url}products/cup"
        )
    cart = outcome(evidence, Step.CART)
    assert cart.additions[0] == Addition(
        name="Cup",
        visit_id=cart.additions[0].visit_id,
        at=cart.started_at,
        proof=Proof.COUNT,
        counted=1,
        choices=cart.additions[0].choices,
        held=True,
    )
    (attempt, *_) = cart.attempts
    assert (attempt.trial, attempt.words) == (Trial.ADD_REFUSED, "“size l is out of stock”")
    assert attempt.at < attempt.until <= cart.started_at
