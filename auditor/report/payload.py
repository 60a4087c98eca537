"""A decoded payload as the lines of indented JSON, with the place that a finding speaks of marked."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from auditor.model.jsonvalue import JsonObject, JsonValue, dig

MAX_LINES = 160
"""Lines of one payload that are shown."""
MAX_TEXT = 400
"""Characters of one string that are shown."""
MAX_DEPTH = 12
"""Levels of nesting that are shown."""

_MAX_SCANNED = 10_000
_MAX_BITS = 4_096

Path = tuple[str | int, ...]

_SEGMENT = re.compile(r"""\[(\d{1,6})\]|\[(?:'([^']*)'|"([^"]*)")\]|\.?([^.\[\]]+)""")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `indent` levels deep, a key ("" where the line has none), and the rest of it.

    `mark` says what is the matter with it ("" where nothing is); `missing` that it isn't in the
    payload at all and stands where it should be.
    """

    indent: int
    key: str
    text: str
    mark: str = ""
    missing: bool = False


def parse_path(path: str) -> Path | None:
    """The keys and indices of a JSON path (`contents[0].price`, `$.a['b c']`), None where it is none."""
    text = path.strip().removeprefix("$")
    parts: list[str | int] = []
    at = 0
    while at < len(text):
        match = _SEGMENT.match(text, at)
        if not match:
            return None
        index, single, double, name = match.groups()
        parts.append(
            int(index) if index is not None else next(p for p in (single, double, name) if p is not None)
        )
        at = match.end()
    return tuple(parts) or None


def excerpt(path: str, parameters: JsonObject, body: JsonObject | None, *, mark: str) -> tuple[Line, ...]:
    """What a finding speaks of, the place that its path leads to marked.

    A path is of the merchant's parameters, or else of the whole beacon, of which only what leads to
    the place is unfolded. What is in neither is missing from the parameters.
    """
    parts = parse_path(path)
    if parts is None:
        return lines(parameters)
    inner = parts[1:] if parts[0] in {"properties", "parameters"} and len(parts) > 1 else parts
    if body is None or _reaches(parameters, inner) or not _reaches(body, parts):
        return _window(_lines(parameters, 0, "", "", _Sought(inner, mark)))
    return _window(_lines(body, 0, "", "", _Sought(parts, mark, fold=True)))


def lines(value: JsonValue) -> tuple[Line, ...]:
    """The value as lines, at most `MAX_LINES` of them."""
    return _window(_lines(value, 0, "", "", _Sought(None)))


@dataclass(frozen=True, slots=True)
class _Sought:
    """The place to mark, relative to the value at hand: () is the value itself, None nothing in it."""

    path: Path | None
    mark: str = ""
    fold: bool = False  # write what lies off the path as `{ … }`

    def within(self, key: str | int) -> "_Sought":
        inner = self.path[1:] if self.path and self.path[0] == key else None
        return _Sought(inner, self.mark, self.fold)


def _window(every: Iterator[Line]) -> tuple[Line, ...]:
    """All lines, or where they are too many those around the marked one."""
    found = list(islice(every, _MAX_SCANNED))
    if len(found) <= MAX_LINES:
        return tuple(found)
    at = next((number for number, line in enumerate(found) if line.mark), 0)
    start = max(at - MAX_LINES // 2, 0)
    shown = found[start : start + MAX_LINES]
    before = [Line(0, "", _left_out(start))] if start else []
    rest = len(found) - start - len(shown)
    return (*before, *shown, *([Line(0, "", _left_out(rest))] if rest > 0 else []))


def _left_out(number: int) -> str:
    return f"… {number:,}{' or more' if number >= _MAX_SCANNED - MAX_LINES else ''} lines left out"


def _has(value: JsonValue, key: str | int) -> bool:
    if isinstance(value, dict):
        return key in value
    return isinstance(value, list) and isinstance(key, int) and 0 <= key < len(value)


def _reaches(value: JsonValue, path: Path) -> bool:
    return _has(dig(value, *path[:-1]), path[-1])


def _lines(value: JsonValue, depth: int, key: str, comma: str, sought: _Sought) -> Iterator[Line]:
    path = sought.path
    said = sought.mark if path == () and depth else ""
    absent = path[0] if path and len(path) == 1 and not _has(value, path[0]) else None
    if not isinstance(value, (dict, list)) or (not value and absent is None):
        yield Line(depth, key, _scalar(value) + comma, said)
        return
    opening, closing = ("{", "}") if isinstance(value, dict) else ("[", "]")
    if depth >= MAX_DEPTH or (sought.fold and path is None):
        yield Line(depth, key, f"{opening} … {closing}{comma}", said)
        return
    yield Line(depth, key, opening, said)
    items: Iterable[tuple[str | int, JsonValue]] = (
        value.items() if isinstance(value, dict) else enumerate(value)
    )
    for number, (name, item) in enumerate(items, 1):
        label = _text(name) if isinstance(name, str) else ""
        yield from _lines(item, depth + 1, label, "," if number < len(value) else "", sought.within(name))
    if absent is not None:
        label = _text(absent) if isinstance(absent, str) else f"[{absent}]"
        yield Line(depth + 1, label, "", "missing", missing=True)
    yield Line(depth, "", closing + comma)


def _scalar(value: JsonValue) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, (dict, list)):
        return "{}" if isinstance(value, dict) else "[]"
    if isinstance(value, int) and value.bit_length() > _MAX_BITS:  # Python refuses to write such numbers
        return "… (a number of more than 1,000 digits)"
    return json.dumps(value)


def _text(value: str) -> str:
    cut = value if len(value) <= MAX_TEXT else f"{value[:MAX_TEXT]}… ({len(value):,} characters)"
    return json.dumps(cut, ensure_ascii=False)
