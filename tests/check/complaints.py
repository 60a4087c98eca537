"""TikTok's own complaints, and which of our rules repeats each: one of them fails, at info at least.

A title that stands nowhere here fails the test that reads it: add the line when the SDK learns a new one.
"""

import re

_IDENTITY = frozenset({"TT502", "TT504"})  # the first speaks for the second where it tells why

CONSOLE: dict[str, frozenset[str]] = {
    "Missing Event Name": frozenset({"TT206"}),
    "Invalid Event Name Format": frozenset({"TT206"}),
    "Event Name Too Long": frozenset({"TT206"}),
    "Missing 'content_id' paramter": frozenset({"TT301", "TT302", "TT310"}),
    "Missing value for content ID": frozenset({"TT302"}),
    "Invalid content type": frozenset({"TT304"}),
    "Invalid value parameter": frozenset({"TT306"}),
    'Missing "value" parameter': frozenset({"TT305"}),
    "Invalid currency code": frozenset({"TT309"}),
    'Missing "currency" parameter': frozenset({"TT308"}),
    "Missing email and phone number": frozenset({"TT503"}),
    "Incorrect email format": _IDENTITY,
    "Invalid email information": _IDENTITY,
    "Incorrect phone number format": _IDENTITY,
    "Invalid phone number information": _IDENTITY,
}
"""Titles that speak of an event (pixel.js 2.2.1, May 2026): the rules of which one fails on that event."""

OF_THE_PAGE: dict[str, frozenset[str]] = {
    "Duplicate Pixel ID": frozenset({"TT103"}),
    "Invalid pixel ID": frozenset({"TT104"}),
    "Missing pixel ID": frozenset({"TT101", "TT104"}),
}
"""Titles that speak of a pixel: the rules of which one fails on the page."""

LABELS: dict[str, frozenset[str]] = {
    r"raw_\w+: invalid.*": _IDENTITY,
    r"hashed_\w+: invalid.*": _IDENTITY,
    r"\w+: (unknown_invalid|filter_events)": _IDENTITY,
}
"""What a beacon says of its own data, as `vendor_says` quotes it: `signal_diagnostic_labels`, `_inspection`."""

VALIDITY = frozenset({"TT206", "TT301", "TT302", "TT304", "TT305", "TT306", "TT308", "TT309"})
"""Rules that repeat a check of the SDK's: as errors they do not fail on what the SDK takes in silence."""


def rules_for(words: str) -> frozenset[str]:
    """The rules of which one repeats a complaint, as `vendor_says` quotes it.

    Raises:
        KeyError: nothing here stands for it.
    """
    mark = "[TikTok Pixel] - "
    if words.startswith(mark):
        return CONSOLE[words.removeprefix(mark)]
    for pattern, codes in LABELS.items():
        if re.fullmatch(pattern, words):
            return codes
    raise KeyError(words)
