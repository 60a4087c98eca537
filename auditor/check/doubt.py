"""Why what did not happen on a page proves nothing."""

from auditor.check.context import CLOCK_SLACK, Context
from auditor.model.addresses import route_of
from auditor.model.page import Page

KEPT_SILENT = (
    "the browser sent the signal of Global Privacy Control, and nothing was sent to the vendor: the shop may "
    "heed it; an audit without --gpc tells"
)

WITHHELD = (
    "an ordinary browser is given the pixel: the shop withholds it from browsers that it takes for robots; "
    "audit it with the --user-agent of an ordinary browser"
)


def absence_doubt(page: Page, context: Context) -> str:
    """Why what did not happen on a page proves nothing; "" where it does."""
    if not page.clean:
        return page.doubt or "the watch of this page did not end well"
    if context.facts.capture.withheld and not context.requests_on(page):
        return WITHHELD
    return _consent_doubt(page, context) or _sdk_doubt(page, context) or _stray(page, context)


def may_keep_silent(run: str, context: Context) -> bool:
    """Whether a run's silence may be the shop's answer to Global Privacy Control, which it was sent."""
    return context.facts.capture.settings.get("gpc") is True and run not in context.runs_that_fire


def on_hold(page: Page, context: Context) -> bool:
    """Whether a page put the pixel on hold, or revoked consent, and never granted it afterwards."""
    words = [
        call.method
        for call in context.calls_in_document_of(page)
        if call.at <= page.visit.ended_at and call.method in {"holdConsent", "revokeConsent", "grantConsent"}
    ]
    return bool(words) and words[-1] != "grantConsent"


def _consent_doubt(page: Page, context: Context) -> str:
    record = context.consent(page.visit.run)
    if (
        record is not None
        and record.answered_at is not None
        and _was_asked(page, record.answered_at, context)
    ):
        return (
            "the consent banner was answered on this page: what fired before counts for TT505 alone, "
            "and the pixel may start with the next page"
        )
    if may_keep_silent(page.visit.run, context):
        return KEPT_SILENT
    return "the page put the pixel on hold and never released it" if on_hold(page, context) else ""


def _was_asked(page: Page, answered_at: float, context: Context) -> bool:
    """Whether a banner was answered on a page, or in its document before it, which was silent ever since."""
    load = context.document_of(page)[0]
    asked = load.visit.started_at <= answered_at <= page.visit.ended_at
    return asked and (answered_at >= page.visit.started_at or not context.all_events_on(page))


def _sdk_doubt(page: Page, context: Context) -> str:
    installs = context.installs_on(page)
    if installs and all(install.failure_kind == "machine" for install in installs):
        return "the machine of this audit cannot reach the vendor, so the SDK never started"
    if installs and all(install.failure_kind == "standin" and not install.started for install in installs):
        return "the page does not take the stand-in for the SDK: audit it with the vendor's own, or a copy"
    return ""


def _stray(page: Page, context: Context) -> str:
    """Why an event that nobody could tie to a page may be this one's."""
    visit, route = page.visit, route_of(page.url)
    for event in context.events_without_a_page:
        then = event.run == visit.run and visit.started_at <= event.at <= visit.ended_at + CLOCK_SLACK
        if then and (not event.page_url.startswith("http") or route_of(event.page_url) == route):
            return f"the event {event.name} left while this page was open, and may be its own"
    return ""
