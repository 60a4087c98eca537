"""The pages where a visitor buys: cart, checkout, confirmation."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from auditor.demo.basket import Line, Order, Totals, cents
from auditor.demo.form import FIELDS, Field
from auditor.demo.items import INCLUDED_TAX_PERCENT, cart_item, line_item, order_item
from auditor.demo.layout import View
from auditor.demo.markup import NOTHING, Html, html, join
from auditor.demo.pixel import Firing
from auditor.demo.session import Visitor
from auditor.demo.storefront import Checkout, Storefront, price_text
from auditor.demo.theme import PixelTheme
from auditor.model.page import PageKind

_EMPTY = """<section class="prose"><h1>Your cart</h1><p>Your cart is empty.</p>
<p><a class="button" href="/">Continue shopping</a></p></section>"""

_CART = """<section class="till"><div><h1>Your cart</h1>
<table class="lines"><thead><tr><th scope="col">Item</th><th scope="col">Price</th><th scope="col">Quantity</th>
<th scope="col">Amount</th></tr></thead><tbody>$rows</tbody></table></div>
<div class="summary">$totals
$proceed
<p class="small">Shipping is charged per order.</p></div></section>$drawer"""

_ROW = """<tr class="line"><td><a href="/products/$slug"><img src="/pictures/$slug.svg" alt="" width="72" height="72">
<span>$name<small>Item no. $sku</small></span></a></td><td>$unit</td>
<td><form method="post" action="/cart/update"><input type="hidden" name="sku" value="$sku">
<input type="number" name="quantity" value="$quantity" min="0" max="99" aria-label="Quantity of $name">
<button class="quiet" type="submit">Update</button></form></td>
<td>$amount</td></tr>"""

_DRAWER = """<div class="drawer wide" id="checkout-drawer" role="dialog" aria-label="Checkout" hidden>
<button class="close" type="button" data-close aria-label="Close">&times;</button><h2>Checkout</h2>$form</div>"""

_FORM = """<form class="checkout" method="post" action="/checkout/place">
<fieldset><legend>Contact</legend>$contact</fieldset>
<fieldset><legend>Delivery address</legend>$address</fieldset>
$payment</form>"""

_DETAILS = """<form class="checkout" method="post" action="/checkout/details">
<fieldset><legend>Contact</legend>$contact</fieldset>
<fieldset><legend>Delivery address</legend>$address</fieldset>
<p class="actions"><button class="button" type="submit">Continue to payment</button></p></form>"""

_PAYMENT = """<fieldset><legend>Shipping</legend>
<label class="choice"><input type="radio" name="shipping" value="standard" checked> Standard, 2 to 4 working days</label>
</fieldset>
<fieldset><legend>Payment</legend>
<label class="choice"><input type="radio" name="payment" value="invoice" checked> Invoice, due in 14 days</label>
</fieldset>
<p class="actions"><button class="button" type="submit">Place order</button></p>"""

_CHECKOUT = """<section class="till"><div><h1>$title</h1>$form</div>
<div class="summary"><h2>Your order</h2><ul class="mini">$lines</ul>$totals</div></section>"""

_CONFIRMATION = """<section class="prose thanks"><p class="tick" aria-hidden="true">✓</p>
<h1>Thank you for your order</h1>
<p>Your order number is <strong class="order-number">$number</strong>. We have sent a confirmation to your e-mail
address.</p>
<h2>Order details</h2><ul class="mini">$lines</ul>$totals
<p>Payment: $payment.</p>
<p><a class="button" href="/">Continue shopping</a></p></section>"""


def cart(shop: Storefront, theme: PixelTheme, visitor: Visitor) -> View:
    """The cart page."""
    lines, totals = visitor.basket.lines, visitor.basket.totals()
    if not lines:
        return View(kind=PageKind.CART, title="Cart", body=Html(_EMPTY))
    drawer = shop.checkout.over_cart
    body = html(
        _CART,
        rows=join(_row(shop, line) for line in lines),
        totals=_totals(shop, totals),
        proceed=Html('<button class="button" type="button" id="open-checkout">Checkout</button>')
        if drawer
        else Html('<a class="button" href="/checkout">Checkout</a>'),
        drawer=html(_DRAWER, form=_form(_FORM, {}, {})) if drawer else NOTHING,
    )
    firings = [Firing(theme.view_cart, cart_item(shop, lines, totals))]
    if drawer:
        opened = f"shop.checkoutOpened = function () {{ {theme.initiate_checkout} }};"
        firings.append(Firing(opened if theme.initiate_checkout else "", cart_item(shop, lines, totals)))
    return View(kind=PageKind.CART, title="Cart", body=body, firings=firings)


def checkout(
    shop: Storefront, theme: PixelTheme, visitor: Visitor, errors: Mapping[str, str], *, again: bool
) -> View:
    """The checkout's first page: all of it, or the address where payment follows on a second.

    Args:
        shop: the shop.
        theme: its pixel.
        visitor: whose cart it is.
        errors: field -> what is wrong with what was typed.
        again: whether the page is shown again because of them; then nothing fires.
    """
    template = _DETAILS if shop.checkout is Checkout.TWO_PAGES else _FORM
    lines, totals = visitor.basket.lines, visitor.basket.totals()
    item = cart_item(shop, lines, totals)
    return View(
        kind=PageKind.CHECKOUT,
        title="Checkout",
        body=_checkout_body(shop, "Checkout", _form(template, visitor.details, errors), lines, totals),
        firings=[] if again else [Firing(theme.initiate_checkout, item)],
        status=422 if again else 200,
    )


def payment(shop: Storefront, visitor: Visitor) -> View:
    """The second page of a checkout in two."""
    form = html(
        '<form class="checkout" method="post" action="/checkout/place">$rest</form>', rest=Html(_PAYMENT)
    )
    lines, totals = visitor.basket.lines, visitor.basket.totals()
    return View(
        kind=PageKind.CHECKOUT,
        title="Payment",
        body=_checkout_body(shop, "Payment", form, lines, totals),
    )


def confirmation(shop: Storefront, theme: PixelTheme, order: Order) -> View:
    """The page that thanks for an order."""
    body = html(
        _CONFIRMATION,
        number=order.number,
        payment=shop.payment_state,
        lines=_mini(shop, order.lines),
        totals=_totals(shop, order.totals),
    )
    item = order_item(shop, order)
    fires = not (order.viewed and theme.purchase_once)
    order.viewed = True
    return View(
        kind=PageKind.CONFIRMATION,
        title="Order confirmation",
        body=body,
        firings=[Firing(theme.identify, item), Firing(theme.purchase, item)] if fires else [],
    )


def queued(shop: Storefront, theme: PixelTheme, visitor: Visitor) -> list[Firing]:
    """The AddToCart of a form post, which the next page tells; it is told once."""
    lines, visitor.just_added = visitor.just_added, []
    return [Firing(theme.add_to_cart, line_item(shop, line)) for line in lines]


def _row(shop: Storefront, line: Line) -> Html:
    return html(
        _ROW,
        slug=line.product.slug,
        name=line.name,
        sku=line.sku,
        unit=_price(shop, line.unit),
        quantity=line.quantity,
        amount=_price(shop, line.amount),
    )


def _price(shop: Storefront, amount: Decimal) -> str:
    return price_text(amount, shop.currency) if shop.shows_prices else "on request"


def _mini(shop: Storefront, lines: Sequence[Line]) -> Html:
    return join(
        html(
            '<li><span>$quantity &times; $name</span> <span class="amount">$amount</span></li>',
            quantity=line.quantity,
            name=line.name,
            amount=_price(shop, line.amount),
        )
        for line in lines
    )


def _totals(shop: Storefront, totals: Totals) -> Html:
    if not shop.shows_prices:
        return Html("<p>We will send you a quote.</p>")
    rows = [("Subtotal", price_text(totals.subtotal, shop.currency))]
    if totals.discount:
        rows.append(
            (f"Coupon WELCOME{shop.coupon_percent}", f"-{price_text(totals.discount, shop.currency)}")
        )
    rows.append(("Shipping", price_text(totals.shipping, shop.currency) if totals.shipping else "Free"))
    if shop.states_included_tax:
        rows.append(
            (f"Includes {INCLUDED_TAX_PERCENT} % VAT", price_text(_within(totals.total), shop.currency))
        )
    if shop.tax_percent:
        rows.append((f"Sales tax ({shop.tax_percent} %)", price_text(totals.tax, shop.currency)))
    listed = join(html("<dt>$name</dt><dd>$amount</dd>", name=name, amount=amount) for name, amount in rows)
    return html(
        '<dl class="totals">$rows<dt class="total">Total</dt><dd class="total">$total</dd></dl>',
        rows=listed,
        total=price_text(totals.total, shop.currency),
    )


def _within(amount: Decimal) -> Decimal:
    """The tax in an amount."""
    return cents(amount * INCLUDED_TAX_PERCENT / (100 + INCLUDED_TAX_PERCENT))


def _checkout_body(shop: Storefront, title: str, form: Html, lines: Sequence[Line], totals: Totals) -> Html:
    return html(_CHECKOUT, title=title, form=form, lines=_mini(shop, lines), totals=_totals(shop, totals))


def _form(template: str, typed: Mapping[str, str], errors: Mapping[str, str]) -> Html:
    def part(group: str) -> Html:
        return join(_field(field, typed, errors) for field in FIELDS if field.group == group)

    values: dict[str, object] = {"contact": part("contact"), "address": part("address")}
    if "$payment" in template:
        values["payment"] = Html(_PAYMENT)
    return html(template, **values)


def _field(field: Field, typed: Mapping[str, str], errors: Mapping[str, str]) -> Html:
    error = errors.get(field.name, "")
    note = html('<span class="form-error">$text</span>', text=error) if error else NOTHING
    value = typed.get(field.name, "")
    required = Html(" required") if field.required else NOTHING
    if field.choices:
        options = join(
            html(
                '<option value="$code"$selected>$name</option>',
                code=code,
                name=name,
                selected=Html(" selected") if code == value else NOTHING,
            )
            for code, name in field.choices
        )
        control = html(
            '<select name="$name" autocomplete="$token"$required>$options</select>',
            name=field.name,
            token=field.token,
            required=required,
            options=options,
        )
    else:
        control = html(
            '<input type="$kind" name="$name" autocomplete="$token" value="$value"$required>',
            kind=field.kind,
            name=field.name,
            token=field.token,
            value=value,
            required=required,
        )
    return html(
        '<label class="field $width">$label $control$note</label>',
        width=field.width,
        label=field.label,
        control=control,
        note=note,
    )
