from decimal import Decimal

from auditor.model.declared import Declared
from auditor.report.view.conditions import conditions
from auditor.report.view.declarations import declarations
from tests.report import accepted, sample


def test_what_is_declared_is_told_in_words() -> None:
    assert declarations(accepted.DECLARED) == {
        "Pixels by page": "GERMAN on /de/* or /at/*",
        "Environments": f"production (shop.example): {sample.PIXEL}; staging (*.stage.example): TEST",
        "Sent by the server alone": "Purchase",
        "Server events": "declared: the shop's server sends events as well",
        "Catalogue ads": "shown, as declared",
        "Ad spend": "$6,000.50 a month, as declared",
    }


def test_whole_dollars_have_no_cents() -> None:
    assert declarations(Declared(monthly_spend=Decimal("5E+3")))["Ad spend"] == "$5,000 a month, as declared"


def test_nothing_is_told_of_what_was_not_declared() -> None:
    assert declarations(Declared()) == {}
    assert "Environments" not in dict(conditions(sample.result()))


def test_it_stands_among_the_conditions() -> None:
    told = dict(conditions(accepted.result()))
    assert told["Sent by the server alone"] == "Purchase"
    assert told["Severities changed"] == "TT207 to warning"
