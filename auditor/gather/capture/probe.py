"""The in-page probe's place in the browser: injected everywhere, its breakpoints handed over by DevTools.

The probe (`Vendor.probe`) must see calls without changing the page, so it wraps nothing: it sets
breakpoints with a condition that tells it of the call and never holds. Only DevTools can set them. Each
page gets a session in which breakpoints never pause (a shop's own `debugger` line neither), and each of
its documents is handed the console's `debug` function, by an event whose name the page does not know.

Frames in a process of their own get a session when they are announced, so the first calls in such a
frame may be heard from the vendor's queue alone.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from playwright.async_api import BrowserContext, CDPSession, Error, Frame, Page

from auditor.gather.capture.visits import Document

log = logging.getLogger(__name__)

# Whichever comes first, the probe or this: the probe asks for it, too.
_HAND_OVER = """(debug => {
  const give = () => performance.dispatchEvent(new CustomEvent("NONCEarm", {detail: debug}));
  performance.addEventListener("NONCEwant", give);
  give();
})(debug);"""


class Probe:
    """The probe in one context. `ready(page)` before a page goes anywhere makes it hear everything.

    Args:
        script: what `Vendor.probe(nonce)` gives.
        nonce: the probe's secret; its channels are named `{nonce}arm` (takes `debug`), `{nonce}want`
            (asks for it) and `{nonce}ask` (wakes it).
        came_to: is told of each document that a page comes to. Playwright does not tell a document that
            comes back from the back/forward cache from a mere change of the route.
    """

    def __init__(
        self,
        script: str,
        nonce: str,
        came_to: Callable[[Page, Document], None] = lambda _page, _document: None,
    ) -> None:
        self._script = script
        self._came_to = came_to
        self._hand_over = _HAND_OVER.replace("NONCE", nonce)
        self._ask = f"performance.dispatchEvent(new CustomEvent('{nonce}ask', {{detail: {{}}}}))"
        self._pages: dict[Page, asyncio.Task[None]] = {}
        self._frames: dict[Frame, CDPSession] = {}
        self._handing_over: dict[CDPSession, str] = {}  # DevTools' name of what hands over to new documents
        self._spared: set[Page] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def install(self, context: BrowserContext) -> None:
        """Inject it into every document of a context from now on."""
        await context.add_init_script(self._script)
        context.on("page", self._begin)
        for page in context.pages:
            self._begin(page)

    async def ready(self, page: Page, *, listening: bool = True) -> None:
        """Wait until a page's breakpoints can be set. A page that is gone meanwhile is no error.

        Breakpoints cost time with each script that a page loads. With `listening=False` the page is spared
        them until it is asked for again: its documents from the next one on tell what their queue holds and
        what the vendor's object says of itself, and say `listening: false`; the one that stands is heard no
        more. So ask before the page goes anywhere, or between two documents.
        """
        await asyncio.shield(self._begin(page))
        if listening == (page in self._spared):
            await self._switch(page, listening=listening)

    async def _switch(self, page: Page, *, listening: bool) -> None:
        if listening:
            self._spared.discard(page)
        else:
            self._spared.add(page)
        session = self._frames.get(page.main_frame)
        if session is None or page.is_closed():
            return
        try:
            await (self._arm(session) if listening else self._disarm(session))
        except Error as error:
            log.debug("the breakpoints of %s stay as they are: %s", page.url, error)

    async def _disarm(self, session: CDPSession) -> None:
        handing_over = self._handing_over.pop(session, None)
        if handing_over is not None:
            await session.send("Page.removeScriptToEvaluateOnNewDocument", {"identifier": handing_over})
        await session.send("Debugger.disable")
        await session.send("Runtime.disable")

    def _begin(self, page: Page) -> asyncio.Task[None]:
        if page not in self._pages:
            self._pages[page] = asyncio.create_task(self._watch(page))
            page.on("framenavigated", self._navigated)
            page.on("framedetached", self._forget)
            page.on("close", self._closed)
        return self._pages[page]

    async def _watch(self, page: Page) -> None:
        try:
            session = await page.context.new_cdp_session(page)
            self._frames[page.main_frame] = session
            session.on("Page.frameNavigated", lambda event: self._loaded(page, event))
            await self._arm(session)
        except Error as error:
            log.debug("no breakpoints in %s: %s", page.url, error)

    def _loaded(self, page: Page, event: dict[str, Any]) -> None:
        frame = event["frame"]
        if "parentId" not in frame:
            document = Document(
                name=str(frame["loaderId"]),
                url=str(frame["url"]),
                restored=event.get("type") == "BackForwardCacheRestore",
                spared=page in self._spared,
            )
            self._came_to(page, document)

    def _forget(self, frame: Frame) -> None:
        session = self._frames.pop(frame, None)
        if session is not None:
            self._handing_over.pop(session, None)

    def _closed(self, page: Page) -> None:
        self._pages.pop(page, None)
        self._spared.discard(page)
        self._forget(page.main_frame)

    def _navigated(self, frame: Frame) -> None:
        self._background(self._wake(frame))
        if frame.parent_frame is not None and frame.page not in self._spared:
            self._background(self._watch_frame(frame))

    def _background(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _wake(self, frame: Frame) -> None:
        """Reach a document that no init script reached: in some pop-ups and frames, and one restored."""
        if frame.url in ("", "about:blank"):
            return
        listening = frame.parent_frame is None and frame.page not in self._spared
        session = self._frames.get(frame) if listening else None
        try:
            if session is None:
                await frame.evaluate(self._ask)
            else:
                await session.send(
                    "Runtime.evaluate", {"expression": self._hand_over, "includeCommandLineAPI": True}
                )
        except Error as error:
            log.debug("%s was left before its probe was asked: %s", frame.url, error)

    async def _watch_frame(self, frame: Frame) -> None:
        try:
            known = self._frames.get(frame)
            if known is not None:
                await known.send("Runtime.evaluate", {"expression": "1"})
                return  # it lives on, and hands over to each new document
        except Error:
            # The frame has moved to another process.
            self._forget(frame)
        try:
            session = await frame.page.context.new_cdp_session(frame)
            self._frames[frame] = session
            await self._arm(session)
        except Error as error:
            # Most frames live in their parent's process, whose session reaches them.
            log.debug("no session of its own for %s: %s", frame.url, error)

    async def _arm(self, session: CDPSession) -> None:
        worlds: list[int] = []

        def world(event: dict[str, Any]) -> None:
            if event["context"]["auxData"]["isDefault"]:
                worlds.append(event["context"]["id"])

        session.on("Runtime.executionContextCreated", world)
        # Sent at once and in this order; each waits for no other's answer.
        told = await asyncio.gather(
            session.send("Page.enable"),
            session.send("Debugger.enable", {"maxScriptsCacheSize": 0}),
            session.send("Debugger.setSkipAllPauses", {"skip": True}),
            session.send(
                "Page.addScriptToEvaluateOnNewDocument",
                {"source": self._hand_over, "includeCommandLineAPI": True},
            ),
            session.send("Runtime.enable"),
        )
        session.remove_listener("Runtime.executionContextCreated", world)
        self._handing_over[session] = str(told[3]["identifier"])
        await self._hand_over_in(session, worlds)

    async def _hand_over_in(self, session: CDPSession, worlds: Sequence[int]) -> None:
        """Reach documents that are there already.

        Only those in which scripts have run: to evaluate something in a window's first, empty document
        makes Chromium keep that window for the next document, which then gets no init scripts.
        """
        for world in worlds:
            # In a frame that was missed the probe is not there yet; where it is, it does not run again.
            await session.send(
                "Runtime.evaluate",
                {
                    "expression": f"{self._script}\n{self._hand_over}",
                    "contextId": world,
                    "includeCommandLineAPI": True,
                    "silent": True,
                },
            )
