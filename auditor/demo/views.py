"""The demo shop's answers: each handler takes a request and returns a page or a redirect."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl, quote, urlsplit

from aiohttp import web

from auditor.demo import product_page, shelves, till
from auditor.demo.basket import Refused, quantity_of
from auditor.demo.form import cleaned, errors_in
from auditor.demo.items import fresh_id, line_item
from auditor.demo.layout import GONE, View, render
from auditor.demo.pixel import Firing
from auditor.demo.session import COOKIE, Sessions, Visitor
from auditor.demo.storefront import AddBy, Banner, Checkout, Storefront
from auditor.demo.themes import Theme

CONSENT_COOKIE = "shop_consent"
ANSWERS = frozenset({"accepted", "rejected"})


class Views:
    """The handlers of one shop's pages."""

    def __init__(self, theme: Theme) -> None:
        self._shop = theme.storefront
        self._pixel = theme.pixel
        self._sessions = Sessions(theme.storefront)

    def routes(self) -> list[web.RouteDef]:
        """Every page's address."""
        return [
            web.get("/", self.home),
            web.get("/category/{slug}", self.category),
            web.get("/search", self.search),
            web.get("/products/{slug}", self.product),
            web.get("/cart", self.cart),
            web.post("/cart/add", self.add),
            web.post("/cart/update", self.update),
            *([web.post("/currency", self.currency)] if self._shop.currencies else []),
            web.get("/checkout", self.checkout),
            web.post("/checkout/details", self.details),
            web.get("/checkout/payment", self.payment),
            web.post("/checkout/place", self.place),
            web.get("/orders/{number}", self.confirmation),
            web.get("/about", self.about),
            web.get("/shipping", self.shipping),
            web.get("/privacy", self.privacy),
            *([web.get(GONE, self.gone)] if self._shop.gone else []),
        ]

    async def home(self, request: web.Request) -> web.Response:
        """The first page."""
        if self._shop.forgets_query and request.query:
            return _see_other("/", self._visitor(request))
        return self._page(request, self._visitor(request), shelves.home(self._shop))

    async def category(self, request: web.Request) -> web.Response:
        """A category, or 404."""
        slug = request.match_info["slug"]
        shelf = next((shelf for shelf in self._shop.categories if shelf.slug == slug), None)
        view = shelves.category(self._shop, self._pixel, shelf) if shelf else shelves.missing()
        return self._page(request, self._visitor(request), view)

    async def search(self, request: web.Request) -> web.Response:
        """The search's results."""
        words = request.query.get("q", "")[:100]
        return self._page(request, self._visitor(request), shelves.search(self._shop, self._pixel, words))

    async def product(self, request: web.Request) -> web.Response:
        """A product, with the variant that `?variant=` names, or 404."""
        product = self._shop.product(request.match_info["slug"])
        sku = request.query.get("variant", "")
        origin = f"{request.scheme}://{request.host}"
        visitor = self._visitor(request)
        shop = self._shown_to(visitor)
        view = product_page.show(shop, self._pixel, product, sku, origin) if product else shelves.missing()
        return self._page(request, visitor, view)

    async def cart(self, request: web.Request) -> web.Response:
        """The cart."""
        visitor = self._visitor(request)
        return self._page(request, visitor, till.cart(self._shop, self._pixel, visitor))

    async def add(self, request: web.Request) -> web.Response:
        """Put a product into the cart: JSON to the shop's script, a redirect to a form."""
        visitor = self._visitor(request)
        scripted = "json" in request.headers.get("Accept", "") and self._shop.add_by is AddBy.FETCH
        try:
            line = visitor.basket.add(await _posted(request))
        except Refused as refusal:
            if scripted:
                return _remember(web.json_response({"error": str(refusal)}, status=422), visitor)
            visitor.notice = str(refusal)
            return _see_other("/cart", visitor)
        if scripted:
            body = {
                "count": visitor.basket.count,
                "text": f"{line.quantity} x {line.name}",
                "item": line_item(self._shop, line),
            }
            return _remember(web.json_response(body), visitor)
        visitor.just_added.append(line)
        visitor.notice = f"{line.name} was added to your cart."
        return _see_other("/cart", visitor)

    async def update(self, request: web.Request) -> web.Response:
        """Change a line's quantity; 0 removes it."""
        visitor = self._visitor(request)
        posted = await _posted(request)
        wanted = posted.get("quantity", "")
        try:
            visitor.basket.set(posted.get("sku", ""), 0 if wanted == "0" else quantity_of(wanted))
        except Refused as refusal:
            visitor.notice = str(refusal)
        return _see_other("/cart", visitor)

    async def currency(self, request: web.Request) -> web.Response:
        """Switch the currency, and go back to where the visitor was."""
        visitor = self._visitor(request)
        wanted = (await _posted(request)).get("currency", "")
        if wanted in {self._shop.currency, *self._shop.currencies}:
            visitor.currency = wanted
        return _see_other(_path_of(request.headers.get("Referer", "")), visitor)

    async def checkout(self, request: web.Request) -> web.Response:
        """The checkout's first page; an empty cart is sent back."""
        visitor = self._visitor(request)
        if not visitor.basket.lines:
            return _see_other("/cart", visitor)
        view = till.checkout(self._shop, self._pixel, visitor, {}, again=False)
        return self._page(request, visitor, view)

    async def details(self, request: web.Request) -> web.Response:
        """The address of a checkout in two pages."""
        return await self._typed(request, next_step=lambda _: "/checkout/payment")

    async def payment(self, request: web.Request) -> web.Response:
        """The second page of a checkout in two, once the address is known."""
        visitor = self._visitor(request)
        if not visitor.basket.lines or errors_in(visitor.details):
            return _see_other("/checkout", visitor)
        return self._page(request, visitor, till.payment(self._shop, visitor))

    async def place(self, request: web.Request) -> web.Response:
        """Place the order."""
        if self._shop.checkout is not Checkout.TWO_PAGES:
            return await self._typed(request, next_step=self._order)
        visitor = self._visitor(request)
        if not visitor.basket.lines or errors_in(visitor.details):
            return _see_other("/checkout", visitor)
        return _see_other(self._order(visitor), visitor)

    async def confirmation(self, request: web.Request) -> web.Response:
        """The thanks for an order, to the visitor who placed it."""
        visitor = self._visitor(request)
        order = visitor.orders.get(request.match_info["number"])
        view = till.confirmation(self._shop, self._pixel, order) if order else shelves.missing()
        return self._page(request, visitor, view)

    async def about(self, request: web.Request) -> web.Response:
        """Who runs the shop."""
        return self._page(request, self._visitor(request), shelves.about(self._shop))

    async def shipping(self, request: web.Request) -> web.Response:
        """What shipping costs."""
        return self._page(request, self._visitor(request), shelves.shipping(self._shop))

    async def privacy(self, request: web.Request) -> web.Response:
        """What the shop remembers."""
        return self._page(request, self._visitor(request), shelves.privacy())

    async def gone(self, request: web.Request) -> web.Response:
        """A page that is not there any more."""
        return self._page(request, self._visitor(request), shelves.missing(self._shop.gone))

    def _shown_to(self, visitor: Visitor) -> Storefront:
        """The shop as a visitor sees it: in his currency."""
        return replace(self._shop, currency=visitor.currency) if visitor.currency else self._shop

    def _visitor(self, request: web.Request) -> Visitor:
        return self._sessions.find(request.cookies.get(COOKIE))

    def _page(self, request: web.Request, visitor: Visitor, view: View) -> web.Response:
        every = Firing(self._pixel.every_page, {"event_id": fresh_id()})
        queued = till.queued(self._shop, self._pixel, visitor)
        view = replace(view, firings=[every, *queued, *view.firings])
        answer = request.cookies.get(CONSENT_COOKIE, "")
        if self._shop.banner is Banner.NONE or answer not in ANSWERS:
            answer = ""
        pixel = self._pixel.served_to(request.headers.get("User-Agent", ""))
        text = render(self._shown_to(visitor), pixel, view, visitor, answer)
        response = web.Response(text=text, content_type="text/html", status=view.status)
        response.headers.update(self._pixel.headers)
        response.headers["Cache-Control"] = "no-store"
        return _remember(response, visitor)

    def _order(self, visitor: Visitor) -> str:
        """Place the order; the address of its confirmation."""
        order = self._sessions.place_order(visitor)
        address = f"/orders/{order.number}"
        if self._shop.email_in_order_address:
            address += f"?email={quote(order.contact.get('email', ''))}"
        return address

    async def _typed(self, request: web.Request, *, next_step: Callable[[Visitor], str]) -> web.Response:
        """Take the address form, and go on or show it again with what is wrong."""
        visitor = self._visitor(request)
        if not visitor.basket.lines:
            return _see_other("/cart", visitor)
        visitor.details = cleaned(await _posted(request))
        errors = errors_in(visitor.details)
        if errors:
            view = till.checkout(self._shop, self._pixel, visitor, errors, again=True)
            return self._page(request, visitor, view)
        return _see_other(next_step(visitor), visitor)


async def _posted(request: web.Request) -> dict[str, str]:
    """The fields of a posted form; any other body counts as an empty one.

    Read here because `request.post()` raises on what a stranger may send: a broken multipart, bytes
    that are no UTF-8, an unknown charset.
    """
    if request.content_type != "application/x-www-form-urlencoded":
        return {}
    return dict(parse_qsl((await request.read()).decode(errors="replace"), keep_blank_values=True))


def _path_of(address: str) -> str:
    """The path of the page that a visitor comes from, the first page's where that is none."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return "/"
    return path if path.startswith("/") and not path.startswith("//") else "/"


def _see_other(path: str, visitor: Visitor) -> web.Response:
    return _remember(web.Response(status=303, headers={"Location": path}), visitor)


def _remember(response: web.Response, visitor: Visitor) -> web.Response:
    response.set_cookie(COOKIE, visitor.token, httponly=True, samesite="Lax", path="/")
    return response
