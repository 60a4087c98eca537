"""Which addresses are one route."""

import pytest

from auditor.model.addresses import route_of, without_place

SHOP = "https://shop.example"


@pytest.mark.parametrize("same", ["/a", "/a/", "/a?variant=2", "/a#reviews", "/a/?b#c", "/a#/", "/a#!"])
def test_what_a_query_or_a_place_to_scroll_to_changes_is_the_same_route(same: str) -> None:
    assert route_of(SHOP + same) == "shop.example/a"


def test_a_path_in_the_fragment_is_a_route() -> None:
    assert route_of(f"{SHOP}/#/cart/?full=1") == route_of(f"{SHOP}/#/cart") == "shop.example#/cart"
    assert route_of(f"{SHOP}/#!cart") != route_of(f"{SHOP}/#!checkout")


def test_hosts_are_compared_without_capitals_and_nonsense_as_it_is() -> None:
    assert route_of("https://Shop.Example/a") == f"{route_of(SHOP)}/a"
    assert route_of("http://[") == "http://["


def test_a_place_to_scroll_to_is_cut_and_a_path_stays() -> None:
    assert without_place(f"{SHOP}/a?b=1#reviews") == f"{SHOP}/a?b=1"
    assert without_place(f"{SHOP}/#/cart") == f"{SHOP}/#/cart"
    assert without_place("http://[") == "http://["
