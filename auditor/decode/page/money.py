"""Prices as people write them, in any locale: exact decimals, and doubt where two readings fit.

A number is money only by a mark beside it: a currency's sign or code.
"""
# ruff: noqa: RUF001, RUF002 - the signs of many scripts are the subject here

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from auditor.decode.page import price_words
from auditor.decode.page.currency import CODES, SIGNS, THREE_DECIMALS, WEAK_SIGNS, WORD_LIKE, ZERO_DECIMALS
from auditor.decode.page.notation import HARD_SPACES, MAX_DIGITS, Number, read_number
from auditor.decode.page.sense import Sense, sense_of
from auditor.decode.page.tree import SPLIT
from auditor.model.money import Money

_MAX_TEXT = 20_000
_MAX_DATA = 100
_REACH_BEFORE = 80
_REACH_AFTER = 40

_USUAL_SIGNS = str.maketrans(
    {
        "￥": "¥",
        "＄": "$",
        "﹩": "$",
        "￡": "£",
        "，": ",",
        "．": ".",
        "￦": "₩",
        "－": "-",
        "−": "-",
        "٫": ".",
        "٬": ",",
    }
)
_SUPERSCRIPT = re.compile(r"(?<=\d)[⁰¹²³⁴⁵⁶⁷⁸⁹]{2}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
_LETTER = r"[^\W\d_]"
_UNBOUNDED = frozenset({"円", "元", "원"})


def _any_of(signs: Iterable[str]) -> str:
    return "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))


def _mark_pattern() -> str:
    """Any mark of money. One that begins or ends with a letter is a word of its own there."""
    alone = {sign for sign in SIGNS if not sign[0].isalpha() or sign in _UNBOUNDED}
    worded = SIGNS.keys() - alone
    open_ended = {sign for sign in worded if not sign[-1].isalpha()}
    return (
        rf"{_any_of(alone)}"
        rf"|(?<!{_LETTER})(?:{_any_of(open_ended)}|(?:{_any_of(worded - open_ended)}|[A-Z]{{3}})(?!{_LETTER}))"
    )


_BEGINNINGS = "".join(sorted({re.escape(sign[0]) for sign in SIGNS}))
_TOKEN = re.compile(
    rf"(?=[\dA-Z{_BEGINNINGS}])"  # most characters begin no token: a fast way past them
    rf"(?:(?P<mark>{_mark_pattern()})"
    rf"|(?P<number>\d+(?:(?:[.,'’·{SPLIT}]|[ {HARD_SPACES}](?=\d{{3}}(?!\d)))\d+)*)"
    r"(?P<none>[.,][-–—]{1,2}(?!\d)|:-)?)"
)
_GAP = re.compile(rf"[ {HARD_SPACES}\u200e\u200f\u2066-\u2069]{{0,3}}")
_THREE = re.compile(r"\.\d{3}$")
_MACHINE = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_WITH_DECIMALS = re.compile(r"[.,]\d{1,3}$")
_MINOR = re.compile(r"\d\d")
_MINUS_BEFORE = re.compile(r"(?:^|[\s(:])-$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount in a text. `money` is None where the number cannot be read; `doubt` says why."""

    money: Money | None
    sense: Sense
    text: str
    start: int
    end: int
    doubt: str = ""


@dataclass(slots=True)
class _Price:
    """A number with the marks that are its own."""

    number: re.Match[str]
    start: int
    end: int
    marks: list[str] = field(default_factory=list)
    minor: str = ""  # "90" of "19€90"

    def take(self, mark: re.Match[str]) -> None:
        self.marks.append(mark["mark"])
        self.start = min(self.start, mark.start())
        self.end = max(self.end, mark.end())

    @property
    def is_money(self) -> bool:
        """Whether its marks make it money: a mark that is also a word needs decimals to count."""
        if all(mark in WORD_LIKE or mark in WEAK_SIGNS for mark in self.marks):
            decimals = re.search(r"[.,]\d{2,3}$", self.number["number"]) is not None
            return (bool(self.marks) and decimals) or self.number["none"] == ":-"
        return True


def amounts_in(text: str, language: str = "", *, bare: bool = False) -> tuple[Amount, ...]:
    """Every amount of money in a text, in its order.

    Args:
        text: what a visitor reads; a new line ends the reach of a word.
        language: the page's language tag in lower case, "" where it is not known.
        bare: the text is known to be a price, so a lone number without any mark counts as well.
    """
    text = _plain(text[:_MAX_TEXT])
    prices = list(_prices(text))
    marked = [price for price in prices if price.is_money]
    if bare and not marked and len(prices) == 1 and not text[prices[0].end :].lstrip().startswith("%"):
        marked = prices
    ranged = _ends_of_ranges(text, prices, marked)
    return tuple(_amount(text, price, language, ranged=price.start in ranged) for price in marked)


def machine_amount(value: object, currency: str | None = None, language: str = "") -> Decimal | None:
    """An amount as data gives it (JSON-LD, `content` attributes): a plain decimal number.

    Data that is written as for people ("1.299,00 €") is read as such; None where it says nothing sure.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = value.strip()[:_MAX_DATA] if isinstance(value, str) else _as_text(value)
    if _MACHINE.fullmatch(text) and sum(map(str.isdigit, text)) <= MAX_DIGITS:
        three = isinstance(value, str) and _THREE.search(text) is not None
        if not three or currency in THREE_DECIMALS:
            return Decimal(text)
        if currency not in ZERO_DECIMALS:
            return None  # "1.299": of a machine, or for a German reader?
    if currency is not None and currency not in text:
        text = f"{text} {currency}"
    read = amounts_in(text, language, bare=True)
    if len(read) == 1 and read[0].money is not None and read[0].sense is Sense.PRICE:
        return read[0].money.amount
    return None


def currency_code(text: object) -> str | None:
    """The ISO 4217 code that a text is, by code or by a sign that one currency alone has."""
    if not isinstance(text, str):
        return None
    mark = text.strip()
    return mark.upper() if mark.upper() in CODES else SIGNS.get(mark)


def _as_text(value: float) -> str:
    """A JSON number as its digits, "" where it has no exact ones."""
    text = repr(value) if abs(value) < 10**MAX_DIGITS else ""
    return text if _MACHINE.fullmatch(text) else ""


def _plain(text: str) -> str:
    """The same text with ASCII digits and the usual signs."""
    if text.isascii():
        return text
    text = _SUPERSCRIPT.sub(
        lambda found: "." + "".join(str(unicodedata.digit(one)) for one in found[0]),
        text.translate(_USUAL_SIGNS),
    )
    return "".join(
        str(unicodedata.decimal(one)) if one.isdecimal() and not one.isascii() else one for one in text
    )


def _prices(text: str) -> Iterator[_Price]:
    """The numbers of a text, each with its marks."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if token["mark"] and token["mark"] not in SIGNS and token["mark"] not in CODES:
            continue  # three capital letters that are no currency
        before = text[token.start() - 1] if token.start() else " "
        if (
            token["number"]
            and (before.isalpha() or before == SPLIT)
            and not (run and run[-1].end() == token.start())
        ):
            continue  # "K3", "B12": part of a word
        if run and not _GAP.fullmatch(text, run[-1].end(), token.start()):
            yield from _read_run(run)
            run = []
        run.append(token)
    yield from _read_run(run)


def _read_run(run: Sequence[re.Match[str]]) -> list[_Price]:
    """The numbers of a run of neighbouring marks and numbers: which mark is whose?"""
    prices = [_Price(token, token.start(), token.end()) for token in run if token["number"]]
    if not prices:
        return []
    if joined := _around_sign(run):
        return [joined]
    pending: list[re.Match[str]] = []
    last: _Price | None = None
    remaining = iter(prices)
    for token in run:
        if token["mark"]:
            pending.append(token)
            continue
        price = next(remaining)
        for place, mark in enumerate(pending):
            (
                price if last is None or _leans_right(mark, place, len(pending), last, price, run) else last
            ).take(mark)
        pending, last = [], price
    for mark in pending:
        prices[-1].take(mark)
    return prices


def _leans_right(
    mark: re.Match[str], place: int, count: int, left: _Price, right: _Price, run: Sequence[re.Match[str]]
) -> bool:
    """Whether a mark between two numbers belongs to the second."""
    if count > 1:
        return place > 0
    touches_left, touches_right = mark.start() == left.number.end(), mark.end() == right.number.start()
    if touches_left != touches_right:
        return touches_right
    if run[0]["mark"] or run[-1]["mark"]:
        return bool(run[0]["mark"])
    return _WITH_DECIMALS.search(right.number["number"]) is not None


def _around_sign(run: Sequence[re.Match[str]]) -> _Price | None:
    """The one number of "19€90"."""
    if [token["mark"] is None for token in run] != [True, False, True]:
        return None
    whole, mark, minor = run
    if whole.end() < mark.start() or mark.end() < minor.start() or mark["mark"] in CODES:
        return None
    if not _MINOR.fullmatch(minor["number"]) or _WITH_DECIMALS.search(whole["number"]):
        return None
    return _Price(whole, whole.start(), minor.end(), [mark["mark"]], minor["number"])


def _ends_of_ranges(text: str, prices: Sequence[_Price], marked: Sequence[_Price]) -> set[int]:
    """Where the numbers start that are the ends of a range: "10 – 20 €"."""
    money = {price.start for price in marked}
    return {
        end.start
        for left, right in pairwise(prices)
        if money & {left.start, right.start} and price_words.BETWEEN.fullmatch(text[left.end : right.start])
        for end in (left, right)
    }


def _amount(text: str, price: _Price, language: str, *, ranged: bool) -> Amount:
    currencies = {code for mark in price.marks if (code := currency_code(mark)) is not None}
    currency = next(iter(currencies)) if len(currencies) == 1 else None
    number = _value(price, currency, language)
    line_start = text.rfind("\n", 0, price.start) + 1
    line_end = text.find("\n", price.end)
    before = text[max(line_start, price.start - _REACH_BEFORE) : price.start]
    after = text[price.end : min(price.end + _REACH_AFTER, line_end if line_end >= 0 else len(text))]
    value = number.value
    if value is not None and _is_negative(text, price, before):
        value = -value
    return Amount(
        money=None if value is None else Money(value, currency),
        sense=Sense.RANGE if ranged else sense_of(before, after),
        text=" ".join(text[price.start : price.end].replace(SPLIT, " ").split()),
        start=price.start,
        end=price.end,
        doubt=number.doubt,
    )


def _value(price: _Price, currency: str | None, language: str) -> Number:
    written = price.number["number"]
    number = read_number(written, currency=currency, language=language, yen="¥" in price.marks)
    if number.value is None:
        return number
    if price.minor:
        return Number(Decimal(f"{number.value}.{price.minor}"))
    if price.number["none"] and number.value != number.value.to_integral_value():
        return Number(None, f'"{price.number[0]}" is no usual notation')
    return number


def _is_negative(text: str, price: _Price, before: str) -> bool:
    inside = text[price.start : price.number.start()].rstrip()
    return _MINUS_BEFORE.search(before) is not None or inside.endswith("-")
