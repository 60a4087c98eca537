"""Hears what a person does in the pages of a browser, and reads the pages on the way."""

import asyncio
import json
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self

from playwright.async_api import BrowserContext, Page

from auditor.gather.consent.isolated import IsolatedWorlds, World
from auditor.gather.journey import words
from auditor.gather.journey.marks import CART_WORD
from auditor.gather.recording.told import Deed, State, read_message
from auditor.gather.scripts import script
from auditor.model.page import PageReading

log = logging.getLogger(__name__)

_CHANNEL = "auditorWatch"
_WORLD = "auditor-recording"
_END = "globalThis.endOfWatch?.()"
_PARTS = {
    "aims": "recording/aim.js",
    "snapshot": "pages/snapshot.js",
    "elements": "journey/elements.js",
    "fields": "journey/fields.js",
    "cart": "journey/cart.js",
}
_GIVEN = {
    "snapshot": {"limit": 3_000_000, "scriptLimit": 100_000},
    "elements": {"limit": 2_500},
    "fields": {"limit": 400},
    "cart": {"cart": CART_WORD, "lists": [words.ADDED, words.REFUSED, words.EMPTY_CART]},
    "texts": 3_000,
    "pause": 400,  # milliseconds until a page that changed is told of again
    "longestPause": 10_000,
}
_MOST_WAITING = 200  # messages; of a page that changes faster than it can be read, states are left out


def _source() -> str:
    parts = ", ".join(f"{name}: ({_expression(path)})" for name, path in _PARTS.items())
    watch = _expression("recording/watch.js")
    return f"({watch})({{channel: {json.dumps(_CHANNEL)}, given: {json.dumps(_GIVEN)}, {parts}}})"


def _expression(path: str) -> str:
    """A script that is one function, as an expression: without the semicolon at its end."""
    return script(path).rstrip().removesuffix(";")


class Watching:
    """What happens in a context's pages, from `async with` to its end.

    Attributes:
        entries: states of pages and what a person did in them, in order.
        closed: is set once the last page is closed.
    """

    def __init__(
        self,
        context: BrowserContext,
        read_page: Callable[[str, str], PageReading],
        heard: Callable[[State | Deed], None] = lambda _entry: None,
    ) -> None:
        self.entries: list[State | Deed] = []
        self.closed = asyncio.Event()
        self._context = context
        self._read_page = read_page
        self._heard = heard
        self._waiting: asyncio.Queue[tuple[str, int, int]] = asyncio.Queue()
        self._worlds = AsyncExitStack()
        self._pages: dict[Page, asyncio.Task[None]] = {}
        self._documents: dict[World, int] = {}
        self._reader: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Begin to listen: to the pages that come from now on."""
        self._context.on("page", self._came)
        self._reader = asyncio.create_task(self._read())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Read what was told to the end, and listen no more."""
        self._context.remove_listener("page", self._came)
        for begun in self._pages.values():
            begun.cancel()
        await asyncio.gather(*self._pages.values(), return_exceptions=True)
        await self._worlds.aclose()
        await self.read()
        if self._reader is not None:
            self._reader.cancel()
            await asyncio.gather(self._reader, return_exceptions=True)

    async def page(self) -> Page:
        """A new page, heard from its first document on."""
        page = await self._context.new_page()
        await asyncio.shield(self._begin(page))
        return page

    async def read(self) -> None:
        """Wait until all that was told is read."""
        await self._waiting.join()

    def _came(self, page: Page) -> None:
        self._begin(page)

    def _begin(self, page: Page) -> asyncio.Task[None]:
        if page not in self._pages:
            page.on("close", lambda _: self._left())
            self._pages[page] = asyncio.create_task(self._watch(page, len(self._pages) + 1))
        return self._pages[page]

    def _left(self) -> None:
        if not self._context.pages:
            self.closed.set()

    async def _watch(self, page: Page, tab: int) -> None:
        worlds = IsolatedWorlds(
            page,
            name=_WORLD,
            channel=_CHANNEL,
            source=_source(),
            heard=lambda world, text: self._told(world, text, tab),
            farewell=_END,
        )
        await self._worlds.enter_async_context(worlds)

    def _told(self, world: World, text: str, tab: int) -> None:
        document = self._documents.setdefault(world, len(self._documents) + 1)
        if self._waiting.qsize() >= _MOST_WAITING:
            log.debug("a page changes faster than it can be read")
            return
        self._waiting.put_nowait((text, tab, document))

    async def _read(self) -> None:
        while True:
            text, tab, document = await self._waiting.get()
            try:
                entry = await asyncio.to_thread(
                    read_message, text, self._read_page, tab=tab, document=document
                )
                if entry is not None:
                    self.entries.append(entry)
                    self._heard(entry)
            finally:
                self._waiting.task_done()
