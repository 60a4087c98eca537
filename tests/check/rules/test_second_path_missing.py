"""TT218: a second way into the cart sends what the main way sends."""

from dataclasses import replace

from auditor.model.event import PixelEvent
from auditor.model.facts import Facts
from auditor.model.journey import Addition, Proof, Step, Until, Way
from auditor.model.page import Page, PageKind, ProductId
from auditor.model.rule import Verdict
from tests.builders import addition, event, facts, failures, finding, page, result, step, verdict

CODE = "TT218"
ITEM = page(PageKind.PRODUCT, id=2)
MAIN = addition("Mug", ITEM, after=4)
QUICK = addition("Towel", ITEM, after=6, way=Way.QUICK_ADD)


def shopped(*events: PixelEvent, additions: tuple[Addition, ...] = (MAIN, QUICK), on: Page = ITEM) -> Facts:
    cart = page(PageKind.CART, id=3)
    return facts(
        on,
        cart,
        until=Until.CART,
        events=events,
        steps=(step(Step.PRODUCT, on), step(Step.CART, cart, at=MAIN.at, additions=additions)),
    )


def added(after: float, name: str, on: Page = ITEM) -> PixelEvent:
    return event(
        "AddToCart",
        on,
        after=after,
        step=Step.CART,
        contents=[{"content_id": name, "quantity": 1, "price": 19.9}],
    )


def test_an_event_on_both_ways_passes() -> None:
    assert verdict(shopped(added(4.1, "SKU-1"), added(6.1, "TOWEL")), CODE) is Verdict.PASS


def test_the_event_may_come_with_the_next_page() -> None:
    cart = page(PageKind.CART, id=3)
    assert verdict(shopped(added(4.1, "SKU-1"), added(1, "TOWEL", cart)), CODE) is Verdict.PASS


def test_a_quick_add_without_the_event_fails() -> None:
    told = finding(shopped(added(4.1, "SKU-1")), CODE)
    assert told.message.startswith("The quick-add button put Towel into the cart, and no AddToCart was sent")
    assert (told.page_url, told.step) == (ITEM.url, Step.CART)


def test_a_product_that_was_bought_from_its_card_is_not_held_against_the_page() -> None:
    other = replace(ITEM, reading=replace(ITEM.reading, other_ids=(ProductId("TOWEL", "sku", "visible"),)))
    known = shopped(added(4.1, "SKU-1"), added(6.1, "TOWEL"), on=other)
    assert failures(known) & {"TT401", "TT403"} == set()


def test_where_the_main_way_sends_none_there_is_nothing_to_miss() -> None:
    known = shopped()
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
    assert "TT202" in failures(known)


def test_no_second_way_is_nothing_to_judge() -> None:
    second = replace(QUICK, way=Way.MAIN)
    assert verdict(shopped(added(4.1, "SKU-1"), additions=(MAIN, second)), CODE) is Verdict.NOT_APPLICABLE


def test_a_watch_that_did_not_end_well_is_inconclusive() -> None:
    unclean = replace(ITEM, clean=False, doubt="the watch ended at its bound")
    known = shopped(added(4.1, "SKU-1"), on=unclean)
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "bound" in result(known, CODE).reason


def test_a_cart_that_was_not_seen_to_take_it_is_inconclusive() -> None:
    pinned = replace(QUICK, proof=Proof.PINNED)
    assert verdict(shopped(added(4.1, "SKU-1"), additions=(MAIN, pinned)), CODE) is Verdict.INCONCLUSIVE
