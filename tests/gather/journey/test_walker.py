"""Whole journeys through shops that each have one thing hard about them."""

import json
from pathlib import Path

import pytest
from aiohttp import web

from auditor.model.evidence import DocumentKind
from auditor.model.journey import Proof, Step, Until
from auditor.model.plan import Identity
from tests.gather.shop import KEPT, SNIPPET, Notes, Shop, audited, events, outcome, track

pytestmark = KEPT

FUNNEL = ["ViewContent", "AddToCart", "InitiateCheckout", "Purchase"]


async def test_buys_once_and_loads_the_confirmation_again(tmp_path: Path) -> None:
    async with Shop() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PURCHASE, place_order=True)
    assert [(one.step, one.reached) for one in evidence.steps] == [(step, True) for step in Step]
    assert events(evidence) == [*FUNNEL, "Purchase", "Purchase"]  # once reloaded, once visited again
    assert shop.orders == [{"payment": "invoice", "terms": "on"}]
    reloaded, elsewhere, back, again = evidence.visits[-4:]
    first = outcome(evidence, Step.PURCHASE).visit_id
    assert (reloaded.reload_of, again.reload_of) == (first, first)
    assert elsewhere.url == shop.url
    assert back.is_repeat
    assert back.url == again.url
    assert evidence.capture.incomplete == ()
    assert evidence.capture.sent_to_vendor == 0
    assert all(visit.settled for visit in evidence.visits)


async def test_submits_nothing_without_leave(tmp_path: Path) -> None:
    async with Shop() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PURCHASE)
    assert outcome(evidence, Step.CHECKOUT).reached
    assert not outcome(evidence, Step.PURCHASE).reached
    assert "--place-order" in outcome(evidence, Step.PURCHASE).reason
    assert [name for name in shop.requests if name.startswith("POST")] == ["POST /cart/add"]


async def test_steps_open_with_their_own_action(tmp_path: Path) -> None:
    async with Shop() as shop:
        evidence = await audited(shop, tmp_path)
    product, cart = outcome(evidence, Step.PRODUCT), outcome(evidence, Step.CART)
    (added,) = [call for call in evidence.calls if call.arguments[:1] == ("AddToCart",)]
    assert added.visit_id == product.visit_id
    assert product.started_at < cart.started_at <= added.at < outcome(evidence, Step.CHECKOUT).started_at
    by_id = {visit.id: visit for visit in evidence.visits}
    assert [by_id[one.visit_id or 0].step for one in evidence.steps] == [one.step for one in evidence.steps]
    assert evidence.visits[0].step is None


async def test_typed_data_stands_nowhere_in_the_evidence(tmp_path: Path) -> None:
    who = Identity()

    class Echo(Shop):
        def thanks(self) -> str:
            return super().thanks() + f"<p>{who.first_name} {who.last_name}, {who.street}, {who.email}</p>"

    async with Echo() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PURCHASE, place_order=True)
    raw = (tmp_path / "evidence.sqlite").read_bytes()
    texts = [*evidence.documents.values(), raw.decode("latin-1")]
    assert not any(who.email in text or who.street in text or who.last_name in text for text in texts)


class German(Shop):
    """A sold-out first product, a size that must be chosen, traps beside the button, German words."""

    language = "de"
    add_words = "In den Warenkorb"

    def listing(self) -> str:
        cards = "".join(
            f"<div class='artikel'><a href='/products/{name}'><img alt='' src='data:,'>{name}</a> 12,00 €</div>"
            for name in ("tasse", "teller", "schale")
        )
        return f"<h1>Alle Produkte</h1>{cards}"

    def buy(self, name: str) -> str:
        traps = (
            "<button type='button' class='btn-wishlist' onclick='document.title=1'>Auf den Merkzettel</button>"
            "<button type='button' class='compare'>Vergleichen</button>"
            "<form action='/newsletter' method='post'><input type='email' name='e'><button>Newsletter abonnieren</button></form>"
        )
        if name == "tasse":
            return f"{traps}<p>Ausverkauft</p><button type='button' class='notify'>Benachrichtigen, wenn verfügbar</button>"
        return traps + super().buy(name)

    def options(self, name: str) -> str:
        return (
            "<label>Größe <select name='size' required><option value=''>Bitte wählen</option>"
            "<option value='s' disabled>S (ausverkauft)</option><option value='m'>M</option><option value='l'>L</option></select></label>"
        )

    def cart(self, count: int) -> str:
        if not count:
            return "<h1>Warenkorb</h1><p>Ihr Warenkorb ist leer.</p>"
        return (
            f"<h1>Warenkorb</h1><p>Teller, M</p><input type='number' name='menge' value='{count}'><p>Gesamtsumme 12,00 €</p>"
            "<a href='/collections/all'>Weiter einkaufen</a> <a href='/checkout'>Zur Kasse</a>"
        )

    def payment(self) -> str:
        return (
            "<h1>Zahlung</h1><form method='post' action='/checkout/place'><fieldset><legend>Zahlungsart</legend>"
            "<label><input type='radio' name='zahlungsart' value='1'> PayPal</label>"
            "<label><input type='radio' name='zahlungsart' value='2'> Vorkasse</label></fieldset>"
            "<label><input type='checkbox' name='agb'> Ich habe die AGB gelesen und bin einverstanden</label>"
            "<a href='/checkout'>Zurück</a><button>Zahlungspflichtig bestellen</button></form>"
        )

    def thanks(self) -> str:
        return "<h1>Vielen Dank für Ihre Bestellung</h1><p>Bestellnummer: 10042</p>" + track(
            "Purchase", value=12
        )


async def test_a_german_shop_with_traps_and_a_required_size(tmp_path: Path) -> None:
    async with German() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PURCHASE, place_order=True)
    assert all(one.reached for one in evidence.steps), evidence.steps
    assert "/products/teller" in outcome(evidence, Step.PRODUCT).url
    assert "Chosen: M." in outcome(evidence, Step.CART).notes
    assert shop.orders == [{"zahlungsart": "2", "agb": "on"}]
    assert shop.requests["POST /newsletter"] == 0


class Swatches(Shop):
    """Buttons for colour and size, a dead button until both are chosen, an AJAX cart with a toast, in Japanese."""

    language = "ja"

    def buy(self, name: str) -> str:
        return """
        <div class="product-options"><div class="swatches colour" role="radiogroup" aria-label="カラー">
        <button type="button" role="radio" aria-checked="false" class="swatch sold-out" aria-disabled="true">白</button>
        <button type="button" role="radio" aria-checked="false" class="swatch">青</button></div>
        <div class="size-options"><button type="button" class="size">S</button><button type="button" class="size">M</button></div></div>
        <button id="add" class="btn" disabled>カートに入れる</button><div id="toast"></div><script>
        let colour = 0, size = 0; const add = document.getElementById('add');
        const ready = () => { add.disabled = !(colour && size); };
        document.querySelectorAll('[role=radio]').forEach(b => b.onclick = () => { if (b.getAttribute('aria-disabled')) return; b.setAttribute('aria-checked', 'true'); colour = 1; ready(); });
        document.querySelectorAll('.size').forEach(b => b.onclick = () => { b.classList.add('selected'); size = 1; ready(); });
        add.onclick = async () => {
          await fetch('/api/lines', {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify({variantId: 7, quantity: 1})});
          document.getElementById('toast').textContent = 'カートに追加しました';
          setTimeout(() => ttq.track('AddToCart', {content_id: '7', value: 1200, currency: 'JPY'}), 700);
        };</script>"""

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if path == "/api/lines":
            self.carts[self.sid(request)] += 1
            return web.json_response({"ok": True})
        return await super().answer(request, path, form)

    def cart(self, count: int) -> str:
        return (
            f"<h1>ショッピングカート</h1><p>Cup: {count}</p><p>合計 ￥1,200</p><a href='/checkout'>ご購入手続きへ</a>"
            if count
            else "<p>カートに商品がありません</p>"
        )


async def test_swatches_wake_the_button_and_a_late_event_is_waited_for(tmp_path: Path) -> None:
    async with Swatches() as shop:
        evidence = await audited(shop, tmp_path, until=Until.CHECKOUT)
    assert all(one.reached for one in evidence.steps), evidence.steps
    assert outcome(evidence, Step.CART).notes[:2] == ("Chosen: 青.", "Chosen: S.")
    assert outcome(evidence, Step.CART).proof in (Proof.DRAWER, Proof.COUNT)
    assert events(evidence) == FUNNEL[:3]


APP = (
    "<!doctype html><html lang='en'><head><title>App</title>"
    + SNIPPET
    + """</head><body><header><a href="/" data-go>Home</a> <a href="/bag" data-go aria-label="Bag">Bag (<span class="bag-count">0</span>)</a></header>
<main id="app"></main><script>
const bag = [];
const views = {
  '/': () => '<h1>Shop</h1><ul>' + ['mug','jug'].map(n => `<li class="product-tile"><a data-go href="/item/${n}"><img alt="" src="data:,">${n}</a> <b>€ 9,00</b></li>`).join('') + '</ul>',
  '/bag': () => bag.length ? `<h1>Your bag</h1><p>${bag.join()}</p><p>Total € 9,00</p><button data-go="/pay">Checkout</button>` : '<p>Your bag is empty</p>',
  '/pay': () => '<h1>Delivery</h1><label>E-mail<input type="email" autocomplete="email"></label><label>Street<input autocomplete="address-line1"></label><label>Postcode<input autocomplete="postal-code"></label><button>Continue</button>',
};
const show = () => {
  const path = location.pathname, item = path.match(/^\\/item\\/(\\w+)/);
  document.getElementById('app').innerHTML = item ? `<h1>${item[1]}</h1><p>€ 9,00</p><button id="add">Add to bag</button>` : (views[path] || views['/'])();
  ttq.page();
  if (item) ttq.track('ViewContent', {content_id: item[1], value: 9, currency: 'EUR'});
  if (path === '/pay') ttq.track('InitiateCheckout', {value: 9, currency: 'EUR'});
};
const go = (path) => { history.pushState({}, '', path); setTimeout(show, 120); };
// Hydration is late: for a moment everything is there and dead.
setTimeout(() => { show(); document.addEventListener('click', (e) => {
  const to = e.target.closest('[data-go]');
  if (to) { e.preventDefault(); go(to.dataset.go || to.getAttribute('href')); }
  if (e.target.id === 'add') setTimeout(() => { const n = location.pathname.split('/')[2]; bag.push(n); document.querySelector('.bag-count').textContent = bag.length;
    setTimeout(() => ttq.track('AddToCart', {content_id: n, value: 9, currency: 'EUR'}), 600); }, 150);
}); }, 300);
</script></body></html>"""
)


class App(Shop):
    """One page that routes by pushState, with a cart that a reload would lose."""

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if path in ("/", "/bag", "/pay") or path.startswith("/item/"):
            return APP
        return web.Response(status=404)


async def test_a_single_page_shop_whose_cart_lives_in_memory(tmp_path: Path) -> None:
    async with App() as shop:
        evidence = await audited(shop, tmp_path)
    assert all(one.reached for one in evidence.steps), evidence.steps
    assert outcome(evidence, Step.CART).proof is Proof.COUNT
    assert events(evidence) == FUNNEL[:3]


class Members(Shop):
    """A login wall with a guest's way, and nothing but a live card to pay with."""

    async def checkout(
        self, request: web.Request, part: str, form: dict[str, str]
    ) -> str | web.StreamResponse:
        if part == "":
            return self.page(
                "Sign in",
                "<h1>Welcome back</h1><form action='/login' method='post'><input type='text' name='login'><input type='password' name='pw'>"
                "<button>Sign in</button></form><a class='button' href='/checkout/guest'>Continue as guest</a>",
            )
        if part == "guest":
            return self.page("Checkout", self.address() + track("InitiateCheckout", value=12, currency="USD"))
        return await super().checkout(request, part, form)

    def payment(self) -> str:
        return (
            "<h1>Payment</h1><form method='post' action='/checkout/place'><label>Card number <input name='n' autocomplete='cc-number' required></label>"
            "<label>Expiry <input autocomplete='cc-exp' required></label><label>CVC <input autocomplete='cc-csc' required></label><button>Pay now</button></form>"
        )


async def test_a_guest_passes_the_login_and_a_live_card_is_never_charged(tmp_path: Path) -> None:
    async with Members() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PURCHASE, place_order=True)
    assert outcome(evidence, Step.CHECKOUT).reached
    purchase = outcome(evidence, Step.PURCHASE)
    assert not purchase.reached
    assert purchase.payment_requested
    assert "only live payment" in purchase.reason
    assert shop.orders == []
    assert shop.requests["POST /login"] == 0


class OnePage(Shop):
    """Everything on one page: checks on blur, terms as a gate, a confirmation that answers the form itself."""

    async def checkout(
        self, request: web.Request, part: str, form: dict[str, str]
    ) -> str | web.StreamResponse:
        if part == "place":
            self.orders.append(form)
            return self.page("Thanks", self.thanks())
        return self.page(
            "Checkout",
            track("InitiateCheckout", value=12, currency="USD")
            + """<h1>Checkout</h1><form method="post" action="/checkout/place" id="f">
            <p>E-mail*</p><p><input id="email" name="email"></p><p>Full name*</p><p><input name="full_name"></p>
            <p>Street and number*</p><p><input name="street"></p><p>Town*</p><p><input name="town"></p>
            <p>Postcode*</p><p><input name="postcode"></p>
            <p>Country</p><p><select name="country"><option value="GB">United Kingdom</option><option value="IE">Ireland</option></select></p>
            <div id="ship"></div><label><input type="checkbox" id="terms"> I accept the terms and conditions</label>
            <label><input type="radio" name="payment_method" value="cod" checked> Cash on delivery</label>
            <button id="place" disabled>Place order</button></form><script>
            let typed = 0, blurred = 0; const f = document.getElementById('f');
            f.addEventListener('keydown', () => typed++); f.addEventListener('focusout', () => blurred++);
            const check = () => { document.getElementById('place').disabled = !(document.getElementById('terms').checked && typed > 20 && blurred > 3 && f.elements.ship && f.elements.ship.value); };
            f.addEventListener('change', check); f.addEventListener('focusout', check);
            f.elements.postcode.addEventListener('blur', () => setTimeout(() => { document.getElementById('ship').innerHTML =
              '<label><input type=radio name=ship value=std> Standard delivery</label><label><input type=radio name=ship value=exp> Express delivery</label>'; }, 400));
            </script>""",
        )


async def test_one_page_that_checks_on_blur_and_loads_delivery_late(tmp_path: Path) -> None:
    async with OnePage() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PURCHASE, place_order=True)
    purchase = outcome(evidence, Step.PURCHASE)
    assert purchase.reached, purchase.reason
    (order,) = shop.orders
    assert order["ship"] == "std"
    assert order["postcode"] == "SW1A 1AA", "the address follows the only country that the shop delivers to"
    assert [visit.reload_of for visit in evidence.visits] == [None] * len(evidence.visits)
    assert any("not loaded again" in note for note in evidence.visits[-1].notes)


class Refusing(Shop):
    """The shop answers the form with an error, however often."""

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if path == "/cart/add":
            return self.page(
                "Cup", "<h1>Cup</h1><p class='error'>Sorry, this item is out of stock.</p>" + self.buy("cup")
            )
        return await super().answer(request, path, form)


async def test_a_refusal_is_no_success_and_is_told(tmp_path: Path) -> None:
    async with Refusing() as shop:
        evidence = await audited(shop, tmp_path)
    cart = outcome(evidence, Step.CART)
    assert not cart.reached
    assert "out of stock" in cart.reason
    checkout = outcome(evidence, Step.CHECKOUT)
    assert not checkout.reached
    assert checkout.reason == "The step before it, cart, was not reached."


class Nothing(Shop):
    """A magazine: no product anywhere."""

    def listing(self) -> str:
        return "<h1>Stories</h1><article><a href='/pages/about'>About stoneware</a></article>"


async def test_a_site_without_products_says_what_was_looked_at(tmp_path: Path) -> None:
    async with Nothing() as shop:
        evidence = await audited(shop, tmp_path)
    product = outcome(evidence, Step.PRODUCT)
    assert not product.reached
    assert "No product page was found" in product.reason
    assert "--product" in product.reason
    assert not any(one.reached for one in evidence.steps)


async def test_a_product_of_the_sitemap_is_found_where_no_link_leads(tmp_path: Path) -> None:
    class Hidden(Shop):
        def home(self) -> str:
            return "<h1>Welcome</h1><canvas></canvas>"

        def page(self, title: str, body: str, *, head: str = "") -> str:
            return super().page(title, body, head=head).replace("<a href='/collections/all'>Shop all</a>", "")

        async def answer(
            self, request: web.Request, path: str, form: dict[str, str]
        ) -> str | web.StreamResponse:
            if path == "/robots.txt":
                return web.Response(
                    text=f"User-agent: *\nDisallow: /cart\nSitemap: {self.url}maps/index.xml\n"
                )
            if path == "/maps/index.xml":
                return web.Response(
                    text=f"<sitemapindex><sitemap><loc>{self.url}maps/products.xml</loc></sitemap></sitemapindex>"
                )
            if path == "/maps/products.xml":
                return web.Response(text=f"<urlset><url><loc>{self.url}products/bowl</loc></url></urlset>")
            return await super().answer(request, path, form)

    async with Hidden() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PRODUCT)
    assert outcome(evidence, Step.PRODUCT).url.endswith("/products/bowl")


async def test_pinned_pages_are_taken_as_they_are(tmp_path: Path) -> None:
    async with Shop() as shop:
        evidence = await audited(
            shop,
            tmp_path,
            product_url=f"{shop.url}products/plate",
            checkout_url=f"{shop.url}checkout",
            confirmation_url=f"{shop.url}checkout/thanks",
        )
    proofs = {one.step: one.proof for one in evidence.steps}
    assert proofs[Step.PRODUCT] is Proof.PINNED
    assert proofs[Step.CHECKOUT] is Proof.PINNED
    assert proofs[Step.PURCHASE] is Proof.PINNED
    # Opened, loaded again and visited a second time; coming back may or may not load it.
    assert shop.requests["GET /checkout/thanks"] >= 3
    assert events(evidence).count("Purchase") == shop.requests["GET /checkout/thanks"]


@pytest.mark.parametrize("popup", ["newsletter", "age", "drink"])
async def test_what_lies_over_the_page_is_put_aside(popup: str, tmp_path: Path) -> None:
    overlays = {
        "newsletter": "<div id='o' role='dialog' style='position:fixed;inset:0;background:#fff;z-index:9'><h2>10 % off</h2>"
        "<p>Our privacy policy applies.</p><input type='email'><button>Subscribe</button>"
        "<button aria-label='Close' onclick=\"document.getElementById('o').remove()\">&times;</button></div>",
        "age": "<div id='o' style='position:fixed;inset:0;background:#fff;z-index:9'><h2>Are you over 18?</h2>"
        "<button>No</button><button onclick=\"document.getElementById('o').remove()\">Yes</button></div>",
        "drink": "<div id='o' style='position:fixed;inset:0;background:#fff;z-index:9'><h2>Are you 21 years or older?</h2>"
        "<button onclick=\"document.getElementById('o').remove()\">Yes, I am 21+</button><button>No</button></div>",
    }

    class Covered(Shop):
        def page(self, title: str, body: str, *, head: str = "") -> str:
            return super().page(title, body + overlays[popup], head=head)

    async with Covered() as shop:
        evidence = await audited(shop, tmp_path, until=Until.CART)
    assert all(one.reached for one in evidence.steps), evidence.steps
    assert not any(record.seen for record in evidence.consent), "a newsletter is no consent banner"
    shown = evidence.documents[evidence.visits[0].id, DocumentKind.RENDERED]
    assert 'id="o"' not in shown


async def test_progress_tells_what_is_done(tmp_path: Path) -> None:
    notes = Notes()
    async with Shop() as shop:
        await audited(shop, tmp_path, notes=notes, until=Until.CART)
    assert any("adding Cup to the cart" in text for text in notes.done)
    assert "AddToCart" in notes.beacons
    assert notes.pages[0][1] == 200


@pytest.mark.parametrize("frame", ["", "<p>A shop of fine stoneware since 1987.</p>"])
async def test_a_page_that_a_script_draws_late_is_waited_for(frame: str, tmp_path: Path) -> None:
    class Late(Shop):
        """Each page is drawn 0.9 s after it came; until then it says nothing, or little."""

        def page(self, title: str, body: str, *, head: str = "") -> str:
            text = json.dumps(body).replace("</", "<\\/")
            drawing = (
                f"<script>setTimeout(() => document.querySelector('main').append(document.createRange()"
                f".createContextualFragment({text})), 900)</script>"
            )
            return (
                f"<!doctype html><html lang='en'><head><title>{title}</title>{SNIPPET}{head}</head>"
                f"<body><main>{frame}</main>{drawing}</body></html>"
            )

    async with Late() as shop:
        evidence = await audited(shop, tmp_path, until=Until.CART)
    assert [(one.step, one.reached) for one in evidence.steps] == [(Step.PRODUCT, True), (Step.CART, True)]
