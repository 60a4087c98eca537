"""Who provides a run's browser: one is started for it alone, unless who asks for the audit knows another way."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

from auditor.gather.browser.launch import Launched, launched
from auditor.gather.network import Network
from auditor.gather.sdk import SdkSource
from auditor.gather.sinkhole.server import Sinkhole
from auditor.gather.sinkhole.upstream import Upstream
from auditor.model.plan import SitePlan
from auditor.model.vendor import Vendor


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a run needs a browser and a sinkhole for."""

    plan: SitePlan
    vendor: Vendor
    sdk: SdkSource
    upstream: Upstream
    network: Network


Provider = Callable[[Wanted], AbstractAsyncContextManager[Launched]]
"""Gives a run a browser and a sinkhole that nothing of another run can reach. It raises what `launched` does."""


@asynccontextmanager
async def fresh(wanted: Wanted) -> AsyncIterator[Launched]:
    """A browser and a sinkhole started for one run, and ended with it."""
    async with _fresh(wanted, headed=False) as browser:
        yield browser


@asynccontextmanager
async def headed(wanted: Wanted) -> AsyncIterator[Launched]:
    """The same, with a window for a person."""
    async with _fresh(wanted, headed=True) as browser:
        yield browser


@asynccontextmanager
async def _fresh(wanted: Wanted, *, headed: bool) -> AsyncIterator[Launched]:
    async with (
        Sinkhole(wanted.vendor, wanted.sdk, seal=wanted.plan.seal, upstream=wanted.upstream) as sinkhole,
        launched(wanted.plan, wanted.vendor, sinkhole, wanted.network, headed=headed) as browser,
    ):
        yield browser
