"""TT117 environments-mixed."""

from collections.abc import Iterator

from auditor.check.addresses import netloc_of
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Runs
from auditor.model.declared import Environment
from auditor.model.page import Page
from auditor.model.rule import Severity


@rule("TT117", "environments-mixed", Severity.WARNING, Runs())
def environments_mixed(run: str, context: Context) -> Outcomes:
    """A pixel of one environment fires in another.

    The configuration names environments, each with its hosts and its pixels, and a pixel that belongs
    to one of them alone runs on a host of another: production's on staging, or staging's in production.
    A pixel that both name, hosts that none names and pixels that none names are not judged.

    ## Why it costs the advertiser
    The team's test orders land in the production pixel as purchases: return on ad spend and bidding
    follow orders that nobody made. The other way round real buyers are reported to a pixel that no
    campaign uses, and the campaigns see none.

    ## How to fix it
    Take the pixel's id from the environment's own settings (a variable of the deployment, the theme's
    settings, an environment of the tag manager) rather than from the code that is copied from one to
    the other.

    ## Example
    Before, on staging and in production alike:

        ttq.load('PRODUCTION_PIXEL_ID');

    After:

        ttq.load(window.shopSettings.tiktokPixelId);
    """
    if not context.expect.environments:
        yield not_applicable("the configuration names no environments")
        return
    placed = list(_placed(run, context))
    if not placed:
        yield not_applicable("no pixel of the named environments ran on one of their hosts")
        return
    strays: dict[tuple[str, str], list[Page]] = {}
    for page, here, pixel in placed:
        if pixel not in here.pixels:
            strays.setdefault((here.name, pixel), []).append(page)
    for (here_name, pixel), pages in strays.items():
        home = context.expect.homes_of(pixel)[0].name
        yield failed(
            f"The pixel {pixel} belongs to {home}, and it runs on a host of {here_name}.",
            expected=f"pixels of {here_name} alone",
            actual=f"{pixel} on {len(pages)} page{'' if len(pages) == 1 else 's'}",
            page=pages[0],
            pixel_id=pixel,
        )
    if not strays:
        yield passed()


def _placed(run: str, context: Context) -> Iterator[tuple[Page, Environment, str]]:
    """Each page of an environment's host with each pixel on it that belongs to an environment."""
    for page in context.facts.pages:
        here = context.expect.environment_of(netloc_of(page.url))
        if page.visit.run != run or here is None:
            continue
        for pixel in context.pixels_on(page):
            if context.expect.homes_of(pixel):
                yield page, here, pixel
