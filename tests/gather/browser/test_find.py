"""Playwright's own browser first, then what is installed; and a command where there is none."""

import sys
from pathlib import Path

import pytest

from auditor.gather.browser import find as module
from auditor.gather.browser.find import FoundBrowser, find_browser, found_with
from auditor.model.errors import BrowserMissingError


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def installed(platform: str, **environment: object) -> list[FoundBrowser]:
    names = {name.replace("__", "(X86)"): str(value) for name, value in environment.items()}
    return list(module._installed(platform, {"PATH": "", "HOME": "/nowhere"} | names))


def test_playwrights_own_goes_first(tmp_path: Path) -> None:
    own = program(tmp_path / "chrome")
    assert found_with(str(own)) == FoundBrowser(own, "Chromium")


@pytest.mark.skipif(sys.platform != "linux", reason="looks in Linux's places")
def test_the_path_is_searched_by_likeness_to_the_visitors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edge, chromium = program(tmp_path / "microsoft-edge"), program(tmp_path / "chromium")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found_with("/absent") == FoundBrowser(chromium, "Chromium")
    assert installed("linux", PATH=tmp_path) == [
        FoundBrowser(chromium, "Chromium"),
        FoundBrowser(edge, "Edge"),
    ]
    chrome = program(tmp_path / "google-chrome")
    assert found_with("/absent") == FoundBrowser(chrome, "Chrome")


def test_a_macs_applications_are_searched(tmp_path: Path) -> None:
    chrome = program(tmp_path / "Applications" / "Google Chrome.app" / "Contents" / "MacOS" / "Google Chrome")
    assert FoundBrowser(chrome, "Chrome") in installed("darwin", HOME=tmp_path)


def test_windows_programs_are_searched(tmp_path: Path) -> None:
    edge = program(tmp_path / r"Microsoft\Edge\Application\msedge.exe")
    assert installed("win32", PROGRAMFILES__=tmp_path) == [FoundBrowser(edge, "Edge")]


def test_none_is_told_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_installed", lambda *_: iter(()))
    with pytest.raises(BrowserMissingError) as missing:
        found_with("/absent")
    assert f"{sys.executable} -m auditor install-browser" in str(missing.value)
    assert missing.value.exit_code == 3


async def test_it_is_found_inside_a_running_loop() -> None:
    assert find_browser().path.is_file()
