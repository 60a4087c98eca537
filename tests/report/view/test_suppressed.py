from dataclasses import replace

import pytest

from auditor.model.rule import Verdict
from auditor.report.view import view
from auditor.report.view.suppressed import MAX_ROWS, counted, suppressed
from auditor.report.view.verdict import headline
from tests.report import accepted, sample


def test_each_suppression_is_told_with_its_reason_its_terms_and_what_it_is_about() -> None:
    seen = suppressed(accepted.result(), {})
    assert seen.findings == 2
    used, expired, unused = seen.rows
    assert used.title == "An event carries a product id that is no id"
    assert used.reason == accepted.USED.reason
    assert used.terms == (
        "On /products/linen-throw or /products/brass-*, for the event ViewContent, up to 31 January 2027, "
        "2 findings"
    )
    assert used.problem is not None
    assert [spot.place.address for spot in used.problem.first.spots] == [
        "/products/linen-throw",
        "/products/brass-hook",
    ]
    assert (used.tag, expired.tag, unused.tag) == ("", "expired", "unused")
    assert (used.warning, expired.problem, unused.problem) == ("", None, None)
    assert expired.terms == "Everywhere, up to 1 October 2026"
    assert "no page that was looked at" in unused.warning


def test_what_is_suppressed_is_in_no_other_section() -> None:
    page = view(accepted.result())
    problem = next(problem for problem in page.problems if problem.code == "TT302")
    assert (problem.count, problem.pages) == (1, 1)
    flagged = {
        row.place.address
        for block in page.matrix.blocks
        for row in block.rows
        for cell in row.cells
        if row.place is not None and "TT302" in cell.flags.codes
    }
    assert flagged == {"/products/paper-lantern?variant=40412"}
    clean = view(accepted.clean())
    assert clean.problems == ()
    assert clean.fix_first == ()
    assert clean.titles == {}


def test_a_result_without_suppressions_is_the_same() -> None:
    whole = sample.result()
    assert counted(whole) is whole
    assert view(whole).suppressed.rows == ()


def test_a_doubt_stays_whatever_its_state() -> None:
    doubt = replace(sample.findings()[0], verdict=Verdict.INCONCLUSIVE, state="suppressed")
    assert counted(replace(sample.result(), findings=(doubt,))).findings == (doubt,)


@pytest.mark.parametrize("number", [MAX_ROWS, MAX_ROWS + 3])
def test_no_more_are_shown_than_can_be_read(number: int) -> None:
    seen = suppressed(replace(sample.result(), suppressions=accepted.USES[1:2] * number), {})
    assert (len(seen.rows), seen.more_rows) == (MAX_ROWS, number - MAX_ROWS)


def test_the_verdict_says_that_something_is_suppressed() -> None:
    whole = accepted.clean()
    said = headline(whole, view(whole).problems)
    assert (said.known, said.suppressed) == (0, 2)
    assert said.sentence == (
        "What was looked at is in order, but for what the configuration suppresses: 2 checks passed."
    )
    untold = replace(whole, rules=())
    assert "confirmed" in headline(untold, ()).sentence
    assert "but for what the configuration suppresses" in headline(untold, ()).sentence
