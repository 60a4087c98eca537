"""Every way in which the typed identity may turn up, and whose a value or a hash is.

The identity stays in memory. Which of its spellings a hash was made of is decided here, before
anything is written, and only the answer is stored.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from auditor.decode.redact.fields import Field
from auditor.decode.redact.hashes import digests_of, sha256_hex
from auditor.decode.redact.needles import Needle, fragments_of, needles_of
from auditor.decode.redact.phones import digits_of, phone_spellings
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
    "nan": "nan",
    "false": "false",
    "true": "true",
    "[object Object]": "object_object",
    "0": "zero",
    "N/A": "not_available",
    "n/a": "not_available",
    " ": "blank",
    "-": "dash",
    "+": "plus",  # an E.164 number of which only the sign is left
    "{}": "empty_object",
    "[]": "empty_list",
}
"""Texts that a fault in a template leaves in the place of a value -> how a marker spells them."""

_BLANKS = (" {}", "{} ", " {} ", "{}\n", "\t{}", "{}\u00a0", "\u00a0{}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spellings:
    """The typed identity in all its spellings.

    `plain` and `hashes` map a spelling, and the lower-case hexadecimal SHA-256 of one, to its field and
    name. `weak_hashes` are digests that TikTok does not take, such as MD5, under "md5.normalised".
    `couples` are values that are distinctive only side by side: first and last name, postcode and city.
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
        if kind is Field.PHONE and digits_of(value) in self.words.get(Field.PHONE, ()):
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

    def weak_hash(self, text: str) -> str:
        """Which digest of which spelling a text is, such as "md5.normalised"; "" where it is none that is known."""
        known = self.weak_hashes.get(text) or self.weak_hashes.get(text.lower())
        return known[1] if known else ""


def spellings_of(*identities: Identity) -> Spellings:
    """All spellings of a shopper, who may have typed addresses and phone numbers of several countries."""
    plain: dict[str, tuple[Field, str]] = {}
    for identity in identities:
        for kind, name, value in _spelled(identity):
            if value:
                plain.setdefault(value, (kind, name))
    hashes, weak = digests_of(
        plain
        | {
            value: (Field.EMAIL, name)
            for identity in identities
            for name, value in _garbled(identity.email.strip())
        }
    )
    return Spellings(
        plain=plain,
        hashes=hashes,
        weak_hashes=weak,
        nobody={sha256_hex(text): name for text, name in NOBODY.items()},
        needles=tuple(dict.fromkeys(needle for identity in identities for needle in needles_of(identity))),
        couples=tuple(dict.fromkeys(couple for identity in identities for couple in _couples(identity))),
        base64={text: kind for identity in identities for text, kind in fragments_of(identity)},
        words={
            Field.EMAIL: _folded(identity.email for identity in identities),
            Field.PHONE: frozenset(
                digits_of(value)
                for identity in identities
                for _, value in phone_spellings(identity.phone, identity.country)
            )
            - {""},
            Field.NAME: _folded(name for identity in identities for name in _names(identity)),
            Field.ADDRESS: _folded(part for identity in identities for part in _address(identity)),
        },
    )


def _spelled(identity: Identity) -> Iterator[tuple[Field, str, str]]:
    """Field, name of the spelling, value; of two equal values the first name holds."""
    yield from ((Field.EMAIL, name, value) for name, value in _emails(identity.email.strip()))
    yield from (
        (Field.PHONE, name, value) for name, value in phone_spellings(identity.phone, identity.country)
    )
    for name in _names(identity):
        yield from _cases(Field.NAME, name)
    for part in _address(identity):
        yield from _cases(Field.ADDRESS, part)


def _emails(email: str) -> Iterator[tuple[str, str]]:
    if not email:
        return
    low = email.lower()
    yield "normalised", low
    yield "as_typed", email
    yield "upper_case", email.upper()
    yield "capitalised", email.capitalize()
    for written in dict.fromkeys((low, email, email.upper())):
        yield from (("untrimmed", blanks.format(written)) for blanks in _BLANKS)


def _garbled(email: str) -> Iterator[tuple[str, str]]:
    """What is no spelling of an address, and is hashed in its place all the same."""
    if not email:
        return
    low = email.lower()
    for written in dict.fromkeys((low, email, email.upper())):
        yield "urlencoded", written.replace("@", "%40")
        yield "urlencoded", written.replace("@", "%40").replace("+", "%2B").replace(".", "%2E")
        yield "quoted", f'"{written}"'
        yield "quoted", f"'{written}'"
        yield "with_scheme", f"mailto:{written}"
    yield "local_part", low.partition("@")[0]


def _cases(kind: Field, value: str) -> Iterator[tuple[Field, str, str]]:
    yield kind, "normalised", value.strip().lower()
    yield kind, "as_typed", value
    yield kind, "upper_case", value.upper()


def _names(identity: Identity) -> tuple[str, ...]:
    full = f"{identity.first_name} {identity.last_name}".strip()
    return identity.first_name, identity.last_name, full, identity.company


def _address(identity: Identity) -> tuple[str, ...]:
    return (
        identity.street,
        identity.street_2,
        identity.postcode,
        identity.city,
        identity.region,
        identity.region_name,
        identity.country,
        identity.country_name,
    )


def _couples(identity: Identity) -> Iterator[tuple[Field, str, str]]:
    for kind, one, other in (
        (Field.NAME, identity.first_name, identity.last_name),
        (Field.ADDRESS, identity.postcode, identity.city),
    ):
        if one.strip() and other.strip():
            yield kind, one.strip(), other.strip()


def _folded(values: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(value.split()).casefold() for value in values if value.strip())
