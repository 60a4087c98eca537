"""TT502 bad-hash."""

from auditor.check.contacts import WORDS, contacts_on
from auditor.check.context import Context
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable
from auditor.check.rule import rule
from auditor.check.subjects import Pages
from auditor.model.event import MatchField, MatchState
from auditor.model.page import Page
from auditor.model.redaction import UPPER_HEX, Form, Owner
from auditor.model.rule import Severity

RIGHT = {
    "email": "SHA-256, in hexadecimal, of the address in lower case and without blanks",
    "phone": "SHA-256, in hexadecimal, of the number in E.164, such as +14155552671",
}
_NORMALISED = "normalised"

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
# What the SDK makes of a number without a plus depends on the country that it takes it to be of.
_OF_A_COUNTRY = frozenset(
    {"without_plus", "national", "national_with_zero", "zero_kept", "international_prefix", "formatted"}
    | {"digits_only", "as_typed"}
)


@rule("TT502", "bad-hash", Severity.ERROR, Pages())
def bad_hash(page: Page, context: Context) -> Outcomes:
    """A hash is sent that can match nobody.

    What stands in the place of a hashed e-mail address or phone number is no SHA-256 in hexadecimal,
    is the hash of nothing (of "", "undefined", "null"), or is the hash of a wrong spelling of what the
    auditor typed: in capitals, with a blank at its end, a phone number without its country code. The
    spellings are tried in memory; only the answer is kept.

    ## Why it costs the advertiser
    TikTok compares hashes, and one letter more or less makes another hash. A wrong one looks like
    matching data, is counted as such, and finds no customer: the purchase is credited to no ad. The hash
    of "undefined" is worse, since all customers share it.

    ## How to fix it
    Give `ttq.identify` the plain values: the SDK trims and hashes them rightly. Where the shop's server
    must hash, take the blanks off and write the e-mail address in lower case, write the phone number in
    E.164 (`+`, country code, digits, nothing else), and use SHA-256 in lower-case hexadecimal. Pass
    nothing at all where there is no value.

    ## Example
    Before:

        ttq.identify({sha256_phone_number: sha256('(415) 555-2671'), sha256_email: sha256(undefined)})

    After:

        ttq.identify({sha256_phone_number: sha256('+14155552671')})
    """
    told = set()
    seen = False
    for event, contact in contacts_on(page, context):
        seen = True
        outcome = _judged(contact, standin=context.facts.capture.sdk == "standin")
        if outcome is None or (contact.kind, outcome.actual, outcome.text) in told:
            continue
        told.add((contact.kind, outcome.actual, outcome.text))
        yield Outcome(
            outcome.text,
            verdict=outcome.verdict,
            expected=outcome.expected,
            actual=outcome.actual,
            path=contact.path,
            event=event,
        )
    if not seen:
        yield not_applicable("no e-mail address and no phone number was sent from this page")


def _judged(contact: MatchField, *, standin: bool) -> Outcome | None:
    """What is wrong with one hash, None where nothing is."""
    marker, what = contact.marker, WORDS[contact.kind]
    if contact.state is MatchState.PLAIN:
        if marker is not None and marker.owner is Owner.TYPED:
            return None  # TT501 tells of it
        return _fails(contact, f"What is sent as a hashed {what} is readable.", f"a readable {what}")
    if marker is None:
        return None if contact.state is MatchState.HASHED else _unusable(contact)
    if marker.form is Form.INVALID or marker.owner is Owner.NOBODY:
        return _unusable(contact)
    if marker.owner is Owner.TYPED:
        spelling = marker.spelling.partition(".")[0]
        if spelling != _NORMALISED:
            return _misspelled(contact, spelling, standin=standin)
    if marker.spelling.endswith(UPPER_HEX):
        return inconclusive(
            f"the hash of the {what} is written in capitals; whether TikTok takes it is documented nowhere"
        )
    return None


def _misspelled(contact: MatchField, spelling: str, *, standin: bool) -> Outcome:
    what, how = WORDS[contact.kind], _SPELLINGS.get(spelling, "in another spelling")
    if standin and contact.kind == "phone" and spelling in _OF_A_COUNTRY and contact.by_sdk:
        return inconclusive(
            "the stand-in hashes a phone number without + as bare digits, and TikTok's own SDK may know its country"
        )
    return _fails(
        contact,
        f"The {what} is hashed in a wrong spelling, and matches nobody.",
        f"SHA-256 of the {what} {how}",
    )


def _unusable(contact: MatchField) -> Outcome:
    what, marker = WORDS[contact.kind], contact.marker
    digest = _DIGESTS.get(marker.spelling.partition(".")[0], "") if marker is not None else ""
    if marker is not None and marker.owner is Owner.NOBODY:
        spelling = marker.spelling.partition(".")[0]
        nothing = _NOTHINGS.get(spelling, f"“{spelling}”")
        hashed = marker.form is Form.SHA256
        return _fails(
            contact,
            f"The hash that is sent as {what} is of nothing, and the same for every customer."
            if hashed
            else f"Nothing is sent as {what}, spelled out.",
            f"{'SHA-256 of ' if hashed else ''}{nothing}",
        )
    if digest:
        return _fails(contact, f"The {what} is hashed by {digest}, which TikTok does not take.", digest)
    return _fails(
        contact,
        f"What is sent as a hashed {what} is no SHA-256.",
        "something else than 64 hexadecimal digits",
    )


def _fails(contact: MatchField, text: str, actual: str) -> Outcome:
    return failed(text, expected=RIGHT[contact.kind], actual=actual)
