"""The rendered document: what is kept, what is marked, and that the page is only read."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page

from auditor.decode.page import read_page
from auditor.gather.pages.snapshot import _decoded, picture, rendered
from auditor.gather.scripts import PageSilentError
from auditor.model.plan import Identity
from tests.gather.browsing import a_page

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page() -> AsyncIterator[Page]:
    async with a_page() as page:
        yield page


async def test_what_nobody_sees_is_marked(page: Page) -> None:
    await page.set_content(
        "<p id=a>seen</p><p id=b style='display:none'>none</p><p id=c style='visibility:hidden'>hidden</p>"
        "<p id=d style='opacity:0'>clear</p><p id=e style='position:absolute;left:-9999px'>away</p>"
        "<p id=f style='position:absolute;width:1px;height:1px;overflow:hidden'>for readers</p>"
        "<div id=g style='height:0;overflow:hidden'><p>folded</p></div><p id=h><s>19.90</s> <b>9.90</b></p>"
        "<p id=i style='text-decoration:line-through'>20</p>"
    )
    found = await rendered(page)
    for mark in "bcdefg":
        assert f'id="{mark}"' in found.html
        assert "data-auditor-hidden" in found.html.split(f'id="{mark}"')[1].split(">")[0], mark
    assert "data-auditor-hidden" not in found.html.split('id="a"')[1].split(">")[0]
    assert "<s data-auditor-struck>19.90</s>" in found.html
    assert found.html.count("data-auditor-struck") == 2
    assert found.text.split() == ["seen", "19.90", "9.90", "20"]


async def test_the_live_choice_is_kept_and_what_was_typed_is_not(page: Page) -> None:
    await page.set_content(
        "<select><option value=s>S<option value=m>M</select><input type=radio name=r value=1><input type=radio name=r value=2>"
        "<input id=t><input type=password id=p><textarea></textarea><input type=number value=1><input type=hidden name=id value=7>"
    )
    await page.select_option("select", "m")
    await page.check("input[value='2']")
    await page.fill("#t", "pixel.audit@example.com")
    await page.fill("#p", "a password")
    await page.fill("textarea", "a message")
    await page.fill("input[type=number]", "3")
    await page.evaluate("document.querySelector('[name=id]').value = '8'")
    html = (await rendered(page)).html
    assert '<option value="m" data-auditor-chosen>' in html
    assert 'value="2" data-auditor-chosen>' in html.replace('name="r" ', "")
    assert html.count("data-auditor-chosen") == 2
    assert "pixel.audit" not in html
    assert "a password" not in html
    assert "a message" not in html
    assert 'value="3"' in html
    assert 'value="8"' in html


async def test_open_shadow_roots_are_flattened(page: Page) -> None:
    await page.set_content("<x-price><span>in the light</span></x-price>")
    await page.evaluate(
        "document.querySelector('x-price').attachShadow({mode: 'open'}).innerHTML = '<b>€ 9,00</b><slot></slot>'"
    )
    html = (await rendered(page)).html
    assert "<b>€ 9,00</b>" in html
    assert "in the light" in html


async def test_scripts_that_hold_data_are_kept(page: Page) -> None:
    await page.set_content(
        "<script type='application/ld+json'>{\"@type\":\"Product\"}</script><script>var meta = {a: '</' + 'script>'};</script>"
        "<script src='data:text/javascript,1'></script>"
    )
    html = (await rendered(page)).html
    assert '{"@type":"Product"}' in html
    assert "var meta" in html


async def test_a_deep_and_an_endless_page_are_read(page: Page) -> None:
    await page.set_content("<div>" * 400 + "deep")
    await page.evaluate(
        "() => { let at = document.body; for (let i = 0; i < 1500; i++) { const next = document.createElement('div'); at.append(next); at = next; } at.textContent = 'deepest'; }"
    )
    assert "deepest" in (await rendered(page)).html
    await page.set_content("<p>x</p>")
    await page.evaluate("document.body.innerHTML = `<p>${'long '.repeat(40)}</p>`.repeat(20000)")
    found = await rendered(page)
    assert found.cut
    assert len(found.html) <= 3_000_000
    assert read_page(found.html, "https://shop.example/").title == ""


async def test_the_page_is_only_read(page: Page) -> None:
    await page.set_content("<p>a</p><select><option>1</select>")
    await page.evaluate(
        "() => { window.changes = 0; new MutationObserver((all) => { window.changes += all.length; }).observe(document, {subtree: true, childList: true, attributes: true, characterData: true}); }"
    )
    before = await page.evaluate("Object.getOwnPropertyNames(window).length")
    await rendered(page)
    assert await page.evaluate("window.changes") == 0
    assert await page.evaluate("Object.getOwnPropertyNames(window).length") == before


async def test_a_hostile_page_is_told_or_read(page: Page) -> None:
    await page.set_content("<p title='</p><script>1</script>'>&lt;script&gt;</p>")
    html = (await rendered(page)).html
    assert "&lt;script&gt;" in html
    assert "<script>1" not in html
    async with page.expect_console_message():
        await page.set_content(
            "<script>setTimeout(() => { Array.prototype.join = () => { throw new Error('broken') }; console.log('done') }, 0)</script>"
        )
    with pytest.raises(PageSilentError, match="broken"):
        await rendered(page)
    await page.goto("about:blank")


async def test_a_picture_hides_what_was_typed(page: Page) -> None:
    identity = Identity()
    await page.set_content(
        f"<body style='background:#fff'><input id=t style='width:400px'><p>{identity.email}</p><p>Total 9.90</p>"
    )
    await page.fill("#t", identity.last_name)
    masked = await picture(page, identity)
    assert masked.startswith(b"\xff\xd8")
    await page.evaluate(
        "document.querySelector('p').textContent = 'somebody.else@example.org'; document.querySelector('#t').value = 'x'"
    )
    assert await picture(page, identity) == masked, "what stands under the mask does not show"
    assert await page.evaluate("document.documentElement.querySelectorAll('x-pw-glass').length") == 0


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("<p>é".encode("latin-1"), "text/html; charset=ISO-8859-1", "<p>é"),
        ("<meta charset='windows-1252'>€".encode("cp1252"), "text/html", "€"),
        ("é".encode(), "text/html", "é"),
        (b"\xff\xfe\xfd", "text/html; charset=nonsense", "\ufffd"),
        (b"abc", "text/html; charset=base64", "abc"),
    ],
)
async def test_html_is_read_by_its_charset(body: bytes, content_type: str, text: str) -> None:
    assert text in _decoded(body, content_type)
