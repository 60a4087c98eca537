"""DuckDuckGo's autoconsent on one page: it knows the ways of hundreds of consent platforms.

It is put into a page only when a banner is to be answered, and runs in a world of its own in each
document (DevTools' isolated worlds): the page can neither see nor call it. It hides nothing
(`autoconsent_rules`). Frames in a process of their own, where several platforms keep their banner, are
reached by a session of their own, and so are the documents that a second layer opens.
"""

import asyncio
import json
import logging
import time
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from playwright.async_api import CDPSession, Frame, Page

from auditor.gather.consent import autoconsent_rules
from auditor.gather.scripts import PageSilentError, answer, script
from auditor.model.journey import ConsentChoice

log = logging.getLogger(__name__)

_WORLD = "auditor-autoconsent"
_CHANNEL = "auditorAutoconsent"
_RETRIES = 8  # times that the engine looks for a platform, half a second apart
_MOST_FRAMES = 12  # frames of a page that are looked into; a page of adverts may have hundreds
_ACTIONS = {ConsentChoice.ACCEPT: "optIn", ConsentChoice.REJECT: "optOut"}
_CONFIG = {
    "enabled": True,
    "enablePrehide": False,
    "enableCosmeticRules": False,
    "enableGeneratedRules": True,
    "heuristicMode": "off",
    "enableHeuristicDetection": False,
    "isMainWorld": False,
    "disabledCmps": [],
    # What it says to the console would stand in the evidence as the page's.
    "logs": dict.fromkeys(
        ("lifecycle", "rulesteps", "detectionsteps", "evals", "errors", "messages", "waits"), False
    ),
}


@dataclass(frozen=True, slots=True)
class Pressed:
    """One press of the engine. `at` is in seconds since the epoch, just before it."""

    words: str
    at: float


@dataclass(slots=True)
class _World:
    """The engine's world in one document."""

    session: CDPSession
    id: int
    frame: str
    popup: str = ""  # the rule whose banner stands in it
    nothing: bool = False  # it knows no platform here
    result: bool | None = None


@dataclass(slots=True)
class _Reach:
    """One DevTools session, which reaches the documents of one process."""

    session: CDPSession
    top: str = ""  # the page's own document, where it is this session's
    script: str = ""
    pages: dict[str, int] = field(default_factory=dict)  # the page's own world in each frame


class Autoconsent:
    """The engine on one page, from `async with` to its end.

    Args:
        page: the page, quiet.
        choice: what `begin()` answers; nothing is pressed before.
        patient: whether a banner may yet come, rather than stand there already.
    """

    def __init__(self, page: Page, choice: ConsentChoice, *, patient: bool) -> None:
        self.page = page
        self._action = _ACTIONS.get(choice, "optIn")
        self._retries = _RETRIES if patient else 0
        self._reaches: dict[Page | Frame, _Reach] = {}
        self._worlds: dict[tuple[int, int], _World] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._acting = False
        self._ended = False
        self._calling = False
        self._called: float | None = None
        self.pressed: list[Pressed] = []

    async def __aenter__(self) -> Self:
        """Put the engine into every document of the page; where the page does not let it, it knows nothing."""
        self.page.on("framenavigated", self._navigated)
        await self._reach(self.page, top=True)
        for frame in self.page.frames[1:_MOST_FRAMES]:
            await self._reach(frame)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it in every document: no timer of it fires any more, and nothing is pressed."""
        self._ended = True
        self.page.remove_listener("framenavigated", self._navigated)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        end = "globalThis.auditorAutoconsentEnd?.()"
        await asyncio.gather(
            *(self._send(world.session, end, world.id) for world in list(self._worlds.values()))
        )
        await asyncio.gather(*(self._leave(reach) for reach in self._reaches.values()))

    @property
    def platform(self) -> str:
        """The rule whose banner stands on the page, "" where none does."""
        return next((world.popup for world in self._worlds.values() if world.popup), "")

    @property
    def idle(self) -> bool:
        """Whether it has looked into every document and knows no platform in any."""
        return all(world.nothing for world in self._worlds.values())

    @property
    def result(self) -> bool | None:
        """Whether the banner was answered as chosen, by its own account; None as long as it is at it."""
        results = [world.result for world in self._worlds.values() if world.popup]
        if any(results):
            return True
        return False if results and None not in results else None

    @property
    def words(self) -> tuple[str, ...]:
        """What its buttons said that it pressed, in order; a rule may press one twice."""
        said = [pressed.words.lower() for pressed in self.pressed if pressed.words]
        return tuple(word for i, word in enumerate(said) if i == 0 or said[i - 1] != word)

    @property
    def answered_at(self) -> float | None:
        """When the answer was given, in seconds since the epoch; None where nothing was done.

        A refusal stands with the last press, a consent from the first on: what a platform starts while
        it is being answered was allowed then.
        """
        if not self.pressed:
            return self._called
        return self.pressed[0 if self._action == "optIn" else -1].at

    async def begin(self, *, calling: bool = False) -> None:
        """Answer the banner. `pressed`, `result` and `answered_at` tell what becomes of it.

        `calling`: where a rule would rather call the platform's own functions than press its buttons,
        it may. A visitor cannot, so that is for a banner whose buttons nobody finds.
        """
        self._acting, self._calling = True, calling
        for world in list(self._worlds.values()):
            if world.popup:
                world.result = None
                await self._say(world, {"type": self._action})

    async def _reach(self, place: Page | Frame, *, top: bool = False) -> None:
        known = self._reaches.get(place)
        if known is not None:
            try:
                await answer(known.session.send("Runtime.evaluate", {"expression": "1"}))
            except PageSilentError:
                del self._reaches[place]  # the frame has moved to another process
            else:
                return
        try:
            session = await answer(self.page.context.new_cdp_session(place))
        except PageSilentError as error:
            # Most frames live in their parent's process, whose session reaches them.
            log.debug("no session of its own for %s: %s", place.url, error)
            return
        reach = _Reach(session)
        self._reaches[place] = reach
        session.on("Runtime.executionContextCreated", lambda told: self._created(reach, told["context"]))
        session.on("Runtime.executionContextDestroyed", lambda told: self._destroyed(reach, told))
        session.on("Runtime.bindingCalled", lambda told: self._heard(reach, told))
        source = f"{script('consent/autoconsent.js')}\nif (globalThis.autoconsentSendMessage) {{\n{autoconsent_rules.engine()}\n}}"
        try:
            if top:
                tree = await answer(session.send("Page.getFrameTree"))
                reach.top = str(tree["frameTree"]["frame"]["id"])
            await answer(session.send("Page.enable"))
            await answer(session.send("Runtime.enable"))
            await answer(
                session.send("Runtime.addBinding", {"name": _CHANNEL, "executionContextName": _WORLD})
            )
            added = await answer(
                session.send(
                    "Page.addScriptToEvaluateOnNewDocument",
                    {"source": source, "worldName": _WORLD, "runImmediately": True},
                )
            )
            reach.script = str(added["identifier"])
        except PageSilentError as error:
            log.debug("autoconsent does not get into %s: %s", place.url, error)

    async def _leave(self, reach: _Reach) -> None:
        try:
            if reach.script:
                await answer(
                    reach.session.send(
                        "Page.removeScriptToEvaluateOnNewDocument", {"identifier": reach.script}
                    )
                )
            await answer(reach.session.detach())
        except PageSilentError as error:
            log.debug("a session of autoconsent was gone before it was left: %s", error)

    def _navigated(self, frame: Frame) -> None:
        if frame.parent_frame is not None and len(self._reaches) < _MOST_FRAMES:
            self._background(self._reach(frame))

    def _background(self, work: Coroutine[None, None, None]) -> None:
        if self._ended:
            work.close()
            return
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _created(self, reach: _Reach, context: Mapping[str, Any]) -> None:
        frame = str(context.get("auxData", {}).get("frameId", ""))
        if context.get("name") == _WORLD:
            world = _World(reach.session, int(context["id"]), frame)
            self._worlds[id(reach.session), world.id] = world
        elif context.get("auxData", {}).get("isDefault"):
            reach.pages[frame] = int(context["id"])

    def _destroyed(self, reach: _Reach, told: Mapping[str, Any]) -> None:
        self._worlds.pop((id(reach.session), told["executionContextId"]), None)

    def _heard(self, reach: _Reach, told: Mapping[str, Any]) -> None:
        world = self._worlds.get((id(reach.session), told["executionContextId"]))
        if told["name"] != _CHANNEL or world is None:
            return
        message = json.loads(told["payload"])
        match message["type"]:
            case "init":
                self._background(self._initialise(reach, world, str(message["url"])))
            case "eval":
                self._background(self._evaluate(reach, world, message))
            case "popupFound":
                world.popup = str(message["cmp"])
            case "nothing":
                world.nothing = True
            case "pressed":
                self.pressed.append(Pressed(str(message["words"]), float(message["at"]) / 1000))
            case "optInResult" | "optOutResult":
                world.result = message["result"] is True

    async def _initialise(self, reach: _Reach, world: _World, url: str) -> None:
        rules = autoconsent_rules.rules_for(url, top=world.frame == reach.top, action=self._action)
        config = {
            **_CONFIG,
            "autoAction": self._action if self._acting else None,
            "detectRetries": _RETRIES if self._acting else self._retries,
        }
        await self._say(world, {"type": "initResp", "config": config, "rules": {"autoconsent": rules}})

    async def _evaluate(self, reach: _Reach, world: _World, message: Mapping[str, Any]) -> None:
        """Ask the page's own world what the engine wants to know of it, or to do in it."""
        answering = self._acting and world.popup != ""
        told: object = False
        if answering and self._calling:
            self._called = self._called or time.time()
        if self._calling or not answering:
            told = await self._send(reach.session, f"!!({message['code']})", reach.pages.get(world.frame))
        await self._say(world, {"type": "evalResp", "id": message["id"], "result": told is True})

    async def _say(self, world: _World, message: Mapping[str, Any]) -> None:
        await self._send(
            world.session, f"void globalThis.autoconsentReceiveMessage?.({json.dumps(message)})", world.id
        )

    async def _send(self, session: CDPSession, expression: str, context: int | None) -> object:
        """The value of an expression in a world; None where that world is gone or does not answer."""
        if context is None:
            return None
        try:
            told = await answer(
                session.send(
                    "Runtime.evaluate",
                    {"expression": expression, "contextId": context, "returnByValue": True, "silent": True},
                )
            )
        except PageSilentError as error:
            log.debug("a world of autoconsent is silent: %s", error)
            return None
        return told.get("result", {}).get("value")
