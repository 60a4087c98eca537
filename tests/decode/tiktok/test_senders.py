"""What a beacon itself tells of who sent it."""

import pytest

from auditor.decode.tiktok.senders import EVENT_BUILDER, from_app, sender_in
from auditor.model.jsonvalue import JsonValue


@pytest.mark.parametrize(
    ("inspection", "sender"),
    [
        ({"eb_rule_id": "7", "eb_version": "1"}, EVENT_BUILDER),
        ({"eb_version": "1"}, None),
        ({"tf": "hc"}, ""),
        ({"tf": 7}, None),
        ({"ppf": [], "vids": "75571417"}, None),
        ("hc", None),
        (None, None),
    ],
)
def test_what_of_the_sdk_sent_an_event_of_itself(inspection: JsonValue, sender: str | None) -> None:
    assert sender_in({"_inspection": inspection}) == sender
    assert sender_in(None) is None


def test_an_app_s_pixel_is_known_by_its_sandbox_or_its_path() -> None:
    assert from_app("5", "/api/v2/pixel")
    assert from_app("4", "/api/v2/shopify_pixel")
    assert from_app("4", "/api/v2/shopify_pixel/act")
    assert not from_app("4", "/api/v2/pixel")
    assert not from_app("", "")
