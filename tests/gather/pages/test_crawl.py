"""Further pages: one of each kind first, within robots.txt, and nothing that changes anything."""

import asyncio
from itertools import pairwise
from pathlib import Path

import pytest
from aiohttp import web

from auditor.gather.capture.visits import Tab
from auditor.gather.pages import crawl
from auditor.gather.pages.frontier import Frontier
from auditor.gather.pages.robots import Robots
from auditor.gather.pages.session import Session
from auditor.model.journey import Until
from tests.gather.shop import KEPT, Shop, audited

pytestmark = KEPT

SITE = "https://shop.example/"


def taken(frontier: Frontier) -> list[str]:
    found = []
    while (one := frontier.take()) is not None:
        found.append(one.url.removeprefix(SITE))
    return found


def test_each_kind_gets_its_turn_first() -> None:
    frontier = Frontier(SITE, [SITE], None)
    frontier.add(f"{SITE}products/{n}" for n in range(5))
    frontier.add([f"{SITE}collections/all", f"{SITE}search?q=cup", f"{SITE}cart", f"{SITE}pages/about"])
    order = taken(frontier)
    assert len(order) == 9
    assert {"products/0", "collections/all", "search?q=cup", "cart", "pages/about"} == set(order[:5])


@pytest.mark.parametrize(
    "url",
    [
        "https://shop.example/logout",
        "https://shop.example/account/logout?x=1",
        "https://shop.example/?add-to-cart=12",
        "https://shop.example/cart/add/12",
        "https://shop.example/cart?remove_item=1",
        "https://shop.example/wishlist/add/5",
        "https://shop.example/item/5/delete",
        "https://shop.example/newsletter/unsubscribe?u=1",
        "https://shop.example/checkout",
        "https://shop.example/checkout/thank-you",
        "https://shop.example/catalogue/cup_1/reviews/add/",
        "https://shop.example/manual.pdf",
        "https://shop.example/photo.JPG",
        "https://other.example/",
        "https://shop.example.evil.example/",
        "mailto:a@b.example",
        "javascript:alert(1)",
        "https://[broken/",
    ],
)
def test_what_changes_something_or_is_elsewhere_is_never_taken(url: str) -> None:
    frontier = Frontier(SITE, [], None)
    frontier.add([url])
    assert frontier.take() is None


def test_an_address_is_taken_once() -> None:
    frontier = Frontier(SITE, [f"{SITE}a/"], None)
    frontier.add(
        [f"{SITE}a", f"{SITE}a#x", f"{SITE}b", f"{SITE}b/", f"{SITE}b#y", "https://www.shop.example/c"]
    )
    assert taken(frontier) == ["b", "https://www.shop.example/c"]


def test_robots_rules() -> None:
    robots = Robots("User-agent: *\nDisallow: /private\n\nUser-agent: pixel-auditor\nDisallow: /search")
    assert robots.allows(f"{SITE}private")
    assert not robots.allows(f"{SITE}search?q=1")
    assert Robots("").allows(SITE)
    assert Robots("\x00 garbage <html>").allows(SITE)


@pytest.mark.parametrize(
    ("asked", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 3", 3),
        ("User-agent: *\ncrawl-delay : 0.5 # half a second", 1),
        ("User-agent: *\nCrawl-delay: 2\n\nUser-agent: pixel-auditor\nCrawl-delay: 7", 7),
        ("User-agent: OtherBot\nCrawl-delay: 10\n\nUser-agent: *\nDisallow: /a", 0),
        ("User-agent: *\nCrawl-delay: -1", 0),
        ("User-agent: *\nCrawl-delay: soon", 0),
        ("Crawl-delay: 3", 0),
        ("", 0),
    ],
)
def test_the_pause_that_robots_asks_for(asked: str, delay: int) -> None:
    assert Robots(asked).delay == delay


@pytest.mark.parametrize(
    "broken", ["Disallow: http://[", "Crawl-delay: ²", f"Crawl-delay: {'9' * 5000}", "Request-rate: ²/1"]
)
def test_a_line_that_cannot_be_read_leaves_the_others_standing(broken: str) -> None:
    robots = Robots(f"User-agent: *\nDisallow: /private\n{broken}\nCrawl-delay: 2")
    assert not robots.allows(f"{SITE}private")
    assert robots.allows(SITE)
    assert robots.delay == 2


class Linked(Shop):
    def home(self) -> str:
        links = [
            "/collections/all",
            "/search?q=cup",
            "/pages/one",
            "/pages/two",
            "/secret/page",
            "/logout",
            "/?add-to-cart=1",
        ]
        return "<h1>Home</h1>" + "".join(f"<a href='{link}'>{link}</a> " for link in links)

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if path == "/robots.txt":
            return web.Response(text="User-agent: *\nDisallow: /secret")
        if path.startswith(("/pages/", "/secret/", "/search")):
            return self.page(path, f"<h1>{path}</h1>")
        return await super().answer(request, path, form)


async def test_the_pages_of_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []
    close = Session.close

    async def counted(session: Session, tab: Tab) -> None:
        closed.append(len(tab.visit_ids))
        await close(session, tab)

    monkeypatch.setattr(crawl, "_VISITS", 2)
    monkeypatch.setattr(Session, "close", counted)
    async with Linked() as shop:
        evidence = await audited(shop, tmp_path, until=Until.NONE, pages=50, workers=2)
    opened = [visit.url.removeprefix(shop.url) for visit in evidence.visits]
    assert len(opened) == len(set(opened))
    assert closed, "no tab was replaced when it had opened its share"
    assert min(closed) >= 2
    assert {"", "collections/all", "search?q=cup", "pages/one", "pages/two", "products/cup", "cart"} <= set(
        opened
    )
    assert not any("secret" in url or "logout" in url or "add-to-cart" in url for url in opened)
    assert shop.requests["GET /secret/page"] == 0
    assert any("robots.txt" in note for note in evidence.capture.notes)
    assert all(visit.step is None for visit in evidence.visits)


async def test_the_owner_may_ignore_robots_and_bounds_the_pages(tmp_path: Path) -> None:
    async with Linked() as shop:
        evidence = await audited(shop, tmp_path, until=Until.NONE, pages=3, workers=4, ignore_robots=True)
    assert len(evidence.visits) == 4
    assert shop.requests["GET /robots.txt"] == 0


class Unhurried(Linked):
    """Asks crawlers for more seconds between pages than the auditor is made to grant."""

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if path == "/robots.txt":
            return web.Response(text="User-agent: *\nCrawl-delay: 30")
        return await super().answer(request, path, form)


async def test_pages_are_as_far_apart_as_robots_asks_within_a_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crawl, "_SLOWEST", 3)
    async with Unhurried() as shop:
        evidence = await audited(shop, tmp_path, until=Until.NONE, pages=3, workers=3)
    _, *further = sorted(visit.started_at for visit in evidence.visits)
    assert len(further) == 3
    # A slow start of one page brings it nearer to the next: half of the pause is enough to tell.
    assert all(later - earlier > 1.5 for earlier, later in pairwise(further))
    assert any("3 s apart" in note and "30 s" in note for note in evidence.capture.notes)


async def test_the_crawl_leaves_the_cart_alone(tmp_path: Path) -> None:
    async with Shop() as shop:
        await audited(shop, tmp_path, until=Until.CART, pages=20)
    assert [name for name in shop.requests if name.startswith("POST")] == ["POST /cart/add"]
    assert sum(shop.carts.values()) == 1


class Slow(Shop):
    """Ten pages without a pixel, each with a style sheet that takes its time. `most`: how many loaded at once."""

    def __init__(self) -> None:
        super().__init__()
        self.loading = self.most = 0

    def page(self, title: str, body: str, *, head: str = "") -> str:
        links = "".join(f"<a href='/slow/{number}'>{number}</a> " for number in range(10))
        style = f"<link rel='stylesheet' href='/style/{title}.css'>"
        return f"<!doctype html><html lang='en'><head>{style}</head><body><h1>Page {title}</h1>{links}</body></html>"

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if path.startswith("/slow/"):
            self.loading += 1
            self.most = max(self.most, self.loading)
            return self.page(path.removeprefix("/slow/"), "")
        if path.startswith("/style/"):
            await asyncio.sleep(0.1)
            if path != "/style/Home.css":
                self.loading -= 1
            return web.Response(text="h1 { color: black }", content_type="text/css")
        return await super().answer(request, path, form)


async def test_the_next_page_loads_while_others_fall_quiet(tmp_path: Path) -> None:
    async with Slow() as shop:
        evidence = await audited(shop, tmp_path, until=Until.NONE, pages=5, workers=1)
    pages = [visit for visit in evidence.visits if "/slow/" in visit.url]
    assert len(pages) == 5
    assert all(visit.settled for visit in pages)
    assert shop.most == 1, "more than one page loaded at once"
    began = sorted(pages, key=lambda visit: visit.started_at)
    # In one tab the second would begin when the first is left.
    assert began[1].started_at < began[0].ended_at
