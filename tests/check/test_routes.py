"""Which changes of a page's address are another page to a visitor."""

from dataclasses import replace

import pytest

from auditor.check.routes import route_changes
from auditor.model.evidence import Route
from auditor.model.page import Page, PageKind
from tests.builders import page

HOME = page(PageKind.HOME, id=1, lasts=20)
START = HOME.visit.started_at


def moved(*stops: tuple[str, float]) -> Page:
    """A page whose document stood at these paths, each from so many seconds after its start."""
    routes = tuple(Route(f"https://shop.example{path}", START + after) for path, after in stops)
    return replace(HOME, visit=replace(HOME.visit, routes=routes))


def paths(*stops: tuple[str, float]) -> list[str]:
    return [change.url.removeprefix("https://shop.example") for change in route_changes([moved(*stops)])]


def test_each_path_that_stands_for_a_while_is_a_change() -> None:
    assert paths(("/", 0), ("/shirts", 4), ("/shirts/red", 8), ("/shirts", 12)) == [
        "/shirts",
        "/shirts/red",
        "/shirts",
    ]
    assert paths() == []


@pytest.mark.parametrize("same", ["/?variant=2", "/#reviews", "/?a=1#b"])
def test_a_change_of_query_or_fragment_is_none(same: str) -> None:
    assert paths(("/", 0), (same, 4)) == []


def test_a_path_that_stood_for_a_moment_is_part_of_the_next_change() -> None:
    assert paths(("/", 0), ("/go", 4), ("/shirts", 4.1)) == ["/shirts"]
    assert paths(("/", 0), ("/go", 4), ("/", 4.1)) == []


def test_what_a_script_makes_of_the_address_as_the_page_loads_is_no_change() -> None:
    assert paths(("/", 0), ("/en/", 0.4)) == []
    assert paths(("/", 0), ("/en/", 0.4), ("/en/shirts", 6)) == ["/en/shirts"]


def test_a_path_on_which_a_step_began_was_seen_however_shortly() -> None:
    quick = moved(("/cart", 0.5), ("/checkout", 0.9))
    assert route_changes([quick]) == []
    assert [change.url for change in route_changes([quick], [START + 0.6])] == [
        "https://shop.example/checkout"
    ]
    assert route_changes([quick], [START + 0.95, START - 1]) == []


def test_the_last_one_counts_however_soon_the_page_is_left() -> None:
    assert paths(("/", 0), ("/shirts", 19.9)) == ["/shirts"]


def test_a_change_tells_its_bounds() -> None:
    first, second = route_changes([moved(("/", 0), ("/a", 4), ("/b", 9))])
    assert (first.since, first.at, first.until, first.lasted) == (START, START + 4, START + 9, 5)
    assert (second.since, second.at, second.until) == (START + 4, START + 9, HOME.visit.ended_at)


CART = page(PageKind.CART, id=2, at=START + 8, lasts=0.4, routed_from=1)
TILL = page(PageKind.CHECKOUT, id=3, at=START + 8.4, routed_from=2)


def test_a_page_of_its_own_is_where_the_change_led_however_shortly_it_stood() -> None:
    changes = route_changes([HOME, CART, TILL])
    assert [(change.page, change.url, change.since, change.at) for change in changes] == [
        (CART, CART.url, START, START + 8),
        (TILL, TILL.url, START + 8, START + 8.4),
    ]
    assert changes[0].document == [HOME, CART, TILL]


def test_the_way_to_a_page_is_a_part_of_the_change() -> None:
    way = (Route("https://shop.example/adding", START + 8), Route(CART.url, START + 8.2))
    passing = replace(CART, visit=replace(CART.visit, routes=way))
    (change,) = route_changes([HOME, passing])
    assert (change.url, change.since, change.at) == (CART.url, START, START + 8.2)


def test_what_another_page_shows_at_the_same_path_is_no_change_of_it() -> None:
    part = page(PageKind.CHECKOUT, id=4, at=START + 9, url=f"{TILL.url}?step=2", routed_from=3)
    assert [change.page for change in route_changes([HOME, TILL, part])] == [TILL]


@pytest.mark.parametrize("hash_path", ["/#/cart", "/#!/cart", "/#!cart"])
def test_a_path_in_the_fragment_is_a_path(hash_path: str) -> None:
    assert paths(("/", 0), (hash_path, 4)) == [hash_path]
