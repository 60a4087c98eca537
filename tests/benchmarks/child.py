"""A side of a benchmark, run in a process of its own and watched from outside."""

import asyncio
import json
import sys
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from tests.benchmarks.processes import Tree

Mark = dict[str, Any]


async def watched(
    side: str, address: str, pages: int, at_once: int, *, every: float
) -> AsyncGenerator[tuple[Tree, Mark | None], None]:
    """Each mark that a side prints, and None every so many seconds, with its processes.

    Raises RuntimeError where the side fails.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.benchmarks.sides",
        *(side, address, str(pages), str(at_once)),
        stdout=asyncio.subprocess.PIPE,
        limit=2**20,
    )
    assert process.stdout is not None
    tree = Tree(process.pid)
    reading = asyncio.create_task(process.stdout.readline())
    clock = asyncio.get_running_loop()
    next_look = clock.time() + every
    try:
        while True:
            done, _ = await asyncio.wait({reading}, timeout=max(0.0, next_look - clock.time()))
            if clock.time() >= next_look:
                yield tree, None
                next_look = clock.time() + every
            if not done:
                continue
            line = reading.result()
            if not line:
                break
            yield tree, json.loads(line)
            reading = asyncio.create_task(process.stdout.readline())
    finally:
        reading.cancel()
        if process.returncode is None and not process.stdout.at_eof():
            process.terminate()
        await process.wait()
    if process.returncode:
        raise RuntimeError(f"the side {side} ended with {process.returncode}")


async def last_mark(side: str, address: str, pages: int, at_once: int) -> Mark:
    """The last mark of a side that nobody measures from outside."""
    last: Mark = {}
    async with aclosing(watched(side, address, pages, at_once, every=1.0)) as marks:
        async for _, mark in marks:
            last = mark or last
    return last
