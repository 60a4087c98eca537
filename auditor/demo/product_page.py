"""The product page, with its variants."""

from auditor.demo.goods import Product, Variant
from auditor.demo.items import product_item
from auditor.demo.layout import View
from auditor.demo.markup import NOTHING, Html, html, join
from auditor.demo.pixel import Firing
from auditor.demo.shelves import cards, price, was
from auditor.demo.storefront import Storefront, price_text
from auditor.demo.structured import product_head
from auditor.demo.theme import PixelTheme
from auditor.model.page import PageKind

RELATED = 3

_PRODUCT = """<nav class="crumbs" aria-label="Breadcrumb"><a href="/">Home</a> <a href="/category/$category">$shelf</a>
<span aria-current="page">$name</span></nav>
<article class="product">
<div class="gallery"><img src="/pictures/$slug.svg" alt="$name" width="800" height="800"></div>
<div class="buy">
<h1>$name</h1>
<p class="price">$was<span id="price">$price</span></p>
$tax
<p class="blurb">$blurb</p>
<form method="post" action="/cart/add" data-add="product"$row>
<input type="hidden" name="product" value="$sku">
$options
<div class="row"><label>Quantity <input type="number" name="quantity" value="1" min="1" max="99"></label>
$button</div>
<p class="form-error" role="alert" hidden></p>
</form>
<dl class="facts"><dt>Item no.</dt><dd id="sku">$shown_sku</dd><dt>Delivery</dt><dd>2 to 4 working days</dd>
<dt>Returns</dt><dd>Within 30 days, free of charge</dd></dl>
</div>
</article>
<section class="related"><h2>You may also like</h2><ul class="grid small">$related</ul></section>"""


def show(shop: Storefront, theme: PixelTheme, item: Product, sku: str, origin: str) -> View:
    """A product's page, with the variant that `sku` names where there is one."""
    variant = item.variant(sku) or item.chosen_beforehand
    shelf = next((shelf for shelf in shop.categories if shelf.slug == item.category), None)
    others = [other for other in shop.goods if other is not item][:RELATED]
    body = html(
        _PRODUCT,
        category=item.category,
        shelf=shelf.name if shelf else "",
        name=item.name,
        slug=item.slug,
        sku=item.sku,
        shown_sku=variant.sku if variant else item.sku,
        price=price(shop, item, variant),
        was=was(shop, item),
        tax=Html('<p class="tax">incl. 19 % VAT, plus shipping</p>')
        if shop.shows_prices and not shop.tax_percent
        else NOTHING,
        blurb=item.blurb,
        row=html(' data-product-id="$row"', row=item.row) if shop.shows_row_numbers else NOTHING,
        options=_options(shop, item, variant),
        button=_button(item),
        related=cards(shop, others),
    )
    return View(
        kind=PageKind.PRODUCT,
        title=item.name,
        body=body,
        head=product_head(shop, item, variant, origin),
        firings=[Firing(theme.view_content, product_item(shop, item, variant))],
    )


def _button(product: Product) -> Html:
    if not product.in_stock:
        return Html('<button class="button" type="submit" disabled>Sold out</button>')
    return Html('<button class="button" type="submit" name="add">Add to cart</button>')


def _options(shop: Storefront, product: Product, chosen: Variant | None) -> Html:
    if not product.variants:
        return NOTHING
    if product.required:
        return _select(shop, product, chosen)
    return _radios(shop, product, chosen)


def _data(shop: Storefront, variant: Variant) -> Html:
    price = price_text(variant.price, shop.currency) if shop.shows_prices else "Price on request"
    return html('data-price="$price" data-sku="$sku"', price=price, sku=variant.sku)


def _select(shop: Storefront, product: Product, chosen: Variant | None) -> Html:
    choices = join(
        html(
            '<option value="$sku" $data$selected$disabled>$label$note</option>',
            sku=variant.sku,
            data=_data(shop, variant),
            selected=Html(" selected") if variant is chosen else NOTHING,
            disabled=NOTHING if variant.available else Html(" disabled"),
            label=variant.label,
            note="" if variant.available else " (sold out)",
        )
        for variant in product.variants
    )
    return html(
        '<label class="option">$option <select name="variant" required><option value="">Choose a $lower</option>'
        "$choices</select></label>",
        option=product.option,
        lower=product.option.lower(),
        choices=choices,
    )


def _radios(shop: Storefront, product: Product, chosen: Variant | None) -> Html:
    choices = join(
        html(
            '<label class="swatch"><input type="radio" name="variant" value="$sku" $data$checked$disabled> '
            "<span>$label</span></label>",
            sku=variant.sku,
            data=_data(shop, variant),
            checked=Html(" checked") if variant is chosen else NOTHING,
            disabled=NOTHING if variant.available else Html(" disabled"),
            label=variant.label,
        )
        for variant in product.variants
    )
    return html(
        '<fieldset class="option"><legend>$option</legend>$choices</fieldset>',
        option=product.option,
        choices=choices,
    )
