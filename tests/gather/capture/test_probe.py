"""The probe in every frame and window of a real browser."""

import asyncio
import html
import json

import pytest
from playwright.async_api import Page

from auditor.decode.tiktok.probe import probe
from auditor.gather.capture.probe import Probe
from auditor.model.jsonvalue import dig
from tests.decode.tiktok import probe_browser
from tests.decode.tiktok.probe_browser import FREEZING_SDK, NONCE, SHOP, Heard, Running, lab, snippet

pytestmark = pytest.mark.asyncio(loop_scope="module")

FRAME = f"{SHOP}frame"
FOREIGN = "http://other.test/frame"
INSIDE = (
    f"<!doctype html><script>{snippet()}</script><script>ttq.track('Early');"
    "addEventListener('message', event => ttq.track(event.data))</script>"
)


async def heard_in(page: Page, heard: Heard, send: str, *, sdk: bool = True) -> None:
    """Wait until the breakpoints are set (and the SDK runs), then have the frame make a call."""
    await heard.until(
        lambda: any(
            dig(told.state, "listening") is True and (dig(told.state, "mounted") is True or not sdk)
            for told in heard.states
        )
    )
    await page.evaluate(send)
    await heard.until(lambda: len(heard.of("track")) == 2)
    assert heard.names == ["load", "page", "track", "track"]
    assert [call.arguments for call in heard.of("track")] == [("Early",), ("Late",)]
    assert heard.faults == []
    late = heard.of("track")[1]
    assert not late.queued


WRITTEN = (
    "<iframe id=f></iframe><script>const inside = f.contentDocument; inside.open(); "
    f"inside.write({json.dumps(INSIDE).replace('</', '<' + chr(92) + '/')}); inside.close();</script>"
)


@pytest.mark.parametrize(
    ("frame", "address"),
    [
        (f'<iframe id=f src="{FRAME}"></iframe>', FRAME),
        (f'<iframe id=f src="{FOREIGN}"></iframe>', FOREIGN),
        (f'<iframe id=f sandbox=allow-scripts src="{FRAME}"></iframe>', FRAME),
        (f'<iframe id=f srcdoc="{html.escape(INSIDE)}"></iframe>', "about:srcdoc"),
        (WRITTEN, SHOP),
    ],
    ids=["own", "foreign", "sandboxed", "srcdoc", "written"],
)
async def test_it_hears_frames(browser: Running, frame: str, address: str) -> None:
    async with lab(browser) as shop:
        shop.pages[FRAME] = shop.pages[FOREIGN] = INSIDE
        page, heard = await shop.open(f"<!doctype html>{frame}", sdk=FREEZING_SDK)
        await heard_in(page, heard, "f.contentWindow.postMessage('Late', '*')")
        assert {(call.frame_url, call.top) for call in heard.calls} == {(address, False)}


@pytest.mark.parametrize(
    ("frame", "address"),
    [
        (f'<iframe id=f sandbox=allow-scripts srcdoc="{html.escape(INSIDE)}"></iframe>', "about:srcdoc"),
        (f"<iframe id=f></iframe><script>f.contentWindow.touched = 1; f.src = '{FRAME}';</script>", FRAME),
    ],
    ids=["sandboxed-srcdoc", "window-used-before"],
)
async def test_frames_that_init_scripts_miss_are_heard_once_they_are_reached(
    browser: Running, frame: str, address: str
) -> None:
    """Without the SDK, which might have emptied the queue by then."""
    async with lab(browser) as shop:
        shop.pages[FRAME] = INSIDE
        page, heard = await shop.open(f"<!doctype html>{frame}")
        await heard_in(page, heard, "f.contentWindow.postMessage('Late', '*')", sdk=False)
        assert {(call.frame_url, call.top) for call in heard.calls} == {(address, False)}


async def test_it_hears_a_new_window(browser: Running) -> None:
    async with lab(browser) as shop:
        shop.pages[FRAME] = INSIDE
        opener = f"<!doctype html><button onclick=\"window.child = window.open('{FRAME}')\">Open</button>"
        page, heard = await shop.open(opener)
        await page.click("button")
        await heard.until(lambda: "Early" in [call.arguments[0] for call in heard.of("track")])
        await heard.until(lambda: any(dig(state.state, "listening") for state in heard.states))
        await page.evaluate("child.postMessage('Late', '*')")
        await heard.until(lambda: len(heard.of("track")) == 2)
        assert heard.names == ["load", "page", "track", "track"]
        assert not heard.calls[-1].queued
        assert {(call.frame_url, call.top) for call in heard.calls} == {(FRAME, True)}


async def test_it_stays_through_navigations_from_site_to_site(browser: Running) -> None:
    async with lab(browser) as shop:
        shop.pages[FRAME] = shop.pages[FOREIGN] = INSIDE
        page, heard = await shop.open("<!doctype html>", sdk=FREEZING_SDK)
        for address in (FRAME, FOREIGN, FRAME):
            heard.messages.clear()
            await page.goto(address)
            await heard_in(page, heard, "postMessage('Late', '*')")
            assert {call.frame_url for call in heard.calls} == {address}
            assert {dig(state.state, "listening") for state in heard.states} == {True}


async def test_a_frame_that_moves_to_another_site_is_heard_again(browser: Running) -> None:
    async with lab(browser) as shop:
        shop.pages[FRAME] = shop.pages[FOREIGN] = shop.pages["http://third.test/"] = INSIDE
        page, heard = await shop.open(
            f'<!doctype html><iframe id=f src="{FRAME}"></iframe>', sdk=FREEZING_SDK
        )
        for address in (FRAME, FOREIGN, "http://third.test/", FRAME):
            if address != FRAME or heard.calls:
                await heard.until(lambda: len(heard.of("track")) > 0)
                heard.messages.clear()
                await page.evaluate(f"f.src = '{address}'")
            await heard_in(page, heard, "f.contentWindow.postMessage('Late', '*')")
            assert {call.frame_url for call in heard.calls} == {address}


async def test_a_page_that_closes_meanwhile_is_no_error(browser: Running) -> None:
    async with lab(browser) as shop:
        assert shop.probe is not None
        page = await shop.context.new_page()
        await asyncio.gather(shop.probe.ready(page), page.close())
        await shop.probe.ready(page)


@pytest.mark.parametrize("listening", [False, True])
async def test_a_page_can_be_spared_the_breakpoints_and_be_given_them_again(
    browser: Running, *, listening: bool
) -> None:
    async with lab(browser) as shop:
        assert shop.probe is not None
        shop.pages[FRAME] = shop.pages[FOREIGN] = INSIDE + f'<iframe src="{FRAME}2"></iframe>'
        shop.pages[f"{FRAME}2"] = INSIDE
        page, heard = await shop.open("<!doctype html>", sdk=FREEZING_SDK)
        await shop.probe.ready(page, listening=False)
        await shop.probe.ready(page, listening=listening)

        def up() -> bool:
            running = [told for told in heard.states if dig(told.state, "mounted")]
            return {told.top: dig(told.state, "listening") for told in running} == dict.fromkeys(
                (True, False), listening
            )

        for address in (FRAME, FOREIGN):
            heard.messages.clear()
            await page.goto(address)
            await heard.until(up)
            await page.evaluate("ttq.track('Late'); console.debug('said after it')")
            await heard.until(lambda: "said after it" in heard.console)
            heard.console.clear()
            said = [call.arguments[0] for call in heard.of("track") if call.top]
            assert said == (["Early", "Late"] if listening else ["Early"])
            assert listening or not any(dig(told.state, "listening") for told in heard.states)
            assert heard.faults == []


async def test_pages_that_were_open_before_are_reached(browser: Running) -> None:
    async with lab(browser, probed=False) as shop:
        page, heard = await shop.open(f"<!doctype html><script>{snippet()}</script>", sdk=FREEZING_SDK)
        late = Probe(probe(NONCE), NONCE)
        await late.install(shop.context)
        await late.ready(page)
        await page.evaluate("ttq.track('Later')")
        await heard.until(lambda: "track" in heard.names)
        assert heard.of("track")[0].arguments == ("Later",)


async def test_a_page_that_comes_back_from_the_cache_is_heard_again() -> None:
    async with probe_browser.browser(back_forward_cache=True) as running, lab(running) as shop:
        shop.pages[FRAME] = "<!doctype html>"
        shown = f"<!doctype html><script>{snippet()}</script><script>window.kept = 'kept'</script>"
        page, heard = await shop.open(shown, sdk=FREEZING_SDK)
        await heard.until(lambda: any(told.state and told.state["mounted"] for told in heard.states))
        await page.goto(FRAME)
        before = len(heard.texts)
        await page.evaluate("setTimeout(() => history.back())")
        await heard.until(
            lambda: any(
                '"listening":true' in text and text not in heard.texts[:before]
                for text in heard.texts[before:]
            )
        )
        assert await page.evaluate("window.kept") == "kept"
        await page.evaluate("ttq.track('Restored')")
        await heard.until(lambda: "track" in heard.names)
        # DevTools repeats what the page said before; each line has its serial, so that the repeated one shows.
        once = set(heard.texts)
        assert len([text for text in once if '"method":"page"' in text]) == 1
        assert len([text for text in once if "Restored" in text]) == 1
