"""One audit's gathering: sinkhole and browser up, the journey, the crawl, everything down, evidence kept."""

import asyncio
import logging
import secrets
import time
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Error

from auditor.gather import other_vendors
from auditor.gather.browser import Launched, context_of, launched
from auditor.gather.consent import Consent
from auditor.gather.crawl import crawl
from auditor.gather.evidence import Store
from auditor.gather.journey.steps import Steps
from auditor.gather.journey.walker import Walker
from auditor.gather.language import language_of
from auditor.gather.network import network_of
from auditor.gather.probe import Probe
from auditor.gather.scripts import PageSilentError
from auditor.gather.sdk import choose_sdk
from auditor.gather.session import BlockedError, Session
from auditor.gather.sinkhole import Sinkhole
from auditor.gather.tap import Tap
from auditor.gather.upstream import Upstream
from auditor.model.errors import UsageError
from auditor.model.evidence import Capture
from auditor.model.journey import BROKE_OFF
from auditor.model.jsonvalue import JsonValue
from auditor.model.plan import SitePlan
from auditor.model.progress import Progress
from auditor.model.vendor import Readers, ServerSign

log = logging.getLogger(__name__)

_RUN = "main"
_LAST_NEWS = 2.0  # seconds for the news of a browser's end to follow that of its page


@dataclass(slots=True)
class _Ledger:
    """What the capture's record is made of, as it becomes known."""

    plan: SitePlan
    started_at: float = field(default_factory=time.time)
    sdk: str = "standin"
    sdk_note: str = ""
    sdk_pixel: str = ""
    browser: str = ""
    user_agent: str = ""
    differences: tuple[str, ...] = ()
    sent_to_vendor: int = 0
    beacons: int = 0
    sealed_other: int = 0
    incomplete: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    server_side: tuple[ServerSign, ...] = ()

    def capture(self) -> Capture:
        plan = self.plan
        given: dict[str, JsonValue] = {
            "until": plan.until.value,
            "seal": plan.seal,
            "sdk": self.sdk,
            "consent": plan.consent.value,
            "basket": plan.basket,
            "device": plan.browser.device,
            "locale": plan.browser.locale,
            "browser": self.browser,
            "expected_pixels": list(plan.expected_pixels),
            "config_sha256": None,
        }
        known = {"sdk": self.sdk, "browser": self.browser, "locale": plan.browser.locale}
        settings = given | dict(plan.settings) | known
        return Capture(
            site=plan.site,
            started_at=self.started_at,
            finished_at=time.time(),
            sdk=self.sdk,
            sdk_note=self.sdk_note,
            sdk_pixel=self.sdk_pixel,
            seal=plan.seal,
            browser=self.browser,
            user_agent=self.user_agent,
            differences=self.differences,
            beacons=self.beacons,
            sent_to_vendor=self.sent_to_vendor,
            sealed_other=self.sealed_other,
            settings=settings,
            incomplete=tuple(dict.fromkeys(self.incomplete)),
            notes=tuple(dict.fromkeys(self.notes)),
            server_side=tuple(sign.what for sign in self.server_side),
            server_certain=any(sign.certain for sign in self.server_side),
        )


async def gather(plan: SitePlan, readers: Readers, folder: Path, progress: Progress) -> None:
    """Audit a site's plan into an evidence folder.

    Once evidence exists this returns, whatever happens: a shop that cannot be reached, a deadline, a
    browser that is gone and an interruption stand in `Capture.incomplete`. A cancellation is taken for
    an interruption by the user: it ends the gathering, not the caller.

    Raises:
        UsageError: the plan cannot be carried out as it is.
        EvidenceError: the folder cannot be written.
        BrowserMissingError: there is no browser, or it does not start.
    """
    _check(plan)
    with Store(folder, readers.redact) as store:
        ledger = _Ledger(plan)
        ledger.incomplete.append("The audit broke off before its end.")
        store.capture(ledger.capture())
        unfinished = ledger.incomplete.pop()
        deadline = asyncio.timeout(plan.timeout)
        try:
            async with deadline:
                await _gather(plan, readers, store, ledger, progress)
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
        except Error as error:
            first = error.message.splitlines()[0] if error.message else type(error).__name__
            ledger.incomplete.append(f"The browser ended unexpectedly: {first}.")
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
    plan: SitePlan, readers: Readers, store: Store, ledger: _Ledger, progress: Progress
) -> None:
    network = network_of(plan)
    async with Upstream(network) as upstream:
        progress.doing("asking for the SDK")
        known_pixel = next(iter(plan.expected_pixels), "")
        sdk = await choose_sdk(plan.sdk, readers.vendor, upstream, pixel_id=known_pixel)
        ledger.sdk, ledger.sdk_note, ledger.sdk_pixel = sdk.mode, sdk.note, sdk.saved_id
        if sdk.note:
            progress.say(sdk.note)
        async with Sinkhole(readers.vendor, sdk, seal=plan.seal, upstream=upstream) as sinkhole:
            progress.doing("starting the browser")
            # The browser starts meanwhile.
            language = asyncio.create_task(_language(plan, upstream))
            try:
                async with launched(plan, readers.vendor, sinkhole, network) as browser:
                    ledger.browser, ledger.differences = browser.version, browser.differences
                    plan = ledger.plan = replace(plan, browser=replace(plan.browser, locale=await language))
                    await _run(plan, readers, store, ledger, progress, browser, sinkhole)
            finally:
                language.cancel()
                ledger.sent_to_vendor = sinkhole.sent_to_vendor
                ledger.incomplete += sinkhole.faults


async def _language(plan: SitePlan, upstream: Upstream) -> str | None:
    """The language that the browser asks for: the one that was given, else the shop's."""
    return plan.browser.locale or await language_of(plan.site, upstream, plan.browser)


async def _run(
    plan: SitePlan,
    readers: Readers,
    store: Store,
    ledger: _Ledger,
    progress: Progress,
    browser: Launched,
    sinkhole: Sinkhole,
) -> None:
    """One run in a browser of its own context: the journey first, then the further pages."""
    nonce = f"a{secrets.token_hex(16)}"
    tap = Tap(store, readers, run=_RUN, nonce=nonce, progress=progress)
    sinkhole.subscribe(tap.received)
    async with context_of(browser, plan) as context:
        tap.attach(context)
        probe = Probe(readers.vendor.probe(nonce), nonce)
        await probe.install(context)
        session = Session(context, tap, store, probe, plan=plan, readers=readers, progress=progress)
        consent = Consent(session, plan.consent, _RUN)
        steps = Steps(session, _RUN, store.step)
        try:
            await _shop(session, consent, steps, ledger, browser)
        except BlockedError as error:
            ledger.incomplete.append(str(error))
            steps.miss_rest(plan.until.steps, str(error))
        except PageSilentError as error:
            ledger.incomplete.append(f"{await _whose_end(browser)} ended unexpectedly: {error}.")
        finally:
            progress.doing("closing the browser")
            steps.miss_rest(plan.until.steps, BROKE_OFF)
            store.consent(consent.written())
            ledger.notes += session.notes
            ledger.server_side = session.server_side
            ledger.beacons, ledger.sealed_other = tap.beacons, tap.refused
    ledger.beacons, ledger.sealed_other = tap.beacons, tap.refused
    if tap.refused:
        ledger.notes.append(
            f"The browser refused {tap.refused} requests to other measurement vendors "
            f"(the list: {other_vendors.names()})."
        )


class _End(StrEnum):
    PAGE = "The page"
    BROWSER = "The browser"


async def _whose_end(browser: Launched) -> _End:
    """Whether the browser is gone or only its page; the page's end is told a little before the browser's."""
    gone = asyncio.Event()
    browser.browser.on("disconnected", lambda _: gone.set())
    if browser.browser.is_connected():
        try:
            async with asyncio.timeout(_LAST_NEWS):
                await gone.wait()
        except TimeoutError:
            return _End.PAGE
    return _End.BROWSER


async def _shop(session: Session, consent: Consent, steps: Steps, ledger: _Ledger, browser: Launched) -> None:
    tab = await session.new_tab()
    walker = Walker(session, consent, steps)
    home = await walker.home(tab)
    ledger.user_agent = await session.user_agent(tab)
    await walker.walk(tab, home)
    if tab.activity.gone or tab.page.is_closed():
        # A page that crashed ends its journey; a browser that is gone ends the audit.
        if await _whose_end(browser) is _End.BROWSER:
            raise PageSilentError(tab.activity.gone or "it closed its pages")
        tab = await session.new_tab()
    await crawl(session, consent, tab)
