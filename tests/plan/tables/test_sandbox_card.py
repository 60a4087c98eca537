"""`[test_card]` is read strictly, and its number is never quoted."""

import pytest

from auditor.model.errors import UsageError
from auditor.model.plan import SandboxCard
from auditor.plan.tables.sandbox_card import card_of


def test_reads_a_card_and_fills_up_the_rest() -> None:
    assert card_of({"number": "4242 4242 4242 4242"}, "x") == SandboxCard(number="4242424242424242")
    own = {"number": "1", "expiry": "01/40", "code": "1234", "name": "Bogus Gateway"}
    assert card_of(own, "x") == SandboxCard(**own)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("4242", "x: must be a table"),
        ({}, "x: lacks the key number"),
        ({"number": "42424242"}, "x.number: must be the digits of a test card"),
        ({"number": 4242424242424242}, "x.number: must be a text"),
        ({"number": "1", "expiry": "13/30"}, "x.expiry: must be a month and a year"),
        ({"number": "1", "cvc": "123"}, "x.cvc: unknown key"),
        ({"number": "1", "code": "12"}, "x.code: must be three or four digits"),
    ],
)
def test_refuses_what_is_none(value: object, words: str) -> None:
    with pytest.raises(UsageError, match=words.replace("(", r"\(")):
        card_of(value, "x")


def test_a_number_that_is_refused_is_not_quoted() -> None:
    with pytest.raises(UsageError) as refused:
        card_of({"number": "4242-4242-4242-4242"}, "x")
    assert "4242" not in str(refused.value)
