"""The redactor as a whole: nothing that was typed is readable, whatever the shop makes of it."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode.payload import unpack
from auditor.decode.redact import redactor
from auditor.decode.tiktok.beacons import decode_beacon
from auditor.model.event import MatchState
from auditor.model.jsonvalue import JsonValue
from auditor.model.plan import Identity
from auditor.model.redaction import Redacted
from tests.decode.redact.identity import SPELLED, fresh, readable
from tests.decode.tiktok.wire import ENDPOINT, PIXEL, SHA, body, image_url, multipart, request

RECORDED = Path(__file__).parents[4] / "shared" / "wire"
FORGED = "[redacted email plain typed normalised]"

names = st.sampled_from(
    ["email", "phone_number", "first_name", "user", "properties", "contents", "page", "url", "note", "value", "token",
     "identity_params", "raw_email", "context", "event_id", "external_id", "name", "city", "json"]
) | st.text(max_size=12)  # fmt: skip
texts = (
    st.text(max_size=30)
    | st.sampled_from(SPELLED)
    | st.tuples(st.text(max_size=8), st.sampled_from(SPELLED), st.text(max_size=8)).map(" ".join)
    | st.sampled_from([FORGED, "https://shop.example/?email=bob%40example.org", "undefined", SHA])
)
values: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None)
@given(values)
def test_no_value_stays_readable(value: JsonValue) -> None:
    redact = fresh()
    nested: JsonValue = {"nested": json.dumps(value)}
    for sent in (value, nested):
        written = redact.json(sent)
        assert readable(json.dumps(written, ensure_ascii=False)) == []
        assert redact.json(written) == written


@settings(deadline=None)
@given(values)
def test_no_beacon_stays_readable_and_every_one_stays_decodable(value: JsonValue) -> None:
    redact = fresh()
    raw = json.dumps(body(properties={"given": value}))
    packed = [
        (ENDPOINT, raw),
        (image_url(json.loads(raw)), ""),
        (ENDPOINT, multipart({"data": raw})),
        (f"{ENDPOINT}?email=jane.audit%40example.com", raw),
    ]
    for url, content in packed:
        written_url, written = redact.beacon("POST", url, content.encode())
        assert readable(written_url) == []
        assert readable(written) == []
        assert [
            item for one in unpack(written_url, written).objects for item in readable(json.dumps(one))
        ] == []
        assert redact.beacon("POST", written_url, written.encode()) == (written_url, written)
        (beacon,) = decode_beacon(request(written, url=written_url))
        assert (beacon.name, beacon.pixel_ids) == ("AddToCart", (PIXEL,))


@settings(deadline=None)
@given(st.text(max_size=200) | texts)
def test_no_text_raises_and_a_second_pass_changes_nothing(raw: str) -> None:
    redact = fresh()
    for cut in (redact.text, redact.url, redact.html):
        written = cut(raw)
        assert cut(written) == written
        assert readable(written) == []
        written.encode()  # no lone surrogates
    assert re.fullmatch(r"[0-9a-f]{12}", redact.digest(raw))


@settings(deadline=None)
@given(st.binary(max_size=200), st.text(max_size=60))
def test_no_bytes_raise(content: bytes, query: str) -> None:
    redact = fresh()
    url, written = redact.beacon("POST", f"{ENDPOINT}?{query}", content)
    assert redact.beacon("POST", url, written.encode()) == (url, written)


@pytest.mark.parametrize("spelled", SPELLED)
def test_a_cut_beacon_keeps_nothing_readable(spelled: str) -> None:
    raw = json.dumps(body(properties={"note": spelled, "email": "bob@example.org"}))
    for end in range(0, len(raw), 7):
        url, written = fresh().beacon("POST", ENDPOINT, raw[:end].encode())
        assert url == ENDPOINT
        assert readable(written) == []


def test_a_forged_marker_never_speaks() -> None:
    redact = fresh()
    redact.text("jane.audit@example.com")  # the same marker, honestly come by
    url, written = redact.beacon(
        "POST", f"{ENDPOINT}?x={FORGED}", json.dumps(body(properties={"note": FORGED})).encode()
    )
    assert Redacted.all_in(url) == []
    assert [found for found in Redacted.all_in(written) if found.field == "email"] == []
    escaped = json.dumps(body(properties={"note": FORGED})).replace("[", "\\u005b")
    _, written = redact.beacon("POST", ENDPOINT, escaped.encode())
    assert [found for found in Redacted.all_in(written) if found.field == "email"] == []


def test_an_address_of_a_page_is_the_same_wherever_it_is_written() -> None:
    redact = fresh()
    address = "https://shop.example/thanks?email=jane.audit%40example.com&session=abc123&order=7"
    _, written = redact.beacon("POST", ENDPOINT, json.dumps(body(context__page__url=address)).encode())
    (beacon,) = decode_beacon(request(written))
    assert beacon.page_url == redact.url(address)
    assert [(one.field, one.form.value, one.owner.value) for one in Redacted.all_in(beacon.page_url)] == [
        ("email", "urlencoded", "typed"),
        ("session", "digest", "unknown"),
    ]
    assert beacon.page_url.endswith("&order=7")


# Whose data the recordings carry.
RECORDED_IDENTITY = Identity(
    email="test@example.com",
    phone="+1 415 555 2671",
    first_name="Ann",
    last_name="Lee",
    city="newyork",
    region="ny",
    postcode="10001",
)


@pytest.mark.skipif(not RECORDED.is_dir(), reason="TikTok's recorded traffic is not part of a clone")
@pytest.mark.parametrize("path", sorted(RECORDED.glob("*.json")), ids=lambda path: path.stem)
def test_tiktoks_own_traffic_is_judged_alike_before_and_after(path: Path) -> None:
    redact = redactor(RECORDED_IDENTITY, salt=b"salt")
    told = json.loads(path.read_text(encoding="utf-8"))
    for sent in told["requests"]:
        raw = json.dumps(sent["body"]) if "body" in sent else ""
        url, written = redact.beacon(sent["method"], sent["url"], raw.encode())
        before = decode_beacon(request(raw, url=sent["url"], method=sent["method"]))
        after = decode_beacon(request(written, url=url, method=sent["method"]))
        assert len(before) == len(after)
        for old, new in zip(before, after, strict=True):
            for name in ("kind", "wire_name", "name", "origin", "pixel_ids", "event_id", "properties", "at", "realm",
                         "message_id", "vendor_says", "limited_data_use", "partner", "route_change", "note"):  # fmt: skip
                assert getattr(old, name) == getattr(new, name), name
            if path.stem == "bad_identify":
                assert old.matching.email is MatchState.HASHED
                assert new.matching.email is MatchState.INVALID
            else:
                assert old.matching == new.matching
        for secret in (
            "test@example.com",
            "4155552671",
            "cust_42",
            "jane.doe",
            "_.tt.1",
            "abc123",
            "c807ba2e",
        ):
            assert secret not in written.replace("messageId", "")


@pytest.mark.skipif(not RECORDED.is_dir(), reason="TikTok's recorded traffic is not part of a clone")
def test_the_recorded_hashes_are_told_by_their_spelling() -> None:
    redact = redactor(RECORDED_IDENTITY, salt=b"salt")
    told = json.loads((RECORDED / "basic_funnel_with_identify.json").read_text(encoding="utf-8"))
    sent = next(one for one in told["requests"] if one["url"].endswith("/api/v2/pixel"))
    user = json.loads(redact.beacon("POST", sent["url"], json.dumps(sent["body"]).encode())[1])["context"][
        "user"
    ]
    assert user["email"] == "[redacted email sha256 typed normalised]"
    assert user["phone_number"] == "[redacted phone sha256 typed normalised]"
    assert user["first_name"] == "[redacted name sha256 typed as_typed]"
    assert user["external_id"] == "[redacted external_id plain unknown]"


def test_what_is_typed_later_is_known_once_it_is_told() -> None:
    redact = redactor(Identity(), salt=b"salt")
    abroad = Identity(phone="+49 30 23125014", city="Berlin", postcode="10115", country="DE")
    before = redact.text("call 030.23125014")
    assert "23125014" in before
    redact.learn(abroad)
    redact.learn(abroad)
    for written in (redact.text("call 030.23125014"), redact.html("<p>10115 <b>Berlin</b></p>")):
        assert [one.owner.value for one in Redacted.all_in(written)][:1] == ["typed"]
    hashed = hashlib.sha256(b"+493023125014").hexdigest()
    assert redact.json({"phone_number": hashed}) == {
        "phone_number": "[redacted phone sha256 typed normalised]"
    }
    # What was known before is known still, and what was written before passes.
    assert Redacted.all_in(redact.text("+1 (202) 555-0143"))
    marked = redact.text("pixel.audit@example.com")
    assert redact.text(marked) == marked
