"""A script in a world of its own in each document of a page, as a browser's extension has one.

It shares the document with the page and nothing else: the page sees neither its names nor its one
channel, and cannot change what it runs on. Frames in a process of their own are reached by a DevTools
session of their own; documents that begin meanwhile get the script as well.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from playwright.async_api import CDPSession, Frame, Page

from auditor.gather.scripts import PageSilentError, answer

log = logging.getLogger(__name__)

_MOST_FRAMES = 12  # frames of a page that are reached; a page of adverts may have hundreds
_ANSWER = 3.0  # seconds for a world to answer


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """The script's world in one document. `top`: it is the page's own document, not a frame's."""

    session: CDPSession
    id: int
    frame: str
    top: bool


@dataclass(slots=True)
class _Reach:
    """One DevTools session, which reaches the documents of one process."""

    session: CDPSession
    top: str = ""  # the page's own frame, where it is in this process
    script: str = ""
    own: dict[str, int] = field(default_factory=dict)  # the page's own world in each frame
    worlds: dict[int, World] = field(default_factory=dict)


class IsolatedWorlds:
    """The worlds of one page, from `async with` to its end.

    Args:
        page: the page.
        name: what the worlds are called, for DevTools alone.
        channel: the name of the function with which the script tells one text.
        source: the script.
        heard: is given each text and the world that told it.
        farewell: an expression that ends the script, evaluated in each world at the end.
    """

    def __init__(
        self,
        page: Page,
        *,
        name: str,
        channel: str,
        source: str,
        heard: Callable[[World, str], None],
        farewell: str,
    ) -> None:
        self.page = page
        self._name = name
        self._channel = channel
        self._source = source
        self._hear = heard
        self._farewell = farewell
        self._reaches: dict[Page | Frame, _Reach] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._ended = False

    async def __aenter__(self) -> Self:
        """Put the script into every document; a page that does not let it has no worlds."""
        self.page.on("framenavigated", self._navigated)
        await self._reach(self.page, top=True)
        for frame in self.page.frames[1:_MOST_FRAMES]:
            await self._reach(frame)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the script everywhere; no document gets it any more."""
        self._ended = True
        self.page.remove_listener("framenavigated", self._navigated)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(self.run(world, self._farewell) for world in self.all))
        await asyncio.gather(*(_leave(reach) for reach in self._reaches.values()))

    @property
    def all(self) -> list[World]:
        """The worlds that there are now."""
        return [world for reach in self._reaches.values() for world in reach.worlds.values()]

    async def run(self, world: World, expression: str) -> object:
        """The value of an expression in a world; None where it is gone, throws or does not answer."""
        return await _evaluated(world.session, world.id, expression)

    async def run_in_page(self, world: World, expression: str) -> object:
        """The value of an expression in the page's own world of the same document, None likewise."""
        for reach in self._reaches.values():
            if reach.session is world.session and world.frame in reach.own:
                return await _evaluated(reach.session, reach.own[world.frame], expression)
        return None

    def background(self, work: Coroutine[None, None, None]) -> None:
        """Do something until the worlds are left."""
        if self._ended:
            work.close()
            return
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _navigated(self, frame: Frame) -> None:
        if frame.parent_frame is not None and len(self._reaches) < _MOST_FRAMES:
            self.background(self._reach(frame))

    async def _reach(self, place: Page | Frame, *, top: bool = False) -> None:
        if await self._reached(place):
            return
        try:
            session = await answer(self.page.context.new_cdp_session(place), _ANSWER)
        except PageSilentError as error:
            # Most frames live in their parent's process, whose session reaches them.
            log.debug("no session of its own for %s: %s", place.url, error)
            return
        reach = self._reaches[place] = _Reach(session)
        session.on("Runtime.executionContextCreated", lambda told: self._created(reach, told["context"]))
        session.on("Runtime.executionContextDestroyed", lambda told: _destroyed(reach, told))
        session.on("Runtime.bindingCalled", lambda told: self._called(reach, told))
        try:
            if top:
                tree = await answer(session.send("Page.getFrameTree"), _ANSWER)
                reach.top = str(tree["frameTree"]["frame"]["id"])
            await answer(session.send("Page.enable"), _ANSWER)
            await answer(session.send("Runtime.enable"), _ANSWER)
            channel = {"name": self._channel, "executionContextName": self._name}
            await answer(session.send("Runtime.addBinding", channel), _ANSWER)
            given = {"source": self._source, "worldName": self._name, "runImmediately": True}
            added = await answer(session.send("Page.addScriptToEvaluateOnNewDocument", given), _ANSWER)
            reach.script = str(added["identifier"])
        except PageSilentError as error:
            log.debug("no world in %s: %s", place.url, error)

    async def _reached(self, place: Page | Frame) -> bool:
        """Whether a session of the place's own is still with it: a frame may move to another process."""
        known = self._reaches.get(place)
        if known is None:
            return False
        try:
            await answer(known.session.send("Runtime.evaluate", {"expression": "1"}), _ANSWER)
        except PageSilentError:
            self._reaches.pop(place, None)
            return False
        return True

    def _created(self, reach: _Reach, context: Mapping[str, Any]) -> None:
        told = context.get("auxData", {})
        frame, number = str(told.get("frameId", "")), int(context["id"])
        if context.get("name") == self._name:
            reach.worlds[number] = World(reach.session, number, frame, frame == reach.top)
        elif told.get("isDefault"):
            reach.own[frame] = number

    def _called(self, reach: _Reach, told: Mapping[str, Any]) -> None:
        world = reach.worlds.get(told["executionContextId"])
        if told["name"] == self._channel and world is not None:
            self._hear(world, str(told["payload"]))


def _destroyed(reach: _Reach, told: Mapping[str, Any]) -> None:
    reach.worlds.pop(told["executionContextId"], None)


async def _evaluated(session: CDPSession, context: int, expression: str) -> object:
    asked = {"expression": expression, "contextId": context, "returnByValue": True, "silent": True}
    try:
        told = await answer(session.send("Runtime.evaluate", asked), _ANSWER)
    except PageSilentError as error:
        log.debug("a world is silent: %s", error)
        return None
    return None if "exceptionDetails" in told else told.get("result", {}).get("value")


async def _leave(reach: _Reach) -> None:
    try:
        if reach.script:
            given = {"identifier": reach.script}
            await answer(reach.session.send("Page.removeScriptToEvaluateOnNewDocument", given), _ANSWER)
        await answer(reach.session.detach(), _ANSWER)
    except PageSilentError as error:
        log.debug("a session was gone before it was left: %s", error)
