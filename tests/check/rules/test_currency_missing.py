import pytest

from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import event, facts, finding, healthy, page, verdict

CODE = "TT308"
WHERE = page()


def test_currencies_pass() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("name", ["ViewContent", "AddToCart", "Purchase"])
@pytest.mark.parametrize("currency", [None, "", " "])
def test_a_value_without_one_fails(name: str, currency: str | None) -> None:
    found = finding(facts(WHERE, events=(event(name, WHERE, currency=currency),)), CODE)
    assert found.severity is Severity.ERROR
    assert "19.9" in found.actual


def test_a_purchase_always_needs_one() -> None:
    known = facts(WHERE, events=(event("Purchase", WHERE, without=("value", "currency")),))
    assert finding(known, CODE).severity is Severity.ERROR


def test_where_no_price_is_shown_it_is_information() -> None:
    where = page(PageKind.PRODUCT, product=None)
    known = facts(where, events=(event("Purchase", where, without=("value", "currency")),))
    assert finding(known, CODE).severity is Severity.INFO


def test_without_a_value_not_applicable() -> None:
    known = facts(WHERE, events=(event("ViewContent", WHERE, without=("value", "currency")),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
