"""`auditor demo` and `auditor install-browser`, as the README has them."""

from pathlib import Path

from auditor.gather.browser.find import find_browser
from tests.cli.command import auditor, report_in


async def test_the_demo_finds_what_was_planted(tmp_path: Path) -> None:
    done = await auditor("demo", "--pages", "2", "--sdk", "standin", cwd=tmp_path)
    assert done.code == 1, done.told
    assert "Traceback" not in done.err
    (folder,) = (tmp_path / "reports" / "demo-shop").iterdir()
    assert f"Report: reports/demo-shop/{folder.name}/report.html\n" in done.out
    report = report_in(folder)
    failed = {finding["code"] for finding in report["findings"] if finding["verdict"] == "fail"}
    assert failed >= {"TT302", "TT304", "TT306", "TT308", "TT208", "TT505"}
    assert [step["reached"] for step in report["journey"]] == [True] * 4
    assert report["capture"]["sent_to_vendor"] == 0
    # What was planted empties what needs it: ids, the order's currency, its second Purchase.
    audiences = {item["key"]: (item["ready"], item["why"]) for item in report["audiences"]}
    assert audiences["product-viewers"] == ("yes", ["TT201"])
    assert audiences["cart-abandoners"] == ("yes", ["TT202", "TT204"])
    assert audiences["catalogue-ads"] == ("no", ["TT302"])
    assert audiences["recent-purchasers"] == ("no", ["TT208"])
    assert audiences["value-optimisation"][0] == "no"
    assert "TT308" in audiences["value-optimisation"][1]
    assert audiences["video-engagers"] == ("needs_no_pixel", [])
    assert report["launch"]["optimise_for"]["event"] == "InitiateCheckout"


async def test_a_browser_that_is_there_is_named_and_nothing_is_done(tmp_path: Path) -> None:
    done = await auditor("install-browser", cwd=tmp_path)
    assert done.code == 0, done.told
    found = find_browser()
    assert done.out == f"Ready: {found.name}, {found.path}\n"
    assert done.err == ""
