"""TT105 unexpected-pixel-id."""

from auditor.check.addresses import netloc_of
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, not_applicable, passed
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Pages
from auditor.model.page import Page
from auditor.model.rule import Severity


@rule("TT105", "unexpected-pixel-id", Severity.ERROR, Pages(), Needs(absence=True))
def unexpected_pixel_id(page: Page, context: Context) -> Outcomes:
    """The pixels on a page are not the configured ones.

    With `--pixel` (or `pixel` in the configuration) named, every page must load these pixels and no
    other. Where pages differ, one pixel for each market say, the configuration names them by page:
    the first entry that fits a page counts there. Nothing is judged where none is named; pixels that
    belong to another environment of the configuration are TT117's matter.

    ## Why it costs the advertiser
    A foreign pixel (a former agency's, a theme's demo) gives your customers to somebody else's ad
    account. A missing one leaves yours without them.

    ## How to fix it
    Remove the foreign id, or add the missing one. Where several are wanted, name them all. For a
    market of its own:

        [[pixels]]
        pages = "/de/*"
        ids = ["GERMAN_PIXEL_ID"]

    ## Example
    Before: `ttq.load('OLD_AGENCY_ID')`

    After: `ttq.load('YOUR_OWN_ID')`
    """
    named = context.expect.pixels_on(page.url)
    if not named:
        yield not_applicable("no pixel is configured")
        return
    here = context.expect.environment_of(netloc_of(page.url))
    homes = context.expect.homes_of
    # Where environments are named, their pixels are wanted at home alone, and TT117 tells of strays.
    wanted = [pixel for pixel in named if here is None or not homes(pixel) or here in homes(pixel)]
    found = context.pixels_on(page)
    foreign = [pixel for pixel in found if pixel not in wanted and (here is None or not homes(pixel))]
    missing = [pixel for pixel in wanted if pixel not in found]
    if not wanted and not foreign:
        yield not_applicable("the configured pixels belong to another environment than this page's host")
        return
    expected = f"{', '.join(wanted)} and no other" if wanted else "none but those of this environment"
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
