"""What a shop's robots.txt lets a crawler open beyond the journey."""

import logging
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from playwright.async_api import Page

from auditor.gather.pages.fetching import fetch_text

log = logging.getLogger(__name__)

AGENT = "pixel-auditor"


class Robots:
    """The rules for the auditor. Without a robots.txt everything is allowed, as the standard has it (RFC 9309)."""

    def __init__(self, text: str) -> None:
        self._parser = RobotFileParser()
        self._parser.parse(text.splitlines())

    def allows(self, url: str) -> bool:
        """Whether an address may be opened."""
        return self._parser.can_fetch(AGENT, url)


async def robots_of(page: Page, site: str) -> Robots:
    """The rules of the shop that a page belongs to."""
    return Robots(await fetch_text(page, urljoin(site, "/robots.txt")))
