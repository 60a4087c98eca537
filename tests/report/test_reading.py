"""The HTML report as a reader has it: on a narrow screen, without scripts, by its links."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import expect

from auditor.model.result import AuditResult
from auditor.report import FORMATS
from tests.report import sample
from tests.report.compared import compared
from tests.report.opened import browser
from tests.report.poison import poisoned

WIDTHS = (360, 390, 768, 1280)

expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_text(FORMATS["html"](sample.result()), encoding="utf-8")
    return path


def unbroken() -> AuditResult:
    """A result whose every text is a long word: ids and addresses can be."""
    return replace(poisoned(sample.result(), "W" * 600), verdict="fail")


async def test_no_width_scrolls_sideways(tmp_path: Path) -> None:
    async with browser() as opened:
        page = await opened.new_page()
        for result in (sample.result(), sample.empty(), unbroken(), compared()):
            path = tmp_path / "report.html"
            path.write_text(FORMATS["html"](result), encoding="utf-8")
            await page.goto(path.as_uri())
            await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            for width in WIDTHS:
                await page.set_viewport_size({"width": width, "height": 800})
                assert await page.evaluate("document.documentElement.scrollWidth") == width


async def test_it_reads_without_scripts(file: Path) -> None:
    async with browser() as opened:
        page = await (await opened.new_context(java_script_enabled=False)).new_page()
        await page.goto(file.as_uri())
        await expect(page.get_by_role("heading", name="Fix these first")).to_be_visible()
        await expect(page.locator("#filter")).to_be_hidden()
        await page.locator("#event-5 > summary").click()
        await expect(page.locator("#event-5").get_by_role("heading", name="Parameters")).to_be_visible()


async def test_the_filter_narrows_the_events_and_says_how_many(file: Path) -> None:
    async with browser() as opened:
        page = await opened.new_page()
        await page.goto(file.as_uri())
        await page.get_by_role("searchbox").fill("addtocart")
        await expect(page.locator(".event:visible")).to_have_count(2)
        await expect(page.locator(".group:visible")).to_have_count(1)
        await expect(page.locator("output")).to_have_text("2 of 18")
        await page.get_by_role("searchbox").fill("")
        await expect(page.locator(".event:visible")).to_have_count(18)


async def test_a_link_to_an_event_opens_it(file: Path) -> None:
    async with browser() as opened:
        page = await opened.new_page()
        await page.goto(f"{file.as_uri()}#event-5")
        await expect(page.locator("#event-5")).to_have_attribute("open", "")
        await page.locator("#TT207").get_by_role("link", name="see all of it").click()
        await expect(page.locator("#event-8")).to_have_attribute("open", "")
        await expect(page.locator("#event-8")).to_be_in_viewport()


async def test_a_strange_fragment_does_no_harm(file: Path) -> None:
    async with browser() as opened:
        page = await opened.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        for fragment in ("#", "#%", "#%E0%A4%A", "#<img src=x>", "#nowhere", "#TT302"):
            await page.goto(f"{file.as_uri()}{fragment}")
            await page.reload()
        assert errors == []


async def test_a_screenshot_can_be_enlarged_by_keyboard(file: Path) -> None:
    async with browser() as opened:
        page = await opened.new_page()
        await page.goto(file.as_uri())
        picture = page.locator(".shot img").first
        small = await picture.bounding_box()
        await page.locator(".shot > summary").first.press("Enter")
        await expect(page.locator(".shot").first).to_have_attribute("open", "")
        large = await picture.bounding_box()
        assert small is not None
        assert large is not None
        assert large["width"] > small["width"] * 1.5
