"""What is said of the shop's software before it is shopped in, and what of it is kept."""

from dataclasses import replace
from pathlib import Path

from aiohttp import web

from auditor.gather import gather
from auditor.gather.evidence import load
from auditor.model.journey import Until
from auditor.model.plan import SitePlan
from auditor.model.vendor import ServerSign
from tests.gather.shop import READERS, Notes, Shop


class Telling(Shop):
    """A shop whose server says what it is."""

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> web.StreamResponse:
        answer = await super().answer(request, path, form)
        response = web.Response(text=answer, content_type="text/html") if isinstance(answer, str) else answer
        response.headers.update({"X-ShopId": "12345", "Powered-By": "Shopify"})
        return response


async def test_the_system_and_its_server_events_are_told_first(tmp_path: Path) -> None:
    asked: list[tuple[str, ...]] = []

    def shop_system(_url: str, _html: str, headers: tuple[str, ...]) -> str:
        asked.append(headers)
        return "Shopify"

    readers = replace(
        READERS,
        shop_system=shop_system,
        server_side=lambda _html: (ServerSign("an app that sends events"),),
    )
    notes = Notes()
    async with Telling() as shop:
        plan = SitePlan(site=shop.url, sdk="standin", pages=0, seal="tiktok", until=Until.NONE)
        await gather(plan, readers, tmp_path, notes)
    told = [text for text in notes.said if "Shopify" in text or "cannot hold back" in text]
    assert told[0] == "The shop looks like Shopify."
    assert "an app that sends events" in told[1]
    (headers,) = asked
    assert "powered-by: Shopify" in headers
    kept = load(tmp_path).visits[0].answer_headers
    assert kept == headers
    assert "x-shopid" in kept, "the name alone"
