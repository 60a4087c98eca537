"""The base code as it stands in the HTML that the server sent: who wrote it there, before any script ran."""

import base64
import hashlib
import re
import warnings
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.filter import SoupStrainer

# `ttq.load('ID'` under any name of the object; the snippet's own definition assigns and does not match.
_LOAD = re.compile(r"""\.load\(\s*(['"])([^'"\s]{1,200})\1""")
_OURS = re.compile(r"TiktokAnalyticsObject|\bttq\b")
# What a browser runs; a consent tool parks a script under another type until the visitor agrees.
# Source: the HTML standard, "JavaScript MIME type essence match" (2026).
_RUNS = re.compile(r"(?:module|(?:text|application)/(?:x-)?(?:java|ecma)script)?", re.IGNORECASE)
# Scripts that carry a snippet as text, for a framework to insert: Next.js, Nuxt, Remix, Astro's data.
_CARRIED = re.compile(r"\b__(?:next_[sf]|NEXT_DATA__|NUXT__|remixContext)\b|\bAstro\b")
LONGEST = 3_000_000  # characters of a document that are looked at
MOST = 100  # inline scripts of one document that speak of the pixel

# A tag, apart from comments and from what stands in elements that a head may hold whole.
_TAGS = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<name>script|style|title|template|noscript)\b[^<>]*>.*?(?:</(?P=name)\s*>|\Z)"
    r"|<(?P<tag>[a-z][a-z0-9-]*)",
    re.IGNORECASE | re.DOTALL,
)
# The first tag that a head may not hold begins the body, whether `<body>` is written or not.
# Source: the HTML standard, 13.2.6.4.4, "in head" (read in November 2026).
_OF_HEAD = frozenset({"html", "head", "base", "basefont", "bgsound", "link", "meta"})


@dataclass(frozen=True, slots=True)
class Snippet:
    """One inline script that loads a pixel. `parked` ones wait for a consent tool.

    `hashes` are those by which a Content Security Policy may name the script ("sha256-…"), `line` is the
    line where its text begins, counted from 0 as the browser's console does. `place` is "head" or "body",
    "" where that cannot be told: it was not found again, or a framework inserts it.
    """

    pixel_id: str
    parked: bool
    hashes: tuple[str, ...] = field(default=(), compare=False)
    line: int | None = field(default=None, compare=False)
    place: str = field(default="", compare=False)


def snippets_in(html: str) -> tuple[Snippet, ...]:
    """The pixels that inline scripts of a served document load, in its order; never raises."""
    if _OURS.search(html) is None:
        return ()
    with warnings.catch_warnings():
        # A page that calls itself XHTML is read as what browsers take it for.
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        scripts = BeautifulSoup(html[:LONGEST], "lxml", parse_only=SoupStrainer("script"))
    ours = [script for script in scripts.find_all("script", src=False) if _OURS.search(script.get_text())]
    found: list[Snippet] = []
    body, end, line = _body_of(html), 0, 0
    for script in ours[:MOST]:
        text = script.get_text()
        start = html.find(text, end)
        begins: int | None = None
        if start >= 0:
            begins = line + html.count("\n", end, start)
            line, end = begins + text.count("\n"), start + len(text)
        in_view = start >= 0 and not _CARRIED.search(text)
        place = ("head" if start < body else "body") if in_view else ""
        parked, hashes = _parked(script.get("type")), _hashes(text)
        found += [Snippet(match[2], parked, hashes, begins, place) for match in _LOAD.finditer(text)]
    return tuple(found)


def _parked(kind: object) -> bool:
    """Whether a script of this `type` waits for somebody to start it."""
    return not _RUNS.fullmatch(kind.strip() if isinstance(kind, str) else "")


def _body_of(html: str) -> int:
    """Where a browser lets the body of a document begin."""
    tags = (match for match in _TAGS.finditer(html) if match["tag"] and match["tag"].lower() not in _OF_HEAD)
    first = next(tags, None)
    return first.start() if first is not None else len(html)


def _hashes(text: str) -> tuple[str, ...]:
    """The hashes of a script as the standard takes them: of its UTF-8, line ends as the HTML parser leaves them."""
    body = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")
    return tuple(
        f"{name}-{base64.b64encode(hashlib.new(name, body).digest()).decode('ascii')}"
        for name in ("sha256", "sha384", "sha512")
    )
