"""Nodes of schema.org data: their types, the scalars and ids that they hold, and what they refer to."""

import re
from collections.abc import Iterator, Mapping, Sequence

from auditor.model.jsonvalue import JsonObject, JsonValue, is_object
from auditor.model.page import ProductId

MAX_NODES = 20_000
MAX_ID = 120

_LABEL = re.compile(r"(?:sku|mpn|art\.?-?\s?nr\.?)\s*[:#]?\s+", re.IGNORECASE)
"""What some themes print into the element that holds the id."""

_ID_KINDS = {
    "sku": "sku", "mpn": "sku", "productID": "product", "productId": "product", "identifier": "product",
    "gtin": "gtin", "gtin8": "gtin", "gtin12": "gtin", "gtin13": "gtin", "gtin14": "gtin", "isbn": "gtin",
    "productGroupID": "group", "inProductGroupWithID": "group",
}  # fmt: skip


def types_of(node: Mapping[str, JsonValue]) -> set[str]:
    """The types of a node, without their namespace."""
    found = node.get("@type")
    names = found if isinstance(found, list) else [found]
    return {name.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names if isinstance(name, str)}


def objects_in(roots: Sequence[JsonValue]) -> Iterator[JsonObject]:
    """Every object in some values, in the order of the document, up to a bound."""
    stack: list[JsonValue] = list(reversed(roots))
    for _ in range(MAX_NODES):
        if not stack:
            return
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif is_object(value):
            yield value
            stack.extend(reversed(list(value.values())))


class References:
    """The nodes that others refer to by their `@id`."""

    def __init__(self, roots: Sequence[JsonValue]) -> None:
        self._by_id: dict[str, JsonObject] = {}
        for node in objects_in(roots):
            name = node.get("@id")
            if isinstance(name, str) and len(node) > 1:
                self._by_id.setdefault(name, node)

    def nodes(self, value: JsonValue) -> Iterator[JsonObject]:
        """The objects that a property holds, references followed."""
        for each in value if isinstance(value, list) else [value]:
            target = self._by_id.get(each) if isinstance(each, str) else each
            if is_object(target):
                name = target.get("@id")
                yield self._by_id.get(name, target) if len(target) == 1 and isinstance(name, str) else target


def ids_of(node: Mapping[str, JsonValue], source: str) -> Iterator[ProductId]:
    """The ids that a node gives, each of its kind."""
    for key, kind in _ID_KINDS.items():
        value = node.get(key)
        for each in value if isinstance(value, list) else [value]:
            text = text_of(each)
            if key == "productID" and ":" in text:
                text = text.partition(":")[2].strip()
            if kind == "sku":
                text = _LABEL.sub("", text)
            if 0 < len(text) <= MAX_ID and "://" not in text:
                yield ProductId(text, kind, f"{source} {key}")


def text_of(value: JsonValue) -> str:
    """A scalar as text, "" for anything else."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004
        value = int(value)
    if isinstance(value, int) and abs(value) >= 10**40:
        return ""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
