"""Progress on stderr: a live line for a person at a terminal, plain lines anywhere else."""

import sys
import time
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console
from rich.markup import escape
from rich.status import Status

QUIET, NORMAL, VERBOSE = 0, 1, 2


class TerminalProgress:
    """What the stages report, printed. A context manager: the live line ends with it."""

    def __init__(self, level: int = NORMAL, *, stream: TextIO | None = None) -> None:
        self._level = level
        self._console = Console(file=stream or sys.stderr, highlight=False, soft_wrap=True)
        self._live: Status | None = None
        self._text = "starting"
        self._pages = 0
        self._beacons = 0
        self._started = time.monotonic()

    def __enter__(self) -> Self:
        """Start the live line where there is a terminal."""
        if self._console.is_terminal and self._level >= NORMAL:
            self._live = self._console.status(self._line(), spinner="dots")
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the live line."""
        if self._live is not None:
            self._live.stop()
            self._live = None

    def doing(self, text: str) -> None:
        """What is under way now."""
        self._text = text
        if self._live is not None:
            self._refresh()
        elif self._level >= NORMAL:
            self._print(f"{self._elapsed()} {_printable(text)}")

    def visited(self, url: str, *, status: int | None) -> None:
        """A page was visited."""
        self._pages += 1
        if self._level >= VERBOSE:
            self._print(f"{self._elapsed()} page {self._pages}: {status or 'no answer'} {_printable(url)}")
        self._refresh()

    def beacon(self, name: str) -> None:
        """A beacon arrived."""
        self._beacons += 1
        if self._level >= VERBOSE:
            self._print(f"{self._elapsed()} beacon: {_printable(name)}")
        self._refresh()

    def say(self, text: str) -> None:
        """Something to keep in view: a warning, a fall-back."""
        if self._level >= NORMAL:
            self._print(f"{self._elapsed()} note: {_printable(text)}")

    def _print(self, text: str) -> None:
        self._console.print(escape(text))

    def _refresh(self) -> None:
        if self._live is not None:
            self._live.update(self._line())

    def _line(self) -> str:
        counts = f"{self._pages} page{'s' * (self._pages != 1)}, {self._beacons} beacon{'s' * (self._beacons != 1)}"
        return f"{escape(_printable(self._text))} [dim]({counts}, {self._elapsed().strip()})[/dim]"

    def _elapsed(self) -> str:
        return f"{time.monotonic() - self._started:5.1f}s"


def _printable(text: str) -> str:
    """A text from a page without what steers a terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)[:300]
