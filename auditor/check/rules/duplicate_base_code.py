"""TT103 duplicate-base-code."""

from itertools import pairwise

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Pages
from auditor.model.event import Install
from auditor.model.page import Page
from auditor.model.rule import Severity

_SDK_SAYS = "duplicate pixel id"  # `[TikTok Pixel] - Duplicate Pixel ID`: pixel.js 2.2.1, May 2026


@rule("TT103", "duplicate-base-code", Severity.WARNING, Pages(routes=False))
def duplicate_base_code(page: Page, context: Context) -> Outcomes:
    """One pixel is loaded more than once on a page.

    Counted by the calls of `ttq.load` with one id; where they could not be heard, by the base codes that
    stand in the page as the server sent it. It is an error where the beacons double with it,
    or where TikTok's SDK says "Duplicate Pixel ID". Two different pixels on one page are no
    duplicates.

    ## Why it costs the advertiser
    Two installations of one pixel sooner or later send everything twice, and the one that is edited
    is not always the one that fires.

    ## How to fix it
    Keep one: the theme's, the app's or the tag manager's. Remove the base code from the others.

    ## Example
    Before: the snippet in the theme's `<head>`, and the same id in a tag manager's tag.

    After: the tag manager's tag alone.
    """
    installs = context.installs_on(page)
    if not installs:
        yield not_applicable("no pixel on this page")
        return
    said = next((line for line in context.console_on(page) if _SDK_SAYS in line.text.casefold()), None)
    several = [(install, times) for install in installs if (times := _times(install)) > 1]
    for install, times in several:
        doubled = _views_doubled(install, page, context)
        yield failed(
            f"The pixel {install.pixel_id} is loaded {times} times on this page"
            + (", and its page views are sent more than once." if doubled else "."),
            severity=Severity.ERROR if doubled or said is not None else None,
            expected="ttq.load once for each pixel",
            actual=f"{times} times" + (f"; the SDK says: {said.text[:120]}" if said is not None else ""),
            pixel_id=install.pixel_id,
        )
    if said is not None and not several:
        yield failed(
            "TikTok's SDK says that one pixel is loaded twice on this page.",
            severity=Severity.ERROR,
            expected="ttq.load once for each pixel",
            actual=said.text[:120],
        )
    if said is None and not several:
        uncounted = all(install.loads is None for install in installs)
        yield inconclusive("the page's ttq.load calls could not be counted") if uncounted else passed()


def _times(install: Install) -> int:
    """How often a pixel is loaded: by its calls, and where those were not counted by the page's snippets."""
    return install.snippets if install.loads is None else install.loads


def _views_doubled(install: Install, page: Page, context: Context) -> bool:
    """Whether the view of one address was sent twice on end; to come back to an address is another view."""
    urls = [
        event.page_url
        for event in context.events_on(page)
        if event.pixel_id == install.pixel_id and event.name == context.standard.pageview
    ]
    return any(one == other for one, other in pairwise(urls))
