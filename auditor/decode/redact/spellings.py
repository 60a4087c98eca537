"""Every way in which the typed identity may turn up, and whose a value or a hash is.

The identity stays in memory. Which of its spellings a hash was made of is decided here, before
anything is written, and only the answer is stored.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from auditor.decode.redact.fields import Field, words
from auditor.model.plan import Identity
from auditor.model.redaction import Owner

NOBODY: Mapping[str, str] = {
    "": "empty",
    "undefined": "undefined",
    "null": "null",
    "none": "none",
    "None": "none",
    "nil": "nil",
    "NaN": "nan",
    "false": "false",
    "[object Object]": "object_object",
    "0": "zero",
}
"""Texts that a fault in a template leaves in the place of a value -> how a marker spells them."""

# ITU E.164, list of assigned country codes (2016): those of one and two digits; the others have three.
_SHORT_CODES = words(
    "1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 "
    "81 82 84 86 90 91 92 93 94 95 98"
)
_BLANK = r"(?:[\s+,\u00a0]|%20|%2C|&nbsp;|\\u00a0){1,3}"
_IN_NUMBER = r"(?:[\s().\-/\u00a0]|%20|%28|%29|&nbsp;){0,3}"
_SHORTEST_BASE64 = 6  # bytes: what is shorter turns up by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Needle:
    """A pattern by which a typed value is found in free text.

    `core` is a part of it that every match has, made to be looked for fast: most texts hold none.
    """

    field: Field
    pattern: re.Pattern[str]
    core: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spellings:
    """The typed identity in all its spellings.

    `plain` and `hashes` map a spelling, and the lower-case hexadecimal SHA-256 of one, to its field and
    name. `weak_hashes` are MD5 and SHA-1, which TikTok does not take. `couples` are values that are
    distinctive only side by side: first and last name, postcode and city.
    """

    plain: Mapping[str, tuple[Field, str]]
    hashes: Mapping[str, tuple[Field, str]]
    weak_hashes: Mapping[str, tuple[Field, str]]
    nobody: Mapping[str, str]
    needles: tuple[Needle, ...]
    couples: tuple[tuple[Field, str, str], ...]
    base64: Mapping[str, Field]
    words: Mapping[Field, frozenset[str]] = field(default_factory=dict)

    def owner(self, kind: Field, value: str) -> tuple[Owner, str]:
        """Whose a readable value in a field of this kind is, and in which spelling."""
        exact = self.plain.get(value)
        if exact and (exact[0] is kind or exact[0] in {Field.EMAIL, Field.PHONE}):
            return Owner.TYPED, exact[1]
        folded = " ".join(value.split()).casefold()
        if kind is Field.PHONE and _digits(value) in self.words.get(Field.PHONE, ()):
            return Owner.TYPED, "other_format"
        if folded in self.words.get(kind, ()):
            return Owner.TYPED, "other_case" if value == value.strip() else "untrimmed"
        if value.strip() in NOBODY:
            return Owner.NOBODY, NOBODY[value.strip()]
        return Owner.OTHER, ""

    def hash_owner(self, digest: str) -> tuple[Owner, str]:
        """Whose a SHA-256 in hexadecimal is, and of which spelling."""
        known = self.hashes.get(digest.lower())
        if known:
            return Owner.TYPED, known[1]
        spelling = self.nobody.get(digest.lower())
        return (Owner.NOBODY, spelling) if spelling else (Owner.UNKNOWN, "")


def spellings_of(identity: Identity) -> Spellings:
    """All spellings of one identity."""
    plain: dict[str, tuple[Field, str]] = {}
    for kind, name, value in _spelled(identity):
        if value:
            plain.setdefault(value, (kind, name))
    hashed = dict(plain)
    if identity.email:
        encoded = identity.email.strip().lower().replace("@", "%40")
        hashed[encoded] = (Field.EMAIL, "urlencoded")
    emails = {identity.email.strip().casefold()} - {""}
    return Spellings(
        plain=plain,
        hashes=_hashed(hashed, "sha256"),
        weak_hashes=_hashed(hashed, "md5") | _hashed(hashed, "sha1"),
        nobody={_hex(text, "sha256"): name for text, name in NOBODY.items()},
        needles=tuple(_needles(identity)),
        couples=tuple(
            (kind, one.strip(), other.strip())
            for kind, one, other in (
                (Field.NAME, identity.first_name, identity.last_name),
                (Field.ADDRESS, identity.postcode, identity.city),
            )
            if one.strip() and other.strip()
        ),
        base64=dict(_fragments(identity)),
        words={
            Field.EMAIL: frozenset(emails),
            Field.PHONE: frozenset(_digits(value) for value in _phones(identity.phone).values()) - {""},
            Field.NAME: _folded(
                identity.first_name, identity.last_name, _full_name(identity), identity.company
            ),
            Field.ADDRESS: _folded(
                identity.street,
                identity.street_2,
                identity.city,
                identity.region,
                identity.region_name,
                identity.postcode,
                identity.country,
                identity.country_name,
            ),
        },
    )


def _spelled(identity: Identity) -> Iterator[tuple[Field, str, str]]:
    """Field, name of the spelling, value; of two equal values the first name holds."""
    email = identity.email.strip()
    for name, value in {
        "normalised": email.lower(),
        "as_typed": email,
        "upper_case": email.upper(),
        "capitalised": email.capitalize(),
        "untrimmed": f" {email.lower()} ",
    }.items():
        yield Field.EMAIL, name, value
    for value in (f" {email.lower()}", f"{email.lower()} ", f"{email.lower()}\n", f" {email}", f"{email} "):
        yield Field.EMAIL, "untrimmed", value
    for name, value in _phones(identity.phone).items():
        yield Field.PHONE, name, value
    phone = _phones(identity.phone).get("normalised", "")
    for value in (f" {phone}", f"{phone} ") if phone else ():
        yield Field.PHONE, "untrimmed", value
    for value in (identity.first_name, identity.last_name, _full_name(identity), identity.company):
        yield from _name_spellings(Field.NAME, value)
    for value in (
        identity.street,
        identity.postcode,
        identity.city,
        identity.region,
        identity.country,
    ):
        yield from _name_spellings(Field.ADDRESS, value)


def _name_spellings(kind: Field, value: str) -> Iterator[tuple[Field, str, str]]:
    yield kind, "normalised", value.strip().lower()
    yield kind, "as_typed", value
    yield kind, "upper_case", value.upper()


def _phones(typed: str) -> dict[str, str]:
    """Spellings of a phone number: E.164 is the normalised one (TikTok's help centre, May 2025)."""
    digits = _digits(typed)
    if not digits:
        return {}
    if not typed.strip().startswith("+"):
        return {"as_typed": typed, "digits_only": digits}
    code = country_code(typed)
    national = digits.removeprefix(code)
    return {
        "normalised": f"+{digits}",
        "as_typed": typed,
        "without_plus": digits,
        "national": national,
        "national_with_zero": f"0{national}",
        "international_prefix": f"00{digits}",
    }


def country_code(phone: str) -> str:
    """The country calling code of a number with a plus: as it was set apart, else by the list of codes."""
    apart = re.match(r"\s*\+(\d{1,3})[\s(.-]", phone)
    if apart:
        return apart[1]
    digits = _digits(phone)
    return next((digits[:size] for size in (1, 2) if digits[:size] in _SHORT_CODES), digits[:3])


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter in "0123456789")


def _full_name(identity: Identity) -> str:
    return f"{identity.first_name} {identity.last_name}".strip()


def _folded(*values: str) -> frozenset[str]:
    return frozenset(" ".join(value.split()).casefold() for value in values if value.strip())


def _hex(text: str, algorithm: str) -> str:
    return hashlib.new(algorithm, text.encode(), usedforsecurity=False).hexdigest()


def _hashed(plain: Mapping[str, tuple[Field, str]], algorithm: str) -> dict[str, tuple[Field, str]]:
    return {_hex(value, algorithm): known for value, known in plain.items()}


def _needles(identity: Identity) -> Iterator[Needle]:
    """What is distinctive enough to be looked for in any text; a bare first name or city is not."""
    if email := identity.email.strip():
        yield Needle(
            field=Field.EMAIL,
            pattern=_pattern(re.escape(email).replace("@", "(?:@|%40|%2540)")),
            core=_pattern(re.escape(max(email.split("@"), key=len))),
        )
    digits = _digits(identity.phone)
    if len(digits) >= 7:  # noqa: PLR2004 - what is shorter is a part of some other number
        code = country_code(identity.phone) if identity.phone.strip().startswith("+") else ""
        national = _IN_NUMBER.join(digits.removeprefix(code))
        prefix = rf"(?:(?:\+|%2B|00)?{code}{_IN_NUMBER})?0?" if code else r"(?:\+|%2B)?"
        yield Needle(
            field=Field.PHONE,
            pattern=_pattern(rf"(?<![0-9.]){prefix}{national}(?![0-9])"),
            core=_pattern(national),
        )
    first, last = (re.escape(name.strip()) for name in (identity.first_name, identity.last_name))
    if first and last:
        both = rf"\b(?:{first}{_BLANK}{last}|{last}{_BLANK}{first})\b"
        yield Needle(field=Field.NAME, pattern=_pattern(both), core=_pattern(last))
    for line in (identity.street, identity.street_2, identity.company):
        if len(line.strip()) >= 6:  # noqa: PLR2004 - "Apt 1" stands in many texts
            spaced = _BLANK.join(re.escape(word) for word in line.split())
            yield Needle(
                field=Field.ADDRESS,
                pattern=_pattern(rf"(?<!\w){spaced}(?!\w)"),
                core=_pattern(re.escape(max(line.split(), key=len))),
            )
    city, postcode = re.escape(identity.city.strip()), re.escape(identity.postcode.strip())
    if city and postcode:
        region = re.escape(identity.region.strip())
        between = rf"{_BLANK}(?:{region}{_BLANK})?" if region else _BLANK
        both = rf"(?<!\w)(?:{postcode}{_BLANK}{city}|{city}{between}{postcode})(?!\w)"
        yield Needle(field=Field.ADDRESS, pattern=_pattern(both), core=_pattern(postcode))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _fragments(identity: Identity) -> Iterator[tuple[str, Field]]:
    """What a value looks like inside base64, wherever in it the value begins."""
    phones = _phones(identity.phone)
    values = [
        *((Field.EMAIL, value) for value in {identity.email.strip(), identity.email.strip().lower()}),
        *(
            (Field.PHONE, phones[name])
            for name in ("normalised", "as_typed", "without_plus")
            if name in phones
        ),
        (Field.NAME, _full_name(identity)),
        (Field.ADDRESS, identity.street),
    ]
    for kind, value in values:
        raw = value.encode()
        if len(raw) < _SHORTEST_BASE64:
            continue
        for shift in range(3):
            text = base64.b64encode(bytes(shift) + raw).decode().rstrip("=")
            # The letters at either end share bits with the neighbours and are left out.
            inner = text[(0, 2, 3)[shift] : len(text) - (1 if (shift + len(raw)) % 3 else 0)]
            yield inner, kind
            yield inner.replace("+", "-").replace("/", "_"), kind
