"""Getting a browser: what is run, in what order, and what a person is told."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from auditor.gather.browser import install as module
from auditor.gather.browser.install import install_browser
from auditor.model.errors import AuditorError

Outcome = int | Exception


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Sequence[str]]]:
    """Makes a machine on which commands end as told, in their order; the commands that ran are its list."""

    def make(*outcomes: Outcome, debian: bool = True, root: bool = True) -> list[Sequence[str]]:
        ran: list[Sequence[str]] = []
        left = list(outcomes)

        def run(command: Sequence[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
            assert options["timeout"] > 0
            assert options["stdout"] == 2  # stdout is for the result
            ran.append(command)
            outcome = left.pop(0)
            if isinstance(outcome, Exception):
                raise outcome
            return subprocess.CompletedProcess(command, outcome)

        monkeypatch.setattr(subprocess, "run", run)
        monkeypatch.setattr(module, "_is_debian", lambda: debian)
        monkeypatch.setattr("os.geteuid", lambda: 0 if root else 1000, raising=False)
        return ran

    return make


PLAYWRIGHT = [sys.executable, "-m", "playwright", "install", "chromium"]
UPDATE = ["apt-get", "update"]
INSTALL = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]


def test_playwrights_download_is_enough(machine: Callable[..., list[Sequence[str]]]) -> None:
    ran = machine(0)
    said: list[str] = []
    install_browser(said.append)
    assert [list(command) for command in ran] == [PLAYWRIGHT]
    assert said == [f"Downloading Playwright's Chromium: {' '.join(PLAYWRIGHT)}"]


def test_as_root_on_debian_the_distributions_is_taken(machine: Callable[..., list[Sequence[str]]]) -> None:
    ran = machine(1, 0, 0)
    said: list[str] = []
    install_browser(said.append)
    assert [list(command) for command in ran] == [PLAYWRIGHT, UPDATE, INSTALL]
    assert said[1] == "Playwright's download failed: exit code 1"
    assert "apt-get update" in said[2]
    assert "apt-get install" in said[3]


def test_each_command_is_told_before_it_runs(machine: Callable[..., list[Sequence[str]]]) -> None:
    ran = machine(1, 0, 0)
    told_before: list[int] = []
    install_browser(lambda _: told_before.append(len(ran)))
    assert told_before == [0, 1, 1, 2]


@pytest.mark.parametrize(
    ("debian", "root", "outcomes", "why"),
    [
        (False, True, [1], "exit code 1"),
        (True, False, [1], "apt-get needs root"),
        (True, True, [1, 0, 100], "exit code 100"),
        (True, True, [1, OSError(2, "No such file")], "apt-get cannot be run: No such file"),
        (False, True, [subprocess.TimeoutExpired("x", 900)], "took more than 900 seconds"),
    ],
)
def test_failure_ends_with_commands_to_run(
    machine: Callable[..., list[Sequence[str]]], debian: bool, root: bool, outcomes: list[Outcome], why: str
) -> None:
    machine(*outcomes, debian=debian, root=root)
    with pytest.raises(AuditorError) as failed:
        install_browser(lambda _: None)
    words = str(failed.value)
    assert why in words
    assert " ".join(PLAYWRIGHT) in words
    assert "\n" not in words


def test_a_command_that_fails_is_told_from_one_that_works() -> None:
    assert module._run((sys.executable, "-c", "raise SystemExit(3)"), 60) == "exit code 3"
    assert module._run((sys.executable, "-c", ""), 60) == ""
    assert module._run(("/absent/command",), 60).startswith("/absent/command cannot be run")
    assert "took more than 0 seconds" in module._run(
        (sys.executable, "-c", "import threading; threading.Event().wait()"), 0.2
    )
