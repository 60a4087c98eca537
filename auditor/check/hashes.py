"""What is wrong with what is sent as a hash of an e-mail address or a phone number, in words.

The spellings are those that the redactor tries while it still has the value (`model.redaction`).
"""

from dataclasses import dataclass

from auditor.check.contacts import WORDS
from auditor.model.event import MatchField, MatchState
from auditor.model.redaction import UPPER_HEX, Form, Owner, Redacted

# How a spelling is told, of those that the redactor tries (`decode.redact`).
_SPELLINGS = {
    "as_typed": "as the customer typed it",
    "upper_case": "in capitals",
    "capitalised": "with a capital letter",
    "untrimmed": "with a blank at one of its ends",
    "urlencoded": "percent-encoded",
    "quoted": "in quotation marks",
    "with_scheme": "with “mailto:” before it",
    "local_part": "without the @ and what follows",
    "hashed_twice": "hashed already: it was hashed twice",
    "without_plus": "without the + before the country's code",
    "national": "without the country's code",
    "national_with_zero": "as it is dialled at home, without the country's code",
    "zero_kept": "with the 0 of the number at home behind the country's code",
    "international_prefix": "with 00 in the place of the +",
    "formatted": "with blanks, brackets or hyphens in it",
    "digits_only": "as bare digits",
}
_DIGESTS = {
    "md5": "MD5",
    "sha1": "SHA-1",
    "sha512": "SHA-512",
    "base64_sha256": "SHA-256 in base64",
    "prefixed_sha256": "SHA-256 with 0x before it",
}
_NOTHINGS = {
    "empty": "the empty text",
    "blank": "a blank",
    "nan": "“NaN”",
    "zero": "“0”",
    "object_object": "“[object Object]”",
    "not_available": "“N/A”",
    "dash": "“-”",
    "plus": "“+”",
    "empty_object": "“{}”",
    "empty_list": "“[]”",
}
# Whether such a number is understood depends on the country that its reader takes it to be of.
_OF_A_COUNTRY = frozenset(
    {
        "as_typed",
        "without_plus",
        "national",
        "national_with_zero",
        "zero_kept",
        "international_prefix",
        "formatted",
        "digits_only",
    }
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A hash that matches nobody: a marketer's sentence, and what was sent in the place of the right one.

    `of_a_country`: the number that was hashed would have been understood by who knows its country.
    """

    text: str
    actual: str
    of_a_country: bool = False


def fault_of(contact: MatchField) -> Fault | None:
    """What is wrong with a hash, None where nothing is that can be told.

    What the auditor typed and is readable is no hash, and a worse fault: another rule's.
    """
    marker, what = contact.marker, WORDS[contact.kind]
    typed = marker is not None and marker.owner is Owner.TYPED
    if contact.state is MatchState.HASHED or (contact.state is MatchState.PLAIN and typed):
        return None
    if contact.state is MatchState.PLAIN:
        return Fault(f"What is sent as a hashed {what} is readable.", f"a readable {what}")
    if marker is None:
        return _no_hash(what)
    if marker.owner is Owner.NOBODY:
        return _of_nothing(what, marker)
    if marker.form is Form.INVALID:
        return _no_hash(what, _DIGESTS.get(_spelling(marker), ""))
    return _misspelled(contact.kind, marker)


def _misspelled(kind: str, marker: Redacted) -> Fault:
    what = WORDS[kind]
    how = _SPELLINGS.get(_spelling(marker), "in another spelling")
    return Fault(
        f"The {what} is hashed in a wrong spelling, and matches nobody.",
        f"SHA-256 of the {what} {how}",
        of_a_country=kind == "phone" and _spelling(marker) in _OF_A_COUNTRY,
    )


def doubt_of(contact: MatchField) -> str:
    """Why it cannot be told whether a hash without a fault is right; "" where it is."""
    marker, what = contact.marker, WORDS[contact.kind]
    if marker is None or marker.form is not Form.SHA256:
        return ""
    if marker.spelling.endswith(UPPER_HEX):
        return f"the hash of the {what} is written in capitals; whether TikTok takes it is documented nowhere"
    if marker.owner is Owner.UNKNOWN:
        return f"the hash of the {what} is of nothing that the auditor typed, in none of its spellings"
    return ""


def _of_nothing(what: str, marker: Redacted) -> Fault:
    nothing = _NOTHINGS.get(_spelling(marker), f"“{_spelling(marker)}”")
    if marker.form is not Form.SHA256:
        return Fault(f"Nothing is sent as {what}, spelled out.", nothing)
    return Fault(
        f"The hash that is sent as {what} is of nothing, and the same for every customer.",
        f"SHA-256 of {nothing}",
    )


def _no_hash(what: str, digest: str = "") -> Fault:
    if digest:
        return Fault(f"The {what} is hashed by {digest}, which TikTok does not take.", digest)
    return Fault(
        f"What is sent as a hashed {what} is no SHA-256.", "something else than 64 hexadecimal digits"
    )


def _spelling(marker: Redacted) -> str:
    """The spelling, without how its hash is written."""
    return marker.spelling.partition(".")[0]
