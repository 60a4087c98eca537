"""Which of the things on a cart page takes goods out: scores from words and marks, as pure functions."""

import re

from auditor.gather.journey import emptying_words as words
from auditor.gather.journey.elements import Element, begins, mentions, normal

# ruff: noqa: RUF001 - crosses that close and remove

SURE = 30  # a thing that scores this much is one
_LONG = 80  # letters: a label may name the product
_NAME = re.compile(r"remove|delete|trash|discard", re.IGNORECASE)
_ADDRESS = re.compile(
    r"[?&](?:remove_item|remove|delete)=|[?&]quantity=0(?:&|$)|/(?:cart|basket|bag|warenkorb|panier)/[^?]*(?:remove|delete)",
    re.IGNORECASE,
)
_NOT_A_LINE = re.compile(r"coupon|voucher|promo|discount|gift|filter|wish", re.IGNORECASE)
_CROSSES = ("×", "✕", "✖", "x", "")


def removes(element: Element) -> int:
    """How well a thing fits as what takes goods out of the cart; below `SURE` it is not."""
    text, label = normal(element.text), normal(element.label)
    if not element.visible or element.disabled or element.region in ("nav", "footer"):
        return 0
    if len(text or label) > _LONG or mentions(f"{text} {label}", words.NOT_A_LINE):
        return 0
    points = 0
    if text in words.CLEAR or label in words.CLEAR:
        points = 80
    elif text in words.REMOVE or label in words.REMOVE:
        points = 60
    elif begins(text, words.REMOVE) or begins(label, words.REMOVE):
        points = 45
    if _marked(element) and (points or element.text.strip().lower() in _CROSSES):
        points += SURE
    return points


def _marked(element: Element) -> bool:
    """Whether its name or address says that it removes, and no coupon."""
    name = f"{element.name} {element.data}"
    removes_else = re.search(
        r"coupon|voucher|promo|discount|gift|filter|wish", f"{name} {element.href}", re.IGNORECASE
    )
    return not removes_else and bool(_NAME.search(name) or _ADDRESS.search(element.href))


def agrees(element: Element) -> int:
    """How well a thing fits as the yes to a dialog of the page that asks whether it is meant."""
    if not element.visible or element.disabled or element.region != "dialog":
        return 0
    return 90 if element.words in words.YES else 0
