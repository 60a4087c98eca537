"""Screenshots for the report: the formats that are only pixels, as `data:` addresses, within a budget."""

from base64 import b64encode
from collections.abc import Mapping
from pathlib import PurePosixPath

MAX_BYTES = 2_000_000
"""Bytes of pictures in one report: with base64's third on top it stays under 3 MB."""

# Told by their first bytes, never by their name: SVG is markup and has no place here.
_FORMATS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)


def media_type(picture: bytes) -> str | None:
    """The media type of a PNG, JPEG, GIF or WebP, None for anything else."""
    if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
        return "image/webp"
    return next((name for magic, name in _FORMATS if picture.startswith(magic)), None)


class Album:
    """The screenshots of one result; hands each out as long as the budget lasts."""

    def __init__(self, pictures: Mapping[str, bytes], budget: int = MAX_BYTES) -> None:
        self._pictures = pictures
        self._left = budget

    def data_url(self, name: str | None) -> str | None:
        """The picture as a `data:` address, None where it is absent, no picture, or too much."""
        if name is None:
            return None
        picture = self._pictures.get(name) or self._pictures.get(PurePosixPath(name).name)
        kind = media_type(picture) if picture else None
        if not picture or kind is None or len(picture) > self._left:
            return None
        self._left -= len(picture)
        return f"data:{kind};base64,{b64encode(picture).decode()}"
