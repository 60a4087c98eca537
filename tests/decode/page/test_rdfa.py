import pytest

from auditor.decode.page.rdfa import read_rdfa
from auditor.decode.page.tree import parse

OFFER = '<div property="{p}offers" typeof="{p}Offer"><i property="{p}price" content="24.00"></i><i property="{p}priceCurrency">EUR</i></div>'


@pytest.mark.parametrize("prefix", ["", "schema:", "https://schema.org/", "http://schema.org/"])
def test_reads_a_product_with_its_offer(prefix: str) -> None:
    html = f'<article typeof="{prefix}Product"><b property="{prefix}name">Tee</b>{OFFER.format(p=prefix)}</article>'
    (found,) = read_rdfa(parse(html)).products
    assert (found.source, found.name) == ("rdfa", "Tee")
    assert [str(money) for offer in found.offers for money in offer.moneys] == ["24.00 EUR"]


def test_a_link_states_its_address_and_other_vocabularies_nothing() -> None:
    html = (
        '<body typeof="WebPage"><meta property="og:title" content="x"><div typeof="Product">'
        '<a property="url" href="/tee">Tee</a><i property="gr:name">no</i><i property="sku">T-1</i></div></body>'
    )
    (found,) = read_rdfa(parse(html)).products
    assert (found.url, found.name, [each.value for each in found.ids]) == ("/tee", "", ["T-1"])


def test_without_a_type_nothing_is_stated() -> None:
    stated = read_rdfa(parse('<meta property="og:type" content="product"><i property="price">1</i>'))
    assert (stated.products, stated.others) == ([], [])
