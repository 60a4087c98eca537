"""Evidence put together into facts."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from auditor.decode.facts import decode
from auditor.decode.tiktok import TIKTOK
from auditor.model.event import Caller, ConsentPhase, Origin, OwnerKind, Realm
from auditor.model.evidence import CallSite, DocumentKind, Evidence, Frame, ProbeState, Request
from auditor.model.facts import Expectations, Facts
from auditor.model.journey import ConsentChoice, Step
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.page import Page, PageKind
from tests.builders import PIXEL, T0, banner, call, capture, console, evidence, page, request, step

HOME = page(PageKind.HOME, id=1)
ITEM = page(PageKind.PRODUCT, id=2)
CART = page(PageKind.CART, id=3)
HTML = "<html><head><title>Red shirt</title></head><body><h1>Red shirt</h1></body></html>"


def iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat().replace("+00:00", "Z")


def beacon(
    name: str,
    on: Page,
    *,
    after: float = 1.0,
    pageview: str = "",
    runtime: str = "1",
    inspection: JsonObject | None = None,
    **overrides: Any,
) -> Request:
    body: dict[str, JsonValue] = {
        "event": name,
        "event_id": "",
        "timestamp": iso(on.visit.started_at + after),
        "context": {
            "pixel": {"code": PIXEL, "runtime": runtime},
            "page": {"url": on.url},
            "pageview_id": pageview or f"pv-{on.visit.id}",
        },
        "_inspection": inspection or {},
        "properties": {"value": 1},
    }
    given: dict[str, Any] = {"body": json.dumps(body), "at": on.visit.started_at + after + 0.2}
    return request(on, **(given | overrides))


def decoded(seen: Evidence) -> Facts:
    return decode(seen, Expectations(), TIKTOK)


def shop(*requests: Request, **given: Any) -> Evidence:
    pages = (HOME, ITEM, CART)
    return evidence(
        visits=tuple(item.visit for item in pages),
        requests=requests,
        steps=(
            step(Step.PRODUCT, ITEM),
            step(Step.CART, CART, at=ITEM.visit.started_at + 5),
        ),
        **given,
    )


def two_runs(*requests: Request, **given: Any) -> Evidence:
    """The home page with consent accepted; then the home page and a product with consent rejected."""
    pages = (
        page(PageKind.HOME, id=1, run="accept"),
        page(PageKind.HOME, id=2, run="reject"),
        page(PageKind.PRODUCT, id=3, run="reject"),
    )
    return evidence(visits=tuple(item.visit for item in pages), requests=requests, **given)


def test_what_no_visit_claims_belongs_to_the_run_of_its_time_and_to_no_page_of_the_other() -> None:
    unheard: dict[str, Any] = {"visit_id": None, "frame": None, "seen_by_browser": False}
    home = page(PageKind.HOME, id=1)
    later = page(PageKind.HOME, id=2)
    elsewhere = page(PageKind.OTHER, id=2)
    facts = decoded(
        two_runs(
            beacon("Pageview", home, after=2, pageview="a", **unheard),
            beacon("Pageview", later, after=2, pageview="b", **unheard),
            beacon("Lead", elsewhere, after=3, pageview="c", **unheard),
            consent=(
                banner(run="accept", at=10.5),
                banner(ConsentChoice.REJECT, run="reject", at=20.5),
            ),
        )
    )
    assert [(event.run, event.visit_id, event.consent) for event in facts.events] == [
        ("accept", 1, ConsentPhase.ACCEPTED),
        ("reject", 2, ConsentPhase.REJECTED),
        ("reject", 2, ConsentPhase.REJECTED),
    ]


def test_an_address_of_the_other_run_alone_is_no_page_of_this_one() -> None:
    item = page(PageKind.PRODUCT, id=1, run="accept")
    home = page(PageKind.HOME, id=2, run="reject")
    late = beacon("Pageview", home, pageview="x", visit_id=None, frame=None, seen_by_browser=False)
    body = json.loads(late.body)
    body["context"]["page"]["url"] = item.url
    seen = evidence(visits=(item.visit, home.visit), requests=(replace(late, body=json.dumps(body)),))
    (event,) = decoded(seen).events
    assert (event.run, event.visit_id) == ("reject", 2)


def test_a_call_of_the_other_run_is_never_the_event_s() -> None:
    first, second = (page(PageKind.PRODUCT, id=2, run="accept"), page(PageKind.PRODUCT, id=3, run="reject"))
    mine = call("track", "ViewContent", {"value": 1}, {"event_id": "vc-1"}, on=first)
    sent = beacon("ViewContent", second)
    body = json.dumps(json.loads(sent.body) | {"event_id": "vc-1"})
    seen = evidence(visits=(first.visit, second.visit), calls=(mine,), requests=(replace(sent, body=body),))
    facts = decoded(seen)
    assert [(event.run, event.call) for event in facts.events] == [("reject", None)]
    assert [known.id for known in facts.unsent] == [mine.id]


def test_limited_data_use_is_noted() -> None:
    plain = beacon("Pageview", HOME)
    limited = json.dumps(json.loads(plain.body) | {"limited_data_use": True})
    odd = json.dumps(json.loads(plain.body) | {"limited_data_use": "yes"})
    events = decoded(shop(plain, replace(plain, id=2, body=limited), replace(plain, id=3, body=odd))).events
    assert [event.limited_data_use for event in events] == [False, True, False]


def test_base_code_that_waits_for_a_consent_tool_is_known_where_a_banner_asks() -> None:
    html = f"<script type='text/plain'>ttq.load('{PIXEL}');</script><script>ttq.load('OTHER')</script>"
    documents = {(1, DocumentKind.SERVED): html}
    assert decoded(shop(documents=documents, consent=(banner(),))).parked == {PIXEL}
    assert decoded(shop(documents=documents)).parked == frozenset()


def test_events_stand_in_the_order_of_their_own_time() -> None:
    facts = decoded(shop(beacon("ViewContent", ITEM, after=2), beacon("Pageview", ITEM, after=1)))
    assert [event.name for event in facts.events] == ["Pageview", "ViewContent"]
    assert [event.at for event in facts.events] == [ITEM.visit.started_at + 1, ITEM.visit.started_at + 2]
    assert facts.events[0].sent_at == ITEM.visit.started_at + 1.2


def test_the_click_s_event_belongs_to_the_cart_step_and_the_product_page() -> None:
    (event,) = decoded(shop(beacon("AddToCart", ITEM, after=6))).events
    assert (event.step, event.visit_id) == (Step.CART, ITEM.visit.id)


def test_what_only_the_sinkhole_saw_follows_its_page_view() -> None:
    late = beacon("AddToCart", ITEM, after=7.5, visit_id=None, frame=None, seen_by_browser=False)
    facts = decoded(shop(beacon("Pageview", ITEM), late))
    assert [event.visit_id for event in facts.events] == [ITEM.visit.id, ITEM.visit.id]
    assert facts.events[1].realm is Realm.UNLOAD


def test_a_frame_is_told_by_the_browser() -> None:
    (event,) = decoded(shop(beacon("Pageview", ITEM, frame=Frame.IFRAME))).events
    assert event.realm is Realm.IFRAME


def test_a_request_that_never_left_is_no_event() -> None:
    refused = beacon("ViewContent", ITEM, seen_by_sinkhole=False, failure="csp", status=None)
    assert decoded(shop(refused)).events == ()


def test_a_time_that_cannot_be_is_not_believed() -> None:
    body = json.loads(beacon("ViewContent", ITEM).body) | {"timestamp": "1999-01-01T00:00:00Z"}
    (event,) = decoded(shop(beacon("ViewContent", ITEM, body=json.dumps(body)))).events
    assert event.at == event.sent_at


def test_telemetry_and_damage_are_no_events_and_damage_is_told() -> None:
    facts = decoded(shop(beacon("X", ITEM, body="{broken"), beacon("X", ITEM, path="/api/v2/monitor")))
    assert [event.name for event in facts.events if event.origin is Origin.MERCHANT] == ["X"]
    broken = decoded(shop(beacon("X", ITEM, body="{broken")))
    assert broken.events == ()
    assert any("analytics.tiktok.com/api/v2/pixel" in note for note in broken.notes)


def test_the_call_behind_an_event_names_its_owner() -> None:
    asked = call(
        "track",
        "CompletePayment",
        on=ITEM,
        after=0.9,
        called_by=CallSite(url="https://www.googletagmanager.com/gtm.js", line=9),
    )
    (event,) = decoded(shop(beacon("Purchase", ITEM), calls=(asked,))).events
    assert event.call == asked
    assert event.call_name == "CompletePayment"
    assert event.called_at == asked.at
    assert event.called_by is not None
    assert event.called_by.owner is OwnerKind.GTM


def test_what_the_sdk_sends_of_itself_is_the_sdk_s() -> None:
    built = beacon("AddToCart", ITEM, inspection={"eb_rule_id": "7"})
    routed = beacon("Pageview", ITEM, inspection={"tf": "hc"})
    events = {event.name: event for event in decoded(shop(built, routed)).events}
    assert events["AddToCart"].called_by == Caller(owner=OwnerKind.SDK, name="event builder")
    assert events["Pageview"].called_by == Caller(owner=OwnerKind.SDK)


def test_what_an_app_s_sandbox_sends_is_the_app_s() -> None:
    path = "/api/v2/shopify_pixel"
    app = beacon("ViewContent", HOME, runtime="4", path=path, url=f"https://analytics.tiktok.com{path}")
    custom = beacon("ViewContent", ITEM, runtime="5")
    asked = call("track", "ViewContent", on=ITEM, after=0.9, called_by=CallSite(url=ITEM.url, line=9))
    for event in decoded(shop(app, custom, calls=(asked,))).events:
        assert event.sandboxed
        assert event.called_by is not None
        assert event.called_by.owner is OwnerKind.APP
    (plain,) = decoded(shop(beacon("ViewContent", ITEM))).events
    assert not plain.sandboxed


def test_what_the_sdk_says_stands_with_the_event_that_it_speaks_of() -> None:
    unknown = ProbeState(
        visit_id=ITEM.visit.id,
        frame=Frame.PAGE,
        frame_url=ITEM.url,
        at=ITEM.visit.started_at + 1,
        data={"info": {PIXEL: {"status": 1, "pixelCode": ""}}, "object_name": "ttq", "listening": True},
    )
    seen = shop(
        beacon("Purchase", ITEM, after=1),
        beacon("Pageview", CART, after=1),
        states=(unknown,),
        console=(console(ITEM, '[TikTok Pixel] - Missing "currency" parameter\nIssue: …', "warning"),),
    )
    facts = decoded(seen)
    assert [event.vendor_says for event in facts.events] == [
        ('[TikTok Pixel] - Missing "currency" parameter', "pixel status: 1", "pixel code: none"),
        (),
    ]
    assert [page.listening for page in facts.pages] == [None, True, None]
    stand_in = replace(seen, capture=capture(sdk="standin"))
    assert decoded(stand_in).events[0].vendor_says == ('[TikTok Pixel] - Missing "currency" parameter',)


def test_a_call_without_a_beacon_is_unsent() -> None:
    asked = call("track", "AddToCart", on=ITEM)
    assert decoded(shop(calls=(asked,))).unsent == (asked,)


def test_consent_stands_on_events_and_pages() -> None:
    answered = banner(at=ITEM.visit.started_at - T0 + 3)
    facts = decoded(shop(beacon("Pageview", HOME), beacon("Pageview", ITEM, after=4), consent=(answered,)))
    assert [event.consent for event in facts.events] == [ConsentPhase.BEFORE, ConsentPhase.ACCEPTED]
    assert [item.consent_pending for item in facts.pages] == [False, False, False]
    unanswered = replace(banner(None), seen_at=HOME.visit.started_at)
    pending = decoded(shop(consent=(unanswered,)))
    assert [item.consent_pending for item in pending.pages] == [True, True, True]


def test_what_was_on_hold_leaves_when_consent_is_given() -> None:
    answered = banner(at=HOME.visit.started_at - T0 + 3)
    held = beacon("Pageview", HOME, after=1, at=HOME.visit.started_at + 3.2)
    (event,) = decoded(shop(held, consent=(answered,))).events
    assert (event.at, event.consent) == (HOME.visit.started_at + 1, ConsentPhase.ACCEPTED)


def test_pages_are_read_from_the_rendered_document_first() -> None:
    documents = {
        (ITEM.visit.id, DocumentKind.SERVED): "<title>served</title>",
        (ITEM.visit.id, DocumentKind.RENDERED): HTML,
        (CART.visit.id, DocumentKind.SERVED): "<title>served</title>",
    }
    pages = decoded(shop(documents=documents)).pages
    assert [item.reading.title for item in pages] == ["", "Red shirt", "served"]


def test_a_watch_that_did_not_end_well_leaves_doubt() -> None:
    cut = replace(ITEM.visit, settled=False)
    failed = replace(CART.visit, failure="net::ERR_CONNECTION_REFUSED", status=None)
    pages = decode(evidence(visits=(cut, failed)), Expectations(), TIKTOK).pages
    assert [item.clean for item in pages] == [False, False]
    assert "fell quiet" in pages[0].doubt
    assert "ERR_CONNECTION_REFUSED" in pages[1].doubt


def test_nothing_seen_is_nothing_decoded() -> None:
    facts = decode(Evidence(capture=capture()), Expectations(), TIKTOK)
    assert (facts.pages, facts.events, facts.installs, facts.unsent) == ((), (), (), ())


@pytest.mark.parametrize(
    ("declared", "certain", "known"),
    [(False, False, "unknown"), (False, True, "likely"), (True, False, "declared"), (True, True, "declared")],
)
def test_server_events_are_declared_likely_or_unknown(declared: bool, certain: bool, known: str) -> None:
    seen = Evidence(capture=replace(capture(), server_certain=certain))
    assert decode(seen, Expectations(server_events=declared), TIKTOK).server_events == known


def test_an_event_tells_whether_anything_readable_may_stand_in_it() -> None:
    readable, hashed = beacon("ViewContent", ITEM), beacon("Search", ITEM)
    marked = [
        replace(
            sent, body=sent.body.replace('"value": 1', f'"note": "[redacted email {form} typed normalised]"')
        )
        for sent, form in ((readable, "plain"), (hashed, "sha256"))
    ]
    facts = decoded(shop(*marked))
    assert {event.name: event.readable for event in facts.events} == {"ViewContent": True, "Search": False}
