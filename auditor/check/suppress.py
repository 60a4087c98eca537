"""Failures that the configuration accepts: they stay findings, and count for nothing.

Only failures can be accepted. What could not be judged stays untold by any configuration, so that no
suppression makes a pass of what was not seen.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from auditor.model.finding import Finding, RuleResult
from auditor.model.page import Page
from auditor.model.rule import Verdict
from auditor.model.suppression import Suppression, SuppressionState, SuppressionUse

SUPPRESSED = "suppressed"  # the state of such a finding


class Suppressing:
    """The suppressions of a configuration on the day of an audit, None where that is unknown.

    One holds up to and with its last day; where the day is unknown, only those hold that have none.
    """

    def __init__(self, entries: Sequence[Suppression], day: date | None) -> None:
        self.entries = entries
        self.day = day
        self._of_rule: dict[str, list[Suppression]] = {}
        for entry in entries:
            if not self.has_expired(entry):
                self._of_rule.setdefault(entry.code, []).append(entry)

    def has_expired(self, entry: Suppression) -> bool:
        """Whether a suppression holds no longer."""
        return entry.expires is not None and (self.day is None or entry.expires < self.day)

    def concerns(self, code: str) -> bool:
        """Whether any suppression that holds is about a rule."""
        return code in self._of_rule

    def holding(self, code: str, *, url: str, event: str, pixel: str) -> Suppression | None:
        """The first suppression that holds for a failure of a rule, None where there is none."""
        entries = self._of_rule.get(code, ())
        return next((entry for entry in entries if is_about(entry, url=url, event=event, pixel=pixel)), None)

    def uses(
        self, findings: Iterable[Finding], rules: Iterable[RuleResult], pages: Sequence[Page]
    ) -> Iterator[SuppressionUse]:
        """What became of each suppression, in their order."""
        failed = [finding for finding in findings if finding.verdict is Verdict.FAIL]
        verdicts = {rule.code: rule.verdict for rule in rules}
        for entry in self.entries:
            about = [finding for finding in failed if _fits(entry, finding)]
            if self.has_expired(entry):
                state = SuppressionState.EXPIRED
                warning = _expired(entry, len(about))
            elif about:
                state, warning = SuppressionState.USED, ""
            else:
                state = SuppressionState.UNUSED
                warning = _unused(entry, verdicts.get(entry.code, Verdict.NOT_APPLICABLE), pages)
            yield SuppressionUse(suppression=entry, state=state, findings=len(about), warning=warning)


NOTHING_SUPPRESSED = Suppressing((), None)


def day_of(started_at: float) -> date | None:
    """The day of a time in seconds since the epoch (UTC), None where no calendar has it."""
    try:
        return datetime.fromtimestamp(started_at, UTC).date()
    except (OverflowError, ValueError, OSError):
        return None


def is_about(entry: Suppression, *, url: str, event: str, pixel: str) -> bool:
    """Whether a suppression is about a failure of its rule at this place."""
    return (
        (not entry.event or entry.event == event)
        and (not entry.pixel or entry.pixel == pixel)
        and (not entry.pages or any(pattern.fits(url) for pattern in entry.pages))
    )


def marked(rules: Iterable[RuleResult], findings: Iterable[Finding]) -> Iterator[RuleResult]:
    """The rules' results, whose reasons tell how many of their failures are suppressed.

    The verdicts stay: what was accepted has failed all the same.
    """
    failed = [finding for finding in findings if finding.verdict is Verdict.FAIL]
    total = Counter(finding.code for finding in failed)
    held = Counter(finding.code for finding in failed if finding.state == SUPPRESSED)
    for rule in rules:
        number = held[rule.code]
        if not number:
            yield rule
            continue
        whole = number == total[rule.code]
        part = "" if whole else f"{number} of {total[rule.code]} findings "
        yield replace(rule, reason=f"{rule.reason}; {part}suppressed by the configuration", accepted=whole)


def _fits(entry: Suppression, finding: Finding) -> bool:
    return entry.code == finding.code and is_about(
        entry, url=finding.page_url, event=finding.event, pixel=finding.pixel_id
    )


def _expired(entry: Suppression, about: int) -> str:
    left = (
        "what it was about is gone: remove it"
        if not about
        else "its finding counts again"
        if about == 1
        else f"its {about} findings count again"
    )
    return f"The suppression of {entry.named} expired on {entry.expires}, and {left}."


_WHY_UNUSED: Mapping[Verdict, str] = {
    Verdict.PASS: "nothing of it fails any more: remove it",
    Verdict.FAIL: "the rule fails elsewhere",
    Verdict.INCONCLUSIVE: "the rule could not be judged",
    Verdict.NOT_APPLICABLE: "there was nothing for the rule to judge",
}


def _unused(entry: Suppression, verdict: Verdict, pages: Sequence[Page]) -> str:
    seen = not entry.pages or any(pattern.fits(page.url) for pattern in entry.pages for page in pages)
    why = _WHY_UNUSED[verdict] if seen else "no page that was looked at fits it"
    return f"The suppression of {entry.named} was not used: {why}."
