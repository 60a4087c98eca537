"""TT105 unexpected-pixel-id."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, not_applicable, passed
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Pages
from auditor.model.page import Page
from auditor.model.rule import Severity


@rule("TT105", "unexpected-pixel-id", Severity.ERROR, Pages(), Needs(absence=True))
def unexpected_pixel_id(page: Page, context: Context) -> Outcomes:
    """The pixels on a page are not the configured ones.

    With `--pixel` (or `pixels` in the configuration) named, every page must load these pixels and no
    other. Nothing is judged where none is named.

    ## Why it costs the advertiser
    A foreign pixel (a former agency's, a theme's demo) gives your customers to somebody else's ad
    account. A missing one leaves yours without them.

    ## How to fix it
    Remove the foreign id, or add the missing one. Where several are wanted, name them all.

    ## Example
    Before: `ttq.load('OLD_AGENCY_ID')`

    After: `ttq.load('YOUR_OWN_ID')`
    """
    wanted = context.expect.pixels
    if not wanted:
        yield not_applicable("no pixel is configured")
        return
    found = dict.fromkeys(install.pixel_id for install in context.installs_on(page))
    found |= dict.fromkeys(event.pixel_id for event in context.all_events_on(page) if event.pixel_id)
    foreign = [pixel for pixel in found if pixel not in wanted]
    missing = [pixel for pixel in wanted if pixel not in found]
    expected = f"{', '.join(wanted)} and no other"
    for pixel in foreign:
        yield failed(
            f"The pixel {pixel} loads here, and it is not one of yours.",
            expected=expected,
            actual=", ".join(found),
            pixel_id=pixel,
            seen=True,
        )
    for pixel in missing:
        yield failed(
            f"Your pixel {pixel} does not load on this page.",
            expected=expected,
            actual=", ".join(found) or "no pixel",
            pixel_id=pixel,
        )
    if not foreign and not missing:
        yield passed()
