"""Getting a browser: Playwright's download, else, as root on Debian and its kin, the distribution's."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from auditor.model.errors import AuditorError

_SECONDS_TO_DOWNLOAD = 900.0
_SECONDS_TO_PREPARE = 300.0
_STDERR = 2
_PLAYWRIGHT = (sys.executable, "-m", "playwright", "install", "chromium")
_APT = (("apt-get", "update"), ("apt-get", "install", "-y", "--no-install-recommends", "chromium"))


def install_browser(say: Callable[[str], None]) -> None:
    """Install a browser that an audit can use.

    Args:
        say: is told each command before it runs, and why the one before failed.

    Raises:
        AuditorError: nothing worked; the message carries the commands for a person to run.
    """
    say(f"Downloading Playwright's Chromium: {shlex.join(_PLAYWRIGHT)}")
    failure = _run(_PLAYWRIGHT, _SECONDS_TO_DOWNLOAD)
    if not failure:
        return
    say(f"Playwright's download failed: {failure}")
    if not _is_debian():
        raise AuditorError(f"No browser could be installed ({failure}). {_advice()}")
    if os.geteuid() != 0:
        raise AuditorError(f"No browser could be installed ({failure}), and apt-get needs root. {_advice()}")
    for command in _APT:
        say(f"Installing the distribution's Chromium: {shlex.join(command)}")
        if failure := _run(command, _SECONDS_TO_PREPARE if "update" in command else _SECONDS_TO_DOWNLOAD):
            raise AuditorError(f"No browser could be installed ({failure}). {_advice()}")


def _run(command: Sequence[str], seconds: float) -> str:
    """Run a command, its output where ours goes; why it failed, "" where it did not."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        # stdout belongs to the command line's own result.
        done = subprocess.run(  # noqa: S603 - fixed commands
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=_STDERR,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"{command[0]} took more than {seconds:.0f} seconds"
    except OSError as error:
        return f"{command[0]} cannot be run: {error.strerror}"
    return f"exit code {done.returncode}" if done.returncode else ""


def _is_debian() -> bool:
    return sys.platform == "linux" and Path("/etc/debian_version").exists() and bool(shutil.which("apt-get"))


def _advice() -> str:
    commands = [f"`{shlex.join(_PLAYWRIGHT)}`"]
    if sys.platform == "linux":
        commands.append("`sudo apt-get update && sudo apt-get install -y chromium` (Debian)")
    commands.append("or install Google Chrome or Microsoft Edge")
    return f"By hand: {', '.join(commands)}."
