"""The vendor's SDK is saved from a run of it, and what is saved runs without the vendor."""

import asyncio
from pathlib import Path

import pytest
from aiohttp import web
from click.testing import CliRunner, Result
from playwright.async_api import Route

from auditor.cli import sdk as command
from auditor.cli.main import main
from auditor.decode.tiktok import TIKTOK
from auditor.gather.browser.launch import context_of
from auditor.gather.network import Network
from auditor.gather.sdk import SdkAnswer
from auditor.gather.sdk import saving as module
from auditor.gather.sdk.choice import choose_sdk
from auditor.gather.sdk.copy import read_copy
from auditor.gather.sdk.saving import TRIAL_SITE, save_sdk
from auditor.gather.sinkhole.upstream import Upstream
from auditor.model.errors import AuditorError, UsageError
from auditor.model.plan import SitePlan
from auditor.model.progress import Silent
from tests.support.capture import capturing
from tests.support.upstream import Nowhere, vendor_server

PIXEL = "C4A1B2C3D4E5F6G7H8I0"
OTHER = "D4A1B2C3D4E5F6G7H8IG"
ROOT = "/i18n/pixel"
# As TikTok's entry file does: it only loads the part that does the work, and names the pixel to it.
ENTRY = f"""
const script = document.createElement("script");
script.src = "https://analytics.tiktok.com{ROOT}/static/main.MTIz.js";
script.dataset.id = "{PIXEL}";
document.head.append(script);
fetch("https://analytics.tiktok.com{ROOT}/config.js").catch(() => {{}});
"""


async def tiktok(request: web.BaseRequest) -> web.StreamResponse:
    standin = TIKTOK.standin(TIKTOK.sdk_url(PIXEL))
    assert standin is not None
    bodies = {f"{ROOT}/events.js": ENTRY.encode(), f"{ROOT}/static/main.MTIz.js": standin.body}
    body = bodies.get(request.path)
    if body is None:
        return web.Response(status=404, headers={"access-control-allow-origin": "*"})
    return web.Response(body=body, content_type="application/javascript")


def invoked(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["sdk", "save", *arguments])


async def test_the_sdk_of_a_pixel_is_saved_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "sdk"
    async with vendor_server(tiktok) as server:
        monkeypatch.setattr(command, "Upstream", lambda _network: server.client())
        done = await asyncio.to_thread(invoked, str(folder), "--pixel", PIXEL)
    assert done.exit_code == 0, done.output
    assert f"saved for {PIXEL}" in done.stdout
    assert "static/main.MTIz.js" in done.stdout
    assert "TikTok answered 404 for https://analytics.tiktok.com/i18n/pixel/config.js" in done.stdout
    copy = read_copy(folder)
    assert copy is not None
    assert (copy.pixel_id, copy.sdk_version, copy.started) == (PIXEL, "2.2.1", True)
    assert {saved.file: saved.status for saved in copy.files} == {
        "events.js": 200,
        "static/main.MTIz.js": 200,
        "": 404,
    }
    asked = [request.path for request in server.asked]
    assert all(path.startswith(ROOT) for path in asked), asked  # no beacon reached the vendor
    assert not any(set(request.headers) & {"Cookie", "Referer"} for request in server.asked)

    # From here on nobody asks the vendor.
    async with Upstream(Network(), resolver=Nowhere()) as nowhere:
        saved = await choose_sdk(str(folder), TIKTOK, nowhere)
    assert (saved.mode, saved.saved_id, saved.note) == ("saved", PIXEL, copy.described)
    entry = await saved.file(TIKTOK.sdk_url(OTHER), {})
    assert (entry.status, entry.body) == (200, ENTRY.replace(PIXEL, OTHER).encode())
    assert (await saved.file(f"https://analytics.tiktok.com{ROOT}/config.js", {})).status == 404
    assert await sent_with(folder) == {PIXEL}


async def sent_with(folder: Path) -> set[str]:
    """The pixels whose events a page sends with a saved SDK, where the vendor is out of reach."""
    plan = SitePlan(site=TRIAL_SITE, sdk=str(folder))
    async with capturing(plan, TIKTOK) as capture, context_of(capture.launched, plan) as context:

        async def answer(route: Route) -> None:
            await route.fulfill(body=TIKTOK.trial_page(PIXEL), content_type="text/html")

        await context.route(f"{TRIAL_SITE}**", answer)
        page = await context.new_page()
        await page.goto(TRIAL_SITE)
        assert await capture.arrivals.beacons_reach(2)
        told = capture.arrivals.received
        assert {one.answered_by for one in told if one.is_sdk} == {"saved"}
        return {event.pixel_id for one in told for event in TIKTOK.read(one.method, one.url, one.body)}


async def saving(folder: Path, upstream: Upstream) -> None:
    async with upstream:
        await save_sdk(
            folder,
            PIXEL,
            vendor=TIKTOK,
            network=Network(),
            upstream=upstream,
            plan=SitePlan(site="https://shop.example/"),
            progress=Silent(),
        )


async def test_a_vendor_out_of_reach_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(AuditorError, match=r"cannot be fetched from here \(dns: .*nothing was saved"):
        await saving(tmp_path / "sdk", Upstream(Network(), resolver=Nowhere()))
    assert not (tmp_path / "sdk").exists()


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (SdkAnswer(503, b"", "vendor"), "status 503"),
        (SdkAnswer(502, b"", "", note="the auditor could not fetch it: tls: bad"), "tls: bad"),
    ],
)
def test_a_part_that_does_not_come_fails_the_whole(answer: SdkAnswer, why: str) -> None:
    with pytest.raises(AuditorError, match=rf"static/main\.js .*did not come \(.*{why}\); nothing was saved"):
        module._kept(f"https://analytics.tiktok.com{ROOT}/static/main.js?x", answer, TIKTOK)


async def test_a_folder_of_others_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(UsageError, match="holds no saved SDK"):
        await saving(tmp_path, Upstream(Network(), resolver=Nowhere()))


@pytest.mark.parametrize("pixel", ["", "YOUR_PIXEL_ID", PIXEL.lower(), f"{PIXEL} ", '");alert(1);//'])
def test_what_is_no_pixel_id_is_refused(pixel: str, tmp_path: Path) -> None:
    done = invoked(str(tmp_path / "sdk"), "--pixel", pixel)
    assert done.exit_code == 2
    assert "is no pixel id" in done.stderr
