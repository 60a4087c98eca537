"""The page object of an odd shop: one Python file that the config names, asked where the auditor would search.

It is the owner's own code and runs with the auditor's rights. It finds; the auditor presses, so that an
order is still placed once and only with leave.
"""

import asyncio
import difflib
import importlib.util
import inspect
import sys
import traceback
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from types import ModuleType

from playwright.async_api import Locator, Page

from auditor.model.actions import Ask, Pins
from auditor.model.errors import UsageError

_PATIENCE = 30.0  # seconds for a function to answer
PARTS = tuple(item.name for item in fields(Pins) if item.name not in ("page_object", "fields"))
"""What its functions may be called: the parts of the journey."""

Found = Locator | str | None
"""What is to be clicked, the address that is to be opened, or None: it is not on this page."""


class PageObjectError(Exception):
    """A function of the page object failed; the message is a phrase that says how and where."""


@dataclass(frozen=True, slots=True)
class PageObject:
    """The functions of one file, by the part of the journey that each finds."""

    path: Path
    functions: Mapping[str, Callable[[Page], Awaitable[object]]]

    async def ask(self, part: str, page: Page) -> Found:
        """What the function for a part finds on a page. Raises PageObjectError."""
        try:
            async with asyncio.timeout(_PATIENCE):
                found = await self.functions[part](page)
        except TimeoutError as error:
            raise PageObjectError(f"gave no answer in {_PATIENCE:.0f} seconds") from error
        except Exception as error:  # the owner's own code may raise anything
            raise PageObjectError(f"failed with {_told(error, self.path)}") from error
        if found is not None and not isinstance(found, Locator | str):
            raise PageObjectError(f"gave a {type(found).__name__}, not a Locator, an address or None")
        return found


@cache
def load(path: Path) -> PageObject:
    """Import a page object.

    Raises:
        UsageError: it cannot be imported, or has no function for a part of the journey.
    """
    module = _imported(path)
    functions = {
        name: value
        for name, value in vars(module).items()
        if not name.startswith("_") and inspect.isfunction(value) and value.__module__ == module.__name__
    }
    for name, function in functions.items():
        if name not in PARTS:
            near = difflib.get_close_matches(name, PARTS, n=1)
            wanted = f"did you mean {near[0]}?" if near else f"they are called {', '.join(PARTS)}"
            raise UsageError(f"{path}: {name} is no part of the journey; {wanted} A helper begins with _.")
        if not inspect.iscoroutinefunction(function) or len(inspect.signature(function).parameters) != 1:
            raise UsageError(f"{path}: {name} must be written as: async def {name}(page)")
    if not functions:
        raise UsageError(f"{path}: has no function for a part of the journey ({', '.join(PARTS)})")
    return PageObject(path, functions)


def _imported(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("auditor_page_object", path)
    if spec is None or spec.loader is None:
        raise UsageError(f"{path}: is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:  # the owner's own code may raise anything
        raise UsageError(f"{path}: cannot be imported: {_told(error, path)}") from error
    return module


def asking(pins: Pins) -> Pins:
    """The pins with the page object's functions among them, once it is imported.

    Raises:
        UsageError: it cannot be, or a part is pinned in the config as well.
    """
    if pins.page_object is None:
        return pins
    parts = load(pins.page_object).functions
    for part in parts:
        if getattr(pins, part):
            raise UsageError(f"{pins.page_object}: {part} is pinned in the config as well; keep one of them")
    return replace(pins, **{part: (Ask(part),) for part in parts})  # type: ignore[arg-type]  # parts alone


def _told(error: BaseException, path: Path) -> str:
    """An error in a phrase: its kind, its first line, and the last line of the file that led to it."""
    lines = str(error).strip().splitlines()
    said = f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
    own = [one.lineno for one in traceback.extract_tb(error.__traceback__) if one.filename == str(path)]
    line = error.lineno if isinstance(error, SyntaxError) else (own[-1] if own else None)
    return f"{said} ({path.name}, line {line})" if line else f"{said} ({path.name})"
