"""Products of a sitemap are found through robots.txt, an index, and packed files."""

import gzip
from pathlib import Path

from aiohttp import web

from auditor.gather.journey.sitemap import products_of_sitemap
from tests.gather.browsing import a_page
from tests.gather.shop import Shop


class Mapped(Shop):
    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        base = self.url
        match path:
            case "/robots.txt":
                return web.Response(text=f"User-agent: *\nsitemap: {base}index.xml")
            case "/index.xml":
                names = ("pages.xml", "sitemap_products_1.xml", "produkte.xml.gz")
                return web.Response(
                    text="<sitemapindex>"
                    + "".join(f"<sitemap><loc>{base}{name}</loc></sitemap>" for name in names)
                    + "</sitemapindex>"
                )
            case "/sitemap_products_1.xml":
                return web.Response(
                    text=f"<urlset><url><loc>{base}</loc></url><url><loc><![CDATA[{base}products/cup?a=1&amp;b=2]]></loc></url>"
                    "<url><loc>https://elsewhere.example/products/x</loc></url></urlset>"
                )
            case "/produkte.xml.gz":
                packed = gzip.compress(f"<urlset><url><loc>{base}tasse-blau</loc></url></urlset>".encode())
                return web.Response(body=packed, content_type="application/x-gzip")
            case "/pages.xml":
                return web.Response(
                    text=f"<urlset><url><loc>{base}pages/about</loc></url><url><loc>{base}a-fine-blue-cup.html</loc></url></urlset>"
                )
        return await super().answer(request, path, form)


async def test_products_first_and_of_this_site_only(tmp_path: Path) -> None:
    async with Mapped() as shop, a_page() as page:
        await page.goto(shop.url)
        found = await products_of_sitemap(page, shop.url)
    assert {url.removeprefix(shop.url) for url in found} == {
        "products/cup?a=1&b=2",
        "tasse-blau",
        "a-fine-blue-cup.html",
    }
    assert found[-1].endswith("a-fine-blue-cup.html"), "what a sitemap of products lists goes first"


async def test_a_shop_without_any(tmp_path: Path) -> None:
    async with Shop() as shop, a_page() as page:
        await page.goto(shop.url)
        assert await products_of_sitemap(page, shop.url) == []
