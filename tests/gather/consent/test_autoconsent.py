"""The engine stands beside the page: the page can neither see, call nor outlast it."""

from collections.abc import Callable

import pytest

from auditor.gather.capture.visits import Tab
from auditor.gather.consent.autoconsent import Autoconsent
from auditor.model.journey import ConsentChoice
from tests.gather.consent.lookalikes import LOOKALIKES
from tests.gather.consent.standing import Bare, Stand

pytestmark = pytest.mark.asyncio(loop_scope="module")

PAGES = {like.name: like for like in LOOKALIKES}
SEEN = "() => Object.getOwnPropertyNames(globalThis).filter(name => /auto.?consent|auditor/i.test(name))"
# All that a page could lay its hands on, were it in the page's world.
HOSTILE = """<script>
window.reached = [];
for (const name of ["autoconsentSendMessage", "autoconsentReceiveMessage", "auditorAutoconsent"]) window[name] = (...given) => { reached.push(name) };
HTMLElement.prototype.click = function () { reached.push("click") };
window.setTimeout = () => { reached.push("setTimeout") };
JSON.stringify = () => { reached.push("stringify"); return "{}" };
Date.now = () => 5;
Document.prototype.querySelectorAll = () => { reached.push("querySelectorAll"); return [] };
</script>"""


async def until(engine: Autoconsent, done: Callable[[Autoconsent], object]) -> None:
    """Wait for something that the engine tells."""

    async def told() -> bool:
        return bool(done(engine))

    assert await Bare(engine.page).until(Tab(engine.page), told, within=10)


async def answered(stand: Stand, choice: ConsentChoice) -> Autoconsent:
    async with Autoconsent(stand.page, choice, patient=False) as engine:
        await until(engine, lambda one: one.platform != "" or one.idle)
        await engine.begin()
        await until(engine, lambda one: one.result is not None)
    return engine


async def test_a_page_neither_sees_nor_reaches_it(stand: Stand) -> None:
    await stand.open(PAGES["Shopify"].html)
    before = await stand.page.evaluate(SEEN)
    lines: list[str] = []
    stand.page.on("console", lambda line: lines.append(line.text))
    async with Autoconsent(stand.page, ConsentChoice.ACCEPT, patient=False) as engine:
        await until(engine, lambda one: one.platform == "shopify")
        assert await stand.page.evaluate(SEEN) == before == []
        assert await stand.consent() == ""  # nothing is pressed before it is told to
        await engine.begin()
        await until(engine, lambda one: one.result is True)
    assert await stand.page.evaluate(SEEN) == []
    assert lines == []

    html = (
        PAGES["Shopify"]
        .html.replace("</main>", "</main>" + HOSTILE)
        .replace("setTimeout(()=>{", "(()=>{")
        .replace("},0)</script>", "})()</script>")
    )
    await stand.open(
        html.replace(
            "document.querySelectorAll",
            "[document.querySelector('[data-lookalike]')].filter(Boolean)||document.querySelectorAll",
        ).replace("('[data-lookalike]').forEach", ".forEach")
    )
    engine = await answered(stand, ConsentChoice.REJECT)
    assert engine.words == ("decline",)
    assert engine.answered_at is not None
    assert engine.answered_at > 1_000_000_000  # by a clock that the page does not set
    assert await stand.consent() == "rejected"
    assert await stand.page.evaluate("reached") == []


async def test_a_page_without_a_platform_is_told_at_once_and_one_that_comes_late_is_waited_for(
    stand: Stand,
) -> None:
    await stand.open("<h1>Shop</h1>")
    async with Autoconsent(stand.page, ConsentChoice.REJECT, patient=False) as engine:
        await until(engine, lambda one: one.idle)
        assert engine.platform == ""
    await stand.open(PAGES["Didomi"].html.replace("},0)</script>", "},900)</script>"))
    async with Autoconsent(stand.page, ConsentChoice.REJECT, patient=True) as engine:
        await until(engine, lambda one: one.platform == "didomi")


async def test_once_ended_it_presses_no_more(stand: Stand) -> None:
    await stand.open(PAGES["OneTrust with the refusal in its second layer"].html)
    async with Autoconsent(stand.page, ConsentChoice.REJECT, patient=False) as engine:
        await until(engine, lambda one: one.platform == "Onetrust")
        await engine.begin()
        await until(engine, lambda one: one.words == ("cookies settings",))
    # Its next press was a second away.
    assert await stand.page.evaluate(
        "new Promise(done => setTimeout(() => done(document.querySelector('.category-switch-handler').checked), 1500))"
    )
    assert await stand.consent() == ""


async def test_it_presses_where_it_can_and_calls_only_when_told_to(stand: Stand) -> None:
    await stand.open(PAGES["Usercentrics"].html)
    async with Autoconsent(stand.page, ConsentChoice.ACCEPT, patient=False) as engine:
        await until(engine, lambda one: one.platform == "usercentrics-api")
        await engine.begin()
        await until(engine, lambda one: one.result is False)
        assert (await stand.consent(), engine.answered_at) == ("", None)
        await engine.begin(calling=True)
        await until(engine, lambda one: one.answered_at is not None and one.result is not None)
        assert (await stand.consent(), engine.words) == ("by script", ())


async def test_a_page_that_goes_away_is_no_error(stand: Stand) -> None:
    await stand.open(PAGES["Complianz"].html)
    async with Autoconsent(stand.page, ConsentChoice.ACCEPT, patient=False) as engine:
        await until(engine, lambda one: one.platform != "")
        await stand.page.close()
        await engine.begin()
    assert engine.result is None
    async with Autoconsent(stand.page, ConsentChoice.ACCEPT, patient=False) as late:
        assert late.idle
