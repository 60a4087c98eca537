"""Which visit and which step an event belongs to.

The browser's own request event names the frame, and so the visit, of nearly every beacon. What only
the sinkhole saw (a beacon sent while the page was being left, by a service worker, by a frame that sends
at once) is placed by what it carries: its page view's id where another beacon of that page view was placed,
else its page's address and its time. What fits several visits is left without one, and says so.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from auditor.model.evidence import Visit
from auditor.model.journey import Step, StepOutcome

SLACK = 0.05  # seconds: the browser's clock reads whole milliseconds, and a visit starts before its script
# Seconds by which the browser's news may reach us late, on a machine that has much to do: of a document that was
# asked for, that has taken another's place, that is gone.
LAG = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What is known of where a beacon was sent from.

    `given` is the visit by the browser's account, which may be another's where it is `guessed`. `leaving`:
    it was sent by a page's own document, and the browser told nothing of it, as when a page is left. `at` is
    the event's own time, or, where it has none, when it arrived, which may be `late`.
    """

    given: int | None
    pageview: str
    page_url: str
    at: float
    guessed: bool = False
    leaving: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """The visit of an event; where there is none, `doubt` says why."""

    visit_id: int | None
    doubt: str = ""


class Placing:
    """Places events on visits. `seen` maps a page view's id to the visit that the browser gave it."""

    def __init__(self, visits: Sequence[Visit], seen: Mapping[str, int]) -> None:
        self._visits = sorted(visits, key=_started)
        self._starts = [visit.started_at for visit in self._visits]
        self._by_id = {visit.id: visit for visit in visits}
        self._seen = seen
        # One document's end is the next one's beginning in its tab: the same moment, to the last digit. The
        # browser may tell of several in that moment, so each of them may be the next: the first one asked for.
        self._next_asked: dict[tuple[str, float], float] = {}
        for visit in visits:
            if visit.committed_at is not None:
                moment, asked = (visit.run, visit.committed_at), _asked_for(visit)
                self._next_asked[moment] = min(asked, self._next_asked.get(moment, asked))
        self._at_address = _at_address(self._visits)
        self._began = sorted(self._visits, key=_began)
        # When the last of these visits and all before it had ended: none of them runs any more after that.
        self._over = list(accumulate((visit.ended_at for visit in self._began), max))
        self._returns: defaultdict[int, list[Visit]] = defaultdict(list)
        for visit in self._visits:
            if visit.restored_from is not None:
                self._returns[self._document(visit.id)].append(visit)

    def place(self, clues: Clues) -> Placed:
        """The visit that an event was sent in."""
        seen = self._seen.get(clues.pageview) if clues.pageview else None
        if clues.given is not None and not clues.guessed:
            return Placed(self._contradicted(clues, clues.given, seen))
        if seen is not None:
            return Placed(self._return_of(seen, clues.at))
        same = self._at_address.get(bare(clues.page_url), [])
        if same:
            return self._by_address(clues, same)
        running = self.running(clues.at, late=clues.late)
        if len(running) == 1:
            return Placed(running[0].id)
        return Placed(None, f"it does not tell its page, and {_pages(len(running))} open")

    def running(self, at: float, *, late: bool = False) -> list[Visit]:
        """The visits whose document may have been there at a moment, or (`late`) a little before."""
        after = LAG if late else SLACK
        found = []
        for place in range(bisect_right(self._began, at + SLACK, key=_began) - 1, -1, -1):
            if self._over[place] + after < at:
                break
            if at <= self._began[place].ended_at + after:
                found.append(self._began[place])
        return sorted(found, key=_started)

    def run_at(self, moment: float) -> str:
        """The run that was under way at a moment; "main" where nothing had been opened."""
        if not self._visits:
            return "main"
        begun = bisect_right(self._starts, moment + SLACK)
        return self._visits[max(begun - 1, 0)].run

    def _leaving(self, visits: Sequence[Visit], at: float) -> list[Visit]:
        """Of some documents those that may have been left at a moment: for the next one, or with their tab."""
        found = []
        for visit in visits:
            asked = self._next_asked.get((visit.run, visit.ended_at))
            begins = visit.ended_at - LAG if asked is None else asked - SLACK
            if begins <= at:
                found.append(visit)
        return found

    def _contradicted(self, clues: Clues, given: int, seen: int | None) -> int:
        """The browser's word, unless the beacon says by id and address that it is of another document."""
        told = self._by_id.get(given)
        if seen is None or told is None or self._document(seen) == self._document(given):
            return given
        meant = self._by_id.get(seen)
        wrong = meant is not None and _shows(meant, clues.page_url) and not _shows(told, clues.page_url)
        return seen if wrong else given

    def _document(self, visit_id: int) -> int:
        """The first visit to a document that may have come back from the back/forward cache."""
        visit, passed = self._by_id.get(visit_id), {visit_id}
        while visit is not None and visit.restored_from is not None and visit.restored_from not in passed:
            passed.add(visit.restored_from)
            visit_id, visit = visit.restored_from, self._by_id.get(visit.restored_from)
        return visit_id

    def _return_of(self, seen: int, at: float) -> int:
        """Of the visits to one document the one that it was on at a moment."""
        document = self._document(seen)
        back = [visit.id for visit in self._returns.get(document, ()) if visit.started_at - SLACK <= at]
        return back[-1] if back else document if document in self._by_id else seen

    def _by_address(self, clues: Clues, same: Sequence[Visit]) -> Placed:
        at = clues.at
        fits = [visit for visit in self.running(at, late=clues.late) if visit in same]
        if not fits:
            begun = [visit for visit in same if _began(visit) - SLACK <= at]
            fits = begun if len(begun) == 1 else [visit for visit in begun if at - visit.ended_at <= LAG]
        elif clues.leaving:
            fits = self._leaving(fits, at) or fits
        if len(fits) == 1:
            return Placed(fits[0].id)
        return Placed(
            None, f"{_pages(len(fits))} open at its address" if fits else "no page was at its address"
        )


def _shows(visit: Visit, url: str) -> bool:
    return bare(url) in _addresses(visit)


def _addresses(visit: Visit) -> Mapping[str, None]:
    """The addresses that a visit asked for, took on and ended with, each once."""
    taken_on = (bare(route.url) for route in visit.routes)
    return dict.fromkeys((bare(visit.url), bare(visit.requested_url), *taken_on))


def _at_address(visits: Iterable[Visit]) -> Mapping[str, list[Visit]]:
    """The visits that were at an address, in their order."""
    found: defaultdict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        for address in _addresses(visit):
            found[address].append(visit)
    return dict(found)


def _started(visit: Visit) -> float:
    return visit.started_at


def _asked_for(visit: Visit) -> float:
    """When a document may have been asked for at the earliest: the browser tells us some time after."""
    return visit.started_at - LAG if visit.asked_at is None else visit.asked_at


def _began(visit: Visit) -> float:
    """When a document may have been there at the earliest."""
    asked = _asked_for(visit)
    return asked if visit.committed_at is None else max(asked, visit.committed_at - LAG)


def _pages(number: int) -> str:
    return "one page was" if number == 1 else f"{number or 'no'} pages were"


def bare(url: str) -> str:
    """An address without its fragment."""
    return url.partition("#")[0]


def step_at(moment: float, run: str, visits: Sequence[Visit], steps: Iterable[StepOutcome]) -> Step | None:
    """The step under way at a moment; None for a page that is not of the journey.

    `visits` are the one that an event was sent in, or all those that it may have been sent in.
    """
    if any(visit.step is None for visit in visits):
        return None
    begun = [step for step in steps if step.run == run and step.started_at - SLACK <= moment]
    return max(begun, key=lambda step: step.started_at).step if begun else None
