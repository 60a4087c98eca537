"""TT317: the value of several pieces is not the price of one."""

from dataclasses import replace

import pytest

from auditor.model.event import PixelEvent
from auditor.model.facts import Facts
from auditor.model.journey import Step, Until
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import addition, amount, event, facts, failures, finding, page, result, step, verdict

CODE = "TT317"
ITEM = page(PageKind.PRODUCT, id=2)
CART = page(PageKind.CART, id=3, amounts=(amount("39.80", "total"), amount("4.90", "shipping")))
TWO = addition("Mug", ITEM, quantity=2)


def item(quantity: JsonValue = 2, price: JsonValue = 19.9, name: str = "MUG") -> JsonObject:
    return {"content_id": name, "quantity": quantity, "price": price}


def added(value: JsonValue, *items: JsonObject, event_id: str = "") -> PixelEvent:
    return event(
        "AddToCart", ITEM, after=5, step=Step.CART, contents=list(items), value=value, event_id=event_id
    )


def shopped(*events: PixelEvent, **overrides: object) -> Facts:
    taken = replace(TWO, **overrides)  # type: ignore[arg-type]
    return facts(
        ITEM,
        CART,
        until=Until.CART,
        events=events,
        steps=(step(Step.PRODUCT, ITEM), step(Step.CART, CART, at=TWO.at, additions=(taken,))),
    )


def test_the_total_passes() -> None:
    assert verdict(shopped(added(39.8, item())), CODE) is Verdict.PASS


def test_one_piece_s_price_fails_and_speaks_for_the_sum() -> None:
    known = shopped(added(19.9, item()))
    assert failures(known) & {CODE, "TT311"} == {CODE}
    told = finding(known, CODE)
    assert (told.expected, told.actual, told.path) == ("2 \u00d7 19.9 = 39.8", "19.9", "value")
    assert any(line.startswith("TT311") for line in told.consequences)


def test_the_unit_prices_of_several_items_fail() -> None:
    assert CODE in failures(shopped(added(31.9, item(), item(1, 12, "TOWEL"))))


@pytest.mark.parametrize(
    "stated", [amount("19.90", "discount"), amount("19.90", "total"), amount("19.90", "subtotal")]
)
def test_what_the_shop_states_passes(stated: object) -> None:
    cart = page(PageKind.CART, id=3, amounts=(stated,))
    sent = event("InitiateCheckout", cart, contents=[item()], value=19.9)
    known = facts(ITEM, cart, until=Until.CART, events=(sent,))
    assert CODE not in failures(known)


def test_another_wrong_sum_is_another_rule_s() -> None:
    told = failures(shopped(added(50, item())))
    assert told - {CODE} == told > set()


def test_a_free_gift_beside_is_no_fault() -> None:
    assert verdict(shopped(added(0, item(2, 0)), event("ViewContent", ITEM)), CODE) is Verdict.NOT_APPLICABLE


def test_two_pieces_that_the_event_does_not_tell_of_fail_by_what_the_cart_took() -> None:
    told = finding(shopped(added(19.9, item(1))), CODE)
    assert told.message == "2 pieces went into the cart, and the value of AddToCart is the price of one."
    assert told.expected == "39.8"
    assert CODE in failures(shopped(event("AddToCart", ITEM, after=5, step=Step.CART, without=["contents"])))


def test_a_value_for_both_passes_though_the_event_says_one() -> None:
    assert CODE not in failures(shopped(added(39.8, item(1))))


def test_an_event_for_each_piece_is_no_fault() -> None:
    known = shopped(added(19.9, item(1), event_id="a"), added(19.9, item(1), event_id="b"))
    assert CODE not in failures(known)


@pytest.mark.parametrize("counted", [1, None])
def test_a_cart_that_may_have_taken_one_is_inconclusive(counted: int | None) -> None:
    known = shopped(added(19.9, item(1)), counted=counted)
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "more than one piece" in result(known, CODE).reason


def test_one_piece_is_nothing_to_judge() -> None:
    known = shopped(added(19.9, item(1)), quantity=1, counted=1)
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize("value", ["19,90 €", None, {}, -1])
def test_a_value_that_is_none_is_another_rule_s(value: JsonValue) -> None:
    assert CODE not in failures(shopped(added(value, item())))
