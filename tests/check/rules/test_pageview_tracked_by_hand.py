import pytest

from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import event, facts, failures, finding, healthy, page, pageview, verdict

CODE = "TT214"
WHERE = page(PageKind.PRODUCT)


def test_the_real_one_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS
    assert verdict(facts(WHERE, events=(pageview(WHERE),)), CODE) is Verdict.PASS


@pytest.mark.parametrize("name", ["PageView", "pageview", "pageView", "PAGEVIEW"])
def test_another_case_beside_the_real_one_fails(name: str) -> None:
    found = finding(facts(WHERE, events=(pageview(WHERE), event(name, WHERE))), CODE)
    assert found.severity is Severity.WARNING
    assert "sends as well" in found.message
    assert found.actual == f"ttq.track('{name}')"


def test_it_is_told_in_the_place_of_the_misspelling() -> None:
    known = facts(WHERE, events=(event("PageView", WHERE), event("ViewContent", WHERE)))
    found = finding(known, CODE)
    assert "does not send" in found.message
    assert [told.split()[0] for told in found.consequences] == ["TT205"]
    assert failures(known) == {"TT109", CODE}  # the visit is missing whoever else is counted in its place


@pytest.mark.parametrize("name", ["page_view", "Page View", "PageViewed", "view"])
def test_names_of_other_tools_are_another_matter(name: str) -> None:
    assert verdict(facts(WHERE, events=(pageview(WHERE), event(name, WHERE))), CODE) is Verdict.PASS


def test_the_page_view_of_another_page_is_not_this_one_s() -> None:
    other = page(PageKind.PRODUCT, id=3, url="https://shop.example/shirts/blue")
    known = facts(WHERE, other, events=(event("PageView", WHERE), pageview(other)))
    assert "does not send" in finding(known, CODE).message


def test_nothing_sent_is_nothing_to_judge() -> None:
    assert verdict(facts(WHERE), CODE) is Verdict.NOT_APPLICABLE
