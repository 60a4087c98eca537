"""Pages that say that there is nothing at their address."""

import pytest

from auditor.decode.page import read_page
from auditor.decode.page.not_found import read_not_found
from auditor.decode.page.tree import parse
from auditor.model.page import NotFound, PageKind

NOINDEX = '<meta name="robots" content="noindex, follow">'


def said(head: str, body: str, attributes: str = "") -> NotFound | None:
    return read_not_found(parse(f"<html><head>{head}</head><body {attributes}>{body}</body></html>"))


@pytest.mark.parametrize(
    "heading",
    [
        "404",
        "Page not found",
        "404 - Page Not Found",
        "Error 404: page not found",
        "Oops! That page can\u2019t be found.",
        "Sorry, we could not find that page.",
        "Die Seite wurde nicht gefunden",
        "Page introuvable",
        "Página no encontrada",
        "Esta página no existe",
        "Страница не найдена",
        "ページが見つかりません",
        "页面不存在",
    ],
)
def test_a_heading_that_says_it_alone_is_sure(heading: str) -> None:
    assert said("", f"<main><h1>{heading}</h1></main>") == NotFound(words=heading, sure=True)


def test_the_title_will_do() -> None:
    assert said("<title>Page not found | The shop</title>", "<p>Oh.</p>") == NotFound(
        words="Page not found", sure=True
    )


@pytest.mark.parametrize(
    "attributes",
    ['class="error404 wp-theme"', 'class="template-404"', 'id="pagenotfound"', 'class="cms-noroute-index"'],
)
def test_the_template_s_name_is_sure_in_any_language(attributes: str) -> None:
    found = said("", "<h1>Lapa nav atrasta</h1>", attributes)
    assert found is not None
    assert found.sure


@pytest.mark.parametrize("title", ["How to fix errors of pages not found", "Fix 404 errors"])
def test_more_words_are_a_doubt_unless_search_engines_are_told_as_well(title: str) -> None:
    heading = f"<h1>{title}</h1>"
    doubt, sure = said("", heading), said(NOINDEX, heading)
    assert doubt is not None
    assert sure is not None
    assert (doubt.sure, sure.sure) == (False, True)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (NOINDEX, "<h1>Your cart</h1>"),
        ("<title>The shop</title>", "<h1>Lost and found</h1>"),
        ("", "<h2>Page not found</h2>"),
        ("", f"<h1>A 404 that everybody talks about {'and talks about ' * 3}</h1>"),
        ("", "<h1 hidden>Page not found</h1>"),
        ("", ""),
    ],
)
def test_other_pages_say_nothing(head: str, body: str) -> None:
    assert said(head, body) is None


def test_it_is_read_with_the_page_and_makes_its_kind() -> None:
    reading = read_page("<body><main><h1>Page not found</h1></main></body>", "https://shop.example/x")
    assert reading.not_found == NotFound(words="Page not found", sure=True)
    assert reading.kind is PageKind.OTHER


def test_a_page_that_sells_a_product_of_its_own_is_there() -> None:
    html = (
        "<body><main><h1>404 Tee: not found</h1><p>€ 19.90</p>"
        '<form action="/cart/add" method="post"><input type="hidden" name="id" value="1">'
        "<button>Add to cart</button></form></main></body>"
    )
    assert read_page(html, "https://shop.example/products/404-tee").not_found is None
