"""What the owner of a site says of it, which no browser can see."""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from auditor.model.patterns import PagePattern, fits

_PORT = re.compile(r":[0-9*]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePixels:
    """The pixels that some of the pages must load, and no other: those of one market, say."""

    pages: tuple[PagePattern, ...]
    ids: tuple[str, ...]

    def holds_on(self, url: str) -> bool:
        """Whether a page is one of these."""
        return any(pattern.fits(url) for pattern in self.pages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """One installation of the shop, production or staging, and the pixels that belong to it.

    A host is a name, with `*` for any characters, and with a port where only that port is meant.
    """

    name: str
    hosts: tuple[str, ...]
    pixels: tuple[str, ...]

    def has_host(self, netloc: str) -> bool:
        """Whether a host, with its port where the address names one, is of this environment."""
        own = netloc.lower()
        bare = _PORT.sub("", own)
        return any(fits(host, own if _PORT.search(host) else bare) for host in map(str.lower, self.hosts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What was declared of a site.

    - `server_only`: events that only the shop's server sends, on purpose.
    - `server_events`: the server sends the browser's events once more, on purpose.
    - `page_pixels`: which pixels belong on which pages; of several entries that fit one, the first counts.
    - `environments`: which pixels belong on which hosts.
    - `catalog_ads`: the advertiser shows ads made from a product catalogue.
    - `monthly_spend`: what is spent on TikTok ads in a month, in US dollars; None where it was not said.
    """

    server_only: frozenset[str] = frozenset()
    server_events: bool = False
    page_pixels: tuple[PagePixels, ...] = ()
    environments: tuple[Environment, ...] = ()
    catalog_ads: bool = False
    monthly_spend: Decimal | None = None

    @property
    def named_pixels(self) -> tuple[str, ...]:
        """Every pixel that is named for some pages or for an environment, each once."""
        by_page = (entry.ids for entry in self.page_pixels)
        return tuple(dict.fromkeys(chain(*by_page, *(item.pixels for item in self.environments))))

    def environment_of(self, netloc: str) -> Environment | None:
        """The environment of a host, None where no one names it; of several, the first."""
        return next((item for item in self.environments if item.has_host(netloc)), None)

    def homes_of(self, pixel_id: str) -> tuple[Environment, ...]:
        """The environments to which a pixel belongs."""
        return tuple(item for item in self.environments if pixel_id in item.pixels)
