"""`[journey]`: the parts of the journey that the owner pins, each as one action or a list of them."""

import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from auditor.model.actions import (
    Action,
    Choose,
    Click,
    FieldAction,
    Fill,
    Open,
    Pins,
    Target,
    Tick,
    WaitFor,
)
from auditor.model.errors import UsageError
from auditor.model.plan import Identity
from auditor.plan.tables.values import flag, nearest, shown, table, words

KEY = "journey"
_PAGE_OBJECT = "page_object"
_FIELDS = "fields"
_EXAMPLE = '{ role = "button", name = "Add to cart" }'
_TARGET = ("role", "name", "label", "text", "selector")
_DOINGS = ("fill", "choose", "tick", "wait")
_MOST_ACTIONS = 20
_MOST_FIELDS = 60
_LONGEST = 2_000  # characters, as long as addresses get
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def pins_of(value: object, where: str, folder: Path) -> Pins:
    """The pinned parts of the table; a page object lies below the config's `folder`.

    Raises:
        UsageError: a key is unknown, an action is none, or a part ends with what cannot take it.
    """
    read = table(value, where, known=(item.name for item in fields(Pins)))
    pins = {
        part: _actions(entry, f"{where}.{part}")
        for part, entry in read.items()
        if part not in (_PAGE_OBJECT, _FIELDS)
    }
    for part, actions in pins.items():
        _ENDS[part](actions, f"{where}.{part}")
    page_object = (
        _below(folder, read[_PAGE_OBJECT], f"{where}.{_PAGE_OBJECT}") if _PAGE_OBJECT in read else None
    )
    field_actions = _fields(read[_FIELDS], f"{where}.{_FIELDS}") if _FIELDS in read else ()
    return Pins(**pins, fields=field_actions, page_object=page_object)


def _fields(value: object, where: str) -> tuple[FieldAction, ...]:
    """What single fields of the checkout get."""
    found: list[FieldAction] = []
    for index, action in enumerate(_actions(value, where, most=_MOST_FIELDS)):
        if not isinstance(action, Fill | Choose | Tick):
            raise UsageError(
                f"{where}[{index}]: must say what the field gets: fill, choose or tick, "
                'like { label = "Floor", fill = "3" }'
            )
        found.append(action)
    return tuple(found)


def _below(folder: Path, value: object, where: str) -> Path:
    """A Python file by its path in the config's folder; a link may not lead out of it."""
    said = _words(value, where)
    try:
        path = (folder / said).resolve()
        inside = not Path(said).is_absolute() and path.is_relative_to(folder.resolve())
        there = inside and path.suffix == ".py" and path.is_file()
    except (OSError, ValueError, RuntimeError) as error:
        raise UsageError(f"{where}: {shown(said)} is no path: {error}") from error
    if not inside:
        raise UsageError(
            f"{where}: {shown(said)} must lie in the config's own folder, and be told from there"
        )
    if not there:
        raise UsageError(f"{where}: there is no Python file {path}")
    return path


def _actions(value: object, where: str, *, most: int = _MOST_ACTIONS) -> tuple[Action, ...]:
    if not isinstance(value, list):
        return (_action(value, where),)
    if not 0 < len(value) <= most:
        raise UsageError(f"{where}: must be 1 to {most} actions, not {len(value)}")
    return tuple(_action(item, f"{where}[{index}]") for index, item in enumerate(value))


def _action(value: object, where: str) -> Action:
    if not isinstance(value, dict):
        raise UsageError(f"{where}: must be a table like {_EXAMPLE}, not {shown(value)}")
    row = table(value, where, known=("url", *_TARGET, *_DOINGS))
    if "url" in row:
        if len(row) > 1:
            raise UsageError(f"{where}: url stands alone: it is opened, not clicked")
        return Open(_address(row["url"], f"{where}.url"))
    target = _target({key: row[key] for key in _TARGET if key in row}, where)
    doings = [key for key in _DOINGS if key in row]
    if len(doings) > 1:
        raise UsageError(f"{where}: has {' and '.join(doings)}; one action does one thing")
    if "fill" in row:
        return Fill(target, _value(row["fill"], f"{where}.fill"))
    if "choose" in row:
        return Choose(target, _words(row["choose"], f"{where}.choose"))
    if "tick" in row and flag(row["tick"], f"{where}.tick"):
        return Tick(target)
    return WaitFor(target) if "wait" in row and flag(row["wait"], f"{where}.wait") else Click(target)


def _address(value: object, where: str) -> str:
    said = _words(value, where)
    if not said.startswith(("/", "http://", "https://")):
        raise UsageError(f"{where}: {shown(said)} must begin with / (a path of the shop) or with https://")
    return said


def _target(row: dict[str, object], where: str) -> Target:
    ways = [key for key in ("role", "label", "text", "selector") if key in row]
    if len(ways) != 1:
        raise UsageError(f"{where}: must say one of role, label, text, selector or url, like {_EXAMPLE}")
    if "name" in row and ways != ["role"]:
        raise UsageError(f"{where}: name goes with role; what is read on it alone is text")
    return Target(**{key: _words(item, f"{where}.{key}") for key, item in row.items()})


def _value(value: object, where: str) -> str:
    said = _words(value, where)
    known = [item.name for item in fields(Identity)]
    for name in _PLACEHOLDER.findall(said):
        if name not in known:
            raise UsageError(f"{where}: {{{name}}} is no part of the identity{nearest(name, known)}")
    return said


def _words(value: object, where: str) -> str:
    said = words(value, where)
    if len(said) > _LONGEST:
        raise UsageError(f"{where}: {len(said):,} characters are too many")
    return said


def _opens(actions: tuple[Action, ...], where: str) -> None:
    if not isinstance(actions[-1], Open | Click):
        raise UsageError(f"{where}: must end with what opens it: an url, or something to click")


def _adds(actions: tuple[Action, ...], where: str) -> None:
    if not isinstance(actions[-1], Click):
        raise UsageError(f"{where}: must end with what is clicked to add; what shows that it was is added")


def _shows(actions: tuple[Action, ...], where: str) -> None:
    if len(actions) != 1 or not isinstance(actions[0], WaitFor):
        raise UsageError(
            f'{where}: must be one thing that comes up, like {{ text = "In your bag", wait = true }}'
        )


def _leads_on(actions: tuple[Action, ...], where: str) -> None:
    if not all(isinstance(action, Click) for action in actions):
        raise UsageError(f"{where}: must be what is clicked to go on to the checkout's next part")


def _orders(actions: tuple[Action, ...], where: str) -> None:
    if len(actions) != 1 or not isinstance(actions[0], Click):
        raise UsageError(f"{where}: must be the one thing that is clicked to place the order")


_ENDS: dict[str, Callable[[tuple[Action, ...], str], None]] = {
    "product": _opens,
    "add": _adds,
    "added": _shows,
    "cart": _opens,
    "checkout": _opens,
    "onward": _leads_on,
    "order": _orders,
}
"""By the part, the check of what it ends with."""
