"""Where a product may be found: addresses with points, the best of which is followed next."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.model.addresses import without_place

_FRUITLESS = 3  # points that a lead loses for each page of its kind that led nowhere
_LAST = re.compile(r"[^/]*/?$")
_NUMBER = re.compile(r"\d+.*$")


@dataclass(frozen=True, slots=True)
class Lead:
    """An address, and how well it fits as the way to a product. Sixty is sure, two is a mere link."""

    url: str
    points: int


class Leads:
    """The addresses that nobody has opened yet."""

    def __init__(self) -> None:
        self._leads: dict[str, Lead] = {}
        self._opened: set[str] = set()
        self._fruitless: Counter[str] = Counter()

    def add(self, url: str, points: int) -> None:
        """Take up an address, unless it was opened or is known as a better one."""
        key = _key(url)
        known = self._leads.get(key)
        if key not in self._opened and (known is None or known.points < points):
            self._leads[key] = Lead(url, points)

    def opened(self, url: str) -> None:
        """An address need not be opened any more."""
        self._opened.add(_key(url))
        self._leads.pop(_key(url), None)

    def led_nowhere(self, url: str) -> None:
        """A page had neither a product nor a way to one: others of its kind are tried later."""
        self._fruitless[_kind(url)] += 1

    def best(self, fits: Callable[[str], bool] = lambda _: True) -> Lead | None:
        """The best lead whose address fits, the first found among equals."""
        leads = [lead for lead in self._leads.values() if fits(lead.url)]
        return max(leads, key=self._worth, default=None)

    def _worth(self, lead: Lead) -> int:
        return lead.points - _FRUITLESS * self._fruitless[_kind(lead.url)]


def _kind(url: str) -> str:
    """What addresses made by one template have in common: `/blog/`, `/brand-` of `/brand-17`."""
    try:
        path = urlsplit(url).path.rstrip("/")
    except ValueError:
        return ""
    last = _LAST.search(path)
    above = path[: last.start()] if last else path
    return above if above.strip("/") else _NUMBER.sub("", path)


def _key(url: str) -> str:
    return without_place(url).rstrip("/")
