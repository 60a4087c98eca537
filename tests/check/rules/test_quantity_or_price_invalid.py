import pytest

from auditor.check.engine import check
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import GOODS, event, facts, failed_findings, finding, healthy, page, verdict

CODE = "TT315"
WHERE = page()


def item(**changes: JsonValue) -> JsonObject:
    usual: JsonObject = {"content_id": "A", "quantity": 1, "price": 19.9}
    return GOODS | {"contents": [usual | changes]}


def test_numbers_pass() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("quantity", [1, 2.0, 0.35, "2", None, "", 10**9])
def test_quantities_pass(quantity: JsonValue) -> None:
    known = facts(WHERE, events=(event(parameters=item(quantity=quantity)),))
    assert verdict(known, CODE) is Verdict.PASS


@pytest.mark.parametrize("price", [0, 19.9, "19.90", None, ""])
def test_prices_pass(price: JsonValue) -> None:
    assert verdict(facts(WHERE, events=(event(parameters=item(price=price)),)), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"quantity": 0}, "it is 0"),
        ({"quantity": "0"}, "it is 0"),
        ({"quantity": -1}, "below 0"),
        ({"quantity": "one"}, "not a number"),
        ({"quantity": True}, "not a number"),
        ({"quantity": [1]}, "not a number"),
        ({"quantity": "{{ quantity }}"}, "template"),
        ({"price": "19,90 €"}, "send 19.90"),
        ({"price": "1.299,00"}, "send 1299.00"),
        ({"price": -5}, "below 0"),
        ({"price": {"amount": 19.9}}, "not a number"),
        ({"price": float("nan")}, "not a number"),
    ],
)
def test_others_fail_and_explain_themselves(changes: JsonObject, hint: str) -> None:
    found = finding(facts(WHERE, events=(event(parameters=item(**changes)),)), CODE)
    assert hint in found.message
    assert found.path == f"contents[0].{next(iter(changes))}"


def test_the_event_s_own_are_judged_too() -> None:
    known = facts(WHERE, events=(event(quantity=0),))
    assert finding(known, CODE).path == "quantity"


def test_each_of_the_two_is_told_once() -> None:
    bad: JsonObject = {"content_id": "A", "quantity": 0, "price": "?"}
    known = facts(WHERE, events=(event(contents=[bad, bad, bad]),))
    found = [one for one in failed_findings(check(known)) if one.code == CODE]
    assert [one.path for one in found] == ["contents[0].quantity", "contents[0].price"]
    assert "and 2 more" in found[0].actual


def test_where_no_price_is_shown_prices_are_not_judged() -> None:
    where = page(PageKind.PRODUCT, product=None)
    known = facts(where, events=(event("ViewContent", where, parameters=item(price="on request")),))
    assert verdict(known, CODE) is Verdict.PASS


def test_without_either_not_applicable() -> None:
    known = facts(WHERE, events=(event(parameters={"content_id": "A"}),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
