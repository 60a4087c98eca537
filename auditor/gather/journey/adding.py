"""The shop's own requests that put something into the cart, heard while a button is pressed."""

import asyncio
import logging
import re
from types import TracebackType
from typing import Self

from playwright.async_api import Dialog, Error, Request

from auditor.gather.capture.tap import Tap
from auditor.gather.capture.visits import Tab
from auditor.gather.journey.marks import ADD_BODY, ADD_REQUEST, CART_WORD
from auditor.gather.site import path_of, same_site

log = logging.getLogger(__name__)

_ANSWER = 3.0
_ERROR = 400
_READS = frozenset({"GET", "HEAD", "OPTIONS"})
_SAID = 200  # characters of a dialog that are told
_BODY = 200_000  # characters of an answer that are looked through
# A refusal in an answer whose status is 200: WooCommerce, GraphQL (Shopify, Vendure, Magento), others.
_REFUSED = re.compile(
    r'"error"\s*:\s*(?:true|"[^"]|\{\s*")|"(?:success|ok)"\s*:\s*(?:false|0)|"(?:errors|userErrors|user_errors)"\s*:\s*(?:\[\s*[{"]|\{\s*"|"[^"])'
    r'|"(?:errorCode|error_code)"\s*:\s*"[^"]|"(?:status|result)"\s*:\s*"(?:error|failure|fail)"|"hasErrors?"\s*:\s*true',
    re.IGNORECASE,
)
_API = re.compile(r"graphql|shop-api|/api/|/ajax|" + CART_WORD, re.IGNORECASE)


class Adding:
    """Listens to a page's requests while it is entered; `accepted` tells whether one added."""

    def __init__(self, tap: Tap, tab: Tab) -> None:
        self._tap = tap
        self._tab = tab
        self._requests: list[Request] = []
        self._answers: list[asyncio.Task[bool]] = []
        self.told_server = False  # something was posted to the shop, whatever it was
        self.said: list[str] = []  # what its dialogs said

    def __enter__(self) -> Self:
        """Begin to listen."""
        self._tap.on_request.append(self._heard)
        self._tab.page.on("dialog", self._told)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Cease to listen; what was heard can still be asked about."""
        self._tap.on_request.remove(self._heard)
        self._tab.page.remove_listener("dialog", self._told)

    def _told(self, dialog: Dialog) -> None:
        self.said.append(" ".join(dialog.message.split())[:_SAID])

    def _heard(self, request: Request, tab: Tab) -> None:
        if tab is not self._tab:
            return
        if request.method not in _READS and same_site(request.url, tab.page.url):
            self.told_server = True
        if _adds(request, tab.page.url):
            self.told_server = True
            self._requests.append(request)
            self._answers.append(asyncio.create_task(_accepted(request)))

    @property
    def answered(self) -> bool:
        """Whether the shop has by now taken something, by its answer to such a request."""
        return any(answer.done() and not answer.cancelled() and answer.result() for answer in self._answers)

    async def accepted(self) -> bool:
        """Whether the shop takes something, by its answer to such a request, which is waited for."""
        return any(await asyncio.gather(*self._answers))

    async def refused(self) -> str:
        """How the shop refused each of them, "" where it did not."""
        statuses = [await _status(request) for request in self._requests]
        if statuses and all(status is not None and status >= _ERROR for status in statuses):
            return f"its server answered {statuses[-1]}"
        return ""


def _adds(request: Request, page_url: str) -> bool:
    url = request.url
    own = same_site(url, page_url)
    if request.method == "GET":
        return own and request.resource_type in ("xhr", "fetch", "document") and bool(ADD_REQUEST.search(url))
    if request.resource_type not in ("xhr", "fetch", "document"):
        return False
    path = path_of(url)
    if not own and not _API.search(path):
        return False
    try:
        body = request.post_data or ""
    except (Error, UnicodeDecodeError):
        body = ""
    return bool(ADD_REQUEST.search(url if own else path) or ADD_BODY.search(body[:20_000]))


def refuses(text: str) -> bool:
    """Whether an answer whose status is fine says that nothing was added."""
    return bool(_REFUSED.search(text))


async def _status(request: Request) -> int | None:
    try:
        async with asyncio.timeout(_ANSWER):
            response = await request.response()
    except (Error, TimeoutError) as error:
        log.debug("no answer to %s: %s", request.url, error)
        return None
    return response.status if response is not None else None


async def _accepted(request: Request) -> bool:
    status = await _status(request)
    if status is None or status >= _ERROR:
        return False
    if request.resource_type == "document":
        return request.method != "GET"  # what it brought is a page: that one tells
    try:
        async with asyncio.timeout(_ANSWER):
            response = await request.response()
            text = (await response.text())[:_BODY] if response is not None else ""
    except (Error, TimeoutError, UnicodeDecodeError):
        return False  # what it said is not known: another proof must tell
    return not refuses(text)
