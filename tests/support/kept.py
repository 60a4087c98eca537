"""Browsers that go on to run from one audit to the next: to start one costs as much as a short audit.

Each audit has a profile and a sinkhole of its own, as it has in a browser of its own. A browser is kept only
where nothing of the audit before can reach the next: its profiles are closed, and it has let go of every
connection that they had. What proves how audits are kept apart, or what leaves the machine, starts its own.
"""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from auditor.gather.browser.launch import Launched, Started, at_work, started
from auditor.gather.browser.provider import Wanted, fresh
from auditor.gather.network import Network
from auditor.gather.sinkhole.door import Door
from auditor.gather.sinkhole.server import Sinkhole
from auditor.model.plan import BrowserOptions
from auditor.model.vendor import Vendor

_SECONDS_TO_LET_GO = 5.0


@dataclass(frozen=True)
class _Kept:
    browser: Started
    door: Door
    vendor: Vendor
    end: AsyncExitStack

    async def is_clean(self) -> bool:
        """Whether nothing of the audit before is left in it."""
        browser = self.browser.browser
        if not browser.is_connected() or browser.contexts:
            return False
        # A profile's connections end with it: one that is still there may have more to say.
        return await self.door.deserted(within=_SECONDS_TO_LET_GO)


class Keeper:
    """Keeps browsers of an event loop until its exit, one for each way to start it. An async context manager.

    Attributes:
        starts: how many browsers were started to be kept.
    """

    def __init__(self) -> None:
        self._waiting: dict[bool, _Kept] = {}
        self.starts = 0

    async def __aenter__(self) -> Self:
        """Nothing is started before it is asked for."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End what is kept."""
        while self._waiting:
            await self._waiting.popitem()[1].end.aclose()

    @asynccontextmanager
    async def provide(self, wanted: Wanted) -> AsyncIterator[Launched]:
        """A `Provider`; a browser that is started in a way of its own (a proxy, say) is not kept."""
        if not _is_usual(wanted):
            async with fresh(wanted) as launched:
                yield launched
            return
        way = wanted.plan.goes_back
        kept = self._waiting.pop(way, None)
        if kept is None or kept.vendor is not wanted.vendor or not kept.browser.browser.is_connected():
            if kept is not None:
                await kept.end.aclose()
            kept = await self._start(wanted)
        clean = False
        try:
            sinkhole = Sinkhole(
                wanted.vendor,
                wanted.sdk,
                seal=wanted.plan.seal,
                upstream=wanted.upstream,
                door=kept.door,
            )
            async with sinkhole:
                yield at_work(kept.browser, wanted.plan, wanted.vendor, sinkhole, wanted.network)
                clean = await kept.is_clean()
        finally:
            if clean and way not in self._waiting:
                self._waiting[way] = kept
            else:
                await kept.end.aclose()

    async def _start(self, wanted: Wanted) -> _Kept:
        async with AsyncExitStack() as stack:
            door = await stack.enter_async_context(Door())
            browser = await stack.enter_async_context(
                started(wanted.plan, wanted.vendor, door, wanted.network)
            )
            self.starts += 1
            return _Kept(browser, door, wanted.vendor, stack.pop_all())


def _is_usual(wanted: Wanted) -> bool:
    usual = BrowserOptions()
    options = wanted.plan.browser
    return (options.extra_args, options.gpc) == (usual.extra_args, usual.gpc) and wanted.network == Network()
