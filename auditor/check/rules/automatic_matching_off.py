"""TT515 automatic-matching-off."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Steps
from auditor.model.event import ConsentPhase, MatchSource
from auditor.model.journey import Proof, Step, StepOutcome
from auditor.model.rule import Severity


@rule("TT515", "automatic-matching-off", Severity.INFO, Steps(Step.CHECKOUT), Needs(absence=True))
def automatic_matching_off(step: StepOutcome, context: Context) -> Outcomes:
    """Automatic matching is off.

    The auditor typed an e-mail address into the checkout and sent the form, and TikTok's SDK sent no
    hash of it by itself (`auto_email`). Judged where an order is placed, with TikTok's own SDK: the
    stand-in, and a copy that was saved at another time, do not know the pixel's settings.

    ## Why it costs the advertiser
    Automatic advanced matching ties visits to people on every page with a form, without a line of code:
    the newsletter, the account, the checkout. Left off, more purchases stay without a match.

    ## How to fix it
    Events Manager, the pixel's settings, Automatic Advanced Matching: switch on e-mail and phone. The
    privacy notice must say so.

    ## Example
    Before: Automatic Advanced Matching off; Purchase is matched by what `ttq.identify` gives alone

    After: Automatic Advanced Matching on; the form's e-mail address is hashed in the browser and counted
    """
    order = context.step(step.run, Step.PURCHASE)
    if order is None or not order.reached or order.proof is Proof.PINNED:
        yield not_applicable("no order was placed, so no form with an e-mail address was sent")
        return
    pages = [
        page
        for page in context.facts.pages
        if page.visit.run == step.run and page.step in {Step.CHECKOUT, Step.PURCHASE}
    ]
    if not any(page.reading.asks_for_contact for page in pages):
        yield not_applicable("the checkout asks for no e-mail address")
        return
    if context.facts.capture.sdk != "live":
        yield inconclusive("only TikTok's own SDK, asked at the time, knows whether automatic matching is on")
        return
    events = [
        event
        for page in pages
        for event in context.all_events_on(page)
        if event.consent is not ConsentPhase.BEFORE
    ]
    if not events:
        yield not_applicable("the checkout sent nothing to TikTok")
    elif any(contact.source is MatchSource.FORM for event in events for contact in event.contacts):
        yield passed()
    else:
        yield failed(
            "TikTok's SDK takes no e-mail address from the shop's forms: automatic matching is off.",
            expected="the hash of the e-mail address that was typed, as auto_email",
            actual="none",
        )
