"""Addresses as people type them."""

import re
from urllib.parse import urlsplit, urlunsplit

from auditor.model.errors import UsageError

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_HOST_AND_PORT = re.compile(r"[\w.-]+:\d+(?:[/?#]|$)")
LONGEST = 8_000


def site_address(text: str, *, what: str = "the address") -> tuple[str, bool]:
    """An http(s) address made of what was typed, and whether `https://` had to be assumed.

    Raises:
        UsageError: it has another scheme, no host, or characters that no address has.
    """
    typed = text.strip()
    if not typed or len(typed) > LONGEST or any(ord(char) <= ord(" ") or char in '<>"\\' for char in typed):
        raise UsageError(f"{what} {text[:80]!r} is no web address; write it like https://shop.example")
    assumed = not _SCHEME.match(typed) or bool(_HOST_AND_PORT.match(typed))
    address = f"https://{typed.removeprefix('//')}" if assumed else typed
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"{what} {text[:80]!r} is no web address: {error}") from error
    if parts.scheme.lower() not in {"http", "https"}:
        raise UsageError(
            f"{what} {text[:80]!r}: only http and https pages can be audited, not {parts.scheme}:"
        )
    if not host or port == 0:
        raise UsageError(f"{what} {text[:80]!r} names no host; write it like https://shop.example")
    if parts.username or parts.password:
        raise UsageError(
            f"{what} must not carry a user or password; use --basic-auth USER and AUDITOR_BASIC_AUTH_PASSWORD"
        )
    return urlunsplit((parts.scheme.lower(), parts.netloc, parts.path or "/", parts.query, "")), assumed
