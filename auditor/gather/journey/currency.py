"""The shop's own switch of currencies, tried once all else is done: what was shopped for keeps its currency."""

import logging
import re

from playwright.async_api import Error, JSHandle

from auditor.gather.capture.visits import Tab
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Look, Session
from auditor.gather.scripts import ANSWER, PageSilentError, answer, script
from auditor.gather.site import path_of

log = logging.getLogger(__name__)

OFFERED = re.compile(
    r"<select[^>]{0,300}(?:currenc|w(?:ä|ae)hrung|devise|moneda|valuta|country_code)|[?&;]currency=[A-Za-z]{3}\b"
    r"|data-currency=|class=[\"'][^\"']{0,200}currency-?(?:switch|select|picker|form|list|menu)",
    re.IGNORECASE,
)
"""What the HTML of a page has that lets its visitor switch the currency, at a glance."""
_WANTED = (
    "EUR",
    "GBP",
    "CHF",
    "PLN",
    "SEK",
)  # codes whose signs and formats are easiest told apart, in this order
_EFFECT = 5.0  # seconds for the shop to answer the switch
_SUBMIT = "list => { const form = list.closest('form'); if (form && form.isConnected) form.requestSubmit(); }"


class CurrencySwitch:
    """Switches the currency of one run's shop."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._url = ""  # of a product's page that seems to have a switch

    def notice(self, product: Look) -> None:
        """Remember a product's page whose currency can be switched, as far as its HTML shows."""
        if not self._url and OFFERED.search(product.html):
            self._url = product.visit.url

    async def try_out(self, tab: Tab) -> None:
        """Switch to another currency and look at the product's page in it. Raises PageSilentError."""
        if not self._url:
            return
        self._session.progress.doing("switching the shop's currency")
        before = await self._session.open(tab, self._url)
        if before.usable and await self._switched(tab, before):
            now = self._session.last(tab)
            if now is None or now.visit.id == before.visit.id or path_of(now.visit.url) != path_of(self._url):
                await self._session.open(tab, self._url, expecting=True)

    async def _switched(self, tab: Tab, before: Look) -> bool:
        """Press the switch; whether it could be pressed."""
        shown = {code for product in [before.reading.product] if product for code in product.currencies}
        found = await answer(tab.page.evaluate_handle(script("journey/currency.js")))
        choices = await answer(found.evaluate("s => s.choices"))
        current = shown | {str(one["code"]) for one in choices if one["on"]}
        others = [
            (str(one["code"]), number) for number, one in enumerate(choices) if one["code"] not in current
        ]
        if not others or not current:
            return False
        _, number = min(others, key=_rank)
        documents, text = tab.documents, before.text
        if not await self._take(found, number, choices[number]):
            return False

        async def changed() -> bool:
            return tab.documents != documents or await _text(tab) != text

        await self._session.until(tab, changed, within=_EFFECT)
        if tab.documents == documents and choices[number]["kind"] == "option" and await _text(tab) == text:
            await self._submit(found, number)
            await self._session.until(tab, changed, within=_EFFECT)
        await self._session.look(tab, expecting=tab.documents != documents)
        return True

    async def _take(self, found: JSHandle, number: int, choice: dict[str, object]) -> bool:
        element = (await answer(found.evaluate_handle("(s, i) => s.elements[i]", number))).as_element()
        if element is None:
            return False
        try:
            if choice["kind"] == "option":
                index = int(str(choice["index"]))
                await element.select_option(index=index, timeout=ANSWER * 1000, force=True)
            else:
                await press(element, seconds=1.0)
        except (Error, PressError) as error:
            log.debug("the currency cannot be switched: %s", error)
            return False
        return True

    async def _submit(self, found: JSHandle, number: int) -> None:
        """Send the form of a list that does nothing of itself."""
        try:
            await answer(found.evaluate(f"(s, i) => ({_SUBMIT})(s.elements[i])", number))
        except PageSilentError as error:
            log.debug("the form of the currencies is gone: %s", error)


def _rank(other: tuple[str, int]) -> tuple[int, int]:
    code, number = other
    return (_WANTED.index(code) if code in _WANTED else len(_WANTED), number)


async def _text(tab: Tab) -> str:
    """What a page says now, "" while it is being left."""
    try:
        return str(await answer(tab.page.evaluate("() => document.body ? document.body.innerText : ''")))
    except PageSilentError:
        return ""
