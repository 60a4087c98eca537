"""Cuts personal data and secrets out of free text and addresses."""

import hashlib
import hmac
import re
from collections.abc import Callable
from html import unescape
from urllib.parse import unquote

import phonenumbers

from auditor.decode.payload import decode_base64
from auditor.decode.redact.fields import Field, Place, field_of, words
from auditor.decode.redact.phones import digits_of, parsed
from auditor.decode.redact.spellings import NOBODY, Spellings
from auditor.model.redaction import UPPER_HEX, Form, Owner, Redacted

_DIGEST_LENGTH = 12  # hexadecimal digits: 48 bits tell the values of one audit apart

SHA256 = re.compile(r"[0-9a-fA-F]{64}")
_HASH_IN_TEXT = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F]{64}(?![0-9a-fA-F])")

_AT = r"(?:@|%40|%2540|&#64;|&#x40;|&commat;|\\u0040|\\x40)"
_AT_SIGNS = ("@", "%40", "%2540", "&#64;", "&#x40;", "&commat;", r"\u0040", r"\x40")
# Possessive (`}+`), here and below: a name that what must follow does not follow is not tried shorter. In a
# page's text that is nearly every word.
_EMAIL = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}+(?P<at>{_AT})(?:[\w-]{{1,63}}\.){{1,8}}(?P<top>[^\W\d_]{{2,24}})(?![\w-])"
)
EMAIL = re.compile(r"[^\s@,;<>\"']{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
_FILES = words(  # `photo@2x.png` is a file
    "png jpg jpeg gif webp svg avif ico css js mjs map json html woff woff2 ttf mp4 webm pdf"
)

_PAIR = re.compile(
    r"(?P<before>[?&;#]|&amp;|\\u0026)(?P<name>[\w.\[\]%~-]{1,80})=(?P<value>[^&\"'<>\s#;\\]+)"
)
_USER_INFO = re.compile(r"(?<=://)[^/\s\"'<>?#@]{1,200}@")
_SECRET_PATH = re.compile(
    r"(?P<before>/(?:checkouts?|orders?|baskets?|carts?|reset|password|confirm|confirmation|verify|tokens?|"
    r"sessions?|auth|unsubscribe|invite|account|accounts|customers?|thank[-_]?you|receipt|invoice|payments?))"
    r"(?P<after>(?:/[\w.~%-]{1,300}){1,12})",
    re.IGNORECASE,
)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_OPAQUE = re.compile(r"(?=[^/]*\d)(?=[^/]*[A-Za-z])[A-Za-z0-9_.~%]{16,}(?:-[A-Za-z0-9_.~%]+)?")
_JWT = re.compile(r"\beyJ[\w-]{5,}\.eyJ[\w-]{5,}(?:\.[\w-]*)?")
_BASE64_LETTERS = re.compile(r"[A-Za-z0-9+/_=-]")

# `"telephone": "+49 30 123456"`, `session_id=…` in scripts, console lines and broken JSON.
_ASSIGNED = re.compile(
    r"(?<![\w-])(?P<name>[A-Za-z_][\w-]{1,40}+)(?P<between>\\?[\"']?\s{0,3}[:=]\s{0,3})"
    r"(?:(?P<quote>\\?[\"'])(?P<quoted>[^\"'\\\n]{1,500})|(?P<bare>[^\s\"'&;,<>(){}\[\]\\]{4,500}))"
)
_PHONE_LIKE = re.compile(r"\+?[\d\s().\-/\u00a0]{5,30}(?:\s*(?:x|ext\.?)\s*\d{1,6})?")
_PLUS_SIGNS = ("+", "%2B", "%2b", "&#43;", "&plus;")
# A number with its country's code, in running text; without one it cannot be told from any other number.
_ABROAD = re.compile(
    r"(?<![\w.])(?P<plus>\+|%2B|&#43;|&plus;)"
    r"(?P<rest>[1-9](?:(?:[\s().\-/\u00a0\u202f\u2011]|%20|&nbsp;){0,3}[0-9]){7,14})(?![0-9])",
    re.IGNORECASE,
)
_SECRET_LIKE = re.compile(r"(?=\S*\d)\S{8,}")


class TextRedactor:
    """Redacts raw text for one identity. `salt` makes the digests of one audit its own."""

    def __init__(self, spellings: Spellings, salt: bytes) -> None:
        self._spellings = spellings
        self._salt = salt

    @property
    def spellings(self) -> Spellings:
        """The identity that is looked for."""
        return self._spellings

    def digest(self, value: str) -> str:
        """A salted digest: equal values give equal digests in one audit."""
        raw = value.encode("utf-8", errors="replace")
        return hmac.new(self._salt, raw, hashlib.sha256).hexdigest()[:_DIGEST_LENGTH]

    def text(self, text: str) -> str:
        """Free text: addresses in it, assignments to named fields, and all that `values` finds."""
        if "=" in text:
            text = _PAIR.sub(self._pair, text)
        if "://" in text:
            text = _USER_INFO.sub("", text)
        if "/" in text:
            text = _SECRET_PATH.sub(self._path, text)
        if ":" in text or "=" in text:
            text = _ASSIGNED.sub(self._assigned, text)
        return self.values(text)

    def values(self, text: str) -> str:
        """What is personal wherever it stands: e-mail addresses, what was typed, signed tokens."""
        if self._spellings.base64:
            text = self._without_base64(text)
        if "eyJ" in text:
            text = _JWT.sub(lambda found: self._digested(Field.TOKEN, found[0]), text)
        if any(sign in text for sign in _AT_SIGNS):
            text = _EMAIL.sub(self._email, text)
        for needle in self._spellings.needles:
            if needle.core.search(text):
                text = needle.pattern.sub(self._typed(needle.field), text)
        if any(sign in text for sign in _PLUS_SIGNS):
            text = _ABROAD.sub(self._phone, text)
        if len(text) >= 64:  # noqa: PLR2004 - the length of the hash
            text = _HASH_IN_TEXT.sub(self._known_hash, text)
        return text

    def field(self, kind: Field, value: str) -> str:
        """The whole value of a field that holds something personal."""
        if not value.strip():
            return value
        if kind in {Field.SESSION, Field.CLICK_ID, Field.TOKEN}:
            return self._digested(kind, value)
        bare = value.strip()
        if SHA256.fullmatch(bare):
            owner, spelling = self._spellings.hash_owner(bare)
            if bare != bare.lower():
                spelling = f"{spelling}.{UPPER_HEX}" if spelling else UPPER_HEX
            return str(Redacted(kind, Form.SHA256, owner, spelling))
        if kind in {Field.EMAIL, Field.PHONE}:
            return self._contact(kind, value)
        owner, spelling = self._spellings.owner(kind, value)
        if owner is Owner.OTHER:  # a name or a city in a field of that name need not be a person's
            owner = Owner.UNKNOWN
        return str(Redacted(kind, Form.PLAIN, owner, spelling))

    def _contact(self, kind: Field, value: str) -> str:
        """A value in a field for an e-mail address or a phone number that is no SHA-256."""
        bare = value.strip()
        for form, text in self._readings(value):
            shaped = (
                EMAIL.fullmatch(text.strip()) if kind is Field.EMAIL else _PHONE_LIKE.fullmatch(text.strip())
            )
            owner, spelling = self._spellings.owner(kind, text)
            if shaped or owner is Owner.TYPED:
                return str(Redacted(kind, form, owner, spelling))
        if weak := self._spellings.weak_hash(bare):
            return str(Redacted(kind, Form.INVALID, Owner.TYPED, weak))
        if bare in NOBODY:
            return str(Redacted(kind, Form.INVALID, Owner.NOBODY, NOBODY[bare]))
        return str(Redacted(kind, Form.INVALID, Owner.UNKNOWN))

    @staticmethod
    def _readings(value: str) -> list[tuple[Form, str]]:
        readings = [(Form.PLAIN, value)]
        if "%" in value:
            readings.append((Form.URLENCODED, unquote(unquote(value))))
        if (decoded := decode_base64(value.strip())) is not None:
            readings.append((Form.BASE64, decoded))
        return readings

    def _digested(self, kind: Field, value: str) -> str:
        return str(Redacted(kind, Form.DIGEST, Owner.UNKNOWN, self.digest(value)))

    def _pair(self, found: re.Match[str]) -> str:
        """A parameter of an address. Digests are of the decoded value, as a cookie or a beacon holds it."""
        kind = field_of(unquote(found["name"]), Place.ADDRESS_BAR)
        if kind is None:
            return found[0]
        value = unquote(found["value"].replace("+", " ") if kind is not Field.PHONE else found["value"])
        marker = self.field(kind, value)
        if "%" in found["value"]:
            marker = marker.replace(f" {Form.PLAIN} ", f" {Form.URLENCODED} ")
        return f"{found['before']}{found['name']}={marker}"

    def _path(self, found: re.Match[str]) -> str:
        segments = found["after"].split("/")
        return found["before"] + "/".join(self._segment(segment) for segment in segments)

    def _segment(self, segment: str) -> str:
        opaque = _UUID.fullmatch(segment) or _OPAQUE.fullmatch(segment)
        return self._digested(Field.SESSION, segment) if opaque else segment

    def _assigned(self, found: re.Match[str]) -> str:
        kind = field_of(found["name"])
        value = found["quoted"] or found["bare"]
        if kind is None or not _worth_cutting(kind, value):
            return found[0]
        marker = self.field(kind, value)
        return f"{found['name']}{found['between']}{found['quote'] or ''}{marker}"

    def _email(self, found: re.Match[str]) -> str:
        if found["top"].lower() in _FILES:
            return found[0]
        address = found[0]
        before = ""
        # "mailto%3Ajane%40x.com": the two digits before the name belong to the escape before it.
        start = found.start()
        if start and found.string[start - 1] == "%" and re.match(r"[0-9A-Fa-f]{2}", address):
            before, address = address[:2], address[2:]
        plain = address.replace(found["at"], "@", 1)
        owner, spelling = self._spellings.owner(Field.EMAIL, plain)
        form = Form.URLENCODED if found["at"].startswith("%") else Form.PLAIN
        return before + str(Redacted(Field.EMAIL, form, owner, spelling))

    def _phone(self, found: re.Match[str]) -> str:
        digits = "+" + digits_of(_decoded(found["rest"]))
        number = parsed(digits)
        if number is None or not phonenumbers.is_valid_number(number):
            return found[0]
        form = Form.URLENCODED if "%" in found[0] else Form.PLAIN
        return str(Redacted(Field.PHONE, form, *self._spellings.owner(Field.PHONE, digits)))

    def _typed(self, kind: Field) -> Callable[[re.Match[str]], str]:
        def replace(found: re.Match[str]) -> str:
            form = Form.URLENCODED if "%" in found[0] else Form.PLAIN
            owner, spelling = self._spellings.owner(kind, _decoded(found[0]))
            return str(
                Redacted(kind, form, Owner.TYPED, spelling if owner is Owner.TYPED else "other_format")
            )

        return replace

    def _known_hash(self, found: re.Match[str]) -> str:
        known = self._spellings.hashes.get(found[0].lower())
        return str(Redacted(known[0], Form.SHA256, Owner.TYPED, known[1])) if known else found[0]

    def _without_base64(self, text: str) -> str:
        for fragment, kind in self._spellings.base64.items():
            at = text.find(fragment)
            while at >= 0:
                start, end = at, at + len(fragment)
                while start and _BASE64_LETTERS.match(text[start - 1]):
                    start -= 1
                while end < len(text) and _BASE64_LETTERS.match(text[end]):
                    end += 1
                marker = str(Redacted(kind, Form.BASE64, Owner.TYPED))
                text = text[:start] + marker + text[end:]
                at = text.find(fragment, start + len(marker))
        return text


def _decoded(text: str) -> str:
    """A text that was percent-encoded, up to three times over, or written in HTML's references."""
    for _ in range(3):
        text = unquote(text)
    return unescape(text)


def _worth_cutting(kind: Field, value: str) -> bool:
    """Whether an assigned text is a value: `password: "Your password"` is a label."""
    if kind is Field.PHONE:
        return bool(_PHONE_LIKE.fullmatch(value.strip())) or bool(SHA256.fullmatch(value.strip()))
    if kind is Field.EMAIL:
        return bool(EMAIL.fullmatch(value.strip())) or bool(SHA256.fullmatch(value.strip()))
    if kind in {Field.SESSION, Field.CLICK_ID, Field.TOKEN}:
        return bool(_SECRET_LIKE.fullmatch(value))
    return False
