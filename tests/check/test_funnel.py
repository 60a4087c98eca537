from dataclasses import replace
from decimal import Decimal

from auditor.check.context import Context
from auditor.check.funnel import Funnel, funnels, nothing_to_compare
from auditor.model.facts import Facts
from auditor.model.journey import Step, Until
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import OTHER_PIXEL, PIXEL, event, facts, healthy, page, step


def followed(known: Facts) -> list[Funnel]:
    return funnels("main", Context(known))


def test_follows_the_product_from_its_page_to_the_order() -> None:
    (funnel,) = followed(healthy())
    assert [each.name for each in funnel.stages] == [
        "ViewContent",
        "AddToCart",
        "InitiateCheckout",
        "Purchase",
    ]
    assert (funnel.pixel_id, funnel.page.kind) == (PIXEL, PageKind.PRODUCT)
    stage = funnel.stages[0]
    assert (stage.ids, stage.value, stage.quantity, stage.currency) == (
        ("SKU-1",),
        Decimal("19.9"),
        Decimal(1),
        "EUR",
    )
    assert (stage.kinds, stage.id_path) == (frozenset({"product"}), "contents[0].content_id")


def test_each_pixel_is_followed_by_itself() -> None:
    known = healthy()
    copies = tuple(replace(each, id=f"{each.id}-2", pixel_id=OTHER_PIXEL) for each in known.events)
    found = followed(replace(known, events=(*known.events, *copies)))
    assert [each.pixel_id for each in found] == [PIXEL, OTHER_PIXEL]


def test_the_parts_of_a_bundle_are_one_stage_and_an_event_sent_twice_counts_once() -> None:
    where = page(PageKind.PRODUCT)
    sent = [
        event("AddToCart", where, after=5, step=Step.CART, contents=[{"content_id": part}], value=20)
        for part in ("A", "A", "B")
    ]
    known = facts(
        where, until=Until.CART, events=(event("ViewContent", where), *sent),
        steps=(step(Step.CART, where, at=where.visit.started_at + 4),),
    )  # fmt: skip
    (funnel,) = followed(known)
    cart = funnel.stage("AddToCart")
    assert cart is not None
    assert (cart.ids, cart.value, cart.event) == (("A", "B"), Decimal(40), sent[2])


def test_only_the_last_view_before_the_cart_counts() -> None:
    known = healthy()
    item = known.pages[1]
    before, after = (
        event("ViewContent", item, after=when, contents=[{"content_id": "X"}]) for when in (2, 7)
    )
    (funnel,) = followed(replace(known, events=(*known.events, before, after)))
    assert funnel.stages[0].event is before


def test_what_has_no_amount_has_no_value() -> None:
    known = healthy()
    events = tuple(replace(each, parameters=each.parameters | {"value": "19,90 €"}) for each in known.events)
    (funnel,) = followed(replace(known, events=events))
    assert [each.value for each in funnel.stages] == [None] * 4


def test_a_run_without_a_cart_says_why() -> None:
    where = page(PageKind.PRODUCT)
    known = facts(where, until=Until.PRODUCT, events=(event("ViewContent", where),))
    assert followed(known) == []
    assert nothing_to_compare("main", Context(known)).verdict is Verdict.NOT_APPLICABLE
    failed = step(Step.CART, where, reached=False, reason="no button")
    known = replace(known, expect=replace(known.expect, until=Until.CART), steps=(failed,))
    outcome = nothing_to_compare("main", Context(known))
    assert (outcome.verdict, "no button" in outcome.text) == (Verdict.INCONCLUSIVE, True)
