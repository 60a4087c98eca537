from dataclasses import replace

import pytest

from auditor.model.facts import Facts
from auditor.model.jsonvalue import JsonValue
from auditor.model.money import StatedAmount
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    amount,
    event,
    facts,
    failures,
    finding,
    healthy,
    page,
    product,
    reading,
    result,
    verdict,
)

CODE = "TT402"


def on_product(currency: JsonValue, *stated: StatedAmount, value: JsonValue = 19.9) -> Facts:
    where = page(PageKind.PRODUCT, product=product(*stated))
    return facts(where, events=(event("ViewContent", where, value=value, currency=currency),))


def test_a_healthy_journey_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("currency", ["EUR", "eur", " EUR "])
def test_the_page_s_currency_passes(currency: str) -> None:
    assert verdict(on_product(currency), CODE) is Verdict.PASS


def test_another_currency_fails() -> None:
    found = finding(on_product("USD"), CODE)
    assert (found.severity, found.path, found.actual) == (Severity.ERROR, "currency", "USD")
    assert found.expected == "EUR (visible)"
    assert "shows its prices in EUR" in found.message


@pytest.mark.parametrize("value", [19.9, 21.5, 1000])
def test_the_same_event_is_not_also_told_to_have_a_wrong_value(value: JsonValue) -> None:
    bare = amount("19.90", currency=None)
    both = {CODE, "TT401"}
    assert failures(on_product("USD", value=value)) & both == {CODE}
    assert failures(on_product("USD", amount("19.90", source="json-ld"), bare, value=value)) & both == {CODE}


def test_a_sign_that_several_currencies_share_proves_nothing() -> None:
    known = on_product("USD", amount("19.90", currency=None))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "sign of its own" in result(known, CODE).reason


def test_structured_data_tells_the_currency_beside_a_bare_sign() -> None:
    stated = (amount("19.90", currency=None), amount("19.90", currency="CAD", source="json-ld"))
    assert verdict(on_product("CAD", *stated), CODE) is Verdict.PASS
    assert verdict(on_product("USD", *stated), CODE) is Verdict.FAIL


def test_sources_that_disagree_are_inconclusive_but_for_what_one_of_them_says() -> None:
    stated = (amount("19.90"), amount("21.50", currency="USD", source="json-ld"))
    assert verdict(on_product("GBP", *stated), CODE) is Verdict.INCONCLUSIVE
    assert verdict(on_product("USD", *stated), CODE) is Verdict.PASS


def test_a_page_that_shows_two_currencies_does_not_disagree_with_itself() -> None:
    stated = (amount("10.00"), amount("19.56", currency="BGN"))
    assert verdict(on_product("BGN", *stated), CODE) is Verdict.PASS
    assert finding(on_product("USD", *stated), CODE).message.endswith("BGN and EUR.")


def test_the_currency_beside_a_price_range_counts() -> None:
    where = page(PageKind.PRODUCT, product=replace(product(), amounts=(), currencies=("EUR",)))
    assert verdict(facts(where, events=(event("ViewContent", where, currency="USD"),)), CODE) is Verdict.FAIL


def test_what_the_page_said_as_it_was_served_counts() -> None:
    served = reading(PageKind.PRODUCT, product=product(amount("21.50", currency="USD")))
    where = page(PageKind.PRODUCT, served=served)
    assert verdict(facts(where, events=(event("ViewContent", where, currency="USD"),)), CODE) is Verdict.PASS


def test_the_confirmation_counts() -> None:
    where = page(PageKind.CONFIRMATION, id=5, amounts=(amount("24.80", "total"),))
    assert verdict(facts(where, events=(event("Purchase", where, currency="USD"),)), CODE) is Verdict.FAIL


@pytest.mark.parametrize("currency", [None, "", "€", "XXX", 978, ["EUR"]])
def test_no_currency_is_another_rule_s(currency: JsonValue) -> None:
    assert verdict(on_product(currency), CODE) is Verdict.NOT_APPLICABLE


def test_other_pages_are_not_applicable() -> None:
    where = page(PageKind.CHECKOUT, id=4)
    known = facts(where, events=(event("InitiateCheckout", where, currency="USD"),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
