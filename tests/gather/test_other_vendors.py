"""Under seal "all" the listed collectors are refused in the browser, and counted."""

from pathlib import Path

import pytest
from aiohttp import web

from auditor.gather.other_vendors import COLLECTORS, patterns
from auditor.model.journey import Until
from auditor.model.plan import BrowserOptions
from tests.gather.shop import Shop, audited

SENT = (
    "https://www.google-analytics.com/g/collect?v=2",
    "https://www.facebook.com/tr?id=1&ev=PageView",
    "https://ct.pinterest.com/v3/?tid=1",
    "https://tr.snapchat.com/p",
    "https://a.klaviyo.com/api/events",
    "https://bat.bing.com/action/0?ti=1",
    "https://alb.reddit.com/rp.gif?id=1",
    "https://px.ads.linkedin.com/collect?pid=1",
    "https://analytics.twitter.com/i/adsct?x=1",
    "https://sslwidget.criteo.com/event?a=1",
    "https://in.hotjar.com/api/v1",
    "https://x.clarity.ms/collect",
)
LIBRARY = "https://connect.facebook.net/en_US/fbevents.js"


def test_each_collector_has_its_source() -> None:
    assert {collector.vendor for collector in COLLECTORS} >= {
        "Google Analytics 4", "Meta", "Pinterest", "Snap", "Klaviyo", "Microsoft Advertising", "Reddit", "LinkedIn", "X", "Criteo", "Hotjar", "Microsoft Clarity",
    }  # fmt: skip
    assert all(collector.source and collector.patterns for collector in COLLECTORS)
    assert len(set(patterns())) == len(patterns())
    assert not any("tiktok" in pattern for pattern in patterns())


@pytest.mark.parametrize(("seal", "refused"), [("all", len(SENT)), ("tiktok", 0)])
async def test_what_leaves_under_each_seal(seal: str, refused: int, tmp_path: Path) -> None:
    class Measured(Shop):
        def home(self) -> str:
            images = "".join(f"new Image().src='{url}';" for url in SENT)
            return f"<h1>Home</h1><script>{images}</script><script src='{LIBRARY}'></script>"

        async def answer(
            self, request: web.Request, path: str, form: dict[str, str]
        ) -> str | web.StreamResponse:
            return await super().answer(request, path, form)

    # Nothing of the test may leave the machine either: every other name resolves to nowhere.
    rules = "--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1"
    async with Measured() as shop:
        evidence = await audited(
            shop, tmp_path, seal=seal, until=Until.NONE, browser=BrowserOptions(extra_args=(rules,))
        )
    assert evidence.capture.sealed_other == refused
    assert any(
        one.url.startswith("https://analytics.tiktok.com") and one.seen_by_sinkhole
        for one in evidence.requests
    )
