"""Changes of a page's path without a load, as the routers of single-page shops make them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditor.check.context import Context
from auditor.check.outcome import Outcome, inconclusive, not_applicable
from auditor.check.place import Place
from auditor.model.addresses import route_of
from auditor.model.evidence import Route, SeenBy
from auditor.model.page import Page
from auditor.model.rule import Scope

PASSING = 1.0  # seconds: a path that stood for less was a redirect on the way to the next one


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteChange:
    """One change of the path: to where, and from when to when what was shown there can have been told.

    Times are seconds since the epoch. `since` is when the path before it was taken on, as the browser's
    news of a change may come after what the page sent because of it; `at` is when that news came.
    """

    page: Page
    url: str
    since: float
    at: float
    until: float

    @property
    def lasted(self) -> float:
        """For how many seconds the visitor was there."""
        return self.until - self.at


def route_changes(page: Page, steps: Sequence[float] = ()) -> list[RouteChange]:
    """The changes of a page's path that a visitor could see, in their order.

    What changes the query or the fragment alone is none, and a path that stood for a moment is a part of
    the change that followed; at the start of a page it belongs to the load. But a path on which a step of
    the journey began was seen, however soon the visitor went on.

    Args:
        page: the page whose document stayed.
        steps: when the steps of its run began, in seconds since the epoch.
    """
    stops: list[Route] = []
    for route in page.visit.routes:
        if not stops or route_of(route.url) != route_of(stops[-1].url):
            stops.append(route)
    ends = [*(stop.at for stop in stops), page.visit.ended_at][1:]
    lasting = [
        (stop, end)
        for number, (stop, end) in enumerate(zip(stops, ends, strict=True))
        if number == len(stops) - 1
        or end - stop.at >= PASSING
        or any((stop.at if number else page.visit.started_at) <= begun <= end for begun in steps)
    ]
    return [
        RouteChange(page=page, url=stop.url, since=before.at, at=stop.at, until=end)
        for (before, _), (stop, end) in pairwise(lasting)
        if route_of(stop.url) != route_of(before.url)
    ]


@dataclass(frozen=True, slots=True)
class RouteChanges:
    """Each change of a page's path without a load."""

    scope: Scope = Scope.STEP
    noun: str = "route change"
    unconditional: bool = False

    def of(self, context: Context) -> Sequence[RouteChange]:
        """The changes on all pages that a browser opened."""
        began: dict[str, list[float]] = {}
        for step in context.facts.steps:
            began.setdefault(step.run, []).append(step.started_at)
        return [
            change
            for page in context.facts.pages
            if page.visit.seen_by is SeenBy.BROWSER and page.visit.routes
            for change in route_changes(page, began.get(page.visit.run, ()))
        ]

    def place(self, subject: RouteChange, context: Context) -> Place:
        """The page whose document stayed."""
        del context
        page = subject.page
        return Place(run=page.visit.run, pages=(page,), at=page, step=page.step)

    def places(self, subjects: Iterable[RouteChange], context: Context) -> Iterable[Place]:
        """The place of each."""
        return (self.place(subject, context) for subject in subjects)

    def pre(self, subject: RouteChange, context: Context, *, absence: bool) -> Outcome | None:
        """What happens on another host need not be told."""
        if absence and not context.is_own(subject.page):
            return inconclusive("the journey led to another host, which may be a payment provider's")
        return None

    def none(self, context: Context) -> Outcome:
        """No path changed without a load."""
        del context
        return not_applicable("no page changed its path without a load")
