"""What a visitor could press on a page, described, so that it can be chosen by data."""

import logging
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

from playwright.async_api import ElementHandle, Frame, JSHandle, Page

from auditor.gather.scripts import PageSilentError, answer, script

log = logging.getLogger(__name__)

_LOGIN = 3  # fields of a form that asks for a password and little else
_LIMIT = 2500  # pressable things of one document; a mega menu has a few hundred


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One pressable thing. Strings are as the page has them, cut; "" where it has none.

    `text` is what is read on it, `label` what it is called else (aria-label, title, a picture's alt).
    `name` is its id and classes, `above` those of what it stands in, `data` its data attributes. `action`,
    `method`, `fields` and `secret` (it asks for a password) are its form's. `money` and `picture` tell a
    product's card. `disabled` is also what says so by a class alone, `inert` what no press can reach. `top` is in CSS pixels from the top of the document.
    """

    tag: str
    type: str = ""
    role: str = ""
    text: str = ""
    label: str = ""
    name: str = ""
    data: str = ""
    href: str = ""
    disabled: bool = False
    inert: bool = False
    visible: bool = True
    region: str = ""
    above: str = ""
    action: str = ""
    method: str = ""
    submits: bool = False
    fields: int = 0
    secret: bool = False
    top: int = 0
    area: int = 0
    money: bool = False
    picture: bool = False

    @property
    def words(self) -> str:
        """What it says, normalised: its text, else its label."""
        return normal(self.text) or normal(self.label)


_TYPES = {field.name: field.type for field in fields(Element)}


@dataclass(frozen=True, slots=True)
class Found:
    """Something pressable, and the way to press it."""

    element: Element
    handle: ElementHandle


class Scan:
    """The pressable things of one document at one moment."""

    def __init__(self, handle: JSHandle, elements: Sequence[Element]) -> None:
        self._handle = handle
        self.elements = tuple(elements)

    async def handle_of(self, element: Element) -> ElementHandle:
        """The way to press an element of this scan. Raises PageSilentError where it is gone."""
        index = next(i for i, known in enumerate(self.elements) if known is element)
        found = (await answer(self._handle.evaluate_handle("(s, i) => s.elements[i]", index))).as_element()
        if found is None:
            raise PageSilentError("what was to be pressed is gone")
        return found


async def scan(frame: Page | Frame) -> Scan:
    """Everything pressable in a document. Raises PageSilentError."""
    handle = await answer(frame.evaluate_handle(script("journey/elements.js"), {"limit": _LIMIT}))
    told = await answer(handle.evaluate("s => s.described"))
    if not isinstance(told, list):
        raise PageSilentError("the page's own scripts keep it from being read")
    return Scan(handle, [_element(one) for one in told if isinstance(one, dict)])


def _element(told: dict[str, object]) -> Element:
    known = {name: value for name, value in told.items() if name in _TYPES}
    return Element(**known)  # type: ignore[arg-type]  # our own script writes these types


async def best(
    page: Page, score: Callable[[Element], int], *, least: int = 1, frames: bool = False
) -> Found | None:
    """The pressable thing that scores highest, at least `least`; the first in the page among equals.

    `frames`: whether frames of the page are looked into as well. Raises PageSilentError where the page
    itself does not answer.
    """
    scans = [await scan(page)]
    for frame in page.frames[1:] if frames else ():
        try:
            scans.append(await scan(frame))
        except PageSilentError as error:
            log.debug("the frame %s is not looked into: %s", frame.url, error)
    ranked = sorted(
        (
            (score(element), -number, element, one)
            for number, one in enumerate(scans)
            for element in one.elements
        ),
        key=lambda entry: (entry[0], entry[1]),
        reverse=True,
    )
    for points, _, element, one in ranked:
        if points < least:
            return None
        return Found(element, await one.handle_of(element))
    return None


async def asks_to_log_in(page: Page) -> bool:
    """Whether a page shows a form that asks for a password and little else. Raises PageSilentError."""
    found = await scan(page)
    return any(one.visible and one.secret and one.fields <= _LOGIN for one in found.elements)


_SPACE = re.compile(r"\s+")
_SIGNS = re.compile(r"[^\w&+'\u2019-]")
_EDGES = " .,:;!?\u00bb\u00ab\u203a\u2039\u2192\u2190>+-\u2013\u2014|\u2022()[]{}*#\u2026\"'\u201c\u201d"
_ACCENTS = re.compile("[\u0300-\u036f]")  # of Latin, Greek and Cyrillic; those of kana tell letters apart
_LETTERS = str.maketrans({"\u0131": "i", "\u03c2": "\u03c3", "\u00df": "ss", "\u2019": "'"})
_FIRST_UNSPACED = 0x0E00  # Thai, and all of East Asia behind it


def normal(text: str) -> str:
    """Words as they are compared: composed, lower case, spaces folded, no sign at either end."""
    folded = _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip().lower()
    return folded.strip(_EDGES)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A normalised text without what a style sheet's capitals take from it.

    `text-transform: uppercase` drops the accents of Greek and writes Turkish with the wrong i; “ß” becomes “SS”.
    """
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", text.lower()))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


@lru_cache(maxsize=512)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)


def says(text: str, words: Sequence[str]) -> bool:
    """Whether a normalised text has one of the words in it, whole; in scripts without spaces, anywhere."""
    text = fold(text)
    padded = _padded(text)
    return any((f" {word} " in padded) if _spaced(word) else (word in text) for word in _folded(tuple(words)))


def mentions(text: str, words: Sequence[str]) -> bool:
    """Whether a word of a normalised text begins with one of the words: they may be stems."""
    text = fold(text)
    padded = _padded(text)
    return any((f" {word}" in padded) if _spaced(word) else (word in text) for word in _folded(tuple(words)))


def begins(text: str, words: Sequence[str]) -> bool:
    """Whether a normalised text is one of the words, or begins with one."""
    text = fold(text)
    return any(
        text == word or text.startswith(f"{word} " if _spaced(word) else word)
        for word in _folded(tuple(words))
    )


def is_one(text: str, words: Sequence[str]) -> bool:
    """Whether a normalised text is one of the words."""
    return fold(text) in _folded(tuple(words))


def _padded(text: str) -> str:
    return f" {_SPACE.sub(' ', _SIGNS.sub(' ', text)).strip()} "


def _spaced(word: str) -> bool:
    """Whether a word is of a script that puts spaces between words."""
    return ord(word[0]) < _FIRST_UNSPACED
