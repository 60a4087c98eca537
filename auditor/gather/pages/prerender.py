"""Whether a page asks the browser to prerender what comes next.

Under DevTools Chromium fetches the HTML of such a page ahead, and runs none of its scripts before the page is
opened (measured, Chromium 156, November 2026). A visitor's browser runs them, so what fires there at which
time may differ.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

NOTE = (
    "Pages of this shop ask the browser to prerender the next page. Under the auditor it does not: each page "
    "was loaded when it was opened, so what a prerendered page would send early was not seen early."
)

_SCRIPT = ("<script", "speculationrules")
_LINK = ("<link", "prerender")
_REL = re.compile(r"""\brel\s*=\s*(?:["'][^"'>]{0,200})?\bprerender\b""")

_MOST = 50  # marks of one page that are looked at
_TAG = 500  # characters of one tag
_RULES = 20_000  # characters of one set of rules


def asks_for_prerendering(headers: Mapping[str, str], html: str) -> bool:
    """Whether a page does, by its rules, a link, or the header that names a file of rules.

    `headers` have lower-case names. What a file of rules says is not read: it may ask for less.
    """
    return (
        "speculation-rules" in headers
        or any(
            '"prerender"' in html[end : end + _RULES].partition("</")[0] for _, end in _tags(html, *_SCRIPT)
        )
        or any(_REL.search(tag) for tag, _ in _tags(html, *_LINK))
    )


def _tags(html: str, start: str, mark: str) -> Iterator[tuple[str, int]]:
    """The tags that hold a mark, and where each ends."""
    low = html.lower()
    for at in islice(_places(low, mark), _MOST):
        begin, end = low.rfind(start, max(0, at - _TAG), at), low.find(">", at, at + _TAG)
        if begin >= 0 and end >= 0 and ">" not in low[begin:at]:
            yield low[begin : end + 1], end + 1


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)
