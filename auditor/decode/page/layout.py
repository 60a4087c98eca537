"""Where things stand on a page: its own product's heading, the cards of other products, the furniture.

What belongs to a page's own product and what to the products beside it is told by structure alone: a
price is another product's when a picture or heading that links to another page is nearer to it than
the page's own heading.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from urllib.parse import SplitResult, parse_qsl, urljoin, urlsplit

from auditor.decode.page.tree import Document, Element
from auditor.model.addresses import is_path, is_place

_FURNITURE = frozenset({"nav", "dialog"})
_INITIALS = 3  # characters: shorter headings name nothing
_FURNITURE_ROLES = frozenset({"banner", "navigation", "contentinfo", "dialog"})
_OVERLAY = re.compile(
    r"(?:cart|basket|bag|warenkorb|panier)[-_]?(?:drawer|pop-?up|flyout|modal|off-?canvas|sidebar|preview|dropdown)|mini-?_?(?:cart|basket)"
    r"|off-?canvas|drawer|cookie-?(?:banner|consent)|newsletter-?(?:popup|modal)"
)
_NO_PAGE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|pdf|mp4|zip)$", re.IGNORECASE)
_UTILITY = re.compile(
    r"/(?:cart|basket|checkout|account|login|log-in|logout|register|signin|wishlist|compare|contact|shipping|versand\w*|policies|policy"
    r"|warenkorb|kasse|panier|carrito|carrello|winkelwagen|impressum|agb|datenschutz|terms|help|hilfe|faq|reviews?|sitemap|legal)\b",
    re.IGNORECASE,
)
_ROOTS = re.compile(
    r"/(?:(?:[a-z]{2}(?:[-_][a-z]{2,4})?|[a-z]{2}/[a-z]{2})/?)?(?:index\.(?:html?|php|aspx?)|home/?|default\.aspx)?$",
    re.IGNORECASE,
)
_ROUTING = re.compile(
    r"^(?:route|controller|p|page_id|product|product_id|id|pid|sku|s|q|cat|category|action|post_type|path|option|view|task)$"
)


def split_url(url: str, base: str = "") -> SplitResult | None:
    """An address in its parts, None where it is none. Where its fragment is a path (`#/cart`), that is the path."""
    try:
        parts = urlsplit(urljoin(base, url.strip()) if base else url.strip())
        _ = parts.port
    except ValueError:
        return None
    if not is_path(parts.fragment):
        return parts
    within, _, query = parts.fragment.removeprefix("!").removeprefix("/").partition("?")
    return parts._replace(path=f"{parts.path.rstrip('/')}/{within}", query=query or parts.query, fragment="")


def same_path(path: str) -> str:
    """A path in the form in which two are compared."""
    return path.rstrip("/").lower() or "/"


def contains_any(places: Sequence[int], element: Element) -> bool:
    """Whether one of some sorted places is in an element's subtree."""
    at = bisect_left(places, element.start)
    return at < len(places) and places[at] < element.end


class Layout:
    """The places of one document that is known by its address."""

    def __init__(self, document: Document, url: str) -> None:
        self.document = document
        self.url = url
        self.parts = split_url(url) or SplitResult("", "", "", "", "")
        self.path = same_path(self.parts.path)
        self._furniture: dict[int, bool] = {}

    @cached_property
    def base(self) -> str:
        """What relative addresses start from: `<base href>`, else the page's own address."""
        for element in self.document.tagged("base"):
            if element.get("href"):
                parts = split_url(element.get("href"), self.url)
                return parts.geturl() if parts else self.url
        return self.url

    @cached_property
    def query(self) -> dict[str, str]:
        """The query of the address; of a repeated name the first value."""
        found: dict[str, str] = {}
        for name, value in parse_qsl(self.parts.query)[:100]:
            found.setdefault(name.lower(), value)
        return found

    @cached_property
    def is_root(self) -> bool:
        """Whether the address is the site's root, or a language's."""
        return _ROOTS.fullmatch(self.parts.path or "/") is not None and not any(
            map(_ROUTING.match, self.query)
        )

    def furniture(self, element: Element) -> bool:
        """Whether it stands in the site's header, navigation, footer or an overlay, not in the content."""
        unknown: list[Element] = []
        found: bool | None = None
        for each in (element, *element.ancestors):
            known = self._furniture.get(each.start)
            found = _is_furniture(each) if known is None else known
            if found is not None:
                break
            unknown.append(each)
        self._furniture.update({each.start: bool(found) for each in (*unknown, element)})
        return bool(found)

    @cached_property
    def name_headings(self) -> list[Element]:
        """The headings that name what the page is about: its `h1`, or what repeats its title."""
        own = [each for each in self.document.headings if not self._is_logo(each)]
        if own:
            return own
        titles = self.document.titles
        for tags in (("h2", "h3"), ("div", "span", "p", "strong", "b")):
            for each in self.document.tagged(*tags):
                if (
                    not each.hidden
                    and _repeats(each, titles)
                    and not each.within("a")
                    and not self.furniture(each)
                ):
                    return [each]
        return []

    def _is_logo(self, heading: Element) -> bool:
        links = [
            each for each in (heading, *self.document.subtree(heading), *heading.ancestors) if each.tag == "a"
        ]
        return any(self._leads_home(link) for link in links) or (
            heading.within("header") and "logo" in heading.handle
        )

    def _leads_home(self, link: Element) -> bool:
        parts = split_url(link.get("href"), self.base)
        return (
            parts is not None
            and parts.netloc == self.parts.netloc
            and _ROOTS.fullmatch(parts.path or "/") is not None
        )

    @cached_property
    def name_places(self) -> list[int]:
        """Where those headings are."""
        return sorted(each.start for each in self.name_headings)

    def foreign(self, href: str) -> bool:
        """Whether an address is another content page of this site."""
        if is_place(href) or href.startswith(("javascript:", "mailto:", "tel:")):
            return False
        parts = split_url(href, self.base)
        if parts is None or parts.scheme not in {"http", "https"} or parts.netloc != self.parts.netloc:
            return False
        path = same_path(parts.path)
        if path == "/" or _NO_PAGE.search(path) or _UTILITY.search(path):
            return path != self.path and routed(parts.query)
        return path != self.path or (routed(parts.query) and parts.query != self.parts.query)

    @cached_property
    def main(self) -> Element | None:
        """The element of the page's content: `<main>`, or the body."""
        for each in self.document.tagged("main"):
            if not each.hidden:
                return each
        return next((each for each in self.document.all if each.get("role") == "main"), self.document.body)


def _repeats(element: Element, titles: frozenset[str]) -> bool:
    """Whether an element says, itself, what the page is called."""
    own = "".join(child for child in element.children if isinstance(child, str))
    return len(own) >= _INITIALS and " ".join(own.split()).casefold() in titles


def routed(query: str) -> bool:
    """Whether a query says which page it is ("?product_id=4") rather than how it is shown."""
    return any(_ROUTING.match(name.lower()) for name, _ in parse_qsl(query)[:50])


def _is_furniture(element: Element) -> bool | None:
    """Whether an element by itself is the site's furniture or its content; None where it tells neither."""
    if _is_content(element):
        return False
    if element.tag in _FURNITURE or element.get("role") in _FURNITURE_ROLES:
        return True
    if element.tag in {"header", "footer"}:  # of the page, or of an article in it
        return not any(map(_is_content, element.ancestors))
    return True if _OVERLAY.search(f"{element.tag} {element.handle}") else None


def _is_content(element: Element) -> bool:
    return element.tag in {"main", "article"} or element.get("role") == "main"
