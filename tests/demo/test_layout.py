from auditor.demo import PixelTheme, Storefront, Theme
from auditor.demo.basket import Basket
from auditor.demo.layout import View, render
from auditor.demo.markup import Html
from auditor.demo.session import Visitor
from auditor.demo.storefront import Banner
from auditor.demo.theme import PIXEL
from auditor.model.page import PageKind

VIEW = View(kind=PageKind.OTHER, title="<Title>", body=Html("<h1>Body</h1>"))


def page(theme: Theme, visitor: Visitor | None = None, answer: str = "") -> str:
    visitor = visitor or Visitor("token", Basket(theme.storefront))
    return render(theme.storefront, theme.pixel, VIEW, visitor, answer)


def test_a_page_has_its_title_its_body_and_the_pixel_in_the_head() -> None:
    text = page(Theme())
    assert "<title>&lt;Title&gt; | Juniper &amp; Clay</title>" in text
    assert "<h1>Body</h1>" in text
    assert PIXEL in text[: text.index("</head>")]


def test_a_notice_is_shown_once_and_escaped() -> None:
    visitor = Visitor("token", Basket(Storefront()), notice="<b>sold out</b>")
    assert "&lt;b&gt;sold out" in page(Theme(), visitor)
    assert "sold out" not in page(Theme(), visitor)


def test_the_banner_stands_until_it_is_answered() -> None:
    theme = Theme(storefront=Storefront(banner=Banner.OPT_IN))
    asked = page(theme)
    assert "Reject all" in asked
    assert "Accept all" in asked
    assert 'id="consent"' not in page(theme, answer="rejected")


def test_a_mere_notice_offers_nothing_to_refuse() -> None:
    text = page(Theme(storefront=Storefront(banner=Banner.NOTICE)))
    assert 'id="consent"' in text
    assert "Reject" not in text


def test_the_header_leads_to_the_shelves_that_hold_something() -> None:
    storefront = Storefront(goods=Storefront().shelf("desk"))
    text = page(Theme(storefront=storefront, pixel=PixelTheme()))
    assert 'href="/category/desk"' in text
    assert 'href="/category/table"' not in text
