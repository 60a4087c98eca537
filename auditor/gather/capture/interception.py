"""Requests of a whole browser, paused by DevTools and decided one by one.

`Fetch` enabled on the browser itself, rather than on a page, reaches what a page's session does not:
workers, service workers, frames in a process of their own, pop-ups, a page that is being left, and the
bodies of Blobs (measured, Chromium 156, November 2026: all of ten tries of each). It stands in the
browser all the same, so it is no guarantee: WebSockets pass it, and what a later Chromium sends past it
nobody would notice.
"""

import asyncio
import base64
import binascii
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from multidict import CIMultiDict
from playwright.async_api import Browser, CDPSession, Error

log = logging.getLogger(__name__)

_SECONDS_TO_FINISH = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused:
    """A request before it leaves. `headers` have lower-case names; `kind` is DevTools' resource type.

    `body_known` is False where there is a body that the browser does not tell.
    """

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes
    kind: str
    body_known: bool = True


@dataclass(frozen=True, slots=True)
class Go:
    """Let it go where it wants."""


@dataclass(frozen=True, slots=True)
class Refuse:
    """Fail it, as an extension that blocks would."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Answer it in the server's place."""

    status: int
    headers: CIMultiDict[str] = field(default_factory=CIMultiDict)
    body: bytes = b""


Decision = Go | Refuse | Reply


@contextlib.asynccontextmanager
async def interception(
    browser: Browser, patterns: Sequence[str], decide: Callable[[Paused], Decision]
) -> AsyncIterator[None]:
    """Have every request of a browser that matches one of Chromium's patterns decided.

    `decide` is asked once for each. A request that it fails at is refused: what should be held back may
    not leave because of a fault. The exit waits, within bounds, until what was decided is carried out. At
    the end of its session the browser lets go what it holds, so where a profile is still open by then, it
    goes on to ask until it is closed.
    """
    session = await browser.new_browser_cdp_session()
    tasks: set[asyncio.Task[None]] = set()

    def paused(event: Mapping[str, Any]) -> None:
        task = asyncio.create_task(_carry_out(session, event, _decided(decide, event)))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    session.on("Fetch.requestPaused", paused)
    await session.send("Fetch.enable", {"patterns": [{"urlPattern": pattern} for pattern in patterns]})
    try:
        yield
    finally:
        if tasks:
            await asyncio.wait(tasks, timeout=_SECONDS_TO_FINISH)
        if not browser.contexts:
            with contextlib.suppress(Error):  # the browser is gone, and its session with it
                await session.detach()


def _decided(decide: Callable[[Paused], Decision], event: Mapping[str, Any]) -> Decision:
    try:
        return decide(_paused(event))
    except Exception:
        log.debug("a request is refused because the auditor could not decide", exc_info=True)
        return Refuse()


def _paused(event: Mapping[str, Any]) -> Paused:
    request = event["request"]
    body, known = _body(request)
    return Paused(
        method=request["method"],
        url=request["url"],
        headers={name.lower(): value for name, value in request["headers"].items()},
        body=body,
        kind=event["resourceType"],
        body_known=known,
    )


def _body(request: Mapping[str, Any]) -> tuple[bytes, bool]:
    entries = request.get("postDataEntries") or []
    try:
        parts = [base64.b64decode(entry["bytes"]) for entry in entries]
    except (KeyError, binascii.Error):  # a part is a file on disk, or is told by its name alone
        return b"", False
    return b"".join(parts), bool(parts) or not request.get("hasPostData")


async def _carry_out(session: CDPSession, event: Mapping[str, Any], decision: Decision) -> None:
    about = {"requestId": event["requestId"]}
    try:
        match decision:
            case Go():
                await session.send("Fetch.continueRequest", about)
            case Refuse():
                await session.send("Fetch.failRequest", about | {"errorReason": "BlockedByClient"})
            case Reply(status, headers, body):
                answer = {
                    "responseCode": status,
                    "responseHeaders": [{"name": name, "value": value} for name, value in headers.items()],
                    "body": base64.b64encode(body).decode("ascii"),
                }
                await session.send("Fetch.fulfillRequest", about | answer)
    except Error as error:
        log.debug("%s was given up by its page meanwhile: %s", event["request"]["url"], error)
