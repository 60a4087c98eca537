"""Of which event a line of the SDK's console speaks: `[TikTok Pixel] - Invalid value parameter`.

A line names a fault and neither event nor pixel. The SDK writes it while it handles the event, so a line
is of the nearest event of its page that has the fault. Titles and their triggers: pixel.js 2.2.1, May 2026.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from auditor.decode.tiktok.standard import STANDARD
from auditor.model.event import MatchState, Origin, PixelEvent
from auditor.model.evidence import ConsoleLine
from auditor.model.jsonvalue import JsonValue, is_object

_LINE = re.compile(r"\[TikTok Pixel\] - (?P<title>[^\n]{1,200})")
_NEAR = 2.0  # seconds between a line and the time of its event; mostly milliseconds
_AT_ONCE = 0.05  # seconds, where nothing but the time tells
_OF_THE_PAGE = frozenset({"Duplicate Pixel ID", "Missing pixel ID", "Invalid pixel ID"})
_NO_NAME = re.compile(r"\s*|null|undefined")
_DECIMAL = re.compile(r"\d+(\.\d+)?")

_Has = Callable[[PixelEvent], bool]


def title_of(line: ConsoleLine) -> str:
    """What the SDK calls a fault; "" for a line that is not the SDK's."""
    found = _LINE.match(line.text)
    return found["title"].strip() if found is not None else ""


def said_of(lines: Iterable[ConsoleLine], events: Sequence[PixelEvent]) -> Mapping[str, tuple[str, ...]]:
    """What the SDK's console says of each event, by the event's id; what speaks of none is left out."""
    on_visit: dict[int, list[PixelEvent]] = defaultdict(list)
    for event in events:
        if event.visit_id is not None and event.name != STANDARD.pageview:
            on_visit[event.visit_id].append(event)
    said: dict[str, list[str]] = defaultdict(list)
    for line in sorted(lines, key=lambda one: one.at):
        title = title_of(line)
        if not title or title in _OF_THE_PAGE or line.visit_id is None:
            continue
        free = [event for event in on_visit[line.visit_id] if title not in said.get(event.id, ())]
        meant = _meant(title, line, free)
        if meant is not None:
            said[meant.id].append(title)
    return {key: tuple(f"[TikTok Pixel] - {title}" for title in titles) for key, titles in said.items()}


def _meant(title: str, line: ConsoleLine, events: Iterable[PixelEvent]) -> PixelEvent | None:
    near = [event for event in events if abs(event.at - line.at) <= _NEAR]
    has = FAULTS.get(title)
    if has is None:
        # A title that is not known: the time alone tells, where it tells one event from all others.
        at_once = [
            event for event in near if event.origin is Origin.MERCHANT and abs(event.at - line.at) <= _AT_ONCE
        ]
        return at_once[0] if len(at_once) == 1 else None
    faulty = [event for event in near if has(event)]
    return min(
        faulty,
        key=lambda event: (
            event.wire_name not in line.text if event.wire_name else True,
            event.pixel_id not in line.text if event.pixel_id else True,
            abs(event.at - line.at),
            event.origin is Origin.AUTOMATIC,
        ),
        default=None,
    )


def _text(value: JsonValue) -> str:
    return value if isinstance(value, str) else ""


def _absent(value: JsonValue) -> bool:
    return value is None or value == ""


def _no_name(event: PixelEvent) -> bool:
    return _NO_NAME.fullmatch(event.wire_name) is not None


def _odd_name(event: PixelEvent) -> bool:
    return re.fullmatch(STANDARD.event_name_pattern, event.wire_name) is None and not _no_name(event)


def _long_name(event: PixelEvent) -> bool:
    return len(event.wire_name) > STANDARD.event_name_max


def _items(event: PixelEvent) -> list[JsonValue]:
    contents = event.parameters.get("contents")
    return contents if isinstance(contents, list) else []


def _no_content_id(event: PixelEvent) -> bool:
    if event.spec is None or not event.spec.commerce or "content_id" in event.parameters:
        return False
    items = _items(event)
    return not items or any(not is_object(item) or "content_id" not in item for item in items)


def _blank_content_id(event: PixelEvent) -> bool:
    ids = [event.parameters.get("content_id", "-")]
    ids += [item.get("content_id", "-") for item in _items(event) if is_object(item)]
    return any(value is None or (isinstance(value, str) and not value.strip()) for value in ids)


def _odd_content_type(event: PixelEvent) -> bool:
    types = [event.parameters.get("content_type")]
    types += [item.get("content_type") for item in _items(event) if is_object(item)]
    return any(not _absent(given) and _text(given) not in STANDARD.content_types for given in types)


def _odd_value(event: PixelEvent) -> bool:
    value = event.parameters.get("value")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return False
    return not _absent(value) and _DECIMAL.fullmatch(_text(value)) is None


def _is_purchase(event: PixelEvent) -> bool:
    return event.name == "Purchase"


def _no_value(event: PixelEvent) -> bool:
    given = event.parameters
    return _absent(given.get("value")) and (_is_purchase(event) or not _absent(given.get("currency")))


def _no_currency(event: PixelEvent) -> bool:
    given = event.parameters
    return _absent(given.get("currency")) and (_is_purchase(event) or not _absent(given.get("value")))


def _odd_currency(event: PixelEvent) -> bool:
    currency = event.parameters.get("currency")
    return not _absent(currency) and _text(currency) not in STANDARD.currencies


def _no_matching(event: PixelEvent) -> bool:
    return _is_purchase(event) and MatchState.HASHED not in {event.matching.email, event.matching.phone}


def _rejects(field: str, verdict: str) -> _Has:
    """Whether the event itself carries a verdict of the SDK's on what `identify` was given."""
    return lambda event: any(
        said.startswith((field, f"sha256_{field}")) and said.endswith(verdict) for said in event.vendor_says
    )


FAULTS: Mapping[str, _Has] = {
    "Missing Event Name": _no_name,
    "Invalid Event Name Format": _odd_name,
    "Event Name Too Long": _long_name,
    "Missing 'content_id' paramter": _no_content_id,
    "Missing value for content ID": _blank_content_id,
    "Invalid content type": _odd_content_type,
    "Invalid value parameter": _odd_value,
    'Missing "value" parameter': _no_value,
    "Invalid currency code": _odd_currency,
    'Missing "currency" parameter': _no_currency,
    "Missing email and phone number": _no_matching,
    "Incorrect email format": _rejects("email", "unknown_invalid"),
    "Invalid email information": _rejects("email", "filter_events"),
    "Incorrect phone number format": _rejects("phone", "unknown_invalid"),
    "Invalid phone number information": _rejects("phone", "filter_events"),
}
"""Whether an event has the fault that a title of the console names: the SDK's own checks."""
