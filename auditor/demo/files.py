"""The demo shop's files: pictures, style, scripts, and what crawlers ask for."""

from importlib.resources import files
from urllib.parse import quote

from aiohttp import web

from auditor.demo import web_pixels
from auditor.demo.markup import Html, html, join
from auditor.demo.pictures import picture
from auditor.demo.pixel import container_file, frame_page, script_file
from auditor.demo.themes import Theme

ASSETS = files("auditor.demo").joinpath("assets")

_ROBOTS = """User-agent: *
Disallow: /cart/
Disallow: /checkout
Disallow: /orders/

Sitemap: {origin}/sitemap.xml
"""
_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">$entries</urlset>
"""


class Files:
    """The handlers of one shop's files."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def routes(self) -> list[web.RouteDef]:
        """Every file's address. The pixel is one script under two names, as the theme inserts it."""
        return [
            web.get("/pictures/{slug}.svg", self.picture),
            web.get("/assets/style.css", self.style),
            web.get("/assets/shop.js", self.script),
            web.get("/assets/pixel.js", self.pixel),
            web.get("/assets/container.js", self.pixel),
            web.get("/gtm.js", self.container),
            web.get("/booking", self.frame),
            web.get(web_pixels.FRAME, self.sandbox),
            web.get(web_pixels.WORKER, self.worker),
            web.get("/robots.txt", self.robots),
            web.get("/sitemap.xml", self.sitemap),
        ]

    async def picture(self, request: web.Request) -> web.Response:
        """A product's picture, or 404."""
        product = self._theme.storefront.product(request.match_info["slug"])
        if product is None:
            return web.Response(status=404, text="no such picture")
        return web.Response(text=picture(product.picture, product.colours), content_type="image/svg+xml")

    async def style(self, _: web.Request) -> web.Response:
        """The style sheet."""
        return _asset("style.css", "text/css")

    async def script(self, _: web.Request) -> web.Response:
        """The shop's own script."""
        return _asset("shop.js", "text/javascript")

    async def pixel(self, _: web.Request) -> web.Response:
        """The pixel as a file, or the container that inserts it."""
        return web.Response(text=script_file(self._theme.pixel), content_type="text/javascript")

    async def container(self, _: web.Request) -> web.Response:
        """The tag manager's container."""
        return web.Response(text=container_file(self._theme.pixel), content_type="text/javascript")

    async def frame(self, _: web.Request) -> web.Response:
        """What a frame shows, or 404 where the shop has none."""
        if not self._theme.pixel.frame:
            return web.Response(status=404, text="no such page")
        return web.Response(text=frame_page(self._theme.pixel), content_type="text/html")

    async def sandbox(self, _: web.Request) -> web.Response:
        """The document of a sandboxed pixel."""
        text = web_pixels.frame_page(script_file(self._theme.pixel))
        return web.Response(text=text, content_type="text/html")

    async def worker(self, _: web.Request) -> web.Response:
        """The script of an app's pixel in a worker."""
        return web.Response(text=web_pixels.worker_file(self._theme.pixel), content_type="text/javascript")

    async def robots(self, request: web.Request) -> web.Response:
        """What crawlers may look at."""
        return web.Response(text=_ROBOTS.format(origin=_origin(request)))

    async def sitemap(self, request: web.Request) -> web.Response:
        """Every page that may be found."""
        shop = self._theme.storefront
        paths = ["/", *(f"/category/{shelf.slug}" for shelf in shop.stocked_categories())]
        paths += [f"/products/{product.slug}" for product in shop.goods]
        entries = join(
            html("<url><loc>$address</loc></url>", address=_origin(request) + quote(path)) for path in paths
        )
        text = html(_SITEMAP, entries=Html(entries))
        return web.Response(text=text, content_type="application/xml")


def _asset(name: str, content_type: str) -> web.Response:
    return web.Response(text=ASSETS.joinpath(name).read_text(encoding="utf-8"), content_type=content_type)


def _origin(request: web.Request) -> str:
    return f"{request.scheme}://{request.host}"
