"""Suppressions in every format: told apart from what counts, and safe whatever they say."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from auditor.report import FORMATS, as_text
from auditor.report.as_json import document, schema
from tests.report import accepted, sample
from tests.report.opened import browser
from tests.report.poison import STRINGS


def test_json_tells_the_suppressions_and_what_each_holds_back() -> None:
    told = json.loads(FORMATS["json"](accepted.result()))
    Draft202012Validator(schema()).validate(told)
    assert told["suppressions"][0] == {
        "code": "TT302",
        "pages": ["/products/linen-throw", "/products/brass-*"],
        "event": "ViewContent",
        "pixel_id": None,
        "reason": "The template is replaced in the relaunch (SHOP-812).",
        "expires": "2027-01-31",
        "state": "used",
        "findings": 2,
        "warning": None,
    }
    assert [entry["state"] for entry in told["suppressions"]] == ["used", "expired", "unused"]
    held = [finding for finding in told["findings"] if finding["state"] == "suppressed"]
    assert len(held) == 2
    assert held[0]["suppressed_by"] == {"reason": accepted.USED.reason, "expires": "2027-01-31"}
    assert {finding["suppressed_by"] for finding in told["findings"] if finding["state"] == "new"} == {None}
    assert told["settings"]["severities"] == {"TT207": "warning"}


def test_json_tells_what_is_declared_of_the_site() -> None:
    assert document(accepted.result())["settings"]["declared"] == {  # type: ignore[index,call-overload]
        "server_only": ["Purchase"],
        "server_events": True,
        "page_pixels": [{"pages": ["/de/*", "/at/*"], "ids": ["GERMAN"]}],
        "environments": [
            {"name": "production", "hosts": ["shop.example"], "pixels": [sample.PIXEL]},
            {"name": "staging", "hosts": ["*.stage.example"], "pixels": ["TEST"]},
        ],
        "catalog_ads": True,
        "monthly_spend": 6000.5,
    }


def test_a_day_of_the_first_years_is_a_date_all_the_same() -> None:
    early = replace(accepted.USES[0], suppression=replace(accepted.USED, expires=date.min))
    told = document(replace(accepted.result(), suppressions=(early,)))
    Draft202012Validator(schema()).validate(json.loads(json.dumps(told)))


def test_the_terminal_counts_them_and_warns() -> None:
    shown = " ".join(as_text.render(accepted.result()).split())
    assert "2 findings are suppressed by the configuration." in shown
    assert "! The suppression of TT207 expired on 2026-10-01, and its finding counts again." in shown
    assert "TT302" in shown
    clean = as_text.render(accepted.clean())
    assert "ERROR" not in clean
    assert "suppress" not in as_text.render(sample.result())


def test_html_shows_them_in_a_section_of_their_own() -> None:
    page = FORMATS["html"](accepted.result())
    (section,) = re.findall(r'<section id="suppressed".*?</section>', page, re.DOTALL)
    assert "replaced in the relaunch (SHOP-812)" in section
    assert "31 January 2027" in section
    assert section.count('<span class="tag">') == 2
    assert '<a href="#suppressed">Suppressed</a>' in page
    assert "TT207 to warning" in page
    assert 'id="suppressed"' not in FORMATS["html"](sample.result())


async def test_it_keeps_its_place_at_every_width_and_on_paper(tmp_path: Path) -> None:
    long = replace(accepted.USED, reason="Unbreakable" * 90, event="Event" * 60)
    whole = accepted.result()
    uses = (replace(accepted.USES[0], suppression=long), *whole.suppressions[1:])
    file = tmp_path / "report.html"
    file.write_text(FORMATS["html"](replace(whole, suppressions=uses)), encoding="utf-8")
    async with browser() as opened:
        page = await opened.new_page()
        await page.goto(file.as_uri())
        for width in (320, 768, 1280):
            await page.set_viewport_size({"width": width, "height": 800})
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await page.emulate_media(media="print", color_scheme="dark")
        section = page.locator("#suppressed")
        assert await section.is_visible()
        assert await section.get_by_text("The app's vendor is on it.").is_visible()
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("number", range(len(STRINGS)))
def test_a_stranger_s_text_is_shown_and_never_markup(number: int) -> None:
    text = STRINGS[number]
    hostile = replace(accepted.USED, reason=text, event=text, pixel=text)
    uses = (replace(accepted.USES[0], suppression=hostile, warning=text),)
    page = FORMATS["html"](replace(accepted.result(), suppressions=uses))
    (section,) = re.findall(r'<section id="suppressed".*?</section>\n', page, re.DOTALL)
    plain = FORMATS["html"](replace(accepted.result(), suppressions=uses[:0] + accepted.USES[1:2]))
    (usual,) = re.findall(r'<section id="suppressed".*?</section>\n', plain, re.DOTALL)
    assert set(re.findall(r"<(\w+)", section)) <= set(re.findall(r"<(\w+)", usual))
