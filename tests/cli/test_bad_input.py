"""What goes wrong with an address is one sentence, the right exit code, and a report of what was seen."""

import ssl
from pathlib import Path

import pytest
from aiohttp import web

from auditor.gather.sinkhole.certificate import self_signed
from tests.cli.command import Done, auditor, report_in
from tests.cli.odd_shop import OddShop

QUICK = ("--until", "none", "--pages", "0", "--sdk", "standin", "--out", "report")


def without_traceback(done: Done) -> Done:
    assert "Traceback" not in done.err, done.told
    assert "never retrieved" not in done.err, done.told
    return done


async def audited(site: str, tmp_path: Path, *options: str) -> Done:
    return without_traceback(await auditor("audit", site, *QUICK, *options, cwd=tmp_path))


def unseen(done: Done, tmp_path: Path, words: str) -> None:
    """It is incomplete, says why on stdout and in both reports, and each said it once."""
    assert done.code == 3, done.told
    assert words in " ".join(done.out.split()), done.told
    assert done.out.startswith("INCOMPLETE"), done.told
    report = report_in(tmp_path / "report")
    assert report["verdict"] == "incomplete"
    assert report["exit_code"] == 3
    assert not [rule for rule in report["rules"] if rule["verdict"] == "pass"]
    assert not [finding for finding in report["findings"] if finding["verdict"] == "fail"]
    assert (tmp_path / "report" / "report.html").stat().st_size > 1000


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("json", "is no web page: it answered with application/json"),
        ("pdf", "is no web page: it answered with application/pdf"),
        ("download", "it is a download, not a page"),
        ("nothing", "it answered without a page"),
        ("empty", "is an empty page"),
        ("404", "answered 404"),
        ("500", "answered 500"),
        ("500-empty", "it answered with an error and an empty page"),
        ("loop", "it redirects for ever"),
        ("cloudflare", "behind Cloudflare's bot check"),
        ("captcha", "behind a captcha"),
        ("locked", "locked preview"),
    ],
)
async def test_no_shop_at_the_address(path: str, words: str, tmp_path: Path) -> None:
    async with OddShop() as shop:
        unseen(await audited(f"{shop.url}{path}", tmp_path), tmp_path, words)


@pytest.mark.parametrize(
    ("site", "words"),
    [
        ("https://no-such-shop.invalid/", "there is no host of this name"),
        ("http://127.0.0.1:1/", "cannot be opened"),
    ],
)
async def test_no_host_at_the_address(site: str, words: str, tmp_path: Path) -> None:
    unseen(await audited(site, tmp_path), tmp_path, words)


async def test_a_refused_connection(tmp_path: Path) -> None:
    async with OddShop() as shop:
        site = shop.url
    unseen(await audited(site, tmp_path), tmp_path, "the host refuses the connection")


async def test_https_is_assumed_and_said(tmp_path: Path) -> None:
    """The shop speaks no TLS, so what is assumed is also what fails, and the way out is named."""
    async with OddShop() as shop:
        done = await audited(shop.url.removeprefix("http://"), tmp_path)
    assert f"https is assumed, {shop.url.replace('http:', 'https:')}" in done.err
    unseen(done, tmp_path, "no TLS is spoken there; try it with http://")


async def test_a_certificate_that_nobody_knows(tmp_path: Path) -> None:
    async def page(_request: web.BaseRequest) -> web.StreamResponse:
        return web.Response(text="<h1>Hi</h1>", content_type="text/html")

    context: ssl.SSLContext = self_signed("127.0.0.1").context
    runner = web.ServerRunner(web.Server(page, access_log=None), shutdown_timeout=0.2)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
        done = await audited(f"https://127.0.0.1:{runner.addresses[0][1]}/", tmp_path)
    finally:
        await runner.cleanup()
    unseen(done, tmp_path, "its certificate")


@pytest.mark.parametrize(
    ("site", "words"),
    [
        ("file:///etc/passwd", "only http and https pages can be audited, not file:"),
        ("javascript:alert(1)", "only http and https pages can be audited, not javascript:"),
        ("data:text/html,x", "only http and https pages can be audited, not data:"),
        ("chrome://settings", "only http and https pages can be audited, not chrome:"),
        ("https://", "names no host"),
        ("http://[::1/", "is no web address"),
        ("shop example", "is no web address"),
        ("https://me:secret@shop.example/", "--basic-auth"),
        ("", "name the shop"),
    ],
)
async def test_an_address_that_is_refused_before_anything_is_done(
    site: str, words: str, tmp_path: Path
) -> None:
    done = await audited(site, tmp_path)
    assert done.code == 2, done.told
    assert done.out == ""
    assert done.err.startswith("auditor: ")
    assert words in done.err
    assert "secret" not in done.err
    assert done.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--sdk", "nowhere"), "--sdk takes auto, live, standin or a folder"),
        (("--proxy", "gopher://x"), "--proxy is no proxy address"),
        (("--timezone", "Mars/Olympus"), "Invalid timezone ID: Mars/Olympus"),
        (("--locale", "!!"), "Invalid locale name"),
    ],
)
async def test_a_setting_that_turns_out_wrong_leaves_nothing_behind(
    options: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    done = await audited("http://127.0.0.1:1/", tmp_path, *options)
    assert done.code == 2, done.told
    assert done.last.startswith("auditor: ")
    assert words in done.last
    assert "Page.new" not in done.last
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["trickle", "growing"])
async def test_a_page_that_never_ends_is_judged_as_far_as_it_came(path: str, tmp_path: Path) -> None:
    async with OddShop() as shop:
        done = await audited(f"{shop.url}{path}", tmp_path)
    assert done.code in {0, 1}, done.told
    (page,) = report_in(tmp_path / "report")["pages"]
    assert page["status"] == 200


async def test_a_flood_of_html_is_cut(tmp_path: Path) -> None:
    async with OddShop() as shop:
        done = await audited(f"{shop.url}flood", tmp_path, "--timeout", "60")
    assert done.code in {0, 1, 3}, done.told
    held = sum(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file())
    assert held < 20_000_000


async def test_a_host_that_never_answers_meets_the_deadline(tmp_path: Path) -> None:
    async with OddShop() as shop:
        done = await audited(f"{shop.url}mute", tmp_path, "--timeout", "4")
    unseen(done, tmp_path, "The deadline of 4 seconds came before the end.")


async def test_an_address_that_leads_to_another_site_is_followed_and_said(tmp_path: Path) -> None:
    async with OddShop() as other, OddShop() as shop:
        shop.elsewhere = other.url.replace("127.0.0.1", "localhost")
        done = await audited(f"{shop.url}elsewhere", tmp_path)
        assert other.requests["GET /"] == 1
    assert f"leads to another site, {shop.elsewhere}" in " ".join(done.err.split())
    assert any("leads to another site" in note for note in report_in(tmp_path / "report")["notes"])


async def test_no_order_is_placed_on_another_site_than_the_one_named(tmp_path: Path) -> None:
    async with OddShop() as other, OddShop() as shop:
        shop.elsewhere = other.url.replace("127.0.0.1", "localhost")
        done = await audited(f"{shop.url}elsewhere", tmp_path, "--until", "purchase", "--place-order")
        assert other.requests["POST /checkout/place"] == 0
        assert other.requests["POST /cart/add"] == 0
    assert done.code == 3, done.told
    assert "an order is placed where it was asked for alone" in " ".join(done.out.split())
