"""What a rule is, apart from its code: the entry of the catalogue."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a failed rule costs the advertiser, worst first."""

    CRITICAL = "critical"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst; sorts findings and compares with `--fail-on`."""
        return list(Severity).index(self)

    def at_least(self, other: "Severity") -> bool:
        """Whether this is as bad as `other` or worse."""
        return self.rank <= other.rank


class Verdict(StrEnum):
    """The four verdicts. Absence of evidence is `INCONCLUSIVE`, never `PASS`."""

    PASS = "pass"  # noqa: S105 - a verdict
    FAIL = "fail"
    INCONCLUSIVE = "inconclusive"
    NOT_APPLICABLE = "not_applicable"


class Scope(StrEnum):
    """What a rule is judged on."""

    PAGE = "page"
    EVENT = "event"
    STEP = "step"
    SITE = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manual:
    """A rule's manual page, in Markdown: the rule's docstring, taken apart."""

    title: str
    checks: str
    why: str
    fix: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInfo:
    """One row of the catalogue. `code` and `name` are permanent."""

    code: str
    name: str
    severity: Severity
    scope: Scope
    manual: Manual
