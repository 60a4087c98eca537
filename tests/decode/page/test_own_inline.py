"""Which of a page's inline data is about its own product."""

import json

from tests.decode.page.shapes import FORM, card, product_page, visible

OTHER = [{"id": 5, "sku": "O-1", "price": 900, "compare_at_price": None}]
OWN = [
    {"id": 991, "sku": "T-M", "price": 2400, "compare_at_price": None},
    {"id": 992, "sku": "T-L", "price": 2600, "compare_at_price": None},
]
PRICE = '<p class="price">€24.00</p>'
BARE_FORM = '<form method="post" action="/cart/add"><button>Add to cart</button></form>'


def block(data: object) -> str:
    return f'<script type="application/json">{json.dumps(data)}</script>'


def inline(price: str, data: str, *, form: str = FORM) -> tuple[list[str], set[str], set[str], str]:
    head = '<meta property="og:type" content="product">'
    found = product_page(price, more=data, form=form, head=head)
    return (
        [str(each.money) for each in found.amounts if each.source == "inline data"],
        {each.value for each in found.ids},
        {each.value for each in found.variants},
        found.doubt,
    )


def test_what_the_form_would_send_tells_the_chosen_variant() -> None:
    amounts, ids, variants, doubt = inline("", block(OTHER) + block(OWN))
    assert (amounts, ids, variants, doubt) == (["24"], {"991", "T-M"}, {"992", "T-L"}, "")


def test_of_several_products_none_is_taken_where_none_is_told_apart() -> None:
    amounts, ids, variants, _ = inline(PRICE, block(OTHER) + block(OWN), form=BARE_FORM)
    assert (amounts, ids, variants) == ([], set(), set())


def test_the_only_product_is_the_page_s_and_its_variants_are_undecided() -> None:
    amounts, ids, variants, _ = inline(PRICE, block(OWN), form=BARE_FORM)
    assert (amounts, ids, variants) == ([], set(), {"991", "992", "T-M", "T-L"})


def test_the_chosen_variant_s_price_settles_a_range() -> None:
    amounts, _, _, doubt = inline('<p class="price">from €24.00</p>', block(OWN))
    assert (amounts, doubt) == (["24"], "")


def test_a_stated_price_of_a_variant_that_is_not_chosen_is_left_out() -> None:
    head = '<meta property="og:type" content="product"><meta property="og:price:amount" content="26.00">'
    found = product_page('<p class="price">€24.00</p>', more=block(OWN), head=head)
    assert {str(each.money) for each in found.amounts} == {"24", "24.00 EUR"}
    assert visible(found) == ["24.00 EUR"]


def test_the_variations_in_another_product_s_card_are_not_its_own() -> None:
    data = '[{"variation_id":7,"sku":"cap","display_price":18}]'.replace('"', "&quot;")
    form = f'<form data-product_variations="{data}"><button>Add to cart</button></form>'
    more = "<ul>" + card("cap", "€18.00", button=form) + card("bag", "€49.00") + "</ul>"
    amounts, ids, variants, _ = inline('<p class="price">€24.00</p>', more)
    assert (amounts, ids, variants) == ([], {"991"}, set())
