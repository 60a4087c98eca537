"""Pressing the add-to-cart button before the choice is made that it asks for, as hasty shoppers do.

A shop refuses that, or its form does. What it tells the vendor of it all the same is TT215's matter.
"""

import logging
import time

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.adding import Adding
from auditor.gather.journey.cart_state import CartState, cart_state
from auditor.gather.journey.elements import Found
from auditor.gather.journey.options import asks_for_choice
from auditor.gather.journey.steps import Steps
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Look, Session
from auditor.gather.scripts import answer
from auditor.gather.site import path_of
from auditor.model.journey import Addition, Attempt, Proof, Step, Trial

log = logging.getLogger(__name__)

_EFFECT = 1.5  # seconds for the shop to refuse, or for an event to leave with the click
# Whether the form of a button holds a press back of itself, since a field that it requires is empty.
_HELD_BACK = "button => Boolean(button.form && !button.form.noValidate && !button.formNoValidate && button.form.matches(':invalid'))"
_BY_FORM = "its form asks for a choice first"


async def hurry(
    session: Session, steps: Steps, tab: Tab, product: Look, found: Found, name: str
) -> Addition | None:
    """Press where a choice is asked for and none is made: what the cart took all the same, else None.

    That the shop refused it is told to `steps`. The product's page is open again afterwards. Raises
    PageSilentError.
    """
    if found.element.disabled or not await asks_for_choice(found.handle):
        return None
    step, visit = steps.current, tab.visit.id if tab.visit is not None else None
    before, documents, url = await cart_state(tab.page), tab.documents, tab.page.url
    by_form = await answer(found.handle.evaluate(_HELD_BACK)) is True
    since = time.time()
    with Adding(session.tap, tab) as adding:
        try:
            await press(found.handle)
        except PressError as error:
            log.debug("the button of %s %s", name, error)
            return None

        async def effect() -> bool:
            now = await cart_state(tab.page)
            return tab.documents != documents or now != before or adding.answered

        await session.until(tab, effect, within=_EFFECT)
        await session.look(tab)
        now = await cart_state(tab.page)
        proof = _taken(before, now, accepted=await adding.accepted())
        refused = now.refusal(before) or (_BY_FORM if by_form else await adding.refused())
    if proof is not None:
        counted = (now.count or 0) - (before.count or 0) if proof is Proof.COUNT else None
        return Addition(name=name, visit_id=visit, at=since, proof=proof, counted=counted)
    if refused and step is not None:
        attempt = Attempt(trial=Trial.ADD_REFUSED, visit_id=visit, at=since, until=time.time(), words=refused)
        steps.attempted(attempt, Step.CART)
    if tab.documents != documents and path_of(tab.page.url) != path_of(url):
        await session.open(tab, product.visit.url, step=step)
    return None


def _taken(before: CartState, now: CartState, *, accepted: bool) -> Proof | None:
    """How it is known that the cart took something, None where it did not."""
    if now.rose(before):
        return Proof.COUNT
    if now.refusal(before):
        return None
    return Proof.DRAWER if now.says_added(before) else Proof.REQUEST if accepted else None
