"""What a beacon carries, whatever it is packed in.

Packings seen in the wild: JSON text; base64url JSON in a query parameter, with or without padding;
`application/x-www-form-urlencoded` and `multipart/form-data`, whose fields may be JSON again. The
decoder unpacks with the same walk by which the redactor repacks, so nothing that the one can read is
hidden from the other. Nothing here raises on what a stranger has written.
"""

import base64
import binascii
import json
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

import orjson

from auditor.model.jsonvalue import JsonObject, JsonValue

MAX_DEPTH = 100
"""How deep a value is followed; what lies deeper is cut."""

CUT = "[cut: nested too deeply]"

_DIGITS_OF_64_BITS = 20
_SURROGATES = re.compile("[\ud800-\udfff]")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")
_FORM_FIELD = re.compile(r"[\w.\[\]%+~-]{1,100}=")
_MULTIPART = re.compile(r"--(?P<boundary>[^\r\n]{1,200})\r?\n(?i:content-disposition: *form-data)")
_PART_NAME = re.compile(r'(?i)content-disposition:[^\r\n]*?\bname="(?P<name>[^"\r\n]{0,200})"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """The objects in a beacon, and a note on what could not be read ("" where all could)."""

    objects: tuple[JsonObject, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """How a beacon's parts are rewritten: JSON values, free text, and the address around them."""

    value: Callable[[JsonValue], JsonValue]
    text: Callable[[str], str]
    address: Callable[[str], str]


class UnreadableError(ValueError):
    """A text that claims to be JSON and is none; the message says what is wrong with it."""


def clean_text(text: str) -> str:
    """A text without lone surrogates, which no UTF-8 file can hold."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def parse_json(text: str) -> JsonValue:
    """JSON as a bounded value: `MAX_DEPTH` levels at most, no lone surrogates.

    `NaN` and `Infinity`, which are no JSON, come as texts; a whole number beyond 64 bits comes as the float
    that JavaScript, too, would take it for. Raises `UnreadableError`, nothing else.
    """
    try:
        value: JsonValue = orjson.loads(text)
    except orjson.JSONDecodeError:
        return bounded(_parse_leniently(text))  # what scripts write, and the standard does not allow
    # Nearly every text is shallow, and that is cheap to see.
    return value if text.count("{") + text.count("[") <= MAX_DEPTH else bounded(value)


def _parse_leniently(text: str) -> JsonValue:
    try:
        value: JsonValue = json.loads(text, parse_constant=str, parse_int=_whole, parse_float=_fraction)
    except RecursionError:
        raise UnreadableError("nested too deeply") from None
    except ValueError as error:
        raise UnreadableError(str(error).partition(": line")[0]) from None
    return value


def _whole(digits: str) -> JsonValue:
    """A whole number as the strict reader takes it: what 64 bits cannot hold, as a float."""
    short = len(digits) <= _DIGITS_OF_64_BITS
    return int(digits) if short and -(2**63) <= int(digits) < 2**64 else _fraction(digits)


def _fraction(digits: str) -> JsonValue:
    """A float; what none can hold, as the text of what JavaScript makes of it."""
    number = float(digits)
    return number if math.isfinite(number) else "Infinity" if number > 0 else "-Infinity"


def dump_json(value: JsonValue) -> str:
    """A value as the compact JSON text that a browser's `JSON.stringify` makes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def decode_base64(text: str) -> str | None:
    """What a base64 or base64url text says, damaged padding forgiven; None where it is none."""
    if not _BASE64.fullmatch(text):
        return None
    letters = text.rstrip("=").replace("+", "-").replace("/", "_")
    if len(letters) % 4 == 1:  # one letter holds no byte: the text was cut there
        letters = letters[:-1]
    try:
        return base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4)).decode(errors="replace")
    except (ValueError, binascii.Error):
        return None


def unpack(url: str, body: str | bytes) -> Unpacked:
    """Every object in a request's body and query."""
    reader = _Reader()
    _walk(url, as_text(body), reader)
    objects = reader.objects
    if not objects and (fields := dict(reader.fields)):
        objects = [dict(fields)]
    return Unpacked(objects=tuple(objects), note="; ".join(dict.fromkeys(reader.notes)))


def repack(url: str, body: str | bytes, rewrite: Rewrite) -> tuple[str, str]:
    """The request's address and body with every part of them rewritten."""
    return _walk(url, as_text(body), _Writer(rewrite))


def as_text(body: str | bytes) -> str:
    """A body as text; bytes that are no UTF-8 become U+FFFD."""
    return clean_text(body) if isinstance(body, str) else body.decode("utf-8", errors="replace")


def looks_like_json(text: str) -> bool:
    """Whether a text begins and ends as a JSON object or array does."""
    stripped = text.strip()
    return (stripped[:1], stripped[-1:]) in {("{", "}"), ("[", "]")}


def bounded(value: JsonValue, depth: int = MAX_DEPTH) -> JsonValue:
    """A value cut at `depth` levels, its texts free of lone surrogates."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [bounded(item, depth - 1) for item in value] if depth else CUT
    if isinstance(value, dict):
        if not depth:
            return CUT
        return {clean_text(key): bounded(item, depth - 1) for key, item in value.items()}
    return value


class _Visitor:
    """What is done with each part of a beacon; each method returns the text that takes the part's place."""

    def json(self, value: JsonValue, text: str) -> str:
        raise NotImplementedError

    def field(self, name: str, text: str) -> str:
        raise NotImplementedError

    def unread(self, text: str, why: str) -> str:
        raise NotImplementedError

    def address(self, url: str) -> str:
        raise NotImplementedError


class _Reader(_Visitor):
    def __init__(self) -> None:
        self.objects: list[JsonObject] = []
        self.fields: list[tuple[str, str]] = []
        self.notes: list[str] = []

    def json(self, value: JsonValue, text: str) -> str:
        found = value if isinstance(value, list) else [value]
        objects = [item for item in found if isinstance(item, dict)]
        self.objects += objects
        if len(objects) < len(found) or not found:
            self.notes.append("holds JSON that is no object")
        return text

    def field(self, name: str, text: str) -> str:
        self.fields.append((name, text))
        return text

    def unread(self, text: str, why: str) -> str:
        self.notes.append(why)
        return text

    def address(self, url: str) -> str:
        return url


class _Writer(_Visitor):
    def __init__(self, rewrite: Rewrite) -> None:
        self._rewrite = rewrite

    def json(self, value: JsonValue, text: str) -> str:  # noqa: ARG002 - the port's shape
        return dump_json(self._rewrite.value(value))

    def field(self, name: str, text: str) -> str:
        written = self._rewrite.value({name: text})
        found = written.get(name, "") if isinstance(written, dict) else ""
        return found if isinstance(found, str) else dump_json(found)

    def unread(self, text: str, why: str) -> str:  # noqa: ARG002 - the port's shape
        return self._rewrite.text(text)

    def address(self, url: str) -> str:
        return self._rewrite.address(url)


def _walk(url: str, body: str, visitor: _Visitor) -> tuple[str, str]:
    return _walk_address(clean_text(url), visitor), _walk_body(body, visitor)


def _walk_address(url: str, visitor: _Visitor) -> str:
    head, mark, rest = url.replace("\0", "").partition("?")
    if not rest:
        return visitor.address(head + mark)
    query, hash_mark, fragment = rest.partition("#")
    messages: list[str] = []
    pairs = []
    for pair in query.split("&"):
        name, equals, value = pair.partition("=")
        message = decode_base64(unquote(value)) if value.startswith(("eyJ", "W3")) else None
        if message is None and name == "analytics_message":
            message = decode_base64(unquote(value))
        if message is None:
            if value and isinstance(visitor, _Reader):
                visitor.field(unquote(name), unquote(value))
            pairs.append(pair)
            continue
        # The message is set aside, so that the address around it is rewritten without it.
        messages.append(_base64url(_walk_message(message, visitor)))
        pairs.append(f"{name}{equals}\0")
    outer = visitor.address(head + mark + "&".join(pairs) + hash_mark + fragment)
    for message in messages:
        outer = outer.replace("\0", message, 1)
    return outer


def _walk_message(message: str, visitor: _Visitor) -> str:
    try:
        return visitor.json(parse_json(message), message)
    except UnreadableError as error:
        return visitor.unread(message, f"encoded message: {error}")


def _walk_body(body: str, visitor: _Visitor) -> str:
    stripped = body.strip()
    if not stripped:
        return body
    if found := _MULTIPART.match(stripped):
        return _walk_multipart(stripped, found["boundary"], visitor)
    if (message := decode_base64(stripped)) is not None and looks_like_json(message):
        return _base64url(_walk_message(message, visitor))
    if stripped[0] not in "{[" and _FORM_FIELD.match(stripped):
        return "&".join(_walk_pair(pair, visitor) for pair in stripped.split("&"))
    try:
        value = parse_json(stripped)
    except UnreadableError as error:
        return visitor.unread(body, f"body: {error}")
    return visitor.json(value, stripped)


def _walk_pair(pair: str, visitor: _Visitor) -> str:
    name, equals, value = pair.partition("=")
    text = unquote(value.replace("+", " "), errors="replace")
    written = _walk_field(unquote(name), text, visitor)
    return pair if written == text else f"{name}{equals}{quote(written, safe='')}"


def _walk_field(name: str, text: str, visitor: _Visitor) -> str:
    message = decode_base64(text) if text.startswith(("eyJ", "W3")) else None
    if message is not None and looks_like_json(message):
        return _base64url(_walk_message(message, visitor))
    if looks_like_json(text):
        try:
            return visitor.json(parse_json(text), text)
        except UnreadableError as error:
            return visitor.unread(text, f"form field {name[:40]!r}: {error}")
    return visitor.field(name, text)


def _walk_multipart(body: str, boundary: str, visitor: _Visitor) -> str:
    delimiter = f"--{boundary}"
    return delimiter.join(_multipart_parts(body.split(delimiter), visitor))


def _multipart_parts(parts: list[str], visitor: _Visitor) -> Iterator[str]:
    for part in parts:
        head, gap, content = part.partition("\r\n\r\n")
        name = _PART_NAME.search(head)
        if not gap or name is None:
            yield part if not part.strip("\r\n-") else visitor.unread(part, "a form part without a name")
            continue
        text = content.removesuffix("\r\n")
        yield head + gap + _walk_field(name["name"], text, visitor) + content[len(text) :]


def _base64url(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode("utf-8", errors="replace")).decode().rstrip("=")
