"""TT316: what the cart held is named, all of it."""

from dataclasses import replace

import pytest

from auditor.model.event import PixelEvent
from auditor.model.facts import Facts
from auditor.model.journey import Addition, Proof, Step, Until
from auditor.model.jsonvalue import JsonObject
from auditor.model.page import Page, PageKind
from auditor.model.rule import Verdict
from tests.builders import addition, event, facts, failures, finding, page, result, step, verdict

CODE = "TT316"
MUG: JsonObject = {"content_id": "MUG", "quantity": 2, "price": 19.9}
TOWEL: JsonObject = {"content_id": "TOWEL", "quantity": 1, "price": 12}
ITEM = page(PageKind.PRODUCT, id=2)
OTHER = page(PageKind.PRODUCT, id=3, url="https://shop.example/towel", step=Step.CART)
TILL = page(PageKind.CHECKOUT, id=5)
THANKS = page(PageKind.CONFIRMATION, id=6)
BOTH = (addition("Mug", ITEM, quantity=2), addition("Towel", OTHER))


def sent(name: str, on: Page, *items: JsonObject, **more: object) -> PixelEvent:
    value = sum(float(str(item.get("price", 0))) * int(str(item.get("quantity", 1))) for item in items)
    return event(name, on, contents=list(items), value=value, **more)  # type: ignore[arg-type]


def shopped(*events: PixelEvent, additions: tuple[Addition, ...] = BOTH, proof: Proof = Proof.PAGE) -> Facts:
    cart = page(PageKind.CART, id=4)
    return facts(
        ITEM,
        OTHER,
        cart,
        TILL,
        THANKS,
        until=Until.PURCHASE,
        events=events,
        steps=(
            step(Step.PRODUCT, ITEM),
            step(Step.CART, cart, at=BOTH[0].at, additions=additions),
            step(Step.CHECKOUT, TILL),
            step(Step.PURCHASE, THANKS, proof=proof),
        ),
    )


def test_all_that_the_cart_held_passes() -> None:
    known = shopped(sent("InitiateCheckout", TILL, MUG, TOWEL), sent("Purchase", THANKS, TOWEL, MUG))
    assert verdict(known, CODE) is Verdict.PASS


@pytest.mark.parametrize(("name", "on"), [("InitiateCheckout", TILL), ("Purchase", THANKS)])
def test_one_of_two_fails(name: str, on: Page) -> None:
    told = finding(shopped(sent(name, on, MUG)), CODE)
    assert told.message == f"{name} names 1 of the 2 products that are in the cart."
    assert (told.expected, told.actual, told.path) == ("an item for each of Mug, Towel", "MUG", "contents")


def test_two_items_under_one_id_are_one() -> None:
    assert CODE in failures(shopped(sent("Purchase", THANKS, MUG, MUG)))


def test_an_id_beside_the_contents_does_not_make_them_whole() -> None:
    assert CODE in failures(shopped(sent("Purchase", THANKS, MUG, content_ids=["MUG", "TOWEL"])))


def test_ids_alone_can_name_all() -> None:
    known = shopped(event("Purchase", THANKS, without=["contents"], content_ids=["MUG", "TOWEL"], value=51.8))
    assert CODE not in failures(known)


def test_an_event_for_each_product_passes() -> None:
    known = shopped(sent("InitiateCheckout", TILL, MUG), sent("InitiateCheckout", TILL, TOWEL, after=1.1))
    assert verdict(known, CODE) is Verdict.PASS


def test_a_bundle_s_parts_are_no_fewer() -> None:
    known = shopped(sent("Purchase", THANKS, MUG, TOWEL, {"content_id": "LID", "quantity": 1, "price": 1}))
    assert verdict(known, CODE) is Verdict.PASS


def test_it_speaks_for_a_value_that_is_not_the_sum() -> None:
    known = shopped(event("Purchase", THANKS, contents=[MUG], value=51.8))
    assert failures(known) >= {CODE}
    assert "TT311" not in failures(known)


@pytest.mark.parametrize(
    ("additions", "reason"),
    [
        (BOTH[:1], "no more than one product"),
        ((), "no more than one product"),
    ],
)
def test_one_product_tells_nothing(additions: tuple[Addition, ...], reason: str) -> None:
    known = shopped(sent("Purchase", THANKS, MUG), additions=additions)
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
    assert reason in result(known, CODE).reason


def test_what_the_cart_lost_again_need_not_be_named() -> None:
    lost = (replace(BOTH[0], held=False), BOTH[1])
    assert CODE not in failures(shopped(sent("Purchase", THANKS, TOWEL), additions=lost))


def test_a_cart_that_could_not_be_read_is_inconclusive() -> None:
    unread = tuple(replace(one, held=None) for one in BOTH)
    assert verdict(shopped(sent("Purchase", THANKS, MUG), additions=unread), CODE) is Verdict.INCONCLUSIVE


def test_a_given_confirmation_is_of_another_order() -> None:
    known = shopped(sent("Purchase", THANKS, MUG), proof=Proof.PINNED)
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_an_event_before_the_cart_was_filled_is_another_rule_s() -> None:
    assert CODE not in failures(shopped(sent("InitiateCheckout", ITEM, MUG, after=0.5)))


@pytest.mark.parametrize(
    "item", [{"quantity": 1, "price": 12}, {"content_id": "undefined"}, {"content_id": " "}]
)
def test_an_item_without_a_usable_id_is_another_rule_s(item: JsonObject) -> None:
    assert CODE not in failures(shopped(sent("Purchase", THANKS, MUG, item)))
