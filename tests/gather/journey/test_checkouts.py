"""Checkouts with several hard things about each: what a person passes, and where no order may be placed."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from auditor.gather.journey.confirmation import BY_ADDRESS
from auditor.model.journey import Step, Until
from auditor.model.plan import SandboxCard
from tests.gather.shop import Shop, audited, outcome

ALL: dict[str, Any] = {"until": Until.PURCHASE, "place_order": True}
Answer = str | web.StreamResponse

COD = (
    "<fieldset><legend>Payment</legend><label><input type='radio' name='pay' value='card' checked> Credit card</label>"
    "<label><input type='radio' name='pay' value='cod'> Cash on delivery</label></fieldset>"
)
PERSON = (
    "<label>E-mail <input name='email' autocomplete='email' required></label>"
    "<label>Last name <input name='last' autocomplete='family-name' required></label>"
    "<label>Address <input name='street' autocomplete='address-line1' required></label>"
    "<label>City <input name='city' autocomplete='address-level2' required></label>"
    "<label>ZIP <input name='zip' autocomplete='postal-code' required></label>"
)


class OnePage(Shop):
    """One page with the whole form, whose order is posted to /checkout/place."""

    def form(self) -> str:
        return f"{PERSON}{COD}<button>Place order</button>"

    async def checkout(self, request: web.Request, part: str, form: dict[str, str]) -> Answer:
        if part == "":
            return self.page(
                "Checkout",
                f"<h1>Checkout</h1><form method='post' action='/checkout/place'>{self.form()}</form>",
            )
        return await super().checkout(request, part, form)


class DrawnLists(OnePage):
    """A hidden list behind a drawn one, a state that is searched, a part in a shadow root, late delivery, a refusal.

    The phone number and the floor are asked for only once "Next" was pressed; the phone must be a home one.
    """

    def form(self) -> str:
        return (
            f"<div id='one'>{PERSON}<p><select name='country' id='country' style='position:absolute;width:1px;height:1px;clip:rect(0,0,0,0)'>"
            "<option value=''>Choose</option><option value='CA'>Canada</option><option value='US'>United States</option></select>"
            "<span class='select2'><span role='combobox' tabindex='0'>Choose a country</span></span></p>"
            "<div id='state'></div><p><span>Phone</span> <input name='phone'></p><span class='field-error' id='pe' hidden>Please give a phone number of ten digits</span>"
            "<p><span>Floor</span> <select name='floor'><option value=''>-</option><option>2</option></select></p><span class='field-error' id='fe' hidden>Please select a floor</span>"
            "<div id='rates'></div><a href='/cart'>Back</a> <button type='button' id='next'>Next</button></div><div id='two'></div><ul id='list' role='listbox'></ul>"
            """<script>
            const form = document.forms[0], $ = (id) => document.getElementById(id);
            $('country').addEventListener('change', () => setTimeout(() => {
              $('state').innerHTML = "<label for='st'>State *</label><input id='st' role='combobox' aria-autocomplete='list' aria-required='true'><input type='hidden' name='state'>";
              $('st').oninput = () => { $('list').innerHTML = ['District of Columbia', 'New York'].filter((one) => one.includes($('st').value)).map((one) => `<li role='option'>${one}</li>`).join(''); };
              $('list').onmousedown = (event) => { form.state.value = $('st').value = event.target.innerText; $('list').innerHTML = ''; };
            }, 200));
            form.zip.addEventListener('blur', () => setTimeout(() => { $('rates').innerHTML = $('rates').innerHTML || "<fieldset><legend>Shipping method</legend><label><input type='radio' name='rate' value='std' required> Standard</label></fieldset>"; }, 600));
            $('next').onclick = () => {
              $('pe').hidden = /^\\d{10}$/.test(form.phone.value); $('fe').hidden = form.floor.value !== '';
              if (!$('pe').hidden || !$('fe').hidden || !form.rate || !form.rate.value || !form.state.value) return;
              $('one').hidden = true; $('two').innerHTML = "<x-terms></x-terms>""" + COD + """<button>Place order</button>";
            };
            customElements.define('x-terms', class extends HTMLElement { connectedCallback() {
              this.attachShadow({ mode: 'open' }).innerHTML = "<label><input type='checkbox'> I agree to the terms *</label>";
              form.addEventListener('submit', (event) => { if (!this.shadowRoot.querySelector('input').checked) event.preventDefault(); });
            } });
            </script>"""
        )  # fmt: skip


async def test_drawn_lists_late_parts_and_refusals_that_are_answered(tmp_path: Path) -> None:
    async with DrawnLists() as shop:
        evidence = await audited(shop, tmp_path, **ALL)
    assert outcome(evidence, Step.PURCHASE).reached, outcome(evidence, Step.PURCHASE).reason
    (order,) = shop.orders
    assert (order["country"], order["state"], order["rate"]) == ("US", "District of Columbia", "std")
    assert (order["phone"], order["floor"], order["pay"]) == ("2025550143", "2", "cod")


class ElsewhereAndLate(OnePage):
    """The address is searched for, fetching is chosen, and the order is confirmed late, on the checkout's own host."""

    def form(self) -> str:
        return (
            "<label>E-mail <input name='email' required></label><label>Last name <input name='last' required></label>"
            "<fieldset><legend>How?</legend><label><input type='radio' name='how' value='p' checked> Pick up</label><label><input type='radio' name='how' value='d'> Delivery</label></fieldset>"
            "<label>Postcode <input name='zip'></label><button type='button'>Find address</button>"
            "<a href='#' id='hand' onclick='rest.hidden = false; this.remove(); return false'>Enter address manually</a>"
            "<div id='rest' hidden><label>Street <input name='street'></label><label>Town <input name='city'></label></div>"
            "<h2>Payment method</h2><input type='hidden' name='pay' value='card'><div><button type='button' aria-pressed='true'>Credit card</button>"
            "<button type='button' aria-pressed='false' onclick=\"this.form.pay.value = 'invoice'; this.ariaPressed = 'true'; this.previousElementSibling.ariaPressed = 'false'\">Invoice</button></div>"
            "<button>Place order</button>"
        )

    def cart(self, count: int) -> str:
        away = self.url.replace("127.0.0.1", "localhost")
        return super().cart(count).replace("href='/checkout'", f"href='{away}checkout'")

    async def checkout(self, request: web.Request, part: str, form: dict[str, str]) -> Answer:
        if part == "place":
            self.orders.append(form)
            return self.page("One moment", "<p>We are processing your order.</p><script>fetch('/checkout/done').then(() => location.replace('/checkout/thanks'))</script>")  # fmt: skip
        if part == "done":
            await asyncio.sleep(3)  # what the shop takes, and the audit waits for
            return "done"
        return await super().checkout(request, part, form)


async def test_a_checkout_on_another_host_that_confirms_late(tmp_path: Path) -> None:
    async with ElsewhereAndLate() as shop:
        evidence = await audited(shop, tmp_path, **ALL)
    assert outcome(evidence, Step.PURCHASE).reached, outcome(evidence, Step.PURCHASE).reason
    (order,) = shop.orders
    assert (order["how"], order["street"], order["city"]) == ("d", "1 Test Street", "Washington")
    assert order["pay"] == "invoice"


class Confirms(OnePage):
    """Its last button says "Confirm", and each press of it orders and shows the form again."""

    def form(self) -> str:
        return f"{PERSON}{COD}<button>Confirm</button>"

    async def checkout(self, request: web.Request, part: str, form: dict[str, str]) -> Answer:
        if part == "place":
            self.orders.append(form)
            return await super().checkout(request, "", {})
        return await super().checkout(request, part, form)


async def test_what_may_have_been_the_order_is_not_pressed_again(tmp_path: Path) -> None:
    async with Confirms() as shop:
        evidence = await audited(shop, tmp_path, **ALL)
    assert len(shop.orders) == 1
    assert (
        "“confirm” was pressed once and may have placed the order" in outcome(evidence, Step.PURCHASE).reason
    )


class OrdersByAddress(OnePage):
    """Its form is sent by GET: each load of the confirmation orders."""

    async def checkout(self, request: web.Request, part: str, form: dict[str, str]) -> Answer:
        if part == "place":
            self.orders.append(request.query)
            return self.page("Thank you", self.thanks())
        answer = await super().checkout(request, part, form)
        return answer.replace("method='post'", "method='get'") if isinstance(answer, str) else answer


async def test_what_an_address_orders_is_not_loaded_again(tmp_path: Path) -> None:
    async with OrdersByAddress() as shop:
        evidence = await audited(shop, tmp_path, **ALL)
    assert outcome(evidence, Step.PURCHASE).reached, outcome(evidence, Step.PURCHASE).reason
    assert len(shop.orders) == 1
    assert any(BY_ADDRESS in visit.notes for visit in evidence.visits)


LIVE_ONLY = {
    "a button that confirms": "<fieldset><legend>Payment</legend><label><input type='radio' name='pay' value='pp' checked> PayPal</label></fieldset><button>Confirm</button>",
    "a way that is said": "<h2>Payment</h2><p>Pay with Visa or Mastercard. You will be redirected.</p><button>Place order</button>",
    "an account that is asked for": "<label>Password <input type='password' name='pw' required></label><button>Create account</button>",
}


@pytest.mark.parametrize("end", LIVE_ONLY)
async def test_no_order_where_money_would_move(end: str, tmp_path: Path) -> None:
    class Live(OnePage):
        def form(self) -> str:
            asked = PERSON if "account" not in end else "<label>E-mail <input name='email' required></label>"
            return asked + LIVE_ONLY[end]

    async with Live() as shop:
        evidence = await audited(shop, tmp_path, **ALL)
    assert shop.orders == []
    if "account" in end:
        assert not outcome(evidence, Step.CHECKOUT).reached
        assert "--storage-state" in outcome(evidence, Step.CHECKOUT).reason
    else:
        assert outcome(evidence, Step.PURCHASE).payment_requested


class StripeInTestMode(OnePage):
    """A card alone, in a frame of a provider that is in test mode."""

    def form(self) -> str:
        return (
            f"{PERSON}<h2>Payment</h2><script>const key = 'pk_test_51Habcdefghijklmnop'</script><input type='hidden' name='card'>"
            "<iframe src='/checkout/card' style='height:80px'></iframe><button>Pay $ 12.00</button>"
            "<script>addEventListener('message', (event) => { document.forms[0].card.value = event.data; })</script>"
        )

    async def checkout(self, request: web.Request, part: str, form: dict[str, str]) -> Answer:
        if part == "card":
            return (
                "<input name='cardnumber' autocomplete='cc-number'><input name='exp-date' autocomplete='cc-exp'><input name='cvc' autocomplete='cc-csc'>"
                "<script>addEventListener('change', () => parent.postMessage([...document.querySelectorAll('input')].map((one) => one.value).join(' '), '*'))</script>"
            )
        return await super().checkout(request, part, form)


async def test_a_test_card_is_typed_where_the_provider_is_in_test_mode(tmp_path: Path) -> None:
    async with StripeInTestMode() as shop:
        evidence = await audited(
            shop,
            tmp_path,
            test_card=SandboxCard(number="4242424242424242", expiry="08/31", code="987"),
            **ALL,
        )
    assert outcome(evidence, Step.PURCHASE).reached, outcome(evidence, Step.PURCHASE).reason
    assert [order["card"] for order in shop.orders] == ["4242424242424242 08/31 987"]
