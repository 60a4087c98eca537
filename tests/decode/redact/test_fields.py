import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode.redact.fields import Field, Place, field_of, is_person, normal_name


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("email", "email"),
        ("E-Mail", "e_mail"),
        ("firstName", "first_name"),
        ("user[phone_number]", "phone_number"),
        ("customer.email", "customer_email"),
        ("billingAddress[postalCode]", "postal_code"),
        ("  sessionID ", "session_id"),
    ],
)
def test_one_name_for_every_way_to_write_it(name: str, normal: str) -> None:
    assert normal_name(name) == normal


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("email", Field.EMAIL),
        ("auto_email", Field.EMAIL),
        ("sha256_phone_number", Field.PHONE),
        ("telephone", Field.PHONE),
        ("given-name", Field.NAME),
        ("postalCode", Field.ADDRESS),
        ("billing_city", Field.ADDRESS),
        ("customer_id", Field.EXTERNAL_ID),
        ("PHPSESSID", Field.SESSION),
        ("anonymous_id", Field.SESSION),
        ("_ttp", Field.SESSION),
        ("ttclid", Field.CLICK_ID),
        ("csrfmiddlewaretoken", Field.TOKEN),
        ("__RequestVerificationToken", Field.TOKEN),
        ("woocommerce-process-checkout-nonce", Field.TOKEN),
        ("event_id", None),
        ("content_id", None),
        ("order_id", None),
        ("name", None),
        ("code", None),
        ("status", None),
        ("content_name", None),
        ("description", None),
        ("", None),
    ],
)
def test_a_name_tells_what_a_field_holds(name: str, kind: Field | None) -> None:
    assert field_of(name) is kind


def test_some_names_speak_of_a_person_only_in_some_places() -> None:
    assert field_of("city") is None
    assert field_of("city", Place.PERSON) is Field.ADDRESS
    assert field_of("name", Place.ADDRESS_BAR) is Field.NAME
    assert field_of("code", Place.ADDRESS_BAR) is Field.TOKEN
    assert is_person("billingAddress")
    assert not is_person("library")


@settings(deadline=None)
@given(st.text(max_size=300), st.sampled_from(Place))
def test_any_name_may_be_asked_of(name: str, place: Place) -> None:
    assert field_of(name, place) in {None, *Field}
