"""A header that the user gives reaches the shop's own host, and no other."""

from collections import defaultdict
from pathlib import Path

import pytest
from aiohttp import web

from auditor.gather.browser.own_headers import own_addresses
from auditor.model.journey import Until
from auditor.model.plan import BrowserOptions
from tests.gather.shop import Shop, audited

SECRET = {"X-Preview": "open sesame"}


class Recording(Shop):
    """Opens to the header alone, and asks a third party for things on the way."""

    def __init__(self, third: str = "") -> None:
        super().__init__()
        self.third = third
        self.got: defaultdict[str, set[str]] = defaultdict(set)

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        self.got[path].add(request.headers.get("X-Preview", ""))
        match path:
            case "/":
                return self.page(
                    "Home",
                    f"<h1>Hi</h1><img src='{self.third}image'><img src='/away'><img src='/picture'>"
                    f"<iframe src='{self.third}frame'></iframe>"
                    f"<script>fetch('{self.third}fetch', {{mode: 'no-cors'}}); fetch('/own')</script>",
                )
            case "/away":
                return web.Response(status=302, headers={"location": f"{self.third}redirected"})
        return web.Response(text="", content_type="text/html")


@pytest.mark.parametrize("options", [{}, {"basic_auth": ("me", "secret")}], ids=["alone", "with a login"])
async def test_it_goes_to_the_shop_and_not_to_third_parties(
    options: dict[str, tuple[str, str]], tmp_path: Path
) -> None:
    async with Recording() as third, Recording(third.url.replace("127.0.0.1", "localhost")) as shop:
        await audited(
            shop,
            tmp_path,
            until=Until.NONE,
            browser=BrowserOptions(headers=SECRET, **options),  # type: ignore[arg-type]
        )
    shops = {path: shop.got[path] for path in ("/", "/away", "/picture", "/own")}
    assert shops == {path: {"open sesame"} for path in shops}
    others = {path: third.got[path] for path in ("/image", "/frame", "/fetch", "/redirected")}
    assert others == {path: {""} for path in others}


async def test_cookies_and_forms_come_through(tmp_path: Path) -> None:
    """The journey needs both: a cart by cookie, a form that adds to it."""
    async with Shop() as shop:
        evidence = await audited(shop, tmp_path, until=Until.CART, browser=BrowserOptions(headers=SECRET))
    assert [step.reached for step in evidence.steps] == [True] * 2


async def test_a_header_that_the_browser_refuses_stops_nothing(tmp_path: Path) -> None:
    async with Recording() as third, Recording(third.url) as shop:
        evidence = await audited(
            shop, tmp_path, until=Until.NONE, browser=BrowserOptions(headers={"Content-Length": "7"})
        )
    assert [visit.status for visit in evidence.visits] == [200]
    assert any("refuses to send Content-Length" in note for note in evidence.capture.notes)


@pytest.mark.parametrize(
    ("site", "addresses"),
    [
        ("https://shop.example/", ("https://shop.example/*", "https://www.shop.example/*")),
        ("https://www.shop.example/de", ("https://www.shop.example/*", "https://shop.example/*")),
        (
            "http://127.0.0.1:8000/",
            (
                "http://127.0.0.1:8000/*",
                "http://www.127.0.0.1:8000/*",
                "https://127.0.0.1:8000/*",
                "https://www.127.0.0.1:8000/*",
            ),
        ),
        (
            "https://bücher.example/",
            ("https://xn--bcher-kva.example/*", "https://www.xn--bcher-kva.example/*"),
        ),
    ],
)
def test_which_addresses_are_the_shops_own(site: str, addresses: tuple[str, ...]) -> None:
    assert own_addresses(site) == addresses
