"""What is recorded and what leaves the machine, of all that pages send: by realm and by transport.

Each page of `tests.support.realms` is visited ten times, in a fresh profile, by one and by four pages at once,
directly and through a proxy. The auditor's record is what its sinkhole received; that nothing left is told by
Chromium's own net log and by the proxy. Beside it: Playwright's `route.fulfill`, and its request events with
nothing held back. For these two the sinkhole plays the vendor, so whatever it receives has left the machine.
"""

import asyncio
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.async_api import BrowserContext, Error, Request, Route

from auditor.gather.browser.launch import context_of
from auditor.gather.capture.other_vendors import refusing
from auditor.gather.sinkhole.content_coding import decoded
from auditor.gather.sinkhole.server import BODY_CAP, Received
from auditor.model.plan import BrowserOptions, SitePlan
from tests.benchmarks.table import Table
from tests.support.capture import Capture, capturing
from tests.support.netlog import read_net_log
from tests.support.proxy import running_proxy
from tests.support.realms import HEADERS, OTHER, PAGES, SCENES, SHOP, Scene, token_of
from tests.support.shop import running_shop
from tests.support.vendor import COLLECT, a_vendor

VISITS = 10
_STILL = 2.0  # seconds without news after which what has not come is lost
_LONGEST = 30.0

Way = Literal["auditor", "route.fulfill", "request events"]

_RUNS: tuple[tuple[Way, bool], ...] = (
    ("auditor", False),
    ("auditor", True),
    ("route.fulfill", False),
    ("request events", False),
)


@dataclass(slots=True)
class Count:
    """Of one way to capture: what was sent, recorded and let out, by token."""

    sent: Counter[str] = field(default_factory=Counter)
    recorded: Counter[str] = field(default_factory=Counter)
    leaked: Counter[str] = field(default_factory=Counter)
    ways_out: list[str] = field(default_factory=list)  # names resolved, peers connected to, proxy lines

    def add(self, other: "Count") -> None:
        self.sent += other.sent
        self.recorded += other.recorded
        self.leaked += other.leaked
        self.ways_out += other.ways_out

    def figures(self, tokens: Iterable[str]) -> tuple[int, int, int]:
        """Sent, recorded and leaked of some tokens; what was recorded twice counts once."""
        chosen = list(tokens)
        return (
            sum(self.sent[token] for token in chosen),
            sum(min(self.recorded[token], self.sent[token]) for token in chosen),
            sum(self.leaked[token] for token in chosen),
        )


class Listening:
    """What has been recorded so far, to be waited for."""

    def __init__(self) -> None:
        self.recorded: Counter[str] = Counter()
        self.left: Counter[str] = Counter()
        self._news = asyncio.Event()

    def received(self, one: Received) -> None:
        if one.path == "/collect" and not one.is_preflight:
            self.left[token_of(one.url, one.body)] += 1
            self._news.set()

    def request(self, request: Request) -> None:
        """Playwright's account; a body that it does not tell leaves nothing to record."""
        if not request.url.startswith(COLLECT) or request.method == "OPTIONS":
            return
        try:
            raw = request.post_data_buffer or b""
            body, _ = decoded(raw, request.headers.get("content-encoding", ""), cap=BODY_CAP)
            self.recorded[token_of(request.url, body)] += 1
        except (Error, IndexError, KeyError, ValueError):
            self.recorded["(no body)"] += 1
        self._news.set()

    async def until(self, wanted: int) -> None:
        """Wait until as many beacons have come one way or the other, or none comes any more."""
        async with asyncio.timeout(_LONGEST):
            while (self.left | self.recorded).total() < wanted:
                self._news.clear()
                try:
                    await asyncio.wait_for(self._news.wait(), _STILL)
                except TimeoutError:
                    return


async def run(*, quick: bool) -> Table:
    visits = 2 if quick else VISITS
    counts: dict[Way, Count] = {"auditor": Count(), "route.fulfill": Count(), "request events": Count()}
    notes, missed = [], []
    for way, proxied in _RUNS:
        for at_once in (1, 4):
            one = await count_of(way, visits, at_once, proxied=proxied)
            counts[way].add(one)
            sent, recorded, leaked = one.figures(one.sent)
            where = f"{way}, {at_once} at once, {'behind a proxy' if proxied else 'direct'}"
            notes.append(f"{where}: {recorded} of {sent} recorded, {leaked} leaked")
            if way == "auditor" and (recorded < sent or leaked or one.ways_out):
                lost = ", ".join(sorted(one.sent - one.recorded)) or "nothing"
                missed.append(f"{where}: lost {lost}; ways out: {', '.join(one.ways_out) or 'none'}")
    return Table(
        title=f"Completeness: {visits} visits of each page, fresh profiles",
        columns=(
            "sent from, or by",
            *(heading for way in counts for heading in (way, "leaked")),
        ),
        rows=tuple(_rows(counts)),
        notes=(
            "recorded of sent; leaked: received by the vendor, or seen leaving by the net log and the proxy",
            *notes,
        ),
        missed=tuple(missed),
    )


def _rows(counts: dict[Way, Count]) -> Iterable[tuple[str, ...]]:
    tokens = dict.fromkeys(token for scene in SCENES for token in scene.tokens)
    for part, heading in ((0, "{}"), (2, "by {}")):
        for name in dict.fromkeys(token.partition("/")[part] for token in tokens):
            chosen = [token for token in tokens if token.partition("/")[part] == name]
            cells = [heading.format(name)]
            for count in counts.values():
                sent, recorded, leaked = count.figures(chosen)
                cells += [f"{recorded}/{sent}", f"{leaked}/{sent}"]
            yield tuple(cells)


async def count_of(way: Way, visits: int, at_once: int, *, proxied: bool) -> Count:
    """One way to capture over all pages, in one browser."""
    count = Count()
    async with AsyncExitStack() as stack:
        log = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "net.json"
        shop = await stack.enter_async_context(running_shop(PAGES, HEADERS))
        proxy = None
        if proxied:
            proxy = await stack.enter_async_context(running_proxy(shop.port, shop.plain_port))
        switches = shop.switches(SHOP, OTHER)[: 1 if proxied else 2]
        options = BrowserOptions(
            proxy=proxy.url if proxy else None, extra_args=(*switches, f"--log-net-log={log}")
        )
        plan = SitePlan(site=f"https://{SHOP}/", sdk="standin", browser=options)
        listening = Listening()
        async with capturing(plan, a_vendor()) as capture:
            capture.sinkhole.subscribe(listening.received)
            refused: Counter[str] | None = Counter() if way == "auditor" else None
            async with refusing(capture.launched.browser, refused):
                for scene in SCENES:
                    for done in range(0, visits, at_once):
                        number = min(at_once, visits - done)
                        await _visit(capture, plan, scene, way, listening, number)
                        count.sent.update(scene.tokens * number)
            port = capture.sinkhole.door.port
        if way == "auditor":
            count.recorded = listening.left
            peers = {f"127.0.0.1:{one}" for one in (port, shop.port, proxy.port if proxy else 0)}
            net = read_net_log(log)
            count.ways_out = [
                *(name for name in net.resolved),
                *(peer for peer in net.connected - peers if not peer.startswith("udp 127.0.0.1:")),
                *(line for line in (proxy.lines if proxy else ()) if "vendor.example" in line),
            ]
        else:
            count.recorded, count.leaked = listening.recorded, listening.left
    return count


async def _visit(
    capture: Capture, plan: SitePlan, scene: Scene, way: Way, listening: Listening, number: int
) -> None:
    """Visit a page by several at once, and wait until what it sends has come."""
    before = (listening.left | listening.recorded).total()
    async with AsyncExitStack() as stack:
        contexts = [
            await stack.enter_async_context(_profile(capture, plan, way, listening)) for _ in range(number)
        ]
        await asyncio.gather(*(_look(context, scene) for context in contexts))
        await listening.until(before + number * len(scene.tokens))


@asynccontextmanager
async def _profile(
    capture: Capture, plan: SitePlan, way: Way, listening: Listening
) -> AsyncIterator[BrowserContext]:
    async with context_of(capture.launched, plan) as context:
        if way != "auditor":
            context.on("request", listening.request)
        if way == "route.fulfill":
            await context.route(f"{COLLECT}**", _fulfil)
        yield context


async def _fulfil(route: Route) -> None:
    origin = await route.request.header_value("origin") or "*"
    headers = {"access-control-allow-origin": origin, "access-control-allow-credentials": "true"}
    await route.fulfill(status=200, headers=headers)


async def _look(context: BrowserContext, scene: Scene) -> None:
    page = await context.new_page()
    await page.goto(f"https://{SHOP}{scene.path}")
    if scene.then is not None:
        await scene.then(page)
