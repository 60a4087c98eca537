"""TT506 fires-after-rejection."""

import math

from auditor.check.context import CLOCK_SLACK, Context
from auditor.check.cookies import VisitorCookie, brought_along, visitor_cookies
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Runs
from auditor.model.event import ConsentPhase, PixelEvent
from auditor.model.journey import ConsentChoice, ConsentRecord
from auditor.model.rule import Severity

UNKNOWN_END = 5.0  # seconds after a press by which it is over, where the record does not tell
NAMED = 8  # names that a finding lists


@rule("TT506", "fires-after-rejection", Severity.CRITICAL, Runs())
def fires_after_rejection(run: str, context: Context) -> Outcomes:
    """The pixel fires though the visitor has refused.

    The visitor presses "reject", and beacons still leave for TikTok: on the same page, after the
    banner's own reload, or on the pages that follow. What was under way at the moment of the press
    proves nothing. TikTok's cookie alone, set after the refusal without a beacon, is a warning.
    Judged with `--consent reject` or `--consent compare`.

    ## Why it costs the advertiser
    Tracking against a visitor's express will is the plainest breach of privacy law there is, and it is
    easily shown. Fines, claims and a suspended ad account may follow.

    ## How to fix it
    Let the consent tool start the pixel for those alone who agree, and see that the category in which
    the tag stands is the one that "reject" switches off. Where the pixel is already loaded, on hold,
    call `ttq.revokeConsent()` when the visitor refuses.

    ## Example
    Before:

        banner.onClose(() => ttq.grantConsent())

    After:

        banner.onAccept(() => ttq.grantConsent())
        banner.onReject(() => ttq.revokeConsent())
    """
    record = context.consent(run)
    if record is None:
        yield not_applicable("no consent banner asks before tracking")
        return
    if record.answer is not ConsentChoice.REJECT or record.answered_at is None:
        yield not_applicable("the visitor of this run did not refuse: --consent reject or compare does")
        return
    late = [
        event
        for event in context.all_events
        if event.run == run and event.sent and event.consent is ConsentPhase.REJECTED
    ]
    certain = [event for event in late if _after(event, record, context)]
    if certain:
        names = list(dict.fromkeys(event.name for event in certain))
        yield failed(
            f"{len(certain)} beacons left for TikTok after the visitor had refused."
            if len(certain) > 1
            else "A beacon left for TikTok after the visitor had refused.",
            expected="no beacon after the banner is rejected",
            actual=", ".join(names[:NAMED]),
            event=certain[0],
        )
    elif late:
        yield inconclusive(
            "a beacon left at the moment of the refusal, and may have been on its way before it",
            event=late[0],
        )
    else:
        yield from _without_beacons(run, record.answered_at, context)


def _without_beacons(run: str, refused_at: float, context: Context) -> Outcomes:
    watched = [
        page for page in context.facts.pages if page.visit.run == run and page.visit.ended_at > refused_at
    ]
    stopped = [
        install
        for page in watched
        for install in context.installs_on(page)
        if install.sdk_requested and not install.started
    ]
    cookies = [] if brought_along(context) else _late_cookies(run, refused_at, context)
    certain = [cookie for cookie in cookies if cookie.page.visit.started_at > refused_at]
    if certain:
        yield failed(
            "TikTok's cookie was set after the visitor had refused.",
            severity=Severity.WARNING,
            expected="no cookie after the banner is rejected",
            actual=", ".join(sorted({cookie.name for cookie in certain})),
            page=certain[0].page,
        )
    elif cookies:
        yield inconclusive(
            "TikTok's cookie came on the page where the banner was answered, before the refusal or after it",
            page=cookies[0].page,
        )
    elif not any(page.clean for page in watched):
        yield inconclusive("no page was watched to its end after the refusal")
    elif stopped:
        yield inconclusive("TikTok's script was asked for after the refusal, and did not run here")
    else:
        yield passed()


def _late_cookies(run: str, refused_at: float, context: Context) -> list[VisitorCookie]:
    """Cookies that came after the refusal; what stood there before is told by TT505."""
    return [cookie for cookie in visitor_cookies(run, context) if cookie.first_seen > refused_at]


def _after(event: PixelEvent, record: ConsentRecord, context: Context) -> bool:
    """Whether a beacon that arrived after the refusal was sent after it, and not on its way by then."""
    refused_at = record.answered_at if record.answered_at is not None else math.inf
    ended = record.answer_ended_at if record.answer_ended_at is not None else refused_at + UNKNOWN_END
    page = context.page(event.visit_id)
    if page is not None and page.visit.started_at > refused_at and event.at > refused_at:
        return True
    if event.at > ended + CLOCK_SLACK:
        return True
    return event.at < refused_at and _released(event, refused_at, context)


def _released(event: PixelEvent, refused_at: float, context: Context) -> bool:
    """Whether an event that was made before the refusal was on hold, and let go after it."""
    calls = [
        call
        for call in context.facts.calls
        if (page := context.page(call.visit_id)) is not None and page.visit.run == event.run
    ]
    held = any(call.method == "holdConsent" and call.at <= event.at + CLOCK_SLACK for call in calls)
    return held and any(
        call.method == "grantConsent" and call.at > refused_at - CLOCK_SLACK for call in calls
    )
