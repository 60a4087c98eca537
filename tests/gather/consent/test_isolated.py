"""A script in worlds of its own reaches every document of a page, and no page reaches it."""

import time
from collections.abc import Callable

import pytest

from auditor.gather.capture.visits import Tab
from auditor.gather.consent.isolated import IsolatedWorlds, World
from tests.gather.consent.standing import Bare, Stand

pytestmark = pytest.mark.asyncio(loop_scope="module")

SOURCE = """const mark = "of the script"; globalThis.end = () => { tell("ended " + location.pathname) };
if (globalThis.tell) tell("begun " + location.pathname + (globalThis.secret ? " and sees the page" : ""));"""


async def until(stand: Stand, done: Callable[[], bool]) -> None:
    async def told() -> bool:
        return done()

    assert await Bare(stand.page).until(Tab(stand.page), told, within=20)


async def test_it_is_in_every_document_and_in_the_next(stand: Stand) -> None:
    heard: list[tuple[str, bool]] = []

    def hear(world: World, text: str) -> None:
        heard.append((text, world.top))

    page_html = (
        "<script>secret='of the page';tell=(text)=>{stolen=text}</script><iframe src=/same></iframe><iframe src=FRAMES/other></iframe>"
        "<iframe srcdoc='<p>inline</p>'></iframe>"
    )
    await stand.open(page_html, {"/same": "<p>same</p>", "/other": "<p>other</p>", "/next": "<p>next</p>"})
    async with IsolatedWorlds(
        stand.page,
        name="a-test",
        channel="tell",
        source=SOURCE,
        heard=hear,
        farewell="globalThis.end?.()",
    ) as worlds:
        await until(stand, lambda: len(heard) >= 4)
        assert sorted(heard) == [
            ("begun /", True),
            ("begun /other", False),
            ("begun /same", False),
            ("begun srcdoc", False),
        ]
        (top,) = [world for world in worlds.all if world.top]
        assert await worlds.run(top, "typeof secret") == "undefined"
        assert await worlds.run_in_page(top, "secret") == "of the page"
        assert await worlds.run(top, "throw 1") is None
        assert await stand.page.evaluate("typeof stolen + typeof end") == "undefinedundefined"

        other = next(frame for frame in stand.page.frames if frame.url.endswith("/other"))
        await other.evaluate("location.href = '/next'")
        await until(stand, lambda: len(heard) >= 5)
        assert heard[-1] == ("begun /next", False)
    assert sorted(text for text, _ in heard[5:]) == [
        "ended /",
        "ended /next",
        "ended /same",
        "ended srcdoc",
    ]
    begun = len(heard)
    await stand.page.reload()
    assert len(heard) == begun


async def test_a_page_that_computes_is_not_waited_for_long(stand: Stand) -> None:
    await stand.open("<p>Shop</p>")
    busy = "setTimeout(() => { const end = Date.now() + 6000; while (Date.now() < end); }, 0)"
    await stand.page.evaluate(f"() => {{ {busy} }}")
    worlds = IsolatedWorlds(
        stand.page, name="a-test", channel="tell", source=SOURCE, heard=lambda *_: None, farewell="1"
    )
    started = time.monotonic()
    async with worlds:
        assert time.monotonic() - started < 5.5
