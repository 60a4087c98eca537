"""What became of calls that no beacon answers."""

from dataclasses import replace

from auditor.decode.fate import fates
from auditor.decode.tiktok.standard import STANDARD
from auditor.model.evidence import PixelCall, Visit
from tests.decode.test_attribute import visit
from tests.decode.test_pair import call, event

SHOP = "https://shop.example/"
ITEM = visit(1, f"{SHOP}shirt", 0, 10)
CART = replace(visit(2, f"{SHOP}cart", 9.8, 20), committed_at=10.0, by_page=True)


def unsent(*calls: PixelCall, answered: frozenset[int] = frozenset()) -> tuple[PixelCall, ...]:
    found = fates(calls, answered, [], [ITEM], STANDARD)
    assert found.lost == ()
    return found.unsent


def lost(asked: PixelCall, *visits: Visit) -> bool:
    found = fates([asked], (), [], visits, STANDARD)
    assert found.unsent + found.lost == (asked,)
    return bool(found.lost)


def test_what_no_beacon_answers_is_unsent() -> None:
    sent, silent = call(1, "ViewContent"), call(2, "AddToCart")
    odd = (call(3, method="page"), call(4, {"no": "name"}), call(5))
    assert unsent(sent, silent, *odd, answered=frozenset({1})) == (silent,)


def test_what_the_page_holds_back_itself_is_not_lost() -> None:
    held = [call(1, method="holdConsent"), call(2, "ViewContent")]
    assert unsent(*held) == ()
    assert unsent(*held, call(3, method="grantConsent")) == (held[1],)
    other = call(2, "X", visit=2)
    assert unsent(call(1, method="revokeConsent", visit=1), other) == (other,)


def test_a_call_that_leads_to_the_next_page_is_lost_on_the_way() -> None:
    assert lost(call(1, "AddToCart", at=9.79), ITEM, CART)
    assert lost(call(1, "AddToCart", at=9.9), ITEM, CART)
    assert lost(call(1, "AddToCart", at=8.9), ITEM, CART)


def test_a_call_that_had_its_time_is_not() -> None:
    assert not lost(call(1, "AddToCart", at=8.7), ITEM, CART)


def test_a_page_that_the_auditor_left_or_closed_or_that_another_tab_left_is_no_navigation() -> None:
    asked = call(1, "AddToCart", at=9.9)
    assert not lost(asked, ITEM, replace(CART, by_page=False))
    assert not lost(asked, ITEM)
    assert not lost(asked, ITEM, replace(CART, committed_at=10.001))
    assert not lost(asked, ITEM, replace(CART, committed_at=None))
    assert not lost(asked, ITEM, replace(CART, run="reject"))
    assert not lost(asked, replace(ITEM, committed_at=10.0))


def test_an_event_of_which_nobody_knows_the_page_may_be_the_answer() -> None:
    asked, stray = call(1, "AddToCart", at=5.0), replace(event("a", "AddToCart", at=6.0), visit_id=None)
    assert fates([asked], (), [stray], [ITEM], STANDARD).unsent == ()
    assert fates([asked], (), [replace(stray, at=60.0)], [ITEM], STANDARD).unsent == (asked,)
    assert fates([asked], (), [replace(stray, name="Search")], [ITEM], STANDARD).unsent == (asked,)
