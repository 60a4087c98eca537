"""Which of the things on a cart page takes goods out: scores from words and marks, as pure functions."""

import re

from auditor.gather.journey import emptying_words as words
from auditor.gather.journey.elements import Element, begins, mentions, normal, says
from auditor.gather.journey.marks import CART_WORD

# ruff: noqa: RUF001 - crosses that close and remove

SURE = 30  # a thing that scores this much is one
_MENTIONED = 35
_LONG = 80  # letters: a label may name the product
_NAME = re.compile(r"remove|delete|trash|discard", re.IGNORECASE)
_ADDRESS = re.compile(
    r"[?&](?:remove_item|remove|delete)=|[?&]quantity=0(?:&|$)|/(?:cart|basket|bag|warenkorb|panier)/[^?]*(?:remove|delete)",
    re.IGNORECASE,
)
_NOT_A_LINE = re.compile(r"coupon|voucher|promo|discount", re.IGNORECASE)
_FROM_CART = re.compile(CART_WORD, re.IGNORECASE)
_CROSSES = ("×", "✕", "✖", "x", "")


def removes(element: Element) -> int:
    """How well a thing fits as what takes goods out of the cart; below `SURE` it is not."""
    if not element.visible or element.disabled or element.region in ("nav", "footer"):
        return 0
    name = f"{element.name} {element.data}"
    if _NOT_A_LINE.search(f"{name} {element.href}"):
        return 0
    points = max(_said(normal(element.text)), _said(normal(element.label)))
    marked = bool(_NAME.search(name) or _ADDRESS.search(element.href))
    if points == _MENTIONED and element.href and not marked:
        return 0  # a link that speaks of removing may lead anywhere
    if marked and (points or element.text.strip().lower() in _CROSSES):
        points += SURE
    return points


def _said(text: str) -> int:
    """What words say for it. Of a line's, many languages put the verb last: "Tasse aus dem Warenkorb entfernen"."""
    if not text or len(text) > _LONG:
        return 0
    if text in words.CLEAR:
        return 100
    if text in words.REMOVE:
        return 60
    if mentions(text, words.NOT_A_LINE) and not _FROM_CART.search(text):
        return 0
    if begins(text, words.REMOVE):
        return 45
    return _MENTIONED if says(text, words.REMOVE) else 0


def agrees(element: Element) -> int:
    """How well a thing fits as the yes to a dialog of the page that asks whether it is meant."""
    if not element.visible or element.disabled or element.region != "dialog":
        return 0
    return 120 if element.words in words.YES or removes(element) >= SURE else 0
