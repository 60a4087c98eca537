"""The variant that a product asks for: chosen as a shopper would, the first that is to be had, or another."""

import logging
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import Any

from playwright.async_api import ElementHandle, Error, JSHandle

from auditor.gather.capture.visits import Tab
from auditor.gather.journey import words
from auditor.gather.journey.drawn_list import choose_from_list
from auditor.gather.journey.elements import mentions, normal
from auditor.gather.journey.marks import NO_OPTION_NAME
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Session
from auditor.gather.scripts import ANSWER, PageSilentError, answer, script
from auditor.model.journey import Chosen

log = logging.getLogger(__name__)

_ROUNDS = 8  # a choice may bring up the next one
_EFFECT = 2.0  # seconds for a choice to show in the page
_PLANS = ("subscri", "abo", "abonn", "selling plan", "one-time", "suscri", "iscri", "assin", "定期")
_PLACEHOLDER = ("choose", "select", "please", "bitte", "wählen", "choisir", "choisissez", "sélectionn", "elige",
                "elegir", "selecciona", "scegli", "seleziona", "kies", "välj", "wybierz", "escolha", "selecione",
                "選択", "seç", "vælg", "velg", "valitse", "vyberte", "válass", "alege", "επιλέξτε", "выберите", "선택", "请选择")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a group of options."""

    text: str
    value: str
    off: bool
    on: bool = False  # it is the one that is chosen now

    @property
    def available(self) -> bool:
        """Whether a shopper could take it: it is a value, not a request to choose one, and not sold out."""
        text = normal(self.text)
        return not self.off and not mentions(text, (*words.SOLD_OUT, *words.NOT_CART, *words.SIZE_GUIDE))


@dataclass(frozen=True, slots=True)
class Group:
    """Options of which one is to be chosen. `kind`: "select", "radio", "buttons", "combobox".

    The options of a combobox are not known before it is opened: its one choice is what it shows now.
    """

    kind: str
    name: str
    chosen: bool
    required: bool
    choices: tuple[Choice, ...]

    @property
    def key(self) -> str:
        """What tells this group from the others, also after the page has drawn it anew."""
        return f"{self.kind} {self.name}"

    def to_be_had(self) -> list[int]:
        """The choices that are to be had, in their order."""
        return [index for index, one in enumerate(self.choices) if one.available and not self._asks(one)]

    def pick(self) -> int | None:
        """The first choice that is to be had, None where there is none."""
        return next(iter(self.to_be_had()), None)

    def first(self) -> int | None:
        """What the page offers first: what it has chosen, else the first that is to be had."""
        return next(
            (index for index, one in enumerate(self.choices) if one.on and not self._asks(one)), self.pick()
        )

    def other(self) -> int | None:
        """Another form of the product than the page offers first; None where it has no second to be had.

        How it is paid for, once or as a subscription, is no form of it.
        """
        said = normal(" ".join([self.name, *(choice.text for choice in self.choices)]))
        if not self.required or mentions(said, _PLANS):
            return None
        first = self.first()
        return next((index for index in self.to_be_had() if first is not None and index != first), None)

    def _asks(self, choice: Choice) -> bool:
        """Whether it is no value, but asks to choose one."""
        return self.kind == "select" and (not choice.value or mentions(normal(choice.text), _PLACEHOLDER))


async def choose(
    session: Session, tab: Tab, button: ElementHandle, *, every: bool, other: bool = False
) -> tuple[Chosen, ...]:
    """Choose what a product asks for; what was chosen.

    `every`: also what does not look as if it were asked for, once the shop has refused to add without it.
    `other`: of the first options of which there are several, another one than the page offers first.
    Raises PageSilentError where the page does not answer.
    """
    chosen: list[Chosen] = []
    done: set[str] = set()
    for _ in range(_ROUNDS):
        handle, groups = await _groups(button, wide=every)
        group = next(
            (one for one in groups if one.key not in done and _is_due(one, every=every, other=other)), None
        )
        if group is None:
            break
        done.add(group.key)
        first, second = group.first(), group.other() if other else None
        index = first if second is None else second
        if index is None or first is None:
            continue
        element = await _element(handle, groups.index(group), index)
        if element is not None and group.kind == "combobox":
            text = await choose_from_list(session, tab, element)
            if text:
                chosen.append(Chosen(text=text, value="", first_text=text, first_value=""))
            continue
        if element is None or not await _take(element, group, index):
            continue
        other = other and second is None
        taken, offered = group.choices[index], group.choices[first]
        chosen.append(
            Chosen(text=taken.text, value=taken.value, first_text=offered.text, first_value=offered.value)
        )
        await session.until(tab, partial(_shows, button, group.key, taken, wide=every), within=_EFFECT)
    return tuple(chosen)


async def asks_for_choice(button: ElementHandle) -> bool:
    """Whether a product asks for a choice that is not made, and could be. Raises PageSilentError."""
    _, groups = await _groups(button, wide=False)
    return any(one.required and not one.chosen and one.pick() is not None for one in groups)


async def choose_first(session: Session, tab: Tab, button: ElementHandle, chosen: Chosen) -> None:
    """Take back what was chosen instead of what the page offers first. Raises PageSilentError."""
    handle, groups = await _groups(button, wide=True)
    for number, group in enumerate(groups):
        for index, one in enumerate(group.choices):
            if (one.text, one.value) == (chosen.first_text, chosen.first_value):
                element = await _element(handle, number, index)
                if element is not None and await _take(element, group, index):
                    await session.until(
                        tab, partial(_shows, button, group.key, one, wide=True), within=_EFFECT
                    )
                return


def _is_due(group: Group, *, every: bool, other: bool) -> bool:
    if not group.chosen:
        return group.required or every
    return other and group.other() is not None


async def _shows(button: ElementHandle, key: str, taken: Choice, *, wide: bool) -> bool:
    """Whether a choice is seen to be made."""
    _, now = await _groups(button, wide=wide)
    return any(
        one.key == key
        and any(each.on and (each.text, each.value) == (taken.text, taken.value) for each in one.choices)
        for one in now
    )


async def _groups(button: ElementHandle, *, wide: bool) -> tuple[JSHandle, list[Group]]:
    asked = {"wide": wide, "other": NO_OPTION_NAME.pattern}
    handle = await answer(button.evaluate_handle(script("journey/options.js"), asked))
    told = await answer(handle.evaluate("o => o.groups"))
    names = Counter[str]()
    groups = [
        Group(
            kind=str(one["kind"]),
            name=_numbered(str(one["name"]), names),
            chosen=bool(one["chosen"]) or _shows_a_choice(one),
            required=bool(one["required"]),
            choices=tuple(
                Choice(str(choice["text"]), str(choice["value"]), bool(choice["off"]), bool(choice["on"]))
                for choice in one["choices"]
            ),
        )
        for one in told
    ]
    return handle, groups


def _shows_a_choice(group: dict[str, Any]) -> bool:
    """Whether a combobox shows a value, rather than its own name or a request to choose."""
    if group["kind"] != "combobox":
        return False
    text = normal(str(group["choices"][0]["text"]))
    return text not in ("", normal(str(group["label"]))) and not mentions(text, _PLACEHOLDER)


def _numbered(name: str, names: Counter[str]) -> str:
    """A name that no group before it has: themes give all their groups the same classes."""
    names[name] += 1
    return name if names[name] == 1 else f"{name} ({names[name]})"


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
