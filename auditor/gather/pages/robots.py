"""What a shop's robots.txt lets a crawler open beyond the journey, and how fast."""

import logging
import math
import re
from collections.abc import Iterable
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from playwright.async_api import Page

from auditor.gather.pages.fetching import fetch_text

log = logging.getLogger(__name__)

AGENT = "pixel-auditor"

# Python's parser knows whole seconds only and passes over "0.5" (Python 3.11, November 2026).
_FRACTION = re.compile(r"^(\s*crawl-delay\s*:\s*)(\d{1,9}\.\d{1,9})(?=\s|#|$)", re.IGNORECASE)


class Robots:
    """The rules for the auditor. Without a robots.txt everything is allowed, as the standard has it (RFC 9309).

    `delay` is how many seconds it asks to leave between two pages (`Crawl-delay`, no part of the standard,
    in use all the same), a fraction rounded up; 0 where it asks for none.
    """

    def __init__(self, text: str) -> None:
        lines = [_FRACTION.sub(_rounded_up, line) for line in text.splitlines()]
        self._parser = _parsed(lines) or _parsed(filter(_readable, lines)) or RobotFileParser()
        self.delay = int(self._parser.crawl_delay(AGENT) or 0)

    def allows(self, url: str) -> bool:
        """Whether an address may be opened."""
        return self._parser.can_fetch(AGENT, url)


def _rounded_up(found: re.Match[str]) -> str:
    return f"{found[1]}{math.ceil(float(found[2]))}"


def _parsed(lines: Iterable[str]) -> RobotFileParser | None:
    """A parser that has read these lines, None where one of them breaks it ("Disallow: http://[" does)."""
    parser = RobotFileParser()
    try:
        parser.parse(lines)
    except ValueError as error:
        log.debug("a line of robots.txt cannot be read: %s", error)
        return None
    return parser


def _readable(line: str) -> bool:
    return _parsed(["User-agent: *", line]) is not None


async def robots_of(page: Page, site: str) -> Robots:
    """The rules of the shop that a page belongs to."""
    return Robots(await fetch_text(page, urljoin(site, "/robots.txt")))
