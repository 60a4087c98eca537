from dataclasses import replace

import pytest

from auditor.check.engine import check
from auditor.model.facts import Facts
from auditor.model.journey import Step, Until
from auditor.model.jsonvalue import JsonValue
from auditor.model.page import PageKind, Product, ProductId
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    amount,
    event,
    facts,
    failed_findings,
    failures,
    finding,
    healthy,
    page,
    result,
    step,
    verdict,
)

CODE = "TT406"
SKU = ("SKU-1", "sku")
NAMES = ("ViewContent", "AddToCart", "InitiateCheckout", "Purchase")


def shop(
    *ids: JsonValue | list[JsonValue],
    own: tuple[tuple[str, str], ...] = (SKU,),
    variants: tuple[str, ...] = (),
    options: bool = False,
    kinds: tuple[str | None, ...] = ("product",) * 4,
) -> Facts:
    """A journey whose events carry these content ids, one or a list each."""
    product = Product(
        name="Red shirt",
        ids=tuple(ProductId(value, kind, "built") for value, kind in own),
        variants=tuple(ProductId(value, "sku", "built") for value in variants),
        amounts=(amount("19.90"),),
        options=options or bool(variants),
    )
    item = page(PageKind.PRODUCT, id=2, product=product)
    till, thanks = page(PageKind.CHECKOUT, id=4), page(PageKind.CONFIRMATION, id=5)
    where = (item, item, till, thanks)
    events = tuple(
        event(
            name,
            place,
            after=1 + 4 * (name == "AddToCart"),
            step=Step.CART if name == "AddToCart" else place.step,
            contents=[
                {"content_id": one} | ({} if kind is None else {"content_type": kind})
                for one in (given if isinstance(given, list) else [given])
            ],
            content_type=kind,
        )
        for name, place, given, kind in zip(NAMES, where, ids, kinds, strict=False)
    )
    return facts(
        item, till, thanks, until=Until.PURCHASE, events=events,
        steps=(step(Step.PRODUCT, item), step(Step.CART, item, at=item.visit.started_at + 4)),
    )  # fmt: skip


def test_a_healthy_journey_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_another_id_of_the_same_thing_fails_and_is_told_once() -> None:
    known = shop("SKU-1", "SKU-1", "101", "SKU-1", own=(SKU, ("101", "row")))
    found = finding(known, CODE)
    assert (found.severity, found.event, found.path) == (
        Severity.WARNING,
        "InitiateCheckout",
        "contents[0].content_id",
    )
    assert found.message == "The product is SKU-1 in AddToCart and 101 in InitiateCheckout."
    assert (found.expected, found.actual) == ("SKU-1", "101")


def test_what_the_product_s_page_contradicts_is_told_there_alone() -> None:
    known = shop("SKU-1", "101", "101", own=(SKU, ("101", "row")))
    assert failures(known) & {CODE, "TT403"} == {"TT403"}


@pytest.mark.parametrize("ids", [("SKU-1", "101"), ("101", "SKU-1"), ("SKU-1", "SKU-1", "101")])
def test_a_number_that_the_page_never_shows_is_no_family_of_an_sku(ids: tuple[str, ...]) -> None:
    assert verdict(shop(*ids), CODE) is Verdict.FAIL


@pytest.mark.parametrize(
    ("ids", "own", "variants"),
    [
        (("798", "437", "437", "437"), (("798", "group"), ("437", "variant"), SKU), ()),
        (("798", "437"), (("798", "product"), ("437", "variant")), ()),
        (("40", "red"), (("40", "row"), ("42", "variant"), ("red", "sku")), ("blue",)),
        (("SKU-S", "SKU-M"), (("SKU-M", "sku"),), ("SKU-S",)),
        (("SKU", "SKU-M"), (("SKU-M", "sku"),), ()),
        (("sku-1", "SKU-1 "), (SKU,), ()),
        (("WP-IDA", "WP-IDA-M"), (("WP-IDA", "sku"), ("WP-IDA-M", "sku")), ()),
        ((7, "7"), (("7", "row"),), ()),
    ],
)
def test_ids_of_one_family_pass(
    ids: tuple[JsonValue, ...], own: tuple[tuple[str, str], ...], variants: tuple[str, ...]
) -> None:
    assert verdict(shop(*ids, own=own, variants=variants), CODE) is Verdict.PASS


def test_the_sku_and_the_number_of_one_variant_are_no_family() -> None:
    own = (("798", "group"), ("437", "variant"), SKU)
    assert verdict(shop("SKU-1", "437", own=own), CODE) is Verdict.FAIL


def test_a_group_by_the_event_s_own_word_and_its_variant_pass() -> None:
    known = shop("G", "V", "V", kinds=("product_group", "product", "product"))
    assert verdict(known, CODE) is Verdict.PASS


def test_an_unknown_id_where_the_page_offers_a_choice_is_inconclusive() -> None:
    assert verdict(shop("SKU-1", "9001", options=True), CODE) is Verdict.INCONCLUSIVE
    assert verdict(shop("SKU-1", "XL-77"), CODE) is Verdict.INCONCLUSIVE


def test_between_cart_and_order_nothing_is_chosen() -> None:
    assert verdict(shop("SKU-1", "9001", "9001", "WRONG", options=True), CODE) is Verdict.FAIL
    known = shop("SKU-1", "SKU-1", "9001", options=True, kinds=("product", "product", None))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_other_products_in_the_cart_are_no_change() -> None:
    assert verdict(shop("SKU-1", "SKU-1", ["SKU-1", "SKU-7"], ["SKU-7", "SKU-1"]), CODE) is Verdict.PASS
    assert verdict(shop("SKU-1", "SKU-1", ["SKU-7", "SKU-8"]), CODE) is Verdict.INCONCLUSIVE


def test_events_without_ids_are_left_out() -> None:
    assert verdict(shop("SKU-1", None, "SKU-1"), CODE) is Verdict.PASS
    assert verdict(shop("undefined", "SKU-1", "SKU-1"), CODE) is Verdict.PASS
    assert verdict(shop("SKU-1", ""), CODE) is Verdict.NOT_APPLICABLE


def test_a_journey_that_ended_before_the_cart_is_not_judged() -> None:
    known = shop("SKU-1")
    until = replace(known, expect=replace(known.expect, until=Until.PRODUCT), steps=known.steps[:1])
    assert verdict(until, CODE) is Verdict.NOT_APPLICABLE
    unreached = replace(known.steps[1], reached=False, reason="no button")
    assert verdict(replace(known, steps=(known.steps[0], unreached)), CODE) is Verdict.INCONCLUSIVE
    assert "no button" in result(replace(known, steps=(known.steps[0], unreached)), CODE).reason


def test_two_pixels_with_one_fault_are_one_finding() -> None:
    known = shop("SKU-1", "101")
    copies = tuple(replace(each, id=f"{each.id}b", pixel_id="OTHER") for each in known.events)
    both = replace(known, events=(*known.events, *copies))
    assert len([each for each in failed_findings(check(both)) if each.code == CODE]) == 1


def test_all_of_a_cart_s_products_under_other_ids_fail() -> None:
    told = finding(shop("SKU-1", ["SKU-1", "TOWEL"], ["101", "103"]), CODE)
    assert told.message == "The products are SKU-1, TOWEL in AddToCart and 101, 103 in InitiateCheckout."
    assert told.event == "InitiateCheckout"


@pytest.mark.parametrize(
    ("later", "kinds"),
    [
        (["101"], ("product",) * 3),
        (["101", "103", "105"], ("product",) * 3),
        (["101", "103"], ("product", "product", "product_group")),
        (["101", "103"], (None,) * 3),
    ],
)
def test_several_products_that_cannot_be_told_apart_are_inconclusive(
    later: list[JsonValue], kinds: tuple[str | None, ...]
) -> None:
    assert verdict(shop("SKU-1", ["SKU-1", "TOWEL"], later, kinds=kinds), CODE) is Verdict.INCONCLUSIVE
