"""What TikTok's SDK checks on every event, though the catalogue's rules are about events of products.

What its console calls invalid, a rule of ours fails: on other events as information, since no catalogue and no
bid reads the parameter there. Titles and their triggers: pixel.js 2.2.1, May 2026.
"""

from collections.abc import Callable

from auditor.check.subjects import commerce
from auditor.model.event import PixelEvent
from auditor.model.rule import Severity


def checked(*parameters: str) -> Callable[[PixelEvent], bool]:
    """The events of products, and all others that carry one of these parameters."""

    def wanted(event: PixelEvent) -> bool:
        return commerce(event) or any(name in event.parameters for name in parameters)

    return wanted


def severity_on(event: PixelEvent, usual: Severity | None = None) -> Severity | None:
    """How bad a failure is on an event, where on one of products it is `usual` (None: as the rule says)."""
    return usual if commerce(event) else Severity.INFO
