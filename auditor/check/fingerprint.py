"""What makes a finding the same finding in the next run."""

import hashlib
import re
from urllib.parse import urlsplit

LENGTH = 32  # hexadecimal digits, of SHA-256
_VOLATILE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}|\d+", re.IGNORECASE)
_INDEX = re.compile(r"\[\d+\]")


def fingerprint(
    code: str, *, run: str, page_url: str, step: str, event: str, pixel_role: str, path: str
) -> str:
    """A finding's fingerprint: stable though ids, dates, digits and query strings change.

    `pixel_role` is which of the site's pixels it concerns, not its id; `path` the place in the
    payload, of whose array indices none counts.
    """
    parts = (code, run, stable_path(page_url), step, event, pixel_role, _INDEX.sub("[]", path))
    text = "\x1f".join(parts)
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:LENGTH]


def stable_path(url: str) -> str:
    """An address's path with `#` in the place of numbers and ids; host, query and fragment dropped."""
    try:
        path = urlsplit(url).path
    except ValueError:
        path = url.partition("?")[0]
    return _VOLATILE.sub("#", path).rstrip("/") or "/"
