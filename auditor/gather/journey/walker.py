"""The journey of a shopper: home, product, cart, checkout, and the order where it is wanted."""

import logging
import re

from auditor.gather.capture.visits import Tab
from auditor.gather.consent import LATE, Consent
from auditor.gather.journey.basket import Basket
from auditor.gather.journey.cart import Cart
from auditor.gather.journey.checkout import Checkout
from auditor.gather.journey.confirmation import Confirmation
from auditor.gather.journey.currency import CurrencySwitch
from auditor.gather.journey.discover import Discovery
from auditor.gather.journey.listing import is_cart
from auditor.gather.journey.overlays import Overlays
from auditor.gather.journey.pinned import PinError, Pinned
from auditor.gather.journey.purchase import Purchase
from auditor.gather.journey.putting import NotForSaleError, Putting, failed
from auditor.gather.journey.steps import Seen, StepFailedError, Steps
from auditor.gather.pages.session import BlockedError, Look, Session
from auditor.gather.scripts import PageSilentError
from auditor.gather.site import same_site
from auditor.model.actions import Action, Open
from auditor.model.journey import Addition, Proof, Step
from auditor.model.plan import SitePlan

log = logging.getLogger(__name__)

_EMPTY = re.compile(r"(?:\s|<(?:!doctype|/?html|/?head|/?body)\b[^>]*>)*", re.IGNORECASE)
_MOST_PRODUCTS = 5  # products that are tried before the cart is given up


class Walker:
    """Walks one run's journey as far as the plan says. Each step's outcome is written as it ends."""

    def __init__(self, session: Session, consent: Consent, steps: Steps) -> None:
        self._session = session
        self._plan = session.plan
        self._consent = consent
        self._steps = steps
        self._overlays = Overlays(session, consent)
        self._pinned = Pinned(session)
        self._putting = Putting(session, steps, self._pinned)
        self._basket = Basket(session, steps, self._putting, self._overlays)
        self._cart = Cart(session, steps, self._pinned)
        self._currency = CurrencySwitch(session)
        self._checkout = Checkout(session, steps, self._pinned)
        self._purchase = Purchase(session, steps, self._overlays, self._pinned)
        self.left_in: str | None = None  # the page of the cart that holds something, "" where it has none

    async def home(self, tab: Tab) -> Look:
        """Open the shop and answer its banner. Raises BlockedError where there is no shop to be seen."""
        self._session.progress.doing(f"opening {self._plan.site}")
        look = await self._come(tab)
        try:
            self._refuse(look)
        except BlockedError:
            await self._session.picture(tab, "blocked")
            raise
        self._follow(self._session.landing.without(look.visit.url))
        self._look_at_the_system(look)
        self._session.server_side = self._session.readers.server_side(look.html)
        self._session.warn_of_server_events()
        look = await self._overlays.clear(tab, look, consent_wait=LATE)
        await self._session.picture(tab, "home")
        return look

    async def _come(self, tab: Tab) -> Look:
        """Open the first page as an ad's click leads there, or without it where the shop answers that with an error."""
        landing = self._session.landing
        look = await self._session.open(tab, landing.url)
        refused = look.wall is None and not look.visit.failure and not look.usable
        if not refused or landing.url == landing.site:
            return look
        plain = await self._session.open(tab, landing.site)
        if plain.usable:
            self._session.note(
                f"The shop answers {look.visit.status} where an ad's click leads ({landing.parameter} in its address): "
                "the audit went on without the click."
            )
        return plain

    def _look_at_the_system(self, look: Look) -> None:
        """Say which shop system it looks like; the walk is the same in any."""
        system = self._session.readers.shop_system(
            look.visit.url, look.html, look.visit.record().answer_headers
        )
        if system:
            self._session.progress.say(f"The shop looks like {system}.")

    def _refuse(self, look: Look) -> None:
        visit = look.visit
        url = self._session.landing.without(visit.url)
        if look.wall is not None:
            raise BlockedError(look.wall.reason)
        if visit.failure:
            raise BlockedError(
                f"{self._session.landing.without(visit.requested_url)} cannot be opened: {visit.failure}."
            )
        if not look.usable:
            raise BlockedError(f"{url} answered {visit.status}.")
        if visit.content_type and "html" not in visit.content_type:
            kind = visit.content_type.partition(";")[0]
            raise BlockedError(f"{url} is no web page: it answered with {kind}.")
        if _EMPTY.fullmatch(look.html):
            visit.obstacle = "an empty page"
            self._session.tap.visits.changed(visit)
            raise BlockedError(f"{url} is an empty page.")

    def _follow(self, url: str) -> None:
        """Take the shop to be where its first page led. Raises BlockedError before an order elsewhere."""
        self._session.site = url
        if same_site(url, self._plan.site):
            return
        led = f"{self._plan.site} leads to another site, {url}"
        if self._plan.place_order:
            raise BlockedError(f"{led}: an order is placed where it was asked for alone; name that site.")
        self._session.note(f"{led}: that one was audited.")

    async def walk(self, tab: Tab, home: Look) -> None:
        """Take the steps that were asked for; what is not reached says why, and so does what depends on it."""
        wanted = self._plan.until.steps
        try:
            if Step.PRODUCT in wanted:
                first = await self._to_cart(tab, home, cart=Step.CART in wanted)
                if first is not None:
                    await self._open_cart(tab, first)
            if Step.CHECKOUT in wanted:
                look = await self._checkout.reach(tab)
                await self._steps.end(tab, proof=_proof(self._plan))
                if Step.PURCHASE in wanted:
                    await self._buy(tab, look)
        except StepFailedError as error:
            await self._give_up(tab, str(error))
        except PageSilentError as error:
            await self._give_up(tab, f"The page broke off: {error}.")
        self._miss(tab, wanted)
        if self._plan.confirmation_url is not None:
            await self._confirmation(tab)

    async def switch_currency(self, tab: Tab) -> None:
        """Look at the product in another currency, where the shop has a switch; when all else is done."""
        try:
            await self._currency.try_out(tab)
        except PageSilentError as error:
            log.debug("the currency was not switched: %s", error)
            if tab.activity.gone:
                raise

    async def _give_up(self, tab: Tab, reason: str) -> None:
        step = self._steps.current
        if step is None or step in self._steps.ended:
            step = next((one for one in self._plan.until.steps if one not in self._steps.ended), None)
            if step is not None:
                self._steps.missed(tab, step, reason)
            return
        await self._steps.end(tab, proof=None, reason=reason)

    def _miss(self, tab: Tab, wanted: tuple[Step, ...]) -> None:
        """Say of each step that was never begun which one it waited for."""
        for step in wanted:
            if step not in self._steps.ended:
                before = next(
                    (one for one in wanted if one in self._steps.ended and one not in self._steps.reached),
                    None,
                )
                reason = (
                    f"The step before it, {before}, was not reached."
                    if before
                    else "The journey broke off before it."
                )
                self._steps.missed(tab, step, reason)

    async def _to_cart(self, tab: Tab, home: Look, *, cart: bool) -> Addition | None:
        """Find a product and put it into the cart; None where the journey ends at the product."""
        url = self._plan.product_url
        way = self._plan.pins.product if url is None else (Open(url),)
        if way:
            return await self._pinned_product(tab, way, cart=cart)
        discovery = Discovery(self._session, self._steps, self._overlays, self._pinned)
        reasons: list[str] = []
        seen: Seen | None = None
        async for product in discovery.products(tab, home):
            seen = await self._seen(tab, Proof.PAGE)
            self._currency.notice(product)
            try:
                await self._putting.button(tab)
                if cart:
                    return await self._add(tab, product, seen, discovery)
            except (NotForSaleError, PinError) as error:
                reasons.append(_told(error, product))
            else:
                seen.write()
                return None
            if len(reasons) >= _MOST_PRODUCTS:
                break
        if seen is None:
            told = f" ({'; '.join(discovery.refusals[:2])})" if discovery.refusals else ""
            raise StepFailedError(
                f"No product page was found on {discovery.pages} pages{told}; pin one with --product URL."
            )
        seen.write(*([] if cart else reasons))
        if not cart:
            return None
        if self._steps.current is not Step.CART:
            self._steps.begin(tab, Step.CART)
        raise failed(reasons)

    async def _seen(self, tab: Tab, proof: Proof) -> Seen:
        """The product page that is open, as the step that it will be if it is the one."""
        return self._steps.seen(tab, proof=proof, picture=await self._session.picture(tab, "product"))

    async def _pinned_product(self, tab: Tab, way: tuple[Action, ...], *, cart: bool) -> Addition | None:
        self._session.progress.doing("opening the given product")
        since = self._steps.begin(tab, Step.PRODUCT)
        product = await self._pinned.go(tab, way, "product page", Step.PRODUCT, since=since)
        product = await self._overlays.clear(tab, product)
        seen = await self._seen(tab, Proof.PINNED)
        self._currency.notice(product)
        if not cart:
            seen.write()
            return None
        discovery = Discovery(self._session, self._steps, self._overlays, self._pinned)
        await discovery.learn(tab, product)
        try:
            return await self._add(tab, product, seen, discovery)
        except (NotForSaleError, PinError) as error:
            seen.write()
            if self._steps.current is not Step.CART:
                self._steps.begin(tab, Step.CART)
            if isinstance(error, PinError):
                raise
            raise StepFailedError(f"The given product {error}.") from error

    async def _add(self, tab: Tab, product: Look, seen: Seen, discovery: Discovery) -> Addition:
        """Fill the cart; the product's own step is written once it is known to be the one."""
        first = await self._basket.first(tab, product)
        self.left_in = ""
        seen.write()
        await self._basket.fill(tab, discovery, product)
        return first

    async def _open_cart(self, tab: Tab, first: Addition) -> None:
        """Open the cart page and end the step; a shop with a drawer needs none."""
        proof = first.proof
        look = await self._cart.open(tab)
        if look is not None and is_cart(look):
            self.left_in = look.visit.url
        if look is None:
            self._steps.note("No cart page was found; the shop may show its cart in a drawer.")
        else:
            look = await self._overlays.clear(tab, look)
            self._steps.additions[:] = await self._cart.listing(tab, self._steps.additions)
            holds = self._steps.additions[0].held is True
            if not holds and proof is Proof.REQUEST and await self._cart.empty(tab):
                raise StepFailedError(
                    f"The shop took the request for {first.name}, and its cart page says that it is empty."
                )
            if holds and proof is Proof.REQUEST:
                proof = Proof.CART_PAGE
        await self._steps.end(tab, proof=proof)

    async def _buy(self, tab: Tab, look: Look) -> None:
        if not self._plan.place_order:
            self._steps.missed(
                tab, Step.PURCHASE, "No order was placed: that needs --place-order, which was not given."
            )
            return
        self._session.warn_of_server_events()
        self.left_in = None  # an order takes what was in the cart, and what may be one is left alone
        await self._purchase.place(tab, look)

    async def _confirmation(self, tab: Tab) -> None:
        """Look at a confirmation page that was given, without an order, and once more."""
        url = self._plan.confirmation_url
        if url is None or Step.PURCHASE in self._steps.reached:
            return
        self._steps.begin(tab, Step.PURCHASE)
        try:
            look = await self._session.open(tab, url, step=Step.PURCHASE, expecting=True)
            if not look.usable:
                await self._steps.end(tab, proof=None, reason=f"The given confirmation page {look.fault}.")
                return
            await self._overlays.clear(tab, look)
            await self._steps.end(tab, proof=Proof.PINNED)
            await Confirmation(self._session, self._steps).open_again(tab, look.visit)
        except PageSilentError as error:
            await self._give_up(tab, f"The confirmation page broke off: {error}.")


def _proof(plan: SitePlan) -> Proof:
    """How it is known that the checkout is one: its address was given, or the page says so."""
    given = plan.checkout_url is not None or any(isinstance(one, Open) for one in plan.pins.checkout[-1:])
    return Proof.PINNED if given else Proof.PAGE


def _told(error: NotForSaleError | PinError, product: Look) -> str:
    """Why a product could not be had, as a phrase that names it."""
    if isinstance(error, PinError):
        return str(error).removesuffix(".")
    return f"{product.reading.title or product.visit.url} {error}"
