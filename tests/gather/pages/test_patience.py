"""What comes late is waited for, and what never ends is not: one crawl over pages of both kinds."""

import asyncio
from collections import deque
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from aiohttp import web
from playwright.async_api import Page

from auditor.decode.tiktok import TIKTOK
from auditor.gather.capture.joining import Exchange
from auditor.gather.capture.tap import Fired, Tap
from auditor.gather.capture.visits import Tab, Visits
from auditor.gather.pages.patience import Patience
from auditor.gather.pages.watch import BOUND
from auditor.model.evidence import Evidence
from auditor.model.journey import Until
from auditor.model.vendor import SeenEvent
from tests.gather.shop import KEPT, Shop, audited

pytestmark = KEPT

# Each calls `say(name)` in its own time.
LATE = {
    "timer": "addEventListener('load', () => setTimeout(() => say('timer'), 300))",
    "idle": "addEventListener('load', () => requestIdleCallback(() => say('idle')))",
    "chain": "fetch('/part/a').then(() => fetch('/part/b')).then(() => fetch('/part/c')).then(() => say('chain'))",
    # As a tag manager does: a script that brings a script that speaks.
    "tag": "addEventListener('load', () => { const s = document.createElement('script'); s.src = '/tag.js'; "
    "document.head.append(s); })",
}
ENDLESS = {
    "polling": "setInterval(() => fetch('/poll'), 150)",
    "longpoll": "fetch('/never')",
    "stream": "new EventSource('/stream')",
    "animation": "let n = 0; setInterval(() => fetch(`/frame/${n += 1}.json`), 150)",
    "picture": "document.write(\"<img alt='' src='/never.png'>\")",
}
TAG = "fetch('/part/d').then(() => { const s = document.createElement('script'); s.src = '/tag2.js'; document.head.append(s); })"


class Restless(Shop):
    def home(self) -> str:
        return "<h1>Home</h1>" + "".join(f"<a href='/odd/{name}'>{name}</a> " for name in LATE | ENDLESS)

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        name = path.rpartition("/")[2]
        if path.startswith("/odd/"):
            say = "const say = (name) => ttq.track('Search', {search_string: name});"
            return self.page(name, f"<h1>{name}</h1><script>{say}{(LATE | ENDLESS)[name]}</script>")
        if path in ("/tag.js", "/tag2.js"):
            text = TAG if path == "/tag.js" else "say('tag')"
            return web.Response(text=text, content_type="text/javascript")
        if name in ("never", "never.png", "stream"):
            answer = web.StreamResponse()
            answer.content_type = "text/event-stream" if name == "stream" else "image/png"
            await answer.prepare(request)
            await asyncio.Event().wait()  # until the browser or the shop goes
        if path.startswith(("/part/", "/frame/")) or path == "/poll":
            return web.json_response({})
        return await super().answer(request, path, form)


def searches(evidence: Evidence) -> set[tuple[str, str]]:
    """The page that each late event was sent from, and what it says."""
    pages = {visit.id: visit.url.rpartition("/")[2] for visit in evidence.visits}
    return {
        (pages.get(request.visit_id or 0, ""), name)
        for request in evidence.requests
        if request.seen_by_sinkhole
        and any(
            event.name == "Search"
            for event in TIKTOK.read(request.method, request.url, request.body.encode())
        )
        for name in LATE
        if f'"{name}"' in request.body
    }


async def test_late_events_are_heard_and_endless_requests_hold_no_page(tmp_path: Path) -> None:
    async with Restless() as shop:
        evidence = await audited(shop, tmp_path, until=Until.NONE, pages=30, workers=2, ignore_robots=True)
    assert searches(evidence) == {(name, name) for name in LATE}
    pages = [visit for visit in evidence.visits if "/odd/" in visit.url]
    assert {visit.url.rpartition("/")[2] for visit in pages} == set(LATE | ENDLESS)
    for visit in pages:
        assert visit.settled, (visit.url, visit.notes)
        assert visit.settle_seconds < BOUND, visit.url


def test_a_visit_is_heard_by_its_own_event_and_not_by_another_visit_s() -> None:
    tab = Tab(cast("Page", object()))
    visits = Visits("main", lambda _: None)
    before = visits.begin(tab, "https://shop.example/a")
    visit = visits.begin(tab, "https://shop.example/b")
    start = visit.started_at

    def heard(name: str, *, at: float, of: int | None, since: float | None = None) -> bool:
        exchange = Exchange(id=1, method="POST", url="", host="", path="", body=b"", at=at, visit_id=of)
        event = SeenEvent(name=name, pixel_id="P", page_url="", at=None, automatic=False)
        tap = SimpleNamespace(fired=deque([Fired(event, at, exchange)]))
        return Patience(cast("Tap", tap), "Pageview").heard(tab, since=since)

    # The sinkhole's news may be dealt with before the browser's of the document that sent it.
    assert heard("ViewContent", at=start - 0.03, of=visit.id)
    assert heard("ViewContent", at=start + 0.03, of=visit.id)
    assert not heard("Pageview", at=start + 0.03, of=visit.id)
    # What the visit before has sent as it was left, and what nobody has claimed before this one began.
    assert not heard("ViewContent", at=start - 0.03, of=before.id)
    assert not heard("ViewContent", at=start - 0.03, of=None)
    assert not heard("ViewContent", at=start + 0.03, of=visit.id + 1)
    # After a press only what came after it counts, whichever visit it is of.
    assert not heard("AddToCart", at=start + 1, of=visit.id, since=start + 2)
    assert heard("AddToCart", at=start + 3, of=visit.id, since=start + 2)
