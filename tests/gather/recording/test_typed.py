"""What stands in for what a person typed."""

from dataclasses import fields

import pytest

from auditor.gather.recording.typed import IDENTITY, found_anyway, is_quantity, is_secret, stand_in
from auditor.model.plan import Identity
from tests.gather.recording.tale import a_field


@pytest.mark.parametrize(
    ("described", "types"),
    [
        ({"label": "E-mail"}, "{email}"),
        ({"label": "x", "autocomplete": "shipping tel"}, "{phone}"),
        ({"label": "Full name"}, "{first_name} {last_name}"),
        ({"label": "Engraving"}, "Test"),
        ({"label": "How old", "type": "number"}, "1"),
        ({"label": "Password", "type": "password"}, ""),
        ({"label": "x", "autocomplete": "cc-number"}, ""),
        ({"label": "Security code"}, ""),
        ({"label": "Born on", "type": "date"}, ""),
    ],
)
def test_nobody_is_named(described: dict[str, str], types: str) -> None:
    assert stand_in(a_field(**described)) == types


def test_every_placeholder_is_a_part_of_the_identity() -> None:
    parts = {f"{{{part.name}}}" for part in fields(Identity)}
    assert {word for value in IDENTITY.values() for word in value.split()} <= parts


@pytest.mark.parametrize(
    ("described", "answers"),
    [
        ({"label": "E-mail"}, (True, False, False)),
        ({"label": "Tax number"}, (False, False, False)),
        ({"label": "Menge", "type": "number"}, (False, True, False)),
        ({"label": "x", "name": "item_qty"}, (False, True, False)),
        ({"label": "x", "type": "password"}, (False, False, True)),
        ({"label": "I accept the terms", "type": "checkbox"}, (True, False, False)),
        ({"label": "Our newsletter", "type": "checkbox"}, (True, False, False)),
        ({"label": "Gift wrap", "type": "checkbox"}, (False, False, False)),
    ],
)
def test_what_a_field_is(described: dict[str, str], answers: tuple[bool, bool, bool]) -> None:
    field = a_field(**described)
    assert (found_anyway(field), is_quantity(field), is_secret(field)) == answers
