"""Cuts personal data and secrets out of a page's HTML, and leaves its structure alone."""

import re
from collections.abc import Iterator

from auditor.decode.redact.fields import Field, field_of
from auditor.decode.redact.markers import disarm
from auditor.decode.redact.spellings import Spellings
from auditor.decode.redact.text import TextRedactor

_TAG = re.compile(r"<(?:input|meta|option|button)\b[^>]{1,4000}>", re.IGNORECASE)
_TEXTAREA = re.compile(r"(?P<open><textarea\b[^>]{0,4000}>)(?P<text>[^<]{1,10000})", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?P<name>[\w:-]{1,60})\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))"
)
_NAMING = ("name", "id", "autocomplete", "property", "itemprop", "type")
_TEL = re.compile(r"(?P<before>\b(?:tel|sms|whatsapp):)(?P<number>[+\d%().\-\s]{5,40})", re.IGNORECASE)
# A letter, a digit or a sign of an e-mail address as a numeric reference, by which shops hide theirs.
_REFERENCE = re.compile(r"&#(?:x0*(?P<hex>[0-9a-f]{2})|0*(?P<decimal>\d{2,3}));", re.IGNORECASE)
_HARMLESS = re.compile(r"[A-Za-z0-9@._+-]")
_SCHEMES = ("tel:", "sms:", "whatsapp:")
# What may stand between two words that a reader sees side by side.
_BETWEEN = r"(?P<between>(?:\s|,|&nbsp;|<[^<>]{1,200}>){1,20})"


class MarkupRedactor:
    """Redacts documents with a text redactor."""

    def __init__(self, text: TextRedactor) -> None:
        self._text = text
        self._couples = tuple(_couples(text.spellings))

    def html(self, html: str) -> str:
        """A document, redacted: letters that are hidden in references, telling inputs, `tel:` links, names parted by tags, then all text."""
        if "&#" in html:
            html = disarm(_REFERENCE.sub(_spelled_out, html))
        html = _TAG.sub(self._tag, html)
        html = _TEXTAREA.sub(self._textarea, html)
        folded = html.casefold()
        if any(scheme in folded for scheme in _SCHEMES):
            html = _TEL.sub(
                lambda found: found["before"] + self._text.field(Field.PHONE, found["number"]), html
            )
        for kind, core, pattern in self._couples:
            if core.search(html):
                html = pattern.sub(lambda found, kind=kind: self._couple(kind, found), html)  # type: ignore[misc]
        return self._text.text(html)

    def _tag(self, found: re.Match[str]) -> str:
        kind = _field_of(found[0])
        if kind is None:
            return found[0]

        def attribute(one: re.Match[str]) -> str:
            value = one["double"] or one["single"] or one["bare"] or ""
            if one["name"].lower() not in {"value", "content", "data-value"} or not value.strip():
                return one[0]
            return f'{one["name"]}="{self._text.field(kind, value)}"'

        return _ATTRIBUTE.sub(attribute, found[0])

    def _textarea(self, found: re.Match[str]) -> str:
        kind = _field_of(found["open"])
        return found[0] if kind is None else found["open"] + self._text.field(kind, found["text"])

    def _couple(self, kind: Field, found: re.Match[str]) -> str:
        first, second = (self._text.field(kind, found[part]) for part in ("first", "second"))
        return f"{first}{found['between']}{second}"


def _spelled_out(found: re.Match[str]) -> str:
    letter = chr(int(found["hex"], 16) if found["hex"] else int(found["decimal"]))
    return letter if _HARMLESS.fullmatch(letter) else found[0]


def _couples(spellings: Spellings) -> Iterator[tuple[Field, re.Pattern[str], re.Pattern[str]]]:
    """The kind of each couple, a word that every match has, and the pattern of both."""
    for kind, one, other in spellings.couples:
        core = re.compile(re.escape(one), re.IGNORECASE)
        for first, second in ((one, other), (other, one)):
            words = rf"(?<!\w)(?P<first>{re.escape(first)}){_BETWEEN}(?P<second>{re.escape(second)})(?!\w)"
            yield kind, core, re.compile(words, re.IGNORECASE)


def _field_of(tag: str) -> Field | None:
    for found in _ATTRIBUTE.finditer(tag):
        if found["name"].lower() in _NAMING:
            told = (found["double"] or found["single"] or found["bare"] or "").rpartition(" ")[2]
            if (kind := field_of(told)) is not None:
                return kind
    return None
