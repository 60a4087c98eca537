"""JSON-LD as shops write it: broken, doubled, wrapped in comments. What can be read is."""

import json
import re
from collections.abc import Iterator

from auditor.decode.page.schema import Stated, read_nodes
from auditor.decode.page.tree import Document, Element
from auditor.model.jsonvalue import JsonValue

MAX_BLOCK = 2_000_000

_WRAPPERS = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]+")


def read_json(text: str) -> list[JsonValue]:
    """The JSON values of a block, mended where a usual slip broke it; empty where nothing is readable.

    Raises nothing.
    """
    text = _WRAPPERS.sub("", text[:MAX_BLOCK]).strip().rstrip(";").rstrip()
    if not text:
        return []
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", text))):
        values = _decode_all(attempt)
        if values:
            return values
    return []


def _decode_all(text: str) -> list[JsonValue]:
    """The values that stand one after another in a text; what follows the first fault is dropped."""
    decoder = json.JSONDecoder(strict=False, parse_constant=lambda _: None)
    values: list[JsonValue] = []
    at = 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        values.append(value)
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
    return values


def blocks(document: Document, *types: str) -> Iterator[tuple[Element, list[JsonValue]]]:
    """The `<script>` blocks of some media types, with what they hold."""
    for script in document.tagged("script"):
        kind = script.get("type").lower().partition(";")[0].strip()
        if kind in types:
            yield script, read_json(script.raw())


def read_jsonld(document: Document) -> Stated:
    """What the page's JSON-LD states."""
    roots: list[JsonValue] = []
    broken = 0
    for _, values in blocks(document, "application/ld+json"):
        roots += values
        broken += not values
    stated = read_nodes(roots, "json-ld", document.language)
    if broken:
        stated.notes.append(f"{broken} JSON-LD block{'s' if broken > 1 else ''} could not be read")
    return stated
