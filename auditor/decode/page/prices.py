"""The prices that a visitor sees, each with its place and with what the words and names around it make of it."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from auditor.decode.page import price_words
from auditor.decode.page.currency import SIGNS
from auditor.decode.page.layout import Layout, contains_any
from auditor.decode.page.money import Amount, amounts_in
from auditor.decode.page.phrases import fold
from auditor.decode.page.sense import Sense, sense_of
from auditor.decode.page.tree import INLINE, SPLIT, Element
from auditor.model.money import Money

MAX_PRICES = 1500
_MAX_BESIDE = 160
_MAX_LABEL = 60
_MAX_SPLIT = 40  # characters of a price that several elements make up
_WRAPPER_SIZE = 12
_CLIMB = 4
_SHORT = 25
_SENTENCE = 120

_WHOLES = frozenset({"body", "html", "main", "table", "tbody", "ul", "ol", "form"})
_NO_TEXT = frozenset(
    {"script", "style", "option", "textarea", "template", "noscript", "title", "select", "svg"}
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2}")
_BARE = re.compile(r"\s*[\d.,'\u2019\u00a0\u202f ]+(?:[-\u2013\u2014]{1,2})?\s*\*?\s*")
_HINT_AMOUNT = re.compile(r"\d[.,]\d\d(?!\d)|[$€£¥]")
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
_STATE = re.compile(r"(?<!\S)(?:with|has|is|no)-\S+")  # "with-list-price" says what stands beside
_SIDE_NAME = re.compile(
    r"tier|staffel|bulk|volume|block-price|graduated|unit-?price|base-?price|grundpreis|reference-?unit|per-?unit|instal|finanz|financ|rate|klarna"
    r"|afterpay|paypal|saving|you-?save|discount-?amount|shipping|versand|delivery|reward|points|loyalty|deposit|pfand|history|omnibus|lowest"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """A visible amount.

    `beside` is what else stands in its line, `label` what stands before it, there or in the block above.
    """

    money: Money | None
    sense: Sense
    text: str
    element: Element
    beside: str
    label: str
    doubt: str


class VisiblePrices:
    """Every visible amount of a page, in document order."""

    def __init__(self, layout: Layout, language: str) -> None:
        self.document = layout.document
        self.language = language
        self._known: dict[int, tuple[Amount, ...]] = {}

    @cached_property
    def _boxes(self) -> dict[int, tuple[Element, tuple[Amount, ...]]]:
        """The smallest elements that read as money, by their place."""
        boxes: dict[int, tuple[Element, tuple[Amount, ...]]] = {}
        numbers: list[Element] = []
        for leaf in self.document.all:
            if leaf.hidden or leaf.struck or not _shows_digit(leaf):
                continue
            amounts = self._amounts(leaf)
            if amounts:
                boxes[leaf.start] = (leaf, amounts)
            else:
                numbers.append(leaf)
            if len(boxes) > MAX_PRICES:
                break
        places = sorted(boxes)
        for leaf in numbers:
            box, amounts = self._around_number(leaf, places)
            if box is not None:
                boxes.setdefault(box.start, (box, amounts))
        return dict(sorted(boxes.items()))

    @property
    def places(self) -> list[int]:
        """Where the amounts are, sorted."""
        return list(self._boxes)

    @cached_property
    def all(self) -> list[Price]:
        """All of them, up to a bound."""
        return [
            price
            for box, amounts in self._boxes.values()
            for price in self._prices(box, self._own(box, amounts))
        ]

    def _own(self, box: Element, amounts: tuple[Amount, ...]) -> tuple[Amount, ...]:
        """The amounts of an element without those of the smaller elements in it that read as money themselves."""
        if len(amounts) == 1:
            return amounts
        places = self.places
        first, last = bisect_right(places, box.start), bisect_left(places, box.end)
        inner = Counter(amount.text for place in places[first:last] for amount in self._boxes[place][1])
        own = []
        for amount in amounts:
            if inner[amount.text] > 0:
                inner[amount.text] -= 1
            else:
                own.append(amount)
        return tuple(own)

    def _amounts(self, box: Element) -> tuple[Amount, ...]:
        """The amounts in an element's text, read once: many numbers may stand in one element."""
        if box.start not in self._known:
            self._known[box.start] = self._read(box)
        return self._known[box.start]

    def _read(self, box: Element) -> tuple[Amount, ...]:
        text = box.text(2000)
        named = _PRICE_NAME.search(box.handle) is not None or box.get("itemprop") == "price"
        if named or _HINT.search(text):
            return amounts_in(text, self.language, bare=named and _BARE.fullmatch(text) is not None)
        return ()

    def _around_number(self, leaf: Element, places: list[int]) -> tuple[Element | None, tuple[Amount, ...]]:
        """The smallest element around a number in which a currency makes it money."""
        for box in list(leaf.ancestors)[:_CLIMB]:
            child_text = leaf.text(100) if box is leaf.parent else box.text(100)
            if len(child_text) > _MAX_SPLIT or contains_any(places, box) or box.tag in _WHOLES:
                break
            if (amounts := self._amounts(box)) and box.start != leaf.start:
                return box, amounts
            if is_block(box) and _WORD.search(child_text):
                break
        return None, ()

    def _prices(self, box: Element, amounts: tuple[Amount, ...]) -> Iterator[Price]:
        line = box if is_block(box) else next((each for each in box.ancestors if is_block(each)), box)
        before, after = _beside(box, line)
        label = _label_above(line) if not _WORD.search(before) else ""
        text = box.text(500)
        in_line = amounts_in(line.text(300), self.language) if line is not box else ()
        for amount in amounts:
            own_before, own_after = text[: amount.start], text[amount.end :]
            rest = " ".join(f"{before} {own_before} {own_after} {after}".replace(SPLIT, " ").split())
            money, sense = _in_line(amount, in_line)
            if sense is Sense.PRICE:
                sense = self._sense(box, f"{label} {before} {own_before}", f"{own_after} {after}")
            if sense is Sense.THRESHOLD and money is not None and money.amount == 0:
                sense = Sense.PRICE  # "Free shipping: 0.00" is a charge
            yield Price(
                money=money,
                sense=sense,
                text=amount.text,
                element=box,
                beside=rest[:400],
                label=" ".join(f"{label} {before} {own_before}".split())[-_MAX_LABEL:],
                doubt=amount.doubt,
            )

    @staticmethod
    def _sense(box: Element, before: str, after: str) -> Sense:
        names = _STATE.sub(" ", f"{box.handle} {_wrapper(box)}")
        if _FORMER_NAME.search(names):
            return Sense.FORMER
        sense = sense_of(before, after)
        if sense is Sense.PRICE and _SIDE_NAME.search(names):
            return Sense.OTHER
        return sense


def _in_line(amount: Amount, in_line: tuple[Amount, ...]) -> tuple[Money | None, Sense]:
    """An amount as its line completes it: a currency that stands beside, the other end of a range."""
    if amount.money is None:
        return None, amount.sense
    for each in in_line:
        if each.money is not None and each.money.amount == amount.money.amount:
            money = each.money if amount.money.currency is None else amount.money
            return money, Sense.RANGE if each.sense is Sense.RANGE else amount.sense
    return amount.money, amount.sense


def _wrapper(box: Element) -> str:
    """The names of the elements that hold this price and nothing else."""
    text = box.words(80)
    names = []
    for above in list(box.ancestors)[:3]:
        if above.end - above.start > _WRAPPER_SIZE or above.words(80) != text:
            break
        names.append(above.handle)
    return " ".join(names)


def is_block(element: Element) -> bool:
    """Whether an element starts a line of its own."""
    return element.tag not in INLINE or element.tag == "label"


def _shows_digit(element: Element) -> bool:
    """Whether a visitor reads a digit in the element's own text."""
    if element.tag in _NO_TEXT:
        return False
    return any(isinstance(child, str) and _DIGIT.search(child) for child in element.children)


def _beside(box: Element, line: Element) -> tuple[str, str]:
    """The words before and after an element in its line."""
    before: list[str] = []
    after: list[str] = []
    child = box
    while child is not line and child.parent is not None:
        parent = child.parent
        at = child.place
        before[:0] = [_shown(each) for each in parent.children[max(0, at - 6) : at]]
        after += [_shown(each) for each in parent.children[at + 1 : at + 7]]
        child = parent
    return " ".join(" ".join(before).split())[-_MAX_BESIDE:], " ".join(" ".join(after).split())[:_MAX_BESIDE]


def _label_above(line: Element) -> str:
    """The short text just before a line: the term of a definition, the head of a row, a caption."""
    child = line
    for parent in list(line.ancestors)[:3]:
        if parent.tag in _WHOLES:
            break
        at = child.place
        for each in reversed(parent.children[max(0, at - 6) : at]):
            said = " ".join(_shown(each).split())
            if said:
                heading = isinstance(each, Element) and each.tag in {"h1", "form"}
                return (
                    said if len(said) <= _MAX_LABEL and not heading and not _HINT_AMOUNT.search(said) else ""
                )
        child = parent
    return ""


def _shown(node: Element | str) -> str:
    if isinstance(node, str):
        return node
    if node.hidden or node.struck:
        return ""
    return node.words(_MAX_BESIDE)


def is_prose(price: Price) -> bool:
    """Whether an amount stands in a sentence rather than as a price of its own."""
    rest = fold(price.beside)
    named = any(
        _PRICE_NAME.search(each.handle) for each in (price.element, *list(price.element.ancestors)[:3])
    )
    if len(rest) <= (_SENTENCE if named else _SHORT) or price_words.PRICE_LABEL.are(rest):
        return False
    return len(rest) > _SENTENCE or price_words.WITH_TAX.search(rest) is None
