"""The shop's own search is asked for words that the shop says itself."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page

from auditor.gather.journey.site_search import searches
from tests.gather.browsing import a_page

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page() -> AsyncIterator[Page]:
    async with a_page() as page:
        yield page


async def test_words_of_the_page_and_one_letter_at_last(page: Page) -> None:
    await page.set_content(
        "<base href='https://shop.example/de/'><form role=search action='find?old=1'><input type=hidden name=lang value=de><input name=q></form>"
    )
    found = await searches(page, "Ersatzteile: Riemen, Riemen und mehr Ersatzteile, Riemen")
    assert [url.partition("?")[2] for url in found] == [
        "lang=de&q=riemen",
        "lang=de&q=ersatzteile",
        "lang=de&q=a",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<form action='/newsletter'><input type=email name=e></form>",
        "<form role=search method=post action='/find'><input name=q></form>",
        "<form role=search action='javascript:go()'><input name=q></form>",
        "<input type=search name=q>",
        "",
    ],
)
async def test_none_to_ask(page: Page, html: str) -> None:
    await page.set_content(html)
    assert await searches(page, "words enough") == []
