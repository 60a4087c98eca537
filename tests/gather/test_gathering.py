"""What goes wrong on the way is told in a sentence, and what was gathered by then is kept."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from auditor.gather import gather
from auditor.gather.evidence import load
from auditor.model.errors import UsageError
from auditor.model.evidence import Evidence
from auditor.model.journey import Until
from auditor.model.plan import BrowserOptions, SitePlan
from tests.gather.shop import KEPT, READERS, Notes, Shop, audited

pytestmark = KEPT


class Odd(Shop):
    """Paths that each answer in a way of their own."""

    async def answer(  # noqa: PLR0911 - one return for each page
        self, request: web.Request, path: str, form: dict[str, str]
    ) -> str | web.StreamResponse:
        match path:
            case "/pdf":
                return web.Response(body=b"%PDF-1.4", content_type="application/pdf")
            case "/json":
                return web.json_response({"a": 1})
            case "/error":
                return web.Response(status=500, text="<h1>Oops</h1>", content_type="text/html")
            case "/missing":
                return web.Response(status=404, text="<h1>Gone</h1>", content_type="text/html")
            case "/loop":
                return web.Response(status=302, headers={"location": "/loop"})
            case "/wall":
                return web.Response(
                    status=403,
                    headers={"cf-mitigated": "challenge"},
                    text="<title>Just a moment...</title><script>window._cf_chl_opt={}</script>",
                    content_type="text/html",
                )
            case "/locked":
                return "<body class='template-password'><h1>Opening soon</h1><form action='/password'><input type='password'></form>"
            case "/drip":
                return await self._drip(request)
            case "/alert":
                return self.page(
                    "Alert",
                    "<h1>Hi</h1><script>alert(1);confirm(2);onbeforeunload=e=>{e.preventDefault();return 'x'}</script>",
                )
        return await super().answer(request, path, form)

    async def _drip(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"content-type": "text/html"})
        await response.prepare(request)
        try:
            while True:
                await response.write(b"<p>and on and on</p>" * 50)
                await asyncio.sleep(0.05)
        except (ConnectionError, asyncio.CancelledError):
            return response


async def looked_at(shop: Shop, path: str, folder: Path, **options: Any) -> Evidence:
    return await audited(shop, folder, site=f"{shop.url}{path}", until=Until.CART, **options)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("pdf", "no web page: it answered with application/pdf"),
        ("json", "no web page: it answered with application/json"),
        ("error", "answered 500"),
        ("missing", "answered 404"),
        ("loop", "ERR_TOO_MANY_REDIRECTS"),
        ("wall", "Cloudflare"),
        ("locked", "password"),
    ],
)
async def test_no_shop_to_be_seen(path: str, words: str, tmp_path: Path) -> None:
    async with Odd() as shop:
        evidence = await looked_at(shop, path, tmp_path)
    (reason,) = evidence.capture.incomplete
    assert words in reason
    assert [(one.reached, one.reason) for one in evidence.steps] == [(False, reason)] * 2
    assert len(evidence.visits) == 1


async def test_the_browser_speaks_the_shop_s_language(tmp_path: Path) -> None:
    asked: list[str] = []

    class German(Shop):
        async def answer(
            self, request: web.Request, path: str, form: dict[str, str]
        ) -> str | web.StreamResponse:
            if path == "/de":
                asked.append(request.headers.get("accept-language", ""))
                return "<html lang='de-AT'><title>Laden</title><h1>Laden</h1><p>Willkommen im Laden."
            return await super().answer(request, path, form)

    async with German() as shop:
        evidence = await audited(shop, tmp_path, site=f"{shop.url}de", until=Until.NONE)
    assert asked[0] == ""
    assert asked[1].startswith("de-AT")
    assert evidence.capture.settings["locale"] == "de-AT"


@pytest.mark.parametrize(
    ("site", "words"),
    [("https://no-such-shop.invalid/", "ERR_NAME_NOT_RESOLVED"), ("http://127.0.0.1:1/", "ERR_")],
)
async def test_an_unknown_host_is_told(site: str, words: str, tmp_path: Path) -> None:
    await gather(SitePlan(site=site, sdk="standin", until=Until.CART, pages=0), READERS, tmp_path, Notes())
    (reason,) = load(tmp_path).capture.incomplete
    assert words in reason
    assert site in reason


async def test_a_tls_error_is_told(tmp_path: Path) -> None:
    async with Shop() as shop:
        site = shop.url.replace("http:", "https:")
        await gather(
            SitePlan(site=site, sdk="standin", until=Until.CART, pages=0), READERS, tmp_path, Notes()
        )
    assert "ERR_SSL" in load(tmp_path).capture.incomplete[0]


@pytest.mark.parametrize(
    "site", ["file:///etc/passwd", "ftp://shop.example/", "javascript:alert(1)", "shop.example", "http://"]
)
async def test_other_schemes_are_refused_before_anything_is_done(site: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no web address"):
        await gather(SitePlan(site=site), READERS, tmp_path / "new", Notes())
    assert not (tmp_path / "new").exists()


async def test_a_page_that_never_ends_is_left_and_kept(tmp_path: Path) -> None:
    async with Odd() as shop:
        evidence = await audited(shop, tmp_path, site=f"{shop.url}drip", until=Until.NONE)
    (visit,) = evidence.visits
    assert not visit.settled
    assert any("HTML had not ended" in note for note in visit.notes)
    assert len(evidence.documents) >= 1


async def test_dialogs_stop_nobody(tmp_path: Path) -> None:
    async with Odd() as shop:
        evidence = await audited(
            shop,
            tmp_path,
            site=f"{shop.url}alert",
            product_url=f"{shop.url}products/cup",
            until=Until.PRODUCT,
        )
    assert evidence.steps[0].reached


async def test_the_deadline_keeps_what_is_done(tmp_path: Path) -> None:
    class Slow(Shop):
        async def checkout(
            self, request: web.Request, part: str, form: dict[str, str]
        ) -> str | web.StreamResponse:
            await asyncio.sleep(60)
            return ""

    async with Slow() as shop:
        notes = Notes()
        evidence = await audited(shop, tmp_path, notes=notes, timeout=20)
    assert "deadline of 20 seconds" in evidence.capture.incomplete[0]
    assert [one.step for one in evidence.steps if one.reached], notes.done
    assert not evidence.steps[-1].reached
    assert len(evidence.steps) == 3


async def test_an_interruption_ends_the_gathering_and_not_the_caller(tmp_path: Path) -> None:
    async with Shop() as shop:
        notes = Notes()
        task = asyncio.create_task(audited(shop, tmp_path, notes=notes))
        while not any(url.endswith("/products/cup") for url, _ in notes.pages):
            notes.changed.clear()
            await asyncio.wait_for(notes.changed.wait(), 60)
        task.cancel()
        evidence = await task
    assert evidence.capture.incomplete == ("It was interrupted.",)
    assert len(evidence.visits) >= 2
    assert len(evidence.steps) == 3


async def test_a_browser_that_dies_is_told(tmp_path: Path) -> None:
    """The browser is this test's own child: it is found by the folder that only its command line names."""
    mark = f"--user-agent-mark-{tmp_path.name}"
    async with Shop() as shop:
        notes = Notes()
        task = asyncio.create_task(
            audited(shop, tmp_path, notes=notes, browser=BrowserOptions(extra_args=(mark,)))
        )
        while not notes.pages:
            notes.changed.clear()
            await asyncio.wait_for(notes.changed.wait(), 60)
        listed = subprocess.run(["ps", "-wweo", "pid,args"], capture_output=True, text=True, check=True)  # noqa: ASYNC221
        mine = [
            int(line.split()[0])
            for line in listed.stdout.splitlines()
            if mark in line and "--type=" not in line
        ]
        assert mine
        for pid in mine:
            os.kill(pid, signal.SIGKILL)
        evidence = await asyncio.wait_for(task, 60)
    assert "browser" in evidence.capture.incomplete[0].lower()
    assert evidence.visits
    assert len(evidence.steps) == 3


async def test_the_settings_stand_in_the_capture(tmp_path: Path) -> None:
    async with Shop() as shop:
        evidence = await audited(
            shop,
            tmp_path,
            until=Until.NONE,
            expected_pixels=("A",),
            settings={"config_sha256": "x", "sdk": "auto"},
        )
    settings = evidence.capture.settings
    assert set(settings) >= {
        "until", "seal", "sdk", "consent", "basket", "device", "locale", "browser", "expected_pixels", "config_sha256",
    }  # fmt: skip
    assert settings["sdk"] == "standin"
    assert settings["config_sha256"] == "x"
    assert settings["expected_pixels"] == ["A"]
    assert evidence.capture.user_agent
    assert evidence.steps == ()


def test_playwright_prints_nothing_at_the_end(tmp_path: Path) -> None:
    """A closed browser leaves no "exception was never retrieved" behind."""
    code = (
        "import asyncio, sys; from pathlib import Path; from tests.gather.shop import *\n"
        "async def main():\n    async with Shop() as shop:\n        await audited(shop, Path(sys.argv[1]))\n"
        "asyncio.run(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout == ""
    assert done.stderr == ""
