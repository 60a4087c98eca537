"""TT216: Purchase is of an order that is paid, as far as its page says."""

import pytest

from auditor.model.page import PageKind, PaymentState
from auditor.model.rule import Severity, Verdict
from tests.builders import event, facts, finding, healthy, page, result, verdict

CODE = "TT216"


def test_a_page_that_states_nothing_amiss_passes() -> None:
    thanks = page(PageKind.CONFIRMATION, id=5, title="Thank you")
    assert verdict(facts(thanks, events=(event("Purchase", thanks),)), CODE) is Verdict.PASS
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("failed", "severity", "how"),
    [(False, Severity.WARNING, "is still awaited"), (True, Severity.ERROR, "failed")],
)
def test_a_purchase_of_an_order_that_is_not_paid_fails(failed: bool, severity: Severity, how: str) -> None:
    thanks = page(PageKind.CONFIRMATION, id=5, payment=PaymentState(failed=failed, words="Payment: no"))
    told = finding(facts(thanks, events=(event("Purchase", thanks),)), CODE)
    assert told.severity is severity
    assert told.message == f"Purchase was sent, and the page says that the payment {how}."
    assert told.actual == "“Payment: no”"


def test_the_old_name_is_the_same_event() -> None:
    thanks = page(PageKind.CONFIRMATION, id=5, payment=PaymentState(failed=False, words="pending"))
    assert finding(facts(thanks, events=(event("CompletePayment", thanks),)), CODE).event == "Purchase"


def test_another_event_on_that_page_is_no_sale() -> None:
    thanks = page(PageKind.CONFIRMATION, id=5, payment=PaymentState(failed=False, words="pending"))
    assert verdict(facts(thanks, events=(event("PlaceAnOrder", thanks),)), CODE) is Verdict.NOT_APPLICABLE


def test_a_purchase_elsewhere_is_another_rule_s() -> None:
    about = page(PageKind.OTHER, id=5, payment=PaymentState(failed=True, words="payment failed"))
    assert verdict(facts(about, events=(event("Purchase", about),)), CODE) is Verdict.NOT_APPLICABLE


def test_a_confirmation_that_could_not_be_read_is_inconclusive() -> None:
    thanks = page(PageKind.CONFIRMATION, id=5, amounts=())
    known = facts(thanks, events=(event("Purchase", thanks),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "could not be read" in result(known, CODE).reason
