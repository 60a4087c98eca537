"""The sample audit under a full configuration.

Of its suppressions one is in use, one has expired, and nothing needs the third.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from auditor.model.declared import Declared, Environment, PagePixels
from auditor.model.finding import Finding
from auditor.model.patterns import PagePattern
from auditor.model.result import AuditResult
from auditor.model.rule import Severity
from auditor.model.suppression import Suppression, SuppressionState, SuppressionUse
from tests.report import sample

USED = Suppression(
    code="TT302",
    reason="The template is replaced in the relaunch (SHOP-812).",
    pages=(PagePattern("/products/linen-throw"), PagePattern("/products/brass-*")),
    event="ViewContent",
    expires=date(2027, 1, 31),
)
EXPIRED = Suppression(code="TT207", reason="The app's vendor is on it.", expires=date(2026, 10, 1))
UNUSED = Suppression(code="TT101", reason="Static pages have no pixel.", pages=(PagePattern("/press/*"),))
USES = (
    SuppressionUse(suppression=USED, state=SuppressionState.USED, findings=2),
    SuppressionUse(
        suppression=EXPIRED,
        state=SuppressionState.EXPIRED,
        findings=1,
        warning="The suppression of TT207 expired on 2026-10-01, and its finding counts again.",
    ),
    SuppressionUse(
        suppression=UNUSED,
        state=SuppressionState.UNUSED,
        findings=0,
        warning="The suppression of TT101 on /press/* was not used: no page that was looked at fits it.",
    ),
)


DECLARED = Declared(
    server_only=frozenset({"Purchase"}),
    server_events=True,
    page_pixels=(PagePixels(pages=(PagePattern("/de/*"), PagePattern("/at/*")), ids=("GERMAN",)),),
    environments=(
        Environment(name="production", hosts=("shop.example",), pixels=(sample.PIXEL,)),
        Environment(name="staging", hosts=("*.stage.example",), pixels=("TEST",)),
    ),
    catalog_ads=True,
    monthly_spend=Decimal("6000.5"),
)


def _weighed(finding: Finding) -> Finding:
    if finding.code == USED.code and finding.visit_id != 3:
        return replace(finding, state="suppressed", suppressed_by=USED)
    return replace(finding, severity=Severity.WARNING) if finding.code == "TT207" else finding


def result() -> AuditResult:
    """Two of three findings of TT302 are suppressed, and TT207 was made a warning."""
    whole = sample.result()
    return replace(
        whole,
        findings=tuple(map(_weighed, whole.findings)),
        declared=DECLARED,
        suppressions=USES,
        severities={"TT207": Severity.WARNING},
        notes=(*whole.notes, *(use.warning for use in USES if use.warning)),
    )


def clean() -> AuditResult:
    """Nothing but what is suppressed is wrong."""
    whole = result()
    held = tuple(finding for finding in whole.findings if finding.state == "suppressed")
    return replace(whole, findings=held, verdict="pass", exit_code=0)
