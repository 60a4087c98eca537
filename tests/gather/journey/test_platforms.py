"""Journeys through shops built the way the large platforms build theirs; the marks are theirs, the code is ours."""

from pathlib import Path

from aiohttp import web

from auditor.model.journey import Proof, Step, Until
from tests.gather.shop import KEPT, SNIPPET, Shop, audited, events, outcome, see_other, track

pytestmark = KEPT

FUNNEL = ["ViewContent", "AddToCart", "InitiateCheckout", "Purchase"]


class Hosted(Shop):
    """A hosted platform: `/products/…`, fetch to `/cart/add.js`, a cart drawer, a checkout in one page."""

    lines = 0

    def page(self, title: str, body: str, *, head: str = "") -> str:
        return (
            f"<!doctype html><html lang=en><head><title>{title}</title>{SNIPPET}{head}</head><body><header class='header'>"
            "<a href='/collections/all'>Catalog</a><a href='/cart' id='cart-icon-bubble' class='header__icon--cart'><span class='visually-hidden'>Cart</span>"
            f"<div class='cart-count-bubble'><span aria-hidden='true'>{self.lines or ''}</span></div></a></header><main>{body}</main>"
            "<cart-drawer class='drawer'></cart-drawer></body></html>"
        )

    def buy(self, name: str) -> str:
        return """
        <variant-selects><fieldset class="product-form__input"><legend>Size</legend>
          <input type="radio" id="s1" name="Size" value="Small" form="pf" class="disabled"><label for="s1">Small <span class="label-unavailable">Variant sold out or unavailable</span></label>
          <input type="radio" id="s2" name="Size" value="Medium" form="pf" checked><label for="s2">Medium</label></fieldset></variant-selects>
        <form action="/cart/add" id="pf" method="post" class="form"><input type="hidden" name="id" value="4411">
        <button type="submit" name="add" class="product-form__submit button button--full-width"><span>Add to cart</span></button>
        <div class="shopify-payment-button"><button type="button" class="shopify-payment-button__button">Buy it now</button></div></form>
        <section class="related-products"><a href="/products/plate" class="card"><img alt="" src="data:,">Plate $ 18.00</a><button class="quick-add__submit">Add to cart</button></section>
        <script>document.getElementById('pf').addEventListener('submit', async (e) => { e.preventDefault();
          const r = await fetch('/cart/add.js', {method: 'POST', headers: {'content-type': 'application/x-www-form-urlencoded'}, body: 'id=4411&quantity=1'});
          const line = await r.json();
          document.querySelector('cart-drawer').innerHTML = '<div role="dialog" aria-modal="true" style="position:fixed;right:0;top:0;bottom:0;width:400px;background:#fff"><h2>Your cart</h2><p>' + line.title + '</p><form action="/cart" method="post"><button type="submit" name="checkout">Check out</button></form></div>';
          ttq.track('AddToCart', {content_id: '4411', value: 12, currency: 'USD'}); });</script>"""

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if path == "/cart/add.js":
            self.lines += 1
            return web.json_response({"id": 4411, "title": "Cup - Medium", "quantity": 1})
        if path == "/cart" and request.method == "POST":
            return see_other("/checkouts/cn/c1a2b3")
        if path == "/cart":
            return self.page(
                "Your Shopping Cart",
                "<h1>Your cart</h1><form action='/cart' method='post' id='cart'><table><tr><td>Cup - Medium</td><td><input type=number name='updates[]' value=1></td><td>$ 12.00</td></tr></table></form>"
                "<p>Subtotal $ 12.00</p><button type=submit name=checkout form=cart>Check out</button>",
            )
        if path.startswith("/checkouts/"):
            return self._checkout(path, form)
        return await super().answer(request, path, form)

    def _checkout(self, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if path.endswith("/thank-you"):
            return self.page(
                "Thank you",
                "<h2>Thank you, Pixel!</h2><p>Confirmation #Q1W2E3. Your order is confirmed.</p>"
                + track("CompletePayment", value=12, currency="USD"),
            )
        if form:
            self.orders.append(form)
            return see_other(f"{path}/thank-you")
        return self.page(
            "Checkout",
            track("InitiateCheckout", value=12, currency="USD")
            + """<form method=post><h2>Contact</h2><input name=email placeholder="Email" autocomplete="shipping email" aria-required=true>
            <label><input type=checkbox name=news checked> Email me with news and offers</label><h2>Delivery</h2>
            <select name=countryCode autocomplete="shipping country"><option value=DE selected>Germany</option><option value=AT>Austria</option></select>
            <input name=firstName placeholder="First name" autocomplete="shipping given-name"><input name=lastName placeholder="Last name" autocomplete="shipping family-name" aria-required=true>
            <input name=address1 placeholder="Address" role=combobox autocomplete="shipping address-line1" aria-required=true>
            <input name=postalCode placeholder="Postal code" autocomplete="shipping postal-code" aria-required=true><input name=city placeholder="City" autocomplete="shipping address-level2" aria-required=true>
            <div id=methods>Enter your address to view delivery methods.</div><fieldset><legend>Payment</legend>
            <label><input type=radio name=basic value=credit checked>Credit card</label><label><input type=radio name=basic value=bank>Bank Deposit</label></fieldset>
            <button type=submit>Complete order</button></form><script>
            const f = document.forms[0]; let asked; f.addEventListener('input', () => { if (f.city.value && !asked) { asked = 1; setTimeout(() => {
              document.getElementById('methods').innerHTML = '<label><input type=radio name=ship value=std required>Standard</label>'; }, 700); } });</script>""",
        )


async def test_a_hosted_platform_with_a_drawer(tmp_path: Path) -> None:
    async with Hosted() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PURCHASE, place_order=True)
    assert all(one.reached for one in evidence.steps), evidence.steps
    assert events(evidence)[:4] == FUNNEL
    (order,) = shop.orders
    assert (order["basic"], order["ship"], order["postalCode"]) == ("bank", "std", "10115")
    assert shop.lines == 1


class Plugin(Shop):
    """A WordPress plugin: a variation must be chosen, the checkout works by AJAX and covers itself meanwhile."""

    def product_page(self, name: str) -> str:
        return self.page(
            name,
            f"<div class='product type-product'><h1 class='product_title'>{name}</h1><p class='price'>12,00&nbsp;€ - 14,00&nbsp;€</p>"
            """<form class="variations_form cart" method="post" enctype="multipart/form-data"><table class="variations"><tr><th><label for="size">Size</label></th>
            <td><select id="size" name="attribute_size"><option value="">Choose an option</option><option value="s">S</option><option value="m">M</option></select></td></tr></table>
            <input type="number" class="qty" name="quantity" value="1"><button type="submit" class="single_add_to_cart_button button disabled wc-variation-selection-needed">Add to cart</button>
            <input type="hidden" name="add-to-cart" value="77"></form></div>
            <script>const b = document.querySelector('.single_add_to_cart_button'); document.getElementById('size').addEventListener('change', (e) => { b.classList.toggle('disabled', !e.target.value); });
            b.addEventListener('click', (e) => { if (b.classList.contains('disabled')) { e.preventDefault(); alert('Please select some product options before adding this product to your cart.'); } });</script>"""
            + track("ViewContent", content_id="77", value=12, currency="EUR"),
        )

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if request.method == "POST" and path.startswith("/products/"):
            self.carts[self.sid(request)] += 1
            message = "<div class='woocommerce-message' role='alert'>“Cup” has been added to your cart. <a href='/cart' class='button wc-forward'>View cart</a></div>"
            return self.page(
                "Cup",
                message + "<h1>Cup</h1>" + track("AddToCart", content_id="77", value=12, currency="EUR"),
            )
        if path == "/update":
            return "<ul class='wc_payment_methods'><li><input id='p1' type='radio' class='input-radio' name='payment_method' value='stripe' checked><label for='p1'>Credit Card (Stripe)</label></li><li><input id='p2' type='radio' name='payment_method' value='cod'><label for='p2'>Cash on delivery</label></li></ul><p class='form-row validate-required'><label class='woocommerce-form__label-for-checkbox'><input type='checkbox' name='terms' id='terms'> I have read and agree to the website <a href='/terms' target='_blank'>terms and conditions</a> *</label></p><button type='submit' class='button alt' name='woocommerce_checkout_place_order' id='place_order'>Place order</button>"
        if path == "/wc-ajax":
            if form.get("terms") != "on" or form.get("payment_method") != "cod":
                return web.json_response(
                    {"result": "failure", "messages": "Please read and accept the terms"}
                )
            self.orders.append(form)
            return web.json_response({"result": "success", "redirect": "/checkout/order-received/55"})
        return await super().answer(request, path, form)

    async def checkout(
        self, request: web.Request, part: str, form: dict[str, str]
    ) -> str | web.StreamResponse:
        if part.startswith("order-received"):
            return self.page(
                "Order received",
                "<h1>Order received</h1><p>Thank you. Your order has been received.</p><p>Order number: 55</p>"
                + track("CompletePayment", value=12, currency="EUR"),
            )
        return self.page(
            "Checkout",
            track("InitiateCheckout", value=12, currency="EUR")
            + """<div class="woocommerce-form-coupon-toggle">Have a coupon?</div><form name="checkout" class="checkout woocommerce-checkout" method="post"><div id="customer_details">
            <p><label for="bfn">First name&nbsp;<abbr class="required">*</abbr></label><input id="bfn" name="billing_first_name"></p><p><label for="bln">Last name *</label><input id="bln" name="billing_last_name"></p>
            <p><label for="bc">Country / Region *</label><select id="bc" name="billing_country"><option value="">Select</option><option value="US">United States (US)</option><option value="DE">Germany</option></select></p>
            <p><label for="ba">Street address *</label><input id="ba" name="billing_address_1"></p><p><label for="bci">Town / City *</label><input id="bci" name="billing_city"></p>
            <p id="state"></p><p><label for="bp">ZIP Code *</label><input id="bp" name="billing_postcode"></p><p><label for="be">Email address *</label><input id="be" type="email" name="billing_email"></p></div>
            <div id="payment"><div class="blockUI blockOverlay" style="position:absolute;inset:0;z-index:1000"></div></div></form><script>
            const f = document.forms.checkout;
            document.getElementById('bc').addEventListener('change', () => { document.getElementById('state').innerHTML = '<label for=bs>State *</label><select id=bs name=billing_state><option value="">Select an option…</option><option value="CA">California</option><option value="DC">District Of Columbia</option></select>'; });
            setTimeout(async () => { document.getElementById('payment').innerHTML = await (await fetch('/update')).text(); }, 500);
            f.addEventListener('submit', async (e) => { e.preventDefault(); const r = await (await fetch('/wc-ajax', {method: 'POST', body: new URLSearchParams(new FormData(f))})).json(); if (r.redirect) location = r.redirect; else { const m = document.createElement('ul'); m.className = 'woocommerce-error'; m.setAttribute('role', 'alert'); m.innerHTML = '<li>' + r.messages + '</li>'; f.prepend(m); } });</script>""",
        )


async def test_a_plugins_shop_whose_checkout_draws_itself_again(tmp_path: Path) -> None:
    async with Plugin() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PURCHASE, place_order=True)
    assert all(one.reached for one in evidence.steps), evidence.steps
    assert events(evidence)[:4] == FUNNEL
    (order,) = shop.orders
    assert (order["billing_state"], order["payment_method"]) == ("DC", "cod")
    assert outcome(evidence, Step.CART).notes[0] == "Chosen: S."


class Enterprise(Shop):
    """Swatches in list boxes, a counter by knockout, a checkout whose steps share one address."""

    def page(self, title: str, body: str, *, head: str = "") -> str:
        return (
            super()
            .page(title, body, head=head)
            .replace("href='/cart' class='header-cart'", "href='/checkout/cart/' class='action showcart'")
        )

    def product_page(self, name: str) -> str:
        return self.page(
            name,
            f"<div class='column main'><h1 class='page-title'><span class='base'>{name}</span></h1><span class='price'>$12.00</span>"
            """<form action="/checkout/cart/add/product/12/" method="post" id="product_addtocart_form"><div class="swatch-opt">
            <div class="swatch-attribute size" role="listbox" aria-label="Size"><div class="swatch-attribute-options"><div class="swatch-option text" role="option" aria-checked="false" tabindex="0">XS</div><div class="swatch-option text" role="option" aria-checked="false" tabindex="0">M</div></div></div>
            <div class="swatch-attribute color" role="listbox" aria-label="Color"><div class="swatch-attribute-options"><div class="swatch-option color" role="option" aria-label="Blue" aria-checked="false" tabindex="0" style="width:30px;height:30px;background:blue"></div></div></div></div>
            <button type="submit" title="Add to Cart" class="action primary tocart" id="product-addtocart-button"><span>Add to Cart</span></button></form>
            <div class="product-social-links"><a href="#" class="action towishlist"><span>Add to Wish List</span></a><a href="#" class="action tocompare"><span>Add to Compare</span></a></div></div>
            <div data-block="minicart" class="minicart-wrapper"><a class="action showcart" href="/checkout/cart/"><span class="text">My Cart</span><span class="counter qty empty"><span class="counter-number"></span></span></a></div>
            <script>document.querySelectorAll('.swatch-option').forEach(o => o.onclick = () => { o.setAttribute('aria-checked', 'true'); o.classList.add('selected'); });
            document.getElementById('product_addtocart_form').addEventListener('submit', async (e) => { e.preventDefault();
              if (document.querySelectorAll('.selected').length < 2) return; await fetch(e.target.action, {method: 'POST', body: 'qty=1'});
              setTimeout(() => { document.querySelector('.counter-number').textContent = '1'; ttq.track('AddToCart', {content_id: '12', value: 12, currency: 'USD'}); }, 400); });</script>"""
            + track("ViewContent", content_id="12", value=12, currency="USD"),
        )

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if path.startswith("/checkout/cart/add/"):
            self.carts["all"] += 1
            return web.json_response([])
        if path.rstrip("/") == "/checkout/cart":
            return self.page(
                "Shopping Cart",
                "<h1>Shopping Cart</h1><p>cup</p><label>Qty <input class='input-text qty' type=number value=1></label><p>Order Total $12.00</p><button type=button data-role='proceed-to-checkout' title='Proceed to Checkout' class='action primary checkout' onclick=\"location='/checkout/'\"><span>Proceed to Checkout</span></button>",
            )
        if path == "/order":
            self.orders.append(form)
            return web.json_response("1001")
        return await super().answer(request, path, form)

    async def checkout(
        self, request: web.Request, part: str, form: dict[str, str]
    ) -> str | web.StreamResponse:
        if part == "onepage/success":
            return self.page(
                "Success Page",
                "<h1>Thank you for your purchase!</h1><p>Your order # is: 1001.</p>"
                + track("CompletePayment", value=12, currency="USD"),
            )
        return self.page(
            "Checkout",
            track("InitiateCheckout", value=12, currency="USD")
            + """<div id=app>Loading...</div><script>
            const shipping = () => { document.getElementById('app').innerHTML = `<form id=s novalidate><h2>Shipping Address</h2><div>Email Address<input type=email id=customer-email name=username required aria-required=true></div>
              <label>First Name<input name=firstname aria-required=true></label><label>Last Name<input name=lastname aria-required=true></label><fieldset><legend>Street Address</legend><label>Line 1<input name="street[0]" aria-required=true></label><label>Line 2<input name="street[1]"></label></fieldset>
              <label>Country<select name=country_id><option value=US selected>United States</option></select></label><label>State/Province<select name=region_id><option value="">Please select</option><option value=16>District of Columbia</option></select></label>
              <label>City<input name=city aria-required=true></label><label>Zip<input name=postcode aria-required=true></label><label>Phone Number<input name=telephone type=tel aria-required=true></label>
              <h2>Shipping Methods</h2><label><input type=radio name=ko_unique_1 value=flatrate_flatrate> Flat Rate</label><a href="/checkout/cart">Back</a><button type=submit class="button action continue primary"><span>Next</span></button></form>`;
              document.getElementById('s').onsubmit = (e) => { e.preventDefault(); const f = e.target;
                if (!f.username.value || !f.telephone.value || !f.region_id.value || !f.ko_unique_1.checked) { f.insertAdjacentHTML('afterbegin', '<div role=alert>This is a required field.</div>'); return; }
                document.getElementById('app').innerHTML = 'Loading...'; setTimeout(payment, 400); }; };
            const payment = () => { location.hash = 'payment'; document.getElementById('app').innerHTML = `<h2>Payment Method</h2><div class=payment-method><label><input type=radio name="payment[method]" value=checkmo> Check / Money order</label></div>
              <button class="action primary checkout" type=button id=po><span>Place Order</span></button>`;
              document.getElementById('po').onclick = async () => { if (!document.querySelector('[name="payment[method]"]').checked) return; await fetch('/order', {method: 'POST', body: 'a=1'}); location = '/checkout/onepage/success'; }; };
            setTimeout(shipping, 600);</script>""",
        )


async def test_an_enterprise_platform_whose_steps_share_an_address(tmp_path: Path) -> None:
    async with Enterprise() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PURCHASE, place_order=True)
    assert all(one.reached for one in evidence.steps), evidence.steps
    assert outcome(evidence, Step.CART).proof is Proof.COUNT
    assert outcome(evidence, Step.CART).notes[:2] == ("Chosen: XS.", "Chosen: Blue.")
    assert events(evidence)[:4] == FUNNEL
    assert len(shop.orders) == 1
