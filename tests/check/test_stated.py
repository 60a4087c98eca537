from decimal import Decimal

from auditor.check.stated import Statement
from tests.builders import amount


def decimals(*texts: str) -> set[Decimal]:
    return {Decimal(text) for text in texts}


def test_amounts_by_role() -> None:
    stated = Statement([amount("19.9"), amount("30", "total")], "EUR")
    assert stated.of("total") == decimals("30.00")
    assert stated.of() == decimals("19.90", "30.00")


def test_prices_are_multiplied_and_totals_are_not() -> None:
    stated = Statement([amount("10"), amount("30", "total")], "EUR")
    assert stated.multiples(Decimal(3)) == decimals("10", "30")
    assert stated.multiples(Decimal(2)) == decimals("10", "20", "30")


def test_totals_with_and_without_what_they_hold() -> None:
    stated = Statement([amount("100", "total"), amount("5", "shipping"), amount("16", "tax")], "EUR")
    assert stated.with_parts() == decimals("100", "95", "84", "79")


def test_subtotals_with_what_they_lack() -> None:
    stated = Statement([amount("100", "subtotal"), amount("-10", "discount"), amount("5", "shipping")], "EUR")
    assert stated.with_parts() == decimals("100", "90", "105", "95")


def test_sources_disagree_where_they_share_no_amount() -> None:
    one, other = amount("10", source="json-ld"), amount("11")
    assert Statement([one, other], None).disagree("price")
    assert not Statement([one, other, amount("10")], None).disagree("price")
    assert not Statement([one], None).disagree("price")
    assert not Statement([one, other], None).disagree("total")


def test_many_amounts_are_quoted_in_part() -> None:
    stated = Statement([amount(str(number)) for number in range(9)], "EUR")
    assert str(stated).endswith("and 3 more")
    assert str(Statement([amount("19.90")], "EUR")) == "19.90 EUR (price, visible)"
