"""What a rule found."""

from dataclasses import dataclass

from auditor.model.evidence import CallSite
from auditor.model.journey import Step
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from auditor.model.suppression import Suppression


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place where one rule failed, or could not be judged.

    `state` is "new", "known" (in the baseline) or "suppressed". `path` is a JSON path into the
    payload (`contents[0].price`). `fingerprint` is stable from run to run.
    """

    code: str
    name: str
    severity: Severity
    verdict: Verdict
    run: str
    message: str
    fingerprint: str
    state: str = "new"
    page_url: str = ""
    page_kind: PageKind | None = None
    visit_id: int | None = None
    step: Step | None = None
    event: str = ""
    event_ref: str = ""  # the id of the PixelEvent
    pixel_id: str = ""
    expected: str = ""
    actual: str = ""
    path: str = ""
    fix: str = ""
    called_by: CallSite | None = None
    consequences: tuple[str, ...] = ()  # what else follows from this cause
    suppressed_by: Suppression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleResult:
    """How one rule came out over the whole audit."""

    code: str
    name: str
    severity: Severity
    verdict: Verdict
    reason: str
    elsewhere: Verdict = Verdict.NOT_APPLICABLE  # how it came out where it did not fail
    accepted: bool = False  # each of its failures is suppressed

    @property
    def holds(self) -> bool:
        """Whether it passed, at least wherever its failures are not suppressed."""
        return self.verdict is Verdict.PASS or (self.accepted and self.elsewhere is Verdict.PASS)
