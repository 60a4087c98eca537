"""Finding a product that can be bought: the best lead first, each followed in the browser.

Leads are the links of the pages seen so far, and the product pages that the shop's sitemap lists. What
a page is, is told by the page; a lead only says where to look.
"""

import logging
from collections.abc import AsyncIterator

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.choosing import SURE, add_to_cart, listing_link, other_link, product_link
from auditor.gather.journey.elements import Element, scan
from auditor.gather.journey.following import follow
from auditor.gather.journey.leads import Lead, Leads
from auditor.gather.journey.overlays import Overlays
from auditor.gather.journey.pinned import PinError, Pinned
from auditor.gather.journey.site_search import searches
from auditor.gather.journey.sitemap import products_of_sitemap
from auditor.gather.journey.steps import Steps
from auditor.gather.pages.session import Look, Session
from auditor.gather.scripts import PageSilentError
from auditor.gather.site import path_of
from auditor.model.journey import Step
from auditor.model.page import PageKind

log = logging.getLogger(__name__)

_MOST_PAGES = 16  # pages opened in search of products
_MOST_OTHERS = 4  # pages opened in search of a second product
_ENOUGH_LEADS = 28  # a lead as good as this is followed before the sitemap is asked
_SITEMAP_LEAD = 24
_LISTING_LEAD = 8
_PATIENCE = 2.0  # seconds of quiet after which what looks like no product is believed to be none
_FEW = 3  # buttons that add to the cart; more stand on a list of products


class Discovery:
    """Yields product pages of a shop, one after the other, until nobody asks for more."""

    def __init__(self, session: Session, steps: Steps, overlays: Overlays, pinned: Pinned) -> None:
        self._session = session
        self._steps = steps
        self._overlays = overlays
        self._pinned = pinned
        self._leads = Leads()
        self._sitemap_read = False
        self._searched = False
        self._looked_again: set[int] = set()  # the visits that got a second look
        self.pages = 0
        self.refusals: list[str] = []

    async def products(self, tab: Tab, start: Look) -> AsyncIterator[Look]:
        """Product pages, each open in the tab while it is the caller's turn."""
        await self._collect(tab, start)
        if await self._is_product(tab, start):
            # A shop of one product: its home page is opened once more, as the step.
            self._add(start.visit.url, 2 * SURE)
        else:
            self._leads.opened(self._session.landing.without(start.visit.url))
        while self.pages < _MOST_PAGES:
            lead = await self._next(tab, start)
            if lead is None:
                return
            look = await self._open(tab, lead)
            if look is not None:
                yield look

    async def _next(self, tab: Tab, start: Look) -> Lead | None:
        """Where to look next; None where nothing is left that could be asked."""
        while True:
            lead = self._leads.best()
            if (lead is None or lead.points < _ENOUGH_LEADS) and not self._sitemap_read:
                await self._ask_sitemap(tab)
                continue
            if lead is not None:
                return lead
            if tab.visit is not None and tab.visit.id not in self._looked_again:
                # Before it is given up: the page that stands open may have been drawn by now.
                self._looked_again.add(tab.visit.id)
                await self._collect(tab, await self._session.look(tab, patience=_PATIENCE))
            elif self._searched or not await self._search(tab, start):
                return None

    async def _open(self, tab: Tab, lead: Lead) -> Look | None:
        """Follow a lead; the product's page that stands open then, None for any other page."""
        self._leads.opened(lead.url)
        self.pages += 1
        self._session.progress.doing(f"looking for a product: {lead.url}")
        self._steps.begin(tab, Step.PRODUCT)
        look = await follow(self._session, tab, lead.url, step=Step.PRODUCT)
        if not look.usable:
            self.refusals.append(f"{lead.url} {look.fault}")
            return None
        self._leads.opened(look.visit.url)
        look = await self._overlays.clear(tab, look)
        product = await self._is_product(tab, look)
        if not product and look.reading.kind is PageKind.OTHER and lead.points >= _ENOUGH_LEADS:
            # A card led here: a script may draw the product late.
            look = await self._session.look(tab, patience=_PATIENCE)
            product = await self._is_product(tab, look)
        fruitful = await self._collect(tab, look)
        if product:
            return look if self._session.heard(tab) else await self._session.look(tab, expecting=True)
        if not fruitful:
            self._leads.led_nowhere(lead.url)
        if lead.points >= _SITEMAP_LEAD and look.reading.kind is PageKind.OTHER:
            self.refusals.append(f"{lead.url} shows nothing that can be bought")
        return None

    async def others(self, tab: Tab, bought: Look) -> AsyncIterator[Look]:
        """Product pages beside one that was bought, each open in the tab; a few, of the best leads.

        The step under way goes on: what is seen of them belongs to it.
        """
        bought_path = path_of(bought.visit.url)

        def elsewhere(url: str) -> bool:
            return path_of(url) != bought_path

        for _ in range(_MOST_OTHERS):
            lead = self._leads.best(elsewhere)
            if lead is None and not self._sitemap_read:
                await self._ask_sitemap(tab)
                lead = self._leads.best(elsewhere)
            if lead is None:
                return
            self._leads.opened(lead.url)
            look = await follow(self._session, tab, lead.url, step=self._steps.current, expecting=True)
            if look.usable and path_of(look.visit.url) != bought_path:
                look = await self._overlays.clear(tab, look)
                await self._collect(tab, look)
                if await self._is_product(tab, look):
                    yield look

    async def learn(self, tab: Tab, bought: Look) -> None:
        """Take up what a product's page links, before its product is bought."""
        self._leads.opened(bought.visit.url)
        await self._collect(tab, bought)

    async def _ask_sitemap(self, tab: Tab) -> None:
        self._sitemap_read = True
        self._session.progress.doing("reading the sitemap")
        for url in await products_of_sitemap(tab.page, self._session.site):
            self._add(url, _SITEMAP_LEAD)

    async def _search(self, tab: Tab, start: Look) -> bool:
        """Ask the shop's own search; whether it has one."""
        self._searched = True
        self._session.progress.doing("asking the shop's search")
        try:
            asked = await searches(tab.page, start.text)
        except PageSilentError as error:
            log.debug("the search of %s is not known: %s", tab.page.url, error)
            return False
        for url in asked:
            self._add(url, _LISTING_LEAD)
        return bool(asked)

    async def _collect(self, tab: Tab, look: Look) -> bool:
        """Take up the links of a page as leads; whether one of them tells that it leads to products."""
        try:
            found = await scan(tab.page)
        except PageSilentError as error:
            log.debug("no links of %s: %s", look.visit.url, error)
            return False
        fruitful = False
        base = look.visit.url
        for element in found.elements:
            if not element.href:
                continue
            points = product_link(element, base)
            if points > 0:
                fruitful = True
                self._add(element.href, points)
            elif (listing := listing_link(element, base)) > 0:
                self._add(element.href, min(listing, _ENOUGH_LEADS) // 2 + _LISTING_LEAD)
            elif (other := other_link(element, base)) > 0:
                self._add(element.href, other)
        return fruitful

    def _add(self, url: str, points: int) -> None:
        self._leads.add(self._session.landing.without(url), points)  # the click led to the first page alone

    async def _is_product(self, tab: Tab, look: Look) -> bool:
        """Whether a page is about one product that could go into the cart, by its own account."""
        kind = look.reading.kind
        if kind is PageKind.PRODUCT:
            return True
        if kind is not PageKind.OTHER:
            return False
        if self._session.plan.pins.add:
            try:
                return await self._pinned.can_add(tab)
            except PinError as error:
                self.refusals.append(str(error).removesuffix("."))
                return False
        try:
            found = await scan(tab.page)
        except PageSilentError:
            return False
        buttons = [element for element in found.elements if _sure(element)]
        return 0 < len(buttons) <= _FEW


def _sure(element: Element) -> bool:
    return add_to_cart(element) >= SURE
