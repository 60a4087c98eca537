"""Personal data is cut before it is written: the shape stays, the value goes.

A marker takes the value's place and says what stood there, so that a rule can still tell a hashed
e-mail from a plain one: `[redacted email sha256 typed normalised]`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Form(StrEnum):
    """How the value was written."""

    PLAIN = "plain"
    URLENCODED = "urlencoded"
    BASE64 = "base64"
    SHA256 = "sha256"
    INVALID = "invalid"  # in a field for hashes, and no SHA-256 in hex
    DIGEST = "digest"  # a salted digest stands for a session value, so that two can be compared


class Owner(StrEnum):
    """Whose value it was."""

    TYPED = "typed"  # the identity that the auditor typed
    OTHER = "other"  # somebody else's, or the shop's own
    NOBODY = "nobody"  # the hash of "", "undefined", "null": nobody's
    UNKNOWN = "unknown"  # a hash that matches nothing that is known


UPPER_HEX = "upper_hex"
"""The end of a hash's spelling where its hexadecimal digits are capitals."""

_FORMS = frozenset(form.value for form in Form)
_OWNERS = frozenset(owner.value for owner in Owner)
_BEGINNING = "[redacted "
_MARKER = re.compile(r"\[redacted ([a-z_]+) ([a-z0-9_]+) ([a-z]+)(?: ([\w.-]+))?\]")

_READABLE = re.compile(r"\[redacted [a-z_]+ (?:plain|urlencoded|base64) (?:typed|other)\b")


def is_marked_readable(text: str) -> bool:
    """Whether a redacted text has a marker of somebody's data in readable form; quicker than to read them all."""
    return _READABLE.search(text) is not None


@dataclass(frozen=True, slots=True)
class Redacted:
    """What stood where the marker stands.

    `field` is "email", "phone", "name", "address", "external_id", "token", "session" …;
    `spelling` names, for a typed value, which of its spellings was used ("normalised", "as_typed",
    "upper_case", "untrimmed" …), for a nobody's hash the hashed text, and for a session value the digest.
    A digest of another kind than SHA-256 in hexadecimal is told with it: "md5.normalised".
    """

    field: str
    form: Form
    owner: Owner
    spelling: str = ""

    def __str__(self) -> str:
        """The marker."""
        return (
            f"[redacted {self.field} {self.form} {self.owner}{' ' + self.spelling if self.spelling else ''}]"
        )

    @classmethod
    def all_in(cls, text: str) -> list["Redacted"]:
        """Every marker in a text, in its order; markers that no redactor wrote are passed over."""
        found: list[Redacted] = []
        if _BEGINNING not in text:
            return found
        for name, form, owner, spelling in _MARKER.findall(text):
            if form in _FORMS and owner in _OWNERS:
                found.append(cls(name, Form(form), Owner(owner), spelling))
        return found

    @classmethod
    def parse(cls, text: str) -> "Redacted | None":
        """The marker that a text consists of, or None where it is something else."""
        return _parsed(text) if text.startswith(_BEGINNING) else None


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Redacted | None:
    return next(iter(Redacted.all_in(text)), None) if _MARKER.fullmatch(text) else None
