"""What goes on in one page that an audit waits for: its own requests, the vendor's, the probe's reports."""

import asyncio
import re
import time
from collections import Counter
from dataclasses import dataclass
from enum import Enum

# How long one request may hold a page that is else quiet, in seconds. None: as long as the watch lasts.
_LONG_POLL = 3.0  # the shop's own fetch: longer than that it is a long poll
_FOREIGN_SCRIPT = 5.0  # somebody else's script may bring the pixel; a chat widget may hang for ever
_REPEATS = 3  # the same address asked more often than this is polled, and no sign of life
_SERIES = 8  # nor is the next of so many that differ in numbers alone: frames of an animation, ticks
_NUMBERS = re.compile(r"\d+")


class Weight(Enum):
    """How a request bears on the quiet of its page."""

    VENDOR = "a request to the vendor"
    BEACON = "a beacon"
    OWN = "a request of the page"
    OWN_FETCH = "a fetch of the page"
    FOREIGN_SCRIPT = "a script of another site"
    OTHER = "an image or the like"  # counts only for whether the load goes on at all

    @property
    def vendors(self) -> bool:
        """Whether it goes to the vendor."""
        return self in {Weight.VENDOR, Weight.BEACON}

    @property
    def patience(self) -> float | None:
        """Seconds for which a request of this weight may hold the page."""
        return {Weight.OWN_FETCH: _LONG_POLL, Weight.FOREIGN_SCRIPT: _FOREIGN_SCRIPT, Weight.OTHER: 0.0}.get(
            self
        )


@dataclass(slots=True)
class _Flight:
    weight: Weight
    address: str
    since: float
    counts: bool
    document: int  # which document of the page sent it


class Activity:
    """The signs of life of one page, reset by each new document. Times are of `time.monotonic`."""

    def __init__(self) -> None:
        self.changed = asyncio.Event()
        self.gone = ""  # why there is no page any more
        self._flights: dict[object, _Flight] = {}
        self._document = 0
        self.restart()

    def restart(self) -> None:
        """A new document begins; what the old one had under way no longer counts."""
        now = time.monotonic()
        self._document += 1
        self._flights = {key: flight for key, flight in self._flights.items() if flight.weight.vendors}
        self._asked: Counter[str] = Counter()
        self.last = now
        self.last_any = now
        self.last_vendor: float | None = None
        self.spoken = False  # a beacon of this document was answered
        self.parsed = False
        self.loaded = False
        self.changed.set()

    def touch(self, *, vendor: bool = False) -> None:
        """Something happened that the page's quiet starts anew from."""
        self.last = self.last_any = time.monotonic()
        if vendor:
            self.last_vendor = self.last
        self.changed.set()

    def begin(self, key: object, weight: Weight, address: str) -> None:
        """A request was sent."""
        counts = weight.vendors or not self._endless(address, weight)
        self._flights[key] = _Flight(weight, address, time.monotonic(), counts, self._document)
        self._moved(weight, counts)

    def _endless(self, address: str, weight: Weight) -> bool:
        """Whether an address was asked so often that there is no end to it, or for fetches one like it."""
        series = f"series of {_NUMBERS.sub('#', address.partition('://')[2])}"
        self._asked[address] += 1
        self._asked[series] += 1
        in_series = weight is Weight.OWN_FETCH and self._asked[series] > _SERIES
        return in_series or self._asked[address] > _REPEATS

    def end(self, key: object) -> None:
        """A request was answered, or failed."""
        flight = self._flights.pop(key, None)
        if flight is not None:
            self.spoken |= flight.weight is Weight.BEACON and flight.document == self._document
            self._moved(flight.weight, flight.counts)

    def _moved(self, weight: Weight, counts: bool) -> None:
        self.last_any = time.monotonic()
        if counts and weight is not Weight.OTHER:
            self.touch(vendor=weight.vendors)
        self.changed.set()

    def still_for(self) -> float:
        """Seconds since anything moved in the page, images and the like included."""
        return time.monotonic() - self.last_any

    def leave(self, why: str) -> None:
        """There is no page any more: it was closed, or it crashed."""
        self.gone = why
        self.changed.set()

    def holding(self) -> tuple[str, float | None]:
        """What holds the page ("" where nothing does), and in how many seconds it will cease to.

        None instead of the seconds: it holds until it is over.
        """
        now = time.monotonic()
        longest: tuple[str, float | None] = ("", None)
        for flight in self._flights.values():
            if not flight.counts:
                continue
            patience = flight.weight.patience
            if patience is None:
                return f"{flight.weight.value} had no answer: {flight.address}", None
            left = flight.since + patience - now
            if left > 0 and (longest[1] is None or left > longest[1]):
                longest = (f"{flight.weight.value} had no answer: {flight.address}", left)
        return longest
