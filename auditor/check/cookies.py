"""The cookie in which the SDK recognises a visitor, and when it came."""

from dataclasses import dataclass

from auditor.check.context import Context
from auditor.model.page import Page


@dataclass(frozen=True, slots=True)
class VisitorCookie:
    """One of the SDK's cookies in one run: where it was first seen, and when (seconds since the epoch)."""

    name: str
    page: Page
    first_seen: float


def visitor_cookies(run: str, context: Context) -> list[VisitorCookie]:
    """The SDK's cookies of a run, each by the first visit that had it, in the order in which they came.

    Where a visit does not tell when it was first seen to have a cookie, its end counts.
    """
    if context.facts.evidence is None:
        return []
    found: dict[tuple[str, str, str], VisitorCookie] = {}
    for cookie in context.facts.evidence.cookies:
        page = context.page(cookie.visit_id)
        if page is None or page.visit.run != run or cookie.name not in context.standard.visitor_cookies:
            continue
        seen = cookie.first_seen if cookie.first_seen is not None else page.visit.ended_at
        key = (cookie.name, cookie.domain, cookie.path)
        if key not in found or seen < found[key].first_seen:
            found[key] = VisitorCookie(cookie.name, page, seen)
    return sorted(found.values(), key=lambda cookie: cookie.first_seen)


def brought_along(context: Context) -> bool:
    """Whether the browser was started with a saved state, whose cookies tell nothing of the shop."""
    return context.facts.capture.settings.get("saved_state") is True
