import pytest

from auditor.check.engine import check
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    GOODS,
    event,
    facts,
    failed_findings,
    failures,
    finding,
    healthy,
    page,
    pageview,
    verdict,
)

CODE = "TT312"
WHERE = page()


def of(parameters: JsonObject) -> Verdict:
    return verdict(facts(WHERE, events=(event("AddToCart", WHERE, parameters=GOODS | parameters),)), CODE)


def test_right_types_pass() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    "parameters",
    [
        {"value": "19.90"},  # the SDK's own check takes it
        {"value": 20},
        {"order_id": 10023, "num_items": "3"},  # of what type these are, TikTok does not say
        {"content_ids": ["A", "B"]},
        {"content_ids": "A"},
        {"content_ids": [None, ""]},
        {"description": None, "brand": ""},
        {"event_trigger_source": {"any": "thing"}, "pages_seen": "7"},  # the shop's own
        {"contents": [{"content_id": "A", "quantity": 0.35, "price": 19}]},
    ],
)
def test_what_may_be_passes(parameters: JsonObject) -> None:
    assert of(parameters) is Verdict.PASS


@pytest.mark.parametrize(
    ("parameters", "path", "expected"),
    [
        ({"content_id": 4711}, "content_id", 'a text, such as "4711"'),
        ({"contents": [{"content_id": 4711}]}, "contents[0].content_id", 'a text, such as "4711"'),
        ({"content_ids": ["A", 7]}, "content_ids[1]", 'a text, such as "7"'),
        ({"content_ids": 7}, "content_ids", "a list of texts"),
        ({"quantity": "2"}, "quantity", "a number, such as 2"),
        (
            {"contents": [{"content_id": "A", "quantity": 1, "price": "19.90"}]},
            "contents[0].price",
            "a number, such as 19.90",
        ),
        ({"description": {"en": "Shirt"}}, "description", "a text"),
        ({"content_name": ["Shirt"]}, "content_name", "a text"),
        ({"content_category": 12}, "content_category", 'a text, such as "12"'),
        ({"brand": True}, "brand", "a text"),
    ],
)
def test_another_type_is_told_with_its_path(parameters: JsonObject, path: str, expected: str) -> None:
    known = facts(WHERE, events=(event("AddToCart", WHERE, parameters=GOODS | parameters),))
    found = finding(known, CODE)
    assert (found.path, found.expected, found.severity) == (path, expected, Severity.WARNING)


def test_the_same_fault_in_many_items_is_told_once() -> None:
    contents: list[JsonValue] = [{"content_id": number, "quantity": "1", "price": 1} for number in range(9)]
    known = facts(WHERE, events=(event("AddToCart", WHERE, contents=contents),))
    found = [item for item in failed_findings(check(known)) if item.code == CODE]
    assert [item.path for item in found] == ["contents[0].content_id", "contents[0].quantity"]


@pytest.mark.parametrize(
    ("parameters", "cause"),
    [
        ({"value": {"amount": 19.9}}, "TT306"),
        ({"currency": ["EUR"]}, "TT309"),
        ({"content_type": 1}, "TT304"),
        ({"contents": "A", "content_id": "A"}, "TT310"),
        ({"quantity": [1]}, "TT315"),
        ({"content_id": float("nan")}, "TT302"),
    ],
)
def test_what_cannot_be_used_at_all_is_told_by_its_own_rule(parameters: JsonObject, cause: str) -> None:
    known = facts(WHERE, events=(pageview(WHERE), event("ViewContent", WHERE, parameters=GOODS | parameters)))
    assert failures(known) == {cause}
    assert any(CODE in text for text in finding(known, cause).consequences)


def test_events_without_products_are_not_judged() -> None:
    known = facts(WHERE, events=(event("Lead", WHERE, content_id=7),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
