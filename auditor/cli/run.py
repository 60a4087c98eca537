"""Running a coroutine for a command: Ctrl-C cancels it once, errors become one sentence and an exit code."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Coroutine, Iterator
from typing import Any, TypeVar

import click

from auditor.model.errors import AuditorError

Result = TypeVar("Result")
INTERRUPTED = 3


def run(work: Coroutine[Any, Any, Result]) -> Result:
    """Run to the end. The first Ctrl-C cancels the work, which may still return what it has."""

    async def guarded() -> Result:
        task = asyncio.ensure_future(work)
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            # Windows' loops have no signal handlers; there asyncio.run cancels the main task itself.
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(name, task.cancel)
        return await task

    return asyncio.run(guarded())


@contextlib.contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Turns the errors of the product, and an interruption, into a sentence on stderr and an exit code."""
    try:
        yield
    except AuditorError as error:
        click.echo(f"auditor: {error}", err=True)
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, asyncio.CancelledError):
        click.echo("auditor: interrupted before anything was seen", err=True)
        sys.exit(INTERRUPTED)
