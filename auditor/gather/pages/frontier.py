"""The addresses that a crawl may open, in the order in which it does."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.gather.journey.marks import (
    CART_PATH,
    CHECKOUT_PATH,
    HARMFUL,
    LISTING_PATH,
    NOT_SHOPPING_PATH,
    PRODUCT_PATH,
)
from auditor.gather.pages.robots import Robots
from auditor.gather.site import host_of, path_of, registrable
from auditor.model.addresses import without_place

_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|avif|ico|css|js|json|xml|txt|pdf|zip|gz|mp[34]|webm|woff2?|csv|docx?|xlsx?|rss|atom|ics|exe|dmg)$"
)
_SEARCH = re.compile(
    r"/search|[?&](?:q|s|query|search)=|/suche|/recherche|/buscar|/cerca|/zoeken", re.IGNORECASE
)
_KINDS = (
    ("search", _SEARCH),
    ("cart", CART_PATH),
    ("other", NOT_SHOPPING_PATH),
    ("product", PRODUCT_PATH),
    ("category", LISTING_PATH),
)
_KEPT = 5000  # addresses that wait at most


@dataclass(frozen=True, slots=True)
class Taken:
    """An address whose turn it is. `first`: none of its kind was taken before."""

    url: str
    first: bool


class Frontier:
    """The addresses that wait, so that each kind of page gets its turn before any gets its second."""

    def __init__(self, site: str, visited: Iterable[str], robots: Robots | None) -> None:
        self._site = registrable(host_of(site))
        self._seen = {_key(url) for url in visited}
        self._taken: Counter[str] = Counter()
        self._waiting: dict[str, list[str]] = {}
        self._robots = robots
        self.forbidden = 0

    def add(self, urls: Iterable[str]) -> None:
        """Take up addresses; those of other sites, files and what would change something are passed over."""
        for url in urls:
            key = _key(url)
            if key in self._seen or len(self._seen) > _KEPT or not self._fits(url):
                continue
            self._seen.add(key)
            if self._robots is not None and not self._robots.allows(url):
                self.forbidden += 1
                continue
            self._waiting.setdefault(_kind(url), []).append(url)

    def _fits(self, url: str) -> bool:
        return (
            url.startswith(("http://", "https://"))
            and registrable(host_of(url)) == self._site
            and not HARMFUL.search(url)
            and not CHECKOUT_PATH.search(url)  # the journey's matter: to open it is to begin it again
            and not _FILE.search(path_of(url))
        )

    def take(self) -> Taken | None:
        """The next address, None where none waits."""
        kinds = [kind for kind, waiting in self._waiting.items() if waiting]
        if not kinds:
            return None
        kind = min(kinds, key=lambda one: self._taken[one])
        self._taken[kind] += 1
        return Taken(self._waiting[kind].pop(0), self._taken[kind] == 1)


def _kind(url: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(url)), "page")


def _key(url: str) -> str:
    return without_place(url).rstrip("/")
