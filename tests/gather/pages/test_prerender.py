"""A page that asks for prerendering is loaded normally, and the result says so."""

import time
from pathlib import Path

import pytest
from aiohttp import web

from auditor.gather.pages.prerender import NOTE, asks_for_prerendering
from auditor.model.journey import Until
from tests.gather.shop import KEPT, Shop, audited, events, track

pytestmark = KEPT

RULES = '<script type="speculationrules">{"prerender": [{"urls": ["/collections/all"], "eagerness": "immediate"}]}</script>'


@pytest.mark.parametrize(
    ("headers", "html", "asked"),
    [
        ({}, RULES, True),
        ({}, RULES.replace('"speculationrules"', "SpeculationRules data-x"), True),
        ({}, '<script type="speculationrules">{}</script>' + RULES, True),
        ({}, RULES.replace("prerender", "prefetch"), False),
        ({}, "<LINK rel='prerender' href=/next>", True),
        ({}, "<link rel=preload href=/prerender>", False),
        ({"speculation-rules": '"/rules.json"'}, "", True),
        ({}, '<script>{"prerender": 1}</script><p>speculationrules</p>', False),
    ],
)
def test_what_asks(headers: dict[str, str], html: str, *, asked: bool) -> None:
    assert asks_for_prerendering(headers, html) is asked


def test_a_hostile_page_takes_no_time() -> None:
    started = time.perf_counter()
    assert not asks_for_prerendering(
        {}, "<script type=speculationrules " * 300_000 + "<link prerender " * 300_000
    )
    assert time.perf_counter() - started < 2


async def test_none_of_its_scripts_runs_before_it_is_opened(tmp_path: Path) -> None:
    class Eager(Shop):
        """Its first page asks for the list to be prerendered, which would send an event at once."""

        def __init__(self) -> None:
            super().__init__()
            self.purposes: set[str] = set()

        def home(self) -> str:
            return super().home() + RULES

        def listing(self) -> str:
            return super().listing() + track("Search")

        async def answer(
            self, request: web.Request, path: str, form: dict[str, str]
        ) -> str | web.StreamResponse:
            self.purposes.add(request.headers.get("sec-purpose", ""))
            return await super().answer(request, path, form)

    async with Eager() as shop:
        evidence = await audited(shop, tmp_path, until=Until.NONE)
    assert "prefetch;prerender" in shop.purposes  # the browser took the rules, and went so far
    assert events(evidence) == []
    assert [visit.url for visit in evidence.visits] == [shop.url]
    assert NOTE in evidence.visits[0].notes
    assert NOTE in evidence.capture.notes
