import pytest

from auditor.model.redaction import Redacted
from tests.decode.redact.identity import fresh, readable

PAGE = """<!doctype html>
<html lang="de"><head><meta name="csrf-token" content="abcdef123456"><title>Danke, Jane Audit</title></head>
<body>
<form action="/cart/add" method="post">
<input type="hidden" name="csrfmiddlewaretoken" value="s3cr3ts3cr3t">
<input type="hidden" name="product_id" value="77"><input name='quantity' value='2'>
<input name="email" autocomplete="section-a email" value="bob@example.org">
<input autocomplete="given-name" value="Bob"><input name=phone value=0301234567>
<textarea name="customer_email">bob at example</textarea>
<select name="variant"><option value="12345678" data-auditor-chosen>Blue</option></select>
</form>
<p class="price" data-auditor-struck>24,99 €</p><p>19,99 €</p>
<a href="/account?token=abc12345&amp;sku=A-1">Konto</a> <a href="tel:+49%20(40)%20123456">anrufen</a>
<p>Jane Audit, 12 Test Street, 10115 Berlin, +49 30 901820</p>
<script>var cfg = {"accessToken": "tok12345678", "productId": "12345678", "price": "19.99"};</script>
</body></html>"""


def test_what_is_personal_or_secret_goes() -> None:
    written = fresh().html(PAGE)
    assert readable(written) == []
    for secret in (
        "abcdef123456",
        "s3cr3t",
        "bob",
        "Bob",
        "0301234567",
        "abc12345",
        '123456"',
        "tok12345678",
    ):
        assert secret not in written.replace('"12345678"', "")


def test_what_a_reader_needs_stays() -> None:
    written = fresh().html(PAGE)
    for kept in (
        '<html lang="de">',
        'name="product_id" value="77"',
        "name='quantity' value='2'",
        '<option value="12345678" data-auditor-chosen>Blue</option>',
        "data-auditor-struck>24,99 €</p><p>19,99 €</p>",
        "sku=A-1",
        '"productId": "12345678", "price": "19.99"',
        'autocomplete="section-a email"',
        '<form action="/cart/add" method="post">',
    ):
        assert kept in written


def test_a_second_pass_changes_nothing() -> None:
    redact = fresh()
    written = redact.html(PAGE)
    assert redact.html(written) == written


@pytest.mark.parametrize(
    "text",
    ["<input " * 20_000, "<textarea>" * 20_000, "<meta a=" + "b" * 100_000, "tel:" * 50_000, "<<<>>>", "\0"],
)
def test_broken_markup_is_no_trouble(text: str) -> None:
    assert isinstance(fresh().html(text), str)


@pytest.mark.parametrize(
    "parted",
    [
        "<td>Jane</td><td>Audit</td>",
        "<b>Audit</b>,&nbsp;<i class='x'>Jane</i>",
        "Jane<br>\n  Audit",
        "<span>10115</span> <span>Berlin</span>",
        "Berlin<br/>10115",
    ],
)
def test_what_tags_part_and_a_reader_sees_side_by_side(parted: str) -> None:
    written = fresh().html(f"<p>{parted}</p>")
    for word in ("Jane", "Audit", "Berlin", "10115"):
        assert word not in written
    assert written.count("<") == f"<p>{parted}</p>".count("<")


def test_one_of_the_two_alone_is_a_word_like_any_other() -> None:
    page = "<p>Jane Austen, an Audit, Berlin has 10115 pieces</p>"
    assert fresh().html(page) == page


def hidden(text: str) -> str:
    """A text as a page hides it from those who collect addresses: letter by letter, in references."""
    spelled = ("&#{};", "&#x{:x};", "&#0{};", "&#X{:X};")
    return "".join(spelled[place % 4].format(ord(letter)) for place, letter in enumerate(text))


@pytest.mark.parametrize("text", ["Jane.Audit@example.com", "bob@example.org", "+4930901820"])
def test_what_is_hidden_letter_by_letter_goes(text: str) -> None:
    written = fresh().html(f"<p>write to {hidden(text)} &amp; &#60;b&#62; &#9731; &#x1F600;</p>")
    assert "[redacted " in written
    assert "&#60;b&#62; &#9731; &#x1F600;" in written
    assert hidden(text)[8:] not in written


def test_a_marker_that_is_hidden_letter_by_letter_is_still_a_stranger_s() -> None:
    forged = "[red&#97;cted email plain typed normalised]"
    assert Redacted.all_in(fresh().html(f"<p>{forged}</p>")) == []
