"""What the configuration suppresses: told with its reasons, and apart from what counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.model.finding import Finding
from auditor.model.result import AuditResult
from auditor.model.rule import Verdict
from auditor.model.suppression import Suppression, SuppressionState, SuppressionUse
from auditor.report import words
from auditor.report.view.problems import Problem, catalogue, gathered, title_of

MAX_ROWS = 100
"""Suppressions that are shown; `report.json` has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A suppression. `terms` says what it is about and until when, `tag` what is odd about it in a word.

    `problem` holds the findings that it keeps from counting, None where there are none.
    """

    code: str
    title: str
    reason: str
    terms: str
    tag: str
    warning: str
    problem: Problem | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """Every suppression of the configuration, in its order, and how many findings they keep from counting."""

    rows: tuple[Row, ...]
    more_rows: int
    findings: int


def counted(result: AuditResult) -> AuditResult:
    """The result without what is suppressed: what the other sections are made of."""
    if not any(map(_is_suppressed, result.findings)):
        return result
    return replace(
        result, findings=tuple(finding for finding in result.findings if not _is_suppressed(finding))
    )


def suppressed(result: AuditResult, anchors: Mapping[str, str]) -> Suppressed:
    """What is suppressed in a result. `anchors` is where each listed event stands."""
    held = [finding for finding in result.findings if _is_suppressed(finding)]
    shown = result.suppressions[:MAX_ROWS]
    return Suppressed(
        rows=tuple(_row(use, held, result, anchors) for use in shown),
        more_rows=len(result.suppressions) - len(shown),
        findings=len(held),
    )


def _is_suppressed(finding: Finding) -> bool:
    return finding.verdict is Verdict.FAIL and finding.state == "suppressed"


def _row(
    use: SuppressionUse, held: Iterable[Finding], result: AuditResult, anchors: Mapping[str, str]
) -> Row:
    entry = use.suppression
    own = [finding for finding in held if finding.suppressed_by == entry]
    return Row(
        code=entry.code,
        title=title_of(entry.code, "", catalogue(result)),
        reason=entry.reason,
        terms=_terms(entry, own),
        tag="" if use.state is SuppressionState.USED else use.state.value,
        warning=use.warning,
        problem=next(iter(gathered(result, own, anchors)), None),
    )


def _terms(entry: Suppression, own: Sequence[Finding]) -> str:
    said = [*entry.narrowed] or ["everywhere"]
    if entry.expires is not None:
        said.append(f"up to {entry.expires.day} {entry.expires:%B} {entry.expires.year}")
    if own:
        said.append(words.count(len(own), "finding"))
    text = ", ".join(said)
    return f"{text[:1].upper()}{text[1:]}"
