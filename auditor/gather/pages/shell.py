"""A document that says nothing until a script has drawn the page into it."""

import re
from collections.abc import Iterator

from auditor.gather.pages.waiting import is_drawn

_UNREAD = ("head", "script", "style", "noscript", "template", "svg")
_NAME = re.compile(r"[a-z]+")


def is_shell(html: str) -> bool:
    """Whether a document as it was served has no words for a visitor."""
    said = ""
    for words in _read(html.lower()):
        said = f"{said} {words}"
        if is_drawn(said):
            return False
    return True


def _read(html: str) -> Iterator[str]:
    """What is read in a document, piece by piece; each character is looked at once."""
    place = 0
    while place < len(html):
        tag = html.find("<", place)
        words = html[place : tag if tag >= 0 else len(html)].strip()
        if words:
            yield words
        if tag < 0:
            return
        place = _after(html, tag)


def _after(html: str, tag: int) -> int:
    """Where reading goes on after a tag, a comment, or an element that nobody reads."""
    if html.startswith("<!--", tag):
        return _beyond(html, "-->", tag)
    name = _NAME.match(html, tag + 1)
    if name is not None and name[0] in _UNREAD:
        return _beyond(html, f"</{name[0]}", tag)
    return _beyond(html, ">", tag)


def _beyond(html: str, end: str, start: int) -> int:
    found = html.find(end, start)
    return found + len(end) if found >= 0 else len(html)
