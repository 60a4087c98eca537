import pytest

from auditor.demo.form import FIELDS, cleaned, errors_in
from tests.demo.visiting import ADDRESS


def test_a_whole_address_is_right() -> None:
    assert errors_in(cleaned(ADDRESS)) == {}


def test_what_is_required_is_asked_for() -> None:
    missing = errors_in(cleaned({}))
    assert set(missing) == {field.name for field in FIELDS if field.required}


@pytest.mark.parametrize("email", ["me", "me@", "@example.com", "me@localhost", "me me@example.com"])
def test_what_is_no_e_mail_address_is_refused(email: str) -> None:
    assert set(errors_in(cleaned(ADDRESS | {"email": email}))) == {"email"}


def test_a_country_is_one_of_the_list() -> None:
    assert set(errors_in(cleaned(ADDRESS | {"country": "Atlantis"}))) == {"country"}


def test_what_was_typed_is_trimmed_and_bounded_and_nothing_else_is_kept() -> None:
    typed = cleaned({"city": f"  {'x' * 10_000}  ", "admin": "yes"})
    assert len(typed["city"]) == 200
    assert "admin" not in typed


def test_every_field_carries_its_autocomplete_token() -> None:
    assert len({field.token for field in FIELDS}) == len(FIELDS)
    assert {"email", "tel", "given-name", "family-name", "postal-code", "country"} <= {
        field.token for field in FIELDS
    }
