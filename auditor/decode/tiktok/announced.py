"""Whether a page's HTML lets expect a pixel that has not come yet."""

import re

from auditor.decode.caller import TAG_MANAGERS

_OWN = r"TiktokAnalyticsObject|\bttq\b|analytics\.tiktok\.com"
# A tag manager's script on its own host or on the shop's, and the variable that stands before it.
_MANAGERS = "|".join(map(re.escape, TAG_MANAGERS)) + r"|/gtm\.js\b|\bGTM-[A-Z0-9]{4,12}\b"
_MARKS = re.compile(f"{_OWN}|{_MANAGERS}")


def announced(html: str) -> bool:
    """Whether it names TikTok's pixel, or loads a tag manager that may bring it."""
    return _MARKS.search(html) is not None
