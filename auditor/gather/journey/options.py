"""The variant that a product asks for: chosen as a shopper would, the first that is to be had."""

import logging
from dataclasses import dataclass

from playwright.async_api import ElementHandle, Error, JSHandle

from auditor.gather.capture.visits import Tab
from auditor.gather.journey import words
from auditor.gather.journey.elements import mentions, normal
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Session
from auditor.gather.scripts import ANSWER, PageSilentError, answer, script

log = logging.getLogger(__name__)

_ROUNDS = 8  # a choice may bring up the next one
_EFFECT = 2.0  # seconds for a choice to show in the page
_PLACEHOLDER = ("choose", "select", "please", "bitte", "wählen", "choisir", "choisissez", "sélectionn", "elige",
                "elegir", "selecciona", "scegli", "seleziona", "kies", "välj", "wybierz", "escolha", "selecione",
                "選択", "seç", "vælg", "velg", "valitse", "vyberte", "válass", "alege", "επιλέξτε", "выберите", "선택", "请选择")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a group of options."""

    text: str
    value: str
    off: bool

    @property
    def available(self) -> bool:
        """Whether a shopper could take it: it is a value, not a request to choose one, and not sold out."""
        text = normal(self.text)
        return not self.off and not mentions(text, words.SOLD_OUT)


@dataclass(frozen=True, slots=True)
class Group:
    """Options of which one is to be chosen. `kind`: "select", "radio", "buttons"."""

    kind: str
    name: str
    chosen: bool
    required: bool
    choices: tuple[Choice, ...]

    @property
    def key(self) -> str:
        """What tells this group from the others, also after the page has drawn it anew."""
        return f"{self.kind} {self.name}"

    def pick(self) -> int | None:
        """The first choice that is to be had, None where there is none."""
        for index, choice in enumerate(self.choices):
            text = normal(choice.text)
            placeholder = self.kind == "select" and (not choice.value or mentions(text, _PLACEHOLDER))
            if choice.available and not placeholder:
                return index
        return None


async def choose(session: Session, tab: Tab, button: ElementHandle, *, every: bool) -> tuple[str, ...]:
    """Choose what a product asks for; what was chosen, in words.

    `every`: also what does not look as if it were asked for, once the shop has refused to add without it.
    Raises PageSilentError where the page does not answer.
    """
    chosen: list[str] = []
    done: set[str] = set()
    for _ in range(_ROUNDS):
        handle, groups = await _groups(button, wide=every)
        group = next(
            (one for one in groups if not one.chosen and (one.required or every) and one.key not in done),
            None,
        )
        if group is None:
            break
        done.add(group.key)
        index = group.pick()
        if index is None:
            continue
        element = await _element(handle, groups.index(group), index)
        if element is None or not await _take(element, group, index):
            continue
        chosen.append(group.choices[index].text or group.choices[index].value)
        key = group.key

        async def shown(key: str = key) -> bool:
            _, now = await _groups(button, wide=every)
            return any(one.key == key and one.chosen for one in now)

        await session.until(tab, shown, within=_EFFECT)
    return tuple(chosen)


async def _groups(button: ElementHandle, *, wide: bool) -> tuple[JSHandle, list[Group]]:
    handle = await answer(button.evaluate_handle(script("journey/options.js"), {"wide": wide}))
    told = await answer(handle.evaluate("o => o.groups"))
    groups = [
        Group(
            kind=str(one["kind"]),
            name=str(one["name"]),
            chosen=bool(one["chosen"]),
            required=bool(one["required"]),
            choices=tuple(
                Choice(str(choice["text"]), str(choice["value"]), bool(choice["off"]))
                for choice in one["choices"]
            ),
        )
        for one in told
    ]
    return handle, groups


async def _element(handle: JSHandle, group: int, index: int) -> ElementHandle | None:
    found = await answer(handle.evaluate_handle("(o, [g, c]) => o.elements[g][c]", [group, index]))
    return found.as_element()


async def _take(element: ElementHandle, group: Group, index: int) -> bool:
    """Take a choice; whether that could be done."""
    try:
        if group.kind == "select":
            await element.select_option(index=index, timeout=ANSWER * 1000, force=True)
        else:
            await press(element)
    except (Error, PressError, PageSilentError) as error:
        log.debug("%s cannot be chosen of %s: %s", group.choices[index].text, group.name, error)
        return False
    return True
