"""TT114 two-installers."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from auditor.check.context import Context
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Runs
from auditor.model.event import Caller, OwnerKind, PixelEvent
from auditor.model.rule import Severity

_UNTOLD = "of some events it could not be told whose script sent them"
_WORDS = {OwnerKind.THEME: "the theme", OwnerKind.GTM: "the tag manager", OwnerKind.APP: "the app"}


@rule("TT114", "two-installers", Severity.ERROR, Runs())
def two_installers(run: str, context: Context) -> Outcomes:
    """Two installations send the same event of one pixel.

    Each event's sender is told by the script that called the pixel: the theme's, a tag manager's
    container, an app's, or TikTok's event builder, which is set up in Events Manager. It fails where one
    pixel's same event has two of them, on one page or on different ones. What the SDK sends of itself
    has no owner, and a plug-in that prints a part of its code into the page is one owner, not two: a
    theme and an app count as two only where both send the event on one page.

    ## Why it costs the advertiser
    Sooner or later both fire for one action, and sales count twice. And who mends one of them wonders
    why nothing changes: the other one still sends.

    ## How to fix it
    Decide which of the two sends this event, and remove it from the other. Events that were set up by
    clicks stand in Events Manager under the pixel's settings.

    ## Example
    Before: the theme sends ViewContent on product pages, a Google Tag Manager tag on the others.

    After: the tag manager sends it everywhere, and the theme's call is gone.
    """
    groups: dict[tuple[str, str], list[PixelEvent]] = {}
    untold = False
    for event in context.events:
        if event.run != run:
            continue
        if _is_told(event.called_by):
            groups.setdefault((event.pixel_id, event.name), []).append(event)
        else:
            untold |= event.called_by is None or event.called_by.owner is not OwnerKind.SDK
    found = [item for events in groups.values() if (item := _of_two(events)) is not None]
    yield from found
    if found:
        return
    if untold:
        yield inconclusive(_UNTOLD)
    else:
        yield passed() if groups else not_applicable("no event was sent by a script of the shop's")


def _is_told(caller: Caller | None) -> bool:
    """Whether it is known who sent; of the SDK's own doing only what was set up by clicks has an owner."""
    if caller is None or caller.owner is OwnerKind.UNKNOWN:
        return False
    return caller.owner is not OwnerKind.SDK or bool(caller.name)


def _of_two(events: Sequence[PixelEvent]) -> Outcome | None:
    """The failure of one pixel's event, None where one installation sends it."""
    by_owner: dict[tuple[OwnerKind, str], list[PixelEvent]] = {}
    for event in events:
        if event.called_by is not None:
            by_owner.setdefault((event.called_by.owner, event.called_by.name), []).append(event)
    for (one, first), (other, second) in combinations(by_owner.items(), 2):
        if not {one[0], other[0]} <= {OwnerKind.THEME, OwnerKind.APP} or _share_a_page(first, second):
            names = f"{_told(*one)} and {_told(*other)}"
            return failed(
                f"{first[0].name} of the pixel {first[0].pixel_id} is sent by {names}.",
                expected=f"one installation that sends {first[0].name}",
                actual=f"{_told(*one)}: {_where(first)}; {_told(*other)}: {_where(second)}",
                event=second[0],
                event_name=first[0].name,
                pixel_id=first[0].pixel_id,
            )
    return None


def _share_a_page(one: Iterable[PixelEvent], other: Iterable[PixelEvent]) -> bool:
    return not {event.visit_id for event in one}.isdisjoint({event.visit_id for event in other})


def _told(owner: OwnerKind, name: str) -> str:
    return " ".join(filter(None, (_WORDS.get(owner, "TikTok's"), name)))


def _where(events: Sequence[PixelEvent]) -> str:
    pages = list(dict.fromkeys(event.page_url for event in events))
    return pages[0] + (f" and {len(pages) - 1} more" if len(pages) > 1 else "")
