"""TT116 pixel-in-frame."""

from auditor.check.addresses import same_domain
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Pages
from auditor.model.event import Realm
from auditor.model.page import Page
from auditor.model.rule import Severity


@rule("TT116", "pixel-in-frame", Severity.WARNING, Pages())
def pixel_in_frame(page: Page, context: Context) -> Outcomes:
    """The pixel runs in a foreign frame and reports that frame's address.

    A frame knows its own address alone. Where the pixel runs in a frame of another site, or in one without
    an address, TikTok is told that the visitor was there, and not on the shop's page. A shop system's own
    sandbox for apps knows the page that it works for, and a frame of the shop's own host names the shop:
    both are right.

    ## Why it costs the advertiser
    Audiences and conversions that go by the page's address find nobody, and the click id of the ad,
    which stands in the page's address, is never seen.

    ## How to fix it
    Load the pixel in the page itself. A form or a booking tool in a frame should tell the page what
    happened (`postMessage`), and the page should call `ttq`.

    ## Example
    Before: a frame of `https://forms.example/` calls `ttq.track('Lead')`.

    After: the frame posts a message, and the shop's page calls `ttq.track('Lead')`.
    """
    framed = [
        event for event in context.all_events_on(page) if event.realm is Realm.IFRAME and event.page_url
    ]
    if not framed:
        inside = any(install.realm is Realm.IFRAME for install in context.installs_on(page))
        yield (
            inconclusive("a pixel runs in a frame of this page, and told no page")
            if inside
            else not_applicable("no pixel runs in a frame of this page")
        )
        return
    foreign = {
        (event.pixel_id, event.page_url): event
        for event in framed
        if not event.sandboxed
        and not any(same_domain(event.page_url, own) for own in (page.url, context.facts.site))
    }
    for (pixel, address), event in foreign.items():
        yield failed(
            f"The pixel {pixel} runs in a foreign frame and tells TikTok that frame's address, not the page's.",
            expected=page.url,
            actual=address,
            event_name=event.name,
            pixel_id=pixel,
        )
    if not foreign:
        yield passed()
