"""Which browser there is: Playwright's own, else an installed Chrome, Chromium or Edge."""

import asyncio
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import async_playwright

from auditor.model.errors import BrowserMissingError

# Commands by their packages' names (Debian, Fedora, Arch; Google's and Microsoft's own, 2026).
_COMMANDS = {
    "google-chrome": "Chrome",
    "google-chrome-stable": "Chrome",
    "chromium": "Chromium",
    "chromium-browser": "Chromium",
    "microsoft-edge": "Edge",
    "microsoft-edge-stable": "Edge",
}
_MAC = {
    "Google Chrome.app/Contents/MacOS/Google Chrome": "Chrome",
    "Chromium.app/Contents/MacOS/Chromium": "Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge": "Edge",
}
_WINDOWS = {
    r"Google\Chrome\Application\chrome.exe": "Chrome",
    r"Chromium\Application\chrome.exe": "Chromium",
    r"Microsoft\Edge\Application\msedge.exe": "Edge",
}
_WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


@dataclass(frozen=True, slots=True)
class FoundBrowser:
    """A browser's executable, and what it is called in a report."""

    path: Path
    name: str


def find_browser() -> FoundBrowser:
    """The browser that an audit on this machine takes.

    Raises:
        BrowserMissingError: there is none; the message carries the command that gets one.
    """
    # Playwright tells where its own is from inside a loop, and the caller may be in one already.
    with ThreadPoolExecutor(1) as thread:
        return found_with(thread.submit(asyncio.run, _playwrights_own()).result())


def found_with(playwrights_own: str) -> FoundBrowser:
    """The same, where Playwright runs already and has told where its own browser would be.

    Raises:
        BrowserMissingError: there is none; the message carries the command that gets one.
    """
    own = Path(playwrights_own)
    if own.is_file():
        return FoundBrowser(own, "Chromium")
    found = next(_installed(sys.platform, os.environ), None)
    if found is None:
        raise BrowserMissingError(
            "no browser: neither Playwright's own nor Chrome, Chromium or Edge is installed; "
            f"`{sys.executable} -m auditor install-browser` gets one"
        )
    return found


async def _playwrights_own() -> str:
    async with async_playwright() as playwright:
        return playwright.chromium.executable_path


def _installed(platform: str, environment: Mapping[str, str]) -> Iterator[FoundBrowser]:
    """The installed browsers, the likeliest first."""
    if platform == "darwin":
        for applications in (Path("/Applications"), Path(environment.get("HOME", "/"), "Applications")):
            yield from _present(applications, _MAC)
    if platform == "win32":
        for root in _WINDOWS_ROOTS:
            if programs := environment.get(root):
                yield from _present(Path(programs), _WINDOWS)
    for command, name in _COMMANDS.items():
        if path := shutil.which(command, path=environment.get("PATH")):
            yield FoundBrowser(Path(path), name)


def _present(folder: Path, names: Mapping[str, str]) -> Iterator[FoundBrowser]:
    for path, name in names.items():
        if (file := folder / path).is_file():
            yield FoundBrowser(file, name)
