"""Journeys whose steps the config pins, in a shop that calls nothing by its name."""

from pathlib import Path

from aiohttp import web

from auditor.gather.journey.choosing import add_to_cart, cart_link, checkout, place_order
from auditor.gather.journey.elements import Element
from auditor.model.actions import Choose, Click, Fill, Open, Pins, Target, Tick, WaitFor
from auditor.model.journey import Proof, Step, Until
from tests.gather.shop import KEPT, Shop, audited, events, outcome, see_other

pytestmark = KEPT


class Odd(Shop):
    """Its button is a mere `div` that a script works, and its words mean nothing to a stranger."""

    def buy(self, name: str) -> str:
        return (
            "<label>For whom? <input id='whom'></label>"
            "<div class='zap' onclick=\"if (!document.querySelector('#whom').value) return;"
            f"ttq.track('AddToCart', {{content_id: '{name}', content_type: 'product', value: 12, currency: 'USD'}});"
            "fetch('/zap?whom=' + document.querySelector('#whom').value)"
            ".then(() => { document.querySelector('#said').textContent = 'Zapped' })\">Zap it</div><p id='said'></p>"
        )

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if path == "/zap":
            self.zapped = request.query["whom"]
            self.carts[self.sid(request)] += 1
            return web.Response(text="{}", content_type="application/json")
        if path == "/cart":
            return see_other("/")
        if path == "/loot":
            return self.page("Loot", self.cart(self.carts[self.sid(request)]))
        return await super().answer(request, path, form)

    def cart(self, count: int) -> str:
        return super().cart(count).replace("Checkout</a>", "Onwards</a>")

    def payment(self) -> str:
        return super().payment().replace("Place order", "Zing")


ADD = (
    Fill(Target(selector="#whom"), "{first_name}"),
    Click(Target(text="Zap it")),
)


def test_nothing_but_a_pin_finds_the_way() -> None:
    for words in ("Zap it", "Onwards", "Zing"):
        element = Element(tag="button", text=words)
        assert not any(score(element) for score in (add_to_cart, cart_link, checkout, place_order)), words


async def test_pinned_steps_are_taken_and_the_rest_is_found(tmp_path: Path) -> None:
    pins = Pins(
        add=ADD,
        added=(WaitFor(Target(text="Zapped")),),
        cart=(Open("/loot"),),
        checkout=(Click(Target(role="link", name="Onwards")),),
        order=(Click(Target(role="button", name="Zing")),),
    )
    async with Odd() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PURCHASE, place_order=True, pins=pins)
    assert {one.step: (one.reached, one.proof, one.reason) for one in evidence.steps} == {
        Step.PRODUCT: (True, Proof.PAGE, ""),
        Step.CART: (True, Proof.PINNED, ""),
        Step.CHECKOUT: (True, Proof.PAGE, ""),
        Step.PURCHASE: (True, Proof.PAGE, ""),
    }
    assert shop.zapped == "Pixelina"
    assert len(shop.orders) == 1
    # The confirmation is opened again as buyers do, and this shop then tells of its order anew.
    assert list(dict.fromkeys(events(evidence))) == [
        "ViewContent",
        "AddToCart",
        "InitiateCheckout",
        "Purchase",
    ]


async def test_a_pin_that_fails_says_which_and_where(tmp_path: Path) -> None:
    pins = Pins(product=(Open("/products/cup"),), add=(Click(Target(role="button", name="Buy <b>")),))
    async with Shop() as shop:
        evidence = await audited(shop, tmp_path, until=Until.CHECKOUT, pins=pins)
    assert outcome(evidence, Step.PRODUCT).proof is Proof.PINNED
    assert outcome(evidence, Step.CART).reason == (
        f"The pinned add-to-cart button (role button, name “Buy <b>”) was not on {shop.url}products/cup."
    )
    assert outcome(evidence, Step.CHECKOUT).reason == "The step before it, cart, was not reached."


async def test_a_selector_that_is_none_is_told(tmp_path: Path) -> None:
    pins = Pins(product=(Open("/products/cup"),), add=(Click(Target(selector="##buy")),))
    async with Shop() as shop:
        evidence = await audited(shop, tmp_path, until=Until.CART, pins=pins)
    reason = outcome(evidence, Step.CART).reason
    assert reason.startswith("The pinned add-to-cart button (selector ##buy) could not be looked for on ")
    assert "##buy" in reason.partition(": ")[2]


async def test_a_pin_on_the_way_places_no_order(tmp_path: Path) -> None:
    class OneStep(Shop):
        def cart(self, count: int) -> str:
            return super().cart(count) + self.payment()

    pins = Pins(
        product=(Open("/products/cup"),),
        checkout=(Open("/checkout/payment"), Click(Target(text="Place order"))),
    )
    async with OneStep() as shop:
        evidence = await audited(shop, tmp_path, until=Until.CHECKOUT, pins=pins)
    assert shop.orders == []
    assert not outcome(evidence, Step.CHECKOUT).reached
    assert "looks as if it placed the order" in outcome(evidence, Step.CHECKOUT).reason


class Deep(Odd):
    """Its checkout leads on by a word that means nothing, and asks for what no stranger knows."""

    def address(self) -> str:
        return (
            super()
            .address()
            .replace("Continue to payment", "Deeper")
            .replace("<button", f"{self.EXTRA}<button", 1)
        )

    EXTRA = (
        "<label>Moon phase <input name='moon' pattern='wax|wane' required></label>"
        "<label>Slot <select name='slot'><option value='1'>Noon</option><option value='2'>Night</option></select></label>"
        "<label><input type='radio' name='way' value='post' checked> By post</label>"
        "<label><input type='radio' name='way' value='guest'> As guest of the house</label>"
        "<label><input type='checkbox' name='wrap'> Wrap it</label>"
    )

    async def checkout(
        self, request: web.Request, part: str, form: dict[str, str]
    ) -> str | web.StreamResponse:
        if part == "payment":
            self.address_form = form
        return await super().checkout(request, part, form)


async def test_pinned_fields_and_what_leads_on(tmp_path: Path) -> None:
    pins = Pins(
        product=(Open("/products/cup"),),
        add=ADD,
        added=(WaitFor(Target(text="Zapped")),),
        cart=(Open("/loot"),),
        checkout=(Click(Target(text="Onwards")),),
        onward=(Click(Target(text="Deeper")),),
        order=(Click(Target(role="button", name="Zing")),),
        fields=(
            Fill(Target(label="Moon phase"), "wane"),
            Choose(Target(label="Slot"), "Night"),
            # The auditor would rather be a guest.
            Tick(Target(role="radio", name="By post")),
            Tick(Target(text="Wrap it")),
            Fill(Target(label="Fax"), "{phone}"),
        ),
    )
    async with Deep() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PURCHASE, place_order=True, pins=pins)
    assert outcome(evidence, Step.PURCHASE).reached, outcome(evidence, Step.PURCHASE).reason
    form = shop.address_form
    assert [form.get(name) for name in ("moon", "slot", "way", "wrap", "email")] == [
        "wane",
        "2",
        "post",
        "on",
        "pixel.audit@example.com",
    ]
    assert len(shop.orders) == 1
    assert "The pinned field (label “Fax”) was on no page of the checkout." in evidence.capture.notes


async def test_a_pin_that_leads_on_places_no_order(tmp_path: Path) -> None:
    pins = Pins(product=(Open("/products/cup"),), onward=(Click(Target(text="Place order")),))
    async with Shop() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PURCHASE, place_order=True, pins=pins)
    assert shop.orders == []
    assert outcome(evidence, Step.PURCHASE).reason == (
        "What is pinned as onward (“Place order”) looks as if it placed the order and was not clicked; pin it as order."
    )
