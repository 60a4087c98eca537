"""A saved copy of one pixel's SDK: the files in a folder, and the manifest that vouches for them."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from auditor import __version__
from auditor.model.errors import UsageError
from auditor.model.jsonvalue import JsonObject, JsonValue, is_object

MANIFEST = "sdk.json"
LARGEST = 64 * 1024 * 1024
"""Bytes of a whole copy; TikTok's has under one million (2.2.1, May 2026)."""

_FORMAT = 1
_MOST_FILES = 256
# What a file's name may be on every system; Windows reserves some names, whatever follows the dot.
_SEGMENT = re.compile(
    r"(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[a-z0-9_-][a-z0-9._-]{0,119}", re.IGNORECASE
)
_DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFile:
    """One answer of the vendor. `file` is its path in the folder, "" where the vendor had no such file."""

    url: str
    status: int
    content_type: str
    location: str  # where a redirect led, "" for any other answer
    file: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkCopy:
    """What a folder holds. `started` tells whether the SDK sent an event for the pixel while it was saved."""

    pixel_id: str
    saved_at: dt.datetime
    tool_version: str
    sdk_version: str
    started: bool
    files: tuple[SavedFile, ...]

    @property
    def described(self) -> str:
        """It in a few words, for the report: of which pixel, which version, from when."""
        version = f"version {self.sdk_version} of the SDK" if self.sdk_version else "the SDK, version unknown"
        return f"{version}, saved for {self.pixel_id} on {self.saved_at:%Y-%m-%d %H:%M} UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer to be saved: its address, status, two of its headers, and its body."""

    url: str
    status: int
    content_type: str
    location: str
    body: bytes


def write_copy(
    folder: Path, root: str, answers: Sequence[Answered], *, pixel_id: str, sdk_version: str, started: bool
) -> SdkCopy:
    """Write a copy into a folder, in place of the one that may be there.

    Args:
        folder: new, empty, or one that holds a copy.
        root: the path on the vendor's host below which the files lie; they lie so in the folder, too.
        answers: what the vendor answered, each address once.
        pixel_id: the pixel that they were asked for.
        sdk_version: what the SDK calls itself, "" where it was not heard.
        started: whether it sent an event for the pixel.

    Raises:
        UsageError: the folder holds something else, or cannot be written.
    """
    refuse_foreign(folder)
    names = _names(root, [answer for answer in answers if answer.body])
    bodies = {names[answer.url]: answer.body for answer in answers if answer.url in names}
    copy = SdkCopy(
        pixel_id=pixel_id,
        saved_at=dt.datetime.now(dt.UTC).replace(microsecond=0),
        tool_version=__version__,
        sdk_version=sdk_version,
        started=started,
        files=tuple(_saved(answer, names.get(answer.url, "")) for answer in answers),
    )
    try:
        for old in _files_of(folder):
            (folder / old).unlink(missing_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
        # The manifest comes first: a copy that breaks off is known as one, and told to be incomplete.
        (folder / MANIFEST).write_text(json.dumps(_document(copy), indent=2) + "\n", encoding="utf-8")
        for name, body in bodies.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
    except OSError as error:
        raise UsageError(f"{folder}: the SDK cannot be saved there: {error.strerror or error}") from error
    return copy


def refuse_foreign(folder: Path) -> None:
    """Refuse a folder that is not empty and holds no copy.

    Raises:
        UsageError: it is one, or no folder at all.
    """
    try:
        held = {path.name for path in folder.iterdir()} if folder.exists() else set()
    except OSError as error:
        raise UsageError(f"{folder}: cannot hold a saved SDK: {error.strerror or error}") from error
    if held and MANIFEST not in held:
        raise UsageError(f"{folder} is not empty and holds no saved SDK; name another folder")


def read_copy(folder: Path) -> SdkCopy | None:
    """The copy that a folder's manifest describes; None where it has no manifest.

    Raises:
        UsageError: the manifest is damaged.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError("it is too large")  # noqa: TRY301 - told like any other damage
        return _copy(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(
            f"{path} is damaged ({type(error).__name__}: {error}); save the SDK anew with `auditor sdk save`"
        ) from error


def verified(folder: Path, copy: SdkCopy) -> Mapping[str, bytes]:
    """The bodies of a copy's files by their address, each as it was saved.

    Raises:
        UsageError: a file is missing, changed, or cannot be read.
    """
    again = "save the SDK anew with `auditor sdk save`"
    bodies: dict[str, bytes] = {}
    root = folder.resolve()
    for saved in copy.files:
        if not saved.file:
            continue
        path = root / saved.file
        # A link that leads out of the folder would hand a page any file of this machine.
        if not path.is_file() or not path.resolve().is_relative_to(root):
            raise UsageError(f"{folder}: {saved.file} is missing from the saved SDK; {again}")
        try:
            body = path.read_bytes() if path.stat().st_size == saved.size else b""
        except OSError as error:
            raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error
        if _digest(body) != saved.sha256:
            raise UsageError(
                f"{folder}: {saved.file} was changed since it was saved (its checksum differs); {again}, "
                f"or delete {MANIFEST} to use the files as they are"
            )
        bodies[saved.url] = body
    return bodies


def _names(root: str, answers: Iterable[Answered]) -> dict[str, str]:
    """A name in the folder for each address: as below the vendor's own root where every system takes it."""
    names: dict[str, str] = {}
    taken = {MANIFEST}
    for answer in answers:
        path = urlsplit(answer.url).path
        segments = path.removeprefix(root).split("/")
        plain = path.startswith(root) and len(segments) <= _DEEPEST and all(map(_is_plain, segments))
        name = "/".join(segments)
        # Some systems do not tell capitals; two addresses may also differ by their query alone.
        if not plain or any(_in_the_way(name.casefold(), other) for other in taken):
            name = f"other/{_digest(answer.url.encode())[:32]}"
        taken.add(name.casefold())
        names[answer.url] = name
    return names


def _in_the_way(name: str, other: str) -> bool:
    return name == other or name.startswith(f"{other}/") or other.startswith(f"{name}/")


def _is_plain(segment: str) -> bool:
    return _SEGMENT.fullmatch(segment) is not None and not segment.endswith(".")


def _saved(answer: Answered, name: str) -> SavedFile:
    return SavedFile(
        url=answer.url,
        status=answer.status,
        content_type=answer.content_type,
        location=answer.location,
        file=name,
        sha256=_digest(answer.body) if name else "",
        size=len(answer.body) if name else 0,
    )


def _files_of(folder: Path) -> list[str]:
    """The files that the manifest of a folder names, as far as it can be read."""
    try:
        copy = read_copy(folder)
    except UsageError:
        return []
    return [saved.file for saved in copy.files if saved.file] if copy is not None else []


def _document(copy: SdkCopy) -> JsonObject:
    return {
        "format": _FORMAT,
        "pixel": copy.pixel_id,
        "saved_at": copy.saved_at.isoformat().replace("+00:00", "Z"),
        "tool": {"name": "pixel-auditor", "version": copy.tool_version},
        "sdk_version": copy.sdk_version or None,
        "started": copy.started,
        "files": [
            {
                "url": saved.url,
                "status": saved.status,
                "content_type": saved.content_type,
                "location": saved.location or None,
                "file": saved.file or None,
                "sha256": saved.sha256 or None,
                "bytes": saved.size,
            }
            for saved in copy.files
        ],
    }


def _copy(document: JsonValue) -> SdkCopy:
    """The copy of a manifest's JSON; ValueError, KeyError or TypeError where it is none."""
    told = _object(document)
    if told["format"] != _FORMAT:
        raise ValueError(f"format {told['format']!r} is not {_FORMAT}")
    files = told["files"]
    if not isinstance(files, list) or len(files) > _MOST_FILES:
        raise ValueError("its list of files is none")
    saved_at = dt.datetime.fromisoformat(_text(told["saved_at"]))
    return SdkCopy(
        pixel_id=_text(told["pixel"]),
        saved_at=saved_at.astimezone(dt.UTC) if saved_at.tzinfo else saved_at.replace(tzinfo=dt.UTC),
        tool_version=_text(_object(told["tool"])["version"]),
        sdk_version=_text(told["sdk_version"] or ""),
        started=told["started"] is True,
        files=tuple(_file(_object(item)) for item in files),
    )


def _file(told: JsonObject) -> SavedFile:
    name = _text(told["file"] or "")
    if name and not all(map(_is_plain, name.split("/"))):
        raise ValueError(f"{name!r} is no file's name")
    status, size = told["status"], told["bytes"]
    if not isinstance(status, int) or not 100 <= status <= 599 or not isinstance(size, int):  # noqa: PLR2004 - HTTP's range
        raise ValueError("a status or a size is none")
    return SavedFile(
        url=_text(told["url"]),
        status=status,
        content_type=_text(told["content_type"]),
        location=_text(told["location"] or ""),
        file=name,
        sha256=_text(told["sha256"] or ""),
        size=size,
    )


def _object(value: JsonValue) -> JsonObject:
    if not is_object(value):
        raise TypeError("an object was expected")
    return value


def _text(value: JsonValue) -> str:
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
