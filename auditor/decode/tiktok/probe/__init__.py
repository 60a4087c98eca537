"""The in-page probe: its script, and what it says.

The probe reports each call of the page's TikTok object and what that object says of itself. It wraps
and replaces nothing: calls are heard by breakpoints that never stop, for which the auditor hands the
console's `debug` over (`auditor.gather.capture.probe`). How it works is told in `probe.js` and `breakpoints.js`.

What it cannot do: in a worker it never runs; what is called while a page is being left (`pagehide`,
`visibilitychange`) is heard only where the page comes back from the back/forward cache, since DevTools
leaves a document before it ends, its console and its bindings alike (measured, Chromium 156, November
2026); an argument that is a proxy sees its keys and descriptors read; a method that shares its code with
another one and keeps no sign of its name stays unnamed (it is reported as a fault, never guessed).
"""

import json
import math
from dataclasses import replace
from functools import cache
from importlib.resources import files

from auditor.model.jsonvalue import JsonObject, JsonValue, dig, is_object, text_at
from auditor.model.vendor import ProbeMessage

_PARTS = ("builtins", "json", "state", "breakpoints")
_MAX_TEXT = 2_000_000


@cache
def _script(name: str) -> str:
    """A script of this folder: a comment and one function expression."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8").strip()


def probe(nonce: str) -> str:
    """The script to inject before a page's first one; it reports by `console.debug(nonce, json)`.

    `nonce` is made of letters and digits, and no page may know it: it names the probe's channels too.
    Injected twice into one document, it runs once.
    """
    channels = {name: f"{nonce}{name}" for name in ("arm", "call", "ask", "want")}
    channel = json.dumps({"name": nonce, **channels})
    parts = ",\n".join(f"{name}: {_script(f'{name}.js')}" for name in _PARTS)
    return f"({_script('probe.js')})({channel}, {{{parts}}});"


def state_script() -> str:
    """An expression for the page: what its TikTok object says of itself now, as the probe reports it."""
    return f"({_script('state.js')})()"


def parse_probe(text: str) -> ProbeMessage | None:
    """What the probe said; None where it is no call and no state. Never raises.

    A state that was asked for (`state_script`) carries its own time.
    """
    try:
        told: JsonValue = _clean(json.loads(text[:_MAX_TEXT], parse_constant=_refuse))
    except (ValueError, RecursionError):
        return None
    if not is_object(told):
        return None
    state = told.get("state")
    at = _time(told.get("at", dig(state, "at")))
    if at is None:
        return None
    match told.get("kind"):
        case "call":
            return _call(told, at)
        case "state" if is_object(state):
            return replace(_place(told, at), kind="state", state=state)
    return None


def _place(told: JsonObject, at: float) -> ProbeMessage:
    """A message with nothing but where it comes from."""
    return ProbeMessage(
        kind="",
        at=at,
        frame_url=text_at(told, "frame_url"),
        top=told.get("top") is not False,
        document=text_at(told, "document"),
        restores=_number(told.get("restores")) or 0,
        serial=_number(told.get("serial")) or 0,
    )


def _call(told: JsonObject, at: float) -> ProbeMessage | None:
    method, arguments = told.get("method"), told.get("arguments")
    if not isinstance(method, str) or not method or not isinstance(arguments, list):
        return None
    pixel_id = told.get("pixel_id")
    return replace(
        _place(told, at),
        kind="call",
        method=method,
        arguments=tuple(arguments),
        pixel_id=pixel_id if isinstance(pixel_id, str) else None,
        queued=told.get("queued") is True,
        script=text_at(told, "script"),
        line=_number(told.get("line")),
    )


def _number(value: JsonValue) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _time(value: JsonValue) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        seconds = float(value)
    except OverflowError:
        return None
    return seconds if math.isfinite(seconds) else None


def _refuse(constant: str) -> JsonValue:
    raise ValueError(f"{constant} is no JSON")


def _clean(value: JsonValue) -> JsonValue:
    """Without halves of characters, which no file and no database takes, and numbers beyond a float."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {str(_clean(key)): _clean(item) for key, item in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value
