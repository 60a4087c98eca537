"""TT106 pixel-id-differs-between-pages."""

from collections.abc import Mapping

from auditor.check.context import Context
from auditor.check.doubt import absence_doubt
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Runs
from auditor.model.page import Page
from auditor.model.rule import Severity

_START = "the start page"


@rule("TT106", "pixel-id-differs-between-pages", Severity.ERROR, Runs())
def pixel_id_differs_between_pages(run: str, context: Context) -> Outcomes:
    """The steps of one visitor's journey share no pixel.

    The pixels of each step are compared, whatever page, frame or worker they run in. One pixel that is
    there from the start to the last step is enough; further ones may come and go. Pages without any
    pixel are TT101's. Where pixels are configured, TT105 holds each page against them, and nothing is
    judged here.

    ## Why it costs the advertiser
    TikTok sees two halves of two funnels: one pixel has the visitors who looked, another those who
    bought. Neither can leave buyers out, and no campaign learns from both.

    ## How to fix it
    Load the same pixel on every page, the checkout included. A shop system's checkout often has a
    field of its own for the id.

    ## Example
    Before: the theme loads `C4A1B2C3D4E5F6G7H8I0`, the checkout `D4A1B2C3D4E5F6G7H8IG`.

    After: both load `C4A1B2C3D4E5F6G7H8I0`.
    """
    if context.expect.every_pixel:
        yield not_applicable("pixels are configured: TT105 holds each page against them")
        return
    steps = _steps(run, context)
    if len(steps) < 2:  # noqa: PLR2004 - it takes two to differ
        yield not_applicable("the journey has a pixel on fewer than two of its steps")
        return
    told = {name: _pixels(pages, context) for name, pages in steps.items()}
    if _parting(told) is None:
        yield passed()
        return
    sure = {
        name: pixels
        for name, pixels in told.items()
        if not any(absence_doubt(page, context) for page in steps[name])
    }
    parting = _parting(sure)
    if parting is None:
        yield inconclusive("a pixel may have been missed on a page whose watch did not end well")
        return
    yield failed(
        "The steps of the journey share no pixel: TikTok cannot tell that one visitor took them.",
        expected="one pixel from the first page to the last",
        actual="; ".join(f"{name}: {', '.join(sorted(pixels))}" for name, pixels in told.items()),
        page=steps[parting][0],
    )


def _steps(run: str, context: Context) -> dict[str, list[Page]]:
    """The pages with a pixel of a run's start and of each of its steps, in their order."""
    found: dict[str, list[Page]] = {}
    own = [page for page in context.facts.pages if page.visit.run == run]
    for page in own:
        name = page.step.value if page.step is not None else _START if page is own[0] else ""
        if name and context.pixels_on(page):
            found.setdefault(name, []).append(page)
    return found


def _pixels(pages: list[Page], context: Context) -> set[str]:
    return {pixel for page in pages for pixel in context.pixels_on(page)}


def _parting(told: Mapping[str, set[str]]) -> str | None:
    """The first step that leaves those before it no pixel in common, None where one is on all of them."""
    common: set[str] | None = None
    for name, pixels in told.items():
        common = pixels if common is None else common & pixels
        if not common:
            return name
    return None
