import pytest

from auditor.report.pictures import Album, media_type
from tests.report.sample import PICTURES


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBP", "image/webp"),
        (b"GIF89a", "image/gif"),
        (b"<svg xmlns", None),
        (b"<html>", None),
        (b"RIFF\x00\x00\x00\x00WAVE", None),
        (b"", None),
    ],
)
def test_a_picture_is_told_by_its_bytes(start: bytes, kind: str | None) -> None:
    assert media_type(start) == kind


def test_a_picture_is_found_by_name_or_path() -> None:
    album = Album(PICTURES)
    assert (album.data_url("cart.png") or "").startswith("data:image/png;base64,iVBOR")
    assert album.data_url("screenshots/cart.png") == album.data_url("cart.png")


def test_no_picture_is_none() -> None:
    album = Album({"a.svg": b"<svg onload=alert(1)>", "empty.png": b""})
    assert [album.data_url(name) for name in (None, "absent.png", "a.svg", "empty.png")] == [None] * 4


def test_the_budget_is_kept_and_a_smaller_picture_still_fits() -> None:
    large, small = b"\xff\xd8\xff" + bytes(900), b"\xff\xd8\xff" + bytes(50)
    album = Album({"a": large, "b": large, "c": small}, budget=1000)
    assert [bool(album.data_url(name)) for name in "abc"] == [True, False, True]
