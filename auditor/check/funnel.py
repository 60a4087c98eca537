"""One product's way through the shop: the events in which it was seen, put into the cart and bought."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from auditor.check.additions import windows
from auditor.check.against_page import currency_of, quantity_of
from auditor.check.amounts import amount
from auditor.check.attempts import attempt_of
from auditor.check.context import CLOCK_SLACK, Context
from auditor.check.outcome import Outcome, inconclusive, not_applicable
from auditor.check.payload import items_of
from auditor.check.product_ids import given_ids
from auditor.check.subjects import why_not_reached
from auditor.model.event import PixelEvent
from auditor.model.journey import Step
from auditor.model.page import Page

_LATER = ("InitiateCheckout", "Purchase")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What one action sent of the product or the cart, to one pixel: several events where it took several."""

    name: str
    events: tuple[PixelEvent, ...]

    @property
    def event(self) -> PixelEvent:
        """The event that a finding names."""
        return self.events[-1]

    @property
    def ids(self) -> tuple[str, ...]:
        """The distinct content ids, as they were sent."""
        return tuple(dict.fromkeys(text for event in self.events for _, text in given_ids(event)))

    @property
    def id_path(self) -> str:
        """Where the first of them stands."""
        return next((path for path, _ in given_ids(self.event)), "")

    @property
    def kinds(self) -> frozenset[str]:
        """The content types, at either level."""
        found = [event.parameters.get("content_type") for event in self.events]
        found += [item.get("content_type") for event in self.events for _, item in items_of(event.parameters)]
        return frozenset(each for each in found if isinstance(each, str) and each)

    @property
    def value(self) -> Decimal | None:
        """What it was worth in all, None where one of the events has no amount."""
        values = [amount(event.parameters.get("value")) for event in self.events]
        return None if None in values else sum((each for each in values if each is not None), Decimal(0))

    @property
    def quantity(self) -> Decimal:
        """How many pieces."""
        return sum((quantity_of(event) for event in self.events), Decimal(0))

    @property
    def currency(self) -> str | None:
        """The currency, None where none is named or several are."""
        found = {currency_of(event) for event in self.events}
        return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """The stages that one pixel was told of, in their order. `page` is the product's.

    Where a second product was put into the cart, AddToCart is a stage twice: of the first, then of both.
    """

    pixel_id: str
    page: Page
    stages: tuple[Stage, ...]

    def stage(self, *names: str) -> Stage | None:
        """The first stage of one of these names."""
        return next((each for name in names for each in self.stages if each.name == name), None)

    @property
    def cart(self) -> Stage | None:
        """What AddToCart told of all that was put into the cart."""
        return next((each for each in reversed(self.stages) if each.name == "AddToCart"), None)


def funnels(run: str, context: Context) -> list[Funnel]:
    """The ways of the first product that was put into the cart in a run, one for each pixel that was told of two stages."""
    cart = context.step(run, Step.CART)
    if cart is None or not cart.reached:
        return []
    page = next(iter(context.step_pages(cart)), None)
    if page is None:
        return []
    seen = [
        each for each in context.events_on(page) if each.name == "ViewContent" and each.at <= cart.started_at
    ]
    carted = [
        each
        for each in context.events_since(cart, "AddToCart")
        if each.step is Step.CART and attempt_of(each, context) is None
    ]
    later = [each for name in _LATER for each in context.events_since(cart, name)]
    added = windows(run, context)
    first = [each for each in carted if not added or each.at < added[0].until - CLOCK_SLACK]
    pixels = dict.fromkeys(each.pixel_id for each in (*seen, *carted, *later))
    found = (_funnel(pixel, page, (seen, first, carted, later)) for pixel in pixels)
    return [each for each in found if len(each.stages) > 1]


def nothing_to_compare(run: str, context: Context) -> Outcome:
    """The verdict on a run in which no product can be followed."""
    cart = context.step(run, Step.CART)
    if not context.asked(Step.CART):
        return not_applicable("the journey ended before the cart, so no product can be followed")
    if cart is None or not cart.reached:
        return inconclusive(why_not_reached(context, Step.CART))
    return not_applicable("fewer than two events tell of the product that was put into the cart")


def _funnel(pixel: str, page: Page, sent: tuple[list[PixelEvent], ...]) -> Funnel:
    seen, first, carted, later = ([each for each in events if each.pixel_id == pixel] for events in sent)
    stages = [Stage(name="ViewContent", events=(seen[-1],))] if seen else []
    if first:
        stages.append(Stage(name="AddToCart", events=tuple(_distinct(first))))
    if len(carted) > len(first):
        stages.append(Stage(name="AddToCart", events=tuple(_distinct(carted))))
    for name in _LATER:
        event = next((each for each in later if each.name == name), None)
        if event is not None:
            stages.append(Stage(name=name, events=(event,)))
    return Funnel(pixel_id=pixel, page=page, stages=tuple(stages))


def _distinct(events: Iterable[PixelEvent]) -> Iterator[PixelEvent]:
    """The events of one action, each product once: what is sent twice is another rule's (TT207)."""
    known: set[tuple[str, ...]] = set()
    for event in events:
        ids = tuple(text for _, text in given_ids(event))
        if ids not in known:
            known.add(ids)
            yield event
