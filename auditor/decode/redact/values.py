"""Cuts personal data out of JSON values: by a field's name, by a value's shape, at any depth."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from auditor.decode.payload import (
    CUT,
    MAX_DEPTH,
    UnreadableError,
    bounded,
    clean_text,
    decode_base64,
    dump_json,
    looks_like_json,
    parse_json,
)
from auditor.decode.redact.fields import SURVIVE, VERDICTS, Field, Place, field_of, is_person, normal_name
from auditor.decode.redact.markers import Ledger, disarm
from auditor.decode.redact.text import EMAIL, SHA256, TextRedactor
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.redaction import Form, Redacted

_LONGEST_NESTED = 2_000_000  # characters of JSON within a string that are still taken apart
_NESTINGS = 3  # JSON in a string in JSON in a string
_NAMING = ("name", "id", "key", "field", "label")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Where:
    """Where in a value the walk stands: `field` is what it holds, `hint` what something above it holds."""

    depth: int = MAX_DEPTH
    nestings: int = _NESTINGS
    place: Place = Place.ANYWHERE
    field: Field | None = None
    hint: Field | None = None
    survives: bool = False
    verdicts: bool = False
    in_user: bool = False
    in_ad: bool = False


class ValueRedactor:
    """Redacts JSON values with a text redactor."""

    def __init__(self, text: TextRedactor, ledger: Ledger) -> None:
        self._text = text
        self._ledger = ledger
        self._name = lru_cache(maxsize=4096)(lambda name: text.values(disarm(clean_text(name))))

    def value(self, value: JsonValue) -> JsonValue:
        """A value, redacted; what lies deeper than `MAX_DEPTH` is cut.

        Only a value that was written as a whole passes again: a marker within another is a stranger's.
        """
        if self._ledger.wrote(dump_json(bounded(value))):
            return value
        written = self._walk(value, _Where())
        self._ledger.note(dump_json(written))
        return written

    def _walk(self, value: JsonValue, where: _Where) -> JsonValue:
        if isinstance(value, str):
            return self._string(value, where)
        if isinstance(value, bool) or value is None:
            return value
        if isinstance(value, int | float):
            return value if where.field is None else self._string(str(value), where)
        if not where.depth:
            return CUT
        deeper = replace(where, depth=where.depth - 1)
        if isinstance(value, list):
            return [self._walk(item, deeper) for item in value]
        return self._object(value, deeper)

    def _object(self, value: JsonObject, where: _Where) -> JsonObject:
        named = _named_field(value)
        if _describes_a_person(value):
            where = replace(where, place=Place.PERSON)
        written: JsonObject = {}
        for name, item in value.items():
            at = self._below(where, name)
            if named is not None and normal_name(name) in {"value", "answer"}:
                at = replace(at, field=named)
            key = self._name(name)
            while key in written:  # two names that were cut to the same marker
                key += "'"
            written[key] = self._walk(item, at)
        return written

    def _below(self, where: _Where, name: str) -> _Where:
        normal = normal_name(name)
        if where.verdicts or normal in VERDICTS:
            return replace(where, field=None, hint=None, survives=True, verdicts=True)
        survives = normal in SURVIVE and not where.in_user
        kind = None if survives else field_of(name, where.place)
        if kind is None and where.in_ad and normal == "callback":
            kind = Field.CLICK_ID
        if kind is None and where.in_user:
            kind = Field.OTHER
        person = where.place is Place.PERSON or is_person(name)
        return replace(
            where,
            field=kind,
            hint=kind or where.hint,
            survives=survives,
            place=Place.PERSON if person else where.place,
            in_user=normal == "user",
            in_ad=normal == "ad",
        )

    def _string(self, text: str, where: _Where) -> str:
        return self._reader(where)(disarm(clean_text(text)))

    def _reader(self, where: _Where) -> Callable[[str], str]:
        if where.field is not None:
            kind = where.field
            return lambda text: self._text.field(kind, text)
        if where.survives:
            return self._text.values
        return lambda text: self._loose(text, where)

    def _loose(self, text: str, where: _Where) -> str:
        """A text in a field of no special name: JSON again, a hash under a telling name, base64, or text."""
        if looks_like_json(text) and where.nestings and len(text) <= _LONGEST_NESTED:
            return self._nested(text, where)
        bare = text.strip()
        if where.hint is not None and SHA256.fullmatch(bare):
            return self._text.field(where.hint, text)
        decoded = decode_base64(bare) if len(bare) >= 8 else None  # noqa: PLR2004 - "a@b.cd" makes eight letters
        if decoded is not None and EMAIL.fullmatch(decoded.strip()):
            marker = Redacted.parse(self._text.field(Field.EMAIL, decoded))
            return str(replace(marker, form=Form.BASE64)) if marker else self._text.text(text)
        return self._text.text(text)

    def _nested(self, text: str, where: _Where) -> str:
        try:
            value = parse_json(text)
        except UnreadableError:
            return self._text.text(text)
        inner = self._walk(value, replace(where, nestings=where.nestings - 1))
        return text if inner == value else dump_json(inner)


def _named_field(value: JsonObject) -> Field | None:
    """The field that `{"name": "email", "value": …}` speaks of."""
    for name in _NAMING:
        told = value.get(name)
        if isinstance(told, str) and (kind := field_of(told)) is not None:
            return kind
    return None


def _describes_a_person(value: JsonObject) -> bool:
    """Whether an object has a field of a person's, as the argument of `ttq.identify` has."""
    return any(field_of(name) in {Field.EMAIL, Field.PHONE, Field.NAME} for name in value)
