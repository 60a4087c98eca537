"""Payloads written by strangers: no rule raises, whatever stands at any path."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.check.engine import check
from auditor.check.payload import shown
from auditor.model.facts import Facts
from auditor.model.journey import Step
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.rule import Verdict
from tests.builders import call, console, event, healthy, install, pageview, request
from tests.check.hostile import JSON, NAMES, OBJECTS

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def sent(name: str, parameters: JsonObject, event_id: JsonValue, body: JsonObject) -> Facts:
    known = healthy()
    odd = tuple(
        event(name, where, after=after, parameters=parameters, event_id=event_id, body=body, step=step)
        for where, after, step in zip(
            known.pages, (1, 6, 1, 1, 1, 1), (None, *Step, Step.PURCHASE), strict=True
        )
    )
    return replace(known, events=(*known.events, *odd))


@QUICK
@given(NAMES, OBJECTS, JSON, OBJECTS)
def test_no_payload_breaks_a_rule(
    name: str, parameters: JsonObject, event_id: JsonValue, body: JsonObject
) -> None:
    judgement = check(sent(name, parameters, event_id, body))
    for item in judgement.findings:
        assert item.message
        assert len(item.message) < 600
        assert len(item.actual) < 1_000
        assert len(item.fingerprint) == 32


@QUICK
@given(OBJECTS)
def test_an_odd_value_is_always_told_or_right(parameters: JsonObject) -> None:
    value = parameters.get("value")
    known = sent("Purchase", parameters, "1", {})
    codes = {item.code for item in check(known).findings if item.verdict is Verdict.FAIL}
    readable = not isinstance(value, bool) and isinstance(value, int | float) and value >= 0
    if value not in (None, "") and not readable and not isinstance(value, str):
        assert "TT306" in codes, shown(value)


@QUICK
@given(st.text(max_size=200), st.text(max_size=80), st.integers(-5, 10**9))
def test_no_console_line_breaks_a_rule(text: str, url: str, line: int) -> None:
    known = healthy()
    lines = tuple(console(where, text, url=url, line=line) for where in known.pages)
    assert check(replace(known, console=lines)).rules


@QUICK
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_pixel_and_no_address_breaks_a_rule(pixel: str, url: str) -> None:
    known = healthy()
    pages = tuple(replace(item, visit=replace(item.visit, url=url)) for item in known.pages)
    known = replace(
        known,
        pages=pages,
        site=url,
        installs=tuple(install(item, pixel) for item in pages),
        events=tuple(replace(item, page_url=url, pixel_id=pixel) for item in known.events),
        requests=(request(pages[0], url=url, host=url, failure=pixel, seen_by_sinkhole=False),),
    )
    assert check(known).rules


@QUICK
@given(st.lists(JSON, max_size=4))
def test_no_call_breaks_a_rule(arguments: list[JsonValue]) -> None:
    known = healthy()
    lost = call("track", *arguments, on=known.pages[1])
    assert check(replace(known, calls=(lost,), unsent=(lost,))).rules


def test_a_page_that_sends_without_end_is_judged() -> None:
    known = healthy()
    many = tuple(pageview(known.pages[1]) for _ in range(3_000))
    assert check(replace(known, events=(*known.events, *many))).rules
