"""What is not known of TikTok is told, and a flood of it is counted."""

from dataclasses import replace

import pytest

from auditor.decode.tiktok.oddities import odd_requests
from auditor.model.evidence import Request

REQUEST = Request(
    id=1,
    visit_id=1,
    frame=None,
    frame_url="",
    method="POST",
    url="https://analytics.tiktok.com/api/v2/pixel",
    host="analytics.tiktok.com",
    path="/api/v2/pixel",
    headers={},
    body="{}",
    at=1.0,
    status=200,
    answered_by="sinkhole",
    seen_by_sinkhole=True,
)


def at(path: str) -> Request:
    return replace(REQUEST, path=path)


@pytest.mark.parametrize(
    "request_",
    [
        REQUEST,
        at("/api/v2/shopify_pixel"),
        at("/api/v2/shopify_pixel/act"),
        at("/api/v2/pixel/perf"),
        at("/ipv6/enrich_ipv6"),
        replace(at("/i18n/pixel/static/main.abc.js"), method="GET"),
        replace(at("/i18n/pixel/enable_cookie"), method="GET"),
        replace(at("/api/v9/new"), method="OPTIONS"),
        replace(REQUEST, host="shop.example", path="/cart", note="odd"),
    ],
)
def test_what_is_known_needs_no_word(request_: Request) -> None:
    assert odd_requests([request_]) == ()


def test_an_unknown_path_is_told_once() -> None:
    (told,) = odd_requests([at("/api/v9/new"), at("/api/v9/new")])
    assert told.startswith("analytics.tiktok.com/api/v9/new: a path that the auditor does not know")


def test_an_unlisted_host_is_told_with_what_went_there() -> None:
    unlisted = replace(REQUEST, host="analytics.tiktok.eu", seen_by_sinkhole=False, answered_by="")
    failed = replace(unlisted, failure="net::ERR_NAME_NOT_RESOLVED")
    (told,) = odd_requests([unlisted, failed])
    assert told.startswith("analytics.tiktok.eu: ")
    assert told.endswith("not sealed; requests that went there: 1")
    (told,) = odd_requests([failed])
    assert told.endswith("not sealed; nothing got there")


def test_a_note_is_told() -> None:
    assert odd_requests([replace(REQUEST, note="body cut")]) == ("analytics.tiktok.com: body cut",)


def test_a_flood_is_counted() -> None:
    told = odd_requests(at(f"/{number}/{'x' * 1000}") for number in range(1000))
    assert len(told) == 11
    assert told[-1] == "… and 990 more of this kind"
    assert all(len(one) < 250 for one in told)
