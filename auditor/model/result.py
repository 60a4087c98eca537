"""The result of an audit: what every report is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.model.declared import Declared
from auditor.model.event import ConsentPhase, Install, PixelEvent
from auditor.model.evidence import Capture, Cookie, PixelCall
from auditor.model.finding import Finding, RuleResult
from auditor.model.journey import ConsentRecord, Step, StepOutcome
from auditor.model.jsonvalue import JsonValue
from auditor.model.page import Page
from auditor.model.readiness import Readiness
from auditor.model.rule import RuleInfo, Severity
from auditor.model.suppression import SuppressionUse


@dataclass(frozen=True, slots=True, kw_only=True)
class PixelSummary:
    """One pixel over the whole audit."""

    id: str
    installed_by: str
    partner: str
    pages: int
    events: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyStep:
    """A step with what it should have fired and what fired.

    `consent` is where the banner stood at its end. Of a visitor who had refused nothing is expected, nor is
    an event that the server alone sends.
    """

    outcome: StepOutcome
    expected: tuple[str, ...]
    fired: tuple[str, ...]
    consent: ConsentPhase = ConsentPhase.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformGuess:
    """Which shop system it is, and how sure that is (0 to 1).

    `name` is "custom" where none is recognised, for `reason`, and None where no page was seen to tell by.
    `marks` are what it was recognised by. `tested` tells whether the auditor has shopped in a real store
    of that system; None where none is recognised.
    """

    name: str | None = None
    confidence: float = 0.0
    server_events: str = "unknown"
    marks: tuple[str, ...] = ()
    tested: bool | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditResult:
    """Everything that a report shows; `exit_code` and `verdict` follow the contract."""

    tool_version: str
    site: str
    started_at: float
    finished_at: float
    verdict: str  # "pass", "fail", "incomplete"
    exit_code: int
    settings: Mapping[str, JsonValue]
    capture: Capture
    platform: PlatformGuess
    pixels: tuple[PixelSummary, ...]
    journey: tuple[JourneyStep, ...]
    pages: tuple[Page, ...]
    events: tuple[PixelEvent, ...]
    calls: tuple[PixelCall, ...]
    rules: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]
    catalogue: tuple[RuleInfo, ...]
    consent: tuple[ConsentRecord, ...] = ()
    incomplete: tuple[str, ...] = ()  # why it is not whole, one sentence each
    notes: tuple[str, ...] = ()
    screenshots: Mapping[str, bytes] = field(default_factory=dict)  # file name -> image
    asked_steps: tuple[Step, ...] = ()
    installs: tuple[Install, ...] = ()  # which pixel stood on which page, events or none
    readiness: Readiness = field(default_factory=Readiness)  # what an advertiser can do with the pixel
    visitor_cookies: tuple[Cookie, ...] | None = None  # those by which the vendor knows a visitor, as kept
    declared: Declared = field(default_factory=Declared)  # what the site's owner says of it
    suppressions: tuple[SuppressionUse, ...] = ()  # in the configuration's order
    severities: Mapping[str, Severity] = field(default_factory=dict)  # those that the configuration changes
    unmet: tuple[str, ...] = ()  # the codes of the rules that were required to pass, and did not
