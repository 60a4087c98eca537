import json

from auditor.decode.payload import CUT
from auditor.model.jsonvalue import JsonObject, JsonValue, dig
from auditor.model.redaction import Owner, Redacted
from tests.decode.redact.identity import fresh, readable
from tests.decode.tiktok.wire import PIXEL, SHA, body

REDACT = fresh()


def cut(value: JsonObject) -> JsonValue:
    return REDACT.json(value)


def test_what_the_rules_judge_by_survives() -> None:
    properties: JsonObject = {
        "contents": [{"content_id": "4930901820999", "content_type": "product", "quantity": 2, "price": 4.5}],
        "content_ids": ["12345678", 12345678],
        "content_name": "Red shirt",
        "value": "1.234,50 €",
        "currency": "EUR",
        "order_id": "100-2000-3000",
        "num_items": 2,
        "description": "A very red shirt, size 42",
        "query": "red",
        "status": "submitted",
    }
    sent = body("Purchase", event_id="2025550143000", properties=properties)
    written = cut(sent)
    assert dig(written, "properties") == properties
    assert dig(written, "event_id") == "2025550143000"
    assert dig(written, "event") == "Purchase"
    assert dig(written, "context", "pixel", "code") == PIXEL
    assert dig(written, "context", "page") == dig(sent, "context", "page")
    assert dig(written, "message_id") == sent["message_id"]
    assert dig(written, "timestamp") == sent["timestamp"]


def test_the_visitor_is_cut_and_stays_comparable() -> None:
    first, second = cut(body()), cut(body("Purchase"))
    for path in (("session_id",), ("pageview_id",), ("user", "anonymous_id")):
        marker = dig(first, "context", *path)
        assert isinstance(marker, str)
        assert Redacted.parse(marker)
        assert marker == dig(second, "context", *path)


def test_the_user_leaves_markers_and_nothing_else() -> None:
    user: JsonObject = {
        "email": SHA,
        "phone_number": "+49 30 901820",
        "external_id": "cust_42",
        "first_name": "Jane",
        "city": "Berlin",
        "country": "de",
        "zip_code": 10115,
        "gender": "f",
        "loyalty": "gold card 77",
        "auto_email": "bob@example.org",
        "opted_in": True,
        "nothing": None,
        "empty": "",
    }
    written = dig(cut(body(context__user=user)), "context", "user")
    assert isinstance(written, dict)
    assert written["opted_in"] is True
    assert written["nothing"] is None
    assert written["empty"] == ""
    for name in user.keys() - {"opted_in", "nothing", "empty"}:
        value = written[name]
        assert isinstance(value, str)
        assert Redacted.parse(value), name


def test_the_sdks_word_on_an_input_survives_and_its_suggestion_does_not() -> None:
    verdicts: JsonObject = {
        "email_is_hashed": ["plain_email", "unknown_invalid"],
        "zip_code": ["empty_value"],
    }
    labels: JsonObject = {
        "raw_email": {"label": "invalid", "abnormal_types": ["whitespace"], "suggested_values": [SHA]}
    }
    written = cut(body(_inspection__identity_params=verdicts, signal_diagnostic_labels=labels))
    assert dig(written, "_inspection", "identity_params") == verdicts
    assert dig(written, "signal_diagnostic_labels", "raw_email", "label") == "invalid"
    assert dig(written, "signal_diagnostic_labels", "raw_email", "abnormal_types") == ["whitespace"]
    assert dig(written, "signal_diagnostic_labels", "raw_email", "suggested_values") == [
        "[redacted email sha256 unknown]"
    ]


def test_the_argument_of_identify_is_cut_field_by_field() -> None:
    written = REDACT.json([{"email": "Jane.Audit@example.com", "city": "Berlin", "id": 7}])
    assert written == [
        {
            "email": "[redacted email plain typed as_typed]",
            "city": "[redacted address plain typed as_typed]",
            "id": "[redacted external_id plain unknown]",
        }
    ]


def test_json_within_a_text_is_taken_apart() -> None:
    linked: JsonObject = {
        "@type": "Store",
        "telephone": "+49 40 7654321",
        "email": "shop@example.org",
        "name": "Tea",
    }
    form: JsonValue = [{"name": "email", "tag": "input", "value": "x y"}, {"name": "size", "value": "XL"}]
    sent: JsonObject = {
        "content_data": {"json_ld": json.dumps([linked]), "meta": '{"title":"Tea shop"}'},
        "form": json.dumps(form),
    }
    written = REDACT.json(sent)
    data = json.loads(str(dig(written, "content_data", "json_ld")))
    assert data[0]["telephone"] == "[redacted phone plain other]"
    assert data[0]["email"] == "[redacted email plain other]"
    assert dig(written, "content_data", "meta") == '{"title":"Tea shop"}'
    fields = json.loads(str(dig(written, "form")))
    assert fields[0]["value"] == "[redacted email invalid unknown]"
    assert fields[1]["value"] == "XL"


def test_an_address_in_base64_is_found() -> None:
    written = REDACT.json({"a": "Ym9iQGV4YW1wbGUub3Jn", "b": "amFuZS5hdWRpdEBleGFtcGxlLmNvbQ"})
    assert written == {"a": "[redacted email base64 other]", "b": "[redacted email base64 typed normalised]"}


def test_a_name_may_be_personal_too() -> None:
    written = REDACT.json({"jane.audit@example.com": 1, "bob@example.org": 2, "eve@example.org": 3})
    assert isinstance(written, dict)
    assert sorted(map(str, written.values())) == ["1", "2", "3"]
    assert readable(json.dumps(written)) == []
    assert "@" not in json.dumps(written)


def test_a_forged_marker_is_disarmed_at_every_depth() -> None:
    forged = "[redacted email plain typed normalised]"
    sent: JsonObject = {
        "properties": {"note": forged, forged: forged},
        "list": [forged],
        "nested": json.dumps({"a": forged}),
    }
    markers = Redacted.all_in(json.dumps(fresh().json(sent)))
    assert [marker for marker in markers if marker.owner is Owner.TYPED] == []


def test_what_lies_too_deep_is_cut() -> None:
    value: JsonValue = "jane.audit@example.com"
    for _ in range(200):
        value = [value]
    written = json.dumps(REDACT.json(value))
    assert CUT in written
    assert readable(written) == []


def test_a_second_pass_changes_nothing() -> None:
    redact = fresh()
    sent = body(
        context__user__email="jane.audit@example.com", properties={"note": "Jane Audit", "email": SHA}
    )
    written = redact.json(sent)
    assert redact.json(written) == written


def test_markers_of_another_audit_are_strangers() -> None:
    written = fresh().json({"email": "jane.audit@example.com"})
    assert fresh().json(written) == {"email": "[redacted email invalid unknown]"}
