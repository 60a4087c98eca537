"""Progress: a live line at a terminal, plain lines elsewhere, and a page's words never steer either."""

from io import StringIO

import pytest
from rich.console import Console

from auditor.cli.progress import NORMAL, QUIET, VERBOSE, TerminalProgress, level_of
from auditor.cli.terminal import printable


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def told(level: int) -> list[str]:
    """What is told of one small audit, without the times."""
    stream = StringIO()
    with TerminalProgress(level, stream=stream) as progress:
        progress.doing("opening https://shop.example/")
        progress.visited("https://shop.example/", status=200)
        progress.beacon("Pageview")
        progress.visited("https://shop.example/gone", status=None)
        progress.doing("adding Cup to the cart")
        progress.say("The shop has no sitemap.")
        progress.stopping()
    return [line.strip().partition("s ")[2] for line in stream.getvalue().splitlines()]


def test_plain_lines_where_it_is_no_terminal() -> None:
    assert told(NORMAL) == [
        "opening https://shop.example/",
        "adding Cup to the cart (2 pages, 1 beacon)",
        "note: The shop has no sitemap.",
        "note: stopping; what was seen until now is reported. A second Ctrl-C waits for nothing more.",
    ]


def test_verbose_tells_each_page_and_beacon() -> None:
    assert told(VERBOSE)[1:4] == [
        "page 1: 200 https://shop.example/",
        "beacon: Pageview",
        "page 2: no answer https://shop.example/gone",
    ]


def test_quiet_tells_nothing() -> None:
    assert told(QUIET) == []


@pytest.mark.parametrize(
    ("settings", "level"),
    [({}, NORMAL), ({"verbose": True}, VERBOSE), ({"quiet": True, "verbose": True}, QUIET)],
)
def test_how_much_is_told(settings: dict[str, object], level: int) -> None:
    assert level_of(settings) == level


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    return Terminal()


def test_a_terminal_gets_one_live_line_that_goes_at_the_end(terminal: Terminal) -> None:
    with TerminalProgress(stream=terminal) as progress:
        progress.visited("https://shop.example/", status=200)
        progress.doing(f"looking at https://shop.example/{'long/' * 60}")
        console = Console(file=StringIO(), width=80, force_terminal=True)
        (line,) = console.render_lines(progress, pad=False)
        shown = "".join(segment.text for segment in line)
        progress.say("word " * 40)
    assert "1 page, 0 beacons  looking at https://shop.example/" in shown
    assert len(shown) == 80
    assert shown.endswith("\N{HORIZONTAL ELLIPSIS}")
    assert terminal.getvalue().endswith("\x1b[2K")
    notes = [line for line in terminal.getvalue().splitlines() if "word word" in line]
    assert len(notes) == 3
    assert all(line.startswith(" " * 8) for line in notes[1:])


@pytest.mark.parametrize("stream", [StringIO, Terminal])
def test_a_page_cannot_steer_the_terminal(stream: type[StringIO]) -> None:
    out = stream()
    with TerminalProgress(VERBOSE, stream=out) as progress:
        for told in (progress.doing, progress.beacon, progress.say):
            told("a\x1b]0;owned\x07b\r\n[bold]c\u202e" + "x" * 5000)
    assert "\x1b]0;" not in out.getvalue()
    assert "\x07" not in out.getvalue()
    assert "\u202e" not in out.getvalue()
    assert "x" * 400 not in out.getvalue()
    assert "[bold]c" in out.getvalue()


def test_printable() -> None:
    assert printable("a\tb\x9bc") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"
    assert printable("x" * 300) == "x" * 300
    assert printable("x" * 301) == "x" * 299 + "\N{HORIZONTAL ELLIPSIS}"
