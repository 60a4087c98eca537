"""The shop's own list of its pages: robots.txt names the sitemaps, the sitemaps name the products."""

import html
import re
from urllib.parse import urljoin

from playwright.async_api import Page

from auditor.gather.journey.marks import NOT_SHOPPING_PATH, PRODUCT_PATH
from auditor.gather.pages.fetching import fetch_text
from auditor.gather.site import path_of, same_site

_MOST_SITEMAPS = 5
_MOST_PRODUCTS = 40
_LOCATION = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)", re.IGNORECASE)
_NAMED = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_OF_PRODUCTS = re.compile(r"product|produkt|produit|item|artikel|prodott", re.IGNORECASE)


async def products_of_sitemap(page: Page, site: str) -> list[str]:
    """Addresses of the shop that its sitemaps list and that look like products, likeliest first."""
    robots = await fetch_text(page, urljoin(site, "/robots.txt"))
    waiting = _NAMED.findall(robots) or [urljoin(site, "/sitemap.xml")]
    waiting.sort(key=_product_first)
    found: list[str] = []
    read = 0
    while waiting and read < _MOST_SITEMAPS and len(found) < _MOST_PRODUCTS:
        address = waiting.pop(0)
        text = await fetch_text(page, address)
        read += 1
        locations = [html.unescape(location) for location in _LOCATION.findall(text)]
        if "<sitemapindex" in text[:2000].lower():
            waiting = sorted({*waiting, *locations[:200]}, key=_product_first)
            continue
        certain = bool(_OF_PRODUCTS.search(path_of(address)))
        found.extend(
            location
            for location in locations
            if same_site(location, site)
            and path_of(location)
            and (certain or PRODUCT_PATH.search(location))
            and not NOT_SHOPPING_PATH.search(path_of(location))
        )
    return list(dict.fromkeys(found))[:_MOST_PRODUCTS]


def _product_first(address: str) -> tuple[bool, str]:
    return not _OF_PRODUCTS.search(path_of(address)), address
