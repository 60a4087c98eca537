"""Progress on stderr: a live line for a person at a terminal, plain lines anywhere else."""

import sys
import textwrap
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner
from rich.text import Text

from auditor.cli.terminal import printable

QUIET, NORMAL, VERBOSE = 0, 1, 2
_REFRESHES = 8.0  # a second
_INDENT = " " * 8  # the elapsed time's width and a blank: what is wrapped stands behind it


def level_of(settings: Mapping[str, object]) -> int:
    """How much is told, by the settings `quiet` and `verbose`."""
    return QUIET if settings.get("quiet") else VERBOSE if settings.get("verbose") else NORMAL


class TerminalProgress:
    """What the stages report, printed. A context manager: the live line ends with it.

    Args:
        level: `QUIET` says nothing at all, `VERBOSE` tells each page and beacon.
        stream: where it goes; stderr by default.
    """

    def __init__(self, level: int = NORMAL, *, stream: TextIO | None = None) -> None:
        self._level = level
        self._console = Console(file=stream or sys.stderr, highlight=False)
        self._spinner = Spinner("dots")
        self._live: Live | None = None
        self._text = "starting"
        self._pages = 0
        self._beacons = 0
        self._started = time.monotonic()

    def __enter__(self) -> Self:
        """Start the live line where there is a terminal."""
        if self._console.is_terminal and self._level >= NORMAL:
            self._live = Live(self, console=self._console, refresh_per_second=_REFRESHES, transient=True)
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
        self._text = printable(text)
        if self._live is None and self._level >= NORMAL:
            counts = f" ({self._counts()})" if self._pages else ""
            self._print(f"{self._text}{counts}")

    def visited(self, url: str, *, status: int | None) -> None:
        """A page was visited."""
        self._pages += 1
        if self._level >= VERBOSE:
            self._print(f"page {self._pages}: {status or 'no answer'} {printable(url)}")

    def beacon(self, name: str) -> None:
        """A beacon arrived."""
        self._beacons += 1
        if self._level >= VERBOSE:
            self._print(f"beacon: {printable(name)}")

    def say(self, text: str) -> None:
        """Something to keep in view: a warning, a fall-back."""
        if self._level >= NORMAL:
            self._print(f"note: {printable(text)}")

    def stopping(self) -> None:
        """The work was told to stop, by a person or a pipeline."""
        self.say("stopping; what was seen until now is reported. A second Ctrl-C waits for nothing more.")

    def __rich__(self) -> Text:
        """The live line: one line, whatever the terminal's width, that ends in what is under way."""
        frame = self._spinner.render(self._console.get_time())
        spinner = frame if isinstance(frame, Text) else Text("")
        line = Text.assemble(spinner, f"{self._elapsed()} ", (self._counts(), "dim"), "  ", self._text)
        line.no_wrap, line.overflow = True, "ellipsis"
        return line

    def _print(self, text: str) -> None:
        text = f"{self._elapsed()} {text}"
        if self._console.is_terminal:
            text = textwrap.fill(text, self._console.width, subsequent_indent=_INDENT, break_on_hyphens=False)
        self._console.print(Text(text), soft_wrap=True)

    def _counts(self) -> str:
        return f"{_counted(self._pages, 'page')}, {_counted(self._beacons, 'beacon')}"

    def _elapsed(self) -> str:
        return f"{time.monotonic() - self._started:6.1f}s"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
