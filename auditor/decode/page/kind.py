"""What a page is for, told by independent marks: its content first, the words of its address last.

No weak mark decides alone. Structure (forms, prices, cards, structured data) is read before words, so
that a page in a language that nobody listed is told as well.
"""

from collections.abc import Callable, Sequence

from auditor.decode.page import order_kinds, shop_kinds
from auditor.decode.page.signs import Mark, Signs
from auditor.model.page import PageKind

_QUESTIONS: tuple[tuple[PageKind, int, Callable[[Signs], list[Mark]]], ...] = (
    (PageKind.CONFIRMATION, 4, order_kinds.confirmation),
    (PageKind.CHECKOUT, 4, order_kinds.checkout),
    (PageKind.CART, 4, order_kinds.cart),
    (PageKind.HOME, 3, shop_kinds.home),
    (PageKind.PRODUCT, 4, shop_kinds.product),
    (PageKind.SEARCH, 3, shop_kinds.search),
    (PageKind.CATEGORY, 3, shop_kinds.category),
)
"""In this order, each with the weight that its marks must have together."""


def tell_kind(signs: Signs) -> tuple[PageKind, str]:
    """The kind of a page, and the marks that told it, for a person."""
    if signs.not_found is not None:
        return PageKind.OTHER, "the page says that it was not found"
    for kind, needed, marks_of in _QUESTIONS:
        marks = marks_of(signs)
        if _weight(marks) >= needed:
            return kind, ", ".join(mark.what for mark in marks if mark.weight > 0)
    return PageKind.OTHER, "no sufficient mark of a shop's page"


def _weight(marks: Sequence[Mark]) -> int:
    return sum(mark.weight for mark in marks)
