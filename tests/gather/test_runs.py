"""The runs of an audit: how they differ, how much time each has, and what becomes of one that is not made."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, cast

import pytest
from aiohttp import web

from auditor.gather import runs as module
from auditor.gather.evidence import Store, load
from auditor.gather.ledger import Ledger
from auditor.gather.run import Shared
from auditor.gather.runs import ONE_ORDER, make_runs, plan_of
from auditor.model.evidence import Evidence
from auditor.model.journey import BROKE_OFF, ConsentChoice, Run, Step, Until
from auditor.model.plan import SitePlan
from tests.gather.shop import READERS, Shop, audited

COMPARE = SitePlan(site="https://shop.example/", consent=ConsentChoice.COMPARE, until=Until.CART, timeout=8)
Make = Callable[[Run, SitePlan, Shared], Awaitable[str]]


def test_one_answer_is_one_run_of_the_plan_itself() -> None:
    plan = SitePlan(site="https://shop.example/", consent=ConsentChoice.REJECT)
    assert Run.of(plan.consent) == (Run.MAIN,)
    assert plan_of(Run.MAIN, plan) is plan


def test_two_answers_are_two_runs_of_which_one_alone_may_place_the_order() -> None:
    plan = SitePlan(
        site="https://shop.example/", consent=ConsentChoice.COMPARE, until=Until.PURCHASE, place_order=True
    )
    accept, reject = (plan_of(run, plan) for run in Run.of(plan.consent))
    assert (accept.consent, accept.until, accept.place_order) == (ConsentChoice.ACCEPT, Until.PURCHASE, True)
    assert (reject.consent, reject.until, reject.place_order) == (ConsentChoice.REJECT, Until.CHECKOUT, False)
    assert plan_of(Run.REJECT, COMPARE).until is Until.CART
    assert Run.REJECT.steps(Until.PURCHASE) == (Step.PRODUCT, Step.CART, Step.CHECKOUT)
    assert Run.ACCEPT.steps(Until.PURCHASE) == tuple(Step)


async def ran(folder: Path, make: Make, monkeypatch: pytest.MonkeyPatch, *, within: float) -> Evidence:
    """What two runs leave behind that `make` makes."""
    monkeypatch.setattr(module, "make", make)
    with Store(folder, READERS.redact) as store:
        ledger = Ledger(COMPARE)
        shared = cast("Shared", SharedPart(store, ledger))
        try:
            await make_runs(COMPARE, shared, ends_at=asyncio.get_running_loop().time() + within)
        except asyncio.CancelledError:
            ledger.incomplete.append("cancelled")
        finally:
            store.capture(ledger.capture())
    return load(folder)


class SharedPart:
    """What the runs are written to."""

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self.store = store
        self.ledger = ledger


async def test_where_the_shop_cannot_be_seen_the_second_run_is_not_made_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    async def blocked(run: Run, plan: SitePlan, shared: Shared) -> str:
        made.append((run, plan.consent))
        shared.ledger.incomplete.append("It is behind a wall.")
        return "It is behind a wall."

    evidence = await ran(tmp_path, blocked, monkeypatch, within=60)
    assert made == [(Run.ACCEPT, ConsentChoice.ACCEPT)]
    assert [(one.run, one.step, one.reached, one.reason) for one in evidence.steps] == [
        ("reject", Step.PRODUCT, False, "It is behind a wall."),
        ("reject", Step.CART, False, "It is behind a wall."),
    ]
    assert evidence.capture.incomplete == ("It is behind a wall.",)
    assert evidence.capture.notes == ("The run with consent rejected was not made: It is behind a wall.",)


async def test_a_run_that_takes_its_share_of_the_time_leaves_the_other_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = []

    async def slow(run: Run, plan: SitePlan, shared: Shared) -> str:
        del plan, shared
        if run is Run.ACCEPT:
            await asyncio.Event().wait()
        ended.append(run)
        return ""

    evidence = await ran(tmp_path, slow, monkeypatch, within=0.2)
    assert ended == [Run.REJECT]
    assert evidence.capture.incomplete == (
        "The run with consent accepted did not end within its share of the 8 seconds.",
    )


async def test_an_interruption_of_the_first_leaves_the_second_unmade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def interrupted(run: Run, plan: SitePlan, shared: Shared) -> str:
        raise asyncio.CancelledError

    evidence = await ran(tmp_path, interrupted, monkeypatch, within=60)
    assert {(one.run, one.reason) for one in evidence.steps} == {("reject", BROKE_OFF)}


BANNER = """<script>if (!/consent=/.test(document.cookie)) document.write(
  '<div data-b style="position:fixed;bottom:0;left:0;right:0;padding:20px;background:#eee"><p>We use cookies.</p>' +
  '<button data-said=yes>Accept</button><button data-said=no>Reject</button></div>');
addEventListener('click', ({target: {dataset: {said}}}) => {
  if (!said) return;
  document.cookie = `consent=${said};path=/`;
  document.querySelector('[data-b]').remove();
  if (said === 'yes') go();
});</script>"""


class Asking(Shop):
    """A shop whose pixel waits for consent."""

    def page(self, title: str, body: str, *, head: str = "") -> str:
        html = super().page(title, body + BANNER, head=head)
        waits = html.replace("ttq.load(", "w.go=function(){ttq.load(", 1)
        return waits.replace("ttq.page();}(", "ttq.page()};if(/consent=yes/.test(d.cookie))w.go()}(", 1)

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        self.consents.append(request.cookies.get("consent", ""))
        return await super().answer(request, path, form)

    def __init__(self) -> None:
        super().__init__()
        self.consents: list[str] = []


async def test_accepted_and_rejected_in_two_fresh_browsers_and_one_order(tmp_path: Path) -> None:
    options: dict[str, Any] = {
        "consent": ConsentChoice.COMPARE, "until": Until.PURCHASE, "place_order": True, "basket": "one",
    }  # fmt: skip
    async with Asking() as shop:
        evidence = await audited(shop, tmp_path, product_url=f"{shop.url}products/cup", **options)
    assert len(shop.orders) == 1
    assert evidence.capture.incomplete == ()
    assert ONE_ORDER in evidence.capture.notes
    assert [(one.run, one.answer) for one in evidence.consent] == [
        ("accept", ConsentChoice.ACCEPT),
        ("reject", ConsentChoice.REJECT),
    ]
    reached = [(one.run, one.step) for one in evidence.steps if one.reached]
    assert reached == [
        *(("accept", step) for step in Run.ACCEPT.steps(Until.PURCHASE)),
        *(("reject", step) for step in Run.REJECT.steps(Until.PURCHASE)),
    ]
    # Nothing of the first visitor is known to the second.
    second = shop.consents[len(shop.consents) - shop.consents[::-1].index("yes") :]
    assert set(second) == {"", "no"}
    ids = [visit.id for visit in evidence.visits]
    assert len(set(ids)) == len(ids)
    assert [visit.run for visit in evidence.visits] == sorted(visit.run for visit in evidence.visits)
    pictures = [visit.screenshot for visit in evidence.visits if visit.screenshot]
    assert len(set(pictures)) == len(pictures)
    assert all((tmp_path / picture).is_file() for picture in pictures)
    runs = {visit.id: visit.run for visit in evidence.visits}
    beacons = [one for one in evidence.requests if one.path.endswith("/pixel")]
    assert {runs[one.visit_id] for one in beacons if one.visit_id is not None} == {"accept"}
    assert evidence.capture.beacons == len(beacons)
    assert evidence.capture.sent_to_vendor == 0
