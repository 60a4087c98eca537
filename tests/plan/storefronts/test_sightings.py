"""Which of the evidence's pages tell of the shop's own system."""

from dataclasses import replace

import pytest

from auditor.model.evidence import Cookie, DocumentKind, Evidence, Visit
from auditor.plan.storefronts.sightings import Sighting, sightings_of
from tests import builders

HOME = Visit(
    id=1,
    run="main",
    step=None,
    requested_url="https://shop.example/",
    url="https://www.shop.example/",
    status=200,
    started_at=0,
    ended_at=1,
    settled=True,
    answer_headers=("Server: nginx", "X-ShopId"),
)


def at(number: int, url: str, **other: object) -> Visit:
    return replace(HOME, id=number, url=url, answer_headers=(), **other)  # type: ignore[arg-type]


def cookie(name: str, domain: str) -> Cookie:
    return Cookie(visit_id=1, name=name, domain=domain, path="/", expires=None, digest="")


def evidence(*visits: Visit, **other: object) -> Evidence:
    documents = {(visit.id, DocumentKind.RENDERED): f"page {visit.id}" for visit in visits}
    return Evidence(
        capture=builders.evidence().capture,
        visits=visits,
        **({"documents": documents} | other),  # type: ignore[arg-type]
    )


def test_pages_below_the_shops_host_count_and_others_do_not() -> None:
    seen = sightings_of(
        evidence(
            HOME,
            at(2, "https://checkout.shop.example/"),
            at(3, "https://other.myshopify.com/checkout"),
            at(4, "https://notshop.example/"),
        )
    )
    assert [page.html for page in seen] == ["page 1", "page 2"]


def test_headers_and_cookies_come_in_lower_case_and_are_the_shops_own() -> None:
    (page,) = sightings_of(
        evidence(
            HOME,
            cookies=(
                cookie("OCSESSID", "www.shop.example"),
                cookie("dwsid", ".shop.example"),
                cookie("sw-states", "checkout.shop.example"),
                cookie("_shopify_y", ".tracker.example"),
                cookie("frontend_lang", "myshop.example"),
            ),
        )
    )
    assert page.headers == ("server: nginx", "x-shopid")
    assert page.cookies == ("ocsessid", "dwsid", "sw-states")


def test_what_the_server_sent_stands_in_for_what_was_never_rendered() -> None:
    (page,) = sightings_of(evidence(HOME, documents={(1, DocumentKind.SERVED): "as sent"}))
    assert page.html == "as sent"


@pytest.mark.parametrize(
    "change",
    [
        {"status": 503},
        {"status": None},
        {"failure": "net::ERR_FAILED"},
        {"obstacle": "Cloudflare's bot wall"},
    ],
)
def test_a_page_that_is_not_the_shops_tells_nothing(change: dict[str, object]) -> None:
    assert sightings_of(evidence(replace(HOME, **change))) == ()  # type: ignore[arg-type]


def test_a_long_audit_is_told_by_its_first_pages() -> None:
    visits = [at(number, f"https://www.shop.example/{number}") for number in range(1, 30)]
    assert len(sightings_of(evidence(*visits))) == 8


@pytest.mark.parametrize("url", ["", "https://[broken", "about:blank"])
def test_a_broken_address_has_no_host(url: str) -> None:
    page = Sighting(url=url)
    assert page.host == ""
    assert "://" not in page.path
