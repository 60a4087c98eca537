"""DuckDuckGo's autoconsent on one page: it knows the ways of hundreds of consent platforms.

It is put into a page only when a banner is to be answered, runs where the page can neither see nor call
it (`isolated`), and hides nothing (`autoconsent_rules`). Its engine asks for its rules with `init`, asks
the page's own world by `eval`, and tells `popupFound` and how an action ended: the protocol of upstream's
`docs/api.md` (16.55.0, October 2026).
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from playwright.async_api import Page

from auditor.gather.consent import autoconsent_rules, words
from auditor.gather.consent.isolated import IsolatedWorlds, World
from auditor.gather.scripts import script
from auditor.model.journey import ConsentChoice

_CHANNEL = "auditorAutoconsent"
_END = "globalThis.auditorAutoconsentEnd?.()"
_RETRIES = 8  # times that the engine looks for a platform again, half a second apart
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
class _Told:
    """What the engine has told of one document."""

    platform: str = ""  # the rule whose banner stands in it
    nothing: bool = False  # it knows no platform here
    result: bool | None = None


def _source(action: str) -> str:
    given = json.dumps({"never": words.ACCEPT if action == "optOut" else words.REJECT, "pay": words.PAY})
    engine = autoconsent_rules.engine()
    return f"({script('consent/autoconsent.js')})({given});\nif (globalThis.autoconsentSendMessage) {{\n{engine}\n}}"


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
        self._patient = patient
        self._worlds = IsolatedWorlds(
            page,
            name="auditor-autoconsent",
            channel=_CHANNEL,
            source=_source(self._action),
            heard=self._heard,
            farewell=_END,
        )
        self._documents: dict[World, _Told] = {}
        self._acting = False
        self._calling = False
        self._called: float | None = None
        self.pressed: list[Pressed] = []

    async def __aenter__(self) -> Self:
        """Put the engine into every document of the page; where the page does not let it, it knows nothing."""
        await self._worlds.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it in every document: no timer of it fires any more, and nothing is pressed."""
        await self._worlds.__aexit__(kind, error, trace)

    def _there(self) -> list[_Told]:
        return [self._documents.setdefault(world, _Told()) for world in self._worlds.all]

    @property
    def platform(self) -> str:
        """The rule whose banner stands on the page, "" where none does."""
        return next((told.platform for told in self._there() if told.platform), "")

    @property
    def idle(self) -> bool:
        """Whether it has looked into every document and knows no platform in any."""
        return all(told.nothing for told in self._there())

    @property
    def result(self) -> bool | None:
        """Whether the banner was answered as chosen, by its own account; None as long as it is at it."""
        results = [told.result for told in self._there() if told.platform]
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
        for world in self._worlds.all:
            told = self._documents.get(world)
            if told is not None and told.platform:
                told.result = None
                await self._say(world, {"type": self._action})

    def _heard(self, world: World, text: str) -> None:
        message = json.loads(text)
        told = self._documents.setdefault(world, _Told())
        match message["type"]:
            case "init":
                self._worlds.background(self._initialise(world, str(message["url"])))
            case "eval":
                self._worlds.background(self._evaluate(world, told, message))
            case "popupFound":
                told.platform = str(message["cmp"])
            case "nothing":
                told.nothing = True
            case "pressed":
                self.pressed.append(Pressed(str(message["words"]), float(message["at"]) / 1000))
            case "optInResult" | "optOutResult":
                told.result = message["result"] is True

    async def _initialise(self, world: World, url: str) -> None:
        rules = autoconsent_rules.rules_for(url, top=world.top, action=self._action)
        config = {
            **_CONFIG,
            # A document that begins while the answer is under way is its next layer.
            "autoAction": self._action if self._acting else None,
            "detectRetries": _RETRIES if self._acting or self._patient else 0,
        }
        await self._say(world, {"type": "initResp", "config": config, "rules": {"autoconsent": rules}})

    async def _evaluate(self, world: World, told: _Told, message: Mapping[str, Any]) -> None:
        """Ask the page's own world what the engine wants to know of it, or to do in it."""
        answering = self._acting and told.platform != ""
        if answering and self._calling:
            self._called = self._called or time.time()
        result: object = False
        if self._calling or not answering:
            result = await self._worlds.run_in_page(world, f"!!({message['code']})")
        await self._say(world, {"type": "evalResp", "id": message["id"], "result": result is True})

    async def _say(self, world: World, message: Mapping[str, Any]) -> None:
        await self._worlds.run(world, f"void globalThis.autoconsentReceiveMessage?.({json.dumps(message)})")
