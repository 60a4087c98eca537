"""A folder with a saved copy of the SDK, as the source of its files."""

import mimetypes
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from multidict import CIMultiDict

from auditor.gather.sdk.copy import LARGEST, SdkCopy, read_copy, verified
from auditor.gather.sdk.source import OK, Mode, SdkAnswer
from auditor.model.errors import UsageError
from auditor.model.vendor import Vendor

_MARK = "MARK"
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_UNNAMED_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class _File:
    status: int
    body: bytes
    headers: CIMultiDict[str]


class SavedSdk:
    """A folder with a saved copy: `events.js`, `static/…`, laid out as below the SDK's own address.

    One that `auditor sdk save` wrote is held to its manifest; one that somebody laid out by hand is
    taken as it is. The copy is of one pixel. Where a page asks for another, that id is put wherever
    the saved one stands. The files are read at the start, so that no request names a path on this
    machine.
    """

    mode: Mode = "saved"

    def __init__(self, folder: Path, vendor: Vendor) -> None:
        """Read the folder.

        Raises:
            UsageError: it is no folder, holds no entry file, cannot be read, or differs from what its
                manifest vouches for.
        """
        if not folder.is_dir():
            raise UsageError(
                f"--sdk takes auto, live, standin or a folder with a saved SDK; {folder} is none"
            )
        entry = urlsplit(vendor.sdk_url(_MARK))
        root = entry.path.rpartition("/")[0] + "/"
        self._id_parameter = next((key for key, value in parse_qsl(entry.query) if value == _MARK), "")
        copy = read_copy(folder)
        self._files = _read_folder(folder, root) if copy is None else _read_copy(folder, copy)
        known = self._files.get(entry.path)
        if known is None or known.status != OK:
            raise UsageError(f"{folder} holds no saved SDK: {entry.path.removeprefix(root)} is missing")
        self.saved_id = copy.pixel_id if copy is not None else _id_in(known.body, vendor)
        self.note = f"saved SDK from {folder.name}" if copy is None else copy.described
        self._shown_id = self.saved_id

    async def file(self, url: str, headers: Mapping[str, str]) -> SdkAnswer:  # noqa: ARG002 - the protocol's
        """The saved file with the page's pixel in it, 404 where the folder lacks it."""
        parts = urlsplit(url)
        found = self._files.get(parts.path)
        if found is None:
            return SdkAnswer(404, b"", "saved", note="the saved SDK has no such file")
        # Files that name no pixel in their address belong to the entry file that was asked for last.
        self._shown_id = dict(parse_qsl(parts.query)).get(self._id_parameter) or self._shown_id
        body = found.body
        if self.saved_id and _is_plain(self._shown_id):
            body = body.replace(self.saved_id.encode(), self._shown_id.encode())
        return SdkAnswer(found.status, body, "saved", CIMultiDict(found.headers))


def _is_plain(pixel_id: str) -> bool:
    """Whether an id may be written into a script: one that a page made up could carry code."""
    return _PLAIN_ID.fullmatch(pixel_id) is not None


def _read_copy(folder: Path, copy: SdkCopy) -> dict[str, _File]:
    """The files of a copy by their path on the vendor's host; of one path's several, the first."""
    bodies = verified(folder, copy)
    files: dict[str, _File] = {}
    for saved in copy.files:
        headers = CIMultiDict({"content-type": saved.content_type or _UNNAMED_TYPE})
        if saved.location:
            headers["location"] = saved.location
        found = _File(saved.status, bodies.get(saved.url, b""), headers)
        files.setdefault(urlsplit(saved.url).path, found)
    return files


def _read_folder(folder: Path, url_root: str) -> dict[str, _File]:
    """The files of a folder by the path that they would have on the vendor's host."""
    root = folder.resolve()
    files: dict[str, _File] = {}
    size = 0
    try:
        for path in sorted(root.rglob("*")):
            # A link that leads out of the folder would hand a page any file of this machine.
            if not path.is_file() or not path.resolve().is_relative_to(root):
                continue
            size += path.stat().st_size
            if size > LARGEST:
                raise UsageError(f"{folder} is too large for a saved SDK (over {LARGEST} bytes)")
            name = path.relative_to(root).as_posix()
            kind = mimetypes.guess_type(name)[0] or _UNNAMED_TYPE
            files[url_root + name] = _File(OK, path.read_bytes(), CIMultiDict({"content-type": kind}))
    except OSError as error:
        raise UsageError(f"{folder} cannot be read: {error.strerror}") from error
    return files


def _id_in(entry: bytes, vendor: Vendor) -> str:
    """The pixel that an entry file was made for: the id that stands in it most often, "" if none does."""
    shape = vendor.standard.pixel_id_pattern.removeprefix("^").removesuffix("$")
    found = re.findall(rf"(?<![\w-]){shape}(?![\w-])", entry.decode("utf-8", "replace"))
    ids = Counter(match if isinstance(match, str) else match[0] for match in found)
    return ids.most_common(1)[0][0] if ids else ""
