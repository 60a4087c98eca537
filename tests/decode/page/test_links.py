import pytest

from auditor.model.page import Link
from tests.decode.page.shapes import page


@pytest.mark.parametrize(
    ("anchor", "link"),
    [
        ('<a href="/p/1">Tee</a>', Link(url="https://shop.example/p/1", text="Tee")),
        ('<a href="p/1#reviews"> A  tee </a>', Link(url="https://shop.example/x/p/1", text="A tee")),
        ('<a href="//cdn.example/a">x</a>', Link(url="https://cdn.example/a", text="x")),
        (
            '<a href="/p/1" aria-label="Red tee"><img src=x></a>',
            Link(url="https://shop.example/p/1", text="Red tee"),
        ),
        ('<a href="/p/1"><img alt="Red tee"></a>', Link(url="https://shop.example/p/1", text="Red tee")),
        ('<a href="/p/1" title="Red tee"></a>', Link(url="https://shop.example/p/1", text="Red tee")),
        ('<a href="/p/1"></a><a href="/p/1#x">Tee</a>', Link(url="https://shop.example/p/1", text="Tee")),
        ('<a href="#/p/1">Tee</a>', Link(url="https://shop.example/x/7f3a#/p/1", text="Tee")),
        ('<a href="/#!p/1">Tee</a>', Link(url="https://shop.example/#!p/1", text="Tee")),
        ('<map><area href="/p/1" alt="Tee"></map>', Link(url="https://shop.example/p/1", text="Tee")),
    ],
)
def test_a_link_is_absolute_with_its_words(anchor: str, link: Link) -> None:
    assert page(anchor).links == (link,)


@pytest.mark.parametrize(
    "href",
    [
        "#top",
        "javascript:alert(1)",
        "mailto:a@example.com",
        "tel:1",
        "ftp://x/y",
        "http://[::1",
        "data:text/html,x",
        "http://",
        "file:///etc/passwd",
    ],
)
def test_only_pages_are_links(href: str) -> None:
    assert page(f'<a href="{href}">x</a>').links == ()


def test_the_base_of_the_page_counts() -> None:
    (link,) = page('<a href="b">x</a>', head='<base href="https://other.example/a/">').links
    assert link.url == "https://other.example/a/b"


def test_there_is_a_bound() -> None:
    assert len(page("".join(f'<a href="/{n}">x</a>' for n in range(4000))).links) == 1500
