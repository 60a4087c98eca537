"""TT101 base-code-missing."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, passed
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Pages
from auditor.model.page import Page
from auditor.model.rule import Severity


@rule("TT101", "base-code-missing", Severity.ERROR, Pages(routes=False), Needs(absence=True))
def base_code_missing(page: Page, context: Context) -> Outcomes:
    """A page has no TikTok pixel.

    The page ends with no pixel loaded in any realm: none in `ttq`, no request for the SDK, no app
    pixel in a sandbox. A pixel that a tag manager or an app inserts counts, and so does `ttq` under
    another name. One that comes with the visitor's first move is TT111's, one that comes late TT115's.

    ## Why it costs the advertiser
    Who visits this page does not exist for TikTok: no audience, no attribution, and every event that
    should happen on it is lost.

    ## How to fix it
    Put the base code into the template that all pages share, in `<head>`, or fire the tag manager's
    tag on all pages.

    ## Example
    Before: a landing page with a template of its own, without the base code.

    After:

        <script>!function (w, d, t) { … ttq.load('PIXEL_ID'); ttq.page(); }(window, document, 'ttq');</script>
    """
    if context.installs_on(page) or context.all_events_on(page) or context.requests_on(page):
        yield passed()
    else:
        yield failed(
            "This page has no TikTok pixel: who visits it is lost to TikTok.",
            expected="the base code on every page",
            actual="no pixel in the page, in a frame or in a worker"
            + (", nor when the mouse was moved and the page scrolled" if page.visit.stirred_at else ""),
        )
