"""What the owner of a site declares."""

import pytest

from auditor.model.declared import Declared, Environment, PagePixels
from auditor.model.facts import Expectations
from auditor.model.patterns import PagePattern

LIVE = Environment(name="live", hosts=("shop.example", "*.shop.example"), pixels=("A", "BOTH"))
STAGE = Environment(name="stage", hosts=("stage.shop.example:8443", "localhost"), pixels=("B", "BOTH"))
SITE = Declared(environments=(STAGE, LIVE))


@pytest.mark.parametrize(
    ("host", "netloc", "has"),
    [
        ("shop.example", "shop.example", True),
        ("Shop.Example", "SHOP.example", True),
        ("shop.example", "shop.example:8080", True),
        ("shop.example:8080", "shop.example:8080", True),
        ("shop.example:8080", "shop.example", False),
        ("shop.example:*", "shop.example:9", True),
        ("shop.example", "www.shop.example", False),
        ("*.shop.example", "www.shop.example", True),
        ("*.shop.example", "shop.example", False),
        ("*.shop.example", "myshop.example", False),
        ("[::1]", "[::1]:3000", True),
        ("[::1]:3000", "[::1]:3000", True),
        ("[::1]:3000", "[::1]", False),
        ("shop.example", "", False),
    ],
)
def test_a_host_is_one_by_its_name_and_by_its_port_where_it_names_one(
    host: str, netloc: str, has: bool
) -> None:
    assert Environment(name="x", hosts=(host,), pixels=("A",)).has_host(netloc) is has


def test_of_several_environments_the_first_has_a_host() -> None:
    assert SITE.environment_of("stage.shop.example:8443") is STAGE
    assert SITE.environment_of("stage.shop.example") is LIVE
    assert SITE.environment_of("other.example") is None


def test_a_pixel_may_be_at_home_in_several_environments() -> None:
    assert [home.name for home in SITE.homes_of("BOTH")] == ["stage", "live"]
    assert SITE.homes_of("C") == ()


def test_the_pixels_of_a_page_are_those_of_the_first_entry_that_fits_it() -> None:
    entries = (
        PagePixels(pages=(PagePattern("/de/outlet/*"),), ids=("OUTLET",)),
        PagePixels(pages=(PagePattern("/de/*"), PagePattern("/at/*")), ids=("DE",)),
    )
    expect = Expectations(pixels=("REST", "DE"), page_pixels=entries, environments=(LIVE,))
    assert expect.pixels_on("https://shop.example/de/outlet/1") == ("OUTLET",)
    assert expect.pixels_on("https://shop.example/at") == ("DE",)
    assert expect.pixels_on("https://shop.example/") == ("REST", "DE")
    assert expect.every_pixel == ("REST", "DE", "OUTLET")
    assert expect.named_pixels == ("OUTLET", "DE", "A", "BOTH")
