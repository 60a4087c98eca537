"""Running a command's work: signals end it in an orderly way, errors become one sentence and an exit code."""

import asyncio
import contextlib
import logging
import signal
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from types import FrameType
from typing import Any, TypeVar

import click

from auditor.model.errors import AuditorError

log = logging.getLogger(__name__)

Result = TypeVar("Result")
INTERRUPTED = 3
_SIGNALS = (signal.SIGINT, signal.SIGTERM)  # a person's Ctrl-C, a pipeline's end of patience


def run(work: Coroutine[Any, Any, Result], *, interrupted: Callable[[], None]) -> Result:
    """Run to the end. A signal cancels the work, which may still return what it has.

    A second one cancels it again: what the work still waits for in order to end well, it leaves.

    Args:
        work: what is to be done.
        interrupted: is called at the first signal.
    """

    async def guarded() -> Result:
        task, loop = asyncio.current_task(), asyncio.get_running_loop()
        told = False

        def stop() -> None:
            nonlocal told
            if not told:
                told = True
                interrupted()
            if task is not None:
                task.cancel()

        def stray(within: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
            """What breaks because it was ended is no news; what breaks of itself is."""
            if told:
                log.debug("broke while ending: %s", context)
            else:
                within.default_exception_handler(context)

        loop.set_exception_handler(stray)
        with _on_signals(lambda: loop.call_soon_threadsafe(stop)):
            return await work

    return asyncio.run(guarded())


@contextlib.contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Turns the errors of the product, and an interruption, into a sentence on stderr and an exit code."""
    try:
        with _on_signals(_interrupt):
            yield
    except AuditorError as error:
        click.echo(f"auditor: {error}", err=True)
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, asyncio.CancelledError):
        click.echo("auditor: interrupted before there was a report", err=True)
        sys.exit(INTERRUPTED)


def _interrupt() -> None:
    raise KeyboardInterrupt


@contextlib.contextmanager
def _on_signals(act: Callable[[], object]) -> Iterator[None]:
    """Answer the signals by `act`; outside of the main thread they are others' business."""

    def answer(_number: int, _frame: FrameType | None) -> None:
        act()

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, answer) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
