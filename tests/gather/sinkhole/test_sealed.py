"""The stand-ins for a vendor's answer."""

import pytest

from auditor.gather.sinkhole.sealed import cross_origin, is_preflight, sealed_answer

PREFLIGHT = {"origin": "https://shop.example", "access-control-request-method": "POST"}


def test_a_preflight_is_told_from_an_options_request() -> None:
    assert is_preflight("OPTIONS", PREFLIGHT)
    assert not is_preflight("OPTIONS", {"origin": "https://shop.example"})
    assert not is_preflight("POST", PREFLIGHT)


@pytest.mark.parametrize(
    ("method", "headers", "status", "kind"),
    [
        ("OPTIONS", PREFLIGHT, 204, None),
        ("GET", {"sec-fetch-dest": "image"}, 200, "image/gif"),
        ("GET", {"accept": "image/avif,image/webp,*/*"}, 200, "image/gif"),
        ("GET", {"accept": "*/*"}, 200, "text/plain; charset=utf-8"),
        ("POST", {"sec-fetch-dest": "image"}, 200, "text/plain; charset=utf-8"),
        ("POST", {}, 200, "text/plain; charset=utf-8"),
    ],
)
def test_each_request_gets_what_it_waits_for(
    method: str, headers: dict[str, str], status: int, kind: str | None
) -> None:
    answer = sealed_answer(method, headers)
    assert (answer[0], answer[1].get("content-type")) == (status, kind)
    assert bool(answer[2]) == (kind == "image/gif")


def test_no_answer_of_a_beacon_is_cached() -> None:
    assert sealed_answer("GET", {"sec-fetch-dest": "image"})[1]["cache-control"] == "no-store"


def test_without_an_origin_nothing_is_granted() -> None:
    assert not cross_origin("POST", {})


def test_an_opaque_origin_is_granted_as_such() -> None:
    assert cross_origin("POST", {"origin": "null"})["access-control-allow-origin"] == "null"


def test_grants_are_by_name() -> None:
    asked = PREFLIGHT | {
        "access-control-request-headers": "a,b",
        "access-control-request-local-network": "true",
    }
    granted = cross_origin("OPTIONS", asked)
    assert dict(granted) == {
        "access-control-allow-origin": "https://shop.example",
        "access-control-allow-credentials": "true",
        "vary": "Origin",
        "access-control-allow-methods": "POST",
        "access-control-allow-headers": "a,b",
        "access-control-allow-local-network": "true",
    }
