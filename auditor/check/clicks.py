"""The click on an ad by which a run came to the shop, and where its id can still be found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.check.context import Context
from auditor.model.page import Page
from auditor.model.redaction import Form, Redacted

NO_CLICK = (
    "the audit did not come by a click: give the shop's address with ?ttclid=TEST at its end to judge this"
)


@dataclass(frozen=True, slots=True)
class Landing:
    """The first page of a run, and the digest of the click id with which it was asked for."""

    page: Page
    digest: str


def landing_of(run: str, context: Context) -> Landing | None:
    """How a run came to the shop, None where it brought no click id along.

    Each further page that was asked for with one is an arrival, too; the first one counts.
    """
    for page in sorted(context.facts.pages, key=lambda page: page.visit.started_at):
        if page.visit.run == run and not page.visit.by_page:
            digest = click_in(page.visit.requested_url, context)
            return Landing(page, digest) if digest else None
    return None


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
