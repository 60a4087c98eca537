import pytest

from auditor.decode.tiktok.matching import identity_in, state_of
from auditor.model.event import MatchField, Matching, MatchSource, MatchState
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.redaction import Redacted


def matching_of(user: JsonObject) -> Matching:
    return identity_in(user)[1]


SHA = "0f" * 32


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (SHA, MatchState.HASHED),
        (SHA.upper(), MatchState.HASHED),
        ("jane@example.com", MatchState.PLAIN),
        (12345, MatchState.INVALID),
        ({"a": 1}, MatchState.INVALID),
        (True, MatchState.INVALID),
        ("[redacted email sha256 typed normalised]", MatchState.HASHED),
        ("[redacted email sha256 typed normalised.upper_hex]", MatchState.HASHED),
        ("[redacted email sha256 unknown upper_hex]", MatchState.HASHED),
        ("[redacted email sha256 typed upper_case]", MatchState.INVALID),
        ("[redacted email sha256 nobody undefined]", MatchState.INVALID),
        ("[redacted email sha256 unknown]", MatchState.HASHED),
        ("[redacted email plain typed as_typed]", MatchState.PLAIN),
        ("[redacted email urlencoded typed normalised]", MatchState.PLAIN),
        ("[redacted email base64 typed]", MatchState.PLAIN),
        ("[redacted email invalid unknown]", MatchState.INVALID),
        ("[redacted email plain typed as_typed] and more", MatchState.PLAIN),
    ],
)
def test_what_a_value_is_worth(value: JsonValue, state: MatchState) -> None:
    assert state_of(value) is state


def test_no_user_matches_nobody() -> None:
    assert matching_of({}) == Matching()
    assert matching_of({"email": "", "phone_number": None, "external_id": []}) == Matching()


def test_what_the_merchant_gave_goes_before_what_the_sdk_found() -> None:
    matching = matching_of(
        {"email": "[redacted email invalid unknown]", "auto_email": SHA, "eb_phone_number": SHA}
    )
    assert matching == Matching(email=MatchState.INVALID, phone=MatchState.HASHED)


def test_readable_data_is_told_before_all_else() -> None:
    assert matching_of({"email": SHA, "auto_email": "jane@example.com"}).email is MatchState.PLAIN


def test_the_events_api_names_and_lists() -> None:
    matching = matching_of({"phone": [SHA, ""], "email": [""], "external_id": "42"})
    assert matching == Matching(phone=MatchState.HASHED, external_id=MatchState.PLAIN)


def test_each_contact_says_where_it_lies_and_whose_hand_put_it_there() -> None:
    typed = "[redacted email sha256 typed normalised]"
    user: JsonObject = {"email": [typed, ""], "auto_phone_number": SHA, "eb_email": 7, "city": "Rome"}
    found, _ = identity_in(user, "user")
    assert found == (
        MatchField(
            kind="email",
            path="user.email[0]",
            source=MatchSource.MERCHANT,
            state=MatchState.HASHED,
            marker=Redacted.parse(typed),
        ),
        MatchField(
            kind="email",
            path="user.eb_email",
            source=MatchSource.BUILDER,
            state=MatchState.INVALID,
            by_sdk=True,
        ),
        MatchField(
            kind="phone",
            path="user.auto_phone_number",
            source=MatchSource.FORM,
            state=MatchState.HASHED,
            by_sdk=True,
        ),
    )


@pytest.mark.parametrize(
    ("inputs", "by_sdk"),
    [
        ({"email_is_hashed": ["plain_email", "plain_mdn_email"]}, True),
        ({"email_is_hashed": ["unknown_invalid"]}, True),
        ({"email_is_hashed": ["hashed"]}, False),
        ({"email_is_hashed": ["empty_value"], "sha256_email": ["hashed"]}, False),
        ({"email_is_hashed": [7, {}]}, True),
        ({"email_is_hashed": []}, None),
        ({"phone_is_hashed": ["plain_phone"]}, None),
        ("plain_email", None),
        (None, None),
    ],
)
def test_who_made_a_hash(inputs: JsonValue, by_sdk: bool | None) -> None:
    ((contact,), _) = identity_in({"email": SHA}, inputs=inputs)
    assert contact.by_sdk is by_sdk
