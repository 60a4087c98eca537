"""The browser, the sinkhole and the journey: evidence, seen and saved. Playwright lives here alone."""

from auditor.gather.gathering import gather
from auditor.gather.recording.recording import record

__all__ = ["gather", "record"]
