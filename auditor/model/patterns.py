"""Which pages and hosts a line of the configuration is about."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

WILDCARD = "*"


def fits(pattern: str, text: str) -> bool:
    """Whether a text is what a pattern says; `*` stands for any characters, none included.

    Piece by piece from the left, so that no pattern takes longer than its length times the text's.
    """
    first, *rest = pattern.split(WILDCARD)
    if not rest:
        return text == pattern
    *middle, last = rest
    if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
        return False
    at, end = len(first), len(text) - len(last)
    for piece in middle:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


@dataclass(frozen=True, slots=True)
class PagePattern:
    """Some of a site's pages: `/de/*`, `/search?q=*`, `https://staging.shop.example/*`.

    What begins with `/` or `*` is compared with the path, else with scheme, host and path. The query and
    the fragment count only where the pattern has a `?` or a `#`; a slash at the end never does. `*` stands
    for any characters, slashes included. Percent-encoded characters are those that they stand for, and of
    letters only a host's may be large or small.
    """

    text: str

    def fits(self, url: str) -> bool:
        """Whether a page at this address is one of them."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return False
        wanted, start = unquote(self.text), ""
        if not wanted.startswith(("/", WILDCARD)):
            origin, slash, path = _halved(wanted)
            wanted, start = f"{origin.lower()}{slash}{path}", f"{parts.scheme}://{parts.netloc}".lower()
        rest = (f"?{parts.query}" if "?" in wanted else "") + (f"#{parts.fragment}" if "#" in wanted else "")
        path = parts.path.rstrip("/")
        return any(fits(wanted, unquote(f"{start}{form}{rest}")) for form in (path, f"{path}/"))

    def __str__(self) -> str:
        """The pattern as it was written."""
        return self.text


def _halved(address: str) -> tuple[str, str, str]:
    """Scheme and host, the slash behind them, and the rest."""
    scheme, colon, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{colon}{host}", slash, path
