"""What ends an audit before its end: a signal, the deadline, a browser that dies, a browser that is not there."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.cli.command import Done, Running, auditor, report_in, started
from tests.gather.shop import Shop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are told apart by /proc")

OPTIONS = ("--pages", "0", "--sdk", "standin", "--out", "report")
ON_THE_WAY = "adding Cup to the cart"


@pytest_asyncio.fixture
async def shop() -> AsyncIterator[Shop]:
    async with Shop() as shop:
        yield shop


def partly_reported(done: Done, folder: Path, words: str) -> None:
    """The report of what was seen is there and says why it is not whole; nobody sees a traceback."""
    assert done.code == 3, done.told
    for trace in ("Traceback", "never retrieved", "Exception"):
        assert trace not in done.err, done.told
    assert done.out.startswith("INCOMPLETE"), done.told
    assert words in " ".join(done.out.split()), done.told
    report = report_in(folder / "report")
    assert (report["verdict"], report["exit_code"]) == ("incomplete", 3)
    assert report["pages"], "what was seen is not there"
    assert report["capture"]["sent_to_vendor"] == 0
    assert (folder / "report" / "report.html").is_file()


@pytest.mark.parametrize(
    ("number", "group"),
    [(signal.SIGINT, False), (signal.SIGINT, True), (signal.SIGTERM, False), (signal.SIGTERM, True)],
    ids=["Ctrl-C to it", "Ctrl-C to its group", "SIGTERM to it", "SIGTERM to its group"],
)
async def test_a_signal_ends_it_with_a_report(
    number: signal.Signals, group: bool, shop: Shop, tmp_path: Path
) -> None:
    async with started("audit", shop.url, *OPTIONS, cwd=tmp_path) as running:
        await running.says(ON_THE_WAY)
        running.signal(number, group=group)
        done = await running.done()
        assert await running.all_gone() == {}
    partly_reported(done, tmp_path, "interrupted" if not group or number is signal.SIGINT else "")
    assert "what was seen until now is reported" in done.err


async def test_a_second_ctrl_c_hurries_and_still_reports(shop: Shop, tmp_path: Path) -> None:
    async with started("audit", shop.url, *OPTIONS, cwd=tmp_path) as running:
        await running.says(ON_THE_WAY)
        running.signal(signal.SIGINT, group=True)
        await running.says("what was seen until now is reported")
        running.signal(signal.SIGINT, group=True)
        done = await running.done()
        assert await running.all_gone() == {}
    partly_reported(done, tmp_path, "interrupted")


async def test_a_signal_before_anything_was_seen(tmp_path: Path, shop: Shop) -> None:
    async with started("audit", shop.url, *OPTIONS, cwd=tmp_path) as running:
        await running.says("starting the browser")
        running.signal(signal.SIGINT, group=True)
        done = await running.done()
        assert await running.all_gone() == {}
    assert done.code == 3, done.told
    assert "Traceback" not in done.err
    assert done.out.startswith("INCOMPLETE"), done.told


@pytest.mark.parametrize(
    "during", [ON_THE_WAY, "looking at "], ids=["in the journey", "among the further pages"]
)
async def test_a_browser_that_is_killed(during: str, shop: Shop, tmp_path: Path) -> None:
    options = (*OPTIONS, "--pages", "6", "--allow-incomplete")
    async with started("audit", shop.url, *options, cwd=tmp_path) as running:
        await running.says(during)
        for pid in browsers(running):
            os.kill(pid, signal.SIGKILL)
        done = await running.done()
        assert await running.all_gone() == {}
    partly_reported(done, tmp_path, "The browser ended unexpectedly")


def browsers(running: Running) -> list[int]:
    """The browser's first process; those that it started are marked by their type."""
    found = [
        pid
        for pid, line in running.children().items()
        if "--remote-debugging-pipe" in line and "--type=" not in line
    ]
    assert found, running.children()
    return found


async def test_the_deadline(tmp_path: Path) -> None:
    class Slow(Shop):
        async def checkout(self, request: object, part: str, form: dict[str, str]) -> str:
            await asyncio.sleep(600)
            return ""

    async with (
        Slow() as shop,
        started("audit", shop.url, *OPTIONS, "--timeout", "15", cwd=tmp_path) as running,
    ):
        done = await running.done()
        assert await running.all_gone() == {}
    partly_reported(done, tmp_path, "The deadline of 15 seconds came before the end.")


async def test_gather_keeps_what_it_saw_and_check_judges_it(shop: Shop, tmp_path: Path) -> None:
    async with started("gather", shop.url, "-o", "seen", *OPTIONS[:-2], cwd=tmp_path) as running:
        await running.says(ON_THE_WAY)
        running.signal(signal.SIGINT, group=True)
        done = await running.done()
    assert done.code == 3, done.told
    assert "interrupted" in done.last
    checked = await auditor("check", "seen", "--out", "report", cwd=tmp_path)
    partly_reported(checked, tmp_path, "interrupted")


@pytest.mark.parametrize("arguments", [("demo",), ("audit", "http://127.0.0.1:1/")])
async def test_no_browser(arguments: tuple[str, ...], tmp_path: Path) -> None:
    nothing = {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    done = await auditor(*arguments, "--sdk", "standin", cwd=tmp_path, env=nothing)
    assert done.code == 3, done.told
    assert done.out == ""
    assert done.last.startswith("auditor: no browser")
    assert f"`{sys.executable} -m auditor install-browser` gets one" in done.last
    assert list(tmp_path.iterdir()) == []
    assert "Traceback" not in done.err
