"""What an event's parameters hold, whatever a stranger put there: ids, items, leaves, each with its path."""

import json
import math
from collections.abc import Iterator
from typing import NamedTuple

from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.standard import Standard

SHOWN = 120  # characters of a payload's value that a message quotes
MOST_LEAVES = 20_000  # of one payload; what lies beyond is not looked at


class Placed(NamedTuple):
    """A value and its JSON path."""

    path: str
    value: JsonValue


def items_of(parameters: JsonObject) -> list[tuple[str, JsonObject]]:
    """The objects in `contents`, each with its path; what is no object there is left out."""
    contents = parameters.get("contents")
    if not isinstance(contents, list):
        return []
    return [(f"contents[{index}]", item) for index, item in enumerate(contents) if isinstance(item, dict)]


def levels(parameters: JsonObject) -> list[tuple[str, JsonObject]]:
    """Where parameters stand: the event itself, then each item of `contents`, with what its paths begin with."""
    return [("", parameters), *((f"{path}.", item) for path, item in items_of(parameters))]


def content_ids(parameters: JsonObject) -> list[Placed]:
    """Every content id that is given, blank or not: at the top, in the items, in `content_ids`."""
    found = []
    if "content_id" in parameters:
        found.append(Placed("content_id", parameters["content_id"]))
    found += [
        Placed(f"{path}.content_id", item["content_id"])
        for path, item in items_of(parameters)
        if "content_id" in item
    ]
    several = parameters.get("content_ids")
    if isinstance(several, list):
        found += [Placed(f"content_ids[{index}]", value) for index, value in enumerate(several)]
    elif not is_blank(several):
        found.append(Placed("content_ids", several))
    return found


def called_elsewhere(given: JsonObject, name: str, standard: Standard) -> str:
    """What stands where a parameter is missing under a name that others use; "" where nothing does."""
    wanted = {name, "contents"} if name == "content_id" else {name}
    for key, value in given.items():
        if standard.called_elsewhere.get(key.casefold()) in wanted and not is_blank(value):
            return f": “{key}” is not read in its place"
    return ""


def is_blank(value: JsonValue) -> bool:
    """Whether a value says nothing: absent, null, or a string of blanks."""
    return value is None or (isinstance(value, str) and not value.strip())


def is_absent(value: JsonValue) -> bool:
    """Whether the SDK takes a text for not given: null or empty, where blanks are a text (2.2.1, May 2026)."""
    return value is None or value == ""


def is_number(value: JsonValue) -> bool:
    """Whether a value is a finite JSON number (true and false are none)."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isinstance(value, int) or math.isfinite(value)


def shown(value: JsonValue) -> str:
    """A value as a message quotes it: JSON, cut where it is long."""
    if isinstance(value, list | dict):
        text = f"a list of {len(value)}" if isinstance(value, list) else f"an object of {len(value)} keys"
        return text if not value else f"{text}: {_first(value)}"
    try:
        text = json.dumps(value, ensure_ascii=False)
    except ValueError:  # an integer of thousands of digits
        return "a number of thousands of digits"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _first(value: list[JsonValue] | dict[str, JsonValue]) -> str:
    first = next(iter(value.values() if isinstance(value, dict) else value), None)
    return "…" if isinstance(first, list | dict) else f"{shown(first)} …"


def leaves(value: JsonValue) -> Iterator[Placed]:
    """The strings, numbers, booleans and nulls in a value, with their paths, in no promised order."""
    stack = [Placed("", value)]
    left = MOST_LEAVES
    while stack and left > 0:
        here = stack.pop()
        left -= 1
        if isinstance(here.value, dict):
            stack += [
                Placed(f"{here.path}.{key}" if here.path else key, it) for key, it in here.value.items()
            ]
        elif isinstance(here.value, list):
            stack += [Placed(f"{here.path}[{index}]", it) for index, it in enumerate(here.value)]
        else:
            yield here


def same_key(parameters: JsonObject) -> frozenset[tuple[str, str]]:
    """What two payloads share if and only if they say the same, in whatever order."""
    return frozenset(
        (leaf.path, f"{type(leaf.value).__name__} {shown(leaf.value)}") for leaf in leaves(parameters)
    )
