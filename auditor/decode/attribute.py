"""Which visit and which step an event belongs to.

The browser's own request event names the frame, and so the visit, of nearly every beacon. What only
the sinkhole saw (a beacon sent while the page was being left) is placed by what it carries: its page
view's id where another beacon of that page view was placed, else its page's address and its time.
"""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urldefrag

from auditor.model.evidence import Visit
from auditor.model.journey import Step, StepOutcome

SLACK = 0.05  # seconds: the browser's clock reads whole milliseconds, and a visit starts before its script


class Placing:
    """Places events on visits. `seen` maps a page view's id to the visit that the browser gave it."""

    def __init__(self, visits: Sequence[Visit], seen: Mapping[str, int]) -> None:
        self._visits = sorted(visits, key=lambda visit: visit.started_at)
        self._seen = seen

    def visit_of(self, *, given: int | None, pageview: str, page_url: str, at: float) -> int | None:
        """The visit's id, None where nothing places the event."""
        if given is not None:
            return given
        if pageview in self._seen:
            return self._seen[pageview]
        started = [visit for visit in self._visits if visit.started_at - SLACK <= at]
        same = [visit for visit in started if bare(page_url) in {bare(visit.url), bare(visit.requested_url)}]
        if same:
            return same[-1].id
        running = [visit for visit in started if at <= visit.ended_at + SLACK]
        return running[0].id if len(running) == 1 else None


def bare(url: str) -> str:
    """An address without its fragment."""
    return urldefrag(url).url


def step_at(moment: float, run: str, visit: Visit | None, steps: Iterable[StepOutcome]) -> Step | None:
    """The step under way at a moment; None for a page that is not of the journey."""
    if visit is not None and visit.step is None:
        return None
    begun = [step for step in steps if step.run == run and step.started_at - SLACK <= moment]
    return max(begun, key=lambda step: step.started_at).step if begun else None
