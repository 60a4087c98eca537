"""DevTools on the whole browser: each realm's requests are paused, told with their bodies, and decided."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio
from multidict import CIMultiDict
from playwright.async_api import Page

from auditor.gather.browser.launch import context_of
from auditor.gather.capture.interception import Decision, Go, Paused, Refuse, Reply, interception
from auditor.gather.sinkhole.sealed import sealed_answer
from auditor.model.plan import BrowserOptions, SitePlan
from tests.support.capture import capturing
from tests.support.realms import LARGE, OTHER, PAGES, SCENES, SHOP, token_of
from tests.support.shop import Redirect, Shop, running_shop
from tests.support.vendor import COLLECT, a_vendor

ENDPOINT = f"https://{SHOP}/own/collect"
OWN = {
    path: Redirect(page.location.replace(COLLECT, ENDPOINT), page.status)
    if isinstance(page, Redirect)
    else page.replace(COLLECT, ENDPOINT)
    for path, page in PAGES.items()
}

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Opened:
    """A page of a shop whose requests to the endpoint are decided by `decide`; the rest is not paused."""

    page: Page

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.paused: list[Paused] = []
        self.came = asyncio.Event()
        self.decide: Callable[[Paused], Decision] = lambda _: Go()

    def decided(self, request: Paused) -> Decision:
        self.paused.append(request)
        self.came.set()
        return self.decide(request)

    @property
    def beacons(self) -> list[Paused]:
        return [one for one in self.paused if one.method != "OPTIONS"]

    async def beacons_reach(self, number: int) -> None:
        async with asyncio.timeout(30):
            while len(self.beacons) < number:
                self.came.clear()
                await self.came.wait()

    @property
    def leaked(self) -> list[str]:
        return [asked for asked in self.shop.asked if "/own/" in asked]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def opened() -> AsyncIterator[Opened]:
    async with running_shop(OWN) as shop:
        plan = SitePlan(
            site=f"https://{SHOP}/",
            sdk="standin",
            browser=BrowserOptions(extra_args=shop.switches(SHOP, OTHER)),
        )
        async with capturing(plan, a_vendor()) as capture:
            opened = Opened(shop)
            async with (
                interception(capture.launched.browser, [f"https://{SHOP}/own/*"], opened.decided),
                context_of(capture.launched, plan) as context,
            ):
                opened.page = await context.new_page()
                yield opened


def answered(request: Paused) -> Reply:
    status, headers, body = sealed_answer(request.method, request.headers)
    return Reply(status, headers, body)


async def test_every_realm_is_reached_and_answered(opened: Opened) -> None:
    opened.decide = answered
    sent: Counter[str] = Counter()
    for scene in SCENES:
        wanted = len(opened.beacons) + len(scene.tokens)
        await opened.page.goto(f"https://{SHOP}{scene.path}")
        if scene.then is not None:
            await scene.then(opened.page)
        sent.update(scene.tokens)
        await opened.beacons_reach(wanted)
    # Not decoded here: a body in a content coding is as it was sent.
    told = [one for one in opened.beacons if "content-encoding" not in one.headers]
    packed = len(opened.beacons) - len(told)
    assert Counter(token_of(one.url, one.body) for one in told) == Counter(
        {token: count for token, count in sent.items() if not token.endswith(("/gzip", "/deflate"))}
    )
    assert packed == sum(count for token, count in sent.items() if token.endswith(("/gzip", "/deflate")))
    assert all(one.body_known for one in opened.beacons)
    (large,) = (one.body for one in told if one.body.startswith(b"page/xhr"))
    assert large == b"page/xhr\n" + b"." * LARGE
    assert opened.leaked == []


FETCH = f"fetch('{ENDPOINT}', {{method: 'POST', body: 'x'}}).then((r) => r.text(), String)"


async def test_a_reply_reaches_the_page(opened: Opened) -> None:
    opened.decide = lambda _: Reply(201, CIMultiDict({"content-type": "text/plain"}), b"thanks")
    await opened.page.goto(f"https://{SHOP}/next")
    assert await opened.page.evaluate(FETCH) == "thanks"


async def test_what_is_refused_fails_and_what_may_go_goes(opened: Opened) -> None:
    await opened.page.goto(f"https://{SHOP}/next")
    opened.decide = lambda _: Refuse()
    assert "Failed to fetch" in await opened.page.evaluate(FETCH)
    assert opened.leaked == []
    opened.decide = lambda _: Go()
    assert await opened.page.evaluate(FETCH) == ""  # the shop's own 404
    assert opened.leaked == [f"{SHOP}/own/collect"]
    opened.shop.asked.clear()


async def test_what_could_not_be_decided_does_not_leave(opened: Opened) -> None:
    def fail(_: Paused) -> Go:
        raise LookupError

    opened.decide = fail
    await opened.page.goto(f"https://{SHOP}/next")
    assert "Failed to fetch" in await opened.page.evaluate(FETCH)
    assert opened.leaked == []
