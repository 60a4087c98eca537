"""Changes of a page's path without a load, as the routers of single-page shops make them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
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
    news of a change may come after what the page sent because of it; `at` is when that news came. `page` is the
    page that the change led to, `document` all that its document was.
    """

    page: Page
    document: Sequence[Page]
    url: str
    since: float
    at: float
    until: float

    @property
    def lasted(self) -> float:
        """For how many seconds the visitor was there."""
        return self.until - self.at


@dataclass(frozen=True, slots=True)
class _Stop:
    """A path of a document, and the page that it was, or a part of. `last`: that page ended at it."""

    page: Page
    route: Route
    last: bool


def route_changes(document: Sequence[Page], steps: Sequence[float] = ()) -> list[RouteChange]:
    """The changes of a document's path that a visitor could see, in their order.

    What changes the query or a fragment that is no path alone is none, and a path that stood for a moment is a
    part of the change that followed; at the start of a page it belongs to the load. But a path that was looked at,
    or on which a step of the journey began, was seen, however soon the visitor went on.

    Args:
        document: the pages that it was since its load, in their order.
        steps: when the steps of its run began, in seconds since the epoch.
    """
    stops: list[_Stop] = []
    for stop in _stops(document):
        if stops and route_of(stop.route.url) == route_of(stops[-1].route.url):
            stops[-1] = replace(stops[-1], last=stops[-1].last or stop.last)
        else:
            stops.append(stop)
    ends = [*(stop.route.at for stop in stops), document[-1].visit.ended_at][1:]
    lasting = [
        (stop, end)
        for number, (stop, end) in enumerate(zip(stops, ends, strict=True))
        if stop.last
        or end - stop.route.at >= PASSING
        or any((stop.route.at if number else document[0].visit.started_at) <= begun <= end for begun in steps)
    ]
    return [
        RouteChange(
            page=stop.page,
            document=document,
            url=stop.route.url,
            since=before.route.at,
            at=stop.route.at,
            until=end,
        )
        for (before, _), (stop, end) in pairwise(lasting)
        if route_of(stop.route.url) != route_of(before.route.url)
    ]


def _stops(document: Iterable[Page]) -> Iterator[_Stop]:
    for page in document:
        visit = page.visit
        routes = visit.routes or (Route(visit.url, visit.committed_at or visit.started_at),)
        for place, route in enumerate(routes, start=1):
            yield _Stop(page, route, last=place == len(routes))


@dataclass(frozen=True, slots=True)
class RouteChanges:
    """Each change of a document's path without a load."""

    scope: Scope = Scope.STEP
    noun: str = "route change"
    unconditional: bool = False

    def of(self, context: Context) -> Sequence[RouteChange]:
        """The changes of all documents that a browser opened."""
        began: dict[str, list[float]] = {}
        for step in context.facts.steps:
            began.setdefault(step.run, []).append(step.started_at)
        return [
            change
            for page in context.facts.pages
            if page.visit.seen_by is SeenBy.BROWSER and page.visit.routed_from is None
            for change in route_changes(context.document_of(page), began.get(page.visit.run, ()))
        ]

    def place(self, subject: RouteChange, context: Context) -> Place:
        """The page that the change led to."""
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
