"""Going to another page of the shop: by the open page's own link where a script leads there, else by address.

What a single-page shop does on the way from one page to the next, and forgets to tell the vendor, is seen only
by whoever goes that way. Where each page is loaded, to open the address is the same and cannot miss.
"""

import logging
import re

from playwright.async_api import ElementHandle

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.elements import scan
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Look, Session
from auditor.gather.scripts import PageSilentError, answer
from auditor.model.addresses import route_of, without_place
from auditor.model.journey import Step

log = logging.getLogger(__name__)

_COMES = 5.0  # seconds for a link to lead somewhere
# What the pages of frameworks carry whose routers take over the links that the server has drawn: Next.js, Nuxt,
# Remix and React Router, Gatsby, SvelteKit, Angular, Vue, React (their documentation and pages, November 2026).
_ROUTERS = re.compile(
    r"__NEXT_DATA__|self\.__next_f|__NUXT__|__remixContext|__reactRouterContext|___gatsby|data-sveltekit-"
    r"|\sng-version=|data-server-rendered=|\sdata-v-app\b|data-reactroot"
)


async def follow(session: Session, tab: Tab, url: str, *, step: Step | None, expecting: bool = False) -> Look:
    """Come to an address of the shop and look at its page; a failure becomes a visit that says so.

    `expecting`: an event of the shop should come there.
    """
    try:
        link = await _link(session, tab, url)
        look = await _led(session, tab, url, link, step, expecting=expecting) if link is not None else None
    except PageSilentError as error:
        if tab.activity.gone:
            raise
        log.debug("no link to %s is pressed: %s", url, error)
        look = None
    return look or await session.open(tab, url, step=step, expecting=expecting)


def is_led_by_script(look: Look) -> bool:
    """Whether a script of a page may take a visitor who presses a link to the next page without a load."""
    visit = look.visit
    return visit.routed_from is not None or visit.is_shell or bool(_ROUTERS.search(look.html))


async def _link(session: Session, tab: Tab, url: str) -> ElementHandle | None:
    """The open page's visible link to an address, None where it has none or no script would take it over."""
    seen = session.last(tab)
    if seen is None or seen.visit is not tab.visit or not is_led_by_script(seen):
        return None
    found = await scan(tab.page)
    for element in found.elements:
        address = without_place(session.landing.without(element.href))
        if element.tag == "a" and element.visible and address == without_place(url):
            handle = await found.handle_of(element)
            own_tab = await answer(handle.evaluate("a => a.target === '' || a.target === '_self'"))
            return handle if own_tab is True else None
    return None


async def _led(
    session: Session, tab: Tab, url: str, link: ElementHandle, step: Step | None, *, expecting: bool
) -> Look | None:
    """Press a link; the page that it leads to, None where it does not lead to its address."""
    documents, before = tab.documents, tab.page.url
    session.step(tab, step)
    try:
        await press(link)
    except PressError as error:
        log.debug("the link to %s cannot be pressed: %s", url, error)
        return None

    async def moved() -> bool:
        return tab.documents != documents or tab.page.url != before

    if not await session.until(tab, moved, within=_COMES):
        return None
    look = await session.look(tab, expecting=expecting)
    return look if route_of(look.visit.url) == route_of(url) else None
