"""What a cart, a checkout or a confirmation states: amounts with their roles, and the order's number."""

import re
from collections.abc import Iterator
from functools import cached_property

from auditor.decode.page import words
from auditor.decode.page.layout import Layout
from auditor.decode.page.money import Sense
from auditor.decode.page.prices import Price, VisiblePrices
from auditor.decode.page.purchase import Purchases
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
_ORDER_LABEL = re.compile(
    rf"(?:{words.ORDER.pattern})[\s\w'’/()]{{0,24}}?\s*(?:{words.NUMBER_WORD.pattern})?[\s:：#.()]*(?:is|ist|lautet|est|es|è|é|är|er|on|to|jest|je)?[\s:：#.]*(?=[a-z0-9])"
)
_LABEL_LENGTH = 60


class OrderReader:
    """Reads amounts and numbers of an order, finished or not."""

    def __init__(self, layout: Layout, prices: VisiblePrices, purchases: Purchases) -> None:
        self.layout = layout
        self.document = layout.document
        self.prices = prices
        self.purchases = purchases

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
        card = price.card
        if card is None:
            return False
        return any(
            each.card is not None and (card.holds(each.element) or each.card.holds(price.element))
            for each in self.purchases.controls
        )

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
        if price.card is not None:
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
        """The words that an amount stands beside."""
        row = price.element
        for above in (price.element, *list(price.element.ancestors)[:4]):
            if above.tag in {"body", "main", "table", "tbody", "ul"}:
                break
            row = above
            text = above.words(300)
            if above.tag == "dd":
                return self._term(above)
            if above.tag == "tr" or re.search(r"[^\W\d_]{2}", _without_amounts(text, price)):
                break
        text = _without_amounts(row.words(300), price)
        return " ".join(text.split()) if len(text) <= 200 else " ".join(price.beside.split())  # noqa: PLR2004

    @staticmethod
    def _term(definition: Element) -> str:
        """The `dt` of a `dd`."""
        siblings = list(definition.parent.elements) if definition.parent is not None else []
        at = next((i for i, each in enumerate(siblings) if each is definition), 0)
        return next((each.words(120) for each in reversed(siblings[:at]) if each.tag == "dt"), "")

    @cached_property
    def order_number(self) -> str:
        """The number of the order that is confirmed, "" where none is stated."""
        return next(self._numbers(), "")

    def _numbers(self) -> Iterator[str]:
        title = self.document.title
        for text in [*self._lines(), title]:
            folded = words.fold(text)
            if len(folded) != len(text):
                text = folded.upper()  # noqa: PLW2901 - folding changed the length: places no longer agree
            for label in _ORDER_LABEL.finditer(folded):
                found = _NUMBER.match(text, label.end())
                if found and _is_order_number(found[0], label[0]):
                    yield found[0].rstrip(".")

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


def _is_order_number(text: str, label: str) -> bool:
    """Whether what follows the word "order" is its number, and no word, date or amount."""
    digits = sum(map(str.isdigit, text))
    if re.fullmatch(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|(?:19|20)\d\d", text):
        return False
    if digits >= 3:  # noqa: PLR2004
        return True
    numbered = "#" in label or words.NUMBER_WORD.found_in(label)
    if digits:
        return numbered
    return numbered and text.isupper() and 6 <= len(text) <= 16  # noqa: PLR2004 - PrestaShop's "XKBKNABJK"


def _without_amounts(text: str, price: Price) -> str:
    """A row's text without its amounts."""
    text = text.replace(price.text, " ")
    return re.sub(r"[-–−]?\s?[$€£¥]?\s?\d[\d.,' ]*\s?(?:[$€£¥]|[A-Z]{3}\b)?", " ", text)
