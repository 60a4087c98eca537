import pytest

from auditor.decode.tiktok.verdicts import pixels_say, vendor_says
from auditor.model.evidence import Frame, ProbeState
from auditor.model.jsonvalue import JsonObject, JsonValue


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


def state(info: JsonValue, *, at: float = 1.0, visit: int = 1) -> ProbeState:
    return ProbeState(visit_id=visit, frame=Frame.PAGE, frame_url="", at=at, data={"info": info})


def test_quotes_what_the_sdk_holds_against_a_pixel_by_its_last_word() -> None:
    states = [
        state({"A": {"status": 0, "pixelCode": "A"}, "B": {"status": 1, "pixelCode": ""}}, at=2.0),
        state({"A": {"status": 1, "pixelCode": "A"}}, at=1.0),
        state({"A": {"status": 2, "pixelCode": "C" * 500}}, visit=2),
    ]
    said = pixels_say(states)
    assert said[1, "A"] == ()
    assert said[1, "B"] == ("pixel status: 1", "pixel code: none")
    assert said[2, "A"] == ("pixel status: 2", f"pixel code: {'C' * 100}")


@pytest.mark.parametrize("info", [None, [], {"A": 3}, {"A": {"status": True, "pixelCode": 7}}, "status"])
def test_odd_words_on_a_pixel_are_none(info: JsonValue) -> None:
    assert set(pixels_say([state(info)]).values()) <= {()}
