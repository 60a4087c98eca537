"""What of saved evidence can tell which shop system it is: the shop's own first pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.model.evidence import Cookie, DocumentKind, Evidence, Visit

_PAGES = 8  # the home page and the journey's come first; each is of one system
LONGEST = 400_000
"""Characters of a document that are looked through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A page of the shop. `headers` and `cookies` are in lower case, as `Where` has them."""

    url: str
    html: str = ""
    headers: tuple[str, ...] = ()
    cookies: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        """The page's host, "" where its address has none."""
        return _host(self.url)

    @property
    def path(self) -> str:
        """The path and query of the page's address."""
        try:
            parts = urlsplit(self.url)
        except ValueError:
            return ""
        return f"{parts.path}?{parts.query}" if parts.query else parts.path


def sightings_of(evidence: Evidence) -> tuple[Sighting, ...]:
    """The shop's first pages, as far as they were seen.

    Pages of other hosts are left out: a shop that lets another system sell or take the money isn't of it.
    """
    return tuple(_sightings(evidence))


def _sightings(evidence: Evidence) -> Iterator[Sighting]:
    shown = [visit for visit in evidence.visits if _shows_the_shop(visit)]
    shop = _host(shown[0].url).removeprefix("www.") if shown else ""
    own = [visit for visit in shown if _is_of(_host(visit.url), shop)][:_PAGES]
    for visit in own:
        html = evidence.documents.get((visit.id, DocumentKind.RENDERED), "") or evidence.documents.get(
            (visit.id, DocumentKind.SERVED), ""
        )
        yield Sighting(
            url=visit.url,
            html=html[:LONGEST],
            headers=tuple(header.lower() for header in visit.answer_headers),
            cookies=tuple(
                cookie.name.lower()
                for cookie in evidence.cookies
                if cookie.visit_id == visit.id and _is_own(cookie, shop)
            ),
        )


def _shows_the_shop(visit: Visit) -> bool:
    """Whether the shop's own software answered, not a browser's error page or a bot wall."""
    answered = visit.status is not None and visit.status < 400  # noqa: PLR2004 - HTTP's errors begin there
    return answered and not visit.failure and not visit.obstacle


def _is_own(cookie: Cookie, shop: str) -> bool:
    """Whether the shop set it, on its own host, for all of its domain, or on a host below."""
    domain = cookie.domain.lstrip(".").removeprefix("www.").lower()
    return _is_of(shop, domain) or _is_of(domain, shop)


def _is_of(host: str, site: str) -> bool:
    """Whether a host is a site's own or lies below it."""
    return site != "" and (host.removeprefix("www.") == site or host.endswith(f".{site}"))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
