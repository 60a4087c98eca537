"""One run: a browser, a profile and a sinkhole of its own, the journey in it, then the further pages."""

import asyncio
import secrets
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from enum import StrEnum

from playwright.async_api import Error

from auditor.gather.browser.launch import Launched, context_of
from auditor.gather.browser.provider import Provider, Wanted
from auditor.gather.capture import other_vendors
from auditor.gather.capture.numbers import Numbers
from auditor.gather.capture.probe import Probe
from auditor.gather.capture.self_hosted import SelfHosted, reading
from auditor.gather.capture.tap import Tap
from auditor.gather.capture.visits import Tab
from auditor.gather.consent import Consent
from auditor.gather.evidence import Store
from auditor.gather.journey.emptying import LEFT, empty
from auditor.gather.journey.leftover import Leftover
from auditor.gather.journey.steps import Steps
from auditor.gather.journey.walker import Walker
from auditor.gather.ledger import Ledger
from auditor.gather.network import Network
from auditor.gather.pages.crawl import crawl
from auditor.gather.pages.ordinary import is_withheld
from auditor.gather.pages.session import BlockedError, Session
from auditor.gather.scripts import PageSilentError, answer
from auditor.gather.sdk import SdkSource
from auditor.gather.sinkhole.server import Sinkhole
from auditor.gather.sinkhole.upstream import Upstream
from auditor.model.journey import BROKE_OFF, Run
from auditor.model.plan import SitePlan
from auditor.model.progress import Progress
from auditor.model.vendor import Readers

_LAST_NEWS = 2.0  # seconds for the news of a browser's end to follow that of its page
WITHHELD = (
    "The shop withholds its pixel from browsers that it takes for robots: no page showed one, and an ordinary "
    "browser is given it. Audit it with the --user-agent of an ordinary browser."
)
NO_GPC = "The browser does not know Global Privacy Control: the signal that was asked for could not be sent."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What the runs of one audit share. `language` gives what the browser asks for, None for nothing."""

    readers: Readers
    store: Store
    ledger: Ledger
    progress: Progress
    network: Network
    upstream: Upstream
    sdk: SdkSource
    browsers: Provider
    language: asyncio.Task[str | None]
    numbers: Numbers = field(default_factory=Numbers)


async def make(run: Run, plan: SitePlan, shared: Shared) -> str:
    """Make one run as `plan` says.

    Returns why no other run would see the shop either (it is gone, or behind a wall), "" where one may.
    What ends the run stands in the ledger; what ends the audit is raised.
    """
    ledger, vendor = shared.ledger, shared.readers.vendor
    shared.progress.doing(" ".join(filter(None, ("starting the browser", run.words))))
    wanted = Wanted(
        plan=plan, vendor=vendor, sdk=shared.sdk, upstream=shared.upstream, network=shared.network
    )
    try:
        async with AsyncExitStack() as at_its_end, shared.browsers(wanted) as browser:
            # What comes in while the browser closes counts too.
            at_its_end.callback(_account, ledger, browser.sinkhole)
            ledger.browser, ledger.differences = browser.version, browser.differences
            locale = await shared.language
            plan = replace(plan, browser=replace(plan.browser, locale=locale))
            ledger.plan = replace(ledger.plan, browser=replace(ledger.plan.browser, locale=locale))
            return await _in(browser, run, plan, shared)
    except Error as error:
        first = error.message.splitlines()[0] if error.message else type(error).__name__
        ledger.incomplete.append(_told(run, f"The browser ended unexpectedly: {first}."))
        return ""


def _account(ledger: Ledger, sinkhole: Sinkhole) -> None:
    ledger.sent_to_vendor += sinkhole.sent_to_vendor
    ledger.incomplete += sinkhole.faults


async def _in(browser: Launched, run: Run, plan: SitePlan, shared: Shared) -> str:
    """The run in a browser's fresh profile; why no other would see the shop."""
    ledger = shared.ledger
    left: Leftover | None = None
    endpoint, sealed = SelfHosted(plan.self_hosted), plan.seal != "none"
    nonce = f"a{secrets.token_hex(16)}"
    tap = Tap(
        shared.store,
        shared.readers,
        run=run.value,
        nonce=nonce,
        progress=shared.progress,
        numbers=shared.numbers,
        self_hosted=endpoint,
    )
    ledger.notes += endpoint.notes(sealed=sealed)
    async with (
        reading(
            browser.browser,
            endpoint,
            sealed=sealed,
            heard=browser.sinkhole.take,
            secret=plan.browser.headers,
        ),
        other_vendors.refusing(browser.browser, ledger.refused if plan.seal == "all" else None),
    ):
        try:
            async with context_of(browser, plan) as context:
                # From here on all that comes in is this run's: the profile is new and the way to the sinkhole was tried.
                browser.sinkhole.subscribe(tap.received)
                tap.attach(context)
                probe = Probe(shared.readers.vendor.probe(nonce), nonce, tap.came_to)
                await probe.install(context)
                session = Session(
                    context,
                    tap,
                    shared.store,
                    probe,
                    plan=plan,
                    readers=shared.readers,
                    progress=shared.progress,
                )
                consent = Consent(session, plan.consent, run.value)
                steps = Steps(session, run.value, shared.store.step)
                try:
                    left = await _shop(session, consent, steps, ledger, browser)
                except BlockedError as error:
                    ledger.incomplete.append(str(error))
                    steps.miss_rest(plan.until.steps, str(error))
                    return str(error)
                except PageSilentError as error:
                    whose = await _whose_end(browser)
                    ledger.incomplete.append(_told(run, f"{whose} ended unexpectedly: {error}."))
                finally:
                    shared.progress.doing("closing the browser")
                    steps.miss_rest(plan.until.steps, BROKE_OFF)
                    shared.store.consent(consent.written())
                    ledger.notes += session.notes
                    ledger.signs(session.server_side)
        finally:
            # What the pages said as they were closed counts too.
            ledger.beacons += tap.beacons
        if left is not None:
            # The run's record is closed; what is sealed stays so.
            browser.sinkhole.unsubscribe(tap.received)
            shared.progress.doing("emptying the cart")
            if not await empty(browser, plan, left):
                ledger.notes.append(LEFT)
    return ""


def _told(run: Run, text: str) -> str:
    """A sentence on one run: which of two it was stands before it."""
    return f"In the run {run.words}: {text}" if run.words else text


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


async def _shop(
    session: Session, consent: Consent, steps: Steps, ledger: Ledger, browser: Launched
) -> Leftover | None:
    """Make the journey and open the further pages; what is left in the cart then."""
    heard: set[bool] = set()
    session.tap.on_request.append(lambda request, _: heard.add(session.tap.to_vendor(request)))
    tab = await session.new_tab()
    walker = Walker(session, consent, steps)
    home = await walker.home(tab)
    ledger.user_agent = await session.user_agent(tab)
    if session.plan.browser.gpc and not await signals_gpc(tab):
        ledger.incomplete.append(NO_GPC)
    await walker.walk(tab, home)
    if tab.activity.gone or tab.page.is_closed():
        # A page that crashed ends its journey; a browser that is gone ends the audit.
        if await _whose_end(browser) is _End.BROWSER:
            raise PageSilentError(tab.activity.gone or "it closed its pages")
        tab = await session.new_tab()
    await crawl(session, consent, tab)
    await walker.switch_currency(tab)
    if True not in heard and not session.tap.beacons and not consent.pending and not consent.refused:
        session.progress.doing("looking once as an ordinary browser")
        if await is_withheld(browser, session.plan, session.site, ledger.user_agent):
            ledger.withheld = True
            session.note(WITHHELD)
    if walker.left_in is None or not session.plan.empties_cart:
        return None
    return await Leftover.of(session.context, walker.left_in, session.site)


async def signals_gpc(tab: Tab) -> bool:
    """Whether a page is told of Global Privacy Control; a browser that is too old knows no such switch."""
    try:
        return await answer(tab.page.evaluate("navigator.globalPrivacyControl === true")) is True
    except PageSilentError:
        return True  # the page does not answer: nothing says that the signal is not there
