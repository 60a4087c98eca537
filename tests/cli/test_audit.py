"""The main command on a shop: where the result goes, what the exit code is, and that seeing and judging part."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import pytest_asyncio

from auditor.model.plan import TEST_CLICK
from auditor.report.as_json import schema
from tests.cli.command import auditor, report_in
from tests.gather.shop import Shop

QUICK = ("--until", "product", "--pages", "0", "--sdk", "standin")


class Faulty(Shop):
    """Its ViewContent has a value and no currency (TT308, an error); the rest is in order."""

    def product_page(self, name: str) -> str:
        return super().product_page(name).replace('"currency": "USD"', '"note": "x"')


@pytest_asyncio.fixture
async def faulty() -> AsyncIterator[Shop]:
    async with Faulty() as shop:
        yield shop


def failed(report: Any) -> set[str]:
    return {finding["code"] for finding in report["findings"] if finding["verdict"] == "fail"}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The evidence of one look at the faulty shop, to be judged again and again."""
    folder = tmp_path_factory.mktemp("seen")

    async def gathered() -> None:
        async with Faulty() as shop:
            done = await auditor("gather", shop.url, "-o", str(folder / "evidence"), *QUICK, cwd=folder)
        assert done.code == 0, done.told
        assert done.out == f"{folder / 'evidence'}: 3 pages, 5 beacons\n"

    asyncio.run(gathered())
    return folder / "evidence"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--fail-on", "critical"), 0),
        (("--fail-on", "never"), 0),
        (("--fail-on", "critical", "--require", "TT308"), 1),
        (("--fail-on", "critical", "--require", "TT101"), 0),
        # A rule that had nothing to judge did not pass.
        (("--fail-on", "never", "--require", "TT204"), 1),
        (("--pixel", "D4ANOTHERPIXEL000000", "--fail-on", "never", "--require", "TT105"), 1),
    ],
)
async def test_saved_evidence_is_judged_by_other_policies(
    options: tuple[str, ...], code: int, seen: Path, tmp_path: Path
) -> None:
    done = await auditor("check", str(seen), "--out", "again", *options, cwd=tmp_path)
    assert done.code == code, done.told
    report = report_in(tmp_path / "again")
    assert report["exit_code"] == code
    assert report["verdict"] == ("fail" if code else "pass")
    assert "TT308" in failed(report)


SUPPRESS = '[[suppress]]\nrule = "TT308"\nreason = "SHOP-812"\npages = "/products/*"\n'


@pytest.mark.parametrize(
    ("config", "options", "code", "said"),
    [
        (SUPPRESS, (), 0, "1 finding is suppressed by the configuration."),
        (SUPPRESS, ("--require", "TT308"), 1, "TT308 was required to pass and did not."),
        (SUPPRESS.replace("/products/*", "/cart"), (), 1, "no page that was looked at fits"),
        (f"{SUPPRESS}expires = 2020-01-31\n", (), 1, "expired on 2020-01-31, and its finding counts again"),
        ('[severity]\ncurrency-missing = "warning"\n', (), 0, "WARNING TT308"),
        ('[severity]\nTT308 = "warning"\n', ("--fail-on", "warning"), 1, "WARNING TT308"),
    ],
)
async def test_saved_evidence_is_judged_by_another_config(
    config: str, options: tuple[str, ...], code: int, said: str, seen: Path, tmp_path: Path
) -> None:
    (tmp_path / "auditor.toml").write_text(config, encoding="utf-8")
    done = await auditor("check", str(seen), "--out", "again", *options, cwd=tmp_path)
    assert done.code == code, done.told
    assert said in " ".join(done.out.split()), done.told
    report = report_in(tmp_path / "again")
    jsonschema.validate(report, schema())
    assert report["settings"]["config_sha256"] == hashlib.sha256(config.encode()).hexdigest()
    (found,) = [finding for finding in report["findings"] if finding["code"] == "TT308"]
    assert (found["state"] == "suppressed") is (config == SUPPRESS)


async def test_without_a_config_evidence_is_judged_by_the_one_it_was_gathered_with(
    faulty: Shop, tmp_path: Path
) -> None:
    (tmp_path / "auditor.toml").write_text(
        f'{SUPPRESS}[[pixels]]\npages = "/cart"\nids = ["X"]\n', encoding="utf-8"
    )
    done = await auditor("gather", faulty.url, "-o", "evidence", *QUICK, cwd=tmp_path)
    assert done.code == 0, done.told
    (tmp_path / "auditor.toml").unlink()
    again = await auditor("check", "evidence", "--out", "again", cwd=tmp_path)
    assert again.code == 0, again.told
    assert report_in(tmp_path / "again")["suppressions"][0]["state"] == "used"


async def test_an_audit_and_a_second_judgement_agree(faulty: Shop, tmp_path: Path) -> None:
    done = await auditor("audit", faulty.url, *QUICK, "--out", "report", cwd=tmp_path)
    assert done.code == 1, done.told
    assert done.out.startswith("FAIL  127.0.0.1")
    assert "Report: report/report.html\nReport: report/report.json\n" in done.out
    first = report_in(tmp_path / "report")
    for folder in ("report", "report/evidence"):
        checked = await auditor("check", folder, "--out", "again", cwd=tmp_path)
        assert checked.code == 1, checked.told
        again = report_in(tmp_path / "again")
        for part in ("findings", "rules", "events", "journey", "pages", "pixels", "capture", "settings"):
            assert again[part] == first[part], part


async def test_json_alone_on_stdout(faulty: Shop, tmp_path: Path) -> None:
    done = await auditor("audit", faulty.url, *QUICK, "--format", "json", "--out", "-", cwd=tmp_path)
    assert done.code == 1, done.told
    report = json.loads(done.out)
    jsonschema.validate(report, schema())
    assert report["exit_code"] == 1
    assert "opening" in done.err
    assert list(tmp_path.iterdir()) == []


async def test_quiet_says_nothing_but_the_result(faulty: Shop, tmp_path: Path) -> None:
    done = await auditor("audit", faulty.url, *QUICK, "-q", "--out", "report", cwd=tmp_path)
    assert done.err == ""
    assert done.out.startswith("FAIL")


async def test_verbose_tells_pages_and_beacons_in_plain_lines(faulty: Shop, tmp_path: Path) -> None:
    done = await auditor("audit", faulty.url, *QUICK, "-v", "--out", "report", cwd=tmp_path)
    assert f"page 1: 200 {faulty.url}?ttclid={TEST_CLICK}\n" in done.err
    assert "beacon: ViewContent\n" in done.err
    assert "\x1b" not in done.err + done.out
    assert "\r" not in done.err


async def test_incomplete_wins_over_failed_unless_it_is_allowed(tmp_path: Path) -> None:
    class NoCheckout(Faulty):
        def cart(self, count: int) -> str:
            return "<h1>Your cart</h1><table><tr><td>Cup</td><td>1</td></tr></table>"

    async with NoCheckout() as shop:
        done = await auditor(
            "audit", shop.url, "--pages", "0", "--sdk", "standin", "--out", "report", cwd=tmp_path
        )
    assert done.code == 3, done.told
    assert "The step “checkout” was not reached" in " ".join(done.out.split())
    assert "TT308" in failed(report_in(tmp_path / "report"))
    allowed = await auditor("check", "report", "--allow-incomplete", cwd=tmp_path)
    assert allowed.code == 1, allowed.told
    assert allowed.out.startswith("FAIL")
    required = await auditor(
        "check", "report", "--allow-incomplete", "--fail-on", "never", "--require", "TT203", cwd=tmp_path
    )
    assert required.code == 1, required.told


async def test_a_report_can_be_written_over_and_nothing_else(faulty: Shop, tmp_path: Path) -> None:
    (tmp_path / "report" / "evidence").mkdir(parents=True)
    (tmp_path / "report" / "evidence" / "evidence.sqlite").write_bytes(b"of some other time")
    (tmp_path / "report" / "report.json").write_text("{}")
    (tmp_path / "report" / "notes.txt").write_text("mine")
    done = await auditor("audit", faulty.url, *QUICK, "--out", "report", cwd=tmp_path)
    assert done.code == 1, done.told
    assert report_in(tmp_path / "report")["exit_code"] == 1
    assert (tmp_path / "report" / "notes.txt").read_text() == "mine"
