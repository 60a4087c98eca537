"""Which call of the page caused which beacon.

The SDK sends one beacon per call and pixel, in the calls' order. So an event belongs to the first call
of its name, on its page, that was made before it and has not yet caused an event of the same pixel.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from auditor.model.event import Origin, PixelEvent
from auditor.model.evidence import PixelCall
from auditor.model.jsonvalue import is_object
from auditor.model.standard import Standard

SLACK = 0.05  # seconds: both clocks read whole milliseconds, and a queued call's time is approximate
QUEUED_SLACK = 15.0  # seconds: a queued call may have been seen only when the SDK took over


@dataclass(slots=True)
class _Open:
    call: PixelCall
    pixels: set[str] = field(default_factory=set)


def name_of(call: PixelCall, standard: Standard) -> str | None:
    """Today's name of the event that a call asks for, None where it asks for none."""
    if call.method == "page":
        return standard.pageview
    if call.method == "track" and call.arguments and isinstance(call.arguments[0], str):
        return standard.names.get(call.arguments[0], call.arguments[0])
    return None


def said_name(call: PixelCall) -> str:
    """The event's name as the page called it."""
    first = call.arguments[0] if call.method == "track" and call.arguments else ""
    return first if isinstance(first, str) else ""


def pairs(
    events: Iterable[PixelEvent], calls: Sequence[PixelCall], standard: Standard
) -> dict[str, PixelCall]:
    """The call behind each event, by the event's id; events that no call explains are absent."""
    waiting: dict[tuple[int | None, str], list[_Open]] = defaultdict(list)
    for call in calls:
        name = name_of(call, standard)
        if name is not None:
            waiting[call.visit_id, name].append(_Open(call))
    found: dict[str, PixelCall] = {}
    for event in events:
        if event.origin is not Origin.MERCHANT:
            continue
        for candidate in waiting[event.visit_id, event.name]:
            call = candidate.call
            slack = QUEUED_SLACK if call.queued else SLACK
            addressed = call.pixel_id in {None, event.pixel_id} and _pixel_option(call) in {
                None,
                event.pixel_id,
            }
            if addressed and event.pixel_id not in candidate.pixels and call.at <= event.at + slack:
                candidate.pixels.add(event.pixel_id)
                found[event.id] = call
                break
    return found


def unsent(
    calls: Sequence[PixelCall], paired: Iterable[PixelCall], standard: Standard
) -> tuple[PixelCall, ...]:
    """The `track` calls that no event answers, where the page did not hold or refuse consent itself."""
    answered = {call.id for call in paired}
    last_word: dict[int | None, str] = {}
    for call in calls:
        if call.method in {"holdConsent", "revokeConsent", "grantConsent"}:
            last_word[call.visit_id] = call.method
    return tuple(
        call
        for call in calls
        if call.method == "track"
        and call.id not in answered
        and name_of(call, standard) is not None
        and last_word.get(call.visit_id, "grantConsent") == "grantConsent"
    )


def _pixel_option(call: PixelCall) -> str | None:
    options = call.arguments[2] if len(call.arguments) > 2 else None  # noqa: PLR2004 - the third argument
    code = options.get("pixel_code") if is_object(options) else None
    return code if isinstance(code, str) and code else None
