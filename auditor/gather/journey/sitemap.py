"""The shop's own list of its pages: robots.txt names the sitemaps, the sitemaps name the products."""

import html
import logging
import re
from urllib.parse import urljoin

from playwright.async_api import Page

from auditor.gather.journey.marks import NOT_SHOPPING_PATH, PRODUCT_PATH
from auditor.gather.scripts import PageSilentError, answer, script
from auditor.gather.site import path_of, same_site

log = logging.getLogger(__name__)

_LIMIT = 2_000_000  # characters of one sitemap; the first products are enough
_SECONDS = 6.0
_MOST_SITEMAPS = 5
_MOST_PRODUCTS = 40
_LOCATION = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)", re.IGNORECASE)
_NAMED = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_OF_PRODUCTS = re.compile(r"product|produkt|produit|item|artikel|prodott", re.IGNORECASE)


async def fetch_text(page: Page, url: str) -> str:
    """A text of the shop, fetched by the page itself: with its cookies, proxy and password.

    "" where it is not to be had: another host, an error, a policy of the page that forbids it.
    """
    try:
        found = await answer(
            page.evaluate(script("journey/sitemap.js"), {"url": url, "limit": _LIMIT, "seconds": _SECONDS}),
            _SECONDS + 2,
        )
    except PageSilentError as error:
        log.debug("%s was not to be had: %s", url, error)
        return ""
    return found if isinstance(found, str) else ""


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
