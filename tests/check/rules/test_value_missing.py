import pytest

from auditor.model.facts import Facts
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import event, facts, finding, healthy, page, verdict

CODE = "TT305"
WHERE = page()
UNPRICED = page(PageKind.PRODUCT, product=None)


def lacking(name: str, *without: str, priced: bool = True) -> Facts:
    where = WHERE if priced else UNPRICED
    return facts(where, events=(event(name, where, without=without),))


def test_values_pass() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("name", ["Purchase", "CompletePayment"])
def test_a_purchase_without_one_fails(name: str) -> None:
    assert finding(lacking(name, "value", "currency"), CODE).severity is Severity.ERROR


@pytest.mark.parametrize("name", ["ViewContent", "AddToCart", "AddToWishlist"])
def test_a_currency_without_one_fails(name: str) -> None:
    assert finding(lacking(name, "value"), CODE).severity is Severity.ERROR


@pytest.mark.parametrize("name", ["AddToCart", "InitiateCheckout"])
def test_neither_is_a_warning(name: str) -> None:
    assert finding(lacking(name, "value", "currency"), CODE).severity is Severity.WARNING


@pytest.mark.parametrize("name", ["ViewContent", "AddToWishlist"])
def test_others_need_none(name: str) -> None:
    assert verdict(lacking(name, "value", "currency"), CODE) is Verdict.NOT_APPLICABLE


def test_zero_is_a_value() -> None:
    assert verdict(facts(WHERE, events=(event("Purchase", WHERE, value=0),)), CODE) is Verdict.PASS


def test_where_no_price_is_shown_it_is_information_at_most() -> None:
    assert verdict(lacking("AddToCart", "value", "currency", priced=False), CODE) is Verdict.NOT_APPLICABLE
    assert finding(lacking("Purchase", "value", "currency", priced=False), CODE).severity is Severity.INFO
    assert finding(lacking("ViewContent", "value", priced=False), CODE).severity is Severity.INFO


def test_a_value_of_blanks_is_told_by_the_invalid_value() -> None:
    known = facts(WHERE, events=(event("Purchase", WHERE, value="  "),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert verdict(known, "TT306") is Verdict.FAIL
