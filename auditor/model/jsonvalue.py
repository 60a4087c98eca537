"""JSON as strangers write it: any depth, any type at any path."""

from collections.abc import Mapping
from typing import TypeAlias, TypeGuard

JsonValue: TypeAlias = str | int | float | bool | list["JsonValue"] | dict[str, "JsonValue"] | None
JsonObject: TypeAlias = dict[str, JsonValue]


def is_object(value: object) -> TypeGuard[JsonObject]:
    """Whether a parsed JSON value is an object (its keys are strings by the format)."""
    return isinstance(value, dict)


def dig(value: JsonValue, *path: str | int) -> JsonValue:
    """The value at a path of keys and indices, or None where the path leaves the value."""
    for part in path:
        if isinstance(part, str) and isinstance(value, Mapping):
            value = value.get(part)
        elif isinstance(part, int) and isinstance(value, list) and -len(value) <= part < len(value):
            value = value[part]
        else:
            return None
    return value


def text_at(value: JsonValue, *path: str | int) -> str:
    """The string at a path, or "" where there is none."""
    found = dig(value, *path)
    return found if isinstance(found, str) else ""
