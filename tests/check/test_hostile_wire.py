"""From the wire to the verdict, whatever a stranger has sent: never an exception, always an event or a note."""

import json
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.check.engine import check
from auditor.decode.facts import decode
from auditor.decode.tiktok import TIKTOK
from auditor.model.evidence import Evidence, Frame, PixelCall, ProbeState, Request
from auditor.model.facts import Expectations, Facts
from auditor.model.journey import Until
from auditor.model.jsonvalue import JsonObject, JsonValue
from tests.builders import call, capture, console, healthy, request
from tests.check.hostile import JSON, NAMES, OBJECTS
from tests.check.hostile_wire import ENDPOINTS, bodies, damaged, packed, paths, whole, with_value
from tests.decode.redact.identity import fresh

QUICK = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SHOP = healthy()
PAGE = SHOP.pages[4]


def sent(url: str, content: bytes, **given: Any) -> Request:
    """A beacon as it lies in the evidence: redacted."""
    address, text = fresh().beacon("POST", url, content)
    path = "/" + url.split("/", 3)[3].partition("?")[0]
    return request(PAGE, url=address, path=path, body=text, **given)


def judged(
    requests: Iterable[Request] = (), calls: Iterable[PixelCall] = (), states: Iterable[ProbeState] = ()
) -> Facts:
    """The facts of a journey in which this happened, once every rule has judged them."""
    seen = Evidence(
        capture=capture(),
        visits=tuple(page.visit for page in SHOP.pages),
        requests=tuple(requests),
        calls=tuple(calls),
        states=tuple(states),
        steps=SHOP.steps,
        console=(console(PAGE, "[TikTok Pixel] - Invalid value parameter", "warning"),),
    )
    facts = decode(seen, Expectations(until=Until.PURCHASE), TIKTOK)
    for finding in check(facts).findings:
        assert finding.message
        assert len(finding.message) < 600
        assert len(finding.actual) < 1_000
        json.dumps(finding.actual).encode()
    return facts


@pytest.mark.parametrize(
    "wrong", [None, True, -1, 1e400, "x", "", [], [[]], [{}], {}, {"a": {"b": []}}], ids=str
)
def test_a_wrong_type_at_every_path(wrong: JsonValue) -> None:
    told = whole()
    requests = [
        sent(url, packed(with_value(told, path, wrong)).encode())
        for path in paths(told)
        for url in ENDPOINTS[: 1 if path else 3]
    ]
    assert judged(requests).events


@QUICK
@given(bodies(), bodies())
def test_any_body_is_an_event_or_a_note(one: JsonValue, other: JsonValue) -> None:
    for content in (one, other):
        facts = judged([sent(ENDPOINTS[0], packed(content).encode())])
        assert facts.events or facts.notes
    judged([sent(url, packed(content).encode()) for url in ENDPOINTS for content in (one, other)])


@QUICK
@given(damaged())
def test_any_damage_is_an_event_or_a_note(beacon: tuple[str, bytes]) -> None:
    facts = judged([sent(*beacon)])
    assert facts.events or facts.notes


@QUICK
@given(
    st.lists(st.tuples(st.sampled_from(["track", "page", "identify", "load"]), NAMES, JSON, JSON), max_size=4)
)
def test_any_call_beside_any_event(made: list[tuple[str, str, JsonValue, JsonValue]]) -> None:
    calls = [call(method, name, one, two, on=PAGE) for method, name, one, two in made]
    calls += [call(method, one, on=PAGE, queued=True) for method, _, one, _ in made]
    requests = [
        sent(ENDPOINTS[0], packed(whole() | {"event": name, "properties": one, "event_id": two}).encode())
        for _, name, one, two in made
    ]
    judged(requests, calls)


@QUICK
@given(
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(
            ("ids", "info", "object_name", "listening", "touched", "sdk_scripts", "partner", "mounted"),
            st.one_of(JSON, st.dictionaries(st.sampled_from(["CAFE0000000000000000", "a"]), OBJECTS)),
        ),
    )
)
def test_any_state_of_the_vendor_s_object(data: JsonObject) -> None:
    state = ProbeState(
        visit_id=PAGE.visit.id, frame=Frame.PAGE, frame_url=PAGE.url, at=PAGE.visit.ended_at, data=data
    )
    judged([sent(ENDPOINTS[0], packed(whole()).encode())], states=[state])


def test_a_huge_payload_is_judged_in_bounded_time_and_words() -> None:
    items: list[JsonValue] = [
        {"content_id": str(number), "price": "1,5", "quantity": -1} for number in range(5_000)
    ]
    huge = whole() | {
        "event": "AddToCart",
        "properties": {"contents": items, "value": "9" * 50_000, "x" * 9_000: 1},
    }
    assert judged([sent(ENDPOINTS[0], packed(huge).encode())]).events
