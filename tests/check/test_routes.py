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
    return [change.url.removeprefix("https://shop.example") for change in route_changes(moved(*stops))]


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
    assert route_changes(quick) == []
    assert [change.url for change in route_changes(quick, [START + 0.6])] == ["https://shop.example/checkout"]
    assert route_changes(quick, [START + 0.95, START - 1]) == []


def test_the_last_one_counts_however_soon_the_page_is_left() -> None:
    assert paths(("/", 0), ("/shirts", 19.9)) == ["/shirts"]


def test_a_change_tells_its_bounds() -> None:
    first, second = route_changes(moved(("/", 0), ("/a", 4), ("/b", 9)))
    assert (first.since, first.at, first.until, first.lasted) == (START, START + 4, START + 9, 5)
    assert (second.since, second.at, second.until) == (START + 4, START + 9, HOME.visit.ended_at)
