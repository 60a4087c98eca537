"""What is bought: one piece of one product, or a full basket of two, as far as the shop has it."""

import logging

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.choosing import quick_add
from auditor.gather.journey.discover import Discovery
from auditor.gather.journey.elements import best, normal
from auditor.gather.journey.overlays import Overlays
from auditor.gather.journey.pinned import PinError
from auditor.gather.journey.putting import NotForSaleError, Putting, Ready, Wish
from auditor.gather.journey.steps import Steps
from auditor.gather.pages.session import Look, Session
from auditor.gather.scripts import PageSilentError, answer, script
from auditor.model.journey import Addition, Way

log = logging.getLogger(__name__)

_PIECES = 2
_LEAST = 30
_MOST_TRIED = 3  # products that are tried before one has to do


class Basket:
    """Fills the cart of one run as the plan says."""

    def __init__(self, session: Session, steps: Steps, putting: Putting, overlays: Overlays) -> None:
        self._session = session
        self._steps = steps
        self._putting = putting
        self._overlays = overlays
        # What is pinned is done as it is pinned.
        self._full = session.plan.basket == "full" and not session.plan.pins.add

    async def first(self, tab: Tab, product: Look) -> Addition:
        """Put the open page's product into the cart. Raises NotForSaleError."""
        wish = Wish(other=True, pieces=_PIECES) if self._full else Wish()
        return await self._putting.add(tab, product, wish)

    async def fill(self, tab: Tab, discovery: Discovery, product: Look) -> None:
        """Put a second product into the cart, and say why where that cannot be."""
        if self._full:
            why = await self._second(tab, discovery, product)
            if why:
                self._session.note(f"The full basket fell back to one product: {why}.")
        elif self._session.plan.basket == "full":
            self._session.note(
                "The full basket fell back to one product: the button that adds to the cart is pinned, and what "
                "is pinned was done once."
            )
        self._tell()

    async def _second(self, tab: Tab, discovery: Discovery, product: Look) -> str:
        """Put a second product into the cart; why that could not be, "" where it was."""
        if not self._putting.kept:
            return "the shop keeps its cart in the page alone, and another page would empty it"
        self._session.progress.doing("putting a second product into the cart")
        try:
            if await self._quickly(tab):
                return ""
            reasons: list[str] = []
            async for other in discovery.others(tab, product):
                try:
                    await self._putting.add(tab, other, Wish(other=True))
                except (NotForSaleError, PinError) as error:
                    reasons.append(f"{other.reading.title or other.visit.url} {error}")
                else:
                    return ""
                if len(reasons) >= _MOST_TRIED:
                    break
        except PageSilentError as error:
            if tab.activity.gone:
                raise
            return f"the second product's page broke off ({error})"
        return "; ".join(reasons) or "no second one was found that can be bought"

    async def _quickly(self, tab: Tab) -> bool:
        """Add another product by the button of its card, where the page has one; whether the cart took it."""
        found = await best(tab.page, quick_add, least=_LEAST)
        if found is None:
            return False
        card = str(await answer(found.handle.evaluate(script("journey/card.js"))))
        if not card or any(normal(one.name) in normal(card) for one in self._steps.additions):
            return False
        addition, why = await self._putting.press(tab, found.handle, card, Ready(found), Way.QUICK_ADD)
        if addition is None:
            log.debug("the quick add of %s came to nothing: %s", card, why)
            look = self._session.last(tab)
            if look is not None:
                await self._overlays.clear(tab, look)  # it asks for a choice, perhaps
        return addition is not None

    def _tell(self) -> None:
        for one in self._steps.additions:
            for choice in one.choices:
                self._steps.note(f"Chosen: {choice.text or choice.value}.")
        if self._full:
            taken = ", ".join(f"{one.quantity} \u00d7 {one.name}" for one in self._steps.additions)
            self._steps.note(f"Put into the cart: {taken}.")
