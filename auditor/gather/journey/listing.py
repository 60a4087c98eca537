"""Which product a page names, and whether it is the cart."""

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.elements import normal
from auditor.gather.journey.marks import CART_PATH
from auditor.gather.pages.session import Look
from auditor.gather.scripts import answer
from auditor.model.page import PageKind

_LONGEST = 120  # characters of a name


def is_cart(look: Look) -> bool:
    """Whether a page is the cart, by what it says or by its address."""
    return look.usable and (look.reading.kind is PageKind.CART or bool(CART_PATH.search(look.visit.url)))


def lists(look: Look, name: str) -> bool:
    """Whether a document names a product where a visitor can read it."""
    return bool(name) and normal(name) in normal(look.text)


async def name_of(tab: Tab, look: Look) -> str:
    """What a page's product is called: by its data, else by the page's heading. Raises PageSilentError."""
    if look.reading.product is not None and look.reading.product.name:
        return look.reading.product.name
    heading = await answer(
        tab.page.evaluate("() => (document.querySelector('h1') || {}).innerText || document.title")
    )
    return str(heading).strip()[:_LONGEST]
