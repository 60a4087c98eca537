"""What a cart, a checkout or a confirmation states: amounts with their roles, and the order's number."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from auditor.decode.page import words
from auditor.decode.page.cards import Cards
from auditor.decode.page.layout import Layout
from auditor.decode.page.money import Sense
from auditor.decode.page.prices import Price, VisiblePrices
from auditor.decode.page.tree import Element
from auditor.model.money import StatedAmount

MAX_AMOUNTS = 120

_ROLE_NAMES = (
    ("subtotal", re.compile(r"sub-?total|zwischensumme|subtotals-cart|cart-subtotal|summary-subtotal")),
    ("discount", re.compile(r"discount|coupon|voucher|promo|rabatt|gift-?card")),
    ("shipping", re.compile(r"shipping|delivery|versand|freight|postage|livraison")),
    ("tax", re.compile(r"(?:^|[\s_-])(?:tax|vat|gst|mwst|btw|tva|iva)(?:$|[\s_-])|tax-rate|totals-tax")),
    (
        "total",
        re.compile(
            r"grand-?total|order-?total|total-?price|cart-total|totals?__total|(?:^|[\s_-])totals?(?:$|[\s_-])|amount-?due|payment-due"
        ),
    ),
)
_LINE_NAME = re.compile(
    r"line-?item|cart-?item|basket-?item|order-?item|product-|item-row|(?:^|[\s_-])item(?:$|[\s_-])|lineitem|order_item|cart_item"
)
_TOTALS_NAME = re.compile(r"total|summary|summe|resume|récap|totais|cart-collaterals")
_NUMBER = re.compile(r"[A-Z0-9](?:[A-Z0-9]|[-_/.](?=[A-Z0-9])){2,39}", re.IGNORECASE)
_ORDER_WORD = re.compile(words.ORDER.pattern)
_VERB = re.compile(r"(?:is|ist|lautet|est|es|è|é|är|er|on|to|jest|je|는|은|は|が|är:|with|mit)?")
_REACH = 60
_LABEL_LENGTH = 60


class OrderReader:
    """Reads amounts and numbers of an order, finished or not."""

    def __init__(
        self, layout: Layout, cards: Cards, prices: VisiblePrices, controls: Sequence[Element]
    ) -> None:
        self.layout = layout
        self.document = layout.document
        self.cards = cards
        self.prices = prices
        self.controls = controls

    @cached_property
    def amounts(self) -> tuple[StatedAmount, ...]:
        """The amounts of the order, each with its role; recommendations and the site's furniture apart."""
        found: list[StatedAmount] = []
        seen: set[tuple[str, str | None, str]] = set()
        for price in self.prices.all:
            if price.money is None or price.sense in {
                Sense.FORMER,
                Sense.THRESHOLD,
                Sense.UNIT,
                Sense.INSTALMENT,
            }:
                continue
            if self.layout.furniture(price.element) or self._is_recommended(price):
                continue
            role = self.role_of(price)
            key = (str(price.money.amount.normalize()), price.money.currency, role)
            if key not in seen:
                seen.add(key)
                found.append(
                    StatedAmount(
                        money=price.money,
                        source="visible",
                        role=role,
                        text=f"{self._label(price)[:80]} {price.text}".strip(),
                    )
                )
        return tuple(found[:MAX_AMOUNTS])

    @cached_property
    def unread(self) -> str:
        """Why a total could not be read, "" where none is unreadable."""
        return next(
            (
                each.doubt
                for each in self.prices.all
                if each.doubt and self.role_of(each) in {"total", "subtotal"}
            ),
            "",
        )

    def _is_recommended(self, price: Price) -> bool:
        """Whether an amount is that of a product which is offered beside, not of a line of the order."""
        card = self.cards.of(price.element)
        return card is not None and any(card.holds(each) or _beside(card, each) for each in self.controls)

    def role_of(self, price: Price) -> str:
        """What an amount is of: "price", "subtotal", "total", "shipping", "tax", "discount" or "other"."""
        if self.is_line(price):
            return "price"
        label = self._label(price)
        if label and len(label) <= _LABEL_LENGTH:
            for role, phrases in (
                ("subtotal", words.SUBTOTAL), ("discount", words.DISCOUNT), ("shipping", words.SHIPPING), ("total", words.TOTAL), ("tax", words.TAX),
            ):  # fmt: skip
                if phrases.start(label):
                    return role
            for role, phrases in (
                ("subtotal", words.SUBTOTAL), ("discount", words.DISCOUNT), ("total", words.TOTAL), ("shipping", words.SHIPPING), ("tax", words.TAX),
            ):  # fmt: skip
                if phrases.found_in(label):
                    return role
        for above in (price.element, *list(price.element.ancestors)[:4]):
            for role, pattern in _ROLE_NAMES:
                if pattern.search(above.handle):
                    return role
            if above.tag in {"tr", "li", "table", "section", "dl"}:
                break
        return "price" if not self._in_totals(price) else "other"

    def is_line(self, price: Price) -> bool:
        """Whether an amount stands in a line of the order, beside a product."""
        if self.cards.of(price.element) is not None:
            return True
        for above in list(price.element.ancestors)[:8]:
            if above.tag in {"table", "tbody", "ul", "ol", "form", "main", "body", "section", "aside"}:
                return False
            if _TOTALS_NAME.search(above.handle) and not _LINE_NAME.search(above.handle):
                return False
            if above.tag in {"tr", "li"} or _LINE_NAME.search(above.handle):
                inside = self.document.inside(above, "img", "input", "select", "a")
                if any(
                    each.tag == "img" or "qty" in each.get("name") or "quantity" in each.get("name")
                    for each in inside
                ):
                    return True
                return _LINE_NAME.search(above.handle) is not None
        return False

    def _in_totals(self, price: Price) -> bool:
        return any(_TOTALS_NAME.search(above.handle) for above in list(price.element.ancestors)[:5])

    def _label(self, price: Price) -> str:
        """The words that an amount stands beside: in its row, its line or just above."""
        for above in (price.element, *list(price.element.ancestors)[:4]):
            if above.tag == "tr" or above.get("role") == "row":
                return " ".join(_without_amounts(above.words(300), price).split())
        rest = _without_amounts(price.beside, price)
        return " ".join((price.label if not re.search(r"[^\W\d_]{2}", rest) else rest).split())

    @cached_property
    def order_number(self) -> str:
        """The number of the order that is confirmed, "" where none is stated."""
        return next(self._numbers(), "")

    def _numbers(self) -> Iterator[str]:
        for text in [*self._lines(), self.document.title]:
            folded = words.fold(text)
            if len(folded) != len(text):
                text = folded.upper()  # noqa: PLW2901 - folding changed the length: places no longer agree
            for word in _ORDER_WORD.finditer(folded):
                for found in _NUMBER.finditer(text, word.end(), word.end() + _REACH):
                    between = folded[word.end() : found.start()]
                    if _leads_to_number(between) and _is_order_number(found[0], between, text[found.end() :]):
                        yield found[0]

    def _lines(self) -> Iterator[str]:
        body = self.layout.main
        if body is None:
            return
        lines = [line.strip() for line in body.text(40_000).split("\n")]
        lines = [line for line in lines if line]
        for at, line in enumerate(lines):
            if len(line) <= 400:  # noqa: PLR2004
                yield line
                if at + 1 < len(lines) and len(line) <= 40 and len(lines[at + 1]) <= 40:  # noqa: PLR2004
                    yield f"{line} {lines[at + 1]}"


def _beside(card: Element, control: Element) -> bool:
    """Whether a control stands beside a card in one small frame."""
    frame = card.parent
    return (
        frame is not None
        and frame.holds(control)
        and frame.tag not in {"body", "main", "tbody", "ul", "ol", "form"}
        and frame.end - frame.start < 60
    )  # noqa: PLR2004


def _leads_to_number(between: str) -> bool:
    """Whether what stands between the word "order" and a token introduces its number."""
    if not re.sub(r"[\W_]+", "", between):
        return not re.search(r"[$€£¥]", between)
    if words.TOTAL.found_in(between) or re.search(r"\d", between):
        return False
    return words.NUMBER_WORD.found_in(between) or _VERB.fullmatch(re.sub(r"[\W_]+", "", between)) is not None


def _is_order_number(text: str, between: str, after: str) -> bool:
    """Whether a token is an order's number, and no word, date or amount."""
    digits = sum(map(str.isdigit, text))
    if re.fullmatch(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|(?:19|20)\d\d|\d+[.,]\d\d", text) or re.match(
        r"\s?[€%]|[.,]\d", after
    ):
        return False
    numbered = "#" in between or words.NUMBER_WORD.found_in(between)
    if digits >= 3 or (digits and numbered):  # noqa: PLR2004
        return True
    return numbered and text.isupper() and 6 <= len(text) <= 16  # noqa: PLR2004 - PrestaShop's "XKBKNABJK"


def _without_amounts(text: str, price: Price) -> str:
    """A row's text without its amounts."""
    text = text.replace(price.text, " ")
    return re.sub(r"[-–−]?\s?[$€£¥]?\s?\d[\d.,' ]*\s?(?:[$€£¥]|[A-Z]{3}\b)?", " ", text)
