from dataclasses import replace

import pytest

from auditor.model.jsonvalue import JsonValue
from auditor.model.rule import Severity, Verdict
from tests.builders import event, facts, finding, healthy, page, verdict

CODE = "TT601"
WHERE = page()


def test_ids_pass() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("event_id", [None, "", " "])
def test_none_is_information(event_id: JsonValue) -> None:
    known = facts(WHERE, events=(event("AddToCart", WHERE, event_id=event_id),))
    assert finding(known, CODE).severity is Severity.INFO


@pytest.mark.parametrize("server", ["likely", "declared", "seen"])
def test_with_server_events_it_is_an_error(server: str) -> None:
    known = facts(WHERE, events=(event("Purchase", WHERE),), server_events=server)
    found = finding(known, CODE)
    assert found.severity is Severity.ERROR
    assert "server" in found.message


def test_a_number_is_an_id() -> None:
    assert verdict(facts(WHERE, events=(event("Lead", WHERE, event_id=0),)), CODE) is Verdict.PASS


def test_views_need_none() -> None:
    assert verdict(facts(WHERE, events=(event("ViewContent", WHERE),)), CODE) is Verdict.NOT_APPLICABLE


def test_an_event_of_the_server_alone_is_not_judged() -> None:
    known = facts(WHERE, events=(event("Purchase", WHERE),))
    known = replace(known, expect=replace(known.expect, server_only=frozenset({"Purchase"})))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
