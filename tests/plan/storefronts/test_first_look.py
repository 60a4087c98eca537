"""What is said of a shop before it is shopped in."""

import pytest

from auditor.plan.storefronts.first_look import shop_system_in
from tests.plan.storefronts.pages import NEAR_MISSES, PAGES, SHOP


@pytest.mark.parametrize("name", PAGES)
def test_the_first_page_names_the_system(name: str) -> None:
    assert shop_system_in(SHOP, PAGES[name], ()) == name


def test_one_mark_is_told_for_what_it_is_whatever_the_header_s_case() -> None:
    assert shop_system_in(SHOP, "", ("Server: Pepyaka",)) == "Wix, though little tells so"


@pytest.mark.parametrize("html", [*NEAR_MISSES.values(), "".join(PAGES.values())])
def test_nothing_is_said_of_what_is_not_known(html: str) -> None:
    assert shop_system_in(SHOP, html, ()) == ""
