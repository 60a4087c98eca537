"""TT505 fires-before-consent."""

import math

from auditor.check.context import Context
from auditor.check.cookies import brought_along, visitor_cookies
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Runs
from auditor.model.event import ConsentPhase
from auditor.model.rule import Severity


@rule("TT505", "fires-before-consent", Severity.ERROR, Runs(), Needs(before_consent=True))
def fires_before_consent(run: str, context: Context) -> Outcomes:
    """The pixel fires before the visitor has chosen.

    A consent banner asks the visitor to opt in, and a beacon leaves for TikTok before any choice.
    Banners that merely give notice are apart. TikTok's cookie alone, without a beacon, is a warning:
    the SDK writes it even while it is on hold.

    ## Why it costs the advertiser
    Tracking before consent is against the law in the EU, the United Kingdom and elsewhere. Fines and
    warning letters follow, and an ad platform that learns of it may suspend the account.

    ## How to fix it
    Let the consent tool load the pixel after the visitor agrees, or call `ttq.holdConsent()` before
    `ttq.load(…)` and `ttq.grantConsent()` when the visitor agrees.

    ## Example
    Before:

        ttq.load('PIXEL_ID'); ttq.page();

    After:

        ttq.holdConsent(); ttq.load('PIXEL_ID'); ttq.page();
        onConsent(() => ttq.grantConsent())
    """
    record = next((item for item in context.facts.consent if item.run == run), None)
    if record is None or not record.seen:
        yield not_applicable("no consent banner was seen")
        return
    if record.opt_in is False:
        yield not_applicable("the banner merely gives notice")
        return
    early = [
        event
        for event in context.all_events
        if event.run == run and event.sent and event.consent is ConsentPhase.BEFORE
    ]
    answered = record.answered_at if record.answered_at is not None else math.inf
    cookies = [
        cookie
        for cookie in visitor_cookies(run, context)
        if cookie.first_seen < answered and not brought_along(context)
    ]
    if not early and not cookies:
        yield passed()
    elif record.opt_in is None:
        yield inconclusive("it could not be told whether the banner asks before tracking")
    elif early:
        names = list(dict.fromkeys(event.name for event in early))
        yield failed(
            f"{len(early)} beacons left for TikTok before the visitor had chosen."
            if len(early) > 1
            else "A beacon left for TikTok before the visitor had chosen.",
            expected="no beacon before the banner is answered",
            actual=", ".join(names[:8]),
            event=early[0],
        )
    else:
        yield failed(
            "TikTok's cookie was set before the visitor had chosen.",
            severity=Severity.WARNING,
            expected="no cookie before the banner is answered",
            actual=", ".join(sorted({cookie.name for cookie in cookies})),
            page=cookies[0].page,
        )
