"""From facts to a verdict, an exit code and files."""

import asyncio
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from auditor import audit
from auditor.audit import EVIDENCE, expectations_of, judge, report_folder, write_report
from auditor.check.engine import check
from auditor.check.verdict import Policy
from auditor.model.declared import Declared
from auditor.model.errors import AuditorError, UsageError
from auditor.model.event import ConsentPhase
from auditor.model.evidence import DocumentKind, Evidence
from auditor.model.facts import Expectations, Facts
from auditor.model.journey import ConsentChoice, Step, Until
from auditor.model.page import PageKind
from auditor.model.patterns import PagePattern
from auditor.model.plan import SitePlan, Weighing
from auditor.model.progress import Silent
from auditor.model.result import AuditResult
from auditor.model.rule import Severity, Verdict
from auditor.model.suppression import Suppression
from tests.builders import banner, capture, evidence, facts, healthy, page, step, without_event
from tests.plan.storefronts.pages import PAGES


def judged(
    known: Facts,
    monkeypatch: pytest.MonkeyPatch,
    policy: Policy | None = None,
    weighing: Weighing | None = None,
) -> AuditResult:
    """The result of facts that stand in for what decoding would have made of the evidence."""
    monkeypatch.setattr(audit, "decode", lambda *_: known)
    return judge(Evidence(capture=known.capture), known.expect, Path("nowhere"), policy or Policy(), weighing)


def test_a_healthy_shop_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    result = judged(healthy(), monkeypatch)
    assert (result.verdict, result.exit_code, result.incomplete) == ("pass", 0, ())
    assert [(item.outcome.step, item.expected, "Pageview" in item.fired) for item in result.journey] == [
        (Step.PRODUCT, ("ViewContent",), True),
        (Step.CART, ("AddToCart",), True),
        (Step.CHECKOUT, ("InitiateCheckout",), True),
        (Step.PURCHASE, ("Purchase",), True),
    ]
    (pixel,) = result.pixels
    assert pixel.pages == 6
    assert pixel.events["Purchase"] == 1
    assert pixel.installed_by == "inline"


def test_a_failed_finding_fails_at_its_severity(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = without_event(healthy(), "AddToCart")
    assert {item.severity for item in check(broken).findings if item.code == "TT202"} == {Severity.ERROR}
    assert judged(broken, monkeypatch).exit_code == 1
    assert judged(broken, monkeypatch, Policy(fail_on=Severity.WARNING)).exit_code == 1
    assert judged(broken, monkeypatch, Policy(fail_on=Severity.CRITICAL)).exit_code == 0
    assert judged(broken, monkeypatch, Policy(fail_on=None)).exit_code == 0


def shop_of(html: str, *, status: int = 200) -> Evidence:
    visit = replace(page(PageKind.HOME, id=1).visit, status=status)
    return evidence(visits=(visit,), documents={(1, DocumentKind.RENDERED): html})


@pytest.mark.parametrize(
    ("seen", "name", "tested"),
    [
        (shop_of(PAGES["WooCommerce"]), "WooCommerce", False),
        (shop_of(PAGES["django-oscar"]), "django-oscar", True),
        (shop_of("<body>A shop of its own kind</body>"), "custom", None),
        (shop_of(PAGES["WooCommerce"], status=503), None, None),
        (evidence(), None, None),
    ],
)
def test_saved_evidence_tells_the_shop_system(seen: Evidence, name: str | None, tested: bool | None) -> None:
    platform = judge(seen, Expectations(), Path("nowhere"), Policy()).platform
    assert (platform.name, platform.tested) == (name, tested)
    assert (platform.confidence > 0) is bool(platform.marks) is (tested is not None)
    assert bool(platform.reason) is (name == "custom")


def test_a_step_that_was_missed_is_told_where_the_shop_system_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    home = page(PageKind.HOME, id=1)
    missed = replace(step(Step.CHECKOUT, home), reached=False, reason="No way led on.")
    monkeypatch.setattr(audit, "decode", lambda *_: facts(home, steps=(missed,)))
    result = judge(shop_of(PAGES["Shopify"]), Expectations(), Path("nowhere"), Policy())
    assert any("--checkout https://shop.example/checkout." in note for note in result.notes)


def test_a_fix_is_told_for_the_shop_system_that_was_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = without_event(healthy(), "AddToCart")
    monkeypatch.setattr(audit, "decode", lambda *_: broken)

    def fix(html: str) -> str:
        result = judge(shop_of(html), broken.expect, Path("nowhere"), Policy())
        return next(item.fix for item in result.findings if item.code == "TT202")

    general = fix("<body></body>")
    assert fix(PAGES["WooCommerce"]).startswith(f"{general}\n\nOn WooCommerce: with AJAX buttons")
    assert fix(PAGES["WooCommerce"] + PAGES["Shopify"]) == general


def test_a_required_rule_must_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    known = healthy()
    verdicts = {rule.code: rule.verdict for rule in check(known).rules}
    passed = next(code for code, verdict in verdicts.items() if verdict is Verdict.PASS)
    other = next(code for code, verdict in verdicts.items() if verdict is Verdict.NOT_APPLICABLE)
    assert judged(known, monkeypatch, Policy(require=(passed,))).exit_code == 0
    refused = judged(known, monkeypatch, Policy(require=(passed, other, other)))
    assert (refused.exit_code, refused.unmet) == (1, (other,))


def test_what_is_suppressed_counts_for_no_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = page(PageKind.OTHER, id=7, url="https://shop.example/blog/spring", step=None)
    shop = healthy()
    known = replace(shop, pages=(*shop.pages, bare))
    entry = Suppression(code="TT101", reason="Agreed.", pages=(PagePattern("/blog/*"),))
    accepting = Weighing(suppressions=(entry,))
    assert judged(known, monkeypatch).exit_code == 1
    accepted = judged(known, monkeypatch, weighing=accepting)
    assert (accepted.exit_code, accepted.verdict, accepted.notes) == (0, "pass", ())
    assert [use.findings for use in accepted.suppressions] == [1]
    # It passes wherever nobody accepted that it does not.
    assert judged(known, monkeypatch, Policy(require=("TT101",)), accepting).exit_code == 0
    alone = replace(known, pages=(bare,), installs=(), events=(), steps=())
    nothing_passed = judged(
        alone, monkeypatch, Policy(require=("TT101",), allow_incomplete=True, fail_on=None), accepting
    )
    assert nothing_passed.unmet == ("TT101",)


def test_an_expired_suppression_is_warned_about(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = Suppression(code="TT202", reason="Agreed.", expires=date(2020, 1, 31))
    result = judged(
        without_event(healthy(), "AddToCart"), monkeypatch, weighing=Weighing(suppressions=(entry,))
    )
    assert result.exit_code == 1
    assert any("expired on 2020-01-31" in note for note in result.notes)


def test_what_the_server_alone_sends_is_not_awaited_in_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    known = without_event(healthy(), "Purchase")
    known = replace(known, expect=replace(known.expect, server_only=frozenset({"Purchase"})))
    result = judged(known, monkeypatch)
    assert (result.exit_code, result.declared.server_only) == (0, frozenset({"Purchase"}))
    assert [item.expected for item in result.journey if item.outcome.step is Step.PURCHASE] == [()]


def test_a_changed_severity_counts_for_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = without_event(healthy(), "AddToCart")
    milder = judged(broken, monkeypatch, weighing=Weighing(severities={"TT202": Severity.WARNING}))
    assert (milder.exit_code, milder.severities) == (0, {"TT202": Severity.WARNING})


def test_a_step_not_reached_is_incomplete_and_wins_over_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = step(Step.PRODUCT, None, reached=False, reason="No product was found.")
    known = facts(page(), until=Until.CART, steps=(lost,))
    result = judged(known, monkeypatch)
    assert (result.verdict, result.exit_code) == ("incomplete", 3)
    assert any("No product was found." in reason for reason in result.incomplete)
    assert any("“cart” was not reached" in reason for reason in result.incomplete)
    assert judged(known, monkeypatch, Policy(fail_on=None)).exit_code == 3
    assert judged(known, monkeypatch, Policy(allow_incomplete=True, fail_on=None)).exit_code == 0


def test_a_broken_capture_is_incomplete_whatever_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    known = replace(healthy(), capture=capture(incomplete=("The site does not answer.",)))
    assert judged(known, monkeypatch, Policy(allow_incomplete=True)).exit_code == 3


def test_saved_evidence_is_judged_by_its_own_expectations() -> None:
    saved = evidence()
    kept = replace(
        saved,
        capture=capture(settings={"until": "cart", "expected_pixels": ["A"], "confirmation": True}),
    )
    assert expectations_of(kept, Declared()) == Expectations(
        until=Until.CART, pixels=("A",), confirmation_given=True
    )
    assert expectations_of(kept, Declared(), ("B",)).pixels == ("B",)
    odd = replace(saved, capture=capture(settings={"until": 3, "expected_pixels": "A"}))
    assert expectations_of(odd, Declared()) == Expectations()


def test_the_reports_are_written_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = judged(healthy(), monkeypatch)
    written = write_report(result, tmp_path, ("json", "html"))
    assert [path.name for path in written] == ["report.json", "report.html"]
    assert json.loads(written[0].read_text(encoding="utf-8"))["verdict"] == "pass"
    with pytest.raises(AuditorError, match="cannot be written"):
        write_report(result, tmp_path / "absent", ("json",))


def test_a_report_s_folder_is_new_or_empty_or_a_report_s(tmp_path: Path) -> None:
    assert report_folder(tmp_path / "a" / "b").is_dir()
    report = tmp_path / "report"
    (report / EVIDENCE).mkdir(parents=True)
    assert report_folder(report) == report
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(UsageError, match="holds no report"):
        report_folder(other)
    with pytest.raises(UsageError, match="cannot be the report's folder"):
        report_folder(other / "letter.txt")


async def test_an_interruption_before_anything_was_seen_stays_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def interrupted(*_: object, **__: object) -> None:
        raise asyncio.CancelledError

    monkeypatch.setattr(audit, "gather", interrupted)
    with pytest.raises(asyncio.CancelledError):
        await audit.gather_into(tmp_path / "none", SitePlan(site="https://shop.example/"), Silent())


async def test_a_fault_of_the_auditor_keeps_what_was_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_plan: object, _readers: object, folder: Path, _progress: object, **_: object) -> None:
        (folder / "evidence.sqlite").write_bytes(b"something")
        raise KeyError("fault")

    said: list[str] = []

    class Told(Silent):
        def say(self, text: str) -> None:
            said.append(text)

    monkeypatch.setattr(audit, "gather", broken)
    await audit.gather_into(tmp_path, SitePlan(site="https://shop.example/"), Told())
    assert (tmp_path / "evidence.sqlite").exists()
    assert "KeyError" in said[0]


async def test_a_usage_error_leaves_older_evidence_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(*_: object, **__: object) -> None:
        raise UsageError("no")

    monkeypatch.setattr(audit, "gather", refused)
    older, empty = tmp_path / "older", tmp_path / "empty"
    older.mkdir()
    (older / "evidence.sqlite").write_bytes(b"something")
    for folder in (older, empty):
        with pytest.raises(UsageError):
            await audit.gather_into(folder, SitePlan(site="https://shop.example/"), Silent())
    assert (older / "evidence.sqlite").exists()
    assert not empty.exists()


async def test_an_interruption_keeps_what_was_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def interrupted(
        _plan: object, _readers: object, folder: Path, _progress: object, **_: object
    ) -> None:
        (folder / "evidence.sqlite").write_bytes(b"something")
        raise asyncio.CancelledError

    monkeypatch.setattr(audit, "gather", interrupted)
    await audit.gather_into(tmp_path / "some", SitePlan(site="https://shop.example/"), Silent())
    assert (tmp_path / "some" / "evidence.sqlite").exists()


def compared(known: Facts, *, purchase: bool) -> Facts:
    """The journey of `known` with consent accepted, and with consent rejected as far as one goes there."""
    accepted = tuple(replace(item, run="accept") for item in known.steps)
    rejected = tuple(
        replace(item, run="reject", reached=item.step is not Step.CHECKOUT, reason="It asks to sign in.")
        for item in known.steps
        if purchase or item.step is not Step.PURCHASE
    )
    settings = {"consent": "compare"}
    return replace(known, steps=(*accepted, *rejected), capture=replace(known.capture, settings=settings))


def test_each_run_must_come_as_far_as_was_asked_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    result = judged(compared(healthy(), purchase=False), monkeypatch)
    assert result.incomplete == (
        "The step “checkout” was not reached with consent rejected: It asks to sign in.",
    )
    assert [(item.outcome.run, item.outcome.step) for item in result.journey][-3:] == [
        ("reject", Step.PRODUCT),
        ("reject", Step.CART),
        ("reject", Step.CHECKOUT),
    ]
    unasked = replace(compared(healthy(), purchase=False), steps=())
    assert len(judged(unasked, monkeypatch).incomplete) == 7


def test_nothing_is_expected_of_a_visitor_who_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = replace(
        compared(healthy(), purchase=False),
        consent=(banner(run="accept", at=15), banner(ConsentChoice.REJECT, run="reject", at=15)),
    )
    steps = {
        (item.outcome.run, item.outcome.step): (item.expected, item.consent)
        for item in judged(asked, monkeypatch).journey
    }
    assert steps["accept", Step.CART] == (("AddToCart",), ConsentPhase.ACCEPTED)
    assert steps["reject", Step.CART] == ((), ConsentPhase.REJECTED)
