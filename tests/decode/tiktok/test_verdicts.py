import pytest

from auditor.decode.tiktok.verdicts import vendor_says
from auditor.model.jsonvalue import JsonObject


def test_quotes_what_the_sdk_calls_invalid() -> None:
    body: JsonObject = {
        "signal_diagnostic_labels": {
            "raw_email": {"label": "invalid", "abnormal_types": ["whitespace", "letter_case"]},
            "raw_phone": {"label": "valid", "suggested_values": ["x"]},
            "hashed_email": {"label": "invalid"},
            "hashed_phone": {"label": "missing"},
        },
        "_inspection": {
            "identity_params": {
                "email_is_hashed": ["plain_email"],
                "phone_is_hashed": ["unknown_invalid"],
                "sha256_email": ["filter_events", "empty_value"],
            }
        },
    }
    assert vendor_says(body) == (
        "raw_email: invalid (whitespace, letter_case)",
        "hashed_email: invalid",
        "phone_is_hashed: unknown_invalid",
        "sha256_email: filter_events",
    )


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"signal_diagnostic_labels": [], "_inspection": 3},
        {
            "signal_diagnostic_labels": {"raw_email": "invalid"},
            "_inspection": {"identity_params": ["unknown_invalid"]},
        },
        {"_inspection": {"identity_params": {"email_is_hashed": "unknown_invalid"}}},
    ],
)
def test_says_nothing_where_the_sdk_says_nothing(body: JsonObject) -> None:
    assert vendor_says(body) == ()
