"""`server_only`: of an event that the server alone sends, no rule of the browser speaks."""

from dataclasses import replace

import pytest

from auditor.check.engine import check
from auditor.model.facts import Facts
from auditor.model.jsonvalue import JsonObject
from tests.builders import failed_findings, healthy, without_event

FUNNEL = ("ViewContent", "AddToCart", "InitiateCheckout", "Purchase")


def declared(known: Facts, name: str) -> Facts:
    return replace(known, expect=replace(known.expect, server_only=frozenset({name})))


def told(known: Facts) -> dict[str, str]:
    return {item.code: item.message for item in failed_findings(check(known))}


@pytest.mark.parametrize("name", FUNNEL)
def test_nothing_is_missed_in_the_browser(name: str) -> None:
    without = without_event(healthy(), name)
    assert told(without) != told(healthy())  # without the declaration something is
    assert told(declared(without, name)).items() <= told(healthy()).items()


@pytest.mark.parametrize("name", FUNNEL)
def test_what_the_browser_sends_of_it_all_the_same_is_not_judged(name: str) -> None:
    whole = healthy()
    odd: JsonObject = {"value": "19,90 €", "currency": "EURO", "contents": 3, "content_id": "undefined"}
    broken = replace(
        whole,
        events=tuple(
            replace(event, parameters={**event.parameters, **odd}) if event.name == name else event
            for event in whole.events
        ),
    )
    assert told(broken) != told(whole)
    assert told(declared(broken, name)).items() <= told(whole).items()
