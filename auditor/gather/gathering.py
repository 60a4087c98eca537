"""One audit's gathering into an evidence folder: what ends it is told, and what was seen by then is kept."""

import asyncio
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from auditor.gather.browser.provider import Provider, fresh
from auditor.gather.evidence import Store
from auditor.gather.journey.page_object import asking
from auditor.gather.language import language_of
from auditor.gather.ledger import Ledger
from auditor.gather.network import network_of
from auditor.gather.run import Shared
from auditor.gather.runs import make_runs
from auditor.gather.sdk import choose_sdk
from auditor.gather.sinkhole.upstream import Upstream
from auditor.model.errors import UsageError
from auditor.model.plan import SitePlan
from auditor.model.progress import Progress
from auditor.model.vendor import Readers


async def gather(
    plan: SitePlan, readers: Readers, folder: Path, progress: Progress, *, browsers: Provider = fresh
) -> None:
    """Audit a site's plan into an evidence folder.

    Once evidence exists this returns, whatever happens: a shop that cannot be reached, a deadline, a
    browser that is gone and an interruption stand in `Capture.incomplete`. A cancellation is taken for
    an interruption by the user: it ends the gathering, not the caller. `browsers` gives each run its own.

    Raises:
        UsageError: the plan cannot be carried out as it is.
        EvidenceError: the folder cannot be written.
        BrowserMissingError: there is no browser, or it does not start.
    """
    _check(plan)
    plan = replace(plan, pins=asking(plan.pins))
    with Store(folder, readers.redact) as store:
        ledger = Ledger(plan)
        ledger.incomplete.append("The audit broke off before its end.")
        store.capture(ledger.capture())
        unfinished = ledger.incomplete.pop()
        ends_at = asyncio.get_running_loop().time() + plan.timeout
        deadline = asyncio.timeout_at(ends_at)
        try:
            async with deadline:
                await _gather(plan, readers, store, ledger, progress, ends_at, browsers)
        except TimeoutError:
            if not deadline.expired():
                ledger.incomplete.append(unfinished)
                raise
            ledger.incomplete.append(f"The deadline of {plan.timeout:g} seconds came before the end.")
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None:
                task.uncancel()
            ledger.incomplete.append("It was interrupted.")
        except Exception:
            ledger.incomplete.append(unfinished)
            raise
        finally:
            store.capture(ledger.capture())


def _check(plan: SitePlan) -> None:
    addresses = [plan.site, plan.product_url, plan.checkout_url, plan.confirmation_url]
    for address in filter(None, addresses):
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"{address} is no web address: it needs the form https://shop.example")


async def _gather(
    plan: SitePlan,
    readers: Readers,
    store: Store,
    ledger: Ledger,
    progress: Progress,
    ends_at: float,
    browsers: Provider,
) -> None:
    network = network_of(plan)
    async with Upstream(network) as upstream:
        progress.doing("asking for the SDK")
        known_pixel = next(iter((*plan.expected_pixels, *plan.declared.named_pixels)), "")
        sdk = await choose_sdk(plan.sdk, readers.vendor, upstream, pixel_id=known_pixel)
        ledger.sdk, ledger.sdk_note, ledger.sdk_pixel = sdk.mode, sdk.note, sdk.saved_id
        if sdk.note:
            progress.say(sdk.note)
        # The browser starts meanwhile.
        language = asyncio.create_task(_language(plan, upstream))
        shared = Shared(
            readers=readers,
            store=store,
            ledger=ledger,
            progress=progress,
            network=network,
            upstream=upstream,
            sdk=sdk,
            browsers=browsers,
            language=language,
        )
        try:
            await make_runs(plan, shared, ends_at=ends_at)
        finally:
            language.cancel()


async def _language(plan: SitePlan, upstream: Upstream) -> str | None:
    """The language that the browser asks for: the one that was given, else the shop's."""
    return plan.browser.locale or await language_of(plan.site, upstream, plan.browser)
