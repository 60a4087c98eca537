"""What an amount in a cart or order is of, by the words and names around it."""

import re

from auditor.decode.page import words
from auditor.decode.page.cards import Cards
from auditor.decode.page.phrases import fold
from auditor.decode.page.prices import Price
from auditor.decode.page.tree import Element

_MAX_LABEL = 60
_MAX_ROW = 300
_DEPTH = 8

_BY_START = (
    ("subtotal", words.SUBTOTAL),
    ("discount", words.DISCOUNT),
    ("shipping", words.SHIPPING),
    ("total", words.TOTAL),
    ("tax", words.TAX),
)
_ANYWHERE = (_BY_START[0], _BY_START[1], _BY_START[3], _BY_START[2], _BY_START[4])
_BY_NAME = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        ("subtotal", r"sub-?total|zwischensumme|summary-subtotal"),
        ("discount", r"discount|coupon|voucher|promo|rabatt|gift-?card"),
        ("shipping", r"shipping|delivery|versand|freight|postage|livraison"),
        ("tax", r"(?:^|[\s_-])(?:tax|vat|gst|mwst|btw|tva|iva)(?:$|[\s_-])|tax-rate|totals-tax"),
        (
            "total",
            r"grand-?total|order-?total|total-?(?:price|amount)|cart-total|totals?__total|(?:amount|payment)-?due|totals grand",
        ),
    )
)
_LINE = re.compile(
    r"line-?item|(?:cart|basket|order)[-_]?item|product-|item-row|(?:^|[\s_-])item(?:$|[\s_-])"
)
_TOTALS = re.compile(r"total|summary|summe|resume|récap|totais|cart-collaterals")
_WHOLES = frozenset({"table", "tbody", "ul", "ol", "form", "main", "body", "section", "aside"})
_INCLUDED = re.compile(
    r"(?:incl|inkl|dont|davon|enth|includes|including|di cui|waarvan|varav|heraf|hvorav|w tym|z toho|内|うち)\w*\.?\s*$"
)
_COUNTED = re.compile(r"(?:^|\s)\d{1,3}\s?[x\u00d7](?:\s|$)|[x\u00d7]\s?\d{1,3}(?:\s|$)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")
_DIGIT = re.compile(r"\d")
_AMOUNT = re.compile(r"[-\u2013\u2212]?\s?[$€£¥]?\s?\d[\d.,' ]*\s?(?:[$€£¥]|[A-Z]{3}\b)?")


class Roles:
    """Tells the roles of a page's amounts."""

    def __init__(self, cards: Cards) -> None:
        self.cards = cards
        self.document = cards.document

    def of(self, price: Price) -> str:
        """What an amount is of: "price", "subtotal", "total", "shipping", "tax", "discount" or "other"."""
        if self._is_line(price):
            return "price"
        if _INCLUDED.search(fold(price.label)) and words.TAX.found_in(price.beside):
            return "tax"
        label = self.label(price)
        if label and len(label) <= _MAX_LABEL and (role := _role_in(label)):
            return role
        return _role_by_names(price.element) or self._unnamed(price)

    @staticmethod
    def _unnamed(price: Price) -> str:
        """The role of an amount that nothing names: of a line that counts ("2 x Tee"), or among the totals."""
        in_totals = any(_TOTALS.search(above.handle) for above in list(price.element.ancestors)[:5])
        return "other" if in_totals and not _COUNTED.search(price.label) else "price"

    def label(self, price: Price) -> str:
        """The words that an amount stands beside: in its row, its line or just above."""
        for above in (price.element, *list(price.element.ancestors)[:4]):
            if above.tag == "tr" or above.get("role") == "row":
                return " ".join(_without_amounts(above.words(_MAX_ROW), price).split())
        rest = _without_amounts(price.beside, price)
        return " ".join((rest if _WORD.search(rest) else price.label).split())

    def _is_line(self, price: Price) -> bool:
        """Whether an amount stands in a line of the order, beside a product."""
        if self.cards.of(price.element) is not None:
            return True
        for above in list(price.element.ancestors)[:_DEPTH]:
            named = _LINE.search(above.handle) is not None
            if above.tag in _WHOLES or (_TOTALS.search(above.handle) and not named):
                return False
            if named or above.tag in {"tr", "li"}:
                return named or self._shows_product(above)
        return False

    def _shows_product(self, row: Element) -> bool:
        """Whether a row has a picture or a quantity."""
        return any(
            each.tag == "img" or re.search(r"qty|quantity", each.get("name"))
            for each in self.document.inside(row, "img", "input", "select")
        )


def _role_in(label: str) -> str:
    """The role that a label names; what it begins with counts most."""
    for role, phrases in _BY_START:
        if phrases.start(label):
            return role
    return next((role for role, phrases in _ANYWHERE if phrases.found_in(label)), "")


def _role_by_names(element: Element) -> str:
    """The role that the names of the elements around an amount tell, or the head of its rows."""
    for above in (element, *list(element.ancestors)[:_DEPTH]):
        for role, pattern in _BY_NAME:
            if pattern.search(above.handle):
                return role
        if above.tag == "tr" and (role := _role_in(_head_of_rows(above))):
            return role
        if above.tag in _WHOLES or above.tag == "dl":
            break
    return ""


def _head_of_rows(row: Element) -> str:
    """The text of the row that heads some rows: the last one before that has words and no number."""
    rows = [each for each in row.parent.elements if each.tag == "tr"] if row.parent is not None else []
    at = next((i for i, each in enumerate(rows) if each is row), 0)
    for each in reversed(rows[:at]):
        text = each.words(2 * _MAX_LABEL)
        if _DIGIT.search(text) or len(text) > _MAX_LABEL:
            return ""
        if text:
            return text
    return ""


def _without_amounts(text: str, price: Price) -> str:
    return _AMOUNT.sub(" ", text.replace(price.text, " "))
