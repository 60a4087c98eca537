import pytest

from auditor.decode.page.layout import Layout
from auditor.decode.page.tree import parse
from tests.decode.page.shapes import URL


def layout(html: str = "", url: str = URL) -> Layout:
    return Layout(parse(html), url)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/de",
        "/en-us/",
        "/us/en/",
        "/index.html",
        "/?utm_source=x",
        "/en/home",
        "/#/",
        "/#!/",
        "/#top",
    ],
)
def test_knows_the_root(path: str) -> None:
    assert layout(url=f"https://shop.example{path}").is_root


@pytest.mark.parametrize(
    "path",
    [
        "/de/tee",
        "/?p=12",
        "/?product_id=4",
        "/index.php?route=product/product",
        "/tee",
        "/about",
        "/#/tee",
        "/#!tee",
    ],
)
def test_knows_what_is_no_root(path: str) -> None:
    assert not layout(url=f"https://shop.example{path}").is_root


@pytest.mark.parametrize(
    ("href", "foreign"),
    [
        ("/p/2", True), ("/x/7f3a/", False), ("?variant=2", False), ("/x/7f3a?product_id=9", True), ("#reviews", False), ("/", False), ("#/p/2", True),
        ("/cart", False), ("/big.jpg", False), ("https://other.example/p/2", False), ("mailto:a@example.com", False), ("http://[::1", False),
    ],
)  # fmt: skip
def test_knows_other_pages_of_the_site(href: str, foreign: bool) -> None:
    assert layout().foreign(href) is foreign


@pytest.mark.parametrize(
    ("html", "furniture"),
    [
        ("<header><b>x</b></header>", True), ("<nav><b>x</b></nav>", True), ("<footer><b>x</b></footer>", True),
        ("<div role=banner><b>x</b></div>", True), ("<div class=cart-drawer><b>x</b></div>", True), ("<div role=dialog><b>x</b></div>", True),
        ("<main><header><b>x</b></header></main>", False), ("<article><header><b>x</b></header></article>", False),
        ("<main><nav><b>x</b></nav></main>", True), ("<div><b>x</b></div>", False), ("<header><main><b>x</b></main></header>", False),
    ],
)  # fmt: skip
def test_tells_furniture_from_content(html: str, furniture: bool) -> None:
    found = layout(html)
    (element,) = found.document.by_tag["b"]
    assert found.furniture(element) is furniture
    assert found.furniture(element) is furniture


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<h1>Tee</h1>", ["Tee"]),
        ("<h1><a href='/'>Shop</a></h1><h1>Tee</h1>", ["Tee"]),
        (
            "<title>Tee | Shop</title><h1 class=logo><a href='https://shop.example/de/'>Shop</a></h1><h2>Tee</h2>",
            ["Tee"],
        ),
        ("<title>Tee | Shop</title><h2>Other</h2><div class=name>Tee</div>", ["Tee"]),
        ("<title>Tee | Shop</title><a>Tee</a><p>A tee</p>", []),
        ("<title>湯呑み\uff5c京屋</title><h2>湯呑み</h2>", ["湯呑み"]),
        ("<title>Tee / Shop</title><h2>Tee</h2>", ["Tee"]),
        ("<h1 hidden>Tee</h1>", []),
    ],
)
def test_finds_the_heading_that_names_the_page(html: str, names: list[str]) -> None:
    assert [each.words() for each in layout(html).name_headings] == names


def test_an_address_that_is_none_is_no_error() -> None:
    assert layout(url="http://[bad").path == "/"
