"""What is heard of a person in pages that make it hard: routes, shadow roots, frames, tabs, scripts that click."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from playwright.async_api import BrowserContext, FrameLocator, Page

from auditor.gather.recording.told import Deed, State
from auditor.gather.recording.watching import Watching
from auditor.model.actions import Target
from tests.gather.browsing import a_page
from tests.gather.shop import READERS, Shop

LONGEST = 60.0  # seconds; a slow machine's patience

APP = """<!doctype html><title>App</title><main id=app><a href="/bowl" id=go>Bowl</a></main>
<div role=dialog id=consent>We use cookies <button>Accept all</button></div>
<script>
JSON.stringify = () => "{}"; globalThis.auditorWatch = () => { throw 1 };
const consent = document.querySelector("#consent"); consent.querySelector("button").onclick = () => consent.remove();
class Buy extends HTMLElement { connectedCallback() {
  this.attachShadow({ mode: "open" }).innerHTML = "<button>Take it</button>";
  this.shadowRoot.querySelector("button").onclick = () => { document.querySelector("#said").textContent = "It is yours" } } }
customElements.define("x-buy", Buy);
document.querySelector("#go").onclick = (event) => { event.preventDefault(); history.pushState({}, "", "/bowl");
  document.querySelector("#app").innerHTML = "<h1>Bowl</h1><p class=price>$ 20.00</p><x-buy></x-buy><p id=said></p>"
    + "<button id=robot hidden>Robot</button><a href='/till' target=_blank>Pay up</a>"; document.querySelector("#robot").click() };
</script>"""
TILL = "<!doctype html><title>Till</title><h1>Till</h1><iframe src='http://localhost:{port}/form'></iframe>"
FORM = """<!doctype html><h2>Where to</h2><form action="/done"><label>Floor <input name=floor></label>
<label>Slot <select name=slot><option>Noon<option>Night</select></label>
<label><input type=radio name=way value=1> At the door</label><button>Deeper</button></form>"""


class Hard(Shop):
    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        port = self.url.rpartition(":")[2].strip("/")
        pages = {"/": APP, "/till": TILL.format(port=port), "/form": FORM, "/done": "<p>Done</p>"}
        return pages.get(path) or await super().answer(request, path, form)


@asynccontextmanager
async def watched() -> AsyncIterator[tuple[BrowserContext, Watching]]:
    async with a_page() as blank:
        browser = blank.context.browser
        assert browser is not None
        context = await browser.new_context()
        async with Watching(context, READERS.read_page) as watching:
            yield context, watching


async def read(watching: Watching, fits: Callable[[], bool]) -> None:
    """Wait until what was told so far, and what is told next, fits."""
    async with asyncio.timeout(LONGEST):
        while True:
            await watching.read()
            if fits():
                return
            await asyncio.sleep(0.05)


def deeds(watching: Watching) -> list[tuple[str, Target | None]]:
    return [(entry.what, entry.target) for entry in watching.entries if isinstance(entry, Deed)]


def states(watching: Watching) -> list[State]:
    return [entry for entry in watching.entries if isinstance(entry, State)]


async def shop_in(page: Page, watching: Watching, url: str) -> None:
    await page.goto(url)
    await page.get_by_text("Accept all").click()
    await page.get_by_text("Bowl").click()
    await page.get_by_text("Take it").click()
    await read(watching, lambda: "It is yours" in states(watching)[-1].texts)
    async with page.expect_popup() as opened:
        await page.get_by_text("Pay up").click()
    till = await opened.value
    frame = till.frame_locator("iframe")
    await listened_to(watching, frame)
    await frame.get_by_label("Floor").press_sequentially("rear")
    await frame.get_by_label("Slot").press_sequentially("Ni")
    await frame.get_by_label("At the door").check()
    await frame.get_by_label("Floor").press("Enter")
    await frame.get_by_text("Done").wait_for()


HEADING = ("click", Target(text="Where to"))


async def listened_to(watching: Watching, frame: FrameLocator) -> None:
    """Click something that does nothing until it is heard: a tab of its own takes a moment to be listened to."""
    async with asyncio.timeout(LONGEST):
        while HEADING not in deeds(watching):
            await frame.get_by_text("Where to").click()
            await asyncio.sleep(0.05)
            await watching.read()


async def test_hard_pages() -> None:
    async with Hard() as shop, watched() as (context, watching):
        await shop_in(await watching.page(), watching, shop.url)
        assert len(context.pages) == 2
        assert not watching.closed.is_set()
        for page in context.pages:
            await page.close()
        await watching.closed.wait()
    assert [deed for deed in deeds(watching) if deed != HEADING] == [
        ("click", Target(role="button", name="Accept all")),
        ("click", Target(role="link", name="Bowl")),
        ("click", Target(role="button", name="Take it")),
        ("click", Target(role="link", name="Pay up")),
        ("type", Target(label="Floor")),
        ("choose", Target(label="Slot")),
        ("tick", Target(role="radio", name="At the door")),
        ("click", Target(role="button", name="Deeper")),
    ]
    assert [entry.option for entry in watching.entries if isinstance(entry, Deed) and entry.option] == [
        "Night"
    ]
    assert "rear" not in str(watching.entries)
    seen = [(state.tab, state.url.removeprefix(shop.url)) for state in states(watching)]
    assert list(dict.fromkeys(seen)) == [(1, ""), (1, "bowl"), (2, "till")]
    documents = {
        state.tab: {one.document for one in states(watching) if one.tab == state.tab}
        for state in states(watching)
    }
    assert [len(numbers) for numbers in documents.values()] == [1, 1]  # a route is no document
