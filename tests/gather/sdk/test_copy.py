import json
from pathlib import Path
from typing import Any

import pytest

from auditor.gather.sdk.copy import (
    MANIFEST,
    Answered,
    SdkCopy,
    read_copy,
    refuse_foreign,
    verified,
    write_copy,
)
from auditor.model.errors import UsageError

HOST = "https://metrics.vendor.example"
PIXEL = "C0000000000000000AAG"


def answered(path: str, body: bytes = b"x()", **given: Any) -> Answered:
    usual: dict[str, Any] = {"status": 200, "content_type": "text/javascript", "location": ""}
    return Answered(url=f"{HOST}{path}", body=body, **(usual | given))


def written(folder: Path, *answers: Answered) -> SdkCopy:
    return write_copy(folder, "/sdk/", answers, pixel_id=PIXEL, sdk_version="2.2.1", started=True)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    copy = written(
        tmp_path / "new" / "sdk",
        answered("/sdk/events.js?sdkid=1", b"entry"),
        answered("/sdk/static/main.x.js", b"main"),
        answered("/sdk/gone.js", b"", status=404),
        answered("/sdk/moved.js", b"", status=302, location="/sdk/events.js"),
    )
    folder = tmp_path / "new" / "sdk"
    assert read_copy(folder) == copy
    assert [saved.file for saved in copy.files] == ["events.js", "static/main.x.js", "", ""]
    assert sorted(verified(folder, copy).values()) == [b"entry", b"main"]
    assert copy.described.startswith(f"version 2.2.1 of the SDK, saved for {PIXEL} on 20")
    told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    assert told["files"][0]["sha256"]
    assert told["files"][3]["location"] == "/sdk/events.js"


@pytest.mark.parametrize(
    "path",
    [
        "/elsewhere/x.js",
        "/sdk/../../../etc/cron.d/x",
        "/sdk/%2e%2e/x.js",
        "/sdk/..\\x.js",
        "/sdk//x.js",
        "/sdk/.hidden",
        "/sdk/nul.js",
        "/sdk/COM1",
        "/sdk/x.",
        "/sdk/C:x.js",
        "/sdk/a\x00b",
        "/sdk/" + "x" * 300,
        "/sdk/" + "x/" * 50 + "x",
        "/sdk/sdk.json",
        "/sdk/SDK.json",
        "/sdk/events.js/below",
    ],
)
def test_a_name_that_some_system_takes_ill_is_replaced(path: str, tmp_path: Path) -> None:
    copy = written(tmp_path / "sdk", answered("/sdk/events.js", b"entry"), answered(path, b"odd"))
    odd = copy.files[1]
    assert odd.file.startswith("other/")
    assert len(odd.file) < 40
    assert (tmp_path / "sdk" / odd.file).read_bytes() == b"odd"
    assert sorted(item.name for item in tmp_path.iterdir()) == ["sdk"]
    assert verified(tmp_path / "sdk", copy)[odd.url] == b"odd"


def test_names_that_differ_by_capitals_or_query_do_not_meet(tmp_path: Path) -> None:
    paths = ("/sdk/main.js?a", "/sdk/MAIN.js", "/sdk/main.js?b")
    copy = written(tmp_path, *(answered(path, path.encode()) for path in paths))
    assert len({saved.file.casefold() for saved in copy.files}) == 3
    assert set(verified(tmp_path, copy).values()) == {path.encode() for path in paths}


def test_a_copy_takes_the_place_of_an_earlier_one_and_of_nothing_else(tmp_path: Path) -> None:
    written(tmp_path, answered("/sdk/events.js"), answered("/sdk/static/old.js"))
    (tmp_path / "notes.txt").write_text("mine")
    written(tmp_path, answered("/sdk/events.js"))
    assert not (tmp_path / "static" / "old.js").exists()
    assert (tmp_path / "notes.txt").read_text() == "mine"
    (tmp_path / MANIFEST).unlink()
    with pytest.raises(UsageError, match="not empty and holds no saved SDK"):
        written(tmp_path, answered("/sdk/events.js"))
    file = tmp_path / "notes.txt"
    with pytest.raises(UsageError, match="cannot hold a saved SDK"):
        refuse_foreign(file)


def test_an_earlier_copy_s_manifest_deletes_nothing_outside(tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("keep")
    folder = tmp_path / "sdk"
    written(folder, answered("/sdk/events.js"))
    manifest = folder / MANIFEST
    told = json.loads(manifest.read_text(encoding="utf-8"))
    told["files"][0]["file"] = "../victim.txt"
    manifest.write_text(json.dumps(told))
    written(folder, answered("/sdk/events.js"))
    assert victim.read_text() == "keep"


def test_a_file_that_is_missing_or_changed_is_named(tmp_path: Path) -> None:
    copy = written(tmp_path, answered("/sdk/events.js", b"entry"))
    (tmp_path / "events.js").write_bytes(b"ENTRY")
    with pytest.raises(UsageError, match=r"events\.js was changed since it was saved"):
        verified(tmp_path, copy)
    (tmp_path / "events.js").unlink()
    with pytest.raises(UsageError, match=r"events\.js is missing"):
        verified(tmp_path, copy)


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"format": 2}',
        "[" * 100_000,
        '{"format": 1, "files": 3}',
        '{"format": 1, "pixel": 3, "saved_at": "x", "tool": {}, "sdk_version": null, "started": 1, "files": []}',
    ],
)
def test_a_damaged_manifest_is_told_in_a_sentence(manifest: str, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(manifest)
    with pytest.raises(UsageError, match=r"sdk\.json is damaged"):
        read_copy(tmp_path)


@pytest.mark.parametrize(
    ("key", "value"), [("file", "../x"), ("file", 3), ("status", "200"), ("bytes", None), ("url", None)]
)
def test_a_damaged_entry_is_told_in_a_sentence(key: str, value: object, tmp_path: Path) -> None:
    written(tmp_path, answered("/sdk/events.js"))
    told = json.loads((tmp_path / MANIFEST).read_text(encoding="utf-8"))
    told["files"][0][key] = value
    (tmp_path / MANIFEST).write_text(json.dumps(told))
    with pytest.raises(UsageError, match="is damaged"):
        read_copy(tmp_path)


def test_a_folder_without_a_manifest_holds_no_copy(tmp_path: Path) -> None:
    assert read_copy(tmp_path) is None
