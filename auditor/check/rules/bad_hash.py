"""TT502 bad-hash."""

from auditor.check.contacts import contacts_on
from auditor.check.context import Context
from auditor.check.hashes import doubt_of, fault_of
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable
from auditor.check.rule import rule
from auditor.check.subjects import Pages
from auditor.model.page import Page
from auditor.model.rule import Severity

_RIGHT = {
    "email": "SHA-256, in hexadecimal, of the address in lower case and without blanks",
    "phone": "SHA-256, in hexadecimal, of the number in E.164, such as +14155552671",
}


@rule("TT502", "bad-hash", Severity.ERROR, Pages())
def bad_hash(page: Page, context: Context) -> Outcomes:
    """A hash is sent that can match nobody.

    What stands in the place of a hashed e-mail address or phone number is no SHA-256 in hexadecimal,
    is the hash of nothing (of "", "undefined", "null"), or is the hash of a wrong spelling of what the
    auditor typed: in capitals, with a blank at its end, a phone number without its country code. The
    spellings are tried in memory; only the answer is kept. The hash of something else than what was typed
    is left undecided.

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
    carried = list(contacts_on(page, context))
    if not carried:
        yield not_applicable("no e-mail address and no phone number was sent from this page")
    for event, contact in carried:
        fault = fault_of(contact)
        if fault is None and (doubt := doubt_of(contact)):
            yield inconclusive(doubt, event=event)
        if fault is None or (contact.kind, fault) in told:
            continue
        told.add((contact.kind, fault))
        if fault.of_a_country and contact.by_sdk and context.facts.capture.sdk == "standin":
            yield inconclusive(
                "the stand-in hashes a phone number without + as bare digits, and TikTok's own SDK may know "
                "its country",
                event=event,
            )
            continue
        yield failed(
            fault.text, expected=_RIGHT[contact.kind], actual=fault.actual, path=contact.path, event=event
        )
