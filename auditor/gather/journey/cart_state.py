"""What a page says of the cart, before and after something was added."""

from dataclasses import dataclass

from playwright.async_api import Page

from auditor.gather.journey import words
from auditor.gather.journey.marks import CART_WORD
from auditor.gather.scripts import answer, script


@dataclass(frozen=True, slots=True)
class CartState:
    """The sum of the cart's counters (None: none is seen), and what the visitor can read of the cart."""

    count: int | None
    added: frozenset[str]
    refused: frozenset[str]
    empty: frozenset[str]

    def rose(self, before: "CartState") -> bool:
        """Whether a counter is higher than before."""
        return self.count is not None and self.count > (before.count or 0)

    def says_added(self, before: "CartState") -> bool:
        """Whether the page newly says that something was added."""
        return bool(self.added - before.added)

    def refusal(self, before: "CartState") -> str:
        """What the page newly says against adding; "" where it says nothing."""
        return min(self.refused - before.refused, key=len, default="")


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
    return CartState(count if isinstance(count, int) else None, added, refused, empty)
