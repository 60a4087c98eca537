from dataclasses import replace

import pytest

from auditor.model.result import AuditResult
from auditor.model.rule import Severity, Verdict
from auditor.report.view.problems import problems
from auditor.report.view.verdict import Headline, fix_first, headline
from tests.report import sample


def of(result: AuditResult) -> Headline:
    return headline(result, problems(result, {}))


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (sample.result(), "The audit found 4 errors and 1 note."),
        (sample.healthy(), "What was looked at is in order: 7 checks passed."),
        (
            sample.incomplete(),
            "The audit could not look at everything that was asked for. In what was seen it found 4 errors and 1 note.",
        ),
        (
            sample.empty(),
            "The audit could not look at what was asked for; it judged nothing.",
        ),
        (
            replace(sample.empty(), verdict="pass", exit_code=0),
            "Nothing that was looked at is wrong, and nothing could be confirmed either.",
        ),
        (
            replace(sample.healthy(), verdict="fail", exit_code=1, unmet=("TT204",)),
            "TT204 was required to pass and did not.",
        ),
        (
            replace(sample.healthy(), verdict="fail", exit_code=1, unmet=("TT204", "TT302")),
            "TT204 and TT302 were required to pass and did not.",
        ),
    ],
)
def test_the_verdict_in_a_sentence(result: AuditResult, sentence: str) -> None:
    assert of(result).sentence == sentence


def test_problems_and_findings_are_counted_by_severity() -> None:
    counts = {count.severity: (count.problems, count.findings) for count in of(sample.result()).counts}
    assert counts == {
        Severity.CRITICAL: (0, 0),
        Severity.ERROR: (4, 8),
        Severity.WARNING: (0, 0),
        Severity.INFO: (1, 1),
    }


def test_checks_are_counted_by_how_they_came_out() -> None:
    assert (of(sample.result()).passed, of(sample.result()).undecided) == (2, 1)


def test_what_is_known_is_counted_apart() -> None:
    known = tuple(replace(finding, state="known") for finding in sample.findings())
    said = of(replace(sample.result(), findings=known, verdict="pass"))
    assert said.known == 9
    assert not any(count.problems for count in said.counts)


def test_a_pass_tells_of_warnings() -> None:
    warning = replace(sample.finding("TT306", 3, "a"), severity=Severity.WARNING)
    said = of(replace(sample.result(), findings=(warning,), verdict="pass"))
    assert said.sentence.endswith("passed. It also found 1 warning: below what this audit fails on.")


def test_three_things_are_first_and_notes_never() -> None:
    found = problems(sample.result(), {})
    assert [problem.code for problem in fix_first(found)] == ["TT302", "TT306", "TT207"]
    notes = replace(sample.result(), findings=(sample.finding("TT601", 4, "a"),))
    assert fix_first(problems(notes, {})) == ()


def test_what_is_known_is_not_among_the_first() -> None:
    known = replace(sample.finding("TT302", 3, "a"), state="known")
    found = problems(replace(sample.result(), findings=(known, sample.finding("TT306", 3, "b"))), {})
    assert [problem.code for problem in fix_first(found)] == ["TT306"]


def test_a_doubt_is_never_a_failure() -> None:
    doubt = replace(sample.finding("TT302", 3, "a"), verdict=Verdict.INCONCLUSIVE)
    assert not any(count.problems for count in of(replace(sample.result(), findings=(doubt,))).counts)
