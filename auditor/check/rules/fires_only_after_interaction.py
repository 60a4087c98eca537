"""TT111 fires-only-after-interaction."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Pages
from auditor.model.page import Page
from auditor.model.rule import Severity


@rule("TT111", "fires-only-after-interaction", Severity.WARNING, Pages(routes=False))
def fires_only_after_interaction(page: Page, context: Context) -> Outcomes:
    """The pixel waits until the visitor moves.

    The page falls quiet without a pixel; then the mouse is moved and the page scrolled, and the pixel
    loads. Optimisers that delay scripts do this (WP Rocket, Flying Scripts, NitroPack): they start them at
    the first scroll, key, touch or move of the mouse. A pixel that waits for a consent banner is none of
    this.

    ## Why it costs the advertiser
    Who leaves without moving is never seen: many of those who click an ad do just that. Page views are
    fewer than clicks, and the costs for each visit look higher than they are.

    ## How to fix it
    Exclude the pixel from the delay: add `TiktokAnalyticsObject`, `ttq` and `analytics.tiktok.com` to the
    optimiser's list of scripts that are not delayed, or the tag manager where that brings the pixel.

    ## Example
    Before:

        <script type="rocketlazyloadscript">!function (w, d, t) { … ttq.load('PIXEL_ID'); ttq.page(); }…</script>

    After:

        <script>!function (w, d, t) { … ttq.load('PIXEL_ID'); ttq.page(); }(window, document, 'ttq');</script>
    """
    installs = context.installs_on(page)
    if not installs:
        yield not_applicable("no pixel on this page")
        return
    moved = page.visit.stirred_at
    if moved is None:
        yield passed()
        return
    for install in installs:
        if install.first_at is None or install.touched:
            yield inconclusive(
                "the page was moved, and it is not known what the pixel waited for", pixel_id=install.pixel_id
            )
        elif install.first_at >= moved:
            yield failed(
                f"The pixel {install.pixel_id} loads only once the visitor scrolls or moves the mouse.",
                expected="the pixel loads with the page",
                actual=f"nothing for {moved - page.visit.started_at:.0f} seconds, then at the first move",
                pixel_id=install.pixel_id,
            )
        else:
            yield passed()
