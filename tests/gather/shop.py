"""A small shop for the tests of the journey: plain pages, one part of which each test makes hard."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl

import pytest
from aiohttp import web

from auditor.decode.page import read_page
from auditor.decode.redact import redactor
from auditor.decode.tiktok import TIKTOK
from auditor.gather import gather
from auditor.gather.browser.provider import Provider, fresh
from auditor.gather.evidence import load
from auditor.model.evidence import Evidence
from auditor.model.journey import Step, StepOutcome
from auditor.model.plan import Identity, SitePlan
from auditor.model.vendor import Readers

PIXEL = "D4TESTSH0P5TIKTOK3A0"
SNIPPET = (
    "<script>!function(w,d,t){w.TiktokAnalyticsObject=t;var ttq=w[t]=w[t]||[];ttq.methods=['page','track','identify'];"
    "ttq.setAndDefer=function(t,e){t[e]=function(){t.push([e].concat(Array.prototype.slice.call(arguments,0)))}};"
    "for(var i=0;i<ttq.methods.length;i++)ttq.setAndDefer(ttq,ttq.methods[i]);ttq.instance=function(t){for(var e=ttq._i[t]||[],"
    "n=0;n<ttq.methods.length;n++)ttq.setAndDefer(e,ttq.methods[n]);return e};ttq.load=function(e,n){var r="
    "'https://analytics.tiktok.com/i18n/pixel/events.js';ttq._i=ttq._i||{};ttq._i[e]=[];ttq._i[e]._u=r;ttq._t=ttq._t||{};"
    "ttq._t[e]=+new Date;ttq._o=ttq._o||{};ttq._o[e]=n||{};var o=d.createElement('script');o.async=!0;"
    "o.src=r+'?sdkid='+e+'&lib='+t;var a=d.getElementsByTagName('script')[0];a.parentNode.insertBefore(o,a)};"
    f"ttq.load('{PIXEL}');ttq.page();}}(window,document,'ttq');</script>"
)


def track(event: str, **parameters: Any) -> str:
    """A script that tracks an event at once."""
    import json  # noqa: PLC0415

    return f"<script>ttq.track('{event}', {json.dumps(parameters)})</script>"


def see_other(path: str) -> web.Response:
    """The usual answer to a form: go and look there."""
    return web.Response(status=303, headers={"location": path})


class Shop:
    """Three products, a cart by cookie, a checkout in two pages. Override a part to make it hard.

    `requests` counts method and path; `orders` holds the forms that placed an order.
    """

    language = "en"
    add_words = "Add to cart"

    def __init__(self) -> None:
        self.requests: Counter[str] = Counter()
        self.orders: list[Mapping[str, str]] = []
        self.carts: Counter[str] = Counter()
        self.url = ""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)

    async def __aenter__(self) -> Self:
        """Open the shop."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        await self._runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        path = "/" + request.match_info["path"]
        self.requests[f"{request.method} {path}"] += 1
        form = (
            dict(parse_qsl((await request.text()), keep_blank_values=True))
            if request.method == "POST"
            else {}
        )
        answer = await self.answer(request, path, form)
        if isinstance(answer, str):
            response: web.StreamResponse = web.Response(text=answer, content_type="text/html")
        else:
            response = answer
        if "sid" not in request.cookies and not response.prepared:
            response.set_cookie("sid", f"s{sum(self.requests.values())}", path="/")
        return response

    def sid(self, request: web.Request) -> str:
        return request.cookies.get("sid", "")

    async def answer(  # noqa: PLR0911 - one return for each page
        self, request: web.Request, path: str, form: dict[str, str]
    ) -> str | web.StreamResponse:
        match path.strip("/").split("/"):
            case [""]:
                return self.page("Home", self.home())
            case ["collections", "all"]:
                return self.page("All products", self.listing())
            case ["products", name]:
                return self.product_page(name)
            case ["cart", "add"]:
                self.carts[self.sid(request)] += int(form.get("quantity") or 1)
                return see_other("/cart")
            case ["cart"]:
                return self.page("Cart", self.cart(self.carts[self.sid(request)]))
            case ["checkout", *rest]:
                return await self.checkout(request, "/".join(rest), form)
            case ["favicon.ico"]:
                return web.Response(status=204)
        return web.Response(status=404, text="<h1>Not found</h1>", content_type="text/html")

    def page(self, title: str, body: str, *, head: str = "") -> str:
        return (
            f'<!doctype html><html lang="{self.language}"><head><meta charset="utf-8"><title>{title}</title>'
            f"{SNIPPET}{head}</head><body><header><a href='/'>Shop</a> <nav><a href='/collections/all'>Shop all</a></nav> "
            f"<a href='/cart' class='header-cart'>Cart <span class='cart-count'>0</span></a></header><main>{body}</main>"
            "<footer><a href='/pages/about'>About us</a></footer></body></html>"
        )

    def home(self) -> str:
        return "<h1>Welcome</h1><p>Everything for the table.</p><a href='/collections/all'>Shop all</a>"

    def listing(self) -> str:
        cards = "".join(
            f"<li class='product-card'><a href='/products/{name}'><img alt='' src='data:,'>{name.title()}</a><span class='price'>$ {price}.00</span></li>"
            for name, price in (("cup", 12), ("plate", 18), ("bowl", 20))
        )
        return f"<h1>All products</h1><ul class='product-grid'>{cards}</ul>"

    def product_page(self, name: str) -> str:
        return self.page(
            name.title(),
            f"<h1>{name.title()}</h1><p class='price'>$ 12.00</p>{self.buy(name)}<p>A fine {name} of stoneware.</p>"
            + track("ViewContent", content_id=name, content_type="product", value=12, currency="USD"),
        )

    def buy(self, name: str) -> str:
        return (
            f"<form method='post' action='/cart/add'><input type='hidden' name='id' value='{name}'>{self.options(name)}"
            f"<button type='submit' onclick=\"ttq.track('AddToCart', {{content_id: '{name}', content_type: 'product', value: 12, currency: 'USD'}})\">{self.add_words}</button></form>"
        )

    def options(self, name: str) -> str:
        return ""

    def cart(self, count: int) -> str:
        if not count:
            return "<h1>Cart</h1><p>Your cart is empty.</p>"
        return (
            f"<h1>Your cart</h1><table><tr><td>Cup</td><td><input name='quantity' type='number' value='{count}'></td><td>$ 12.00</td></tr>"
            "<tr><td>Total</td><td></td><td>$ 12.00</td></tr></table><a class='button' href='/checkout'>Checkout</a>"
        )

    async def checkout(
        self, request: web.Request, part: str, form: dict[str, str]
    ) -> str | web.StreamResponse:
        if part == "" and request.method == "GET":
            return self.page(
                "Checkout",
                self.address()
                + track(
                    "InitiateCheckout", content_id="cup", content_type="product", value=12, currency="USD"
                ),
            )
        if part == "payment":
            return self.page("Payment", self.payment())
        if part == "place" and request.method == "POST":
            self.orders.append(form)
            return see_other("/checkout/thanks")
        if part == "thanks":
            return self.page("Thank you", self.thanks())
        return web.Response(status=404, text="Not found")

    def address(self) -> str:
        return (
            "<h1>Checkout</h1><form method='post' action='/checkout/payment'>"
            "<label>E-mail <input name='email' type='email' autocomplete='email' required></label>"
            "<label>First name <input name='first' autocomplete='given-name' required></label>"
            "<label>Last name <input name='last' autocomplete='family-name' required></label>"
            "<label>Address <input name='a1' autocomplete='address-line1' required></label>"
            "<label>City <input name='city' autocomplete='address-level2' required></label>"
            "<label>ZIP <input name='zip' autocomplete='postal-code' required></label>"
            "<label>Country <select name='country' autocomplete='country'><option value=''>Choose</option><option value='US'>United States</option></select></label>"
            "<button type='submit'>Continue to payment</button></form>"
        )

    def payment(self) -> str:
        return (
            "<h1>Payment</h1><form method='post' action='/checkout/place'><fieldset><legend>Payment method</legend>"
            "<label><input type='radio' name='payment' value='card' checked> Credit card</label>"
            "<label><input type='radio' name='payment' value='invoice'> Invoice</label></fieldset>"
            "<label><input type='checkbox' name='terms' required> I agree to the terms and conditions</label>"
            "<label><input type='checkbox' name='news'> Send me the newsletter and offers</label>"
            "<button type='submit'>Place order</button></form>"
        )

    def thanks(self) -> str:
        return (
            "<h1>Thank you for your order</h1><p>Your order number is 10042. A confirmation was sent.</p>"
            + track("Purchase", content_id="cup", content_type="product", value=12, currency="USD")
        )


class Notes:
    """Progress that is remembered."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.said: list[str] = []
        self.beacons: list[str] = []
        self.pages: list[tuple[str, int | None]] = []
        self.changed = asyncio.Event()

    def doing(self, text: str) -> None:
        self.done.append(text)
        self.changed.set()

    def visited(self, url: str, *, status: int | None) -> None:
        self.pages.append((url, status))
        self.changed.set()

    def beacon(self, name: str) -> None:
        self.beacons.append(name)
        self.changed.set()

    def say(self, text: str) -> None:
        self.said.append(text)
        self.changed.set()


KEPT = pytest.mark.usefixtures("kept_browser")
"""What a module is marked with whose audits may have a browser that others had before."""

provider: Provider = fresh
"""Who gives an audit its browser where a test does not say."""

READERS = Readers(
    vendor=TIKTOK, redact=redactor(Identity(), salt=b"a salt of the tests"), read_page=read_page
)


async def audited(
    shop: Shop, folder: Path, *, notes: Notes | None = None, browsers: Provider | None = None, **options: Any
) -> Evidence:
    """The evidence of an audit with the stand-in; no further pages, and the cart left as it is, unless asked for."""
    plain = SitePlan(site=shop.url, sdk="standin", pages=0, seal="tiktok", basket="one", empties_cart=False)
    plan = replace(plain, **options)
    await gather(plan, READERS, folder, notes or Notes(), browsers=browsers or provider)
    return load(folder)


def outcome(evidence: Evidence, step: Step) -> StepOutcome:
    """How a step ended; there is one outcome of each."""
    (found,) = [one for one in evidence.steps if one.step is step]
    return found


def events(evidence: Evidence) -> list[str]:
    """The shop's own events that arrived, in order of arrival."""
    found = []
    for request in sorted(evidence.requests, key=lambda one: one.at):
        if request.seen_by_sinkhole and request.method != "OPTIONS":
            found += [
                event.name
                for event in TIKTOK.read(request.method, request.url, request.body.encode())
                if not event.automatic and event.name != "Pageview"
            ]
    return found
