"""A person shops once in a visible browser, sealed as an audit is; what he did becomes pins.

Nothing that is seen outlives it but the pins: no evidence is kept.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from playwright.async_api import Error, Page

from auditor.gather.browser.launch import Launched, context_of
from auditor.gather.browser.own_headers import OwnHeaders
from auditor.gather.browser.provider import Provider, Wanted, headed
from auditor.gather.capture import other_vendors
from auditor.gather.capture.self_hosted import SelfHosted, reading
from auditor.gather.failure import told
from auditor.gather.language import language_of
from auditor.gather.network import network_of
from auditor.gather.recording.acts import Heard
from auditor.gather.recording.deriving import recorded
from auditor.gather.recording.told import Deed, State
from auditor.gather.recording.watching import Watching
from auditor.gather.sdk import choose_sdk
from auditor.gather.sinkhole.server import Received
from auditor.gather.sinkhole.upstream import Upstream
from auditor.model.actions import Recorded
from auditor.model.errors import AuditorError
from auditor.model.page import PageKind, PageReading
from auditor.model.plan import SitePlan
from auditor.model.progress import Progress
from auditor.model.vendor import Readers, ServerSign

_ANSWER = 30.0  # seconds for the shop's first page to begin
_DEEDS = {"click": "clicked", "type": "typed into", "choose": "chose in", "tick": "ticked"}
_UNTOLD = "something that nothing tells from the rest"
_REACHED = {
    PageKind.PRODUCT: "a product page",
    PageKind.CART: "the cart",
    PageKind.CHECKOUT: "the checkout; whoever places no order closes the window now",
    PageKind.CONFIRMATION: "the confirmation of an order",
}


async def record(plan: SitePlan, readers: Readers, progress: Progress) -> Recorded:
    """Record one journey in a visible browser, until its last page is closed.

    A cancellation ends it as well: what was done by then is the journey.

    Raises:
        BrowserMissingError: there is no browser, or it does not start (`check_display` says why beforehand).
        AuditorError: the shop cannot be opened.
        UsageError: the plan cannot be carried out as it is.
    """
    async with recording(plan, readers, progress, browsers=headed) as recorder:
        try:
            await recorder.closed.wait()
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None:
                task.uncancel()
    return recorder.journey()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorder:
    """A recording under way. `page` stands open in the shop; `closed` is set when the last page is closed."""

    page: Page
    closed: asyncio.Event
    watching: Watching
    listening: "_Listening"
    plan: SitePlan
    readers: Readers

    def journey(self) -> Recorded:
        """What was done so far, as pins; whole once the recording has ended."""
        return recorded(
            self.watching.entries,
            self.listening.events,
            site=self.plan.site,
            funnel=self.readers.vendor.standard.funnel,
            clean=self.readers.redact.url,
        )


@asynccontextmanager
async def recording(
    plan: SitePlan, readers: Readers, progress: Progress, *, browsers: Provider
) -> AsyncIterator[Recorder]:
    """A recording, begun: the shop stands open. It ends with the block.

    Raises:
        BrowserMissingError: there is no browser.
        AuditorError: the shop cannot be opened.
        UsageError: the plan cannot be carried out as it is.
    """
    network = network_of(plan)
    async with Upstream(network) as upstream:
        sdk = await choose_sdk(plan.sdk, readers.vendor, upstream)
        if sdk.note:
            progress.say(sdk.note)
        language = plan.browser.locale or await language_of(plan.site, upstream, plan.browser)
        plan = replace(plan, browser=replace(plan.browser, locale=language))
        wanted = Wanted(plan=plan, vendor=readers.vendor, sdk=sdk, upstream=upstream, network=network)
        async with browsers(wanted) as browser, _in(browser, plan, readers, progress) as recorder:
            yield recorder


@asynccontextmanager
async def _in(
    browser: Launched, plan: SitePlan, readers: Readers, progress: Progress
) -> AsyncIterator[Recorder]:
    listening = _Listening(readers, progress)
    async with (
        reading(
            browser.browser,
            SelfHosted(plan.self_hosted),
            sealed=plan.seal != "none",
            heard=browser.sinkhole.take,
            secret=plan.browser.headers,
        ),
        other_vendors.refusing(browser.browser, Counter() if plan.seal == "all" else None),
        context_of(browser, plan) as context,
    ):
        browser.sinkhole.subscribe(listening.received)
        headers = OwnHeaders(context, plan.browser.headers, plan.site, progress.say)
        async with Watching(context, listening.read_page, listening.heard) as watching:
            page = await watching.page()
            await headers.ready(page)
            await _open(page, plan.site)
            yield Recorder(
                page=page,
                closed=watching.closed,
                watching=watching,
                listening=listening,
                plan=plan,
                readers=readers,
            )


class _Listening:
    """Hears what comes in, and tells the person what was understood of it."""

    def __init__(self, readers: Readers, progress: Progress) -> None:
        self.events: list[Heard] = []
        self._readers = readers
        self._progress = progress
        self._kind: PageKind | None = None
        self._signs: dict[ServerSign, bool] = {}  # whether each was told

    def received(self, told: Received) -> None:
        """A request came to the sinkhole."""
        if told.is_sdk or told.is_preflight:
            return
        for event in self._readers.vendor.read(told.method, told.url, told.body):
            self.events.append(Heard(event.name, told.at))
            self._progress.beacon(event.name)

    def read_page(self, html: str, url: str) -> PageReading:
        """Read a page, and look in it for what may report from the shop's server. In any thread."""
        for sign in self._readers.server_side(html):
            self._signs.setdefault(sign, False)
        return self._readers.read_page(html, url)

    def heard(self, entry: State | Deed) -> None:
        """A page was seen, or something was done."""
        for sign in [sign for sign, was_told in self._signs.items() if not was_told]:
            self._signs[sign] = True
            self._progress.say(
                f"This shop has {sign.what}: what its server sends, the seal cannot hold back."
            )
        if isinstance(entry, Deed):
            words = entry.target.words if entry.target is not None else _UNTOLD
            self._progress.doing(f"recorded: {_DEEDS[entry.what]} {words}")
        elif entry.reading.kind is not self._kind:
            self._kind = entry.reading.kind
            if self._kind in _REACHED:
                self._progress.say(f"This is {_REACHED[self._kind]}.")


async def _open(page: Page, site: str) -> None:
    try:
        await page.goto(site, wait_until="commit", timeout=_ANSWER * 1000)
    except Error as error:
        raise AuditorError(f"{site} cannot be opened: {told(error.message, seconds=_ANSWER)}.") from error
