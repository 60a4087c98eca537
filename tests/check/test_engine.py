"""How verdicts add up, and the gates that every rule shares."""

from dataclasses import replace
from typing import Any

import pytest

from auditor.check.context import Context
from auditor.check.engine import NEVER_ANSWERED, check
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import Needs, Rule, rule
from auditor.check.rules import RULES
from auditor.check.subjects import Events, Pages, Runs, Steps, commerce
from auditor.model.event import ConsentPhase
from auditor.model.evidence import SeenBy
from auditor.model.journey import ConsentChoice, Step, Until
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    OTHER_PIXEL,
    PIXEL,
    banner,
    event,
    facts,
    failed_findings,
    healthy,
    page,
    pageview,
    step,
)

PAGES = [
    page(PageKind.CATEGORY, id=number, url=f"https://shop.example/{name}")
    for number, name in enumerate("abcd", 1)
]


def by_page(*, absence: bool = False, before_consent: bool = False) -> Rule[Page]:
    """A rule whose outcome is the last letter of the page's address."""

    @rule("TT999", "by-page", Severity.ERROR, Pages(), Needs(absence=absence, before_consent=before_consent))
    def judge(subject: Page, context: Context) -> Outcomes:
        """By page.

        By page.

        ## Why it costs the advertiser
        x

        ## How to fix it
        do it

        ## Example
        x
        """
        del context
        match subject.url[-1]:
            case "a":
                yield failed("a failed")
            case "b":
                yield inconclusive("b is in doubt")
            case "c":
                yield passed()
            case _:
                yield not_applicable("nothing at d")

    return judge


def outcome(judge: Rule[Page], *pages: Page, **given: Any) -> tuple[Verdict, str]:
    found = check(facts(*pages, **given), (judge,)).rules[0]
    return found.verdict, found.reason


@pytest.mark.parametrize(
    ("which", "verdict", "reason"),
    [
        ("abcd", Verdict.FAIL, "fails on 1 of 2 pages judged"),
        ("bcd", Verdict.INCONCLUSIVE, "b is in doubt"),
        ("cd", Verdict.PASS, "holds on 1 page judged"),
        ("d", Verdict.NOT_APPLICABLE, "nothing at d"),
        ("", Verdict.NOT_APPLICABLE, "no page was opened"),
    ],
)
def test_verdicts_add_up(which: str, verdict: Verdict, reason: str) -> None:
    pages = [item for item in PAGES if item.url[-1] in which]
    assert outcome(by_page(), *pages) == (verdict, reason)


def test_a_rule_that_says_nothing_passes() -> None:
    assert {item.verdict for item in check(healthy()).rules} <= {Verdict.PASS, Verdict.NOT_APPLICABLE}


def test_a_failure_by_absence_is_worth_as_much_as_the_watch() -> None:
    unclean = replace(PAGES[0], clean=False, doubt="cut short")
    assert outcome(by_page(absence=True), unclean) == (Verdict.INCONCLUSIVE, "cut short")
    assert outcome(by_page(), unclean)[0] is Verdict.FAIL


def test_a_pass_stands_whatever_the_watch() -> None:
    assert outcome(by_page(absence=True), replace(PAGES[2], clean=False))[0] is Verdict.PASS


def test_an_unanswered_banner_leaves_all_but_one_kind_of_rule_undecided() -> None:
    pending = replace(PAGES[0], consent_pending=True)
    assert outcome(by_page(), pending) == (Verdict.INCONCLUSIVE, NEVER_ANSWERED)
    assert outcome(by_page(before_consent=True), pending)[0] is Verdict.FAIL


def test_after_a_refusal_absence_is_no_matter() -> None:
    consent = (banner(ConsentChoice.REJECT, at=1),)
    assert outcome(by_page(absence=True), PAGES[0], consent=consent)[0] is Verdict.NOT_APPLICABLE
    assert outcome(by_page(), PAGES[0], consent=consent)[0] is Verdict.FAIL


def test_what_is_there_in_spite_of_a_refusal_is_judged() -> None:
    where = page(PageKind.HOME, id=1)
    refused = facts(where, consent=(banner(ConsentChoice.REJECT, at=1),), expect={"pixels": (OTHER_PIXEL,)})
    (foreign,) = [item for item in failed_findings(check(refused)) if item.code == "TT105"]
    assert foreign.pixel_id == PIXEL


def test_a_page_that_no_browser_opened_is_inconclusive() -> None:
    read = replace(PAGES[0], visit=replace(PAGES[0].visit, seen_by=SeenBy.HTTP))
    assert outcome(by_page(), read)[0] is Verdict.INCONCLUSIVE


def test_no_event_after_an_unanswered_banner_is_inconclusive() -> None:
    where = page(PageKind.PRODUCT, consent_pending=True)
    known = facts(
        where, events=(event("ViewContent", where, consent=ConsentPhase.BEFORE),), consent=(banner(None),)
    )
    for item in check(known).rules:
        assert item.verdict in {Verdict.INCONCLUSIVE, Verdict.NOT_APPLICABLE} or item.code == "TT505", item
    assert next(item for item in check(known).rules if item.code == "TT505").verdict is Verdict.FAIL


def test_a_finding_carries_the_manuals_fix_and_the_platforms_advice() -> None:
    known = facts(PAGES[0], advice={"TT999": "In WooCommerce, look there."})
    assert failed_findings(check(known, (by_page(),)))[0].fix == "do it\n\nIn WooCommerce, look there."


def test_each_reason_of_doubt_is_one_finding() -> None:
    pages = [replace(PAGES[1], visit=replace(PAGES[1].visit, id=number)) for number in range(1, 20)]
    assert len(check(facts(*pages), (by_page(),)).findings) == 1


def test_a_reload_repeats_no_finding() -> None:
    again = replace(PAGES[0], visit=replace(PAGES[0].visit, id=9, reload_of=PAGES[0].visit.id))
    assert len(check(facts(PAGES[0], again), (by_page(),)).findings) == 1


def test_the_worst_comes_first() -> None:
    where = page(PageKind.HOME, id=1)
    known = facts(
        where, events=(pageview(where), event("Purchase", where, value="x", without=("description",)))
    )
    ranks = [item.severity.rank for item in failed_findings(check(known))]
    assert ranks == sorted(ranks)
    assert ranks[0] == 0


def test_the_catalogue_comes_with_the_judgement() -> None:
    judgement = check(healthy())
    assert [item.code for item in judgement.catalogue] == [item.info.code for item in RULES]
    assert [item.code for item in judgement.rules] == [item.info.code for item in RULES]


def test_nothing_opened_is_no_pass() -> None:
    known = facts(until=Until.CHECKOUT)
    verdicts = {item.code: item.verdict for item in check(known).rules}
    assert Verdict.PASS not in verdicts.values()
    assert verdicts["TT202"] is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("subjects", "noun"),
    [(Pages(), "page"), (Events(commerce, "x"), "event"), (Steps(Step.CART), "run"), (Runs(), "run")],
)
def test_subjects_have_a_noun(subjects: Pages | Events | Steps | Runs, noun: str) -> None:
    assert subjects.noun == noun


def test_an_earlier_steps_reason_is_given_for_a_later_one() -> None:
    known = facts(
        until=Until.CHECKOUT, steps=(step(Step.PRODUCT, None, reached=False, reason="all sold out"),)
    )
    reasons = {item.code: item.reason for item in check(known).rules}
    assert reasons["TT203"] == "the step “product” was not reached: all sold out"


def test_the_same_facts_give_the_same_judgement() -> None:
    known = facts(PAGES[0], events=(event("AddtoCart", PAGES[0]),))
    assert check(known) == check(known)


def test_what_a_cause_explains_is_no_finding_of_its_own() -> None:
    where = page(PageKind.PRODUCT)
    judgement = check(facts(where, installs=()))
    assert [(item.code, item.verdict) for item in judgement.findings] == [("TT101", Verdict.FAIL)]
    assert next(item for item in judgement.rules if item.code == "TT201").verdict is Verdict.INCONCLUSIVE
