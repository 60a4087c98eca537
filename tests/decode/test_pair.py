"""Which call caused which beacon."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode.pair import name_of, pairs
from auditor.decode.tiktok.standard import STANDARD
from auditor.model.event import ConsentPhase, Matching, Origin, PixelEvent, Realm, Transport
from auditor.model.evidence import Frame, PixelCall
from auditor.model.jsonvalue import JsonObject, JsonValue
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
    parameters: JsonObject | None = None,
    *,
    at: float = 1.01,
    pixel: str = ONE,
    visit: int = 1,
    origin: Origin = Origin.MERCHANT,
    event_id: JsonValue = None,
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
        event_id=event_id,
        parameters=parameters or {},
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


def test_the_event_id_decides_whatever_the_order_and_the_page() -> None:
    first = call(1, "Purchase", {"value": 1}, {"event_id": "a-1"})
    second = call(2, "Purchase", {"value": 1, "eventID": 7})
    other_page = call(3, "Purchase", {"value": 2}, {"event_id": "held"}, visit=9)
    sent = [
        event("x", "Purchase", {"value": 1}, event_id="7"),
        event("y", "Purchase", {"value": 1}, event_id="a-1"),
        event("z", "Purchase", {"value": 2}, event_id="held", at=60.0),
        event("w", "Purchase", {"value": 1}, event_id="nobody's"),
    ]
    found = pairs(sent, [first, second, other_page], STANDARD)
    assert found == {"x": second, "y": first, "z": other_page}


def test_the_parameters_decide_between_calls_of_one_name() -> None:
    shirt = call(1, "AddToCart", {"content_id": "S", "currency": "eur"}, at=1.0)
    shoe = call(2, "AddToCart", {"content_id": "B", "quantity": None}, at=1.0)
    sent = [
        event("b", "AddToCart", {"content_id": "B"}),
        event("s", "AddToCart", {"content_id": "S", "currency": "EUR"}),
    ]
    assert pairs(sent, [shirt, shoe], STANDARD) == {"b": shoe, "s": shirt}


def test_a_sure_pair_is_not_spoilt_by_a_less_sure_one() -> None:
    """The SDK changed the first one's parameters; the second one's are as they were."""
    first, second = call(1, "Search", {"query": "a"}), call(2, "Search", {"query": "b"})
    sent = [event("changed", "Search", {"query": "z"}), event("same", "Search", {"query": "a"}, at=1.02)]
    assert pairs(sent, [first, second], STANDARD) == {"same": first, "changed": second}


def test_what_was_redacted_does_not_contradict() -> None:
    shape = "[redacted email plain typed as_typed]"
    hashed = "[redacted email sha256 typed normalised]"
    mine, other = call(1, "Lead", {"email": shape, "value": 1}), call(2, "Lead", {"value": 2})
    sent = [event("a", "Lead", {"email": hashed, "value": 1})]
    assert pairs(sent, [other, mine], STANDARD) == {"a": mine}


def test_of_calls_that_are_alike_the_nearest_was_sent_and_an_earlier_one_lost() -> None:
    lost, said = (
        call(1, "AddToCart", {"content_id": "S"}, at=1.0),
        call(2, "AddToCart", {"content_id": "S"}, at=5.0),
    )
    sent = [event("a", "AddToCart", {"content_id": "S"}, at=5.01)]
    assert pairs(sent, [lost, said], STANDARD) == {"a": said}


def test_a_queue_is_emptied_in_its_order() -> None:
    queue = [
        call(number, "ViewContent", {"content_id": "S"}, at=1.0 + number, queued=True) for number in (1, 2)
    ]
    sent = [event(key, "ViewContent", {"content_id": "S"}, at=9.0) for key in ("a", "b")]
    assert pairs(sent, queue, STANDARD) == {"a": queue[0], "b": queue[1]}


def test_a_call_long_before_the_sdk_came_is_answered_late() -> None:
    waited = call(1, "ViewContent", {}, at=1.0, queued=True)
    assert pairs([event("a", "ViewContent", at=40.0)], [waited], STANDARD) == {"a": waited}


def test_what_the_sdk_held_leaves_from_a_later_page_with_the_call_s_time() -> None:
    held = call(1, "ViewContent", {"content_id": "S"}, at=1.0, visit=1)
    sent = event("a", "ViewContent", {"content_id": "S"}, at=1.02, visit=2)
    assert pairs([sent], [held], STANDARD) == {"a": held}
    queued = replace(held, queued=True)
    assert pairs([replace(sent, at=3.0)], [queued], STANDARD) == {"a": queued}
    own = event("b", "ViewContent", {"content_id": "S"}, at=8.0, visit=2)
    assert pairs([own], [held], STANDARD) == {}


def test_a_frame_s_call_and_the_page_s_are_kept_apart() -> None:
    page, frame = call(1, "Search"), replace(call(2, "Search"), frame=Frame.IFRAME)
    sent = [replace(event("f", "Search"), realm=Realm.IFRAME), event("p", "Search")]
    assert pairs(sent, [page, frame], STANDARD) == {"f": frame, "p": page}


def test_no_call_of_the_page_explains_a_worker_s_event() -> None:
    asked = call(1, "AddToCart")
    assert pairs([replace(event("a", "AddToCart"), realm=Realm.WORKER)], [asked], STANDARD) == {}


def test_a_repeated_page_call_is_paired_once() -> None:
    views = [call(1, method="page", at=1.0), call(2, method="page", at=2.0)]
    assert pairs([event("a", "Pageview", at=1.001)], views, STANDARD) == {"a": views[0]}
    by_partner = call(3, "Pageview", {}, {"event_id": "1"}, at=1.0)
    assert pairs([event("a", "Pageview", event_id="1")], [by_partner], STANDARD) == {"a": by_partner}


def test_arguments_of_any_shape_are_survived() -> None:
    deep: JsonValue = []
    for _ in range(5000):
        deep = [deep]
    asked = [
        call(1, "X", {"a": deep}, "no options"),
        call(2, "X", [1], {"event_id": {"a": 1}, "pixel_code": 7}),
        call(3, "X", None, None, None),
        call(4),
        call(5, {"no": "name"}),
    ]
    assert set(pairs([event("a", "X", {"a": 1}), event("b", "X"), event("c", "X")], asked, STANDARD)) == {
        *"abc"
    }


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("AB"), st.sampled_from("xy"), st.integers(1, 2), st.booleans()), max_size=7
    ),
    st.randoms(use_true_random=False),
)
def test_whatever_the_order_each_event_has_a_call_that_could_have_caused_it(
    asked: list[tuple[str, str, int, bool]], chance: random.Random
) -> None:
    """Calls of two names and two contents on two pages, some of them lost; each sent one to two pixels."""
    calls, sent = [], []
    for number, (name, content, visit, arrives) in enumerate(asked):
        calls.append(call(number, name, {"content_id": content}, at=float(number), visit=visit))
        for pixel in (ONE, TWO) if arrives else ():
            key = f"{number}/{pixel}"
            sent.append(event(key, name, {"content_id": content}, at=number + 0.01, pixel=pixel, visit=visit))
    chance.shuffle(sent)
    found = pairs(sent, calls, STANDARD)
    assert {key: asked_for.id for key, asked_for in found.items()} == {
        one.id: int(one.id.partition("/")[0]) for one in sent
    }


def test_a_page_of_many_calls_has_each_of_them_answered_by_its_own_event() -> None:
    calls = [call(number, "AddToCart", {"quantity": 1}, at=float(number)) for number in range(1, 1001)]
    sent = [
        event(str(number), "AddToCart", {"quantity": 1}, at=number + 0.01, pixel=pixel)
        for number in range(1, 1001)
        for pixel in (ONE, TWO)
    ]
    found = pairs([replace(one, id=f"{one.id} {one.pixel_id}") for one in sent], calls, STANDARD)
    assert found == {f"{one.id} {pixel}": one for one in calls for pixel in (ONE, TWO)}
