"""Keeping the vendor's SDK: one page is run with it, sealed, and whatever it asks for is saved."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, Error, Page, Route

from auditor.gather.browser.launch import close_pages, context_of, launched
from auditor.gather.network import Network
from auditor.gather.sdk.choice import hindrance_to
from auditor.gather.sdk.copy import Answered, SdkCopy, refuse_foreign, write_copy
from auditor.gather.sdk.source import OK, LiveSdk, Mode, SdkAnswer
from auditor.gather.sinkhole.server import Received, Sinkhole
from auditor.gather.sinkhole.upstream import Upstream
from auditor.model.errors import AuditorError
from auditor.model.plan import SitePlan
from auditor.model.progress import Progress
from auditor.model.vendor import SeenEvent, Vendor

TRIAL_SITE = "https://shop.example/"
"""Where the trial page says it stands; it is answered in the browser and asks nobody."""

_STILL = 1.0  # seconds without a request, after which the SDK has loaded what it needs
_LONGEST = 30.0  # seconds for it to come to rest
_SECONDS_TO_TYPE = 5.0
_UNREACHED = frozenset({502, 503, 504, 429})


class _Recorder:
    """The live SDK, each of its answers kept by address."""

    mode: Mode = "live"
    note = ""
    saved_id = ""

    def __init__(self, source: LiveSdk) -> None:
        self._source = source
        self.answers: dict[str, SdkAnswer] = {}

    async def file(self, url: str, headers: Mapping[str, str]) -> SdkAnswer:
        """The vendor's answer; one that failed before counts no more once it came."""
        answer = await self._source.file(url, headers)
        if url not in self.answers or self.answers[url].status != OK:
            self.answers[url] = answer
        return answer


async def save_sdk(
    folder: Path,
    pixel_id: str,
    *,
    vendor: Vendor,
    network: Network,
    upstream: Upstream,
    plan: SitePlan,
    progress: Progress,
) -> SdkCopy:
    """Save the vendor's current SDK for one pixel.

    A page that installs the pixel is opened in the browser and used like a shop's. Its beacons are
    sealed off; the SDK's files are fetched without cookie or referrer, and kept.

    Args:
        folder: new, empty, or one that holds an earlier copy, which is replaced.
        pixel_id: the pixel.
        vendor: whose SDK.
        network: the way out.
        upstream: an open client for the vendor, on that network.
        plan: how the browser is started.
        progress: is told what happens.

    Raises:
        UsageError: the folder holds something else, or cannot be written.
        AuditorError: the vendor cannot be reached, or a part of its SDK did not come: nothing was saved.
    """
    refuse_foreign(folder)
    progress.doing("asking for the SDK")
    if hindrance := await hindrance_to(vendor, upstream, pixel_id):
        raise AuditorError(
            f"{vendor.name}'s SDK cannot be fetched from here ({hindrance}); nothing was saved"
        )
    recorder = _Recorder(LiveSdk(upstream))
    events: list[SeenEvent] = []

    def received(told: Received) -> None:
        if not told.is_sdk:
            events.extend(vendor.read(told.method, told.url, told.body))

    async with Sinkhole(vendor, recorder, seal="all", upstream=upstream) as sinkhole:
        sinkhole.subscribe(received)
        progress.doing("starting the browser")
        async with launched(plan, vendor, sinkhole, network) as browser, context_of(browser, plan) as context:
            progress.doing("running the SDK on a page of its own")
            await _run(context, vendor.trial_page(pixel_id), sinkhole)
    own = [event for event in events if event.pixel_id == pixel_id]
    return write_copy(
        folder,
        urlsplit(vendor.sdk_url(pixel_id)).path.rpartition("/")[0] + "/",
        [_kept(url, answer, vendor) for url, answer in recorder.answers.items()],
        pixel_id=pixel_id,
        sdk_version=next((event.sdk_version for event in own if event.sdk_version), ""),
        started=bool(own),
    )


async def _run(context: BrowserContext, html: str, sinkhole: Sinkhole) -> None:
    """Open the page, let the SDK come to rest, use the page, and leave it."""

    async def answer(route: Route) -> None:
        await route.fulfill(body=html, content_type="text/html; charset=utf-8")

    await context.route(f"{TRIAL_SITE}**", answer)
    page = await context.new_page()
    try:
        await page.goto(TRIAL_SITE)
        await sinkhole.quiet(still=_STILL, within=_LONGEST)
        await _use(page)
        await sinkhole.quiet(still=_STILL, within=_LONGEST)
    except Error as error:
        raise AuditorError(
            f"the browser could not run the SDK: {error.message.splitlines()[0]}; nothing was saved"
        ) from error
    await close_pages(context, sinkhole)


async def _use(page: Page) -> None:
    """Type into each field and press each button: the SDK may load more for what a visitor does."""
    for field in await page.locator("input").all():
        typed = await field.get_attribute("placeholder", timeout=_SECONDS_TO_TYPE * 1000)
        await field.fill(typed or "", timeout=_SECONDS_TO_TYPE * 1000)
    for button in await page.locator("button").all():
        await button.click(timeout=_SECONDS_TO_TYPE * 1000)


def _kept(url: str, answer: SdkAnswer, vendor: Vendor) -> Answered:
    if not answer.answered_by or answer.status in _UNREACHED:
        why = answer.note or f"status {answer.status}"
        raise AuditorError(
            f"{url.partition('?')[0]} of {vendor.name}'s SDK did not come ({why}); nothing was saved, try again"
        )
    return Answered(
        url=url,
        status=answer.status,
        content_type=answer.headers.get("content-type", ""),
        location=answer.headers.get("location", ""),
        body=answer.body,
    )
