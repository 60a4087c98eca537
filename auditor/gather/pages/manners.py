"""How dialogs and downloads are met: as a visitor does who only wants to go on shopping."""

import asyncio
import logging
from collections.abc import Coroutine

from playwright.async_api import BrowserContext, Dialog, Download, Error, Page

log = logging.getLogger(__name__)


class Manners:
    """Answers what a page puts before the visitor. Permission prompts are refused by the browser itself."""

    def __init__(self, context: BrowserContext) -> None:
        self._tasks: set[asyncio.Task[None]] = set()
        context.on("dialog", lambda dialog: self._begin(_dismiss(dialog)))
        context.on("page", self._prepare)

    def _prepare(self, page: Page) -> None:
        page.on("download", lambda download: self._begin(_cancel(download)))

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _dismiss(dialog: Dialog) -> None:
    """Answer a dialog as a visitor who wants to go on: leave when asked whether to, else say no."""
    try:
        if dialog.type == "beforeunload":
            await dialog.accept()
        else:
            await dialog.dismiss()
    except Error as error:
        log.debug("the dialog was gone: %s", error)


async def _cancel(download: Download) -> None:
    try:
        await download.cancel()
    except Error as error:
        log.debug("the download was gone: %s", error)
