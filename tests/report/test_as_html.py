import re
import time
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from auditor.model.result import AuditResult
from auditor.report import as_text
from auditor.report.as_html import render
from tests.report import sample
from tests.report.compared import compared


def read(result: AuditResult) -> BeautifulSoup:
    return BeautifulSoup(render(result), "lxml")


def words(soup: BeautifulSoup, selector: str) -> str:
    found = soup.select_one(selector)
    assert found is not None, selector
    return " ".join(found.get_text(" ").split())


def test_the_verdict_and_the_counts_come_first() -> None:
    main = read(sample.result()).select_one("main")
    assert main is not None
    said = " ".join(main.get_text(" ").split())
    assert said.startswith(
        "Fail The audit found 4 errors and 1 note. 0 Critical 4 Errors in 8 places 0 Warnings 1 Notes"
    )


def test_the_sections_stand_in_their_order() -> None:
    headings = [
        heading.get_text(strip=True) for heading in read(sample.incomplete()).select("main > section > h2")
    ]
    assert headings == [
        "Incomplete",
        "Why it is incomplete",
        "Fix these first",
        "What you can retarget",
        "Which event to optimise for",
        "Is the pixel alone enough?",
        "The journey",
        "Findings",
        "Before launch",
        "What was not tested",
        "Pages and events",
        "Pixels",
        "Consent",
        "Every event",
        "Conditions of this audit",
    ]


def test_headings_skip_no_level() -> None:
    levels = [int(heading.name[1]) for heading in read(sample.result()).select("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_first_things_to_fix_tell_what_they_cost() -> None:
    said = words(read(sample.result()), ".first")
    assert "Your catalogue ads can't show people the product that they looked at" in said
    assert said.index("TT302") < said.index("TT306") < said.index("TT207")


def test_why_it_is_incomplete_is_told() -> None:
    assert "it asks to sign in, and offers no guest way" in words(read(sample.incomplete()), ".reasons")


def test_what_was_not_tested_is_told_with_its_reason() -> None:
    said = words(read(sample.result()), "#untested")
    assert "no value on a product page could be read" in said
    assert "no order was asked for" in said


def test_what_can_be_retargeted_is_told_with_its_reason_and_the_next_step() -> None:
    said = words(read(sample.result()), "#retarget")
    assert said.index("Not tested: whether those who have bought") < said.index("General visitors Ready")
    assert "Checkout abandoners Not ready TT210 People who began the checkout and did not buy." in said
    assert "Next: Mend TT210." in said
    assert "Without the pixel Video engagers" in said


def test_a_code_leads_to_its_finding_where_there_is_one() -> None:
    retarget = read(sample.result()).select_one("#retarget")
    assert retarget is not None
    assert retarget.select_one('a[href="#TT210"]') is not None
    assert "TT204" in retarget.get_text()
    assert retarget.select_one('a[href="#TT204"]') is None


def test_the_advice_on_campaigns_and_the_checklist_are_told() -> None:
    soup = read(sample.result())
    assert "Until it is, take ViewContent." in words(soup, "#optimise")
    assert "It depends on the ad spend" in words(soup, "#enough")
    assert "Not tested TT204 TT208 Purchase is sent, once for each order" in words(soup, "#launch")
    healthy = read(sample.healthy())
    assert "Nothing was seen to get lost." in words(healthy, "#enough")


def test_without_advice_there_are_no_sections_of_it() -> None:
    soup = read(sample.empty())
    assert not soup.select("#retarget, #optimise, #enough, #launch")
    assert not soup.select('nav [href="#retarget"], nav [href="#launch"]')


def test_the_promise_is_told() -> None:
    assert "No browser beacon reached TikTok: 17 recorded, 0 sent." in words(
        read(sample.result()), "#conditions"
    )


def test_every_event_is_there_with_its_payload() -> None:
    events = read(sample.result()).select("#events .event")
    assert len(events) == len(sample.events())
    assert "{{ variant.sku }}" in events[4].get_text()


def test_a_marker_is_told_in_words() -> None:
    said = words(read(sample.result()), "#events")
    assert "e-mail removed: hashed, the test shopper's, normalised" in said


def test_every_inner_link_leads_somewhere() -> None:
    soup = read(sample.result())
    ids = [str(element["id"]) for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    inner = {str(link["href"])[1:] for link in soup.select('[href^="#"]')}
    assert inner <= set(ids)
    labels = {
        name
        for element in soup.select("[aria-labelledby]")
        for name in str(element["aria-labelledby"]).split()
    }
    assert labels <= set(ids)


def test_outer_links_tell_no_referrer() -> None:
    outer = read(sample.result()).select('a[href^="http"]')
    assert outer
    assert all(link.get("rel") == ["noreferrer"] for link in outer)


def test_the_policy_allows_its_own_style_and_script_alone() -> None:
    soup = read(sample.result())
    policy = soup.select_one('meta[http-equiv="Content-Security-Policy"]')
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in str(policy["content"]).split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"
    for name in ("style", "script"):
        (element,) = soup.select(name)
        digest = b64encode(sha256((element.string or "").encode()).digest()).decode()
        assert rules[f"{name}-src"] == f"'sha256-{digest}'"
    assert not soup.select("[style], [onclick], [onload]")


def test_it_loads_nothing() -> None:
    soup = read(sample.result())
    assert all(str(image["src"]).startswith("data:") for image in soup.select("img"))
    assert [str(link["href"]) for link in soup.select("link")] == ["data:,"]
    assert not re.search(r"url\(|@import", "".join(style.string or "" for style in soup.select("style")))


@pytest.mark.parametrize("result", [sample.healthy(), sample.empty()])
def test_nothing_found_and_nothing_seen_are_reports_too(result: AuditResult) -> None:
    soup = read(result)
    assert not soup.select("#findings, .first")
    assert words(soup, ".verdict .outcome") == ("Pass" if result.verdict == "pass" else "Incomplete")


def many() -> AuditResult:
    """A thousand pages, ten events on each, a third of the pages with a finding of their own."""
    page, event, found = sample.visits()[2], sample.events()[4], sample.findings()[3]
    urls = [f"{sample.SITE}products/item-{number}" for number in range(1000)]
    return replace(
        sample.result(),
        pages=tuple(
            replace(page, visit=replace(page.visit, id=number, url=url, step=None))
            for number, url in enumerate(urls)
        ),
        events=tuple(
            replace(event, id=f"{number}-{time}", visit_id=number, page_url=url, step=None)
            for number, url in enumerate(urls)
            for time in range(10)
        ),
        findings=tuple(
            replace(found, visit_id=number, page_url=url, event_ref=f"{number}-0", actual=f"{number},00 €")
            for number, url in enumerate(urls)
            if number % 3 == 0
        ),
    )


def test_a_thousand_pages_are_rendered_in_seconds_and_stay_readable() -> None:
    result = many()
    start = time.process_time()
    text = render(result)
    assert time.process_time() - start < 15
    assert len(text.encode()) < 3_000_000
    assert "10,000 events; 400 are listed here, 9,600 more in report.json" in text
    assert "and 314 more places, listed in report.json" in text
    assert "and 975 more pages" in text


def test_the_consent_section_prints_a_stranger_s_words_as_text() -> None:
    stranger = "<img src=x onerror=alert(1)>\u202e\x1b[31m"
    whole = compared()
    hostile = replace(
        whole,
        events=tuple(replace(event, name=stranger) for event in whole.events),
        consent=tuple(
            replace(record, words=stranger, pressed=(stranger,), tool=stranger) for record in whole.consent
        ),
        findings=(),
    )
    for text in (render(hostile), as_text.render(hostile)):
        assert "\u202e" not in text
        assert "\x1b" not in text
    section = render(hostile).partition('<section id="consent"')[2].partition("</section>")[0]
    assert section.count("&lt;img src=x onerror=alert(1)&gt;") == 5
    assert "<img" not in section
