"""The browser: started so that the vendor's hosts are the sinkhole, and else as the visitor's.

`chromium-headless-shell` is not the visitor's browser (measured, Chromium 156, Playwright 1.65, 2026: no
isolation of sandboxed frames, 1 of 10 `pagehide` beacons lost), so the full browser runs, in its new
headless mode. And `browser.close()` fires no `pagehide`: pages are closed first, then contexts, then
the browser.
"""

import asyncio
import contextlib
import os
import re
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import (
    Browser,
    BrowserContext,
    Error,
    HttpCredentials,
    Page,
    Playwright,
    ProxySettings,
    StorageState,
    ViewportSize,
    async_playwright,
)

from auditor.gather.browser.differences import differences
from auditor.gather.browser.find import FoundBrowser, find_browser, found_with
from auditor.gather.browser.seal_check import check_seal
from auditor.gather.browser.switches import switches_for
from auditor.gather.network import Network
from auditor.gather.sinkhole.door import Door
from auditor.gather.sinkhole.server import Sinkhole
from auditor.model.errors import AuditorError, BrowserMissingError, UsageError
from auditor.model.plan import SitePlan
from auditor.model.vendor import Vendor

__all__ = [
    "FoundBrowser",
    "Launched",
    "Started",
    "at_work",
    "close_pages",
    "context_of",
    "find_browser",
    "launched",
    "started",
]

_DESKTOP = ViewportSize(width=1366, height=900)
_PHONE = "Pixel 7"

# Playwright's own switch. A visitor who comes back is shown the page as it was left, and some shops then
# report the order again. With the cache a page costs a fifth more processor time. `page.go_back()` waits for
# a load that never comes; `history.back()` works (measured, Chromium 156, Playwright 1.65, November 2026).
_NO_BACK_FORWARD_CACHE = "--disable-back-forward-cache"

_SECONDS_TO_START = 60.0
_SECONDS_TO_CLOSE = 5.0
_STILL = 0.15
_LONGEST_STILL = 1.0
_SECONDS_FOR_LAST_WORDS = 5.0


@dataclass(frozen=True, slots=True)
class Started:
    """A running browser. `no_sandbox` is why it runs without its sandbox, "" where it has it."""

    browser: Browser
    version: str
    no_sandbox: str
    playwright: Playwright


@dataclass(frozen=True, slots=True)
class Launched:
    """A running browser for one run. `differences` names each way in which it is not the visitor's."""

    browser: Browser
    version: str
    differences: tuple[str, ...]
    playwright: Playwright
    sinkhole: Sinkhole
    vendor: Vendor


@contextlib.asynccontextmanager
async def started(
    plan: SitePlan, vendor: Vendor, door: Door, network: Network, *, headed: bool = False
) -> AsyncIterator[Started]:
    """A browser to which the vendor's hosts are what is behind a door. Closed on the way out.

    Of the plan it takes what cannot be changed later: `goes_back`, and of `browser` the further switches and
    the signal of Global Privacy Control. `headed`: it has a window, for a person.

    Raises:
        BrowserMissingError: none is installed.
        AuditorError: it does not start.
        UsageError: a further switch of the plan would lead past the sinkhole.
    """
    async with async_playwright() as playwright:
        found = found_with(playwright.chromium.executable_path)
        switches = switches_for(plan.browser, vendor, door, network, headed=headed)
        browser, sandbox = await _start(
            playwright, found, switches, network, goes_back=plan.goes_back, headed=headed
        )
        try:
            yield Started(browser, f"{found.name} {browser.version}", sandbox, playwright)
        finally:
            await _closed(browser)


@contextlib.asynccontextmanager
async def launched(
    plan: SitePlan, vendor: Vendor, sinkhole: Sinkhole, network: Network, *, headed: bool = False
) -> AsyncIterator[Launched]:
    """A browser for a plan alone, to which the vendor's hosts are the sinkhole; else as `started`."""
    async with started(plan, vendor, sinkhole.door, network, headed=headed) as browser:
        yield at_work(browser, plan, vendor, sinkhole, network)


def at_work(
    browser: Started, plan: SitePlan, vendor: Vendor, sinkhole: Sinkhole, network: Network
) -> Launched:
    """A running browser as one run has it, with the sinkhole that is behind its door."""
    return Launched(
        browser=browser.browser,
        version=browser.version,
        differences=differences(
            plan, network, vendor, sdk=sinkhole.sdk_mode, no_sandbox=browser.no_sandbox, phone=_PHONE
        ),
        playwright=browser.playwright,
        sinkhole=sinkhole,
        vendor=vendor,
    )


@contextlib.asynccontextmanager
async def context_of(
    launched: Launched, plan: SitePlan, *, state: StorageState | None = None
) -> AsyncIterator[BrowserContext]:
    """A fresh profile as the plan describes the visitor, or one with the `state` of another profile.

    On the way out each page is closed, what it says in parting (`pagehide`) is waited for, bounded,
    and then the profile goes.

    Raises:
        UsageError: the storage state cannot be read, or the vendor's hosts do not lead to the sinkhole.
    """
    context = await _new_context(launched, plan, state)
    try:
        yield context
    finally:
        await close_pages(context, launched.sinkhole)
        await _closed(context)


async def close_pages(context: BrowserContext, sinkhole: Sinkhole) -> None:
    """Close a profile's pages as a visitor does, and wait until their last beacons are answered."""
    clock = asyncio.get_running_loop()
    slowest = 0.0
    for page in context.pages:
        started = clock.time()
        await _closed(page)
        slowest = max(slowest, clock.time() - started)
    # A machine that is slow to close a page is as slow to send what it said.
    still = max(_STILL, 2 * slowest)
    await sinkhole.quiet(still=min(still, _LONGEST_STILL), within=_SECONDS_FOR_LAST_WORDS)


async def _closed(part: Page | BrowserContext | Browser) -> None:
    """Close what may be gone or stuck already; the browser's end takes what does not close in time."""
    with contextlib.suppress(Error, TimeoutError):
        async with asyncio.timeout(_SECONDS_TO_CLOSE):
            await part.close()


async def _start(
    playwright: Playwright,
    found: FoundBrowser,
    switches: Sequence[str],
    network: Network,
    *,
    goes_back: bool,
    headed: bool = False,
) -> tuple[Browser, str]:
    """The browser, and why it runs without its sandbox: "" where it has it."""
    start = partial(_launch, playwright, found, switches, network, goes_back=goes_back, headed=headed)
    no_sandbox = "it runs as root, where Chromium refuses one" if _is_root() else ""
    if not no_sandbox:
        try:
            return await start(sandbox=True), ""
        except Error as error:
            if "sandbox" not in error.message.lower():
                raise _cannot_start(found, error) from error
            no_sandbox = "the system offers none (user namespaces are off)"
    try:
        return await start(sandbox=False), no_sandbox
    except Error as error:
        raise _cannot_start(found, error) from error


async def _launch(
    playwright: Playwright,
    found: FoundBrowser,
    switches: Sequence[str],
    network: Network,
    *,
    goes_back: bool,
    headed: bool,
    sandbox: bool,
) -> Browser:
    return await playwright.chromium.launch(
        executable_path=found.path,
        headless=not headed,
        chromium_sandbox=sandbox,
        args=list(switches),
        ignore_default_args=[_NO_BACK_FORWARD_CACHE] if goes_back else [],
        proxy=_login(network),
        handle_sigint=False,
        handle_sigterm=False,
        handle_sighup=False,
        timeout=_SECONDS_TO_START * 1000,
    )


def _login(network: Network) -> ProxySettings | None:
    """The proxy's credentials, which no switch carries; our own switches come later and rule the rest."""
    login = network.login
    if login is None:
        return None
    return ProxySettings(server=login.server, username=login.username, password=login.password)


def _cannot_start(found: FoundBrowser, error: Error) -> AuditorError:
    lines = [line.strip() for line in error.message.splitlines() if line.strip()]
    telling = next(
        (line for line in lines if "error while loading" in line or "FATAL" in line),
        lines[0] if lines else "",
    )
    return BrowserMissingError(
        f"{found.name} at {found.path} does not start ({telling[:300]}); "
        f"`{sys.executable} -m playwright install --with-deps chromium` gets one with all it needs"
    )


def _is_root() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0


async def _new_context(launched: Launched, plan: SitePlan, state: StorageState | None) -> BrowserContext:
    options = plan.browser
    device = _device(launched.playwright, options.device)
    if options.user_agent is not None:
        device["user_agent"] = options.user_agent
    login = options.basic_auth
    try:
        context = await launched.browser.new_context(
            **device,
            locale=options.locale,
            timezone_id=options.timezone,
            http_credentials=_credentials(login, plan.site) if login else None,
            storage_state=state or options.storage_state,
            service_workers="allow",
        )
        if state is not None:
            return context  # what follows was tried with the profile that the state is from
        # A locale or a time zone that does not exist is found out by the first page only.
        page = await context.new_page()
    except OSError as error:
        raise UsageError(
            f"the storage state {options.storage_state} cannot be read: {error.strerror or error}"
        ) from error
    except (Error, ValueError) as error:
        said = re.sub(r"^\w+\.\w+: (?:Protocol error \([\w.]+\): )?", "", str(error).splitlines()[0])
        raise UsageError(f"the browser refuses these settings: {said.strip(' :')}") from error
    await check_seal(page, launched.vendor, launched.sinkhole)
    await page.close()
    return context


def _credentials(login: tuple[str, str], site: str) -> HttpCredentials:
    """Basic authentication, for the shop's own origin and nobody else's."""
    parts = urlsplit(site)
    return HttpCredentials(username=login[0], password=login[1], origin=f"{parts.scheme}://{parts.netloc}")


def _device(playwright: Playwright, device: str) -> dict[str, Any]:
    if device != "mobile":
        return {"viewport": _DESKTOP}
    found: Mapping[str, Any] = playwright.devices[_PHONE]
    return {key: value for key, value in found.items() if key != "default_browser_type"}
