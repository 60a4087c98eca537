"""A shop that withholds its pixel from robots is told from one that has none."""

from pathlib import Path

import pytest
from aiohttp import web

from auditor.model.journey import Until
from tests.gather.shop import KEPT, SNIPPET, Shop, audited

pytestmark = KEPT


class Gated(Shop):
    """Gives its pixel to what a word stands in the user agent of, or to nobody; keeps who asked for its home."""

    def __init__(self, word: str, *, pixel: str = SNIPPET) -> None:
        super().__init__()
        self.word = word
        self.pixel = pixel
        self.agents: list[str] = []

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        agent = request.headers["user-agent"]
        if path != "/":
            return await super().answer(request, path, form)
        if "Chrome/" in agent:  # not the request that asks for the shop's language
            self.agents.append(agent)
        body = self.pixel if f" {self.word}/" in agent else ""
        return f"<!doctype html><html><head></head><body><h1>Fine cups and saucers</h1>{body}</body></html>"


async def test_a_shop_that_withholds_its_pixel_is_found_out(tmp_path: Path) -> None:
    async with Gated("Chrome") as shop:
        evidence = await audited(shop, tmp_path, until=Until.NONE)
    assert evidence.capture.withheld
    assert any("--user-agent" in note for note in evidence.capture.notes)
    assert len(evidence.visits) == 1, "the look is no visit of the audit"
    assert evidence.requests == ()
    assert "HeadlessChrome" in evidence.capture.user_agent


@pytest.mark.parametrize(("word", "looks"), [("HeadlessChrome", 1), ("nobody", 2)])
async def test_others_withhold_nothing(tmp_path: Path, word: str, looks: int) -> None:
    async with Gated(word) as shop:
        evidence = await audited(shop, tmp_path, until=Until.NONE)
    assert not evidence.capture.withheld
    assert len(shop.agents) == looks
