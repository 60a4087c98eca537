"""What was seen on each page, indexed once: events, calls, installs, requests, console, cookies."""

from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from auditor.model.event import ConsentPhase, Install, Origin, PixelEvent
from auditor.model.evidence import ConsoleLine, PixelCall, Request
from auditor.model.facts import Facts
from auditor.model.page import Page
from auditor.model.refusal import Refusal
from auditor.model.visits import by_visit, loads_of

T = TypeVar("T")


class OnPages:
    """One audit's facts, looked up by the page.

    What was done on a page (events, calls, console) is its own, though its document was not loaded for it. What
    came with the document (the pixels, their requests, what the browser refused of them) is that of the load.

    `events` are those that the rules of the shop's doing judge: the merchant's, sent, after any
    consent banner was answered. `all_events` holds the SDK's own and the early ones too.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.all_events = facts.events
        self.events = tuple(
            event
            for event in facts.events
            if event.origin is Origin.MERCHANT and event.sent and event.consent is not ConsentPhase.BEFORE
        )
        self.events_without_a_page = [
            event for event in facts.events if event.visit_id is None and event.origin is Origin.MERCHANT
        ]
        self._pages = {page.visit.id: page for page in facts.pages}
        self._loads = loads_of(page.visit for page in facts.pages)
        self._made: dict[tuple[Callable[[Page], Any], int], Any] = {}
        self._alike_on: dict[int, dict[tuple[object, ...], list[PixelEvent]]] = {}
        self._of_alike: dict[tuple[object, ...], Any] = {}
        self._events_on = by_visit(self.events)
        self._all_events_on = by_visit(self.all_events)
        self._installs_on = by_visit(facts.installs)
        self._calls_on = by_visit(facts.calls)
        self._unsent_on = by_visit(facts.unsent)
        self._lost_on = by_visit(facts.lost)
        self._requests_on = by_visit(facts.requests)
        self._console_on = by_visit(facts.console)
        self._refusals_on = by_visit(facts.refusals)

    def page(self, visit_id: int | None) -> Page | None:
        """The page of a visit."""
        return self._pages.get(visit_id) if visit_id is not None else None

    def document_of(self, page: Page) -> list[Page]:
        """The pages that one document has been since it was loaded, in their order; mostly one."""
        return self._documents[self._load(page)]

    @cached_property
    def _documents(self) -> dict[int, list[Page]]:
        found: dict[int, list[Page]] = defaultdict(list)
        for page in self.facts.pages:
            found[self._load(page)].append(page)
        return dict(found)

    def _load(self, page: Page) -> int:
        return self._loads.get(page.visit.id, page.visit.id)

    def once(self, page: Page, make: Callable[[Page], T]) -> T:
        """What is made of a page, made once."""
        key = (make, page.visit.id)
        if key not in self._made:
            self._made[key] = make(page)
        made: T = self._made[key]
        return made

    def alike(self, page: Page, event: PixelEvent, make: Callable[[list[PixelEvent]], T]) -> T:
        """What is made of the events that a page sent and that one action may have sent together with an event.

        Made once for all of them: held against each other one by one, they take the square of their number.
        """
        if page.visit.id not in self._alike_on:
            alike: defaultdict[tuple[object, ...], list[PixelEvent]] = defaultdict(list)
            for sent in self.events_on(page):
                alike[sent.name, sent.pixel_id, sent.step].append(sent)
            self._alike_on[page.visit.id] = alike
        group = (event.name, event.pixel_id, event.step)
        key = (make, page.visit.id, group)
        if key not in self._of_alike:
            self._of_alike[key] = make(self._alike_on[page.visit.id].get(group, []))
        made: T = self._of_alike[key]
        return made

    def events_on(self, page: Page) -> list[PixelEvent]:
        """The merchant's events that a page sent after any banner was answered."""
        return self._events_on.get(page.visit.id, [])

    def all_events_on(self, page: Page) -> list[PixelEvent]:
        """Every event of a page: the SDK's own, and those before the banner was answered, too."""
        return self._all_events_on.get(page.visit.id, [])

    def installs_on(self, page: Page) -> list[Install]:
        """The pixels that the document of a page holds."""
        return self._installs_on.get(self._load(page), [])

    def pixels_on(self, page: Page) -> tuple[str, ...]:
        """The ids of the pixels that a page loads or sends to, each once."""
        installed = (install.pixel_id for install in self.installs_on(page))
        sent = (event.pixel_id for event in self.all_events_on(page) if event.pixel_id)
        return tuple(dict.fromkeys((*installed, *sent)))

    def calls_on(self, page: Page) -> list[PixelCall]:
        """What a page asked of the pixel."""
        return self._calls_on.get(page.visit.id, [])

    def calls_in_document_of(self, page: Page) -> list[PixelCall]:
        """What the document of a page asked of the pixel, on whichever page it was."""
        return [call for one in self.document_of(page) for call in self.calls_on(one)]

    def unsent_on(self, page: Page) -> list[PixelCall]:
        """The `track` calls of a page that no beacon answers."""
        return self._unsent_on.get(page.visit.id, [])

    def lost_on(self, page: Page) -> list[PixelCall]:
        """The `track` calls of a page that no beacon answers, since it was left at once."""
        return self._lost_on.get(page.visit.id, [])

    def requests_on(self, page: Page) -> list[Request]:
        """The requests to the vendor that the browser ties to the document of a page."""
        return self._requests_on.get(self._load(page), [])

    def console_on(self, page: Page) -> list[ConsoleLine]:
        """The console of a page."""
        return self._console_on.get(page.visit.id, [])

    def refusals_on(self, page: Page) -> list[Refusal]:
        """What the browser refused in the document of a page, by its console."""
        return self._refusals_on.get(self._load(page), [])

    def cookie_digests(self, page: Page) -> frozenset[str]:
        """The digests of the cookies that a page had at its end."""
        return self._cookie_digests.get(page.visit.id, frozenset())

    @cached_property
    def _cookie_digests(self) -> dict[int, frozenset[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for cookie in self.facts.evidence.cookies if self.facts.evidence is not None else ():
            found[cookie.visit_id].add(cookie.digest)
        return {visit: frozenset(digests) for visit, digests in found.items()}
