"""The audit comes to a shop by an ad's click, and by no other page's address."""

from pathlib import Path

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from auditor.gather.pages.landing import Landing
from auditor.model.journey import Step, Until
from auditor.model.plan import TEST_CLICK, SitePlan
from tests.gather.shop import KEPT, Shop, audited, outcome

pytestmark = KEPT

CLICK = f"ttclid={TEST_CLICK}"


def landing(site: str, click_id: str = TEST_CLICK, parameter: str = "ttclid") -> Landing:
    return Landing.of(SitePlan(site=site, click_id=click_id), parameter)


@pytest.mark.parametrize(
    ("site", "opened"),
    [
        ("https://shop.example/", f"https://shop.example/?{CLICK}"),
        ("https://shop.example", f"https://shop.example?{CLICK}"),
        ("https://shop.example/de?", f"https://shop.example/de?{CLICK}"),
        ("https://shop.example/?utm=%C3%A4+b", f"https://shop.example/?utm=%C3%A4+b&{CLICK}"),
        ("https://shop.example/?utm=x#/home?a=b", f"https://shop.example/?utm=x&{CLICK}#/home?a=b"),
        ("https://shop.example/#ttclid=1", f"https://shop.example/?{CLICK}#ttclid=1"),
    ],
)
def test_the_click_is_added_to_the_shop_s_address(site: str, opened: str) -> None:
    assert landing(site).url == opened


@pytest.mark.parametrize(
    "site", ["https://shop.example/?ttclid=E.C.P.own", "https://shop.example/?a=1&ttclid="]
)
def test_an_address_that_has_a_click_is_left_alone(site: str) -> None:
    assert landing(site).url == site
    assert landing(site).without(f"{site}&{CLICK}") == f"{site}&{CLICK}"


def test_without_a_click_nothing_is_added() -> None:
    for bare in (
        landing("https://shop.example/", click_id=""),
        landing("https://shop.example/", parameter=""),
    ):
        assert bare.url == "https://shop.example/"
        assert bare.without(f"https://shop.example/?{CLICK}") == f"https://shop.example/?{CLICK}"


@pytest.mark.parametrize(
    ("led", "bare"),
    [
        (f"https://www.shop.example/en/?{CLICK}", "https://www.shop.example/en/"),
        (f"https://shop.example/?lang=en&{CLICK}&x=1#top", "https://shop.example/?lang=en&x=1#top"),
        ("https://shop.example/?ttclid=another", "https://shop.example/?ttclid=another"),
        (f"https://shop.example/?x{CLICK}", f"https://shop.example/?x{CLICK}"),
        (f"https://shop.example/#{CLICK}", f"https://shop.example/#{CLICK}"),
        ("https://[shop", "https://[shop"),
    ],
)
def test_it_is_taken_off_again_and_nothing_else(led: str, bare: str) -> None:
    assert landing("https://shop.example/").without(led) == bare


@given(st.text(st.characters(codec="ascii", exclude_characters="#"), max_size=30), st.text(max_size=10))
def test_what_was_added_is_what_is_taken_off(tail: str, fragment: str) -> None:
    site = f"https://shop.example/{tail}{f'#{fragment}' if fragment else ''}"
    came = landing(site)
    back = came.without(came.url)
    assert back in {site, site.replace("?", "", 1), site.replace("&#", "#", 1).removesuffix("&")}


class Watched(Shop):
    """Keeps each address that it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        self.asked.append(request.path_qs)
        return await super().answer(request, path, form)

    def home(self) -> str:
        return super().home() + "<a href='#top'>Top</a> <a href='/'>Home</a>"


async def test_only_the_first_page_is_come_to_by_the_click(tmp_path: Path) -> None:
    async with Watched() as shop:
        evidence = await audited(shop, tmp_path, click_id=TEST_CLICK, pages=5)
    assert outcome(evidence, Step.CHECKOUT).reached
    assert [asked for asked in shop.asked if TEST_CLICK in asked] == [f"/?{CLICK}"]
    homes = [visit for visit in evidence.visits if visit.url.partition("?")[0] == shop.url]
    assert len(homes) == 1, "the same page under its plain address is no further page"
    assert evidence.capture.site == shop.url
    assert TEST_CLICK not in (tmp_path / "evidence.sqlite").read_bytes().decode("latin-1")
    (home,) = homes
    carried = [cookie for cookie in evidence.cookies if cookie.name == "ttclid"]
    assert {cookie.digest for cookie in carried} == {home.url.split()[-1].rstrip("]")}
    assert outcome(evidence, Step.CHECKOUT).visit_id in {cookie.visit_id for cookie in carried}


class Strict(Shop):
    """Knows no page of an address with parameters."""

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if request.query and path == "/":
            return web.Response(status=404, text="<h1>Not found</h1>", content_type="text/html")
        return await super().answer(request, path, form)


async def test_a_shop_that_knows_no_clicks_is_audited_without(tmp_path: Path) -> None:
    async with Strict() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PRODUCT, click_id=TEST_CLICK)
    assert outcome(evidence, Step.PRODUCT).reached
    assert any("answers 404 where an ad's click leads" in note for note in evidence.capture.notes)
    assert evidence.capture.incomplete == ()
