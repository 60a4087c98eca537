from dataclasses import replace
from typing import Any

from auditor.model.evidence import PixelCall
from auditor.model.facts import Facts
from auditor.model.journey import ConsentChoice, Step, Until
from auditor.model.page import Page, PageKind
from auditor.model.rule import Verdict
from tests.builders import (
    banner,
    call,
    event,
    facts,
    failures,
    finding,
    install,
    page,
    pageview,
    step,
    verdict,
)

CODE = "TT211"
WHERE, CART = page(PageKind.PRODUCT, id=2), page(PageKind.CART, id=3)
ADDED = call("track", "AddToCart", {"content_id": "SKU-1"}, on=WHERE, after=5)


def left(*lost: PixelCall, on: Page = WHERE, also: tuple[PixelCall, ...] = (), **given: Any) -> Facts:
    return facts(
        on,
        CART,
        calls=(call("page", on=on), call("track", "ViewContent", on=on), *also, *lost),
        lost=lost,
        events=(pageview(on), event("ViewContent", on), pageview(CART), *given.pop("events", ())),
        **given,
    )


def test_a_page_that_loses_nothing_passes() -> None:
    assert verdict(left(), CODE) is Verdict.PASS


def test_a_call_that_was_lost_with_its_page_fails() -> None:
    found = finding(left(ADDED), CODE)
    assert (found.event, found.step, found.page_url) == ("AddToCart", Step.PRODUCT, WHERE.url)


def test_it_explains_the_missing_event_of_its_step() -> None:
    known = left(
        ADDED,
        until=Until.CART,
        steps=(step(Step.PRODUCT, WHERE), step(Step.CART, CART, at=ADDED.at - 0.1)),
    )
    assert failures(known) == {CODE}
    assert any("TT202" in told for told in finding(known, CODE).consequences)


def test_it_explains_another_call_of_the_event_but_no_other_event() -> None:
    other = call("track", "Contact", on=WHERE)
    known = left(ADDED, also=(ADDED, other), unsent=(ADDED, other))
    assert failures(known) == {CODE, "TT210"}
    assert finding(known, "TT210").event == "Contact"


def test_what_the_next_page_sends_for_the_same_product_is_not_lost() -> None:
    again = event("AddToCart", CART, content_id="SKU-1", contents=[])
    assert verdict(left(ADDED, events=(again,)), CODE) is Verdict.PASS
    other = event("AddToCart", CART, content_id="SKU-2", contents=[])
    assert verdict(left(ADDED, events=(other,)), CODE) is Verdict.FAIL


def test_a_blocked_sdk_explains_it() -> None:
    blocked = tuple(install(on, started=False, failure="csp", failure_kind="csp") for on in (WHERE, CART))
    assert failures(left(ADDED, installs=blocked)) == {"TT107"}


def test_an_unclean_watch_is_inconclusive() -> None:
    where = page(PageKind.PRODUCT, id=2, clean=False)
    assert verdict(left(call("track", "Lead", on=where), on=where), CODE) is Verdict.INCONCLUSIVE


def test_a_page_whose_calls_could_not_be_heard_is_inconclusive() -> None:
    where = page(PageKind.PRODUCT, id=2, listening=False)
    assert verdict(left(on=where), CODE) is Verdict.INCONCLUSIVE
    assert verdict(facts(where), CODE) is Verdict.INCONCLUSIVE
    assert verdict(left(call("track", "Lead", on=where), on=where), CODE) is Verdict.FAIL


def test_a_call_from_before_the_answer_is_not_judged() -> None:
    known = left(ADDED, consent=(banner(ConsentChoice.ACCEPT, at=26),))
    assert verdict(known, CODE) is Verdict.PASS


def test_a_page_that_was_not_listened_to_on_purpose_is_none_to_judge() -> None:
    where = page(PageKind.PRODUCT, id=2, listening=False)
    spared = replace(where, visit=replace(where.visit, spared=True))
    assert verdict(facts(spared), CODE) is Verdict.NOT_APPLICABLE


def test_without_calls_not_applicable() -> None:
    assert verdict(facts(WHERE), CODE) is Verdict.NOT_APPLICABLE


def test_odd_arguments_are_told_once() -> None:
    odd = (call("track", on=WHERE), call("track", 7, None, on=WHERE), call("track", {"a": []}, on=WHERE))
    assert finding(left(*odd), CODE).event == "an event without a name"
