"""What the shopper writes into a field, and how else where that is refused."""

import pytest

from auditor.gather.journey.addresses import PLACES, moved
from auditor.gather.journey.fields import Field
from auditor.gather.journey.values import Shopper, values_of
from auditor.model.plan import Identity, SandboxCard

WHO = Shopper(Identity())
GERMANY = next(place for place in PLACES if place.code == "DE")


def values(shopper: Shopper = WHO, *, asked: bool = False, **options: object) -> tuple[str, ...]:
    return values_of(Field(type="text", **options), shopper, asked=asked)  # type: ignore[arg-type]


def test_a_phone_number_abroad_and_at_home() -> None:
    shopper = Shopper(moved(Identity(), GERMANY))
    assert values(shopper, autocomplete="tel") == (
        "+49 30 23125014", "3023125014", "03023125014", "+493023125014", "493023125014",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("hint", "value"),
    [
        ("TT.MM.JJJJ", "01.01.1990"),
        ("DD/MM/YYYY", "01/01/1990"),
        ("YYYY-MM-DD", "1990-01-01"),
        ("JJ/MM/AAAA", "01/01/1990"),
        ("When were you born?", "01/01/1990"),
    ],
)
def test_a_birthday_in_the_form_that_is_hinted_at(hint: str, value: str) -> None:
    assert values(name="birthday", placeholder=hint)[0] == value


def test_a_street_with_and_without_its_number() -> None:
    assert values(name="street") == ("1 Test Street", "Test Street", "Test Street 1")
    assert values(label="Hausnummer") == ("1",)


def test_what_is_not_known_is_left_alone_unless_it_is_asked_for() -> None:
    assert values(label="Engraving") == ()
    assert values(label="Engraving", asked=True)[0] == "Test"
    assert values(name="password", asked=True) == ()


def test_values_keep_to_the_fields_limit() -> None:
    assert values(autocomplete="tel", longest=10)[0] == "2025550143"
    dutch = next(place for place in PLACES if place.code == "NL")
    assert values(Shopper(moved(Identity(), dutch)), name="postcode", longest=6) == ("1011AB",)


def test_a_card_is_the_configs_alone() -> None:
    assert values(autocomplete="cc-number", asked=True) == ()
    card = SandboxCard(number="4242424242424242", expiry="08/31")
    shopper = Shopper(Identity(), card)
    assert values(shopper, autocomplete="cc-number") == ("4242424242424242",)
    assert values(shopper, autocomplete="cc-exp") == ("08/31", "0831", "08/2031")
    assert values(shopper, autocomplete="cc-exp-month") == ("08", "8")
    assert values(shopper, autocomplete="cc-exp-year") == ("2031", "31")
    assert values(shopper, autocomplete="cc-csc") == ("123",)
