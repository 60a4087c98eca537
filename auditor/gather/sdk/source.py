"""A source of the SDK's files, and the two that need no folder: the vendor itself and its stand-in."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from multidict import CIMultiDict

from auditor.gather.sinkhole.upstream import Upstream, UpstreamError
from auditor.model.vendor import Vendor

Mode = Literal["live", "standin", "saved"]

OK = 200
_SENT_TO_VENDOR = ("user-agent", "accept", "accept-language")  # and no cookie, no referrer, no origin
_KEPT_OF_VENDOR = frozenset(
    {
        "content-type",
        "cache-control",
        "etag",
        "last-modified",
        "expires",
        "location",
        "x-content-type-options",
        "cross-origin-resource-policy",
        "timing-allow-origin",
    }
)
_REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class SdkAnswer:
    """What a page gets for an SDK file.

    `answered_by` is "vendor", "standin" or "saved", and "" where nobody answered: `note` then says why.
    """

    status: int
    body: bytes
    answered_by: str
    headers: CIMultiDict[str] = field(default_factory=CIMultiDict)
    note: str = ""


class SdkSource(Protocol):
    """A source of SDK files. `note` is for the report: why this source, or what it is a copy of."""

    @property
    def mode(self) -> Mode:
        """Which kind of source it is."""

    @property
    def note(self) -> str:
        """Why it was taken, where it was not asked for, or what it is a copy of; "" where there is no more to say."""

    @property
    def saved_id(self) -> str:
        """The pixel that a saved copy was made for, "" for any other source."""

    async def file(self, url: str, headers: Mapping[str, str]) -> SdkAnswer:
        """The answer for a file's address; `headers` are the browser's, names in lower case."""


class LiveSdk:
    """The vendor's own SDK. Each file is fetched once an audit, so that all pages get the same."""

    mode: Mode = "live"
    saved_id = ""

    def __init__(self, upstream: Upstream, note: str = "") -> None:
        self._upstream = upstream
        self.note = note
        self._kept: dict[str, SdkAnswer] = {}
        self._fetching: dict[str, asyncio.Lock] = {}

    async def file(self, url: str, headers: Mapping[str, str]) -> SdkAnswer:
        """The vendor's answer, its status whatever it is; 502 where no answer came."""
        async with self._fetching.setdefault(url, asyncio.Lock()):
            if url in self._kept:
                return self._kept[url]
            answer = await _fetched(self._upstream, url, headers)
            if answer.status == OK and len(self._kept) < _REMEMBERED:
                self._kept[url] = answer
        if url not in self._kept:
            self._fetching.pop(url, None)
        return answer


class StandInSdk:
    """The project's own stand-in for the SDK."""

    mode: Mode = "standin"
    saved_id = ""

    def __init__(self, vendor: Vendor, note: str = "") -> None:
        self._vendor = vendor
        self.note = note

    async def file(self, url: str, headers: Mapping[str, str]) -> SdkAnswer:  # noqa: ARG002 - the protocol's
        """The stand-in's file, 404 where it has none."""
        found = self._vendor.standin(url)
        if found is None:
            return SdkAnswer(404, b"", "standin", note="the stand-in has no such file")
        return SdkAnswer(OK, found.body, "standin", CIMultiDict({"content-type": found.content_type}))


async def _fetched(upstream: Upstream, url: str, headers: Mapping[str, str]) -> SdkAnswer:
    try:
        answer = await upstream.ask("GET", url, headers=_sent(headers))
    except UpstreamError as error:
        return SdkAnswer(502, b"", "", note=f"the auditor could not fetch it: {error}")
    kept = CIMultiDict(
        (name, value) for name, value in answer.headers.items() if name.lower() in _KEPT_OF_VENDOR
    )
    return SdkAnswer(answer.status, answer.body, "vendor", kept)


def _sent(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: headers[name] for name in _SENT_TO_VENDOR if name in headers}
