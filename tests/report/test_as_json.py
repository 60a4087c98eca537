import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from auditor.model.jsonvalue import JsonValue
from auditor.model.result import AuditResult
from auditor.report.as_json import MAX_DEPTH, document, plain, render, schema
from tests.report import sample
from tests.report.compared import compared

# The contract's keys, written out by hand: a key that is renamed in the code and its schema fails here.
CONTRACT = {
    "": "schema_version tool site started_at finished_at verdict exit_code settings capture platform pixels "
    "journey pages events rules findings audiences",
    "settings": "until seal sdk consent basket device locale browser expected_pixels config_sha256",
    "capture": "beacons sent_to_vendor sealed_other",
    "platform": "name confidence server_events",
    "pixels": "id installed_by partner pages events",
    "journey": "run step reached url reason expected fired screenshot",
    "pages": "run url kind step status seen_by pixels title screenshot",
    "events": "id run name wire_name origin pixel_id page_url page_kind step consent realm transport called_at "
    "sent_at sent event_id parameters matching called_by vendor_says",
    "rules": "code name severity verdict reason",
    "findings": "code name severity verdict state run page_url page_kind step event pixel_id message expected "
    "actual path fix called_by fingerprint",
    "audiences": "name ready why event window_days exclude minimum next_step",
}


def validate(result: AuditResult) -> None:
    Draft202012Validator(schema()).validate(json.loads(render(result)))


@pytest.mark.parametrize("made", [sample.result, sample.incomplete, sample.healthy, sample.empty, compared])
def test_every_result_validates(made: object) -> None:
    assert callable(made)
    validate(made())


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("section", CONTRACT)
def test_every_key_of_the_contract_is_there(section: str) -> None:
    whole = json.loads(render(sample.result()))
    found = whole[section] if section else whole
    for entry in found if isinstance(found, list) else [found]:
        assert set(CONTRACT[section].split()) <= set(entry)


@pytest.mark.parametrize("key", CONTRACT[""].split())
def test_the_schema_misses_a_key_that_is_gone(key: str) -> None:
    whole = json.loads(render(sample.result()))
    del whole[key]
    assert not Draft202012Validator(schema()).is_valid(whole)


def test_the_schema_refuses_another_vocabulary() -> None:
    assert not Draft202012Validator(schema()).is_valid({**document(sample.result()), "verdict": "ok"})


def test_times_are_utc_to_the_millisecond() -> None:
    assert document(sample.result())["started_at"] == "2026-11-24T09:30:00.000Z"


@pytest.mark.parametrize("at", [float("nan"), float("inf"), 1e18, -1e18])
def test_a_time_that_no_calendar_has_is_null(at: float) -> None:
    event = replace(sample.result().events[0], sent_at=at, called_at=at)
    result = replace(sample.result(), events=(event,), started_at=at)
    assert json.loads(render(result))["events"][0]["sent_at"] is None
    validate(result)


def test_settings_beyond_the_contract_stay_out() -> None:
    result = replace(sample.result(), settings={"until": "cart", "basic_auth": "user:secret"})
    assert "secret" not in render(result)
    validate(result)


def test_a_page_that_a_document_became_names_the_pixels_of_its_load() -> None:
    seen = sample.result()
    load, became = seen.pages[:2]
    became = replace(became, visit=replace(became.visit, routed_from=load.visit.id))
    installs = tuple(one for one in seen.installs if one.visit_id == load.visit.id)
    known = replace(seen, pages=(load, became), installs=installs, events=(), findings=())
    assert installs
    assert [page["pixels"] for page in json.loads(render(known))["pages"]] == [[sample.PIXEL]] * 2


def test_a_page_names_the_pixels_that_stood_on_it_though_none_sent_anything() -> None:
    result = replace(sample.result(), events=())
    assert {tuple(page["pixels"]) for page in json.loads(render(result))["pages"]} == {(sample.PIXEL,)}


def test_values_that_json_lacks_are_texts() -> None:
    assert plain({"a": float("nan"), "b": [float("-inf")], "c": 10**6000}) == {
        "a": "nan",
        "b": ["-inf"],
        "c": "[a number of more than 1,000 digits]",
    }


def test_what_is_nested_without_end_is_cut() -> None:
    deep: JsonValue = 1
    for _ in range(5000):
        deep = [deep]
    shown, depth = plain(deep), 0
    while isinstance(shown, list):
        shown, depth = shown[0], depth + 1
    assert depth == MAX_DEPTH
    assert shown == "[nested deeper than 64 levels]"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_comes_back_as_it_was_from_utf_8(text: str) -> None:
    event = replace(sample.result().events[0], parameters={text: text})
    written = render(replace(sample.result(), events=(event,))).encode("utf-8")
    assert json.loads(written)["events"][0]["parameters"] == {text: text}


def test_nothing_in_it_steers_a_terminal_or_reorders() -> None:
    event = replace(sample.result().events[0], parameters={"a": "\x1b[31m\u202e\u2028\x9b"})
    text = render(replace(sample.result(), events=(event,)))
    assert not set("\x1b\u202e\u2028\x9b") & set(text)


def test_each_run_tells_what_was_sent_in_each_phase() -> None:
    accepted, rejected = json.loads(render(compared()))["consent"]
    assert (accepted["run"], accepted["tool"], accepted["pressed"]) == ("accept", "OneTrust", ["accept all"])
    assert accepted["sent"] == {"none": 0, "before": 0, "accepted": 17, "rejected": 0}
    assert rejected["sent"] == {"none": 0, "before": 0, "accepted": 0, "rejected": 3}
    assert rejected["visitor_cookie"] == {"before": True, "after": True}
    assert json.loads(render(sample.result()))["consent"][0]["visitor_cookie"] == {
        "before": None,
        "after": None,
    }
