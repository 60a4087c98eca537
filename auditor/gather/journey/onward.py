"""What leads on in a checkout: a guest's way, the next part, the order itself."""

import logging
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.choosing import SURE, guest, next_page, place_order
from auditor.gather.journey.elements import Element, Found, begins, best
from auditor.gather.journey.field_words import CONFIRMS
from auditor.gather.journey.fields import fields_of
from auditor.gather.journey.payment_words import LIVE, PAYS
from auditor.gather.journey.pinned import PinError, Pinned
from auditor.gather.journey.pressing import frames_of
from auditor.gather.pages.session import Session
from auditor.gather.scripts import PageSilentError, answer

log = logging.getLogger(__name__)

_BUTTON = 4.0  # seconds for a button to come up or to be enabled
_LEAST = 25
_SHORT = 40  # letters of a button that pays
_ADDRESS = frozenset({"street", "postcode", "city"})
_TRIES = 3  # presses of one button that leads on: what it complains of is answered between them

Key = tuple[str, str, str]


class Kind(StrEnum):
    """What a press of a button would do."""

    GUEST = "guest"
    NEXT = "next"
    CONFIRMS = "confirms"  # "Confirm": the next part, or the order, which nothing tells beforehand
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Way:
    """A button that leads on."""

    kind: Kind
    found: Found

    @property
    def key(self) -> Key:
        """What it is known by on the page as it is."""
        return key_of(self.found.element)


class Onward:
    """Finds what leads on, and remembers which buttons had no effect."""

    def __init__(self, session: Session, pinned: Pinned) -> None:
        self._session = session
        self._pinned = pinned
        self._dull: set[Key] = set()
        self._pressed: Counter[Key] = Counter()

    def pressed(self, way: Way) -> None:
        """It is pressed: what may be the order only this once, others a few times."""
        self._pressed[way.key] += 1
        if way.kind is Kind.CONFIRMS or self._pressed[way.key] >= _TRIES:
            self._dull.add(way.key)

    def dull(self, key: Key) -> None:
        """A press of it came to nothing: it is passed over from now on."""
        self._dull.add(key)

    async def find(self, tab: Tab, *, paying: bool) -> Way | None:
        """What leads on, once it is there and enabled: a form may check what was typed first.

        `paying`: the checkout has asked how to pay, so a button that confirms may place the order.
        """
        found: list[Way] = []

        async def there() -> bool:
            way = await self._now(tab, paying=paying)
            if way is not None:
                found.append(way)
            return way is not None

        await self._session.until(tab, there, within=_BUTTON)
        return found[-1] if found else None

    async def _now(self, tab: Tab, *, paying: bool) -> Way | None:
        def fresh(score: int, element: Element) -> int:
            return 0 if key_of(element) in self._dull or element.disabled else score

        for pinned in await self._pinned.onward(tab):
            if orders(pinned.element) >= SURE:
                raise PinError(
                    f"What is pinned as onward (“{pinned.element.text}”) looks as if it placed the order and was not "
                    "clicked; pin it as order."
                )
            if fresh(SURE, pinned.element):
                return Way(Kind.NEXT, pinned)
        if not await _asks_address(tab):
            way = await best(tab.page, lambda element: fresh(guest(element), element), least=SURE - 5)
            if way is not None:
                return Way(Kind.GUEST, way)
        order = await self._pinned.order(tab)
        if not self._session.plan.pins.order:
            order = await best(
                tab.page, lambda element: fresh(orders(element), element), least=SURE, frames=True
            )
        further = await best(
            tab.page, lambda element: fresh(next_page(element), element), least=_LEAST, frames=True
        )
        if further is not None and (order is None or not await _same(order, further)):
            confirms = paying and begins(further.element.words, CONFIRMS)
            return Way(Kind.CONFIRMS if confirms else Kind.NEXT, further)
        return Way(Kind.ORDER, order) if order is not None else None


def orders(element: Element) -> int:
    """How well a thing fits as the button that places the order, by its words or since it says that it pays.

    A button of a wallet ("Apple Pay", "Pay with PayPal") is none.
    """
    if LIVE.search(element.words):
        return 0
    pays = (
        element.visible
        and element.region not in ("footer", "nav", "header")
        and element.tag in ("button", "input")
        and len(element.words) <= _SHORT
        and PAYS.match(element.words) is not None
    )
    return max(place_order(element), SURE if pays else 0)


def key_of(element: Element) -> Key:
    """What a button is known by: its words and its names."""
    return element.words, element.name, element.above


async def _asks_address(tab: Tab) -> bool:
    """Whether the page has fields of an address: then its guest's way has been taken."""
    for frame in frames_of(tab):
        try:
            fields = await fields_of(frame)
        except PageSilentError as error:
            if frame is tab.page.main_frame:
                raise
            log.debug("the fields of %s are not known: %s", frame.url, error)
            continue
        if any(one.visible and one.meaning in _ADDRESS for one in fields):
            return True
    return False


async def _same(one: Found, other: Found) -> bool:
    """Whether two are one button, by their element or by what is known of them."""
    if key_of(one.element) == key_of(other.element):
        return True
    try:
        return bool(
            await answer(one.handle.evaluate("(e, o) => e.contains(o) || o.contains(e)", other.handle))
        )
    except PageSilentError as error:
        log.debug("two buttons stand in two documents: %s", error)
        return False
