"""Where a subject lies."""

from dataclasses import dataclass

from auditor.model.event import PixelEvent
from auditor.model.journey import Step
from auditor.model.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a subject lies: in which run, on which pages, in which step.

    `at` is the page that a finding names, one of `pages`.
    """

    run: str
    pages: tuple[Page, ...] = ()
    at: Page | None = None
    step: Step | None = None
    event: PixelEvent | None = None
