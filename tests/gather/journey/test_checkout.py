"""Which fields of a page before the checkout belong to a guest."""

import pytest

from auditor.gather.journey.checkout import without_logins
from auditor.gather.journey.fields import Field

EMAIL = Field(type="email", form=0)
PASSWORD = Field(type="password", name="password", form=0)
ASKED = Field(type="password", name="password", form=0, required=True)
NAME = Field(type="text", autocomplete="family-name", form=0)
STREET = Field(type="text", autocomplete="street-address", form=0)


@pytest.mark.parametrize(
    ("fields", "guests"),
    [
        ([EMAIL, ASKED], False),
        ([EMAIL, PASSWORD], False),
        ([EMAIL, NAME, ASKED], False),
        ([EMAIL, NAME, PASSWORD], True),
        ([EMAIL, NAME, STREET, ASKED], True),
        ([EMAIL, NAME], True),
    ],
)
def test_a_form_that_logs_in_or_opens_an_account_is_no_guests(fields: list[Field], *, guests: bool) -> None:
    other = Field(type="email", form=1)
    assert without_logins([*fields, other]) == ([*fields, other] if guests else [other])


def test_what_stands_in_no_form_is_kept() -> None:
    loose = [Field(type="email"), Field(type="password", name="password", required=True)]
    assert without_logins(loose) == loose
