from dataclasses import replace
from typing import Any

import pytest

from auditor.check.engine import check
from auditor.model.event import PixelEvent
from auditor.model.facts import Facts
from auditor.model.journey import Proof, Step, Until
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import (
    event,
    facts,
    failed_findings,
    finding,
    healthy,
    install,
    page,
    pageview,
    result,
    step,
    verdict,
    without_event,
)

CODE = "TT202"
ITEM = page(PageKind.PRODUCT)
CART = page(PageKind.CART, id=3)
CLICK = ITEM.visit.started_at + 5
VIEWS = (pageview(ITEM), pageview(CART), event("ViewContent", ITEM))


def added(*more: PixelEvent, **given: Any) -> Facts:
    return facts(
        ITEM,
        CART,
        until=Until.CART,
        events=(*VIEWS, *more),
        steps=(step(Step.PRODUCT, ITEM), step(Step.CART, CART, at=CLICK, **given)),
    )


def test_an_event_at_the_click_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_an_event_queued_for_the_next_page_passes() -> None:
    assert verdict(added(event("AddToCart", CART)), CODE) is Verdict.PASS


def test_none_fails_where_the_button_was_pressed() -> None:
    found = finding(without_event(healthy(), "AddToCart"), CODE)
    assert found.page_kind is PageKind.PRODUCT
    assert found.step is Step.CART


@pytest.mark.parametrize("proof", [Proof.PAGE, Proof.PINNED, None])
def test_a_cart_that_was_not_seen_to_take_it_is_inconclusive(proof: Proof | None) -> None:
    assert verdict(added(proof=proof), CODE) is Verdict.INCONCLUSIVE


def test_a_button_that_was_never_pressed_is_inconclusive() -> None:
    known = added(reached=False, reason="no button was found")
    assert result(known, CODE).reason == "the step “cart” was not reached: no button was found"


def test_a_step_that_was_not_asked_for_is_not_applicable() -> None:
    known = facts(ITEM, until=Until.PRODUCT, steps=(step(Step.PRODUCT, ITEM),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
    assert "--until product" in result(known, CODE).reason


def test_an_unclean_next_page_is_inconclusive() -> None:
    cart = page(PageKind.CART, id=3, clean=False)
    known = facts(ITEM, cart, until=Until.CART, events=VIEWS, steps=(step(Step.CART, cart, at=CLICK),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_a_cart_page_without_base_code_explains_it() -> None:
    known = added()
    known = replace(known, installs=(install(ITEM),), events=(pageview(ITEM), event("ViewContent", ITEM)))
    assert result(known, CODE).reason == "explained by TT101 (base-code-missing)"


def test_an_event_on_load_in_its_place_explains_it() -> None:
    known = added(event("AddToCart", ITEM, after=1))
    assert [item.code for item in failed_findings(check(known)) if item.severity.value != "info"] == ["TT209"]


def test_a_misspelling_in_its_place_explains_it() -> None:
    known = added(event("AddtoCart", ITEM, after=5.2, step=Step.CART))
    assert [item.code for item in failed_findings(check(known)) if item.severity.value != "info"] == ["TT205"]


def test_a_misspelling_elsewhere_does_not() -> None:
    home = page(PageKind.HOME, id=1)
    known = added()
    known = replace(
        known,
        pages=(home, *known.pages),
        installs=(install(home), *known.installs),
        events=(pageview(home), event("AddtoCart", home), *known.events),
    )
    codes = {item.code for item in failed_findings(check(known))}
    assert {"TT202", "TT205"} <= codes
