"""The prices that a visitor sees, each with its place and with what the words and names around it make of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from auditor.decode.page import words
from auditor.decode.page.currency import SIGNS
from auditor.decode.page.layout import Layout
from auditor.decode.page.money import Amount, Sense, amounts_in, sense_of
from auditor.decode.page.tree import Element
from auditor.model.money import Money

MAX_PRICES = 1500
_MAX_BOX = 160
_CLIMB = 4

_DIGIT = re.compile(r"\d")
_HINT = re.compile(
    "|".join(
        [*(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True)), r"[A-Z]{3}", r"\d[.,]-", r":-"]
    )
)
_PRICE_NAME = re.compile(
    r"price|preis|prix|precio|prezzo|pre[cç]o|prijs|(?:^|[\s_-])pris(?:$|[\s_-])|cena|fiyat|amount|money|hinta|kakaku|jiage|total|betrag|summe"
)
_FORMER_NAME = re.compile(
    r"(?:^|[\s_-])(?:old|was|compare(?:-at)?|rrp|uvp|msrp|strike\w*|crossed\w*|line-?through|former|previous|list-?price|barr[eé]e?|anterior"
    r"|durchgestrichen|streich\w*|original)(?:$|[\s_-])|oldprice|wasprice|priceold|price-was|regular-price-striked|pseudo-price|retail-price"
)
_SIDE_NAME = re.compile(
    r"tier|staffel|bulk|volume|block-price|graduated|unit-?price|base-?price|grundpreis|reference-?unit|per-?unit|instal|finanz|financ|rate|klarna"
    r"|afterpay|paypal|saving|you-?save|discount-?amount|shipping|versand|delivery|reward|points|loyalty|deposit|pfand|history|omnibus|lowest"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """A visible amount. `beside` is what else stands in its line, `card` the other product's card around it."""

    money: Money | None
    sense: Sense
    text: str
    element: Element
    beside: str
    doubt: str
    card: Element | None


class VisiblePrices:
    """Every visible amount of a page, in document order."""

    def __init__(self, layout: Layout, language: str) -> None:
        self.layout = layout
        self.document = layout.document
        self.language = language

    @cached_property
    def all(self) -> list[Price]:
        """All of them, up to a bound."""
        found: list[Price] = []
        taken: set[int] = set()
        cards: dict[int, Element | None] = {}
        for leaf in self.document.all:
            if leaf.hidden or leaf.struck or not _shows_digit(leaf):
                continue
            box, amounts = self._box(leaf)
            if box is None or box.start in taken:
                continue
            taken.add(box.start)
            if box.start not in cards:
                cards[box.start] = self.layout.card_of(box)
            found.extend(self._price(box, amount, cards[box.start], len(amounts)) for amount in amounts)
            if len(found) > MAX_PRICES:
                break
        return found

    def _box(self, leaf: Element) -> tuple[Element | None, tuple[Amount, ...]]:
        """The smallest element around a number that reads as money."""
        box: Element | None = leaf
        for _ in range(_CLIMB):
            if box is None or box.tag in {"body", "html", "main", "tr", "table", "ul"}:
                return None, ()
            text = box.text(2000)
            named = _PRICE_NAME.search(box.handle) is not None or box.get("itemprop") == "price"
            if named or _HINT.search(text):
                amounts = amounts_in(text, self.language, bare=named and len(text) <= 30)  # noqa: PLR2004
                if amounts:
                    return box, amounts
            if len(text) > 60:  # noqa: PLR2004 - a number in prose
                return None, ()
            box = box.parent
        return None, ()

    def _price(self, box: Element, amount: Amount, card: Element | None, count: int) -> Price:
        before, after = _around(box)
        sense = amount.sense
        if sense is Sense.PRICE and count == 1:
            sense = sense_of(before, after)
        names = " ".join(each.handle for each in (box, *list(box.ancestors)[:2]))
        if _FORMER_NAME.search(box.handle) or _FORMER_NAME.search(_parent_handle(box)):
            sense = Sense.FORMER
        elif sense is Sense.PRICE and _SIDE_NAME.search(names) and not _PRICE_LABELLED.search(names):
            sense = Sense.OTHER
        text = box.words(400)
        rest = " ".join((before + " " + text.replace(amount.text, " ", 1) + " " + after).split())
        return Price(
            money=amount.money,
            sense=sense,
            text=amount.text,
            element=box,
            beside=rest[:300],
            doubt=amount.doubt,
            card=card,
        )


_PRICE_LABELLED = re.compile(
    r"price--(?:main|current|final|sale)|current-price|final-price|sale-price|product-price"
)


def _parent_handle(box: Element) -> str:
    """The parent's names, where the parent holds this price alone."""
    parent = box.parent
    if parent is None or parent.end - parent.start > 8:  # noqa: PLR2004
        return ""
    return parent.handle if parent.words(60) == box.words(60) else ""


def _shows_digit(element: Element) -> bool:
    """Whether a visitor reads a digit in the element's own text."""
    if element.tag in {
        "script",
        "style",
        "option",
        "textarea",
        "template",
        "noscript",
        "title",
        "select",
        "svg",
    }:
        return False
    return any(isinstance(child, str) and _DIGIT.search(child) for child in element.children)


def _around(box: Element) -> tuple[str, str]:
    """The words before and after an element in its line, or in the short block around it."""
    before: list[str] = []
    after: list[str] = []
    child = box
    for parent in box.ancestors:
        if parent.tag in {"body", "main", "ul", "table", "tbody", "form"}:
            break
        at = next((i for i, each in enumerate(parent.children) if each is child), 0)
        before[:0] = [_shown(each) for each in parent.children[max(0, at - 4) : at]]
        after += [_shown(each) for each in parent.children[at + 1 : at + 5]]
        child = parent
        if (
            parent.tag in {"p", "li", "td", "tr", "dd", "h1", "h2", "h3", "label"}
            or len("".join(before + after)) > _MAX_BOX
        ):
            break
        if "".join(before).strip():
            break
    return " ".join(" ".join(before).split())[-_MAX_BOX:], " ".join(" ".join(after).split())[:_MAX_BOX]


def _shown(node: Element | str) -> str:
    if isinstance(node, str):
        return node
    if node.hidden or node.struck:
        return ""
    return node.words(_MAX_BOX)


def is_prose(price: Price) -> bool:
    """Whether an amount stands in a sentence rather than as a price of its own."""
    rest = words.fold(price.beside)
    if words.PRICE_LABEL.are(rest) or len(rest) <= 25:  # noqa: PLR2004
        return False
    return len(rest) > 120 or words.WITH_TAX.search(rest) is None  # noqa: PLR2004


def plain(prices: list[Price]) -> Iterator[Price]:
    """Those that ask for money as they stand."""
    return (each for each in prices if each.sense is Sense.PRICE)
