"""What findings say of the thing at hand, in short: their codes, and the worst of their severities."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from auditor.model.finding import Finding
from auditor.model.rule import Severity, Verdict

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Flags:
    """The codes of failed rules, each once, in the findings' order; `worst` is None where there are none."""

    codes: tuple[str, ...] = ()
    worst: Severity | None = None

    def __or__(self, other: "Flags") -> "Flags":
        """Both together."""
        severities = [severity for severity in (self.worst, other.worst) if severity is not None]
        return Flags(
            tuple(dict.fromkeys((*self.codes, *other.codes))),
            min(severities, key=lambda severity: severity.rank, default=None),
        )


NONE = Flags()


def flags_by(findings: Iterable[Finding], key: Callable[[Finding], K | None]) -> Mapping[K, Flags]:
    """The failed findings by what `key` says that they are of (None: of nothing)."""
    found: dict[K, Flags] = {}
    for finding in findings:
        of = key(finding)
        if finding.verdict is Verdict.FAIL and of is not None:
            found[of] = found.get(of, NONE) | Flags((finding.code,), finding.severity)
    return found
