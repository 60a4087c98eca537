from auditor.model.journey import Step
from auditor.model.jsonvalue import JsonObject
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    GOODS,
    ITEM,
    OTHER_PIXEL,
    PIXEL,
    event,
    facts,
    finding,
    healthy,
    page,
    pageview,
    verdict,
)

CODE = "TT207"
WHERE = page(PageKind.PRODUCT)


def test_once_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_twice_on_one_load_fails() -> None:
    found = finding(facts(WHERE, events=(event("ViewContent", WHERE), event("ViewContent", WHERE))), CODE)
    assert found.event == "ViewContent"
    assert found.severity is Severity.ERROR


def test_distinct_event_ids_make_it_no_better() -> None:
    known = facts(
        WHERE, events=(event("ViewContent", WHERE, event_id="1"), event("ViewContent", WHERE, event_id="2"))
    )
    assert finding(known, CODE).severity is Severity.ERROR


def test_one_event_id_makes_it_a_warning() -> None:
    known = facts(
        WHERE, events=(event("ViewContent", WHERE, event_id="1"), event("ViewContent", WHERE, event_id="1"))
    )
    assert finding(known, CODE).severity is Severity.WARNING


def test_two_shapes_of_one_product_are_the_same() -> None:
    flat: JsonObject = {"content_id": "SKU-1", "value": "19.90", "currency": "eur"}
    known = facts(WHERE, events=(event("AddToCart", WHERE), event("AddToCart", WHERE, parameters=flat)))
    assert verdict(known, CODE) is Verdict.FAIL


def test_a_bundle_item_by_item_passes() -> None:
    second = GOODS | {"contents": [ITEM | {"content_id": "SKU-2"}]}
    known = facts(WHERE, events=(event("AddToCart", WHERE), event("AddToCart", WHERE, parameters=second)))
    assert verdict(known, CODE) is Verdict.PASS


def test_two_variants_of_one_group_pass() -> None:
    known = facts(WHERE, events=(event("AddToCart", WHERE), event("AddToCart", WHERE, value=24.9)))
    assert verdict(known, CODE) is Verdict.PASS


def test_a_second_pixel_passes() -> None:
    known = facts(WHERE, events=(event("ViewContent", WHERE), event("ViewContent", WHERE, pixel=OTHER_PIXEL)))
    assert verdict(known, CODE) is Verdict.PASS


def test_a_second_page_load_passes() -> None:
    other = page(PageKind.PRODUCT, id=3)
    known = facts(WHERE, other, events=(event("ViewContent", WHERE), event("ViewContent", other)))
    assert verdict(known, CODE) is Verdict.PASS


def test_a_load_and_a_click_are_two_actions() -> None:
    known = facts(
        WHERE, events=(event("AddToCart", WHERE), event("AddToCart", WHERE, after=5, step=Step.CART))
    )
    assert verdict(known, CODE) is Verdict.PASS


def test_the_same_again_much_later_is_a_doubt() -> None:
    again = event("ViewContent", WHERE, after=7)
    assert verdict(facts(WHERE, events=(event("ViewContent", WHERE), again)), CODE) is Verdict.INCONCLUSIVE
    twice = (event("ViewContent", WHERE), again, event("ViewContent", WHERE, after=7.1))
    assert finding(facts(WHERE, events=twice), CODE).actual.startswith("2 times")


def test_a_purchase_much_later_on_the_same_page_is_a_copy() -> None:
    thanks = page(PageKind.CONFIRMATION, id=5, lasts=20)
    known = facts(thanks, events=(event("Purchase", thanks), event("Purchase", thanks, after=15)))
    assert verdict(known, CODE) is Verdict.FAIL


def test_two_searches_for_different_words_pass() -> None:
    known = facts(WHERE, events=(event("Search", WHERE, query="a"), event("Search", WHERE, query="b")))
    assert verdict(known, CODE) is Verdict.PASS


def test_page_views_are_another_rules_matter() -> None:
    known = facts(WHERE, events=(pageview(WHERE), pageview(WHERE)))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_two_pixels_with_the_same_fault_are_told_once() -> None:
    events = [event("ViewContent", WHERE, pixel=pixel) for pixel in (PIXEL, OTHER_PIXEL) * 2]
    assert finding(facts(WHERE, events=tuple(events)), CODE).actual.startswith("2 times")


def test_an_unanswered_banner_is_inconclusive() -> None:
    where = page(PageKind.PRODUCT, consent_pending=True)
    assert verdict(facts(where, events=(event("ViewContent", where),) * 2), CODE) is Verdict.INCONCLUSIVE


def test_two_routes_of_one_document_are_two_actions() -> None:
    known = facts(
        WHERE,
        events=(
            event("ViewContent", WHERE),
            event("ViewContent", WHERE, page_url="https://shop.example/shirts/blue"),
        ),
    )
    assert verdict(known, CODE) is Verdict.PASS
