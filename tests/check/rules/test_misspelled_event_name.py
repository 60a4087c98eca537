import pytest

from auditor.model.event import ConsentPhase
from auditor.model.journey import Step
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import banner, event, facts, finding, healthy, page, verdict

CODE = "TT205"
ITEM = page(PageKind.PRODUCT)
CART = page(PageKind.CART, id=3)


def test_standard_names_pass() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("AddtoCart", "AddToCart"),
        ("add_to_cart", "AddToCart"),
        ("Viewcontent", "ViewContent"),
        ("Purchse", "Purchase"),
        ("Completepayment", "Purchase"),
        ("InitateCheckout", "InitiateCheckout"),
        ("lead", "Lead"),
    ],
)
def test_near_misses_are_named(name: str, meant: str) -> None:
    found = finding(facts(ITEM, events=(event(name, ITEM),)), CODE)
    assert found.expected == meant
    assert found.actual == name


@pytest.mark.parametrize(
    "name",
    ["NewsletterSignup", "view_item", "begin_checkout", "Leads", "Scroll50", "checkout", "WishlistOpened"],
)
def test_customs_on_purpose_pass(name: str) -> None:
    assert verdict(facts(ITEM, events=(event(name, ITEM),)), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    "name",
    [
        "Unsubscribe",
        "Repurchase",
        "Reschedule",
        "Research",
        "Contract",
        "ViewContact",
        "Purchase2",
        "AddToChat",
    ],
)
def test_near_names_that_say_something_else_pass(name: str) -> None:
    assert verdict(facts(ITEM, events=(event(name, ITEM),)), CODE) is Verdict.PASS


def test_a_browsers_custom_beside_the_servers_event_is_none_of_the_rule_s() -> None:
    known = facts(ITEM, events=(event("purchase", ITEM),), expect={"server_only": frozenset({"Purchase"})})
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize("alias", ["CompletePayment", "SubmitForm", "Checkout", "StartCheckout", "ViewForm"])
def test_the_vendors_own_other_names_pass(alias: str) -> None:
    assert verdict(facts(ITEM, events=(event(alias, ITEM),)), CODE) is Verdict.PASS


def test_a_custom_beside_the_standard_event_passes() -> None:
    known = facts(ITEM, events=(event("add_to_cart", ITEM, step=Step.CART), event("AddToCart", CART)))
    assert verdict(known, CODE) is Verdict.PASS


def test_the_standard_event_of_another_action_is_no_excuse() -> None:
    known = facts(ITEM, CART, events=(event("viewcontent", ITEM), event("ViewContent", CART)))
    assert verdict(known, CODE) is Verdict.FAIL


def test_what_was_sent_before_consent_is_not_judged() -> None:
    early = event("AddtoCart", ITEM, consent=ConsentPhase.BEFORE)
    assert verdict(facts(ITEM, events=(early,), consent=(banner(at=30),)), CODE) is Verdict.NOT_APPLICABLE
    assert verdict(facts(ITEM, events=(early,), consent=(banner(None),)), CODE) is Verdict.INCONCLUSIVE
