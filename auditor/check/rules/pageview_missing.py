"""TT109 pageview-missing."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import Needs, rule
from auditor.check.rules.view_content_missing import sent_instead
from auditor.check.subjects import Pages
from auditor.model.event import Realm
from auditor.model.page import Page
from auditor.model.rule import Severity


@rule("TT109", "pageview-missing", Severity.ERROR, Pages(routes=False), Needs(absence=True))
def pageview_missing(page: Page, context: Context) -> Outcomes:
    """A page has the pixel and sends no Pageview.

    The pixel is loaded, consent allows it, and no Pageview leaves for it: neither by `ttq.page()`
    nor by `ttq.track('Pageview')`, as WooCommerce's plugin does.

    ## Why it costs the advertiser
    General visitors cannot be retargeted, and TikTok cannot tell how many of those who clicked an ad
    arrived on the page at all.

    ## How to fix it
    Call `ttq.page()` right after `ttq.load('PIXEL_ID')`.

    ## Example
    Before:

        ttq.load('PIXEL_ID');

    After:

        ttq.load('PIXEL_ID'); ttq.page();
    """
    realms: dict[str, set[Realm]] = {}
    for install in context.installs_on(page):
        realms.setdefault(install.pixel_id, set()).add(install.realm)
    if not realms:
        yield not_applicable("no pixel on this page")
        return
    viewed = {event.pixel_id for event in context.events_on(page) if event.name == context.standard.pageview}
    for pixel, where in realms.items():
        if pixel in viewed:
            yield passed()
        elif viewed and Realm.PAGE not in where:
            yield inconclusive(
                f"the pixel {pixel} runs in a frame or worker of a page whose view another pixel reports",
                pixel_id=pixel,
            )
        else:
            yield failed(
                f"The pixel {pixel} is loaded on this page and sends no Pageview.",
                event_name=context.standard.pageview,
                expected=f"{context.standard.pageview} when the page is shown",
                actual=sent_instead(page, context),
                pixel_id=pixel,
            )
