"""A whole capture in a test: sinkhole, browser, and what arrived."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from auditor.gather.browser.launch import Launched, launched
from auditor.gather.network import network_of
from auditor.gather.sdk import choose_sdk
from auditor.gather.sinkhole.server import Received, Sinkhole
from auditor.gather.sinkhole.upstream import Upstream
from auditor.model.plan import SitePlan
from auditor.model.vendor import Vendor


@dataclass
class Arrivals:
    """What a sinkhole received, to be waited for."""

    received: list[Received] = field(default_factory=list)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, received: Received) -> None:
        self.received.append(received)
        self._changed.set()

    @property
    def beacons(self) -> list[Received]:
        return [one for one in self.received if not one.is_preflight and not one.is_sdk]

    async def beacons_reach(self, number: int, *, seconds: float = 30.0) -> bool:
        """Wait until `number` beacons have come; False where they have not within `seconds`."""
        clock = asyncio.get_running_loop()
        end = clock.time() + seconds
        while len(self.beacons) < number:
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), end - clock.time())
            except TimeoutError:
                return False
        return True


@dataclass
class Capture:
    launched: Launched
    sinkhole: Sinkhole
    arrivals: Arrivals


@asynccontextmanager
async def capturing(plan: SitePlan, vendor: Vendor) -> AsyncIterator[Capture]:
    """A launched browser whose sinkhole's arrivals are kept."""
    network = network_of(plan)
    arrivals = Arrivals()
    async with Upstream(network) as upstream:
        sdk = await choose_sdk(plan.sdk, vendor, upstream)
        async with Sinkhole(vendor, sdk, seal=plan.seal, upstream=upstream) as sinkhole:
            sinkhole.subscribe(arrivals.add)
            async with launched(plan, vendor, sinkhole, network) as browser:
                yield Capture(browser, sinkhole, arrivals)
