import pytest

from auditor.decode.page.open_graph import read_open_graph
from auditor.decode.page.tree import parse


@pytest.mark.parametrize(
    ("tags", "money", "available"),
    [
        (
            {
                "og:type": "product",
                "product:price:amount": "24.00",
                "product:price:currency": "EUR",
                "product:availability": "instock",
            },
            ["24.00 EUR"],
            True,
        ),
        ({"og:price:amount": "24,00", "og:price:currency": "EUR"}, ["24.00 EUR"], None),
        (
            {
                "product:price:amount": "30",
                "product:sale_price:amount": "24",
                "product:price:currency": "EUR",
            },
            ["24 EUR"],
            None,
        ),
        ({"og:type": "product", "product:availability": "out of stock"}, [], False),
    ],
)
def test_reads_open_graph(tags: dict[str, str], money: list[str], available: bool | None) -> None:
    html = "".join(f'<meta property="{name}" content="{value}">' for name, value in tags.items())
    (found,) = read_open_graph(parse(html)).products
    assert [str(each) for each in found.offers[0].moneys] == money
    assert found.offers[0].available is available


def test_an_article_states_no_product() -> None:
    stated = read_open_graph(parse('<meta property="og:type" content="article">'))
    assert (stated.products, stated.types) == ([], {"og:article"})
