"""The rules' and the events' names in a configuration."""

import pytest

from auditor.cli.options import VOCABULARY
from auditor.model.errors import UsageError


@pytest.mark.parametrize("said", ["TT204", "tt204", "purchase-missing", "Purchase_Missing"])
def test_a_rule_is_known_by_its_code_and_its_name(said: str) -> None:
    assert VOCABULARY.rule(said, "x") == "TT204"


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("purchase-mising", "did you mean purchase-missing?"),
        ("", "`auditor rules` lists them"),
        ("😀" * 5000, "`auditor rules` lists them"),
    ],
)
def test_an_unknown_rule_is_refused(said: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        VOCABULARY.rule(said, "severity.x")
    assert str(caught.value).startswith("severity.x: there is no rule ")
    assert hint in str(caught.value)
    assert len(str(caught.value)) < 250


def test_an_event_has_today_s_name_or_its_own() -> None:
    assert VOCABULARY.event("CompletePayment") == "Purchase"
    assert VOCABULARY.event("SizeGuide") == "SizeGuide"
    assert VOCABULARY.standard_event("SubmitForm", "x") == "Lead"
    assert VOCABULARY.standard_event("SizeGuide", "x") == "SizeGuide"


@pytest.mark.parametrize("slip", ["Purchse", "addtocart", "Add To Cart", "ViewContents"])
def test_a_slip_in_a_standard_event_is_refused(slip: str) -> None:
    with pytest.raises(UsageError, match="did you mean"):
        VOCABULARY.standard_event(slip, "server_only")
