"""Where the SDK's files come from: the vendor, the vendor's stand-in, or a folder with a saved copy."""

import asyncio
import mimetypes
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import parse_qsl, urlsplit

from multidict import CIMultiDict

from auditor.gather.upstream import Answer, Upstream, UpstreamError
from auditor.model.errors import UsageError
from auditor.model.vendor import Vendor

Mode = Literal["live", "standin", "saved"]

_OK = 200
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
_LARGEST_FOLDER = 64 * 1024 * 1024


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
    """A source of SDK files. `note` is for the report: why this source, where it was not asked for."""

    @property
    def mode(self) -> Mode:
        """Which kind of source it is."""

    @property
    def note(self) -> str:
        """Why it was taken, "" where it was asked for."""

    async def file(self, url: str, headers: Mapping[str, str]) -> SdkAnswer:
        """The answer for a file's address; `headers` are the browser's, names in lower case."""


class LiveSdk:
    """The vendor's own SDK. Each file is fetched once an audit, so that all pages get the same."""

    mode: Mode = "live"

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
            if answer.status == _OK and len(self._kept) < _REMEMBERED:
                self._kept[url] = answer
        if url not in self._kept:
            self._fetching.pop(url, None)
        return answer


class StandInSdk:
    """The project's own stand-in for the SDK."""

    mode: Mode = "standin"

    def __init__(self, vendor: Vendor, note: str = "") -> None:
        self._vendor = vendor
        self.note = note

    async def file(self, url: str, headers: Mapping[str, str]) -> SdkAnswer:  # noqa: ARG002 - the protocol's
        """The stand-in's file, 404 where it has none."""
        found = self._vendor.standin(url)
        if found is None:
            return SdkAnswer(404, b"", "standin", note="the stand-in has no such file")
        return SdkAnswer(_OK, found.body, "standin", CIMultiDict({"content-type": found.content_type}))


class SavedSdk:
    """A folder with a saved copy: `events.js`, `static/…`, laid out as below the SDK's own address.

    The copy is of one pixel. Where a page asks for another, that id is put wherever the saved one
    stands. The files are read at the start, so that no request names a path on this machine.
    """

    mode: Mode = "saved"

    def __init__(self, folder: Path, vendor: Vendor) -> None:
        """Read the folder.

        Raises:
            UsageError: it is no folder, holds no entry file, or cannot be read.
        """
        entry = urlsplit(vendor.sdk_url(_MARK))
        self._root = entry.path.rpartition("/")[0] + "/"
        self._id_parameter = next((key for key, value in parse_qsl(entry.query) if value == _MARK), "")
        name = entry.path.removeprefix(self._root)
        self._files = _read_folder(folder)
        if name not in self._files:
            raise UsageError(f"{folder} holds no saved SDK: {name} is missing")
        self.saved_id = _id_in(self._files[name], vendor)
        self.note = f"saved SDK from {folder.name}"
        self._shown_id = self.saved_id

    async def file(self, url: str, headers: Mapping[str, str]) -> SdkAnswer:  # noqa: ARG002 - the protocol's
        """The saved file with the page's pixel in it, 404 where the folder lacks it."""
        parts = urlsplit(url)
        name = parts.path.removeprefix(self._root)
        body = self._files.get(name) if parts.path.startswith(self._root) else None
        if body is None:
            return SdkAnswer(404, b"", "saved", note="the saved SDK has no such file")
        # Files that name no pixel in their address belong to the entry file that was asked for last.
        self._shown_id = dict(parse_qsl(parts.query)).get(self._id_parameter) or self._shown_id
        if self.saved_id and _is_plain(self._shown_id):
            body = body.replace(self.saved_id.encode(), self._shown_id.encode())
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return SdkAnswer(_OK, body, "saved", CIMultiDict({"content-type": kind}))


async def choose_sdk(choice: str, vendor: Vendor, upstream: Upstream, *, pixel_id: str = "") -> SdkSource:
    """The SDK source for `--sdk`.

    Args:
        choice: "auto", "live", "standin", or a folder. "auto" is the live SDK where it can be reached,
            else the stand-in, whose note then says what was in the way.
        vendor: whose SDK.
        upstream: an open client for the vendor.
        pixel_id: a pixel to ask for, where one is known, to learn whether the SDK can be reached.

    Raises:
        UsageError: `choice` is no word of the above and no folder with a saved SDK.
    """
    match choice:
        case "live":
            return LiveSdk(upstream)
        case "standin":
            return StandInSdk(vendor)
        case "auto":
            hindrance = await _hindrance(vendor, upstream, pixel_id)
            if hindrance:
                return StandInSdk(
                    vendor,
                    f"{vendor.name}'s SDK cannot be fetched from here ({hindrance}): the built-in stand-in is used",
                )
            return LiveSdk(upstream)
        case _:
            return SavedSdk(Path(choice), vendor)


_MARK = "MARK"
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def _is_plain(pixel_id: str) -> bool:
    """Whether an id may be written into a script: one that a page made up could carry code."""
    return _PLAIN_ID.fullmatch(pixel_id) is not None


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


async def _hindrance(vendor: Vendor, upstream: Upstream, pixel_id: str) -> str:
    """Why the live SDK cannot be had, "" where it can."""
    try:
        answer = await upstream.ask("GET", vendor.sdk_url(pixel_id), headers={"accept": "*/*"})
    except UpstreamError as error:
        return str(error)
    if answer.status != _OK:
        return f"status {answer.status}"
    return "" if _is_script(answer) else "the answer is no script"


def _is_script(answer: Answer) -> bool:
    """A proxy's or a hotel's own page has status 200 too."""
    return "javascript" in answer.headers.get("content-type", "").lower() and bool(answer.body.strip())


def _read_folder(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        raise UsageError(f"--sdk takes auto, live, standin or a folder with a saved SDK; {folder} is none")
    root = folder.resolve()
    files: dict[str, bytes] = {}
    size = 0
    try:
        for path in sorted(root.rglob("*")):
            # A link that leads out of the folder would hand a page any file of this machine.
            if not path.is_file() or not path.resolve().is_relative_to(root):
                continue
            size += path.stat().st_size
            if size > _LARGEST_FOLDER:
                raise UsageError(f"{folder} is too large for a saved SDK (over {_LARGEST_FOLDER} bytes)")
            files[path.relative_to(root).as_posix()] = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{folder} cannot be read: {error.strerror}") from error
    return files


def _id_in(entry: bytes, vendor: Vendor) -> str:
    """The pixel that an entry file was made for: the id that stands in it most often, "" if none does."""
    shape = vendor.standard.pixel_id_pattern.removeprefix("^").removesuffix("$")
    found = re.findall(rf"(?<![\w-]){shape}(?![\w-])", entry.decode("utf-8", "replace"))
    ids = Counter(match if isinstance(match, str) else match[0] for match in found)
    return ids.most_common(1)[0][0] if ids else ""
