"""The verdict on stdout, with colour at a terminal that wants it."""

import re
import sys
from typing import TextIO

from rich.console import Console
from rich.text import Text

from auditor.cli.terminal import width
from auditor.model.result import AuditResult
from auditor.report.as_text import render

_FIRST = {"pass": "bold green", "fail": "bold red", "incomplete": "bold yellow"}
_LINES = (
    (re.compile(r"^CRITICAL\b"), "bold white on red"),
    (re.compile(r"^ERROR\b"), "bold red"),
    (re.compile(r"^WARNING\b"), "bold yellow"),
    (re.compile(r"^NOTE\b"), "bold cyan"),
    (re.compile(r"^(?:Journey|Incomplete because)$"), "bold"),
    (re.compile(r"^(?:[A-Z]+ +)(TT\d+ .*)"), "bold"),
    (re.compile(r"^  \w+ +(?:\w+ +)?(\+) "), "green"),
    (re.compile(r"^  \w+ +(?:\w+ +)?(x) "), "red"),
    (re.compile(r"^  \w+ +(?:\w+ +)?(\?) "), "yellow"),
    (re.compile(r"^  (!) "), "yellow"),
    (re.compile(r"^ +(Fix:) "), "green"),
)
"""What is coloured in a line: the pattern's group, or all that it matches."""


def print_verdict(result: AuditResult, *, stream: TextIO | None = None) -> None:
    """Print the short verdict, to stdout by default; `NO_COLOR` and what is no terminal get it plain."""
    console = Console(file=stream or sys.stdout, highlight=False)
    text = render(result, width=width()) if console.is_terminal else render(result)
    console.print(coloured(text, _FIRST.get(result.verdict, "bold")), end="", soft_wrap=True)


def coloured(text: str, first: str) -> Text:
    """A verdict's text, its first word in the style `first`."""
    whole = Text()
    for number, line in enumerate(text.splitlines(keepends=True)):
        part = Text(line)
        if number == 0:
            part.stylize(first, 0, line.find(" "))
        for pattern, style in _LINES if number else ():
            found = pattern.search(line)
            if found is not None:
                part.stylize(style, *found.span(pattern.groups))
        whole.append_text(part)
    return whole
