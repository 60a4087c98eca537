"""TT512 identity-without-visitor."""

import math

from auditor.check.contacts import WORDS, contacts_on, spoken_on
from auditor.check.context import Context
from auditor.check.cookies import brought_along
from auditor.check.outcome import Outcomes, failed, not_applicable
from auditor.check.rule import rule
from auditor.check.subjects import Pages
from auditor.model.event import MatchState
from auditor.model.journey import Step, Until
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity

_A = {"email": "an e-mail address", "phone": "a phone number"}


@rule("TT512", "identity-without-visitor", Severity.CRITICAL, Pages())
def identity_without_visitor(page: Page, context: Context) -> Outcomes:
    """A visitor who told nothing is identified.

    The auditor's browser is fresh: it has no account, and nothing was typed yet. A page sends the hash of
    an e-mail address or a phone number all the same. It is somebody else's (a page that was made for one
    customer is served to all from a cache), or a constant in the code.

    ## Why it costs the advertiser
    Every visitor's behaviour is credited to one and the same person. Audiences fill with people who were
    never there, purchases are matched to the wrong ad, and personal data of a customer is sent with
    strangers' visits, which is a breach of data protection that must be reported.

    ## How to fix it
    Keep pages that hold a customer's data out of every cache (`Cache-Control: private, no-store`, and the
    cache plugin's list of exceptions), or fetch the data by script after the page has loaded. Look for a
    test value that was left in the tag manager or in the theme.

    ## Example
    Before:

        ttq.identify({sha256_email: '1f0a3bbdda1b…'})  // in a page that is cached for everybody

    After:

        if (customer) ttq.identify({email: customer.email})  // in a page that is never cached
    """
    if brought_along(context) or context.facts.capture.settings.get("logs_in") is True:
        yield not_applicable("the browser brought a saved state or a header that may log somebody in")
        return
    if page.kind is PageKind.CONFIRMATION and context.expect.confirmation_given:
        yield not_applicable("the confirmation that was given is of an order whose customer is known")
        return
    typed_at = _typed_at(page.visit.run, context)
    if page.visit.started_at >= typed_at:
        yield not_applicable("the page came after the visitor's data had been typed")
        return
    if not any(event.at < typed_at for event in spoken_on(page, context)):
        yield not_applicable("the page sent nothing that could carry an identity")
        return
    told = set()
    for event, contact in contacts_on(page, context):
        if event.at < typed_at and contact.state is MatchState.HASHED and contact.kind not in told:
            told.add(contact.kind)
            yield failed(
                f"The hash of {_A[contact.kind]} is sent, of a visitor who has told none.",
                expected="no identity before the visitor has given one",
                actual=f"the hash of an unknown {WORDS[contact.kind]}",
                path=contact.path,
                event=event,
            )


def _typed_at(run: str, context: Context) -> float:
    """From when on the shop may know who the visitor is: forms are filled in where an order is placed."""
    checkout = context.step(run, Step.CHECKOUT) if context.expect.until is Until.PURCHASE else None
    return checkout.started_at if checkout is not None else math.inf
