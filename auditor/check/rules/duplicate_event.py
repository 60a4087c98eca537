"""TT207 duplicate-event."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from auditor.check.additions import last_added
from auditor.check.amounts import amount
from auditor.check.attempts import attempt_of
from auditor.check.context import Context
from auditor.check.event_ids import comparable
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable
from auditor.check.payload import content_ids, same_key, shown
from auditor.check.rule import rule
from auditor.check.subjects import Pages
from auditor.model.addresses import route_of
from auditor.model.event import PixelEvent
from auditor.model.page import Page
from auditor.model.rule import Scope, Severity

_PAIR = 2
_ONCE = "Purchase"
_ONE_ACTION = 5.0  # seconds in which one action has sent all that it sends, late tags included


@rule("TT207", "duplicate-event", Severity.ERROR, Pages(reloads=False, scope=Scope.STEP))
def duplicate_event(page: Page, context: Context) -> Outcomes:
    """One action sends the same event more than once.

    One page load, or one click, sends the same event with the same contents to the same pixel
    more than once. The items of a bundle one by one, a second page load and a second pixel are no
    duplicates. Where all copies carry the same event_id TikTok drops the later ones, and it is only
    a warning. Copies that lie more than five seconds apart may be of two actions (a variant was chosen):
    nothing is concluded from them, but for Purchase, which one page can have reason for only once.

    ## Why it costs the advertiser
    Conversions count twice or more: costs per result look half as high as they are, budgets follow
    them, and value is reported that nobody paid.

    ## How to fix it
    Find the second sender (a theme beside an app, a tag beside the theme, a handler that was bound
    twice) and remove it, or give both the same event_id.

    ## Example
    Before: theme and tag manager both call `ttq.track('AddToCart', …)` on the click.

    After: one of them does.
    """
    sent = [event for event in context.events_on(page) if event.name != context.standard.pageview]
    if not sent:
        yield not_applicable("the page sent no event but its view")
    number = Counter((event.name, event.pixel_id) for event in sent)
    groups: dict[tuple[object, ...], list[PixelEvent]] = defaultdict(list)
    for event in sent:
        if number[event.name, event.pixel_id] >= _PAIR:
            groups[*_action(event, context), event.pixel_id, _contents(event)].append(event)
    told = set()
    for copies in groups.values():
        first = copies[0]
        if len(copies) < _PAIR or _action(first, context) in told:
            continue
        group = copies if first.name == _ONCE else max(_together(copies), key=len)
        if len(group) < _PAIR:
            yield inconclusive(
                f"{first.name} was sent again after more than {_ONE_ACTION:.0f} seconds: whether one action sent "
                "both cannot be told",
                event=copies[1],
            )
            continue
        told.add(_action(first, context))
        harmless = _one_id(group)
        yield failed(
            f"One action sent {first.name} {len(group)} times, with the same contents to the same pixel"
            + (", under one event_id: TikTok drops the copies." if harmless else "."),
            severity=Severity.WARNING if harmless else None,
            expected=f"{first.name} once",
            actual=f"{len(group)} times, event_id {', '.join(shown(event.event_id) for event in group[:5])}",
            event=group[1],
        )


def _together(copies: Sequence[PixelEvent]) -> list[list[PixelEvent]]:
    """Copies, in the order of their time, parted where one action cannot be told to have sent both."""
    parts: list[list[PixelEvent]] = []
    for event in copies:
        if parts and event.at - parts[-1][0].at <= _ONE_ACTION:
            parts[-1].append(event)
        else:
            parts.append([event])
    return parts


def _action(event: PixelEvent, context: Context) -> tuple[object, ...]:
    """What an event has in common with the others of its name that one action sent."""
    added = last_added(event, context) if event.name == "AddToCart" else None
    return event.name, event.step, route_of(event.page_url), added, attempt_of(event, context)


def _contents(event: PixelEvent) -> object:
    """What makes two events the same: their products and worth, else all that they say."""
    ids = tuple(sorted({shown(given.value) for given in content_ids(event.parameters)}))
    return (ids, amount(event.parameters.get("value"))) if ids else same_key(event.parameters)


def _one_id(group: Sequence[PixelEvent]) -> bool:
    ids = {comparable(event.event_id) for event in group}
    return len(ids) == 1 and None not in ids
