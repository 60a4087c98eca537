"""Putting a product into the cart, proven."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.async_api import ElementHandle

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.adding import Adding
from auditor.gather.journey.cart_state import CartState, cart_state, stored_cart, tells_added
from auditor.gather.journey.choosing import SURE, add_to_cart, checkout, guest, instead, sold_out
from auditor.gather.journey.demands import UploadAskedError, meet_demands
from auditor.gather.journey.elements import Found, asks_to_log_in, best, normal, scan
from auditor.gather.journey.haste import hurry
from auditor.gather.journey.listing import is_cart, lists, name_of
from auditor.gather.journey.marks import CARD
from auditor.gather.journey.options import choose, choose_first
from auditor.gather.journey.pinned import Pinned
from auditor.gather.journey.quantity import set_quantity
from auditor.gather.journey.steps import StepFailedError, Steps
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Look, Session
from auditor.gather.scripts import PageSilentError, answer, script
from auditor.gather.site import path_of
from auditor.model.journey import Addition, Attempt, Chosen, Proof, Step, Trial, Way

log = logging.getLogger(__name__)

_BUTTON = 4.0  # seconds for an add-to-cart button to come up: some are drawn by a script
_WAKES = 2.0  # seconds for a button that waited for a choice to be enabled
_EFFECT = 8.0  # seconds for the shop to take a product
_LEAST = 20
_HEADING = "() => (document.querySelector('h1') || {}).innerText || ''"
_DIALOG = 15  # points that a button in a dialog loses
_LOGIN = (
    "can be bought by customers with an account alone (its button leads to a login): log in once and give "
    "the browser's state with --storage-state"
)


class NotForSaleError(Exception):
    """This product cannot be bought now; another may. The message is a phrase."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a product is to be bought: another form than the page offers first, and how many pieces.

    `every`: also choose what does not look as if it were asked for.
    """

    other: bool = False
    pieces: int = 1
    every: bool = False

    def less_and_less(self) -> Iterator["Wish"]:
        """This, and what is asked for once it is refused."""
        yield self
        if self.other or self.pieces > 1:
            yield Wish()
        yield Wish(every=True)


@dataclass(frozen=True, slots=True)
class Ready:
    """A product's page, ready for its button to be pressed."""

    found: Found
    choices: tuple[Chosen, ...] = ()
    quantity: int = 1
    filled: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether it is as the page offers it: one piece of its first form."""
        return self.quantity == 1 and not any(one.is_other for one in self.choices)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a press brought about: the proof that the cart took it, else why it seems that it did not.

    `refused` is what the shop itself said to it.
    """

    proof: Proof | None
    why: str = ""
    refused: str = ""


class Putting:
    """Puts products into the cart of one run."""

    def __init__(self, session: Session, steps: Steps, pinned: Pinned) -> None:
        self._session = session
        self._steps = steps
        self._pinned = pinned
        self._prepared = 0  # the page on which what is pinned before adding was done
        self.kept = False  # what was put into the cart last outlives the page, as far as can be seen

    async def button(self, tab: Tab) -> Found:
        """The button that puts this page's product into the cart. Raises NotForSaleError where none does."""
        found = await self._found(tab)
        if sold_out(found.element):
            raise NotForSaleError(f"is sold out (its button says “{found.element.text}”)")
        return found

    async def _found(self, tab: Tab) -> Found:
        """The button, whatever it says. Raises NotForSaleError where there is none."""
        if self._session.plan.pins.add:
            return await self._pinned_button(tab)
        found: list[Found] = []

        async def there() -> bool:
            one = await _asking(tab) or await best(tab.page, add_to_cart, least=_LEAST, frames=False)
            if one is not None:
                found.append(one)
            return one is not None

        await self._session.until(tab, there, within=_BUTTON)
        if not found:
            stands = await best(tab.page, instead)
            said = f"; “{stands.element.text}” stands in its place" if stands is not None else ""
            raise NotForSaleError(f"has no button that adds to the cart{said}")
        if self._steps.additions and await _is_of_another(found[-1]):
            raise NotForSaleError("has no button of its own that adds to the cart")
        return found[-1]

    async def _pinned_button(self, tab: Tab) -> Found:
        *before, last = self._session.plan.pins.add
        if self._prepared != tab.standing:
            await self._pinned.prepare(tab, tuple(before), "way to the add-to-cart button")
            self._prepared = tab.standing
        return await self._pinned.button(tab, last, "add-to-cart button")

    async def add(self, tab: Tab, product: Look, wish: Wish) -> Addition:
        """Put the product of the open page into the cart, as wished or as far as the shop lets it.

        Raises NotForSaleError where this product is not to be had, or the shop did not take it.
        """
        name = await name_of(tab, product)
        await self.button(tab)
        self._session.progress.doing(f"adding {name} to the cart")
        why, refused = "", False
        choices: tuple[Chosen, ...] = ()
        if wish.other:
            taken = await hurry(self._session, self._steps, tab, product, await self.button(tab), name)
            if taken is not None:
                return self._took(tab, taken, kept=True)
        for each in wish.less_and_less():
            ready = await self._ready(tab, each, choices)
            choices = ready.choices
            closed = ready.found.element.disabled or sold_out(ready.found.element)
            if (closed or (refused and ready.is_plain)) and not each.every:
                continue
            if ready.found.element.inert:
                why = why or self._closed(tab)
                break
            addition, why = await self.press(tab, ready.found.handle, name, ready)
            if addition is not None:
                return addition
            refused = ready.is_plain
            if tab.visit is None or path_of(tab.visit.url) != path_of(product.visit.url):
                break  # the press led away: this page cannot be asked again
        raise NotForSaleError(why or "could not be put into the cart: its button stays disabled")

    async def _ready(self, tab: Tab, wish: Wish, before: tuple[Chosen, ...]) -> Ready:
        """Choose and count as wished. `before` is what was chosen for a wish that came to nothing."""
        found = await self._found(tab)
        for one in before:
            if one.is_other and not wish.other:
                await choose_first(self._session, tab, found.handle, one)
        choices = await self._choose(tab, found, wish)
        found = await self._found(tab)
        filled = await self._fill(found, wish)
        if choices or filled:
            found = await self._awake(tab)
        quantity = 1
        if not self._session.plan.pins.add:
            quantity = await set_quantity(self._session, tab, found.handle, wish.pieces)
        return Ready(found, choices, quantity, filled)

    def _closed(self, tab: Tab) -> str:
        """Why a button cannot be pressed that stays disabled whatever is chosen, as far as the page says it."""
        look = self._session.last(tab)
        said = (
            look is not None and look.reading.product is not None and look.reading.product.available is False
        )
        return "is sold out" if said else "could not be put into the cart: its button stays disabled"

    async def _fill(self, found: Found, wish: Wish) -> tuple[str, ...]:
        """Fill in what the product asks for beside its options. Raises NotForSaleError where that is a file."""
        if self._session.plan.pins.add:
            return ()
        try:
            return await meet_demands(found.handle, self._session.shopper, every=wish.every)
        except UploadAskedError as error:
            raise NotForSaleError(f"asks for a file to be uploaded (“{error}”)") from error

    async def _awake(self, tab: Tab) -> Found:
        """The button once it is enabled: some take a moment after the last choice. Else as it is."""
        found = [await self._found(tab)]

        async def enabled() -> bool:
            found.append(await self._found(tab))
            return not found[-1].element.disabled

        await self._session.until(tab, enabled, within=_WAKES)
        return found[-1]

    async def _choose(self, tab: Tab, found: Found, wish: Wish) -> tuple[Chosen, ...]:
        """Choose what the product asks for; what the page says of it before and after is kept."""
        documents = tab.documents
        try:
            choices = await choose(self._session, tab, found.handle, every=wish.every, other=wish.other)
        except PageSilentError:
            if tab.documents == documents:
                raise
            await self._session.look(tab)  # the form that was chosen has a page of its own
            found = await self._found(tab)
            return await choose(self._session, tab, found.handle, every=wish.every)
        if choices:
            if tab.documents == documents:
                self._session.remember_unchosen(tab)
            await self._session.look(tab)
        return choices

    async def press(
        self, tab: Tab, button: ElementHandle, name: str, ready: Ready, way: Way = Way.MAIN
    ) -> tuple[Addition | None, str]:
        """Press a button that adds: what the cart took, else None and why it seems that it took nothing."""
        before, stored = await cart_state(tab.page), await stored_cart(tab.page)
        signed = await self._pinned.shows_added(tab)
        documents, url = tab.documents, tab.page.url
        visit = tab.visit.id if tab.visit is not None else None
        since = time.time() if self._steps.additions else self._steps.begin(tab, Step.CART)
        for label in ready.filled:
            self._steps.note(f"Filled in for the product: {label}.")
        with Adding(self._session.tap, tab) as adding:
            try:
                await press(button)
            except PressError as error:
                return None, f"could not be put into the cart: its button {error}"

            async def effect() -> bool:
                if tab.documents != documents or tab.page.url != url:
                    return True
                now = await cart_state(tab.page)
                changed = (
                    now.rose(before) or now.says_added(before) or bool(now.refusal(before) or adding.said)
                )
                return changed or adding.answered or (not signed and await self._pinned.shows_added(tab))

            try:
                await self._session.until(tab, effect, within=_EFFECT)
            except PageSilentError as error:
                log.debug("the page is being left: %s", error)
            look = await self._session.look(tab, expecting=True, since=since)
            now = await cart_state(tab.page)
            if not signed and await self._pinned.shows_added(tab):
                answer = _Answer(Proof.PINNED)
            else:
                answer = await self._answer(look, before, now, adding, name)
                if answer.proof in (None, Proof.REQUEST) and tab.page.url != url and await _at_login(tab):
                    answer = _Answer(None, _LOGIN)
        if answer.proof is None:
            if answer.refused and not now.says_added(before):
                self._steps.attempted(
                    Attempt(
                        trial=Trial.ADD_REFUSED,
                        visit_id=visit,
                        at=since,
                        until=time.time(),
                        words=answer.refused,
                    ),
                    Step.CART,
                )
            return None, answer.why
        kept = tab.documents != documents or adding.told_server or await stored_cart(tab.page) != stored
        addition = Addition(
            name=name,
            visit_id=visit,
            at=since,
            proof=answer.proof,
            way=way,
            quantity=ready.quantity,
            counted=now.count - (before.count or 0) if now.count is not None and now.rose(before) else None,
            choices=ready.choices,
        )
        return self._took(tab, addition, kept=kept), ""

    def _took(self, tab: Tab, addition: Addition, *, kept: bool) -> Addition:
        """Remember what the cart took: with the first of it the step begins."""
        if not self._steps.additions and self._steps.current is not Step.CART:
            self._steps.begin(tab, Step.CART, at=addition.at)
        self.kept = kept
        self._steps.additions.append(addition)
        return addition

    async def _answer(
        self, look: Look, before: CartState, now: CartState, adding: Adding, name: str
    ) -> _Answer:
        """The strongest sign that the cart took the product, else why it seems it did not."""
        refusal = now.refusal(before)
        accepted = await adding.accepted()
        signs = (
            (Proof.COUNT, now.rose(before)),
            (None, bool(refusal)),
            (Proof.CART_PAGE, is_cart(look) and lists(look, name) and not now.empty),
            (Proof.DRAWER, now.says_added(before) or any(map(tells_added, adding.said))),
            (None, bool(adding.said)),
            (Proof.REQUEST, accepted),
        )
        proof = next((sign for sign, seen in signs if seen), None)
        if proof is not None:
            return _Answer(proof)
        said = refusal or next(iter(adding.said), "") or now.message(before)
        refusal = f"“{said}”" if said else await adding.refused()
        if refusal:
            return _Answer(None, f"was refused by the shop: {refusal}", refusal)
        return _Answer(
            None, "was not seen to arrive in the cart: no counter rose, nothing said so, no request added it"
        )


async def _asking(tab: Tab) -> Found | None:
    """The button of a dialog that asks for the product's options, where one stands open; the cart's own is none."""
    found = await scan(tab.page)
    inside = [one for one in found.elements if one.region == "dialog" and one.visible]
    if any(checkout(one) >= SURE for one in inside):
        return None
    one = max(inside, key=add_to_cart, default=None)
    if one is None or add_to_cart(one) < SURE - _DIALOG:
        return None
    return Found(one, await found.handle_of(one))


async def _at_login(tab: Tab) -> bool:
    """Whether a visitor without an account cannot go on here."""
    return await asks_to_log_in(tab.page) and await best(tab.page, guest) is None


async def _is_of_another(found: Found) -> bool:
    """Whether a button stands in the card of another product than the page's heading names. Raises PageSilentError.

    Asked where a product need not be had: a page of variants may lack a button, and recommend what has one.
    """
    if not CARD.search(found.element.above):
        return False
    card = normal(str(await answer(found.handle.evaluate(script("journey/card.js")))))
    heading = normal(str(await answer(found.handle.evaluate(_HEADING))))
    return bool(card and heading) and card not in heading and heading not in card


def failed(reasons: list[str]) -> StepFailedError:
    """Why none of the products could be put into the cart, in one sentence."""
    tried = "; ".join(dict.fromkeys(reasons))
    return StepFailedError(
        f"No product could be put into the cart. {tried}. Pin one with --product URL, "
        "or its button as add in the config's [journey]."
    )
