"""TT408: AddToCart follows the variant that was chosen."""

from dataclasses import replace
from typing import Any

import pytest

from auditor.model.event import PixelEvent
from auditor.model.facts import Facts
from auditor.model.journey import Chosen, Step, Until
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.page import Page, PageKind, Product, ProductId
from auditor.model.rule import Verdict
from tests.builders import (
    addition,
    amount,
    event,
    facts,
    failures,
    finding,
    page,
    product,
    reading,
    result,
    step,
    verdict,
)

CODE = "TT408"
LARGE = Chosen(text="L", value="7002", first_text="S", first_value="7001")


def shirt(*ids: str, price: str, others: tuple[str, ...] = (), **overrides: Any) -> Product:
    variants = tuple(ProductId(value, "variant", "json-ld") for value in others)
    return replace(product(amount(price), ids=("SHIRT", *ids)), variants=variants, options=True, **overrides)


SMALL, BIG = (
    shirt("SHIRT-S", price="19.90", others=("SHIRT-M", "SHIRT-L")),
    shirt("SHIRT-L", price="25.00", others=("SHIRT-S", "SHIRT-M")),
)


def shown(before: Product | None = SMALL, now: Product | None = BIG) -> Page:
    opened = page(PageKind.PRODUCT, id=2, product=now)
    return replace(opened, unchosen=reading(PageKind.PRODUCT, product=before) if before else None)


def added(content_id: JsonValue = "SHIRT-L", price: JsonValue = 25.0, value: JsonValue = None) -> PixelEvent:
    item: JsonObject = {"content_id": content_id, "quantity": 1, "price": price}
    worth = price if value is None else value
    return event("AddToCart", shown(), after=5, step=Step.CART, contents=[item], value=worth)


def chosen(*events: PixelEvent, on: Page | None = None, choice: Chosen = LARGE, **overrides: Any) -> Facts:
    opened = on or shown()
    taken = addition("Shirt", opened, choices=(choice,), **overrides)
    return facts(
        opened,
        until=Until.CART,
        events=events,
        steps=(step(Step.PRODUCT, opened), step(Step.CART, opened, at=taken.at, additions=(taken,))),
    )


@pytest.mark.parametrize("content_id", ["SHIRT-L", "shirt-l", "7002", "shopify_DE_6001_7002"])
def test_the_chosen_variant_passes(content_id: str) -> None:
    assert verdict(chosen(added(content_id)), CODE) is Verdict.PASS


def test_the_group_s_id_at_the_chosen_price_passes() -> None:
    assert verdict(chosen(added("SHIRT")), CODE) is Verdict.PASS


@pytest.mark.parametrize("content_id", ["SHIRT-S", "SHIRT-M", "7001", "shopify_DE_6001_7001"])
def test_another_variant_s_id_fails(content_id: str) -> None:
    told = finding(chosen(added(content_id)), CODE)
    assert told.message == "“L” was chosen, and AddToCart carries the id of another variant."
    assert (told.actual, told.path) == (f'"{content_id.lower()}"', "contents[0].content_id")
    assert told.expected == "7002, shirt-l"


@pytest.mark.parametrize(
    ("price", "value", "path"),
    [(19.9, 19.9, "contents[0].price"), (25.0, 19.9, "value"), (19.9, 25.0, "contents[0].price")],
)
def test_the_first_one_s_price_fails(price: float, value: float, path: str) -> None:
    told = finding(chosen(added(price=price, value=value)), CODE)
    assert (told.expected, told.actual, told.path) == ("25.00", "19.9", path)


def test_it_speaks_for_the_page_s_price_and_the_funnel_s() -> None:
    assert failures(chosen(added("SHIRT", 19.9))) & {CODE, "TT401", "TT406", "TT407"} == {CODE}


@pytest.mark.parametrize("quantity", [1, 2])
def test_a_price_for_all_pieces_passes(quantity: int) -> None:
    item: JsonObject = {"content_id": "SHIRT-L", "quantity": quantity, "price": 25.0}
    sent = event("AddToCart", shown(), after=5, step=Step.CART, contents=[item], value=25.0 * quantity)
    assert verdict(chosen(sent, quantity=quantity), CODE) is Verdict.PASS


def test_a_page_that_shows_no_difference_is_inconclusive() -> None:
    same = shirt(price="19.90")
    known = chosen(added("4711", 19.9), on=shown(same, same), choice=Chosen(text="L", first_text="S"))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "no id by which its variants differ" in result(known, CODE).reason


def test_ids_that_did_not_move_with_the_choice_accuse_nobody() -> None:
    # The page's data goes on to describe the first variant: the other ids may be the chosen one's.
    known = chosen(added("SHIRT-L", 19.9), on=shown(SMALL, SMALL), choice=Chosen(text="L", first_text="S"))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_a_form_that_has_a_page_of_its_own_is_inconclusive() -> None:
    assert verdict(chosen(added("SHIRT-S"), on=shown(before=None)), CODE) is Verdict.INCONCLUSIVE


def test_prices_that_cannot_be_relied_on_accuse_nobody() -> None:
    vague = shown(replace(SMALL, doubt="the page shows a range"), BIG)
    assert verdict(chosen(added(price=19.9), on=vague), CODE) is Verdict.PASS


def test_what_the_page_offers_first_is_nothing_to_judge() -> None:
    first = Chosen(text="S", value="7001", first_text="S", first_value="7001")
    assert verdict(chosen(added("SHIRT-S", 19.9), choice=first), CODE) is Verdict.NOT_APPLICABLE


def test_an_event_that_is_missing_is_another_rule_s() -> None:
    assert verdict(chosen(), CODE) is Verdict.NOT_APPLICABLE
    assert "TT202" in failures(chosen())


@pytest.mark.parametrize("content_id", [None, {}, [], True, "undefined"])
def test_ids_that_are_none_are_another_rule_s(content_id: JsonValue) -> None:
    assert CODE not in failures(chosen(added(content_id)))


def test_a_page_that_lists_every_variant_s_id_does_not_tell_which_is_chosen() -> None:
    listed = product(amount("19.90"))
    ids = (
        ProductId("SHIRT", "group", "json-ld"),
        ProductId("SHIRT-S", "sku", "json-ld"),
        ProductId("SHIRT-L", "sku", "json-ld"),
    )
    opened = shown(replace(listed, ids=ids, options=True), replace(listed, ids=ids, options=True))
    choice = Chosen(text="L", value="", first_text="S", first_value="")
    assert verdict(chosen(added("SHIRT-S", 19.9), on=opened, choice=choice), CODE) is Verdict.INCONCLUSIVE
    assert verdict(chosen(added("SHIRT", 19.9), on=opened, choice=choice), CODE) is Verdict.PASS
