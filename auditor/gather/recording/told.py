"""What the watch in a page tells: states of the page, and what a person did. Read with care, for pages write it."""

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from auditor.gather.journey.cart_state import CartState
from auditor.gather.journey.elements import Element
from auditor.gather.journey.fields import Field
from auditor.model.actions import Target
from auditor.model.page import PageReading

_DEEDS = frozenset({"click", "type", "choose", "tick"})
_WORDS = 160  # characters of what is read on something
_SELECTOR = 1_200  # characters
_REQUIRED = ("tag", "type")

Described = TypeVar("Described", Element, Field)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A page at one moment. `tab` numbers the page, `document` its documents; `texts` are what is read on it."""

    tab: int
    document: int
    url: str
    reading: PageReading
    cart: CartState
    fields: tuple[Field, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a person did: "click", "type", "choose" or "tick".

    `target` is how it is found again, None where no way finds it. `at` is in seconds since the epoch.
    `element` describes what was clicked, `field` what was filled in; `option` is what was chosen.
    """

    what: str
    tab: int
    at: float
    target: Target | None
    element: Element | None = None
    field: Field | None = None
    option: str = ""


def read_message(
    text: str, read_page: Callable[[str, str], PageReading], *, tab: int, document: int
) -> State | Deed | None:
    """A message of the watch, None where it is none. Takes as long as reading a page does."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    what = told.get("what")
    if what == "page":
        return _state(told, read_page, tab, document)
    return _deed(what, told, tab) if isinstance(what, str) and what in _DEEDS else None


def _state(
    told: Mapping[str, Any], read_page: Callable[[str, str], PageReading], tab: int, document: int
) -> State | None:
    url, html = told.get("url"), told.get("html")
    if not isinstance(url, str) or not isinstance(html, str) or not url.startswith(("http://", "https://")):
        return None
    return State(
        tab=tab,
        document=document,
        url=url,
        reading=read_page(html, url),
        cart=_cart(told.get("cart")),
        fields=tuple(_described(Field, one) for one in _dicts(told.get("fields"))),
        texts=tuple(clean(one) for one in _list(told.get("texts")) if isinstance(one, str)),
    )


def _deed(what: str, told: Mapping[str, Any], tab: int) -> Deed | None:
    at = told.get("at")
    if not isinstance(at, int | float) or isinstance(at, bool):
        return None
    element, field = told.get("element"), told.get("field")
    return Deed(
        what=what,
        tab=tab,
        at=float(at),
        target=read_target(told.get("aim")),
        element=_described(Element, element) if isinstance(element, dict) else None,
        field=_described(Field, field) if isinstance(field, dict) else None,
        option=clean(told.get("option")),
    )


def read_target(told: object) -> Target | None:
    """A way to find something again, None where it is none that could be taken."""
    if not isinstance(told, dict):
        return None
    if selector := told.get("selector"):
        said = clean(selector, longest=_SELECTOR)
        return Target(selector=said) if said == selector else None  # one that had to be changed finds nothing
    words = {name: clean(told.get(name)) for name in ("role", "name", "label", "text")}
    target = Target(**words)
    return target if target.text or target.label or (target.role and target.name) else None


def clean(said: object, *, longest: int = _WORDS) -> str:
    """A page's text on one line, without what no file should hold: control characters, halves of characters."""
    if not isinstance(said, str):
        return ""
    kept = "".join(" " if char.isspace() else char for char in said[: 4 * longest])
    kept = "".join(char for char in kept if unicodedata.category(char) not in ("Cc", "Cs"))
    return " ".join(kept.split())[:longest].strip()


def _cart(told: object) -> CartState:
    told = told if isinstance(told, dict) else {}
    count, said = told.get("count"), _list(told.get("said"))
    lists = [frozenset(map(str, _list(texts))) for texts in said[:3]]
    added, refused, empty = (*lists, *([frozenset()] * 3))[:3]
    whole = isinstance(count, int) and not isinstance(count, bool)
    return CartState(count if whole else None, added, refused, empty)


def _described(kind: type[Described], told: Mapping[str, Any]) -> Described:
    """One of our descriptions out of what a page's document gave, each part of its own kind or the default."""
    values: dict[str, Any] = {}
    for part in fields(kind):
        said = told.get(part.name)
        if part.type in (str, int, bool) and type(said) is part.type:
            values[part.name] = said
        elif part.name in _REQUIRED:
            values[part.name] = ""
    return kind(**values)


def _list(told: object) -> Sequence[Any]:
    return told if isinstance(told, list) else ()


def _dicts(told: object) -> list[Mapping[str, Any]]:
    return [one for one in _list(told) if isinstance(one, dict)]
