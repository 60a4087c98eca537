"""A self-hosted endpoint: the vendor's SDK told to send to an address of the shop's own.

No resolver rule can lead such an address to the sinkhole: the shop's pages stand on the same host. So its
beacons are read inside the browser, which is not guaranteed to see them all, and every account of them
says so. Sealed, the auditor answers them there, for what the shop's server is told it may tell the vendor.
"""

import contextlib
import re
import time
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Sequence
from contextlib import AsyncExitStack
from urllib.parse import urlsplit

from playwright.async_api import Browser

from auditor.gather.capture.interception import Decision, Go, Paused, Reply, interception
from auditor.gather.sinkhole.content_coding import decoded
from auditor.gather.sinkhole.sealed import sealed_answer
from auditor.gather.sinkhole.server import BODY_CAP, Received
from auditor.gather.site import host_of

NOT_GUARANTEED = "a self-hosted endpoint, read inside the browser: not guaranteed"

# What a page is made of may stand beside the endpoint, the SDK's own script first of all.
_PARTS_OF_PAGES = frozenset({"document", "script", "stylesheet", "font", "media", "manifest", "texttrack"})


class SelfHosted:
    """The addresses that a user names, each with all that lies below it."""

    def __init__(self, addresses: Sequence[str]) -> None:
        self._addresses = tuple(map(_as_sent, addresses))

    def takes(self, url: str, kind: str) -> bool:
        """Whether a request is for one of them; `kind` is its resource type, in whichever case."""
        if kind.lower() in _PARTS_OF_PAGES:
            return False
        bare = url.partition("?")[0].partition("#")[0]
        return any(bare == address or bare.startswith(f"{address}/") for address in self._addresses)

    @property
    def patterns(self) -> list[str]:
        """Chromium's patterns for them, in which `*`, `?` and a backslash have a meaning of their own."""
        return [re.sub(r"([*?\\])", r"\\\1", address) + "*" for address in self._addresses]

    def notes(self, *, sealed: bool) -> Iterator[str]:
        """What the result says of them, one sentence each."""
        went = (
            "the auditor answered them there, so that the shop's server has nothing to pass on"
            if sealed
            else "they went on to the shop's server, which may pass them on"
        )
        for address in self._addresses:
            yield (
                f"The self-hosted endpoint {address} is not TikTok's and stands outside the seal's guarantee: "
                f"its beacons were read inside the browser, where some may be missed; {went}."
            )


def _as_sent(address: str) -> str:
    """An address as the browser writes it: the host in ASCII, no port where it goes without saying."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    with contextlib.suppress(UnicodeError):  # no internationalised name: taken as it is
        host = host.encode("idna").decode("ascii")
    host = f"[{host}]" if ":" in host else host
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    port = "" if parts.port in (None, usual) else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}{parts.path.rstrip('/')}"


@contextlib.asynccontextmanager
async def reading(
    browser: Browser,
    endpoint: SelfHosted,
    *,
    sealed: bool,
    heard: Callable[[Received], None],
    secret: Collection[str] = (),
) -> AsyncIterator[None]:
    """Tell `heard` of each beacon that a browser sends to the endpoint, and answer it where sealed.

    Of `secret` headers (what the user gives to get into the shop) the value is not told.
    """
    hidden = {name.lower() for name in secret}

    def decide(paused: Paused) -> Decision:
        if not endpoint.takes(paused.url, paused.kind):
            return Go()
        status, headers, body = sealed_answer(paused.method, paused.headers)
        heard(_received(paused, status if sealed else None, hidden))
        return Reply(status, headers, body) if sealed else Go()

    async with AsyncExitStack() as stack:
        if endpoint.patterns:
            await stack.enter_async_context(interception(browser, endpoint.patterns, decide))
        yield


def _received(paused: Paused, status: int | None, hidden: Collection[str] = ()) -> Received:
    body, damage = decoded(paused.body, paused.headers.get("content-encoding", ""), cap=BODY_CAP)
    untold = "" if paused.body_known else "the browser did not tell its body"
    return Received(
        serial=0,
        at=time.time(),
        method=paused.method,
        url=paused.url,
        host=host_of(paused.url),
        path=urlsplit(paused.url).path,
        headers={name: "[redacted]" if name in hidden else value for name, value in paused.headers.items()},
        body=body[:BODY_CAP],
        status=status,
        answered_by="sinkhole" if status is not None else "shop",
        is_sdk=False,
        intercepted=True,
        note="; ".join(filter(None, (NOT_GUARANTEED, untold, damage))),
    )
