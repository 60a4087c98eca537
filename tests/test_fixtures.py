"""Every shop of the catalogue, audited in a real browser: exactly its rules fail, and no other."""

from pathlib import Path

import pytest

from auditor.audit import run_audit
from auditor.check.rules import RULES
from auditor.gather.browser.provider import Provider
from auditor.model.journey import Step, Until
from auditor.model.plan import TEST_CLICK, SitePlan
from auditor.model.progress import Silent
from auditor.model.readiness import Ready
from auditor.model.result import AuditResult
from auditor.model.rule import Severity, Verdict
from fixtures import FAULTY, HEALTHY, SHOPS
from fixtures.shop import FixtureShop
from tests.support.kept import Keeper

# What TikTok's own SDK alone can show fail: held by the rule's test on built facts.
LIVE_ONLY = {"TT515"}

# What must not only not fail but pass, once the journey has come that far.
PASSES = {
    None: {"TT101", "TT109"},
    Step.PRODUCT: {"TT201"},
    Step.CART: {"TT202"},
    Step.CHECKOUT: {"TT203"},
    Step.PURCHASE: {"TT204"},
}


def plan_for(shop: FixtureShop, url: str) -> SitePlan:
    return SitePlan(
        site=f"{url}{shop.landing}",
        until=shop.until,
        place_order=shop.until is Until.PURCHASE,
        pages=shop.pages,
        workers=1,
        sdk="standin",
        expected_pixels=shop.expected_pixels,
        declared=shop.declared,
        consent=shop.consent,
        timeout=120,
        click_id=TEST_CLICK,
        empties_cart=False,
    )


async def audited(shop: FixtureShop, out: Path, browsers: Provider) -> AuditResult:
    async with shop.server() as server:
        return await run_audit(plan_for(shop, server.url), out=out, progress=Silent(), browsers=browsers)


def failing(result: AuditResult) -> tuple[frozenset[str], frozenset[str]]:
    """The codes that fail above info, and those that fail at info alone."""
    failed = [finding for finding in result.findings if finding.verdict is Verdict.FAIL]
    above = frozenset(finding.code for finding in failed if finding.severity is not Severity.INFO)
    return above, frozenset(finding.code for finding in failed) - above


def told(result: AuditResult) -> str:
    """What an audit said, for the one who reads a failed test."""
    lines = [
        f"{finding.code} {finding.severity} {finding.verdict} {finding.page_url} {finding.event}: "
        f"{finding.message} expected {finding.expected!r}, actual {finding.actual!r}"
        for finding in result.findings
    ]
    steps = [
        f"{step.outcome.step}: {step.outcome.reason or 'reached'} {step.fired}" for step in result.journey
    ]
    return "\n".join([*steps, *result.incomplete, *result.notes, *lines])


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("name", SHOPS)
async def test_exactly_the_shop_s_rules_fail(name: str, tmp_path: Path, keeper: Keeper) -> None:
    shop = SHOPS[name]
    result = await audited(shop, tmp_path, keeper.provide)
    assert result.incomplete == (), told(result)
    assert failing(result) == (shop.fails, shop.notes), told(result)
    assert result.capture.sent_to_vendor == 0
    judged = {rule.code for rule in result.rules if rule.verdict in {Verdict.PASS, Verdict.FAIL}}
    if shop.unjudged is not None:
        assert {rule.code for rule in result.rules} - judged == shop.unjudged, told(result)
    if shop in HEALTHY:
        assert Ready.NO not in {audience.ready for audience in result.readiness.audiences}, told(result)
    passed = {rule.code for rule in result.rules if rule.verdict is Verdict.PASS}
    assert shop.passes <= passed, told(result)
    doubted = {rule.code for rule in result.rules if rule.verdict is Verdict.INCONCLUSIVE}
    assert shop.doubts <= doubted, told(result)
    if shop in HEALTHY and shop.judges_pages:
        wanted = PASSES[None].union(*(PASSES[step] for step in shop.until.steps))
        assert wanted <= passed, told(result)


def test_every_rule_has_a_shop_that_fails_it() -> None:
    failed = set().union(*(shop.fails | shop.notes for shop in FAULTY))
    assert {rule.info.code for rule in RULES} == failed | LIVE_ONLY


def test_names_are_unique_and_faults_differ_from_the_healthy_shop() -> None:
    assert len(SHOPS) == len(FAULTY) + len(HEALTHY)
    plain = SHOPS["plain"]
    for shop in FAULTY:
        assert shop.fails | shop.notes, shop.name
        changed = shop.theme != plain.theme or shop.expected_pixels or shop.declared != plain.declared
        assert changed, shop.name
    assert all(not shop.fails for shop in HEALTHY)
