"""Which call of the page caused which beacon: one for each pixel that the call addresses.

An event id that both carry decides. Without one the parameters decide between calls of one name, and where
they are alike the time: the SDK sends at once what is called while it runs, and the queue in its order. Only
what the SDK held back (`tt_hold_events`, pixel.js 2.2.1, May 2026) leaves from a later page than it was
called on; it then carries the call's own time.
"""

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from auditor.model.event import Origin, PixelEvent, Realm
from auditor.model.evidence import Frame, PixelCall
from auditor.model.jsonvalue import JsonObject, JsonValue, is_object, text_at
from auditor.model.standard import Standard

SLACK = 0.05  # seconds: both clocks read whole milliseconds, and a queued call's time is approximate
QUEUED_SLACK = 15.0  # seconds: a queued call may have been seen only when the SDK took over
AT_ONCE = 0.3  # seconds between a call to the running SDK and its event's time; mostly none
HELD = 0.3  # seconds between a call that the SDK held back and the time that its event carries
MOST = 300  # calls of one name on one page that an event is held against one by one: the latest

_ID_NAMES = ("event_id", "eventID")  # in the options, or among the parameters, whence the SDK takes it
_UNHEARD = frozenset({Realm.WORKER, Realm.SERVICE_WORKER, Realm.SERVER})  # no call there reaches the probe
_REDACTED = "[redacted "  # a value of which only the shape is left
_ENCODE = json.JSONEncoder(sort_keys=True).encode


class _Asked:
    """A call, as far as an event can be recognised by it. `pixels` are those that it addresses; none: all."""

    def __init__(self, call: PixelCall, name: str) -> None:
        arguments = call.arguments if call.method == "track" else ("", *call.arguments)
        self.call = call
        self.name = name
        self._parameters, options = (_object(arguments, place) for place in (1, 2))
        given = (_text(holder.get(key)) for holder in (options, self._parameters) for key in _ID_NAMES)
        self.event_id = next(filter(None, given), "")
        self.pixels = {call.pixel_id or "", text_at(options, "pixel_code")} - {""}
        self.answered: set[str] = set()

    @cached_property
    def parameters(self) -> dict[str, str]:
        """What it says, for comparison."""
        return _comparable(self._parameters)

    @cached_property
    def said(self) -> frozenset[tuple[str, str]]:
        """The same, to be looked up by."""
        return frozenset(self.parameters.items())


class _Sent:
    """An event, as far as a call can be recognised by it."""

    def __init__(self, event: PixelEvent) -> None:
        self.event = event
        self.event_id = _text(event.event_id)

    @cached_property
    def parameters(self) -> dict[str, str]:
        """What it says, for comparison."""
        return _comparable(self.event.parameters)

    @cached_property
    def said(self) -> frozenset[tuple[str, str]]:
        """The same, to be looked up by."""
        return frozenset(self.parameters.items())


class _Calls:
    """The calls among which that behind an event is looked for, looked up by what the two must share.

    `pixels` is how many there are: a call that so many have answered is spent.
    """

    def __init__(self, calls: Iterable[PixelCall], pixels: int, standard: Standard) -> None:
        self._pixels = pixels
        self._that_say: dict[tuple[str, int | None], dict[frozenset[tuple[str, str]], list[_Asked]]] = {}
        self._with_id: defaultdict[tuple[str, str], list[_Asked]] = defaultdict(list)
        self._on_page: defaultdict[tuple[str, int | None], list[_Asked]] = defaultdict(list)
        self._named: defaultdict[str, list[_Asked]] = defaultdict(list)
        for call in sorted(calls, key=_time_of):
            name = name_of(call, standard)
            if name is not None:
                asked = _Asked(call, name)
                self._with_id[name, asked.event_id].append(asked)
                self._on_page[name, call.visit_id].append(asked)
                self._named[name].append(asked)

    def with_its_id(self, sent: _Sent) -> Sequence[_Asked]:
        """The calls that gave an event's id."""
        return self._with_id.get((sent.event.name, sent.event_id), ()) if sent.event_id else ()

    def on_its_page(self, sent: _Sent) -> Sequence[_Asked]:
        """The calls on an event's own page."""
        calls = self._on_page.get((sent.event.name, sent.event.visit_id), [])
        return self._until(calls, sent.event.at)[-MOST:]

    def that_say_the_same(self, sent: _Sent) -> Sequence[_Asked]:
        """The calls on an event's own page with its parameters."""
        page = sent.event.name, sent.event.visit_id
        if page not in self._that_say:
            by_said: defaultdict[frozenset[tuple[str, str]], list[_Asked]] = defaultdict(list)
            for asked in self._on_page.get(page, ()):
                by_said[asked.said].append(asked)
            self._that_say[page] = by_said
        return self._until(self._that_say[page].get(sent.said, []), sent.event.at)

    def around_it(self, sent: _Sent) -> Sequence[_Asked]:
        """The calls on any page, as long ago as one may have been that was held back."""
        named, at = self._named.get(sent.event.name, []), sent.event.at
        first = bisect_left(named, at - QUEUED_SLACK, key=_asked_at)
        return named[first : bisect_right(named, at + HELD, key=_asked_at)]

    def _until(self, calls: list[_Asked], at: float) -> list[_Asked]:
        """The calls that may have been seen by a moment, without those at their beginning that are spent."""
        spent = 0
        while spent < len(calls) and len(calls[spent].answered) >= self._pixels:
            spent += 1
        del calls[:spent]
        return calls[: bisect_right(calls, at + QUEUED_SLACK, key=_asked_at)]


def _time_of(call: PixelCall) -> float:
    return call.at


def _asked_at(asked: _Asked) -> float:
    return asked.call.at


_Fits = Callable[[_Asked, _Sent], bool]
_LookUp = Callable[[_Calls, _Sent], Sequence[_Asked]]


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
    waiting = [
        _Sent(event) for event in events if event.origin is Origin.MERCHANT and event.realm not in _UNHEARD
    ]
    asked_for = _Calls(calls, len({sent.event.pixel_id for sent in waiting}), standard)
    found: dict[str, PixelCall] = {}
    for candidates, fits in _WAYS:
        left = []
        for sent in waiting:
            asked = _best(sent, candidates(asked_for, sent), fits)
            if asked is None:
                left.append(sent)
                continue
            asked.answered.add(sent.event.pixel_id)
            found[sent.event.id] = asked.call
        waiting = left
    return found


def _best(sent: _Sent, candidates: Iterable[_Asked], fits: _Fits) -> _Asked | None:
    event = sent.event
    free = [
        asked
        for asked in candidates
        if event.pixel_id not in asked.answered
        and (not asked.pixels or event.pixel_id in asked.pixels)
        and not (asked.event_id and sent.event_id and asked.event_id != sent.event_id)
        and fits(asked, sent)
    ]
    return min(free, key=lambda asked: _distance(asked.call, event), default=None)


def _distance(call: PixelCall, event: PixelEvent) -> tuple[bool, bool, float]:
    """What calls that fit alike are told apart by, the likeliest first."""
    elsewhere = (call.frame is Frame.IFRAME) != (event.realm is Realm.IFRAME)
    apart = abs(event.at - call.at)
    at_once = not call.queued and apart <= AT_ONCE
    return elsewhere, not at_once, apart if at_once else call.at


def _by_id(asked: _Asked, sent: _Sent) -> bool:
    """The same id says enough, whatever the page; on another page the call came before."""
    return _in_time(asked.call, sent.event) or asked.call.at <= sent.event.at + SLACK


def _by_what_was_held(asked: _Asked, sent: _Sent) -> bool:
    call, event = asked.call, sent.event
    if asked.parameters != sent.parameters or call.visit_id == event.visit_id:
        return False
    if call.queued:  # its event's time is that of the SDK's coming
        return bool(asked.parameters) and -SLACK <= event.at - call.at <= QUEUED_SLACK
    return abs(event.at - call.at) <= HELD


def _by_what_agrees(asked: _Asked, sent: _Sent) -> bool:
    return _in_time(asked.call, sent.event) and not _contradict(asked.parameters, sent.parameters)


def _by_time(asked: _Asked, sent: _Sent) -> bool:
    return _in_time(asked.call, sent.event)


# From the surest to the least sure: a sure pair is found before a less sure one can take its call.
_WAYS: tuple[tuple[_LookUp, _Fits], ...] = (
    (_Calls.with_its_id, _by_id),
    (_Calls.that_say_the_same, _by_time),
    (_Calls.around_it, _by_what_was_held),
    (_Calls.on_its_page, _by_what_agrees),
    (_Calls.on_its_page, _by_time),
)


def _in_time(call: PixelCall, event: PixelEvent) -> bool:
    slack = QUEUED_SLACK if call.queued else SLACK
    return call.visit_id == event.visit_id and call.at <= event.at + slack


def _contradict(asked: dict[str, str], sent: dict[str, str]) -> bool:
    """Whether a parameter that both have differs, apart from what was redacted and may differ for it."""
    return any(
        asked[name] != sent[name] and _REDACTED not in asked[name] + sent[name]
        for name in asked.keys() & sent.keys()
    )


def _object(arguments: Sequence[JsonValue], place: int) -> JsonObject:
    value = arguments[place] if len(arguments) > place else None
    return value if is_object(value) else {}


def _comparable(parameters: JsonObject) -> dict[str, str]:
    """Parameters as both sides have them: the SDK takes the event id out, and writes currencies in capitals."""
    said = {
        name: _canonical(value)
        for name, value in parameters.items()
        if name not in _ID_NAMES and value is not None
    }
    return said | {"currency": said["currency"].upper()} if "currency" in said else said


def _canonical(value: JsonValue) -> str:
    if isinstance(value, str):
        return f'"{value}'  # told from a number of the same digits
    try:
        return _ENCODE(value)
    except (RecursionError, ValueError):
        return _REDACTED  # too deep to compare: nothing can be told from it


def _text(value: JsonValue) -> str:
    """An id as it is compared: a number is its digits. TikTok's own comparison is TT605's matter."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
