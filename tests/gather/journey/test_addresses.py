"""Addresses of other countries, and which country a shop's language speaks of."""

import pytest

from auditor.gather.journey.addresses import PLACES, home_of, moved, place_of
from auditor.model.plan import Identity


@pytest.mark.parametrize(
    ("language", "code"),
    [("en-IN", "IN"), ("en-ca", "CA"), ("ja", "JP"), ("de-AT", "AT"), ("de", "DE"), ("zh-Hans-SG", "SG")],
)
def test_the_country_that_a_language_tag_speaks_of(language: str, code: str) -> None:
    place = home_of(language)
    assert place is not None
    assert place.code == code


@pytest.mark.parametrize("language", ["", "en", "xx", "es-419", "-", "en-ZZ"])
def test_a_language_of_many_countries_tells_none(language: str) -> None:
    assert home_of(language) is None


def test_the_shopper_moves_with_all_that_a_country_writes_in_its_own_way() -> None:
    place = place_of("Canada")
    assert place is not None
    there = moved(Identity(), place)
    assert (there.country, there.postcode, there.region_name) == ("CA", "K1A 0B1", "Ontario")
    assert there.email == Identity().email
    assert len({one.code for one in PLACES}) == len(PLACES)
