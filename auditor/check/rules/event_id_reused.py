"""TT602 event-id-reused."""

from collections.abc import Hashable, Iterable, Iterator, Sequence

from auditor.check.context import Context
from auditor.check.event_ids import comparable, is_cut
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.payload import content_ids, shown
from auditor.check.rule import rule
from auditor.check.spelling import is_no_value, is_template
from auditor.check.subjects import Runs
from auditor.model.addresses import route_of
from auditor.model.event import PixelEvent, Realm
from auditor.model.page import PageKind
from auditor.model.rule import Severity

_AT_ONCE = 1.0  # seconds within which one action sends all that it sends, such as a bundle's items
_NO_ONE_ACTION = 3  # kinds of pages over which no single action goes on, as one does over a form's pages
_OWN = "an event_id of its own for each action"


@rule("TT602", "event-id-reused", Severity.ERROR, Runs())
def event_id_reused(run: str, context: Context) -> Outcomes:
    """Two actions send one event under the same event_id.

    The same pixel gets the same event under one event_id for two different products, for the views of two
    pages, or, where it names no product, from pages of three kinds; or the id is a constant by what it
    says: `undefined`, `null`, a template that was never filled in. The same action twice is another matter
    (TT207), and so is the same order again (TT208). An action that is reported by browser and server, or
    by several pages of one checkout or form, shares its id on purpose.

    ## Why it costs the advertiser
    TikTok keeps the first event and drops each later one of this id for 48 hours, whoever sent it. Of all
    who put something into the cart one is counted; what the others did is lost to reports, audiences and
    bidding.

    ## How to fix it
    Make the id anew for each action: the order number for a Purchase, `crypto.randomUUID()` or a number of
    the shop's for all others. An id that is printed into the page must not be kept by the page cache.

    ## Example
    Before:

        ttq.track('AddToCart', {…}, {event_id: 'add-to-cart'})

    After:

        ttq.track('AddToCart', {…}, {event_id: crypto.randomUUID()})
    """
    events = [
        event
        for event in context.events
        if event.run == run and event.realm is not Realm.SERVER and comparable(event.event_id) is not None
    ]
    if not events:
        yield not_applicable("no event with an event_id was sent")
        return
    yield from list(_judged(events, context)) or [passed()]


def _judged(events: Iterable[PixelEvent], context: Context) -> Iterator[Outcome]:
    """What is wrong with the ids, once for each event's name."""
    told: set[str] = set()
    for group in _by_id(events):
        name = group[0].name
        outcome = None if name in told else _constant(group[0]) or _reused(group, context)
        if outcome is not None:
            told.add(name)
            yield outcome


def _by_id(events: Iterable[PixelEvent]) -> list[list[PixelEvent]]:
    """The events that TikTok takes for one: of one pixel, name and event_id."""
    groups: dict[Hashable, list[PixelEvent]] = {}
    for event in events:
        groups.setdefault((event.pixel_id, event.name, comparable(event.event_id)), []).append(event)
    return list(groups.values())


def _constant(event: PixelEvent) -> Outcome | None:
    said = event.event_id
    if not isinstance(said, str) or not (is_no_value(said) or is_template(said)):
        return None
    return failed(
        f"{event.name} has an event_id that is the same for every action.",
        expected=_OWN,
        actual=shown(said),
        event=event,
        path="event_id",
    )


def _reused(group: Sequence[PixelEvent], context: Context) -> Outcome | None:
    if len(group) == 1:
        return None
    first = group[0]
    pages = list({event.visit_id: event for event in group[1:] if _new_page(first, event, context)}.values())
    other = next((event for event in group[1:] if _other_products(first, event)), None)
    if other is None and (not _is_conversion(first) or _is_everywhere(first, pages)):
        other = next(iter(pages), None)
    if other is not None and not is_cut(first.event_id):
        return failed(
            f"Two actions sent {first.name} under one event_id: TikTok drops the second.",
            expected=_OWN,
            actual=f"{shown(first.event_id)} for {_what(first)}, and for {_what(other)}",
            event=other,
            path="event_id",
        )
    if other is not None:
        return inconclusive(
            "event ids hold personal data, which was cut: whether two are the same cannot be told",
            event=other,
        )
    if pages and not _products(first):
        return inconclusive(
            f"two pages sent {first.name} under one event_id: whether for one action or two cannot be told",
            event=pages[0],
        )
    return None


def _other_products(first: PixelEvent, event: PixelEvent) -> bool:
    """Whether two events speak of different products, and not as the items of one bundle."""
    if event.visit_id == first.visit_id and abs(event.at - first.at) <= _AT_ONCE:
        return False
    one, other = _products(first), _products(event)
    return bool(one and other) and one.isdisjoint(other)


def _new_page(first: PixelEvent, event: PixelEvent, context: Context) -> bool:
    """Whether an event was sent from another page than the first, and not from one that is shown again."""
    one, other = context.page(first.visit_id), context.page(event.visit_id)
    if one is None or other is None or other.visit.is_repeat:
        return False
    return route_of(first.page_url) != route_of(event.page_url)


def _is_everywhere(first: PixelEvent, pages: Iterable[PixelEvent]) -> bool:
    """Whether an event without products was sent from more kinds of pages than one action goes over."""
    kinds = {event.page_kind for event in (first, *pages)} - {PageKind.OTHER}
    return not _products(first) and len(kinds) >= _NO_ONE_ACTION


def _is_conversion(event: PixelEvent) -> bool:
    """Whether it speaks of an action, which may go on over two pages; customs may, for all that is known."""
    return event.spec is None or event.spec.conversion


def _products(event: PixelEvent) -> frozenset[str]:
    return frozenset(shown(given.value) for given in content_ids(event.parameters))


def _what(event: PixelEvent) -> str:
    """What an event speaks of: its first product, else its page."""
    return (min(_products(event), default="") or route_of(event.page_url))[:80]
