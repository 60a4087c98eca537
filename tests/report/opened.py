"""A report in a real browser."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

from auditor.gather.browser.find import found_with

SWITCHES = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """The browser that an audit would take; closed at the end."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(
            executable_path=found_with(playwright.chromium.executable_path).path,
            args=[*SWITCHES, *(["--no-sandbox"] if root else [])],
        )
        try:
            yield opened
        finally:
            await opened.close()
