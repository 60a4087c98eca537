"""The scripts that are run in a page to read it: files beside the modules that use them."""

import asyncio
from collections.abc import Awaitable
from functools import cache
from importlib.resources import files
from typing import TypeVar

from playwright.async_api import Error

T = TypeVar("T")
ANSWER = 5.0  # seconds for a page to answer; one that computes for ever never does


class PageSilentError(Exception):
    """A page gave no answer: it is gone, it crashed, or its script never yields."""


@cache
def script(name: str) -> str:
    """The text of a script of `auditor/gather/`, by its path there."""
    return files("auditor.gather").joinpath(name).read_text(encoding="utf-8")


async def answer(asked: Awaitable[T], seconds: float = ANSWER) -> T:
    """What a page answers, in time. Raises PageSilentError where it does not."""
    try:
        async with asyncio.timeout(seconds):
            return await asked
    except TimeoutError as error:
        raise PageSilentError("the page did not answer") from error
    except Error as error:
        raise PageSilentError(
            error.message.splitlines()[0] if error.message else "the page is gone"
        ) from error
