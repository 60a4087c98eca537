"""Which call caused which beacon."""

from auditor.decode.pair import name_of, pairs, unsent
from auditor.decode.tiktok.standard import STANDARD
from auditor.model.event import ConsentPhase, Matching, Origin, PixelEvent, Realm, Transport
from auditor.model.evidence import Frame, PixelCall
from auditor.model.jsonvalue import JsonValue
from auditor.model.page import PageKind

ONE, TWO = "C4A1B2C3D4E5F6G7H8I0", "D4A1B2C3D4E5F6G7H8I0"


def call(
    number: int,
    *arguments: JsonValue,
    at: float = 1.0,
    method: str = "track",
    visit: int = 1,
    pixel: str | None = None,
    queued: bool = False,
) -> PixelCall:
    return PixelCall(
        id=number,
        visit_id=visit,
        frame=Frame.PAGE,
        frame_url="https://shop.example/",
        at=at,
        method=method,
        arguments=arguments,
        pixel_id=pixel,
        queued=queued,
    )


def event(
    key: str,
    name: str,
    *,
    at: float = 1.01,
    pixel: str = ONE,
    visit: int = 1,
    origin: Origin = Origin.MERCHANT,
) -> PixelEvent:
    return PixelEvent(
        id=key,
        run="main",
        name=name,
        wire_name=name,
        origin=origin,
        pixel_id=pixel,
        visit_id=visit,
        page_url="https://shop.example/",
        page_kind=PageKind.PRODUCT,
        step=None,
        consent=ConsentPhase.NONE,
        realm=Realm.PAGE,
        transport=Transport.BEACON,
        at=at,
        sent_at=at,
        sent=True,
        event_id=None,
        parameters={},
        matching=Matching(),
    )


def test_one_call_causes_a_beacon_for_each_pixel() -> None:
    asked = call(1, "ViewContent", {})
    found = pairs([event("a", "ViewContent"), event("b", "ViewContent", pixel=TWO)], [asked], STANDARD)
    assert found == {"a": asked, "b": asked}


def test_two_calls_of_a_name_are_kept_apart_by_their_order() -> None:
    first, second = call(1, "AddToCart", at=1.0), call(2, "AddToCart", at=2.0)
    found = pairs(
        [event("a", "AddToCart", at=1.1), event("b", "AddToCart", at=2.1)], [first, second], STANDARD
    )
    assert found == {"a": first, "b": second}


def test_the_renamed_event_is_the_same_event() -> None:
    asked = call(1, "CompletePayment", {})
    assert pairs([event("a", "Purchase")], [asked], STANDARD) == {"a": asked}
    assert name_of(call(1, method="page"), STANDARD) == STANDARD.pageview
    assert name_of(call(1, method="identify"), STANDARD) is None
    assert name_of(call(1, 12), STANDARD) is None


def test_a_call_does_not_explain_what_came_before_it_or_elsewhere() -> None:
    asked = call(1, "AddToCart", at=5.0)
    assert pairs([event("a", "AddToCart", at=1.0)], [asked], STANDARD) == {}
    assert pairs([event("a", "AddToCart", at=6.0, visit=2)], [asked], STANDARD) == {}


def test_a_queued_call_may_be_seen_after_its_beacon_s_time() -> None:
    asked = call(1, "ViewContent", at=5.0, queued=True)
    assert pairs([event("a", "ViewContent", at=3.0)], [asked], STANDARD) == {"a": asked}


def test_a_call_for_one_pixel_explains_no_other() -> None:
    by_instance, by_option = call(1, "AddToCart", pixel=TWO), call(2, "Search", {}, {"pixel_code": TWO})
    events = [event("a", "AddToCart"), event("b", "AddToCart", pixel=TWO), event("c", "Search")]
    assert pairs(events, [by_instance, by_option], STANDARD) == {"b": by_instance}


def test_the_sdk_s_own_events_have_no_call() -> None:
    assert pairs([event("a", "Pageview", origin=Origin.AUTOMATIC)], [call(1, method="page")], STANDARD) == {}


def test_what_no_beacon_answers_is_unsent() -> None:
    answered, lost = call(1, "ViewContent"), call(2, "AddToCart")
    calls = [answered, lost, call(3, method="page"), call(4, {"no": "name"})]
    assert unsent(calls, [answered], STANDARD) == (lost,)


def test_what_the_page_holds_back_itself_is_not_lost() -> None:
    held = [call(1, method="holdConsent"), call(2, "ViewContent")]
    assert unsent(held, [], STANDARD) == ()
    assert unsent([*held, call(3, method="grantConsent")], [], STANDARD) == (held[1],)
    assert unsent([call(1, method="revokeConsent", visit=1), call(2, "X", visit=2)], [], STANDARD) != ()
