import pytest

from auditor.demo import session
from auditor.demo.session import Sessions
from auditor.demo.storefront import Storefront


def test_a_visitor_is_known_by_the_cookie_alone() -> None:
    sessions = Sessions(Storefront())
    visitor = sessions.find(None)
    assert sessions.find(visitor.token) is visitor
    stranger = sessions.find("made-up")
    assert stranger is not visitor
    assert stranger.token != "made-up"


def test_the_one_away_longest_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "MOST_VISITORS", 2)
    sessions = Sessions(Storefront())
    first, second = sessions.find(None), sessions.find(None)
    sessions.find(first.token)
    sessions.find(None)
    assert sessions.find(first.token) is first
    assert sessions.find(second.token) is not second


def test_an_order_empties_the_cart_and_has_a_number_of_its_own() -> None:
    sessions = Sessions(Storefront())
    visitor = sessions.find(None)
    numbers = set()
    for _ in range(2):
        visitor.basket.add({"product": "JC-MUG-01"})
        visitor.details = {"email": "pixel.audit@example.com"}
        order = sessions.place_order(visitor)
        assert visitor.basket.lines == ()
        assert order.lines[0].sku == "JC-MUG-01"
        assert order.contact == {"email": "pixel.audit@example.com"}
        assert visitor.orders[order.number] is order
        numbers.add(order.number)
    assert len(numbers) == 2
