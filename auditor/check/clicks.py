"""The click on an ad by which a run came to the shop, and where its id can still be found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.check.context import Context
from auditor.check.subjects import HTTP_ERROR
from auditor.model.page import Page
from auditor.model.redaction import Form, Redacted

NO_CLICK = (
    "the audit did not come by an ad's click: with --seal none (its id would reach TikTok) and --ttclid none "
    "it has none, unless one is given by --ttclid"
)


@dataclass(frozen=True, slots=True)
class Landing:
    """How a run came to the shop: the digest of its click id, and the pages up to the first that stayed.

    More than one page where a page led on by itself before it fell quiet, as a choice of language does.
    """

    pages: tuple[Page, ...]
    digest: str

    @property
    def page(self) -> Page:
        """The page on which the visitor came to stand."""
        return self.pages[-1]

    @property
    def fault(self) -> str:
        """Why it is no page of the shop, as a phrase; "" where it is."""
        visit = self.page.visit
        if visit.failure:
            return f"the page to which the ad's click leads did not load: {visit.failure}"
        if visit.status is not None and visit.status >= HTTP_ERROR:
            return f"the shop answered {visit.status} where the ad's click leads"
        if visit.content_type and "html" not in visit.content_type.lower():
            return f"the ad's click leads to no web page: {visit.content_type}"
        return visit.obstacle


def landing_of(run: str, context: Context) -> Landing | None:
    """How a run came to the shop, None where it brought no click id along."""
    pages = in_order(run, context)
    first = next((place for place, page in enumerate(pages) if not page.visit.by_page), None)
    if first is None:
        return None
    digest = click_in(pages[first].visit.requested_url, context)
    last = first
    while last + 1 < len(pages) and pages[last + 1].visit.by_page and not pages[last].visit.settled:
        last += 1
    return Landing(tuple(pages[first : last + 1]), digest) if digest else None


def in_order(run: str, context: Context) -> list[Page]:
    """The pages of a run in the order of their visits."""
    own = [page for page in context.facts.pages if page.visit.run == run]
    return sorted(own, key=lambda page: page.visit.started_at)


def click_in(url: str, context: Context) -> str:
    """The digest of the click id in a redacted address, "" where it has none."""
    name = context.standard.click_parameter
    if not name:
        return ""
    try:
        query = urlsplit(url).query
    except ValueError:
        return ""
    found = re.search(rf"(?:^|[&;]){re.escape(name)}=(\[redacted [^\]]*\])", query)
    marker = Redacted.parse(found[1]) if found is not None else None
    return digest_of(marker)


def digest_of(marker: Redacted | None) -> str:
    """What a click id's marker holds that can be compared."""
    return marker.spelling if marker is not None and marker.form is Form.DIGEST else ""


def traces(page: Page, digest: str, context: Context) -> Iterator[str]:
    """Where a click id is found on a page: in what it sent, in a cookie, in its address."""
    if any(digest_of(Redacted.parse(event.click_id)) == digest for event in context.all_events_on(page)):
        yield "beacon"
    if digest in context.cookie_digests(page):
        yield "cookie"
    addresses = [page.url, *(event.page_url for event in context.all_events_on(page))]
    if any(click_in(url, context) == digest for url in addresses):
        yield "address"
