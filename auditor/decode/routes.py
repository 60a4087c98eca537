"""Documents that become another page without a load: decoded whole, then told apart.

How the pixel came up, what was called and what left for it are matters of the whole document, whatever it showed.
On which of its pages that happened is told afterwards: by the address that the event or the call names, and by
the time where an address fits several pages or none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.decode.attribute import LAG, step_at
from auditor.model.addresses import route_of
from auditor.model.event import PixelEvent
from auditor.model.evidence import ConsoleLine, Evidence, Frame, PixelCall, Route, Visit
from auditor.model.facts import Facts
from auditor.model.page import Page
from auditor.model.visits import loads_of


def whole_documents(evidence: Evidence) -> Evidence:
    """The same evidence with one visit for each document, from its load to its end."""
    loads = loads_of(evidence.visits)
    if not loads:
        return evidence

    def load(visit_id: int | None) -> int | None:
        return visit_id if visit_id is None else loads.get(visit_id, visit_id)

    return replace(
        evidence,
        visits=tuple(
            replace(visit, restored_from=load(visit.restored_from))
            for visit in _whole(evidence.visits, loads)
        ),
        requests=tuple(replace(item, visit_id=load(item.visit_id)) for item in evidence.requests),
        calls=tuple(replace(item, visit_id=load(item.visit_id)) for item in evidence.calls),
        states=tuple(
            replace(item, visit_id=loads.get(item.visit_id, item.visit_id)) for item in evidence.states
        ),
        console=tuple(replace(item, visit_id=load(item.visit_id)) for item in evidence.console),
    )


def _whole(visits: Iterable[Visit], loads: Mapping[int, int]) -> Iterable[Visit]:
    of_document: defaultdict[int, list[Visit]] = defaultdict(list)
    for visit in visits:
        of_document[loads.get(visit.id, visit.id)].append(visit)
    for load, pages in of_document.items():
        first = next((visit for visit in pages if visit.id == load), pages[0])
        yield (
            first
            if len(pages) == 1
            else replace(
                first,
                ended_at=max(visit.ended_at for visit in pages),
                settled=all(visit.settled for visit in pages),
                routes=tuple(route for visit in pages for route in visit.routes or (_only(visit),)),
            )
        )


def _only(visit: Visit) -> Route:
    return Route(visit.url, visit.committed_at or visit.started_at)


def on_their_pages(facts: Facts, pages: Sequence[Page], evidence: Evidence) -> Facts:
    """Facts of whole documents, with each event, call and line of the console on its page of its document.

    Args:
        facts: what was decoded of `whole_documents(evidence)`.
        pages: every page, those included that a document became.
        evidence: the evidence as it was gathered.
    """
    telling = _Telling(pages)
    if not telling.documents:
        return replace(facts, pages=tuple(pages), evidence=evidence)
    calls = {call.id: telling.call(call) for call in facts.calls}
    return replace(
        facts,
        pages=tuple(pages),
        evidence=evidence,
        events=tuple(telling.event(event, calls, facts) for event in facts.events),
        calls=tuple(calls.values()),
        unsent=tuple(calls[call.id] for call in facts.unsent),
        lost=tuple(calls[call.id] for call in facts.lost),
        console=tuple(map(telling.line, facts.console)),
    )


@dataclass(frozen=True, slots=True)
class _Stay:
    """A page of a document, and the addresses that it had."""

    page: Page
    addresses: frozenset[str]
    routes: frozenset[str]

    @classmethod
    def of(cls, page: Page) -> "_Stay":
        visit = page.visit
        addresses = {visit.url, visit.requested_url, *(route.url for route in visit.routes)}
        return cls(page, frozenset(addresses), frozenset(map(route_of, addresses)))

    def away(self, at: float) -> float:
        """Seconds by which a moment misses it."""
        visit = self.page.visit
        return max(visit.started_at - at, at - visit.ended_at, 0.0)


class _Telling:
    """Tells the pages of each document apart that was more than one."""

    def __init__(self, pages: Sequence[Page]) -> None:
        loads = loads_of(page.visit for page in pages)
        found: defaultdict[int, list[_Stay]] = defaultdict(list)
        for page in pages:
            found[loads.get(page.visit.id, page.visit.id)].append(_Stay.of(page))
        self.documents = {load: stays for load, stays in found.items() if len(stays) > 1}

    def page(self, load: int | None, url: str, at: float) -> Page | None:
        """The page that a document was at an address and a moment; None where it was only one, or is unknown."""
        stays = self.documents.get(load) if load is not None else None
        if stays is None:
            return None
        exact = [stay for stay in stays if url in stay.addresses]
        named = exact or [stay for stay in stays if route_of(url) in stay.routes]
        # The news of a change may come late; but an address that was left long ago is one that the sender kept.
        named = [stay for stay in named if stay.away(at) <= LAG]
        return min(named or stays, key=lambda stay: stay.away(at)).page

    def event(self, event: PixelEvent, calls: Mapping[int, PixelCall], facts: Facts) -> PixelEvent:
        """An event on the page that was shown when it was made."""
        call = calls.get(event.call.id) if event.call is not None else None
        page = self.page(event.visit_id, event.made_on, event.at)
        if page is None:
            return event
        return replace(
            event,
            call=call,
            visit_id=page.visit.id,
            page_kind=page.kind,
            step=step_at(event.at, event.run, [page.visit], facts.steps),
        )

    def call(self, call: PixelCall) -> PixelCall:
        """A call on the page that was shown when it was made; in a frame it tells that one's address."""
        url = call.frame_url if call.frame is Frame.PAGE else ""
        page = self.page(call.visit_id, url, call.at)
        return call if page is None else replace(call, visit_id=page.visit.id)

    def line(self, line: ConsoleLine) -> ConsoleLine:
        """A line of the console on the page that was shown when it was written."""
        page = self.page(line.visit_id, "", line.at)
        return line if page is None else replace(line, visit_id=page.visit.id)
