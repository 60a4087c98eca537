"""Failures that the configuration accepts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.check.engine import Judgement, check
from auditor.check.suppress import Suppressing, day_of, is_about
from auditor.model.facts import Facts
from auditor.model.finding import Finding, RuleResult
from auditor.model.journey import Until
from auditor.model.page import Page, PageKind
from auditor.model.patterns import PagePattern
from auditor.model.plan import Weighing
from auditor.model.rule import Severity, Verdict
from auditor.model.suppression import Suppression, SuppressionState, SuppressionUse
from tests.builders import OTHER_PIXEL, PIXEL, T0, event, facts, install, page, pageview

CODE = "TT101"
DAY = datetime.fromtimestamp(T0, UTC).date()


def suppression(code: str = CODE, *pages: str, **given: Any) -> Suppression:
    return Suppression(code=code, reason="Agreed.", pages=tuple(map(PagePattern, pages)), **given)


def judged(known: Facts, *entries: Suppression, **weighing: Any) -> Judgement:
    return check(known, weighing=Weighing(suppressions=entries, **weighing))


def of(judgement: Judgement, code: str = CODE, state: str = "suppressed") -> list[Finding]:
    return [item for item in judgement.findings if item.code == code and item.state == state]


def result(judgement: Judgement, code: str = CODE) -> RuleResult:
    return next(item for item in judgement.rules if item.code == code)


def use(judgement: Judgement, number: int = 0) -> SuppressionUse:
    return judgement.suppressions[number]


SHOP = page(PageKind.HOME, id=1)
BLOG = page(PageKind.OTHER, id=2, url="https://shop.example/blog/spring")
PRESS = page(PageKind.OTHER, id=3, url="https://shop.example/press")


def bare(*pages: Page) -> Facts:
    """The shop's home with its pixel, and pages without."""
    return facts(SHOP, *pages, installs=(install(SHOP),), events=(pageview(SHOP),))


def test_a_suppressed_failure_stays_a_finding_with_its_reason() -> None:
    entry = suppression(CODE, "/blog/*")
    judgement = judged(bare(BLOG), entry)
    (found,) = of(judgement)
    assert (found.verdict, found.page_url, found.suppressed_by) == (Verdict.FAIL, BLOG.url, entry)
    assert of(judgement, state="new") == []
    assert use(judgement) == SuppressionUse(suppression=entry, state=SuppressionState.USED, findings=1)


def test_the_rule_s_verdict_stays_and_its_reason_tells() -> None:
    whole = result(judged(bare(BLOG), suppression(CODE, "/blog/*")))
    assert whole.verdict is Verdict.FAIL
    assert whole.reason == "fails on 1 of 2 pages judged; suppressed by the configuration"
    part = result(judged(bare(BLOG, PRESS), suppression(CODE, "/blog/*")))
    assert part.reason.endswith("; 1 of 2 findings suppressed by the configuration")


def test_a_rule_holds_where_it_passes_and_its_failures_are_suppressed() -> None:
    assert result(judged(bare(BLOG), suppression(CODE, "/blog/*"))).holds
    assert not result(judged(bare(BLOG, PRESS), suppression(CODE, "/blog/*"))).holds
    assert not result(judged(bare(BLOG))).holds


def test_what_was_not_seen_to_pass_does_not_hold_for_being_suppressed() -> None:
    nothing_passes = facts(BLOG, installs=())
    assert result(judged(nothing_passes, suppression())).verdict is Verdict.FAIL
    assert not result(judged(nothing_passes, suppression())).holds
    doubtful = page(PageKind.OTHER, id=3, url=PRESS.url, clean=False)
    assert not result(judged(bare(BLOG, doubtful), suppression())).holds


def test_a_doubt_is_not_suppressed() -> None:
    doubtful = page(PageKind.OTHER, id=2, url=BLOG.url, clean=False)
    judgement = judged(bare(doubtful), suppression())
    assert [item.state for item in judgement.findings if item.code == CODE] == ["new"]
    assert result(judgement).verdict is Verdict.INCONCLUSIVE
    assert use(judgement).warning == "The suppression of TT101 was not used: the rule could not be judged."


def test_only_what_it_is_narrowed_to_is_suppressed() -> None:
    judgement = judged(bare(BLOG, PRESS), suppression(CODE, "/blog/*"))
    assert [item.page_url for item in of(judgement)] == [BLOG.url]
    assert [item.page_url for item in of(judgement, state="new")] == [PRESS.url]


@pytest.mark.parametrize(
    ("entry", "fits"),
    [
        (suppression(), True),
        (suppression(CODE, "/cart", "/blog/*"), True),
        (suppression(CODE, "/cart"), False),
        (suppression(event="Purchase"), True),
        (suppression(event="AddToCart"), False),
        (suppression(pixel=PIXEL), True),
        (suppression(pixel=OTHER_PIXEL), False),
        (suppression(CODE, "/blog/*", event="Purchase", pixel=PIXEL), True),
        (suppression(CODE, "/blog/*", event="Purchase", pixel=OTHER_PIXEL), False),
    ],
)
def test_each_narrowing_must_fit(entry: Suppression, fits: bool) -> None:
    assert is_about(entry, url=BLOG.url, event="Purchase", pixel=PIXEL) is fits


def test_a_failure_of_no_page_fits_no_page() -> None:
    assert not is_about(suppression(CODE, "/blog/*"), url="", event="", pixel="")
    assert is_about(suppression(), url="", event="", pixel="")


def test_a_fault_of_two_pixels_is_suppressed_for_the_one_alone() -> None:
    item = page(PageKind.PRODUCT, id=1)
    sent = [event("ViewContent", item, pixel=pixel, value="19,90 €") for pixel in (PIXEL, OTHER_PIXEL)]
    known = facts(item, installs=(install(item), install(item, OTHER_PIXEL)), events=tuple(sent))
    assert len(of(judged(known), "TT306", "new")) == 1
    for pixel, other in ((PIXEL, OTHER_PIXEL), (OTHER_PIXEL, PIXEL)):
        judgement = judged(known, suppression("TT306", pixel=pixel))
        assert [found.pixel_id for found in of(judgement, "TT306")] == [pixel]
        assert [found.pixel_id for found in of(judgement, "TT306", "new")] == [other]


@pytest.mark.parametrize(("days", "holds"), [(-1, False), (0, True), (1, True)])
def test_a_suppression_holds_up_to_its_last_day(days: int, holds: bool) -> None:
    entry = suppression(expires=DAY + timedelta(days=days))
    judgement = judged(bare(BLOG), entry)
    assert bool(of(judgement)) is holds
    assert use(judgement).state is (SuppressionState.USED if holds else SuppressionState.EXPIRED)


def test_an_expired_one_says_what_counts_again() -> None:
    gone = date(2020, 1, 31)
    entry = suppression(CODE, "/blog/*", "/press", expires=gone)
    told = "The suppression of TT101 on /blog/* or /press expired on 2020-01-31, and "
    assert use(judged(bare(BLOG), entry)).warning == f"{told}its finding counts again."
    assert use(judged(bare(BLOG, PRESS), entry)).warning == f"{told}its 2 findings count again."
    assert use(judged(bare(), entry)).warning == f"{told}what it was about is gone: remove it."


@pytest.mark.parametrize("started", [float("nan"), float("inf"), 1e300])
def test_on_an_unknown_day_only_those_hold_that_never_expire(started: float) -> None:
    assert day_of(started) is None
    suppressing = Suppressing((), day_of(started))
    assert suppressing.has_expired(suppression(expires=date.max))
    assert not suppressing.has_expired(suppression())


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (suppression("TT109", "/"), "TT109 on / was not used: nothing of it fails any more: remove it."),
        (suppression("TT105"), "TT105 was not used: there was nothing for the rule to judge."),
        (suppression(CODE, "/press"), "TT101 on /press was not used: no page that was looked at fits it."),
        (suppression(CODE, "/"), "TT101 on / was not used: the rule fails elsewhere."),
        (
            suppression(CODE, event="Lead", pixel="X"),
            "TT101 for the event Lead for the pixel X was not used: the rule fails elsewhere.",
        ),
    ],
)
def test_an_unused_one_says_why(entry: Suppression, why: str) -> None:
    known = replace(bare(BLOG), expect=replace(bare(BLOG).expect, until=Until.NONE))
    found = use(judged(known, entry))
    assert (found.state, found.findings) == (SuppressionState.UNUSED, 0)
    assert found.warning == f"The suppression of {why}"


def test_of_two_that_fit_the_first_is_named_and_both_are_used() -> None:
    first, second = suppression(CODE, "/blog/*"), suppression(CODE, "*")
    judgement = judged(bare(BLOG), first, second)
    assert of(judgement)[0].suppressed_by == first
    assert {item.state for item in judgement.suppressions} == {SuppressionState.USED}


def test_an_expired_one_leaves_the_failure_to_the_next() -> None:
    gone, current = suppression(expires=date(2020, 1, 1)), suppression(CODE, "/blog/*")
    assert of(judged(bare(BLOG), gone, current))[0].suppressed_by == current


def test_severity_and_suppression_go_together() -> None:
    judgement = judged(bare(BLOG, PRESS), suppression(CODE, "/blog/*"), severities={CODE: Severity.INFO})
    assert {item.severity for item in judgement.findings if item.code == CODE} == {Severity.INFO}
    assert result(judgement).severity is Severity.ERROR  # the catalogue's own
    assert len(of(judgement)) == 1


def test_changed_severities_change_the_order() -> None:
    item = page(PageKind.PRODUCT, id=1)
    known = facts(item, events=(event("ViewContent", item, value="19,90 €", currency="EURO"),))
    failed = [found.code for found in check(known).findings if found.verdict is Verdict.FAIL]
    first = failed[0]
    other = next(code for code in failed if code != first)
    weighed = judged(known, severities={other: Severity.CRITICAL})
    assert next(found.code for found in weighed.findings) == other


def test_the_consequences_of_a_suppressed_cause_are_told_with_it() -> None:
    item = page(PageKind.PRODUCT, id=1)
    known = facts(item, installs=())
    judgement = judged(known, suppression())
    (found,) = of(judgement)
    assert any("TT201" in text for text in found.consequences)
    assert [other for other in judgement.findings if other.code == "TT201"] == []
    assert not result(judgement, "TT201").holds


ODD = facts(
    page(PageKind.PRODUCT, id=1),
    BLOG,
    installs=(install(page(PageKind.PRODUCT, id=1)),),
    events=(
        event("ViewContent", page(PageKind.PRODUCT, id=1), value="19,90 €", pixel=PIXEL),
        event("ViewContent", page(PageKind.PRODUCT, id=1), value="19,90 €", pixel=OTHER_PIXEL),
        event("Purchase", BLOG),
    ),
)
FAILING = sorted({item.code for item in check(ODD).findings if item.verdict is Verdict.FAIL})
ENTRIES = st.builds(
    Suppression,
    code=st.sampled_from(FAILING),
    reason=st.just("x"),
    pages=st.lists(
        st.sampled_from(["*", "/blog/*", "/shirts/red", "/none"]).map(PagePattern), max_size=2
    ).map(tuple),
    event=st.sampled_from(["", "ViewContent", "Purchase"]),
    pixel=st.sampled_from(["", PIXEL, OTHER_PIXEL]),
    expires=st.sampled_from([None, DAY, DAY - timedelta(days=1)]),
)


@given(st.lists(ENTRIES, max_size=4))
@settings(max_examples=40, deadline=None)
def test_whatever_is_suppressed_no_verdict_changes_and_no_finding_goes(entries: list[Suppression]) -> None:
    plain, weighed = check(ODD), judged(ODD, *entries)
    assert [rule.verdict for rule in weighed.rules] == [rule.verdict for rule in plain.rules]
    assert {item.fingerprint for item in weighed.findings} == {item.fingerprint for item in plain.findings}
    for item in weighed.findings:
        assert (item.state == "suppressed") is (item.suppressed_by is not None)
        assert item.suppressed_by is None or item.verdict is Verdict.FAIL
    assert len(weighed.suppressions) == len(entries)
