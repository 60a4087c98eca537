"""Each host and path that TikTok's SDK sends to, and what is not known of them, from a page to the result."""

import json
from pathlib import Path

from auditor.audit import expectations_of, judge
from auditor.check.verdict import Policy
from auditor.decode.tiktok import TIKTOK
from auditor.gather.evidence import load
from auditor.model.declared import Declared
from auditor.model.journey import Until
from auditor.model.plan import BrowserOptions
from tests.gather.shop import PIXEL, Shop, audited

HOST = "https://analytics.tiktok.com"
EVENTS = (
    f"{HOST}/api/v2/pixel",
    f"{HOST}/api/v2/shopify_pixel",
    f"{HOST}/api/v1/track",
    "https://analytics.us.tiktok.com/api/v2/pixel",
    "https://analytics-ipv6.tiktokw.us/ipv6/enrich_ipv6",
    f"{HOST}/api/v9/unknown",  # it carries an event all the same
)
OTHERS = (
    f"{HOST}/api/v2/pixel/act",
    f"{HOST}/api/v2/shopify_pixel/act",
    f"{HOST}/api/v2/pixel/inter",
    f"{HOST}/api/v2/pixel/perf",
    f"{HOST}/api/v2/performance",
    f"{HOST}/api/v2/interaction",
    f"{HOST}/api/v2/performance_interaction",
    f"{HOST}/api/v2/monitor",
)
UNLISTED = "https://analytics.tiktok.eu/api/v2/pixel"


class Everywhere(Shop):
    def home(self) -> str:
        def send(url: str, **body: object) -> str:
            context = {"pixel": {"code": PIXEL}, "page": {"url": self.url}}
            text = json.dumps({"context": context, **body})
            return f"navigator.sendBeacon({url!r}, {json.dumps(text)});"

        events = [send(url, event=f"Sent{number}") for number, url in enumerate((*EVENTS, UNLISTED))]
        others = [send(url, action="Metadata", metric_name="x") for url in OTHERS]
        return f"<h1>Welcome to the shop</h1><script>{''.join(events + others)}</script>"


async def test_each_address_is_kept_and_what_is_unknown_reported(tmp_path: Path) -> None:
    # The unlisted host resolves to nowhere: nothing of a test leaves the machine.
    rules = "--host-resolver-rules=MAP analytics.tiktok.eu ~NOTFOUND"
    async with Everywhere() as shop:
        await audited(shop, tmp_path, until=Until.NONE, browser=BrowserOptions(extra_args=(rules,)))
    evidence = load(tmp_path)
    kept = {one.url for one in evidence.requests if one.seen_by_sinkhole}
    assert kept >= {*EVENTS, *OTHERS}
    assert all(TIKTOK.claims(one.host) for one in evidence.requests)

    result = judge(evidence, expectations_of(evidence, Declared()), tmp_path, Policy())
    sent = {event.wire_name for event in result.events if event.wire_name.startswith("Sent")}
    assert sent == {f"Sent{number}" for number in range(len(EVENTS))}
    notes = [note for note in result.notes if "analytics" in note]
    assert [note.partition(": ")[0] for note in notes] == [
        "analytics.tiktok.eu",
        "analytics.tiktok.com/api/v9/unknown",
    ]
    assert "nothing got there" in notes[0]
    assert result.capture.sent_to_vendor == 0
