"""The three sources of the SDK's files."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from aiohttp import web

from auditor.gather.network import Network
from auditor.gather.sdk import LiveSdk, SavedSdk, StandInSdk, choose_sdk
from auditor.gather.sdk.copy import Answered, write_copy
from auditor.gather.sinkhole.upstream import Upstream
from auditor.model.errors import UsageError
from tests.support.upstream import Nowhere, vendor_server
from tests.support.vendor import HOST, SDK_URL, a_vendor

SAVED_ID = "C0000000000000000AAG"
OTHER_ID = "D1111111111111111BBG"
BROWSER: Mapping[str, str] = {
    "user-agent": "Browser/1",
    "accept-language": "de",
    "cookie": "visitor=1",
    "referer": "https://shop.example/",
    "origin": "https://shop.example",
    "if-none-match": '"1"',
}
VENDOR = a_vendor({SDK_URL: "standin()"})


async def script(request: web.BaseRequest) -> web.StreamResponse:
    response = web.Response(text="live()", content_type="text/javascript")
    response.headers.update({"cache-control": "max-age=60", "alt-svc": 'h3=":443"', "nel": "{}"})
    response.set_cookie("visitor", "1")
    return response


async def test_live_asks_without_cookie_referrer_or_origin() -> None:
    async with vendor_server(script) as server, server.client() as client:
        answer = await LiveSdk(client).file(SDK_URL, BROWSER)
    asked = {name.lower(): value for name, value in server.asked[0].headers.items()}
    assert asked["user-agent"] == "Browser/1"
    assert asked["accept-language"] == "de"
    assert not asked.keys() & {"cookie", "referer", "origin", "if-none-match"}
    assert (answer.status, answer.body, answer.answered_by, answer.note) == (200, b"live()", "vendor", "")
    assert {name.lower() for name in answer.headers} == {"content-type", "cache-control"}


async def test_live_fetches_a_file_once_an_audit() -> None:
    async with vendor_server(script) as server, server.client() as client:
        source = LiveSdk(client)
        assert await source.file(SDK_URL, {}) == await source.file(SDK_URL, {})
        await source.file(f"{SDK_URL}?other", {})
    assert len(server.asked) == 2


async def test_live_passes_a_refusal_on_and_asks_again() -> None:
    statuses = iter([403, 200])

    async def first_refused(request: web.BaseRequest) -> web.StreamResponse:
        return web.Response(status=next(statuses), text="x")

    async with vendor_server(first_refused) as server, server.client() as client:
        source = LiveSdk(client)
        assert [(await source.file(SDK_URL, {})).status for _ in range(2)] == [403, 200]


async def test_live_out_of_reach_says_why() -> None:
    async with Upstream(Network(), resolver=Nowhere()) as client:
        answer = await LiveSdk(client).file(SDK_URL, {})
    assert (answer.status, answer.answered_by) == (502, "")
    assert answer.note.startswith("the auditor could not fetch it: dns: ")


async def test_the_stand_in_has_what_the_vendor_record_has() -> None:
    source = StandInSdk(VENDOR)
    found = await source.file(SDK_URL, {})
    assert (found.status, found.body, found.answered_by) == (200, b"standin()", "standin")
    assert found.headers["content-type"] == "text/javascript"
    assert (await source.file(f"https://{HOST}/sdk/x.js", {})).status == 404


def saved(folder: Path) -> SavedSdk:
    (folder / "static").mkdir(parents=True)
    (folder / "events.js").write_text(
        f'load("{SAVED_ID}", "{SAVED_ID}", "{OTHER_ID[:-1]}0", "static/main.x.js")'
    )
    (folder / "static" / "main.x.js").write_text(f"main('{SAVED_ID}')")
    return SavedSdk(folder, VENDOR)


async def test_a_saved_sdk_gets_the_pages_pixel(tmp_path: Path) -> None:
    source = saved(tmp_path / "sdk")
    assert source.saved_id == SAVED_ID
    entry = await source.file(f"{SDK_URL}?sdkid={OTHER_ID}&lib=v", {})
    part = await source.file(f"https://{HOST}/sdk/static/main.x.js", {})
    assert entry.body.decode().startswith(f'load("{OTHER_ID}", "{OTHER_ID}"')
    assert SAVED_ID.encode() not in entry.body
    assert part.body == f"main('{OTHER_ID}')".encode()
    assert "javascript" in part.headers["content-type"]
    assert (entry.answered_by, source.mode) == ("saved", "saved")


async def test_a_saved_sdk_serves_its_own_pixel_unchanged(tmp_path: Path) -> None:
    source = saved(tmp_path / "sdk")
    entry = await source.file(f"{SDK_URL}?sdkid={SAVED_ID}&lib=v", {})
    assert entry.body == (tmp_path / "sdk" / "events.js").read_bytes()


async def test_an_id_that_carries_code_is_not_written_into_a_script(tmp_path: Path) -> None:
    source = saved(tmp_path / "sdk")
    entry = await source.file(f"{SDK_URL}?sdkid=%22);alert(1);//", {})
    assert b"alert" not in entry.body


@pytest.mark.parametrize(
    "path",
    [
        "/sdk/../secret.txt",
        "/sdk/%2e%2e/secret.txt",
        "/sdk//etc/passwd",
        "/sdk/static/../../secret.txt",
        "/etc/passwd",
    ],
)
async def test_no_path_leads_out_of_the_folder(path: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    source = saved(tmp_path / "sdk")
    answer = await source.file(f"https://{HOST}{path}", {})
    assert (answer.status, answer.body) == (404, b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows needs a privilege for symbolic links")
async def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (tmp_path / "sdk" / "static").mkdir(parents=True)
    (tmp_path / "sdk" / "events.js").write_text("x")
    (tmp_path / "sdk" / "static" / "link.js").symlink_to(secret)
    source = SavedSdk(tmp_path / "sdk", VENDOR)
    assert (await source.file(f"https://{HOST}/sdk/static/link.js", {})).status == 404


async def test_a_copy_that_was_changed_is_refused(tmp_path: Path) -> None:
    url = f"{SDK_URL}?sdkid={SAVED_ID}"
    entry = Answered(url=url, status=200, content_type="text/javascript", location="", body=b"x()")
    moved = Answered(
        url=f"https://{HOST}/sdk/old.js", status=302, content_type="", location="/sdk/events.js", body=b""
    )
    write_copy(tmp_path, "/sdk/", [entry, moved], pixel_id=SAVED_ID, sdk_version="", started=False)
    source = SavedSdk(tmp_path, VENDOR)
    assert source.note.startswith(f"the SDK, version unknown, saved for {SAVED_ID} on ")
    found = await source.file(f"https://{HOST}/sdk/old.js", {})
    assert (found.status, found.headers["location"]) == (302, "/sdk/events.js")
    (tmp_path / "events.js").write_bytes(b"y()")
    with pytest.raises(UsageError, match=r"events\.js was changed"):
        SavedSdk(tmp_path, VENDOR)


async def test_a_saved_sdk_without_an_id_is_served_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "events.js").write_text("x()")
    source = SavedSdk(tmp_path, VENDOR)
    assert source.saved_id == ""
    assert (await source.file(f"{SDK_URL}?sdkid={OTHER_ID}", {})).body == b"x()"


def test_a_folder_without_the_entry_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"events\.js is missing"):
        SavedSdk(tmp_path, VENDOR)


async def choose(choice: str, client: Upstream) -> tuple[str, str]:
    async with client:
        source = await choose_sdk(choice, VENDOR, client)
    return source.mode, source.note


async def test_auto_takes_the_live_sdk_where_it_is_reached() -> None:
    async with vendor_server(script) as server:
        assert await choose("auto", server.client()) == ("live", "")


async def test_auto_falls_back_and_says_why() -> None:
    mode, note = await choose("auto", Upstream(Network(), resolver=Nowhere()))
    assert mode == "standin"
    assert note.startswith("Vendor's SDK cannot be fetched from here (dns: ")


async def test_auto_is_not_fooled_by_somebody_elses_page() -> None:
    async def login_page(request: web.BaseRequest) -> web.StreamResponse:
        return web.Response(text="<h1>Welcome to our hotel</h1>", content_type="text/html")

    async def forbidden(request: web.BaseRequest) -> web.StreamResponse:
        return web.Response(status=403)

    async with vendor_server(login_page) as server:
        assert (await choose("auto", server.client()))[0] == "standin"
    async with vendor_server(forbidden) as server:
        assert "status 403" in (await choose("auto", server.client()))[1]


async def test_what_is_asked_for_is_taken(tmp_path: Path) -> None:
    (tmp_path / "events.js").write_text("x()")
    assert await choose("live", Upstream(Network())) == ("live", "")
    assert await choose("standin", Upstream(Network())) == ("standin", "")
    assert (await choose(str(tmp_path), Upstream(Network())))[0] == "saved"
    with pytest.raises(UsageError, match="--sdk"):
        await choose(str(tmp_path / "absent"), Upstream(Network()))
