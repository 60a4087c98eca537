from dataclasses import replace

import pytest

from auditor.model.event import PixelEvent, Realm
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import OTHER_PIXEL, event, facts, finding, healthy, page, pageview, result, verdict

CODE = "TT602"
RED = page(PageKind.PRODUCT, id=2, url="https://shop.example/shirts/red")
BLUE = page(PageKind.PRODUCT, id=3, url="https://shop.example/shirts/blue")
CART = page(PageKind.CART, id=4)
FORM, THANKS, NEWS = (
    page(PageKind.OTHER, id=number, url=f"https://shop.example/{path}")
    for number, path in ((5, "form"), (6, "thanks"), (7, "news"))
)


def of(content_id: str) -> JsonObject:
    return {"contents": [{"content_id": content_id, "quantity": 1}], "value": 1, "currency": "EUR"}


def judged(*events: PixelEvent) -> Verdict:
    return verdict(facts(RED, BLUE, CART, FORM, THANKS, NEWS, events=events), CODE)


def test_an_id_for_each_action_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("name", ["ViewContent", "AddToCart"])
def test_one_id_for_two_products_fails(name: str) -> None:
    known = facts(
        RED,
        BLUE,
        events=(
            event(name, RED, event_id="x", parameters=of("RED")),
            event(name, BLUE, event_id="x", parameters=of("BLUE")),
        ),
    )
    found = finding(known, CODE)
    assert found.severity is Severity.ERROR
    assert found.actual == '"x" for "RED", and for "BLUE"'
    assert found.page_url == BLUE.url


def test_two_products_of_one_page_are_two_actions_where_they_are_apart() -> None:
    later = event("AddToCart", RED, after=6, event_id="x", parameters=of("BLUE"))
    assert judged(event("AddToCart", RED, event_id="x", parameters=of("RED")), later) is Verdict.FAIL


def test_the_items_of_a_bundle_are_one_action() -> None:
    items = (
        event("AddToCart", RED, after=at, event_id="x", parameters=of(f"PART-{at}")) for at in (1, 1.1, 1.2)
    )
    assert judged(*items) is Verdict.PASS


def test_the_views_of_two_pages_are_two_actions() -> None:
    assert judged(pageview(RED, event_id="v"), pageview(BLUE, event_id="v")) is Verdict.FAIL
    same = (event("ViewContent", where, event_id="v") for where in (RED, BLUE))
    assert judged(*same) is Verdict.FAIL


@pytest.mark.parametrize("said", ["undefined", "null", "{{ order.id }}", "${id}"])
def test_a_constant_by_what_it_says_fails_at_once(said: str) -> None:
    assert finding(facts(RED, events=(event("AddToCart", RED, event_id=said),)), CODE).actual == f'"{said}"'


def test_one_action_twice_is_another_matter() -> None:
    twice = (event("AddToCart", RED, after=at, event_id="x", parameters=of("RED")) for at in (1, 1.2))
    assert judged(*twice) is Verdict.PASS


def test_an_event_that_the_next_page_sends_again_is_one_action() -> None:
    # The theme sends it at once and the plug-in with the cart page, under one id.
    both = (event("AddToCart", where, event_id="x", parameters=of("RED")) for where in (RED, CART))
    assert judged(*both) is Verdict.PASS


def test_the_same_order_again_is_another_matter() -> None:
    first = page(PageKind.CONFIRMATION, id=8)
    again = page(PageKind.CONFIRMATION, id=9, reload_of=8)
    events = tuple(
        event(name, on, event_id="o") for name in ("Purchase", "Pageview") for on in (first, again)
    )
    assert verdict(facts(first, again, events=events), CODE) is Verdict.PASS


def test_browser_and_server_share_the_id() -> None:
    browser = event("ViewContent", RED, event_id="x")
    server = replace(event("ViewContent", BLUE, event_id="x"), realm=Realm.SERVER)
    assert judged(browser, server) is Verdict.PASS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"pixel": OTHER_PIXEL}, {}),
        ({"event_id": 7}, {"event_id": "7"}),
        ({"event_id": None}, {"event_id": None}),
        ({"event_id": " "}, {"event_id": " "}),
    ],
)
def test_what_the_vendor_takes_for_different_is_different(
    one: dict[str, JsonValue], other: dict[str, JsonValue]
) -> None:
    def sent(on: Page, given: dict[str, JsonValue]) -> PixelEvent:
        made = event("ViewContent", on, event_id="x")
        return replace(
            made,
            event_id=given.get("event_id", "x"),
            pixel_id=str(given.get("pixel", made.pixel_id)),
        )

    assert judged(sent(RED, one), sent(BLUE, other)) is not Verdict.FAIL


def test_other_events_may_share_the_id() -> None:
    assert (
        judged(event("ViewContent", RED, event_id="x"), event("AddToCart", BLUE, event_id="x"))
        is Verdict.PASS
    )


def test_an_action_without_products_over_two_pages_is_a_doubt() -> None:
    known = facts(FORM, THANKS, events=tuple(event("Lead", on, event_id="l") for on in (FORM, THANKS)))
    told = result(known, CODE)
    assert told.verdict is Verdict.INCONCLUSIVE
    assert "cannot be told" in told.reason


def test_on_pages_of_every_kind_it_is_a_constant() -> None:
    home = page(PageKind.HOME, id=1)
    events = tuple(event("Contact", on, event_id="c") for on in (home, RED, CART))
    assert verdict(facts(home, RED, CART, events=events), CODE) is Verdict.FAIL


def test_the_pages_of_one_form_may_share_the_id() -> None:
    assert judged(*(event("Lead", on, event_id="l") for on in (FORM, THANKS, NEWS))) is Verdict.INCONCLUSIVE


def test_the_pages_of_one_checkout_may_share_the_id() -> None:
    till = page(PageKind.CHECKOUT, id=5)
    pages = (CART, till, page(PageKind.CHECKOUT, id=6, url="https://shop.example/checkout/payment"))
    events = tuple(event("InitiateCheckout", on, event_id="token-1") for on in pages)
    assert verdict(facts(*pages, events=events), CODE) is Verdict.PASS


def test_what_was_cut_from_ids_cannot_be_compared() -> None:
    cut = "cart-[redacted email plain other]"
    events = (event("ViewContent", on, event_id=cut) for on in (RED, BLUE))
    assert judged(*events) is Verdict.INCONCLUSIVE


def test_no_id_is_nothing_to_judge() -> None:
    assert judged(event("ViewContent", RED)) is Verdict.NOT_APPLICABLE
