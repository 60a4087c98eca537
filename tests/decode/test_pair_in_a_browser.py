"""Each event has the call that caused it, in a real browser: pages of `fixtures/wire`, one after the other."""

import json
from pathlib import Path
from typing import Any

from auditor.decode.facts import decode
from auditor.decode.pair import name_of
from auditor.decode.tiktok import TIKTOK
from auditor.gather.evidence import load
from auditor.model.event import Origin
from auditor.model.facts import Expectations
from auditor.model.jsonvalue import dig
from tests.decode.tiktok.standin_page import PageCase, snippet
from tests.gather.tapping import tapped

WIRE = Path(__file__).parents[2] / "fixtures/wire"
NAMES = (
    "base_code_again",
    "complaints",
    "funnel",
    "held",
    "hold_at_the_end_of_the_queue",
    "identify_rejected",
    "never_granted",
    "pageview_once",
    "partner_tracks_pageview",
    "refused_beacon",
    "renamed",
    "revoked_later",
    "two_pixels",
)
CASES: dict[str, dict[str, Any]] = {
    name: json.loads((WIRE / f"{name}.json").read_text("utf-8")) for name in NAMES
}
UP = "() => ttq._mounted && Object.values(ttq._i).every((one) => one.info)"

# What the SDK sends of itself depends on what the same tab has seen before, Pageview too; and an event
# without a name is none to wait for.
UNCOUNTED = {*TIKTOK.standard.automatic, TIKTOK.standard.pageview, ""}


def page_of(case: dict[str, Any]) -> str:
    return PageCase(**{key: case[key] for key in ("before_load", "load", "calls") if key in case}).html


async def test_each_event_has_its_call_and_no_call_is_left_over(tmp_path: Path) -> None:
    pages = {f"/{name}": page_of(case) for name, case in CASES.items()}
    due = 0

    def arrived() -> bool:
        return sum(one.event.name not in UNCOUNTED for one in shop.tap.fired) >= due

    async with tapped(pages, tmp_path) as shop:
        tab = None
        for name, case in CASES.items():
            tab = await shop.open(f"/{name}", tab)
            await tab.page.wait_for_function(UP)
            if "later" in case:
                await tab.page.evaluate(case["later"].replace("<base code>", snippet(case["load"])))
                await tab.page.wait_for_function(UP)
            due += sum(one["event"] not in UNCOUNTED for one in case["sends"])
            await shop.until(arrived)
    facts = decode(load(tmp_path), Expectations(), TIKTOK)
    names = {page.visit.id: page.visit.requested_url.rpartition("/")[2] for page in facts.pages}
    merchant = [
        event
        for event in facts.events
        if event.origin is Origin.MERCHANT
        and dig(event.body, "_inspection", "tf") != "hc"  # a change of route
    ]
    assert [(names[event.visit_id or 0], event.name) for event in merchant if event.call is None] == []
    for event in merchant:
        assert event.call is not None
        assert event.call.visit_id == event.visit_id
        assert name_of(event.call, TIKTOK.standard) == event.name
    assert [(names[call.visit_id or 0], call.arguments) for call in facts.unsent] == []
    assert facts.lost == ()
