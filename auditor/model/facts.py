"""All that the rules are given: pure data, decoded from the evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain

from auditor.model.declared import Declared
from auditor.model.event import Install, PixelEvent
from auditor.model.evidence import Capture, ConsoleLine, Evidence, PixelCall, Request
from auditor.model.journey import ConsentChoice, ConsentRecord, Run, StepOutcome, Until
from auditor.model.page import Page
from auditor.model.refusal import Refusal
from auditor.model.standard import Standard


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectations(Declared):
    """What the user said should be: the plan's part that the rules judge by.

    `pixels` are those of every page for which no other list is declared.
    """

    until: Until = Until.CHECKOUT
    pixels: tuple[str, ...] = ()
    confirmation_given: bool = False

    def pixels_on(self, url: str) -> tuple[str, ...]:
        """The pixels that a page must load, and no other; none where nobody said."""
        return next((entry.ids for entry in self.page_pixels if entry.holds_on(url)), self.pixels)

    @property
    def every_pixel(self) -> tuple[str, ...]:
        """All pixels that belong on some page, each once."""
        return tuple(dict.fromkeys((*self.pixels, *chain(*(entry.ids for entry in self.page_pixels)))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One audit, decoded."""

    site: str
    standard: Standard
    expect: Expectations
    capture: Capture
    pages: tuple[Page, ...] = ()
    events: tuple[PixelEvent, ...] = ()  # in the order of their own time
    installs: tuple[Install, ...] = ()
    calls: tuple[PixelCall, ...] = ()
    unsent: tuple[PixelCall, ...] = ()  # `track` calls that no beacon answers
    lost: tuple[PixelCall, ...] = ()  # those of which the page was left at once
    requests: tuple[Request, ...] = ()
    console: tuple[ConsoleLine, ...] = ()
    steps: tuple[StepOutcome, ...] = ()
    consent: tuple[ConsentRecord, ...] = ()
    notes: tuple[str, ...] = ()
    evidence: Evidence | None = None
    advice: Mapping[str, str] = field(default_factory=dict)  # rule code -> fix on the recognised platform
    parked: frozenset[str] = frozenset()  # pixels whose base code waits in the HTML for a consent tool
    refusals: tuple[Refusal, ...] = ()  # what the browser refused of the vendor's, by its console
    server_events: str = "unknown"  # what is known of server events: "unknown", "likely", "declared", "seen"

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs that were asked for, made or not."""
        both = self.capture.settings.get("consent") == ConsentChoice.COMPARE
        return Run.of(ConsentChoice.COMPARE if both else ConsentChoice.ACCEPT)
