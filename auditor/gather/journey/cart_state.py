"""What a page says of the cart, before and after something was added."""

from dataclasses import dataclass

from playwright.async_api import Page

from auditor.gather.journey import words
from auditor.gather.journey.elements import mentions, normal
from auditor.gather.journey.marks import CART_WORD
from auditor.gather.scripts import answer, script


@dataclass(frozen=True, slots=True)
class CartState:
    """The sum of the cart's counters (None: none is seen), and what the visitor can read of the cart."""

    count: int | None
    added: frozenset[str]
    refused: frozenset[str]
    empty: frozenset[str]
    messages: frozenset[str] = frozenset()

    def rose(self, before: "CartState") -> bool:
        """Whether a counter is higher than before."""
        return self.count is not None and self.count > (before.count or 0)

    def says_added(self, before: "CartState") -> bool:
        """Whether the page newly says that something was added."""
        return bool(self.added - before.added)

    def refusal(self, before: "CartState") -> str:
        """What the page newly says against adding; "" where it says nothing."""
        return min(self.refused - before.refused, key=len, default="")

    def message(self, before: "CartState") -> str:
        """What newly stands where the shop puts its messages, whatever it says; "" where nothing does."""
        return min(self.messages - before.messages, key=len, default="")


def tells_added(text: str) -> bool:
    """Whether a message says that something was added."""
    return mentions(normal(text), words.ADDED)


async def cart_state(page: Page) -> CartState:
    """The state now. Raises PageSilentError."""
    told = await answer(
        page.evaluate(
            script("journey/cart.js"),
            {"cart": CART_WORD, "lists": [words.ADDED, words.REFUSED, words.EMPTY_CART]},
        )
    )
    added, refused, empty = (frozenset(map(str, texts)) for texts in told["said"])
    count = told["count"]
    messages = frozenset(map(str, told["messages"]))
    return CartState(count if isinstance(count, int) else None, added, refused, empty, messages)


_STORED = """(cart) => {
  const CART = new RegExp(cart, "i");
  const kept = (store) => Object.keys(store).filter((key) => CART.test(key)).sort().map((key) => [key, store.getItem(key)]);
  const cookies = document.cookie.split("; ").filter((each) => CART.test(each.split("=")[0])).sort();
  try {
    return JSON.stringify([kept(localStorage), kept(sessionStorage), cookies]);
  } catch (refused) {
    return "";
  }
}"""


async def stored_cart(page: Page) -> str:
    """What the browser keeps of the cart beyond the page, to be held against what it keeps later. Raises PageSilentError."""
    return str(await answer(page.evaluate(_STORED, CART_WORD)))
