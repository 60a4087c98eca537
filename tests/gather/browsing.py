"""One browser for the tests of a module that only look at a page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Page, async_playwright

from auditor.gather.browser.find import FoundBrowser
from auditor.gather.browser.launch import find_browser

QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@asynccontextmanager
async def a_page() -> AsyncIterator[Page]:
    """A blank page of the browser that the product would find."""
    found: FoundBrowser = find_browser()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found.path, args=list(QUIET))
        try:
            yield await browser.new_page()
        finally:
            await browser.close()
