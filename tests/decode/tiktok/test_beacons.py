"""Beacons as the SDK packs them, as others pack them, and as nobody should."""

import base64
import json
import random
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode.tiktok.beacons import Beacon, BeaconKind, decode_beacon, read
from auditor.model.event import MatchState, Origin, Realm, Transport
from auditor.model.evidence import Frame, Request
from auditor.model.jsonvalue import JsonObject, JsonValue
from tests.decode.tiktok.wire import ENDPOINT, OTHER_PIXEL, PIXEL, SHA, body, image_url, multipart, request

RECORDED = Path(__file__).parents[4] / "shared" / "wire"


def decoded(content: JsonValue | bytes = "", *, url: str = ENDPOINT, method: str = "POST") -> Beacon:
    beacons = decode_beacon(request(content, url=url, method=method))
    assert len(beacons) == 1
    return beacons[0]


def test_an_event_as_the_sdk_sends_it() -> None:
    sent = body(
        "CompletePayment",
        event_id="order-1",
        context__user__email=SHA,
        context__user__external_id="42",
        context__ad__callback="E.C.P.test",
        limited_data_use=True,
        partner="WooCommerce",
    )
    beacon = decoded(sent)
    assert beacon == Beacon(
        kind=BeaconKind.EVENT,
        wire_name="CompletePayment",
        name="Purchase",
        origin=Origin.MERCHANT,
        pixel_ids=(PIXEL,),
        event_id="order-1",
        properties={"content_id": "TEA-7", "value": 4.5, "currency": "EUR"},
        page_url="https://shop.example/p/tea",
        referrer="https://shop.example/",
        at=1795538591.602,
        realm=Realm.PAGE,
        runtime="1",
        transport=Transport.BEACON,
        message_id=f"messageId-1795538591602-9628096246102-{PIXEL}",
        pageview=f"0f0f-abcde.0.0::f0f0-{PIXEL}",
        session=f"0f0f::sessionsessionsession-{PIXEL}",
        visitor="01M87717S34J05SZNVD90RNT31_.tt.1",
        click_id="E.C.P.test",
        matching=beacon.matching,
        contacts=beacon.contacts,
        limited_data_use=True,
        partner="WooCommerce",
        body=sent,
    )
    assert [(field.kind, field.path) for field in beacon.contacts] == [("email", "context.user.email")]
    assert beacon.matching.email is MatchState.HASHED
    assert beacon.matching.external_id is MatchState.PLAIN
    assert not beacon.automatic


@pytest.mark.parametrize(
    ("event", "url", "changes"),
    [
        ("LandingPageView", ENDPOINT, {}),
        ("EngagedSession", ENDPOINT, {}),
        ("EnrichAM", ENDPOINT, {}),
        ("EnrichIpv6", "https://analytics-ipv6.tiktokw.us/ipv6/enrich_ipv6", {}),
        ("Purchase", "https://analytics-ipv6.tiktokw.us/ipv6/enrich_ipv6", {}),
        ("Pageview", ENDPOINT, {"_inspection__trigger_source": "pixel_self"}),
        (None, f"{ENDPOINT}/act", {"action": "Metadata"}),
        (None, f"{ENDPOINT}/act", {"action": "Click"}),
        (None, "https://analytics.tiktok.com/api/v2/shopify_pixel/act", {"action": "Click"}),
    ],
)
def test_what_the_sdk_sends_of_itself_is_not_the_merchants(
    event: JsonValue, url: str, changes: dict[str, JsonValue]
) -> None:
    beacon = decoded(body(event, **changes), url=url)
    assert beacon.origin is Origin.AUTOMATIC
    assert beacon.kind is (BeaconKind.ACTION if "action" in changes else BeaconKind.EVENT)
    assert beacon.wire_name == (event or changes["action"])


@pytest.mark.parametrize("path", ["monitor", "performance", "interaction", "pixel/inter", "pixel/perf"])
def test_the_sdks_reports_on_itself_are_listed_and_no_events(path: str) -> None:
    beacon = decoded(
        {"metric_name": "load", "action": "x"}, url=f"https://analytics.tiktok.com/api/v2/{path}"
    )
    assert beacon.kind is BeaconKind.TELEMETRY
    assert read("POST", f"https://analytics.tiktok.com/api/v2/{path}", b'{"event": "Purchase"}') == []


def test_a_beacon_without_an_event_on_an_unknown_path_is_no_event() -> None:
    beacon = decoded({"context": {}}, url="https://analytics.tiktok.com/api/v9/new")
    assert (beacon.kind, beacon.origin) == (BeaconKind.TELEMETRY, Origin.AUTOMATIC)


def test_one_action_speaks_for_several_pixels() -> None:
    sent = body(None, action="Metadata", context__pixel__codes=f"{PIXEL}|{OTHER_PIXEL}")
    assert decoded(sent, url=f"{ENDPOINT}/act").pixel_ids == (PIXEL, OTHER_PIXEL)


def test_a_route_change_is_marked() -> None:
    assert decoded(body("Pageview", _inspection__tf="hc")).route_change
    assert not decoded(body("Pageview")).route_change


@pytest.mark.parametrize(
    ("event_id", "read_as"),
    [("", None), ("a", "a"), (12345, 12345), (0, 0), ({"a": 1}, {"a": 1}), (False, False)],
)
def test_the_event_id_is_as_it_was_sent(event_id: JsonValue, read_as: JsonValue) -> None:
    found = decoded(body(event_id=event_id)).event_id
    assert found == read_as
    assert type(found) is type(read_as)


@pytest.mark.parametrize(
    ("runtime", "frame", "realm"),
    [
        ("1", Frame.PAGE, Realm.PAGE),
        ("2", Frame.PAGE, Realm.IFRAME),
        ("3", None, Realm.IFRAME),
        ("4", None, Realm.WORKER),
        (5, None, Realm.IFRAME),
        ("6", None, Realm.IFRAME),
        ("8", Frame.IFRAME, Realm.IFRAME),
        ("8", None, Realm.PAGE),
        ("1", Frame.SERVICE_WORKER, Realm.SERVICE_WORKER),
        (None, Frame.IFRAME, Realm.IFRAME),
    ],
)
def test_where_it_was_sent_from(runtime: JsonValue, frame: Frame | None, realm: Realm) -> None:
    beacons = decode_beacon(request(body(context__pixel__runtime=runtime), frame=frame))
    assert [beacon.realm for beacon in beacons] == [realm]


@pytest.mark.parametrize(
    ("resource_type", "method", "headers", "transport"),
    [
        ("ping", "POST", {}, Transport.BEACON),
        ("image", "GET", {}, Transport.IMAGE),
        ("fetch", "POST", {}, Transport.FETCH),
        ("xhr", "POST", {}, Transport.XHR),
        ("", "POST", {"sec-fetch-mode": "no-cors"}, Transport.BEACON),
        ("", "POST", {"sec-fetch-mode": "cors"}, Transport.FETCH),
        ("", "GET", {"sec-fetch-dest": "image"}, Transport.IMAGE),
        ("", "GET", {"sec-fetch-dest": "empty"}, Transport.FETCH),
        ("", "GET", {}, Transport.IMAGE),
    ],
)
def test_how_it_was_sent(
    resource_type: str, method: str, headers: dict[str, str], transport: Transport
) -> None:
    url, content = (image_url(body()), "") if method == "GET" else (ENDPOINT, body())
    sent = request(content, url=url, method=method, resource_type=resource_type, headers=headers)
    assert [beacon.transport for beacon in decode_beacon(sent)] == [transport]


class TestPackings:
    def test_an_image_without_padding(self) -> None:
        for tea in ("t", "te", "tea", "tea!", "Zoë 🦊"):
            beacon = decoded(url=image_url(body(properties={"description": tea})), method="GET")
            assert beacon.properties == {"description": tea}
            assert beacon.note == ""

    def test_an_image_with_padding(self) -> None:
        for tea in ("t", "te", "tea"):
            url = image_url(body(properties={"description": tea}), padded=True)
            assert decoded(url=url, method="GET").properties == {"description": tea}
            assert decoded(url=url.replace("=", "%3D").replace("%3D", "=", 1), method="GET").properties == {
                "description": tea
            }

    def test_an_image_in_plain_base64(self) -> None:
        text = base64.b64encode(json.dumps(body(properties={"description": "~~~???>>>"})).encode()).decode()
        assert "+" in text or "/" in text
        beacon = decoded(url=f"{ENDPOINT}?analytics_message={quote(text)}", method="GET")
        assert beacon.properties == {"description": "~~~???>>>"}

    def test_a_cut_image_is_noted(self) -> None:
        url = image_url(body())
        beacon = decoded(url=url[: len(url) // 2], method="GET")
        assert beacon.kind is BeaconKind.UNREADABLE
        assert beacon.note

    def test_an_image_that_says_nothing_is_noted(self) -> None:
        beacon = decoded(url=ENDPOINT, method="GET")
        assert (beacon.kind, beacon.note) == (BeaconKind.UNREADABLE, "a beacon without a body")

    def test_a_form(self) -> None:
        content = f"analytics_message={quote(json.dumps(body()))}&x=1"
        assert decoded(content).name == "AddToCart"

    def test_a_form_of_plain_fields(self) -> None:
        beacon = decoded(f"event=AddToCart&pixel_code={PIXEL}&event_id=a%20b")
        assert (beacon.wire_name, beacon.pixel_ids, beacon.event_id) == ("AddToCart", (PIXEL,), "a b")

    def test_form_data(self) -> None:
        assert decoded(multipart({"x": "1", "data": json.dumps(body())})).name == "AddToCart"

    def test_a_list_of_events(self) -> None:
        beacons = decode_beacon(request([body("ViewContent"), body("AddToCart")]))
        assert [beacon.name for beacon in beacons] == ["ViewContent", "AddToCart"]

    def test_the_2020_path_and_the_shopify_path(self) -> None:
        for path in ("/api/v1/track", "/api/v2/shopify_pixel"):
            assert decoded(body(), url=f"https://analytics.tiktok.com{path}").origin is Origin.MERCHANT
        old = decoded({"event": "Checkout", "sdkid": PIXEL}, url="https://analytics.tiktok.com/api/v1/track")
        assert (old.name, old.pixel_ids) == ("PlaceAnOrder", (PIXEL,))

    def test_a_self_hosted_endpoint(self) -> None:
        assert decoded(body(), url="https://t.shop.example/api/v2/pixel").pixel_ids == (PIXEL,)

    def test_the_events_api_called_by_a_page(self) -> None:
        beacons = decode_beacon(
            request(
                {
                    "event_source_id": PIXEL,
                    "data": [
                        {
                            "event": "Purchase",
                            "event_time": 1795538591,
                            "event_id": "o-1",
                            "properties": {"value": 1},
                        },
                        "not an event",
                    ],
                },
                url="https://business-api.tiktok.com/open_api/v1.3/event/track/",
                resource_type="fetch",
            )
        )
        assert [(one.name, one.pixel_ids, one.at, one.event_id) for one in beacons] == [
            ("Purchase", (PIXEL,), 1795538591.0, "o-1")
        ]
        assert "Events API" in beacons[0].note

    @pytest.mark.parametrize("method", ["OPTIONS", "HEAD", "TRACE"])
    def test_a_preflight_is_no_beacon(self, method: str) -> None:
        assert decode_beacon(request(method=method)) == []

    def test_a_file_of_the_sdk_is_no_beacon(self) -> None:
        url = "https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=X&lib=ttq"
        assert decode_beacon(request(url=url, method="GET")) == []
        assert read("GET", url, b"") == []


class TestHostile:
    @pytest.mark.parametrize(
        "content",
        [
            b"\xff\xfe\x00",
            b"{",
            b'{"event": "Purchase", "properties": {"value": 1',
            b"null",
            b"3",
            b'"text"',
            b"[]",
            b"[1, null]",
            b"[" * 100_000,
            b'{"a":' * 50_000,
            b"%%%",
            b"--x\r\nContent-Disposition: form-data\r\n\r\n",
            b"a=b&c=%ff",
            ("9" * 10_000).encode(),
        ],
    )
    def test_what_cannot_be_read_is_noted(self, content: bytes) -> None:
        beacons = decode_beacon(request(content))
        assert beacons
        assert all(beacon.note for beacon in beacons)

    @pytest.mark.parametrize("event", [None, 3, {"name": "Purchase"}, ["Purchase"], True])
    def test_an_event_that_is_no_text_is_noted(self, event: JsonValue) -> None:
        sent = body()
        sent["event"] = event
        beacon = decoded(sent)
        assert beacon.kind is BeaconKind.EVENT
        assert "event" in beacon.note

    def test_wrong_types_everywhere(self) -> None:
        wrong: list[JsonValue] = [None, True, 3, 1e400, "x", [], [{}], {}, {"a": {"b": []}}]
        for name in body():
            for value in wrong:
                for beacon in decode_beacon(request({**body(), name: value})):
                    assert isinstance(beacon, Beacon)

    @pytest.mark.parametrize(
        ("timestamp", "at"),
        [
            ("2026-11-24T16:43:11.602Z", 1795538591.602),
            ("2026-11-24T17:43:11.602+01:00", 1795538591.602),
            ("2026-11-24T16:43:11", 1795538591.0),
            (1795538591602, 1795538591.602),
            (1795538591, 1795538591.0),
            ("1795538591602", 1795538591.602),
            ("yesterday", None),
            ("9999-99-99", None),
            ("0001-01-01T00:00:00+23:59", None),
            (-1, None),
            (True, None),
            ([], None),
            (10**400, None),
        ],
    )
    def test_times(self, timestamp: JsonValue, at: float | None) -> None:
        assert decoded(body(timestamp=timestamp)).at == at

    def test_a_long_name_is_cut(self) -> None:
        beacon = decoded(body("x" * 10_000))
        assert len(beacon.wire_name) == 100
        assert beacon.note == "event cut"

    @settings(deadline=None)
    @given(st.binary(max_size=300), st.text(max_size=100))
    def test_any_bytes_at_any_address(self, content: bytes, query: str) -> None:
        url = f"{ENDPOINT}?{query}"
        read("POST", url, content)
        for beacon in decode_beacon(request(content, url=url)):
            assert beacon.body is not None or beacon.note

    @settings(deadline=None)
    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(
                    st.sampled_from(
                        [
                            "event",
                            "action",
                            "context",
                            "pixel",
                            "code",
                            "codes",
                            "runtime",
                            "user",
                            "email",
                            "page",
                            "url",
                            "timestamp",
                            "properties",
                            "_inspection",
                            "identity_params",
                            "signal_diagnostic_labels",
                            "data",
                        ]
                    ),
                    inner,
                    max_size=6,
                )
            ),
            max_leaves=30,
        )
    )
    def test_any_json(self, content: JsonValue) -> None:
        for url in (
            ENDPOINT,
            f"{ENDPOINT}/act",
            "https://business-api.tiktok.com/open_api/v1.3/event/track/",
        ):
            for beacon in decode_beacon(request(content, url=url)):
                assert isinstance(beacon.wire_name, str)
                assert all(isinstance(pixel, str) for pixel in beacon.pixel_ids)

    def test_flipped_bits(self) -> None:
        chance = random.Random(7)  # noqa: S311 - repeatable damage
        whole = json.dumps(body(context__user__email=SHA)).encode()
        for _ in range(500):
            damaged = bytearray(whole)
            for _ in range(chance.randint(1, 8)):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            assert decode_beacon(request(bytes(damaged[: chance.randrange(len(damaged))])))


def test_read_tells_the_walker_what_left() -> None:
    events = read("POST", ENDPOINT, json.dumps(body("CompletePayment")).encode())
    assert [(event.name, event.pixel_id, event.page_url, event.at, event.automatic) for event in events] == [
        ("Purchase", PIXEL, "https://shop.example/p/tea", 1795538591.602, False)
    ]
    (landing,) = read("GET", image_url(body("LandingPageView")), b"")
    assert landing.automatic
    (metadata,) = read("POST", f"{ENDPOINT}/act", json.dumps(body(None, action="Metadata")).encode())
    assert (metadata.name, metadata.automatic) == ("Metadata", True)


@pytest.mark.skipif(not RECORDED.is_dir(), reason="TikTok's recorded traffic is not part of a clone")
@pytest.mark.parametrize("path", sorted(RECORDED.glob("*.json")), ids=lambda path: path.stem)
def test_reads_tiktoks_own_traffic(path: Path) -> None:
    told = json.loads(path.read_text(encoding="utf-8"))
    merchant = []
    for sent in told["requests"]:
        for beacon in decode_beacon(recorded(sent)):
            assert beacon.kind in {BeaconKind.EVENT, BeaconKind.ACTION}
            assert beacon.note == ""
            assert beacon.at is not None
            assert beacon.pixel_ids
            assert beacon.realm is Realm.PAGE
            assert beacon.transport is (Transport.IMAGE if sent["method"] == "GET" else Transport.BEACON)
            if beacon.origin is Origin.MERCHANT:
                merchant.append(beacon.wire_name)
    assert merchant == MERCHANT[path.stem]


def recorded(sent: JsonObject) -> Request:
    return request(
        sent.get("body", ""),
        url=str(sent["url"]),
        method=str(sent["method"]),
        resource_type=str(sent["resource_type"]),
    )


MERCHANT = {
    "automatic_matching_from_form": ["Pageview"],
    "bad_identify": ["Pageview", "Purchase"],
    "bad_names_and_parameters": [
        "Search",
        "Pageview",
        "my event!!",
        "X" * 60,
        "PageView",
        "Purchase",
        "Purchase",
    ],
    "basic_funnel_with_identify": ["Pageview", "ViewContent", "Purchase", "Lead"],
    "hashed_identify": ["Pageview", "Purchase"],
    "hold_then_grant_consent": ["Pageview", "ViewContent"],
    "image_transport": ["Pageview", "ViewContent"],
    "revoke_consent": [],
    "snippet_pasted_twice": ["Pageview", "ViewContent"],
    "spa_route_change_and_click": ["Pageview", "Pageview"],
    "ttclid_limited_data_use_duplicate": ["Pageview", "Purchase", "Purchase", "ViewContent"],
    "two_pixels": ["AddToCart", "Pageview", "Pageview", "ViewContent", "ViewContent"],
}
