from dataclasses import replace
from typing import Any

import pytest

from auditor.model.event import PixelEvent, Realm
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import PIXEL, event, facts, finding, healthy, install, page, pageview, verdict

CODE = "TT116"
HOME = page(PageKind.HOME, id=1)


def framed(url: str, **changes: Any) -> PixelEvent:
    return replace(event("Lead", HOME, page_url=url), realm=Realm.IFRAME, **changes)


def test_a_pixel_in_the_page_is_not_judged() -> None:
    assert verdict(healthy(), CODE) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    "url", ["https://forms.example/lead", "about:srcdoc", "https://forms.shop.example.net/"]
)
def test_a_foreign_frame_that_tells_its_own_address_is_a_warning(url: str) -> None:
    found = finding(facts(HOME, events=(pageview(HOME), framed(url))), CODE)
    assert found.severity is Severity.WARNING
    assert (found.expected, found.actual, found.pixel_id) == (HOME.url, url, PIXEL)


@pytest.mark.parametrize(
    "url",
    ["https://shop.example/", "https://www.shop.example/wpm@7/sandbox", "https://book.shop.example/table"],
)
def test_a_frame_of_the_shop_s_own_passes(url: str) -> None:
    assert verdict(facts(HOME, events=(framed(url),)), CODE) is Verdict.PASS


def test_an_app_s_sandbox_is_right() -> None:
    sandbox = framed("https://shop.myshopify.example/sandbox", sandboxed=True)
    assert verdict(facts(HOME, events=(sandbox,)), CODE) is Verdict.PASS


def test_one_frame_is_one_finding_whatever_it_sends() -> None:
    frame = [framed("https://forms.example/lead") for _ in range(3)]
    finding(facts(HOME, events=tuple(frame)), CODE)


def test_a_frame_that_told_no_page_is_inconclusive() -> None:
    inside = (install(HOME, realm=Realm.IFRAME),)
    assert verdict(facts(HOME, installs=inside), CODE) is Verdict.INCONCLUSIVE
    assert verdict(facts(HOME, installs=inside, events=(framed(""),)), CODE) is Verdict.INCONCLUSIVE
