from dataclasses import replace

import pytest

from auditor.model.page import NotFound, PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import event, facts, finding, healthy, page, pageview, result, verdict

CODE = "TT217"
SURE, UNSURE = (NotFound(words="Page not found", sure=sure) for sure in (True, False))


def test_healthy_pages_pass() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("status", [400, 404, 410, 500, 503])
@pytest.mark.parametrize("name", ["ViewContent", "AddToCart", "Lead", "Contact"])
def test_a_conversion_on_an_error_fails(name: str, status: int) -> None:
    gone = page(PageKind.OTHER, status=status)
    found = finding(facts(gone, events=(event(name, gone),)), CODE)
    assert found.severity is Severity.WARNING
    assert found.actual == f"the server answered {status}"
    assert found.page_url == gone.url


def test_a_soft_404_fails() -> None:
    gone = page(PageKind.OTHER, not_found=SURE)
    found = finding(facts(gone, events=(event("ViewContent", gone),)), CODE)
    assert found.actual == "the page says “Page not found”"


def test_doubtful_words_are_a_doubt() -> None:
    unclear = page(PageKind.OTHER, not_found=UNSURE)
    told = result(facts(unclear, events=(event("Contact", unclear),)), CODE)
    assert told.verdict is Verdict.INCONCLUSIVE
    assert "part of something else" in told.reason


def test_a_product_in_spite_of_the_error_is_a_doubt() -> None:
    # Hosts of single-page shops answer every address but the first with 404 and the whole shop.
    there = page(PageKind.PRODUCT, status=404)
    told = result(facts(there, events=(event("ViewContent", there),)), CODE)
    assert told.verdict is Verdict.INCONCLUSIVE
    assert "shows a product" in told.reason


def test_what_stands_in_the_shops_place_is_a_doubt() -> None:
    wall = page(PageKind.OTHER, status=403)
    wall = replace(wall, visit=replace(wall.visit, obstacle="a bot wall"))
    assert verdict(facts(wall, events=(event("Contact", wall),)), CODE) is Verdict.INCONCLUSIVE


@pytest.mark.parametrize("status", [200, 204, 304, None])
def test_other_answers_pass(status: int | None) -> None:
    where = page(PageKind.OTHER, status=status)
    assert verdict(facts(where, events=(event("Contact", where),)), CODE) is Verdict.PASS


def test_page_views_searches_and_customs_are_no_conversions() -> None:
    gone = page(PageKind.OTHER, status=404)
    events = (pageview(gone), event("Search", gone), event("404_seen", gone))
    assert verdict(facts(gone, events=events), CODE) is Verdict.NOT_APPLICABLE


def test_the_page_before_the_route_changed_counts() -> None:
    first = page(PageKind.PRODUCT, id=2)
    gone = page(PageKind.OTHER, id=3, url="https://shop.example/gone", status=404)
    sent = event("ViewContent", gone, page_url=first.url)
    assert verdict(facts(first, gone, events=(sent,)), CODE) is Verdict.PASS
    unknown = event("ViewContent", gone, page_url="https://shop.example/nowhere")
    assert verdict(facts(first, gone, events=(unknown,)), CODE) is Verdict.INCONCLUSIVE
