"""A real shop that is drawn in the browser, audited: a Vendure server behind a React storefront, the pixel in its effects."""

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
from tests.stores.vendure.store import NoStoreError, served

pytestmark = [pytest.mark.filterwarnings("error"), pytest.mark.xdist_group("vendure")]


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    shop = served(SHOPS, tmp_path_factory.mktemp("vendure"))
    try:
        found = shop.__enter__()
    except NoStoreError as error:
        pytest.skip(str(error))
    yield found
    shop.__exit__(None, None, None)


def plan(url: str) -> SitePlan:
    return SitePlan(
        site=url, until=Until.PURCHASE, place_order=True, pages=0, workers=1, sdk="standin", timeout=200
    )
