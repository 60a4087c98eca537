"""A person's journey, recorded in a browser and taken again from the config that it became."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.async_api import Page

from auditor.cli.options import VOCABULARY
from auditor.gather.recording.recording import Recorder, record, recording
from auditor.gather.recording.told import State
from auditor.model.actions import Click, Fill, Open, Pins, Target, WaitFor
from auditor.model.errors import AuditorError
from auditor.model.journey import Proof, Step, Until
from auditor.model.plan import BrowserOptions, SitePlan
from auditor.plan.config import load
from auditor.plan.recorded import with_journey
from tests.gather.journey.test_pinned import Odd
from tests.gather.shop import READERS, Notes, Shop, audited, events
from tests.support.kept import Keeper

LONGEST = 60.0  # seconds; a slow machine's patience


async def seen(recorder: Recorder, fits: Callable[[State], bool]) -> None:
    """Wait until the recorder has read such a page, as a person waits for what he reads."""

    async def read() -> bool:
        await recorder.watching.read()
        return any(isinstance(entry, State) and fits(entry) for entry in recorder.watching.entries)

    async with asyncio.timeout(LONGEST):
        while not await read():  # noqa: ASYNC110 - the page itself announces nothing
            await asyncio.sleep(0.05)


async def fill_in(page: Page, fields: dict[str, str]) -> None:
    """Type letter by letter, by the fields' names."""
    for name, value in fields.items():
        await page.locator(f"[name={name}]").press_sequentially(value)


PRIVATE = {
    "email": "anna.muster@example.org",
    "first": "Annabella",
    "last": "Mustermann",
    "a1": "7 Secret Lane",
    "city": "Hometown",
    "zip": "90210",
    "country": "United",
}


async def shop_at(page: Page, recorder: Recorder, url: str) -> None:
    await page.get_by_role("navigation").get_by_text("Shop all").click()
    await page.get_by_text("Cup").click()
    await page.locator("#whom").press_sequentially("Annabella")
    await page.get_by_text("Zap it").click()
    await seen(recorder, lambda state: "Zapped" in state.texts)
    await page.goto(f"{url}loot")
    await page.get_by_text("Onwards").click()
    await fill_in(page, PRIVATE)
    await page.get_by_text("Continue to payment").click()
    await page.get_by_label("Invoice").check()
    await page.get_by_label("terms").check()
    await page.get_by_text("Zing").click()
    await seen(recorder, lambda state: "Thank you" in state.reading.title)


@pytest.mark.asyncio(loop_scope="session")
async def test_what_a_person_did_is_done_again(tmp_path: Path, keeper: Keeper) -> None:
    notes = Notes()
    async with Odd() as shop:
        plan = SitePlan(site=shop.url, sdk="standin", seal="tiktok")
        async with recording(plan, READERS, notes, browsers=keeper.provide) as recorder:
            await shop_at(recorder.page, recorder, shop.url)
        recorded = recorder.journey()
        assert recorded.pins == Pins(
            product=(Open("/products/cup"),),
            add=(Fill(Target(label="For whom?"), "Test"), Click(Target(text="Zap it"))),
            added=(WaitFor(Target(text="Zapped")),),
            cart=(Open("/loot"),),
            checkout=(Click(Target(role="link", name="Onwards")),),
            order=(Click(Target(role="button", name="Zing")),),
        )
        assert recorder.listening.events
        path = tmp_path / "auditor.toml"
        path.write_text(with_journey("", recorded, project=False), encoding="utf-8")
        written = path.read_text(encoding="utf-8")
        assert not [value for value in (*PRIVATE.values(), "Annabella") if value in written]
        config = load(path, VOCABULARY)
        assert config.pins == recorded.pins
        evidence = await audited(
            shop,
            tmp_path / "out",
            browsers=keeper.provide,
            until=Until.PURCHASE,
            place_order=True,
            pins=config.pins,
        )
    assert {one.step: (one.reached, one.proof) for one in evidence.steps} == {
        Step.PRODUCT: (True, Proof.PINNED),
        Step.CART: (True, Proof.PINNED),
        Step.CHECKOUT: (True, Proof.PAGE),
        Step.PURCHASE: (True, Proof.PAGE),
    }
    assert shop.zapped == "Test"
    assert len(shop.orders) == 2
    # The confirmation is opened again as buyers do, and this shop then tells of its order anew.
    assert list(dict.fromkeys(events(evidence))) == [
        "ViewContent",
        "AddToCart",
        "InitiateCheckout",
        "Purchase",
    ]


async def test_a_window_opens_and_an_interruption_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    # Chromium's own windows without a display: the way with a window is taken, and no screen is needed.
    monkeypatch.setenv("DISPLAY", ":0")
    notes = Notes()
    async with Shop() as shop:
        plan = SitePlan(
            site=f"{shop.url}products/cup",
            sdk="standin",
            seal="tiktok",
            browser=BrowserOptions(extra_args=("--ozone-platform=headless",)),
        )
        task = asyncio.create_task(record(plan, READERS, notes))
        async with asyncio.timeout(LONGEST):
            while "This is a product page." not in notes.said:
                notes.changed.clear()
                changed = asyncio.create_task(notes.changed.wait())
                await asyncio.wait({changed, task}, return_when=asyncio.FIRST_COMPLETED)
                assert not task.done(), task.exception()
        task.cancel()
        recorded = await task
    assert recorded.pins == Pins(product=(Open("/products/cup"),))
    assert recorded.site == plan.site


@pytest.mark.asyncio(loop_scope="session")
async def test_a_shop_that_cannot_be_opened_is_told(keeper: Keeper) -> None:
    plan = SitePlan(site="http://127.0.0.1:1/", sdk="standin", seal="tiktok")
    with pytest.raises(AuditorError, match=r"http://127\.0\.0\.1:1/ cannot be opened"):
        async with recording(plan, READERS, Notes(), browsers=keeper.provide):
            raise AssertionError
