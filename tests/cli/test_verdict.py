"""The verdict's colours: at a terminal alone, and only for who wants them."""

from io import StringIO

import pytest

from auditor.cli.verdict import coloured, print_verdict
from auditor.report.as_text import render
from tests.report import sample


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    return Terminal()


def test_a_terminal_gets_colour_and_its_own_width(terminal: Terminal) -> None:
    print_verdict(sample.result(), stream=terminal)
    assert terminal.getvalue().startswith("\x1b[1;31mFAIL\x1b[0m  ")
    assert "\x1b[1;31mERROR\x1b[0m" in terminal.getvalue()
    plain = coloured(render(sample.result(), width=80), "bold").plain
    assert all(len(line) <= 80 for line in plain.splitlines())


def test_no_color_is_honoured(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    print_verdict(sample.result(), stream=terminal)
    assert "\x1b[31m" not in terminal.getvalue()
    assert ";31m" not in terminal.getvalue()


def test_what_is_no_terminal_gets_the_text_as_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    print_verdict(sample.incomplete())
    assert capsys.readouterr().out == render(sample.incomplete())


@pytest.mark.parametrize("result", [sample.result(), sample.incomplete(), sample.healthy()])
def test_colour_changes_no_letter(result: object) -> None:
    text = render(result)  # type: ignore[arg-type]
    assert coloured(text, "bold").plain == text


def test_what_is_coloured() -> None:
    text = (
        "FAIL  shop.example\n\nJourney\n  product   + ViewContent fired\n  cart      x nothing fired\n"
        "  checkout  ? not reached\n\nERROR    TT302 An id\n         Fix: Send it.\nCRITICAL TT501 Data\n"
    )
    shown = coloured(text, "bold red")
    styled = {shown.plain[span.start : span.end]: str(span.style) for span in shown.spans}
    assert styled == {
        "FAIL": "bold red",
        "Journey": "bold",
        "+": "green",
        "x": "red",
        "?": "yellow",
        "ERROR": "bold red",
        "TT302 An id": "bold",
        "Fix:": "green",
        "CRITICAL": "bold white on red",
        "TT501 Data": "bold",
    }
