"""The demo shop's answers: each handler takes a request and returns a page or a redirect."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from aiohttp import web

from auditor.demo import product_page, shelves, till
from auditor.demo.basket import Refused, quantity_of
from auditor.demo.form import cleaned, errors_in
from auditor.demo.items import fresh_id, line_item
from auditor.demo.layout import View, render
from auditor.demo.pixel import Firing
from auditor.demo.session import COOKIE, Sessions, Visitor
from auditor.demo.storefront import AddBy, Banner, Checkout, Storefront
from auditor.demo.theme import PixelTheme

CONSENT_COOKIE = "shop_consent"


class Views:
    """The handlers of one shop with one pixel theme."""

    def __init__(self, shop: Storefront, theme: PixelTheme) -> None:
        self.shop = shop
        self.theme = theme
        self.sessions = Sessions(shop)

    def routes(self) -> list[web.RouteDef]:
        """Every address of the shop."""
        return [
            web.get("/", self.home),
            web.get("/category/{slug}", self.category),
            web.get("/search", self.search),
            web.get("/products/{slug}", self.product),
            web.get("/cart", self.cart),
            web.post("/cart/add", self.add),
            web.post("/cart/update", self.update),
            web.get("/checkout", self.checkout),
            web.post("/checkout/details", self.details),
            web.get("/checkout/payment", self.payment),
            web.post("/checkout/place", self.place),
            web.get("/orders/{number}", self.confirmation),
            web.get("/about", self.about),
            web.get("/shipping", self.shipping),
            web.get("/privacy", self.privacy),
        ]

    async def home(self, request: web.Request) -> web.Response:
        """The first page."""
        return self._page(request, lambda _: shelves.home(self.shop))

    async def category(self, request: web.Request) -> web.Response:
        """A category, or 404."""
        slug = request.match_info["slug"]
        shelf = next((shelf for shelf in self.shop.categories if shelf.slug == slug), None)
        if shelf is None:
            return self._missing(request)
        return self._page(request, lambda _: shelves.category(self.shop, self.theme, shelf))

    async def search(self, request: web.Request) -> web.Response:
        """The search's results."""
        words = request.query.get("q", "")[:100]
        return self._page(request, lambda _: shelves.search(self.shop, self.theme, words))

    async def product(self, request: web.Request) -> web.Response:
        """A product, or 404."""
        product = self.shop.product(request.match_info["slug"])
        if product is None:
            return self._missing(request)
        sku = request.query.get("variant", "")
        origin = f"{request.scheme}://{request.host}"
        return self._page(request, lambda _: product_page.show(self.shop, self.theme, product, sku, origin))

    async def cart(self, request: web.Request) -> web.Response:
        """The cart."""
        return self._page(request, lambda visitor: till.cart(self.shop, self.theme, visitor))

    async def add(self, request: web.Request) -> web.Response:
        """Put a product into the cart: JSON to the shop's script, a redirect to a form."""
        token, visitor = self._visitor(request)
        scripted = "json" in request.headers.get("Accept", "") and self.shop.add_by is AddBy.FETCH
        try:
            line = visitor.basket.add(await _posted(request))
        except Refused as refusal:
            visitor.notice = "" if scripted else str(refusal)
            answer = (
                web.json_response({"error": str(refusal)}, status=422) if scripted else _see_other("/cart")
            )
            return _remember(answer, token)
        if scripted:
            body = {
                "count": visitor.basket.count,
                "text": f"{line.quantity} x {line.name}",
                "item": line_item(self.shop, line),
            }
            return _remember(web.json_response(body), token)
        visitor.just_added.append(line)
        visitor.notice = f"{line.name} was added to your cart."
        return _remember(_see_other("/cart"), token)

    async def update(self, request: web.Request) -> web.Response:
        """Change a line's quantity; 0 removes it."""
        token, visitor = self._visitor(request)
        posted = await _posted(request)
        try:
            quantity = 0 if posted.get("quantity") == "0" else quantity_of(posted.get("quantity", ""))
            visitor.basket.set(posted.get("sku", ""), quantity)
        except Refused as refusal:
            visitor.notice = str(refusal)
        return _remember(_see_other("/cart"), token)

    async def checkout(self, request: web.Request) -> web.Response:
        """The checkout's first page; an empty cart is sent back."""
        token, visitor = self._visitor(request)
        if not visitor.basket.lines:
            return _remember(_see_other("/cart"), token)
        return self._page(
            request, lambda visitor: till.checkout(self.shop, self.theme, visitor, {}, again=False)
        )

    async def details(self, request: web.Request) -> web.Response:
        """The address of a checkout in two pages."""
        return await self._typed(request, next_step=lambda _: "/checkout/payment")

    async def payment(self, request: web.Request) -> web.Response:
        """The second page of a checkout in two, once the address is known."""
        token, visitor = self._visitor(request)
        if not visitor.basket.lines or errors_in(visitor.details):
            return _remember(_see_other("/checkout"), token)
        return self._page(request, lambda visitor: till.payment(self.shop, visitor))

    async def place(self, request: web.Request) -> web.Response:
        """Place the order."""
        if self.shop.checkout is Checkout.TWO_PAGES:
            token, visitor = self._visitor(request)
            if not visitor.basket.lines or errors_in(visitor.details):
                return _remember(_see_other("/checkout"), token)
            return _remember(_see_other(self._order(visitor)), token)
        return await self._typed(request, next_step=self._order)

    async def confirmation(self, request: web.Request) -> web.Response:
        """The thanks for an order, to the visitor who placed it."""
        _, visitor = self._visitor(request)
        order = visitor.orders.get(request.match_info["number"])
        if order is None:
            return self._missing(request)
        return self._page(request, lambda _: till.confirmation(self.shop, self.theme, order))

    async def about(self, request: web.Request) -> web.Response:
        """Who runs the shop."""
        return self._page(request, lambda _: shelves.about(self.shop))

    async def shipping(self, request: web.Request) -> web.Response:
        """What shipping costs."""
        return self._page(request, lambda _: shelves.shipping(self.shop))

    async def privacy(self, request: web.Request) -> web.Response:
        """What the shop remembers."""
        return self._page(request, lambda _: shelves.privacy())

    def _visitor(self, request: web.Request) -> tuple[str, Visitor]:
        found = request.get("visitor")
        if found is None:
            found = self.sessions.find(request.cookies.get(COOKIE))
            request["visitor"] = found
        token, visitor = found
        return str(token), visitor

    def _page(self, request: web.Request, build: Callable[[Visitor], View]) -> web.Response:
        token, visitor = self._visitor(request)
        every = Firing(self.theme.every_page, {"event_id": fresh_id()})
        queued = till.queued(self.shop, self.theme, visitor)
        view = build(visitor)
        view = replace(view, firings=[every, *queued, *view.firings])
        answer = request.cookies.get(CONSENT_COOKIE, "")
        if self.shop.banner is Banner.NONE or answer not in {"accepted", "rejected"}:
            answer = ""
        text = render(self.shop, self.theme, view, visitor, answer)
        response = web.Response(text=text, content_type="text/html", status=view.status)
        response.headers.update(self.theme.headers)
        response.headers["Cache-Control"] = "no-store"
        return _remember(response, token)

    def _missing(self, request: web.Request) -> web.Response:
        return self._page(
            request, lambda _: shelves.plain("Page not found", "We could not find that page.", status=404)
        )

    def _order(self, visitor: Visitor) -> str:
        order = self.sessions.place_order(visitor)
        address = f"/orders/{order.number}"
        if self.shop.email_in_order_address:
            address += f"?email={quote(order.contact.get('email', ''))}"
        return address

    async def _typed(self, request: web.Request, *, next_step: Callable[[Visitor], str]) -> web.Response:
        """Take the address form, and go on or show it again with what is wrong."""
        token, visitor = self._visitor(request)
        if not visitor.basket.lines:
            return _remember(_see_other("/cart"), token)
        visitor.details = cleaned(await _posted(request))
        errors = errors_in(visitor.details)
        if errors:
            return self._page(
                request, lambda visitor: till.checkout(self.shop, self.theme, visitor, errors, again=True)
            )
        return _remember(_see_other(next_step(visitor)), token)


async def _posted(request: web.Request) -> dict[str, str]:
    """The text fields of a posted form."""
    fields = await request.post()
    return {name: value for name, value in fields.items() if isinstance(value, str)}


def _see_other(path: str) -> web.Response:
    return web.Response(status=303, headers={"Location": path})


def _remember(response: web.Response, token: str) -> web.Response:
    response.set_cookie(COOKIE, token, httponly=True, samesite="Lax", path="/")
    return response
