"""The Content Security Policies that a page enforces: of its answer's header, and of its own `<meta>`."""

import re
import warnings
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.filter import SoupStrainer

from auditor.model.refusal import ContentPolicy, PolicySource

_MARK = re.compile(r"content-security-policy", re.IGNORECASE)
_MOST = 20
_LONGEST = 16_000  # characters of one policy; servers refuse headers of more than 8 or 16 KB
_LONGEST_HTML = 3_000_000


def policies_of(headers: Iterable[str], *documents: str) -> tuple[ContentPolicy, ...]:
    """The policies of a page, each once. Never raises.

    Args:
        headers: the values of `Content-Security-Policy`; one may hold several policies, between commas.
        documents: the page's HTML, as served and as rendered: a script may add a `<meta>`.
    """
    found: dict[ContentPolicy, None] = {}
    for value in headers:
        for text in value.split(","):
            found.setdefault(ContentPolicy(_one_line(text), PolicySource.HEADER))
    for html in documents:
        for text in _in_markup(html):
            found.setdefault(ContentPolicy(_one_line(text), PolicySource.META))
    return tuple(policy for policy in found if policy.text)[:_MOST]


def _in_markup(html: str) -> Iterator[str]:
    if not _MARK.search(html):
        return
    with warnings.catch_warnings():
        # A page that calls itself XHTML is read as what browsers take it for.
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        found = BeautifulSoup(html[:_LONGEST_HTML], "lxml", parse_only=SoupStrainer("meta"))
    for meta in found.find_all("meta"):
        name, text = meta.get("http-equiv"), meta.get("content")
        if isinstance(name, str) and _MARK.fullmatch(name.strip()) and isinstance(text, str):
            yield text


def _one_line(text: str) -> str:
    return " ".join(text[:_LONGEST].split())
