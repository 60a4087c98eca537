"""Visits of one tab: which document stands in it, and which one came back."""

from dataclasses import replace
from typing import cast

from playwright.async_api import Page

from auditor.gather.capture.open_visit import OpenVisit
from auditor.gather.capture.shown import Shown
from auditor.gather.capture.visits import Document, Tab, Visits
from auditor.model.journey import Step
from auditor.model.page import PageKind
from tests.builders import reading

SHOP = "https://shop.example/"


def desk() -> tuple[Visits, Tab, list[OpenVisit]]:
    written: list[OpenVisit] = []
    return Visits("main", written.append), Tab(cast("Page", object())), written


def test_one_document_s_end_is_the_next_one_s_beginning() -> None:
    visits, tab, _ = desk()
    one, two = visits.begin(tab, f"{SHOP}a"), visits.begin(tab, f"{SHOP}b")
    assert one.ended_at == two.committed_at
    assert list(tab.left) == [one]
    assert tab.visit is two


def test_a_document_is_known_by_its_name_told_before_or_after_its_visit_begins() -> None:
    visits, tab, _ = desk()
    visits.shows(tab, Document(name="L1", url=f"{SHOP}a#top", spared=True))
    one = visits.begin(tab, f"{SHOP}a")
    two = visits.begin(tab, f"{SHOP}a")
    visits.shows(tab, Document(name="L2", url=f"{SHOP}a"))
    assert (one.record().spared, two.record().spared) == (True, False)
    assert (one.loader, two.loader) == ("L1", "L2")
    assert visits.last_of(tab, "L1") is one
    assert visits.last_of(tab, "L2") is two
    assert visits.last_of(tab, "L3") is None
    # A name that was told of another address is nobody's.
    visits.shows(tab, Document(name="L4", url=f"{SHOP}elsewhere"))
    assert visits.begin(tab, f"{SHOP}c").loader == ""


def test_the_document_that_came_back_is_told_by_its_name_not_by_its_address() -> None:
    visits, tab, _ = desk()
    first = visits.begin(tab, f"{SHOP}a")
    visits.shows(tab, Document(name="L1", url=first.url))
    second = visits.begin(tab, f"{SHOP}a")
    visits.shows(tab, Document(name="L2", url=second.url))
    visits.begin(tab, f"{SHOP}b")
    before = visits.last_of(tab, "L1")
    assert before is first
    tab.step = Step.CART
    back = visits.restored(tab, before)
    assert (back.restored_from, back.step, back.loader, back.status) == (first.id, Step.CART, "L1", None)
    assert visits.restored(tab, before) is back
    visits.begin(tab, f"{SHOP}c")
    again = visits.restored(tab, first)
    assert again.restored_from == back.id


def test_who_led_to_a_document_is_told() -> None:
    visits, tab, _ = desk()
    tab.taken = True
    opened, clicked = visits.begin(tab, f"{SHOP}a"), visits.begin(tab, f"{SHOP}b")
    back = visits.restored(tab, opened)
    assert [visit.record().by_page for visit in (opened, clicked, back)] == [False, True, True]


def test_a_return_is_written_and_ends_the_visit_before() -> None:
    visits, tab, written = desk()
    one, two = visits.begin(tab, f"{SHOP}a"), visits.begin(tab, f"{SHOP}b")
    one.status, one.content_type = 200, "text/html"
    back = visits.restored(tab, one)
    assert two.ended_at == back.committed_at
    assert written[-1] is back
    assert (back.status, back.content_type, tab.documents) == (200, "text/html", 3)
    assert tab.visit_ids == {1, 2, 3}


def test_the_addresses_that_a_document_takes_on_are_kept_up_to_a_bound() -> None:
    visits, tab, _ = desk()
    visit = visits.begin(tab, f"{SHOP}a")
    for number in range(250):
        visit.moved(f"{SHOP}{number}")
    kept = visit.record()
    assert kept.url == f"{SHOP}249"
    assert len(kept.routes) == 200
    assert [route.url for route in kept.routes[:2]] == [f"{SHOP}a", f"{SHOP}0"]
    assert kept.routes[0].at == kept.committed_at
    assert any("changed its address more than 200 times" in note for note in kept.notes)


def test_an_answer_s_headers_are_kept_by_name_and_in_full_only_where_they_name_software() -> None:
    visits, tab, _ = desk()
    visit = visits.begin(tab, SHOP)
    visit.headers = {
        "set-cookie": "session=secret",
        "server": "nginx",
        "x-powered-by": "PHP/8" + "." * 500,
        **{f"x-{number:03}": "" for number in range(500)},
    }
    kept = visit.record().answer_headers
    assert kept[:2] == ("server: nginx", "set-cookie")
    assert len(kept) == 100
    assert all(len(header) <= 80 for header in kept)


def seen(path: str, kind: PageKind, heading: str) -> Shown:
    return Shown.of(f"{SHOP}{path}", reading(kind, product=None), title="Shop", heading=heading)


HOME, CART = seen("a", PageKind.HOME, "Welcome"), seen("cart", PageKind.CART, "Your cart")


def test_a_document_that_becomes_another_page_is_a_visit_of_its_own_from_the_change_on() -> None:
    visits, tab, written = desk()
    home = visits.begin(tab, HOME.url)
    visits.shows(tab, Document(name="L1", url=home.url))
    home.status = 200
    assert visits.shows_now(tab, home, HOME) is home
    tab.step = Step.CART
    home.moved(f"{SHOP}adding")
    home.moved(CART.url)
    cart = visits.shows_now(tab, home, CART)
    assert written[-2:] == [home, cart]
    assert tab.visit is cart
    assert tab.documents == 1  # nothing was loaded
    before, after = home.record(), cart.record()
    assert (before.url, before.routes) == (HOME.url, ())
    assert (after.routed_from, after.step, after.url, after.status) == (home.id, Step.CART, CART.url, 200)
    assert [route.url for route in after.routes] == [f"{SHOP}adding", CART.url]
    assert before.ended_at == after.started_at == after.committed_at == after.routes[0].at
    assert visits.last_of(tab, "L1") is cart
    assert visits.restored(tab, home) is cart


def test_what_is_looked_at_again_goes_on() -> None:
    visits, tab, _ = desk()
    home = visits.begin(tab, HOME.url)
    visits.shows_now(tab, home, HOME)
    assert visits.shows_now(tab, home, replace(CART, url=HOME.url)) is home
    home.moved(f"{SHOP}a#reviews")
    assert visits.shows_now(tab, home, replace(CART, url=f"{SHOP}a#reviews")) is home
    assert home.record().url == f"{SHOP}a#reviews"


def test_a_page_that_was_left_meanwhile_begins_nothing() -> None:
    visits, tab, _ = desk()
    home = visits.begin(tab, HOME.url)
    visits.shows_now(tab, home, HOME)
    following = visits.begin(tab, f"{SHOP}b")
    assert visits.shows_now(tab, home, CART) is home
    assert tab.visit is following


def test_of_addresses_that_came_and_went_those_since_the_last_look_begin_the_next_page() -> None:
    visits, tab, _ = desk()
    home = visits.begin(tab, HOME.url)
    for path in ("b", "a"):
        home.moved(f"{SHOP}{path}")
    visits.shows_now(tab, home, HOME)
    for path in ("b", "cart"):
        home.moved(f"{SHOP}{path}")
    cart = visits.shows_now(tab, home, CART)
    assert [route.url for route in home.record().routes] == [HOME.url, f"{SHOP}b", HOME.url]
    assert [route.url for route in cart.record().routes] == [f"{SHOP}b", CART.url]


def test_a_page_that_is_drawn_after_its_address_has_changed_begins_with_that_change() -> None:
    visits, tab, _ = desk()
    home = visits.begin(tab, HOME.url)
    visits.shows_now(tab, home, HOME)
    home.moved(CART.url)
    assert visits.shows_now(tab, home, replace(HOME, url=CART.url)) is home
    moved_at = home.routes[-1].at
    cart = visits.shows_now(tab, home, CART)
    assert cart is not home
    assert (home.record().url, cart.record().url, cart.started_at) == (HOME.url, CART.url, moved_at)


def test_an_address_that_is_another_s_name_for_the_page_stays_with_it() -> None:
    visits, tab, _ = desk()
    home = visits.begin(tab, HOME.url)
    visits.shows_now(tab, home, HOME)
    home.moved(f"{SHOP}en")
    visits.shows_now(tab, home, replace(HOME, url=f"{SHOP}en"))
    home.moved(CART.url)
    cart = visits.shows_now(tab, home, CART)
    assert [route.url for route in home.record().routes] == [HOME.url, f"{SHOP}en"]
    assert cart.record().routes == ()
