"""A page without a pixel gets one chance more of each kind, and more where that once helped."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest
from playwright.async_api import Error, Page

from auditor.gather.capture.visits import Tab, Visits
from auditor.gather.pages import coaxing
from auditor.gather.pages.coaxing import Coaxing
from auditor.gather.pages.look import Look
from auditor.model.page import PageKind, PageReading

NAMES_IT = "ttq"


class Mouse:
    """A mouse whose moves a page may answer."""

    def __init__(self, moved: Callable[[], None]) -> None:
        self.moved = moved
        self.wheels: list[float] = []

    async def move(self, x: float, y: float, *, steps: int = 1) -> None:
        del x, y, steps
        self.moved()

    async def wheel(self, x: float, y: float) -> None:
        del x
        self.wheels.append(y)


def nothing() -> None:
    """What a page without a pixel does when it is moved."""


def opened(visits: Visits, tab: Tab, kind: PageKind, *, html: str = "", settled: bool = True) -> Look:
    """A page that has loaded and fallen quiet."""
    visit = visits.begin(tab, f"https://shop.example/{kind.value}")
    tab.activity.parsed = tab.activity.loaded = True
    return Look(visit, PageReading(kind=kind, why="built"), html, settled)


class Run:
    """One run's pages; `moved` is what a page does when it is moved."""

    def __init__(self) -> None:
        self.visits = Visits("main", lambda _: None)
        self.coaxing = Coaxing(lambda html: NAMES_IT in html)
        self.mouse = Mouse(nothing)
        self.tab = Tab(cast("Page", SimpleNamespace(mouse=self.mouse)))

    def sign(self) -> None:
        """Something of the vendor's comes."""
        self.tab.activity.touch(vendor=True)

    async def brings(self, kind: PageKind, *, patient: bool = True, **given: Any) -> bool:
        look = opened(self.visits, self.tab, kind, **given)
        return await self.coaxing.brings(self.tab, look, patient=patient)

    def was_moved(self) -> bool:
        return self.tab.visit is not None and self.tab.visit.stirred_at is not None


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coaxing, "_PUT_OFF", 0.2)
    monkeypatch.setattr(coaxing, "_AFTER_MOVE", 0.05)


async def test_each_kind_of_page_is_moved_once_where_that_brings_nothing() -> None:
    run = Run()
    assert not await run.brings(PageKind.HOME)
    assert run.was_moved()
    assert run.mouse.wheels == [400, -400]  # and it is scrolled back
    assert not await run.brings(PageKind.HOME)
    assert not run.was_moved()
    assert not await run.brings(PageKind.PRODUCT)
    assert run.was_moved()


async def test_what_a_move_once_brought_is_asked_of_every_page() -> None:
    run = Run()
    run.mouse.moved = run.sign
    assert await run.brings(PageKind.HOME)
    assert await run.brings(PageKind.HOME)
    assert run.was_moved()
    look = opened(run.visits, run.tab, PageKind.HOME)
    assert run.coaxing.due(run.tab, look)
    run.sign()
    assert not run.coaxing.due(run.tab, look)


async def test_a_timer_is_waited_for_where_the_page_names_the_pixel_and_nothing_is_moved() -> None:
    run = Run()
    asyncio.get_running_loop().call_later(0.05, run.sign)
    assert await run.brings(PageKind.HOME, html=NAMES_IT)
    assert not run.was_moved()
    # The next page is waited for though it does not name it, and still not moved.
    asyncio.get_running_loop().call_later(0.05, run.sign)
    assert await run.brings(PageKind.HOME)
    assert not run.was_moved()


@pytest.mark.parametrize("given", [{"html": ""}, {"html": NAMES_IT, "patient": False}])
async def test_a_timer_is_not_waited_for_where_none_is_expected(given: dict[str, Any]) -> None:
    run = Run()
    run.mouse.moved = run.sign
    assert await run.brings(PageKind.HOME, **given)
    assert run.was_moved()


async def test_what_is_left_alone() -> None:
    run = Run()
    assert not await run.brings(PageKind.HOME, settled=False)
    assert not run.was_moved()
    look = opened(run.visits, run.tab, PageKind.HOME)
    run.sign()
    assert not await run.coaxing.brings(run.tab, look)
    look = opened(run.visits, run.tab, PageKind.HOME)
    look.visit.status = 404
    assert not await run.coaxing.brings(run.tab, look)
    look = opened(run.visits, run.tab, PageKind.HOME)
    look.visit.restored_from = 1
    assert not await run.coaxing.brings(run.tab, look)
    run.tab.activity.leave("the page was closed")
    assert not await run.brings(PageKind.HOME)
    assert not run.was_moved()


async def test_a_page_that_is_gone_meanwhile_is_no_error() -> None:
    run = Run()

    def gone() -> None:
        raise Error("Target closed")

    run.mouse.moved = gone
    assert not await run.brings(PageKind.HOME)
