"""How a page is named in a report: the words, the address, the link."""

import re
from dataclasses import dataclass

from auditor.model.evidence import CallSite
from auditor.model.page import Page, PageKind
from auditor.report import words
from auditor.report.visible import link, one_line, short

MAX_URL = 300
"""Characters of an address that are shown; the link goes to the whole."""

_CLICK = re.compile(r"(?<=[?&])[^?&#=]{1,40}=\[redacted click_id [^\]]{1,80}\](?:&|(?=#)|$)")


@dataclass(frozen=True, slots=True)
class Place:
    """A page: its kind in words, its address as shown, and the address to link to (None: no link)."""

    kind: str
    address: str
    href: str | None
    run: str = ""


def place(url: str, kind: PageKind | None, site: str, run: str = "main") -> Place:
    """The place at an address; "the whole site" where there is none. By which click it was come to is left out."""
    url = _without_click(url)
    return Place(
        kind=words.PAGE[kind] if kind else "",
        address=one_line(short(url, site), MAX_URL) if url else "the whole site",
        href=link(url),
        run=words.RUN.get(run, run),
    )


def _without_click(url: str) -> str:
    bare = _CLICK.sub("", url)
    if bare == url:
        return url
    address, hash_sign, fragment = bare.partition("#")
    return f"{address.rstrip('?&')}{hash_sign}{fragment}"


def script(site: CallSite | None, shop: str) -> str:
    """A script and its line: `/assets/events.js, line 88`; "" where it is unknown."""
    if site is None:
        return ""
    return f"{one_line(short(site.url, shop), MAX_URL)}{f', line {site.line}' if site.line else ''}"


def place_of(page: Page, site: str) -> Place:
    """The place of a page."""
    return place(page.url, page.kind, site, page.visit.run)
