import pytest

from auditor.decode.page.microdata import read_microdata
from auditor.decode.page.tree import parse

PRODUCT = '<div itemscope itemtype="https://schema.org/Product">{}</div>'
OFFER = '<div itemprop="offers" itemscope itemtype="https://schema.org/Offer">{}</div>'


@pytest.mark.parametrize(
    ("markup", "money"),
    [
        ('<meta itemprop="price" content="24.00"><meta itemprop="priceCurrency" content="EUR">', "24.00 EUR"),
        (
            '<span itemprop="price" content="24.00">24,00</span><span itemprop="priceCurrency" content="EUR">€</span>',
            "24.00 EUR",
        ),
        ('<span itemprop="price">24,00 €</span>', "24.00 EUR"),
        ('<data itemprop="price" value="24">twenty-four</data>', "24"),
        (
            '<span itemprop="priceSpecification" itemscope><meta itemprop="price" content="24"><meta itemprop="priceCurrency" content="EUR"></span>',
            "24 EUR",
        ),
    ],
)
def test_reads_an_offer(markup: str, money: str) -> None:
    (found,) = read_microdata(
        parse(PRODUCT.format('<b itemprop="name">Tee</b>' + OFFER.format(markup)))
    ).products
    assert [str(each) for offer in found.offers for each in offer.moneys] == [money]


def test_a_property_belongs_to_the_nearest_scope() -> None:
    html = PRODUCT.format(
        '<i itemprop="name">Tee</i><div itemprop="brand" itemscope><i itemprop="name">Brand</i></div><i itemprop="sku">T-1</i>'
    )
    (found,) = read_microdata(parse(html)).products
    assert (found.name, [each.value for each in found.ids]) == ("Tee", ["T-1"])


def test_links_and_pictures_give_their_address() -> None:
    html = PRODUCT.format(
        '<a itemprop="url" href="/p/1">Tee</a>'
        + OFFER.format('<link itemprop="availability" href="http://schema.org/InStock">')
    )
    (found,) = read_microdata(parse(html)).products
    assert (found.url, found.offers[0].available) == ("/p/1", True)


def test_knows_where_a_product_stands() -> None:
    document = parse("<p>x</p>" + PRODUCT.format('<i itemprop="name">Tee</i>'))
    (found,) = read_microdata(document).products
    assert found.place is not None
    assert "itemscope" in document.all[found.place].attrs


def test_the_page_cannot_place_a_product_elsewhere() -> None:
    (found,) = read_microdata(parse(PRODUCT.format('<i itemprop="name @place">999999</i>'))).products
    assert found.name == "999999"
    assert found.place is not None
    assert found.place < 10


def test_an_item_takes_in_what_it_refers_to() -> None:
    html = (
        '<div id="price" itemprop="offers" itemscope itemtype="https://schema.org/Offer"><i itemprop="price">24.00 €</i></div>'
        '<div itemscope itemtype="https://schema.org/Product" itemref="price code missing"><b itemprop="name">Tee</b></div>'
        '<p id="code">Code <i itemprop="sku">T-1</i></p>'
    )
    (found,) = read_microdata(parse(html)).products
    assert (found.name, [each.value for each in found.ids]) == ("Tee", ["T-1"])
    assert [str(money) for offer in found.offers for money in offer.moneys] == ["24.00 EUR"]


def test_items_that_refer_to_each_other_end() -> None:
    html = (
        '<div id="a" itemprop="offers" itemscope itemtype="https://schema.org/Product" itemref="b a">'
        '<i itemprop="name">A</i></div><div id="b" itemprop="isVariantOf" itemscope itemref="a"></div>'
    )
    assert read_microdata(parse(html)).notes == []
