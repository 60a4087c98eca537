"""TT508 first-party-cookie-missing."""

from auditor.check.context import Context
from auditor.check.cookies import brought_along, visitor_cookies
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Runs
from auditor.model.event import ConsentPhase, Realm
from auditor.model.journey import ConsentChoice
from auditor.model.rule import Severity


@rule("TT508", "first-party-cookie-missing", Severity.INFO, Runs())
def first_party_cookie_missing(run: str, context: Context) -> Outcomes:
    """TikTok's first-party cookie is not set.

    The pixel runs in the page and may (consent was given, or nobody asks for it), and the cookie
    `_ttp`, in which TikTok recognises a visitor, is on none of the pages.

    ## Why it costs the advertiser
    Without it a visitor who comes back is a new one: fewer conversions are attributed, and audiences
    hold the same person several times.

    ## How to fix it
    Allow first-party cookies in Events Manager, in the pixel's settings, and look for a call of
    `ttq.disableCookie()`. A consent tool or a plugin that removes unknown cookies must know `_ttp`.

    ## Example
    Before:

        ttq.disableCookie(); ttq.load('PIXEL_ID'); ttq.page();

    After:

        ttq.load('PIXEL_ID'); ttq.page();
    """
    record = context.consent(run)
    if record is not None and record.answer is ConsentChoice.REJECT:
        yield not_applicable("the visitor refused consent")
        return
    allowed = ConsentPhase.ACCEPTED if record is not None else ConsentPhase.NONE
    pages = {
        event.visit_id
        for event in context.all_events
        if event.run == run and event.sent and event.consent is allowed and event.realm is Realm.PAGE
    }
    watched = [page for page in context.facts.pages if page.visit.id in pages and context.is_own(page)]
    if not watched:
        yield not_applicable("no pixel sent anything from a page of the shop's own, with consent")
    elif not context.standard.visitor_cookies or context.facts.evidence is None:
        yield inconclusive("the cookies were not looked at")
    elif brought_along(context):
        yield inconclusive("the browser was started with a saved state, which brings cookies of its own")
    elif visitor_cookies(run, context):
        if context.facts.capture.sdk == "standin":
            yield inconclusive(
                "the stand-in SDK sets the cookie whatever the pixel's settings are; TikTok's own does not"
            )
        else:
            yield passed()
    elif not any(page.clean for page in watched):
        yield inconclusive("no page with the pixel was watched to its end")
    else:
        yield failed(
            "TikTok's first-party cookie is not set.",
            expected=f"the cookie {' or '.join(context.standard.visitor_cookies)} once the pixel may run",
            actual=f"on none of {len(watched)} page{'' if len(watched) == 1 else 's'} with the pixel",
            page=watched[0],
        )
