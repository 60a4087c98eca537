"""What became of the calls that no beacon answers."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from auditor.decode.pair import name_of
from auditor.model.event import Origin, PixelEvent
from auditor.model.evidence import PixelCall, Visit
from auditor.model.standard import Standard

# Seconds before a page asks for the next one in which a call belongs to what leads there: a click that tracks,
# waits for an animation or the shop's answer, and goes.
MOMENT = 1.0
UNPLACED = 5.0  # seconds around a call in which an event without a page may be its answer

_CONSENT = frozenset({"holdConsent", "revokeConsent", "grantConsent"})


@dataclass(frozen=True, slots=True)
class Fates:
    """`track` calls without a beacon: `lost` those whose page was left at once, `unsent` the others.

    Not among them are calls that the page held back itself, and those that an event may answer of which
    nobody knows the page.
    """

    unsent: tuple[PixelCall, ...]
    lost: tuple[PixelCall, ...]


def fates(
    calls: Sequence[PixelCall],
    answered: Collection[int],
    events: Iterable[PixelEvent],
    visits: Iterable[Visit],
    standard: Standard,
) -> Fates:
    """What became of each `track` call whose id is not among those that were answered.

    `events` are those that no call explains.
    """
    held = _held_back(calls)
    stray = [event for event in events if event.visit_id is None and event.origin is Origin.MERCHANT]
    left = _left_for(visits)
    unsent: list[PixelCall] = []
    lost: list[PixelCall] = []
    for call in calls:
        name = name_of(call, standard)
        if call.method != "track" or name is None or call.id in answered or call.visit_id in held:
            continue
        if any(event.name == name and abs(event.at - call.at) <= UNPLACED for event in stray):
            continue
        following = left.get(call.visit_id)
        (unsent if following is None or call.at < following - MOMENT else lost).append(call)
    return Fates(tuple(unsent), tuple(lost))


def _held_back(calls: Iterable[PixelCall]) -> frozenset[int | None]:
    """The visits whose last word on consent is not that it is granted."""
    last_word = {call.visit_id: call.method for call in calls if call.method in _CONSENT}
    return frozenset(visit for visit, method in last_word.items() if method != "grantConsent")


def _left_for(visits: Iterable[Visit]) -> dict[int | None, float]:
    """When each visit's page asked for the next one; visits that the auditor ended itself are absent."""
    visits = tuple(visits)
    # One document's end is the next one's beginning in its tab: the same moment, to the last digit.
    begun = {(visit.run, visit.committed_at): visit for visit in visits if visit.committed_at is not None}
    following = {visit.id: begun.get((visit.run, visit.ended_at)) for visit in visits}
    return {
        id_: visit.started_at if visit.asked_at is None else visit.asked_at
        for id_, visit in following.items()
        if visit is not None and visit.by_page and visit.id != id_
    }
