"""Cuts personal data and secrets out of a page's HTML, and leaves its structure alone."""

import re

from auditor.decode.redact.fields import Field, field_of
from auditor.decode.redact.text import TextRedactor

_TAG = re.compile(r"<(?:input|meta|option|button)\b[^>]{1,4000}>", re.IGNORECASE)
_TEXTAREA = re.compile(r"(?P<open><textarea\b[^>]{0,4000}>)(?P<text>[^<]{1,10000})", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?P<name>[\w:-]{1,60})\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))"
)
_NAMING = ("name", "id", "autocomplete", "property", "itemprop", "type")
_TEL = re.compile(r"(?P<before>\b(?:tel|sms|whatsapp):)(?P<number>[+\d%().\-\s]{5,40})", re.IGNORECASE)


def redact_markup(html: str, text: TextRedactor) -> str:
    """A document, redacted: the values of telling inputs, `tel:` links, then all text."""
    html = _TAG.sub(lambda found: _tag(found[0], text), html)
    html = _TEXTAREA.sub(lambda found: _textarea(found, text), html)
    html = _TEL.sub(lambda found: found["before"] + text.field(Field.PHONE, found["number"]), html)
    return text.text(html)


def _tag(tag: str, text: TextRedactor) -> str:
    kind = _field_of(tag)
    if kind is None:
        return tag

    def attribute(found: re.Match[str]) -> str:
        if found["name"].lower() not in {"value", "content", "data-value"}:
            return found[0]
        value = found["double"] or found["single"] or found["bare"] or ""
        return f'{found["name"]}="{text.field(kind, value)}"' if value.strip() else found[0]

    return _ATTRIBUTE.sub(attribute, tag)


def _textarea(found: re.Match[str], text: TextRedactor) -> str:
    kind = _field_of(found["open"])
    return found[0] if kind is None else found["open"] + text.field(kind, found["text"])


def _field_of(tag: str) -> Field | None:
    for found in _ATTRIBUTE.finditer(tag):
        if found["name"].lower() in _NAMING:
            told = (found["double"] or found["single"] or found["bare"] or "").split(" ")[-1]
            if (kind := field_of(told)) is not None:
                return kind
    return None
