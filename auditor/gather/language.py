"""The shop's own language, asked for before the browser starts, so that it can come as a local visitor.

A browser that asks for English is sent to the English pages of many a shop, which are not those that
its visitors see.
"""

import asyncio
import base64
import logging
import re
from urllib.parse import urljoin, urlsplit

from auditor.gather.sinkhole.upstream import Answer, Upstream, UpstreamError
from auditor.gather.site import same_site
from auditor.model.plan import BrowserOptions

log = logging.getLogger(__name__)

_SECONDS = 4.0  # a shop that is slower than that is taken in the browser's own language
_REDIRECTS = 5
_HEAD = 100_000  # bytes in which a page says its language
_OK = 200
_MOVED = range(300, 400)
_HTML = re.compile(
    rb"<html\b[^>]{0,2000}?\blang\s*=\s*[\"']?\s*([a-z]{2})(?:[-_]([a-z]{2}))?(?![a-z])", re.IGNORECASE
)


async def language_of(site: str, upstream: Upstream, options: BrowserOptions) -> str | None:
    """The language tag of the page that a visitor without a preference gets: "de", "de-AT".

    None where the page cannot be had in time, or does not say.
    """
    try:
        async with asyncio.timeout(_SECONDS):
            answer = await _page(site, upstream, options)
    except (UpstreamError, TimeoutError, ValueError) as error:
        log.debug("the shop's language is not known: %s", error)
        return None
    if answer is None or answer.status != _OK:
        return None
    found = _HTML.search(answer.body[:_HEAD])
    if found is None:
        return None
    language, region = found[1].decode().lower(), (found[2] or b"").decode().upper()
    return f"{language}-{region}" if region else language


async def _page(site: str, upstream: Upstream, options: BrowserOptions) -> Answer | None:
    """The page behind an address and its redirects, which may lead to another host of the shop."""
    url = site
    for _ in range(_REDIRECTS):
        answer = await upstream.ask("GET", url, headers=_headers(url, site, options))
        target = answer.headers.get("location", "")
        if answer.status not in _MOVED or not target:
            return answer
        url = urljoin(url, target)
        if urlsplit(url).scheme not in {"http", "https"} or not same_site(url, site):
            return None
    return None


def _headers(url: str, site: str, options: BrowserOptions) -> dict[str, str]:
    """What the browser will send as well; the user's own headers and login go to the shop's host alone."""
    headers = {"Accept": "text/html", "User-Agent": options.user_agent or "pixel-auditor"}
    if urlsplit(url).netloc == urlsplit(site).netloc:
        headers |= options.headers
        if options.basic_auth is not None:
            token = base64.b64encode(":".join(options.basic_auth).encode()).decode("ascii")
            headers["Authorization"] = f"Basic {token}"
    return headers
