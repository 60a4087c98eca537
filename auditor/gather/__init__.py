"""The browser, the sinkhole and the journey: evidence, seen and saved. Playwright lives here alone."""

from auditor.gather.gathering import gather

__all__ = ["gather"]
