"""A page's links with their words: where a visitor can go from here."""

from urllib.parse import urljoin

from auditor.decode.page.layout import Layout, split_url
from auditor.decode.page.tree import Element
from auditor.model.addresses import is_place, without_place
from auditor.model.page import Link

MAX_LINKS = 1500
MAX_URL = 2000


def read_links(layout: Layout) -> tuple[Link, ...]:
    """The http(s) links, absolute, each address once with the first words that it goes by."""
    texts: dict[str, str] = {}
    for element in layout.document.tagged("a", "area"):
        href = element.get("href")
        if not href or is_place(href) or len(href) > MAX_URL:
            continue
        parts = split_url(href, layout.base)
        if parts is None or parts.scheme not in {"http", "https"} or not parts.netloc:
            continue
        url = without_place(urljoin(layout.base, href.strip()))
        if not texts.get(url):
            texts[url] = _words(layout, element)
        if len(texts) >= MAX_LINKS:
            break
    return tuple(Link(url=url, text=text) for url, text in texts.items())


def _words(layout: Layout, element: Element) -> str:
    """What a link says: its text, else its label, title, or the description of its picture."""
    said = element.words(200) or element.get("aria-label") or element.get("title") or element.get("alt")
    if not said:
        pictures = (each.get("alt") for each in layout.document.inside(element, "img"))
        said = next((alt for alt in pictures if alt), "")
    if not said:
        said = " ".join(element.text(200, unseen=True, struck=True).split())
    return " ".join(said.split())[:200]
