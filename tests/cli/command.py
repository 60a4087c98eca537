"""The command as a person or a pipeline runs it: a process of its own, its streams, its exit code."""

import asyncio
import contextlib
import json
import os
import signal
import sys
import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LONGEST = 150.0  # seconds; a slow machine's patience, not what a test takes
_MARK = "PIXEL_AUDITOR_TEST"


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> str:
        """What it wrote, for a failed assertion."""
        return f"exit {self.code}\n--- stdout\n{self.out}\n--- stderr\n{self.err}"

    @property
    def last(self) -> str:
        """The last line on stderr, "" where there is none."""
        return self.err.strip().rpartition("\n")[2]


@dataclass(slots=True)
class Running:
    """A command that runs, in a process group of its own. `mark` is in each of its children's environment."""

    process: asyncio.subprocess.Process
    mark: str
    seen: list[str] = field(default_factory=list)

    async def says(self, words: str) -> None:
        """Wait until a line of its stderr holds these words."""
        assert self.process.stderr is not None
        async with asyncio.timeout(LONGEST):
            while True:
                line = (await self.process.stderr.readline()).decode("utf-8", "replace")
                assert line, f"it never said {words!r}:\n{''.join(self.seen)}"
                self.seen.append(line)
                if words in line:
                    return

    def signal(self, number: signal.Signals, *, group: bool = False) -> None:
        """Send it a signal, or its whole group, as a terminal does."""
        os.killpg(self.process.pid, number) if group else self.process.send_signal(number)

    async def done(self) -> Done:
        """Wait for its end."""
        async with asyncio.timeout(LONGEST):
            out, err = await self.process.communicate()
        assert self.process.returncode is not None
        return Done(
            self.process.returncode,
            out.decode("utf-8", "replace"),
            "".join(self.seen) + err.decode("utf-8", "replace"),
        )

    def children(self) -> dict[int, str]:
        """Its processes that live: pid -> command line. Linux alone tells."""
        found = {}
        for folder in Path("/proc").iterdir():
            if not folder.name.isdecimal():
                continue
            with contextlib.suppress(OSError):
                if self.mark.encode() in (folder / "environ").read_bytes():
                    line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
                    if line:  # a zombie has none
                        found[int(folder.name)] = line
        return found

    async def all_gone(self) -> dict[int, str]:
        """Wait until nothing of it is left; what is left all the same."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(20):
                while self.children():  # noqa: ASYNC110 - processes announce their end to nobody
                    await asyncio.sleep(0.05)
        return self.children()


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without what steers the command."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("AUDITOR_") and name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"}
    }
    return kept | dict(extra or {})


@asynccontextmanager
async def started(*arguments: str, cwd: Path, env: Mapping[str, str] | None = None) -> AsyncIterator[Running]:
    """A running command; its group is killed on the way out if it still lives."""
    mark = uuid.uuid4().hex
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "auditor",
        *arguments,
        cwd=cwd,
        env=environment(env) | {_MARK: mark},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield Running(process, mark)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


async def auditor(*arguments: str, cwd: Path, env: Mapping[str, str] | None = None) -> Done:
    """Run a command to its end."""
    async with started(*arguments, cwd=cwd, env=env) as running:
        return await running.done()


def report_in(folder: Path) -> Any:
    """The `report.json` of a folder."""
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))
