from dataclasses import replace
from typing import Any

import pytest

from auditor.model.facts import Facts
from auditor.model.journey import Step
from auditor.model.jsonvalue import JsonValue
from auditor.model.page import PageKind, ProductId
from auditor.model.rule import Severity, Verdict
from tests.builders import event, facts, failures, finding, healthy, page, product, result, verdict

CODE = "TT403"
OTHERS = (ProductId("SKU-9", "sku", "built"), ProductId("109", "row", "built"))


def sent(
    content_id: JsonValue, *own: tuple[str, str], name: str = "ViewContent", step: Any = "own", **more: Any
) -> Facts:
    """An event of a product page whose product has these ids; SKU-9 stands beside it."""
    ids = tuple(ProductId(value, kind, "built") for value, kind in own or [("SKU-1", "sku")])
    where = page(PageKind.PRODUCT, product=replace(product(), ids=ids), other_ids=OTHERS)
    return facts(
        where, events=(event(name, where, contents=[{"content_id": content_id}], step=step, **more),)
    )


def test_a_healthy_journey_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("name", ["ViewContent", "AddToCart", "AddToWishlist"])
def test_another_product_s_id_fails(name: str) -> None:
    found = finding(sent("SKU-9", name=name), CODE)
    assert (found.severity, found.path) == (Severity.WARNING, "contents[0].content_id")
    assert (found.actual, found.expected) == ('"SKU-9"', "SKU-1")
    assert "another product" in found.message


@pytest.mark.parametrize("content_id", ["101", 101])
def test_the_shop_s_row_number_beside_an_sku_fails(content_id: JsonValue) -> None:
    found = finding(sent(content_id, ("SKU-1", "sku"), ("101", "row")), CODE)
    assert "row in the shop's database" in found.message
    assert found.expected == "SKU-1"


@pytest.mark.parametrize(
    "own",
    [
        [("101", "row")],
        [("101", "row"), ("102", "variant"), ("SKU-1", "sku")],
        [("101", "product"), ("SKU-1", "sku")],
        [("101", "row"), ("101", "group"), ("SKU-1", "sku")],
        [("101", "variant"), ("SKU-1", "sku")],
    ],
)
def test_a_number_that_may_be_the_catalogue_s_passes(own: list[tuple[str, str]]) -> None:
    assert verdict(sent("101", *own), CODE) is Verdict.PASS


def test_the_row_number_beside_the_sku_in_one_event_passes() -> None:
    known = sent("101", ("SKU-1", "sku"), ("101", "row"), content_ids=["SKU-1"])
    assert verdict(known, CODE) is Verdict.PASS


def test_an_id_that_the_page_never_shows_is_inconclusive() -> None:
    known = sent("SKU-77")
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "nowhere" in result(known, CODE).reason


def test_a_page_without_ids_is_inconclusive() -> None:
    where = page(PageKind.PRODUCT, product=product(ids=()), other_ids=OTHERS)
    known = facts(where, events=(event("ViewContent", where, contents=[{"content_id": "SKU-9"}]),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    where = page(PageKind.PRODUCT, product=None)
    assert verdict(facts(where, events=(event("ViewContent", where),)), CODE) is Verdict.INCONCLUSIVE


def test_an_event_that_names_the_page_s_product_among_others_is_inconclusive() -> None:
    known = sent("SKU-9", content_ids=["SKU-1"])
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_the_parts_of_a_bundle_one_by_one_are_inconclusive() -> None:
    where = page(PageKind.PRODUCT, other_ids=OTHERS)
    parts = ("SKU-9", "109")
    known = facts(
        where,
        events=tuple(
            event("AddToCart", where, after=5, step=Step.CART, contents=[{"content_id": part}])
            for part in parts
        ),
    )
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "several products" in result(known, CODE).reason


@pytest.mark.parametrize("content_id", [None, "", "  ", ["SKU-9"], {"id": "SKU-9"}, 1.5])
def test_no_id_is_another_rule_s(content_id: JsonValue) -> None:
    assert verdict(sent(content_id), CODE) is Verdict.NOT_APPLICABLE


def test_an_empty_id_is_told_once() -> None:
    assert failures(sent("undefined")) & {"TT302", "TT403"} == {"TT302"}


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (PageKind.PRODUCT, "InitiateCheckout"),
        (PageKind.CATEGORY, "ViewContent"),
        (PageKind.CART, "AddToCart"),
    ],
)
def test_other_events_and_pages_are_not_applicable(kind: PageKind, name: str) -> None:
    where = page(kind, other_ids=OTHERS)
    known = facts(where, events=(event(name, where, contents=[{"content_id": "SKU-9"}]),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
