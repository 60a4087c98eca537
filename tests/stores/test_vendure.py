"""A real shop that is drawn in the browser, audited: Vendure behind a React storefront, the pixel in its effects.

Nothing is pinned and nothing is configured: what the walker needs to know, the shop tells.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.audit import run_audit
from auditor.model.journey import Step, Until
from auditor.model.plan import Identity, SitePlan
from auditor.model.progress import Silent
from auditor.model.result import AuditResult
from auditor.model.rule import Severity, Verdict
from auditor.report import FORMATS
from tests.stores.vendure.faults import PIXEL, SHOPS
from tests.stores.vendure.store import NoStoreError, installed, served

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    try:
        packages = installed()
    except NoStoreError as error:
        pytest.skip(str(error))
    with served(SHOPS, packages, tmp_path_factory.mktemp("vendure")) as addresses:
        yield addresses


async def audited(url: str, out: Path) -> AuditResult:
    plan = SitePlan(
        site=url, until=Until.PURCHASE, place_order=True, pages=0, workers=1, sdk="standin", timeout=200
    )
    return await run_audit(plan, out=out, progress=Silent())


def failed(result: AuditResult) -> set[tuple[str, str]]:
    """The rules that failed above info, each with the event that it failed for."""
    return {
        (finding.code, finding.event)
        for finding in result.findings
        if finding.verdict is Verdict.FAIL and finding.severity is not Severity.INFO
    }


# One test, so that one worker builds and serves the shops: each further one would cost a server of its own.
async def test_the_shops_are_bought_in_and_fail_their_rules_and_no_others(
    shop: dict[str, str], tmp_path: Path
) -> None:
    results = {name: await audited(shop[name], tmp_path / name) for name in SHOPS}
    for name, result in results.items():
        told = [f"{finding.code} {finding.page_url} {finding.message}" for finding in result.findings]
        assert (name, result.incomplete) == (name, ())
        assert (name, failed(result)) == (name, SHOPS[name].expected), told
        assert [(item.outcome.step, item.outcome.reached) for item in result.journey] == [
            (step, True) for step in Step
        ]
    _healthy(results["healthy"], tmp_path / "healthy")


def _healthy(result: AuditResult, out: Path) -> None:
    """What is told of the shop that has no fault."""
    assert (result.verdict, result.exit_code) == ("pass", 0)
    assert result.platform.name == "custom"
    by_name = {event.name: event for event in result.events}
    bought = by_name["Purchase"]
    assert {event.pixel_id for event in result.events} == {PIXEL}
    assert bought.event_id
    assert (bought.matching.email.value, bought.matching.phone.value) == ("hashed", "hashed")
    contents = bought.parameters["contents"]
    assert isinstance(contents, list)
    assert len(contents) == 2  # a full basket: two products
    assert result.capture.sent_to_vendor == 0
    raw = (out / "evidence" / "evidence.sqlite").read_bytes()
    written = FORMATS["json"](result) + FORMATS["html"](result)
    nobody = Identity()
    for secret in (nobody.email, nobody.phone, nobody.street, nobody.last_name):
        assert secret not in written
    assert nobody.email.encode() not in raw
