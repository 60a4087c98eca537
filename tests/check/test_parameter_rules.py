"""The rules of parameters together: a right order never fails one, and no wrong type goes untold."""

import math
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from auditor.check.engine import check
from auditor.check.payload import is_blank
from auditor.check.rules import RULES
from auditor.decode.tiktok.standard import STANDARD
from auditor.model.facts import Facts
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from auditor.model.standard import ValueType
from tests.builders import GOODS, amount, event, facts, page
from tests.check.hostile import JSON

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
RULES_OF_PARAMETERS = [rule for rule in RULES if rule.info.code.startswith("TT3")]
UNITS = {"EUR": 2, "JPY": 0, "KWD": 3}
EXTRAS = ("shipping", "tax", "discount", "other")

currencies = st.sampled_from(sorted(UNITS))
lines = st.lists(st.tuples(st.integers(1, 200_000), st.integers(1, 12)), min_size=1, max_size=5)
"""Unit prices in the smallest unit, and quantities."""


def failing(known: Facts) -> set[str]:
    """The rules of parameters that fail."""
    judged = check(known, RULES_OF_PARAMETERS)
    return {item.code for item in judged.findings if item.verdict is Verdict.FAIL}


def order(
    bought: list[tuple[int, int]], currency: str, change: int, extras: dict[str, int], *, as_float: bool
) -> Facts:
    """An order whose value is that of its items and a change, on a page that states these extras."""
    unit = Decimal(1).scaleb(-UNITS[currency])
    whole = sum(price * quantity for price, quantity in bought)
    value = (whole + change) * unit
    floats = sum(float(price * unit) * quantity for price, quantity in bought) + float(change * unit)
    contents: list[JsonValue] = [
        {"content_id": f"SKU-{place}", "price": float(price * unit), "quantity": quantity}
        for place, (price, quantity) in enumerate(bought)
    ]
    stated = [amount(str(part * unit), role, currency) for role, part in extras.items()]
    where = page(PageKind.CONFIRMATION, id=5, amounts=(amount(str(value), "total", currency), *stated))
    given: JsonObject = {
        "contents": contents,
        "value": floats if as_float else str(value),
        "currency": currency,
    }
    return facts(where, events=(event("Purchase", where, parameters=GOODS | given),))


@QUICK
@given(
    lines,
    currencies,
    st.dictionaries(st.sampled_from(EXTRAS), st.integers(1, 20_000)),
    st.data(),
    st.booleans(),
)
def test_a_right_order_fails_no_rule_of_parameters(
    bought: list[tuple[int, int]],
    currency: str,
    extras: dict[str, int],
    data: st.DataObject,
    as_float: bool,
) -> None:
    signs = data.draw(st.tuples(*(st.sampled_from((-1, 0, 1)) for _ in extras)))
    change = sum(sign * part for sign, part in zip(signs, extras.values(), strict=True))
    assume(sum(price * quantity for price, quantity in bought) + change > 0)
    known = order(bought, currency, change, extras, as_float=as_float)
    assert not failing(known)


@QUICK
@given(lines, currencies, st.integers(500, 100_000))
def test_a_difference_that_nothing_explains_is_told(
    bought: list[tuple[int, int]], currency: str, shipping: int
) -> None:
    pieces = sum(quantity for _, quantity in bought)
    change = shipping + pieces + 2
    known = order(bought, currency, change, {"shipping": shipping}, as_float=False)
    assert "TT311" in failing(known)


def of_type(value: JsonValue, wanted: ValueType) -> bool:
    """Whether a value is of a type, by the words of TikTok's help page."""
    number = type(value) is int or (isinstance(value, float) and math.isfinite(value))
    match wanted:
        case ValueType.TEXT:
            return isinstance(value, str)
        case ValueType.NUMBER:
            return number
        case ValueType.DECIMAL:
            return number or isinstance(value, str)
        case ValueType.TEXTS:
            return isinstance(value, str) or (
                isinstance(value, list) and all(is_blank(one) or isinstance(one, str) for one in value)
            )
        case ValueType.OBJECTS:
            return isinstance(value, list)


@pytest.mark.parametrize("name", sorted(STANDARD.value_types))
@settings(QUICK, max_examples=15)
@given(value=JSON)
def test_no_value_of_another_type_goes_untold(name: str, value: JsonValue) -> None:
    assume(not is_blank(value) and not of_type(value, STANDARD.value_types[name]))
    where = page()
    top = failing(facts(where, events=(event(parameters=GOODS | {name: value}),)))
    assert top & {"TT302", "TT304", "TT306", "TT309", "TT310", "TT312", "TT315"}
    if name in STANDARD.item_parameters:
        item: JsonObject = {"content_id": "A", "content_type": "product", "quantity": 1, "price": 19.9}
        known = facts(where, events=(event(parameters=GOODS | {"contents": [item | {name: value}]}),))
        assert failing(known) & {"TT302", "TT304", "TT312", "TT315"}
