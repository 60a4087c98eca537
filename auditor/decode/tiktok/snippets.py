"""The base code as it stands in the HTML that the server sent: who wrote it there, before any script ran."""

import re
import warnings
from dataclasses import dataclass

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.filter import SoupStrainer

# `ttq.load('ID'` under any name of the object; the snippet's own definition assigns and does not match.
_LOAD = re.compile(r"""\.load\(\s*(['"])([^'"\s]{1,200})\1""")
_OURS = re.compile(r"TiktokAnalyticsObject|\bttq\b")
# What a browser runs; a consent tool parks a script under another type until the visitor agrees.
# Source: the HTML standard, "JavaScript MIME type essence match" (2026).
_RUNS = re.compile(r"(?:module|(?:text|application)/(?:x-)?(?:java|ecma)script)?", re.IGNORECASE)
LONGEST = 3_000_000  # characters of a document that are looked at


@dataclass(frozen=True, slots=True)
class Snippet:
    """One inline script that loads a pixel. `parked` ones wait for a consent tool."""

    pixel_id: str
    parked: bool


def snippets_in(html: str) -> tuple[Snippet, ...]:
    """The pixels that inline scripts of a served document load, in its order; never raises."""
    if _OURS.search(html) is None:
        return ()
    with warnings.catch_warnings():
        # A page that calls itself XHTML is read as what browsers take it for.
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        scripts = BeautifulSoup(html[:LONGEST], "lxml", parse_only=SoupStrainer("script"))
    found = []
    for script in scripts.find_all("script", src=False):
        text = script.get_text()
        if _OURS.search(text):
            kind = script.get("type")
            parked = not _RUNS.fullmatch(kind.strip() if isinstance(kind, str) else "")
            found += [Snippet(match[2], parked) for match in _LOAD.finditer(text)]
    return tuple(found)
