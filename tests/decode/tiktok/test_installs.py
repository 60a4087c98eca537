"""How each pixel got onto a page, from whatever witnesses there are."""

from dataclasses import replace
from typing import Any

from auditor.decode.tiktok.installs import installs_of
from auditor.decode.tiktok.snippets import snippets_in
from auditor.model.event import Install, Realm
from auditor.model.evidence import CallSite, Frame, PixelCall, ProbeState, Request
from auditor.model.page import Page
from auditor.model.refusal import RefusalKind
from tests.builders import OTHER_PIXEL, PIXEL, call, event, page, refusal, request

SDK = "https://analytics.tiktok.com/i18n/pixel/events.js"
HERE: Page = page()


def state(frame: Frame = Frame.PAGE, **data: Any) -> ProbeState:
    healthy: dict[str, Any] = {"object_name": "ttq", "ids": [PIXEL], "mounted": True, "sdk_scripts": []}
    return ProbeState(
        visit_id=HERE.visit.id,
        frame=frame,
        frame_url=HERE.url,
        at=HERE.visit.started_at + 2,
        data=healthy | data,
    )


def load(pixel: str = PIXEL, script: str = HERE.url, **overrides: Any) -> PixelCall:
    given: dict[str, Any] = {"called_by": CallSite(url=script, line=3)}
    return call("load", pixel, on=HERE, **(given | overrides))


def sdk(pixel: str = PIXEL, **overrides: Any) -> Request:
    given: dict[str, Any] = {
        "method": "GET",
        "url": f"{SDK}?sdkid={pixel}&lib=ttq",
        "path": "/i18n/pixel/events.js",
        "answered_by": "vendor",
    }
    return request(HERE, **(given | overrides))


def installs(served: str = "", **given: Any) -> list[Install]:
    seen: dict[str, Any] = {"states": [], "calls": [], "requests": [], "events": []}
    return installs_of(HERE.visit, **(seen | given), snippets=snippets_in(served))


def test_a_healthy_install_is_told_whole() -> None:
    (found,) = installs(states=[state()], calls=[load()], requests=[sdk()], events=[event(on=HERE)])
    assert found.pixel_id == PIXEL
    assert (found.loads, found.installed_by, found.object_name) == (1, "inline", "ttq")
    assert (found.sdk_requested, found.sdk_arrived, found.started) == (True, True, True)
    assert (found.failure, found.failure_kind, found.realm) == ("", "", Realm.PAGE)


def test_any_one_witness_is_enough() -> None:
    assert [item.pixel_id for item in installs(states=[state()])] == [PIXEL]
    assert [item.pixel_id for item in installs(calls=[load()])] == [PIXEL]
    assert [item.pixel_id for item in installs(requests=[sdk()])] == [PIXEL]
    assert [item.pixel_id for item in installs(events=[event(on=HERE)])] == [PIXEL]
    scripts = state(ids=[], sdk_scripts=[f"{SDK}?sdkid={OTHER_PIXEL}&lib=ttq"])
    assert [item.pixel_id for item in installs(states=[scripts])] == [OTHER_PIXEL]
    assert installs() == []


def test_loads_are_counted_only_where_the_probe_watched() -> None:
    assert installs(states=[state()], calls=[load(), load()])[0].loads == 2
    assert installs(calls=[load()])[0].loads is None
    assert installs(states=[state()], calls=[load(), load(frame=Frame.IFRAME)])[0].loads == 1


def test_loads_in_a_frame_are_counted_where_the_page_has_no_part_in_it() -> None:
    bare = state(ids=[])
    framed = load(frame=Frame.IFRAME, frame_url="https://shop.example/sandbox", at=HERE.visit.started_at)
    again = replace(framed, at=framed.at + 0.1)
    reloaded = replace(framed, at=framed.at + 5)
    elsewhere = replace(framed, frame_url="https://shop.example/other")
    assert installs(states=[bare], calls=[framed, again])[0].loads == 2
    assert installs(states=[bare], calls=[framed, reloaded, elsewhere])[0].loads == 1
    assert installs(states=[bare], requests=[sdk()])[0].loads is None


def test_what_stood_in_the_way_is_named() -> None:
    for failure, kind in (
        ("csp", "csp"),
        ("net::ERR_BLOCKED_BY_CSP", "csp"),
        ("net::ERR_NAME_NOT_RESOLVED", "dns"),
        ("net::ERR_CERT_DATE_INVALID", "tls"),
        ("net::ERR_CONNECTION_RESET", "network"),
        ("mixed-content", "mixed"),
    ):
        (found,) = installs(requests=[sdk(failure=failure, status=None, seen_by_sinkhole=False)])
        assert (found.failure, found.failure_kind, found.sdk_arrived) == (failure, kind, False)
    unfetched = sdk(status=502, answered_by="", note="the auditor could not fetch it: dns: no such host")
    assert installs(requests=[unfetched])[0].failure_kind == "machine"
    (found,) = installs(requests=[sdk(status=404)])
    assert (found.failure, found.failure_kind) == ("HTTP status 404", "http")


def test_a_second_try_that_came_through_is_no_failure() -> None:
    (found,) = installs(requests=[sdk(failure="net::ERR_CONNECTION_RESET", status=None), sdk()])
    assert (found.failure, found.sdk_arrived) == ("", True)


def test_the_installer_is_told_by_its_mark_or_its_script() -> None:
    assert installs(states=[state(partner="GoogleTagManagerClient")])[0].installed_by == "gtm"
    assert installs(states=[state(partner="WooCommerce")])[0].installed_by == "partner"
    gtm = load(script="https://www.googletagmanager.com/gtm.js?id=GTM-X")
    assert installs(calls=[gtm])[0].installed_by == "gtm"
    plugin = load(script="https://shop.example/wp-content/plugins/tiktok/x.js")
    assert installs(calls=[plugin])[0].installed_by == "partner"
    assert installs(calls=[load(script="https://cdn.example/x.js")])[0].installed_by == "unknown"
    assert installs(calls=[load(called_by=None)])[0].installed_by == "unknown"


def test_the_served_page_tells_where_the_base_code_stands() -> None:
    served = f"<script>var ttq = window.ttq; ttq.load('{PIXEL}'); ttq.page();</script>"
    assert installs(events=[event(on=HERE)], served=served)[0].installed_by == "inline"
    parked = served.replace("<script>", '<script type="text/plain">')
    assert installs(events=[event(on=HERE)], served=parked)[0].installed_by == "unknown"
    assert installs(served=served) == []


def test_what_the_sdk_says_of_the_id() -> None:
    assert installs(states=[state(info={PIXEL: {"pixelCode": PIXEL, "status": 0}})])[0].status == "live"
    assert installs(states=[state(info={PIXEL: {"pixelCode": PIXEL, "status": 1}})])[0].status == "unknown"
    assert installs(states=[state(info={PIXEL: {"pixelCode": OTHER_PIXEL}})])[0].status == "unknown"
    assert installs(states=[state()])[0].status == ""


def test_states_of_any_shape_are_survived() -> None:
    shapes: tuple[dict[str, Any], ...] = (
        {"ids": "x"},
        {"ids": [1, None, {}]},
        {"info": 3},
        {"sdk_scripts": ["http://[x?sdkid=1"]},
    )
    for data in shapes:
        installs(states=[state(**data)])
    assert installs(calls=[call("load", on=HERE), call("load", 12, on=HERE)]) == []


def test_base_code_that_the_browser_refused_to_run_is_an_install() -> None:
    html = f"<script>window.ttq = []; ttq.load('{PIXEL}');</script>"
    (snippet,) = snippets_in(html)
    refused = refusal(HERE, RefusalKind.INLINE, url="", inline_hash=snippet.hashes[0])
    (found,) = installs(refusals=[refused], served=html)
    assert (found.pixel_id, found.failure_kind, found.installed_by) == (PIXEL, RefusalKind.INLINE, "inline")
    assert not (found.sdk_requested)
    assert not (found.sdk_arrived)
    assert not (found.started)
    other = refusal(HERE, RefusalKind.INLINE, url="", inline_hash="sha256-x")
    assert installs(refusals=[other], served=html) == []
    assert installs(refusals=[refused], served=html.replace("<script", "<script type='text/plain'")) == []


def test_what_still_waits_is_told_by_a_look_after_the_sdk_has_come() -> None:
    early = sdk(at=HERE.visit.started_at + 1)
    stuck = state(mounted=False, queued=3, locked=True)
    (found,) = installs(states=[stuck], requests=[early])
    assert (found.started, found.waiting, found.locked) == (False, 3, True)
    # The page's last look counts, though its object may name the pixel no more.
    replaced = replace(state(ids=[], mounted=False, queued=1), at=stuck.at + 1)
    (found,) = installs(states=[stuck, replaced], requests=[early])
    assert (found.waiting, found.locked) == (1, False)
    late = sdk(at=HERE.visit.started_at + 5)
    assert installs(states=[stuck], requests=[late])[0].waiting is None
    assert installs(states=[stuck])[0].waiting is None
    assert installs(states=[state(mounted=False, queued="x")], requests=[early])[0].waiting == 0


def test_its_times_are_of_its_first_signs() -> None:
    start = HERE.visit.started_at
    (found,) = installs(
        states=[state(mounted=False), replace(state(), at=start + 4)],
        calls=[load(after=0.5)],
        requests=[sdk(at=start + 1.5)],
    )
    assert (found.first_at, found.asked_at, found.started_at) == (start + 0.5, start + 1.5, start + 4)
    (found,) = installs(events=[event(on=HERE, after=3)])
    assert (found.first_at, found.asked_at, found.started_at) == (start + 3, None, start + 3)
    assert installs(calls=[load()])[0].started_at is None


def test_the_loader_of_2020_is_told_by_its_script_and_by_its_beacons() -> None:
    old = sdk(url=f"https://analytics.tiktok.com/i18n/pixel/sdk.js?sdkid={PIXEL}", path="/i18n/pixel/sdk.js")
    assert installs(requests=[old])[0].legacy
    beacon = request(HERE, path="/api/v1/track", body=f'{{"pixel_code": "{PIXEL}"}}')
    assert installs(events=[event(on=HERE)], requests=[beacon])[0].legacy
    other = installs(events=[event(on=HERE), event(on=HERE, pixel=OTHER_PIXEL)], requests=[beacon])
    assert [item.legacy for item in other] == [True, False]
    assert not installs(requests=[sdk()])[0].legacy


def test_its_place_and_number_are_those_of_the_served_page() -> None:
    copy = f"<script>var ttq = window.ttq; ttq.load('{PIXEL}'); ttq.page();</script>"
    (found,) = installs(events=[event(on=HERE)], served=f"<head>{copy}</head><body>{copy}</body>")
    assert (found.place, found.snippets) == ("head", 2)
    (found,) = installs(events=[event(on=HERE)], served=f"<body>{copy}</body>")
    assert (found.place, found.snippets) == ("body", 1)
    (found,) = installs(events=[event(on=HERE)], served="<body></body>")
    assert (found.place, found.snippets) == ("", 0)


def test_whether_the_page_was_touched_is_told_by_the_first_state_that_names_the_pixel() -> None:
    start = HERE.visit.started_at
    before = replace(state(ids=[], touched=False), at=start + 1)
    first = replace(state(touched=True), at=start + 2)
    later = replace(state(), at=start + 3)  # as it is asked for at the end: it does not tell
    assert installs(states=[later, before, first])[0].touched is True
    assert installs(states=[later])[0].touched is None
    assert installs(states=[state(touched="yes")])[0].touched is None
    assert installs(events=[event(on=HERE)])[0].touched is None
