"""Strangers' text made safe to look at: nothing in it is invisible, reorders, or steers a terminal."""

import re
import unicodedata
from urllib.parse import urlsplit

# Control and format characters, line and paragraph separators, lone surrogates, noncharacters.
# Kept: the joiners U+200C and U+200D, which Persian, Indic scripts and emoji need.
_KEPT = {"\u200c", "\u200d"}
_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff"
    "\ufdd0-\ufdef\ufe00-\ufe0d\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in _KEPT:
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - the widths of Python's escapes


def visible(text: str, *, keep: str = "\n\t") -> str:
    r"""The text with every invisible, reordering or control character written as an escape (`\u202e`).

    `keep` lists control characters that stay as they are; "" for a text that must stay on one line.
    """
    if text.isascii() and text.isprintable():
        return text
    return _SUSPECT.sub(lambda match: match.group() if match.group() in keep else _escape(match), text)


def one_line(text: str, limit: int | None = None) -> str:
    """The text on one line, its runs of blanks made one, cut at `limit` characters with an ellipsis."""
    line = visible(" ".join(text.split()), keep="")
    return line if limit is None or len(line) <= limit else line[: max(limit - 1, 0)] + "…"


def link(url: str) -> str | None:
    """The address if it may be a link (http or https, with a host), else None."""
    if any(unicodedata.category(char)[0] in "CZ" for char in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and host else None


def short(url: str, site: str) -> str:
    """An address as a reader of this site's report needs it: path and query on the site, else whole."""
    try:
        here, base = urlsplit(url), urlsplit(site)
    except ValueError:
        return url
    if here.scheme in {"http", "https"} and here.netloc and here.netloc == base.netloc:
        return f"{here.path or '/'}{'?' + here.query if here.query else ''}"
    return url


def host_of(site: str) -> str:
    """The host (and port) of an address; the text itself where it has none."""
    try:
        return urlsplit(site).netloc.rpartition("@")[2] or site
    except ValueError:
        return site
