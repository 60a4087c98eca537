import pytest

from auditor.model.jsonvalue import JsonValue
from auditor.model.rule import Verdict
from tests.builders import event, facts, finding, healthy, page, verdict

CODE = "TT309"
WHERE = page()


def test_a_code_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("currency", ["usd", "Gbp", "JPY"])
def test_any_case_passes(currency: str) -> None:
    assert verdict(facts(WHERE, events=(event(currency=currency),)), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("currency", "hint"),
    [
        ("US$", "send USD"),
        ("€", "send EUR"),
        ("Euro", "send EUR"),
        (" eur ", "send EUR"),
        ("EURO", "send EUR"),
        ("EUR €", "send EUR"),
        ("US$ (USD)", "send USD"),
        ("EUR/USD", ""),
        ("$", ""),
        ("dollar", ""),
        ("EURO €", ""),
        ("XXX", ""),
        (978, "not a text"),
        (["EUR"], "not a text"),
        ("{{ currency }}", "template"),
    ],
)
def test_others_fail_and_explain_themselves(currency: JsonValue, hint: str) -> None:
    found = finding(facts(WHERE, events=(event(currency=currency),)), CODE)
    assert hint in found.message
    assert ("send" in found.message) is hint.startswith("send")
    assert found.expected.endswith(hint.removeprefix("send ") if hint.startswith("send") else "EUR")


@pytest.mark.parametrize("currency", [None, "", " "])
def test_an_absent_one_is_not_applicable(currency: JsonValue) -> None:
    assert verdict(facts(WHERE, events=(event(currency=currency),)), CODE) is Verdict.NOT_APPLICABLE
