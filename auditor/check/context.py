"""The facts as the rules look them up: indexed once, with the bounds that every rule shares."""

from collections.abc import Callable
from functools import cached_property
from itertools import chain

from auditor.check.addresses import same_site
from auditor.check.extras import Extras, extras_of
from auditor.check.on_pages import OnPages
from auditor.check.place import Place
from auditor.model.addresses import route_of
from auditor.model.event import Origin, PixelEvent, Realm
from auditor.model.facts import Facts
from auditor.model.journey import ConsentChoice, ConsentRecord, Step, StepOutcome
from auditor.model.page import Page, PageKind

CLOCK_SLACK = 0.05  # seconds: the browser's clock reads whole milliseconds


class Context(OnPages):
    """One audit's facts, for lookup."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        self.standard = facts.standard
        self.expect = facts.expect
        self._extras: dict[tuple[str, str | None], Extras] = {}
        self._steps = {(item.run, item.step): item for item in reversed(facts.steps)}
        self._first: dict[tuple[str, float, str], dict[str, PixelEvent]] = {}
        self._places: dict[str, Place] = {}
        self._shown: dict[str, Page | None] = {}
        self._wanted: dict[Callable[[PixelEvent], bool], list[PixelEvent]] = {}

    @cached_property
    def runs(self) -> tuple[str, ...]:
        """The runs of the audit, in their order."""
        seen = chain(
            (page.visit.run for page in self.facts.pages),
            (step.run for step in self.facts.steps),
            (record.run for record in self.facts.consent),
            (event.run for event in self.facts.events),
        )
        return tuple(dict.fromkeys(seen))

    def events_that(self, wanted: Callable[[PixelEvent], bool]) -> list[PixelEvent]:
        """The events that a filter lets through, but for those that the server alone sends."""
        if wanted not in self._wanted:
            server_only = self.expect.server_only
            self._wanted[wanted] = [
                event for event in self.events if event.name not in server_only and wanted(event)
            ]
        return self._wanted[wanted]

    def place_of(self, event: PixelEvent) -> Place:
        """Where an event lies: the page that sent it."""
        place = self._places.get(event.id)
        if place is None:
            page = self.page(event.visit_id)
            pages = (page,) if page is not None else ()
            place = Place(run=event.run, pages=pages, at=page, step=event.step, event=event)
            self._places[event.id] = place
        return place

    def step(self, run: str, step: Step) -> StepOutcome | None:
        """How a step of a run ended; None where it was not tried."""
        return self._steps.get((run, step))

    def asked(self, step: Step) -> bool:
        """Whether the user asked for a step."""
        return step in self.expect.until.steps or (step is Step.PURCHASE and self.expect.confirmation_given)

    def step_pages(self, outcome: StepOutcome) -> list[Page]:
        """The pages that a step touched: the one where it began, and those opened in it."""
        own = [
            page
            for page in self.facts.pages
            if page.visit.run == outcome.run
            and (page.visit.id == outcome.visit_id or page.step is outcome.step)
        ]
        begun = [
            page
            for page in self.facts.pages
            if page.visit.run == outcome.run
            and page.step is not None
            and page.visit.started_at <= outcome.started_at
        ]
        first = max(begun, key=lambda page: page.visit.started_at, default=None)
        return own if first is None or first in own else [first, *own]

    def events_since(self, outcome: StepOutcome, name: str) -> list[PixelEvent]:
        """The merchant's events of a name from the start of a step on, in its run."""
        return self.events_after(outcome.run, outcome.started_at, name)

    def events_after(self, run: str, moment: float, name: str) -> list[PixelEvent]:
        """The merchant's events of a name in a run, from a moment on (seconds since the epoch)."""
        since = moment - CLOCK_SLACK
        return [
            event for event in self.events if event.name == name and event.run == run and event.at >= since
        ]

    def first_after(self, run: str, moment: float, name: str, pixel_id: str) -> PixelEvent | None:
        """The first event of a name and pixel in a run, from a moment on (seconds since the epoch)."""
        key = (run, moment, name)
        if key not in self._first:
            first: dict[str, PixelEvent] = {}
            for event in self.events_after(run, moment, name):
                first.setdefault(event.pixel_id, event)
            self._first[key] = first
        return self._first[key].get(pixel_id)

    def same_action_sent(self, event: PixelEvent, name: str) -> bool:
        """Whether the action that sent an event also sent another, of a name, before or after consent.

        An action is a step of the journey, whose event may leave with the next page; else a page load.
        """
        return _action(event, name) in self._actions

    @cached_property
    def _actions(self) -> frozenset[tuple[object, ...]]:
        return frozenset(
            _action(event, event.name) for event in self.all_events if event.origin is Origin.MERCHANT
        )

    def is_confirmation(self, page: Page) -> bool:
        """Whether a page confirms an order: by what it says, or because the order led there."""
        if page.kind is PageKind.CONFIRMATION:
            return True
        outcome = self.step(page.visit.run, Step.PURCHASE)
        if outcome is None or not outcome.reached or outcome.visit_id is None:
            return False
        return outcome.visit_id in {page.visit.id, page.visit.reload_of}

    def shown_to(self, event: PixelEvent) -> Page | None:
        """The page that was shown when an event was sent, None where that is not known.

        A document that changes its route without a load ends as another page than it was.
        """
        if event.id not in self._shown:
            self._shown[event.id] = self._shown_to(event)
        return self._shown[event.id]

    def _shown_to(self, event: PixelEvent) -> Page | None:
        page = self.page(event.visit_id)
        if page is None or not event.made_on or event.realm is Realm.IFRAME:
            return page  # a frame tells its own address, not that of the page it stands in
        route = route_of(event.made_on)
        # Not the address that was asked for: what is sent from there, and not from where the visit ended, was
        # sent before the route changed.
        return page if route == route_of(page.visit.url) else self._routes.get((event.run, route))

    @cached_property
    def _routes(self) -> dict[tuple[str, str], Page]:
        return {(page.visit.run, route_of(page.url)): page for page in reversed(self.facts.pages)}

    def is_own(self, page: Page) -> bool:
        """Whether a page lies on the shop's own site."""
        return page.visit.id in self._own

    @cached_property
    def _own(self) -> frozenset[int]:
        return frozenset(page.visit.id for page in self.facts.pages if same_site(page.url, self.facts.site))

    @cached_property
    def asks_for_consent(self) -> bool:
        """Whether there was a banner at all: where there was none nothing waits for an answer."""
        return bool(self.facts.consent) or any(page.consent_pending for page in self.facts.pages)

    def consent(self, run: str) -> ConsentRecord | None:
        """The banner of a run that asks before tracking, None where there was none."""
        return self._banners.get(run)

    @cached_property
    def _banners(self) -> dict[str, ConsentRecord]:
        first = {record.run: record for record in reversed(self.facts.consent)}
        return {run: record for run, record in first.items() if record.seen and record.opt_in is not False}

    def never_answered(self, run: str) -> bool:
        """Whether a banner asked and got no answer in a run."""
        record = self.consent(run)
        return record is not None and (
            record.answer in {None, ConsentChoice.KEEP} or record.answered_at is None
        )

    def shows_prices(self, run: str) -> bool:
        """Whether this visitor was shown a price anywhere in a run."""
        return run in self._runs_with_prices

    @cached_property
    def _runs_with_prices(self) -> frozenset[str]:
        return frozenset(
            page.visit.run
            for page in self.facts.pages
            if page.reading.amounts or (page.reading.product is not None and page.reading.product.amounts)
        )

    def extras(self, run: str, currency: str | None) -> Extras:
        """The shipping, taxes, discounts and fees that the pages of a run state in a currency."""
        key = (run, currency)
        if key not in self._extras:
            self._extras[key] = extras_of(
                (page for page in self.facts.pages if page.visit.run == run), currency
            )
        return self._extras[key]

    def consent_refused(self, page: Page) -> bool:
        """Whether the visitor had refused consent by the end of a page."""
        record = self.consent(page.visit.run)
        return (
            record is not None
            and record.answer is ConsentChoice.REJECT
            and record.answered_at is not None
            and record.answered_at <= page.visit.ended_at
        )

    @cached_property
    def runs_that_fire(self) -> frozenset[str]:
        """The runs in which anything at all was sent."""
        return frozenset(event.run for event in self.all_events if event.sent)

    def pixel_role(self, pixel_id: str) -> str:
        """Which of the site's pixels an id is: its number among them, "" where it is none."""
        return self._roles.get(pixel_id, "")

    @cached_property
    def _roles(self) -> dict[str, str]:
        seen = {install.pixel_id for install in self.facts.installs}
        seen |= {event.pixel_id for event in self.facts.events}
        mine = self.expect.every_pixel
        others = sorted(seen - set(mine) - {""})
        return {pixel: str(number) for number, pixel in enumerate((*mine, *others), start=1)}


def _action(event: PixelEvent, name: str) -> tuple[object, ...]:
    return (event.run, name, event.step, event.visit_id if event.step is None else None)
