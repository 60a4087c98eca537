"""What stands between a text and the terminal that shows it."""

import shutil
import sys
from typing import TextIO

_WIDEST = 100  # columns: longer lines are hard to read
_LONGEST = 300  # characters of a text from a page


def width() -> int:
    """Columns to wrap texts at: the terminal's, within reason."""
    return min(shutil.get_terminal_size().columns, _WIDEST)


def printable(text: str) -> str:
    """A text from a page without what steers a terminal, and no longer than a person reads."""
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}\N{HORIZONTAL ELLIPSIS}"


def replace_unprintable(*streams: TextIO | None) -> None:
    """Let a stream write "?" for what its encoding lacks: a shop's words must not end a command."""
    for stream in streams or (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
