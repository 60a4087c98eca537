import pytest

from auditor.model.event import PixelEvent
from auditor.model.facts import Facts
from auditor.model.journey import Step, Until
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import GOODS, ITEM, event, facts, finding, healthy, page, product, step, verdict

CODE = "TT209"
HOME = page(PageKind.HOME, id=1)
WHERE = page(PageKind.PRODUCT)
CART = page(PageKind.CART, id=3)
TILL = page(PageKind.CHECKOUT, id=4)
CLICK = WHERE.visit.started_at + 5


def shopped(*events: PixelEvent, pages: tuple[Page, ...] = (WHERE, CART, TILL)) -> Facts:
    return facts(
        *pages,
        until=Until.CHECKOUT,
        events=events,
        steps=(
            step(Step.PRODUCT, WHERE),
            step(Step.CART, CART, at=CLICK),
            step(Step.CHECKOUT, TILL, at=TILL.visit.started_at - 0.2),
        ),
    )


def test_a_healthy_journey_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("kind", [PageKind.HOME, PageKind.PRODUCT, PageKind.CHECKOUT, PageKind.OTHER])
def test_a_purchase_off_the_confirmation_is_critical(kind: PageKind) -> None:
    where = page(kind, id=9, step=None)
    found = finding(facts(where, events=(event("Purchase", where),)), CODE)
    assert found.severity is Severity.CRITICAL


def test_a_purchase_where_the_order_led_is_right_whatever_the_page_says() -> None:
    where = page(PageKind.OTHER, id=5, step=Step.PURCHASE)
    known = facts(
        where, until=Until.PURCHASE, events=(event("Purchase", where),), steps=(step(Step.PURCHASE, where),)
    )
    assert verdict(known, CODE) is Verdict.PASS


def test_a_purchase_on_a_page_between_order_and_confirmation_is_undecided() -> None:
    where = page(PageKind.OTHER, id=5, step=Step.PURCHASE)
    assert verdict(facts(where, events=(event("Purchase", where),)), CODE) is Verdict.INCONCLUSIVE


def test_a_purchase_at_the_click_on_the_checkout_is_critical() -> None:
    known = facts(
        TILL,
        until=Until.PURCHASE,
        events=(event("Purchase", TILL, after=7, step=Step.PURCHASE),),
        steps=(step(Step.PURCHASE, page(PageKind.CONFIRMATION, id=5), at=TILL.visit.started_at + 6.9),),
    )
    assert finding(known, CODE).severity is Severity.CRITICAL


def test_add_to_cart_on_load_fails() -> None:
    assert finding(shopped(event("AddToCart", WHERE, after=1)), CODE).severity is Severity.ERROR


def test_add_to_cart_without_any_journey_fails() -> None:
    assert verdict(facts(WHERE, events=(event("AddToCart", WHERE),)), CODE) is Verdict.FAIL


def test_add_to_cart_at_the_click_passes() -> None:
    assert verdict(shopped(event("AddToCart", WHERE, after=5.1)), CODE) is Verdict.PASS


def test_add_to_cart_queued_for_the_next_page_passes() -> None:
    assert verdict(shopped(event("AddToCart", CART)), CODE) is Verdict.PASS


def test_add_to_cart_at_the_click_and_again_on_the_cart_page_fails() -> None:
    known = shopped(event("AddToCart", WHERE, after=5.1), event("AddToCart", CART))
    assert finding(known, CODE).page_kind is PageKind.CART


def test_a_bundle_queued_for_the_next_page_passes() -> None:
    second = GOODS | {"contents": [ITEM | {"content_id": "SKU-2"}]}
    known = shopped(event("AddToCart", CART), event("AddToCart", CART, parameters=second))
    assert verdict(known, CODE) is Verdict.PASS


def test_initiate_checkout_on_the_cart_page_fails() -> None:
    assert finding(shopped(event("InitiateCheckout", CART)), CODE).severity is Severity.ERROR


def test_initiate_checkout_on_a_cart_page_that_is_a_checkout_too_is_undecided() -> None:
    both = page(PageKind.CART, id=3, asks_for_contact=True)
    known = shopped(event("InitiateCheckout", both), pages=(WHERE, both, TILL))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_initiate_checkout_on_a_checkout_that_was_merely_opened_passes() -> None:
    assert verdict(facts(TILL, events=(event("InitiateCheckout", TILL),)), CODE) is Verdict.PASS


def test_initiate_checkout_once_the_order_is_placed_fails() -> None:
    thanks = page(PageKind.CONFIRMATION, id=6)
    begun = step(Step.CHECKOUT, TILL, at=TILL.visit.started_at)
    known = facts(TILL, thanks, events=(event("InitiateCheckout", thanks),), steps=(begun,))
    assert "order was placed already" in finding(known, CODE).message


def test_a_checkout_that_became_the_confirmation_without_a_load_passes() -> None:
    both = page(PageKind.CONFIRMATION, id=6)
    begun = step(Step.CHECKOUT, both, at=both.visit.started_at)
    known = facts(both, events=(event("InitiateCheckout", both),), steps=(begun,))
    assert verdict(known, CODE) is Verdict.PASS


def test_initiate_checkout_on_a_page_of_unknown_kind_is_undecided() -> None:
    where = page(PageKind.OTHER, id=9)
    assert verdict(facts(where, events=(event("InitiateCheckout", where),)), CODE) is Verdict.INCONCLUSIVE


@pytest.mark.parametrize("kind", [PageKind.HOME, PageKind.CART, PageKind.CHECKOUT])
def test_view_content_where_no_product_stands_is_a_warning(kind: PageKind) -> None:
    where = page(kind, id=9)
    known = facts(where, until=Until.PRODUCT, events=(event("ViewContent", where),))
    assert finding(known, CODE).severity is Severity.WARNING


@pytest.mark.parametrize("kind", [PageKind.CATEGORY, PageKind.SEARCH, PageKind.OTHER])
def test_view_content_on_lists_and_unknown_pages_is_undecided(kind: PageKind) -> None:
    where = page(kind, id=9)
    known = facts(where, until=Until.PRODUCT, events=(event("ViewContent", where),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_view_content_on_a_home_page_that_sells_one_product_passes() -> None:
    where = page(PageKind.HOME, id=9, product=product())
    known = facts(where, until=Until.PRODUCT, events=(event("ViewContent", where),))
    assert verdict(known, CODE) is Verdict.PASS


def test_view_content_on_a_site_that_sells_nothing_is_undecided() -> None:
    assert verdict(facts(HOME, events=(event("ViewContent", HOME),)), CODE) is Verdict.INCONCLUSIVE


def test_an_event_of_an_unknown_page_is_undecided() -> None:
    known = facts(HOME, events=(event("Purchase", page(PageKind.HOME, id=77)),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_other_events_are_not_judged() -> None:
    assert verdict(facts(HOME, events=(event("Lead", HOME),)), CODE) is Verdict.NOT_APPLICABLE


def test_a_document_that_changed_its_route_is_not_judged_by_what_it_became() -> None:
    where = page(PageKind.CHECKOUT, id=4)
    earlier = event("ViewContent", where, page_url="https://shop.example/shirts/red?variant=2")
    assert verdict(facts(where, until=Until.CHECKOUT, events=(earlier,)), CODE) is Verdict.INCONCLUSIVE
    known = facts(WHERE, where, until=Until.CHECKOUT, events=(earlier,))
    assert verdict(known, CODE) is Verdict.PASS


def test_a_variant_in_the_query_is_the_same_page() -> None:
    known = facts(WHERE, events=(event("ViewContent", WHERE, page_url=f"{WHERE.url}?variant=2#top"),))
    assert verdict(known, CODE) is Verdict.PASS
