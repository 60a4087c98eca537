from dataclasses import replace

from auditor.model.finding import Finding
from auditor.model.rule import Severity, Verdict
from auditor.report.view.problems import MAX_CASES, MAX_SPOTS, Problem, doubts, problems, title_of
from tests.report import sample


def of(*findings: Finding) -> tuple[Problem, ...]:
    return problems(replace(sample.result(), findings=findings), {"5": "event-5"})


def test_findings_of_a_rule_are_one_problem_worst_first() -> None:
    found = problems(sample.result(), {})
    assert [problem.code for problem in found] == ["TT302", "TT306", "TT207", "TT210", "TT601"]
    assert [problem.count for problem in found] == [3, 3, 1, 1, 1]
    assert [problem.pages for problem in found] == [3, 3, 1, 1, 1]


def test_the_same_on_three_pages_is_one_case() -> None:
    case = problems(sample.result(), {})[0].first
    assert [spot.place.address for spot in case.spots] == [
        "/products/paper-lantern?variant=40412",
        "/products/linen-throw",
        "/products/brass-hook",
    ]
    assert not case.varied


def test_what_differs_in_values_alone_is_one_case_with_each_page_s_values() -> None:
    (problem,) = of(
        sample.finding("TT306", 3, "“49,00 €” is no number", actual="`49,00 €`"),
        sample.finding("TT306", 6, "“89,00 €” is no number", actual="`89,00 €`"),
    )
    assert len(problem.cases) == 1
    assert problem.first.varied
    assert [spot.actual for spot in problem.first.spots] == ["`49,00 €`", "`89,00 €`"]
    assert [spot.message for spot in problem.first.spots] == ["", "“89,00 €” is no number"]


def test_what_differs_in_words_is_two_cases() -> None:
    (problem,) = of(sample.finding("TT306", 3, "a letter"), sample.finding("TT306", 6, "a currency sign"))
    assert [case.message for case in problem.cases] == ["a letter", "a currency sign"]


def test_the_fix_is_told_once_where_it_is_the_same() -> None:
    same = of(sample.finding("TT306", 3, "a", fix="do"), sample.finding("TT306", 6, "b", fix="do"))
    apart = of(sample.finding("TT306", 3, "a", fix="do"), sample.finding("TT306", 6, "b", fix="do not"))
    assert [same[0].fix, apart[0].fix] == ["do", ""]


def test_a_problem_is_as_bad_as_its_worst_new_finding() -> None:
    note = replace(sample.finding("TT401", 3, "a"), severity=Severity.INFO)
    known = replace(sample.finding("TT401", 6, "b"), state="known")
    (problem,) = of(note, known)
    assert problem.severity is Severity.INFO
    assert problem.fresh
    assert problem.first.message == "a"


def test_what_is_known_comes_last() -> None:
    known = replace(sample.finding("TT501", 3, "a"), state="known")
    found = of(known, sample.finding("TT601", 4, "b"))
    assert [(problem.code, problem.fresh) for problem in found] == [("TT601", True), ("TT501", False)]


def test_what_could_not_be_judged_is_no_problem_but_a_doubt() -> None:
    doubt = replace(sample.finding("TT401", 3, "a"), verdict=Verdict.INCONCLUSIVE)
    assert of(doubt) == ()
    assert set(doubts(replace(sample.result(), findings=(doubt,)), {})) == {"TT401"}


def test_the_evidence_is_the_event_with_its_place_marked() -> None:
    (problem,) = of(sample.finding("TT306", 3, "a", event_ref="5", path="value"))
    assert "this is what is wrong" in (problem.first.evidence or "")
    assert problem.first.event_anchor == "event-5"


def test_a_finding_without_its_event_has_no_evidence() -> None:
    (problem,) = of(sample.finding("TT306", 3, "a", event_ref="gone", path="value"))
    assert problem.first.evidence is None
    assert problem.first.event_anchor == ""


def test_what_is_left_out_is_counted() -> None:
    pages = [
        replace(sample.finding("TT306", 3, "a"), page_url=f"{sample.SITE}{n}") for n in range(MAX_SPOTS + 7)
    ]
    words = [sample.finding("TT302", 3, "x" * (n + 1)) for n in range(MAX_CASES + 3)]
    spots, cases = sorted(of(*pages, *words), key=lambda problem: len(problem.cases))
    assert (len(spots.first.spots), spots.first.more_spots) == (MAX_SPOTS, 7)
    assert (len(cases.cases), cases.more_cases) == (MAX_CASES, 3)


def test_a_page_of_two_runs_is_one_page() -> None:
    found = sample.finding("TT306", 3, "a")
    (problem,) = of(replace(found, run="accept"), replace(found, run="reject"))
    assert (problem.pages, problem.count) == (1, 2)


def test_an_unknown_rule_is_named_by_its_name() -> None:
    assert title_of("TT999", "from-the-future", {}) == "From the future"
    assert title_of("TT999", "", {}) == "TT999"


def test_an_event_that_carries_nothing_is_no_evidence() -> None:
    (problem,) = of(sample.finding("TT501", 1, "a", event_ref="1"))
    assert problem.first.evidence is None
