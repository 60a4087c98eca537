"""An order is placed once, or not at all."""

from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from auditor.model.journey import Step, Trial, Until
from tests.gather.shop import KEPT, Shop, audited, outcome, see_other

pytestmark = KEPT

ALL: dict[str, Any] = {"until": Until.PURCHASE, "place_order": True}


class CardThenReview(Shop):
    """The live card is chosen on one page, and the order placed on the next."""

    def payment(self) -> str:
        return (
            "<h1>Payment</h1><form method='post' action='/checkout/review'><label><input type='radio' name='payment' value='stripe'> Credit card</label>"
            "<label><input type='radio' name='payment' value='pp'> PayPal</label><button>Continue to review</button></form>"
        )

    async def checkout(
        self, request: web.Request, part: str, form: dict[str, str]
    ) -> str | web.StreamResponse:
        if part == "review":
            return self.page(
                "Review",
                "<h1>Review your order</h1><form method='post' action='/checkout/place'><button>Place order</button></form>",
            )
        return await super().checkout(request, part, form)


class PayNow(Shop):
    """No way to pay is shown but the button's own."""

    def payment(self) -> str:
        return "<h1>Summary</h1><form method='post' action='/checkout/place'><button>Pay now</button></form>"


@pytest.mark.parametrize("kind", [CardThenReview, PayNow])
async def test_no_order_where_it_would_be_paid_at_once(kind: type[Shop], tmp_path: Path) -> None:
    async with kind() as shop:
        evidence = await audited(shop, tmp_path, **ALL)
    purchase = outcome(evidence, Step.PURCHASE)
    assert shop.orders == []
    assert not purchase.reached
    assert purchase.payment_requested
    assert "--confirmation" in purchase.reason


async def test_an_order_that_is_refused_is_not_sent_again(tmp_path: Path) -> None:
    class Declines(Shop):
        async def checkout(
            self, request: web.Request, part: str, form: dict[str, str]
        ) -> str | web.StreamResponse:
            if part == "place":
                self.orders.append(form)
                return self.page(
                    "Payment",
                    "<p role='alert' class='error'>We cannot deliver to this address.</p>" + self.payment(),
                )
            return await super().checkout(request, part, form)

    async with Declines() as shop:
        evidence = await audited(shop, tmp_path, **ALL)
    assert len(shop.orders) == 1
    purchase = outcome(evidence, Step.PURCHASE)
    assert "cannot deliver to this address" in purchase.reason
    (attempt,) = purchase.attempts
    assert attempt.trial is Trial.FORM_REFUSED
    assert "cannot deliver to this address" in attempt.words
    assert purchase.started_at <= attempt.at < attempt.until <= purchase.ended_at


async def test_an_order_that_leads_to_a_payment_page_elsewhere_stops_there(tmp_path: Path) -> None:
    async with Shop() as provider:

        class Leads(Shop):
            async def checkout(
                self, request: web.Request, part: str, form: dict[str, str]
            ) -> str | web.StreamResponse:
                if part == "place":
                    self.orders.append(form)
                    return see_other(provider.url.replace("127.0.0.1", "localhost") + "pay")
                return await super().checkout(request, part, form)

        async with Leads() as shop:
            evidence = await audited(shop, tmp_path, **ALL)
    purchase = outcome(evidence, Step.PURCHASE)
    assert not purchase.reached
    assert len(shop.orders) == 1
    assert purchase.visit_id == evidence.visits[-1].id


async def test_what_cannot_be_filled_in_is_named(tmp_path: Path) -> None:
    class Asks(Shop):
        def address(self) -> str:
            return (
                "<h1>Checkout</h1><form method='post' action='/checkout/payment'><label>E-mail <input name='email' autocomplete='email' required></label>"
                "<label>Pickup point <select name='pick' required><option value=''>none near you</option></select></label><button disabled>Continue</button></form>"
            )

    async with Asks() as shop:
        evidence = await audited(shop, tmp_path, **ALL)
    assert "Pickup point" in outcome(evidence, Step.PURCHASE).reason
    assert shop.orders == []


async def test_a_checkout_in_a_dialog_and_an_address_in_a_frame(tmp_path: Path) -> None:
    class Framed(Shop):
        async def checkout(
            self, request: web.Request, part: str, form: dict[str, str]
        ) -> str | web.StreamResponse:
            if part == "frame":
                return self.address().replace("<form ", "<form target='_top' ")
            if part == "":
                return self.page(
                    "Checkout",
                    "<h1>Checkout</h1><div role='dialog' aria-modal='true' style='position:fixed;inset:20px;background:#fff'>"
                    "<button aria-label='Close' onclick='this.parentNode.remove()'>x</button><button>Check out</button>"
                    "<iframe src='/checkout/frame' style='width:600px;height:500px'></iframe></div>",
                )
            return await super().checkout(request, part, form)

    async with Framed() as shop:
        evidence = await audited(shop, tmp_path, **ALL)
    assert outcome(evidence, Step.PURCHASE).reached, outcome(evidence, Step.PURCHASE).reason
    assert len(shop.orders) == 1


async def test_a_checkout_in_a_tab_of_its_own_is_followed(tmp_path: Path) -> None:
    class Opens(Shop):
        def cart(self, count: int) -> str:
            return super().cart(count).replace("<a class='button'", "<a class='button' target='_blank'")

    async with Opens() as shop:
        evidence = await audited(shop, tmp_path)
    checkout = outcome(evidence, Step.CHECKOUT)
    assert checkout.reached, checkout.reason
    assert checkout.url == f"{shop.url}checkout"


async def test_the_next_buttons_error_is_quoted(tmp_path: Path) -> None:
    class Complains(Shop):
        def address(self) -> str:
            return (
                super()
                .address()
                .replace(
                    "<button type='submit'>",
                    "<div class='error'>Deliveries are paused this week.</div><button type='button'>",
                )
            )

    async with Complains() as shop:
        evidence = await audited(shop, tmp_path, **ALL)
    assert "Deliveries are paused this week" in outcome(evidence, Step.PURCHASE).reason
