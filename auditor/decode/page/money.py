"""Prices as people write them, in any locale: exact decimals, and doubt where two readings fit.

A number is money only by a mark beside it. "1.299" is 1299 in German and 1.299 in English; what
neither the currency, the notation nor the page's language settles is doubt, never a guess.
"""
# ruff: noqa: RUF001 - signs and letters of many scripts are the subject here

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from auditor.decode.page import words
from auditor.decode.page.currency import CODES, SIGNS, THREE_DECIMALS, WEAK_SIGNS, WORD_LIKE, ZERO_DECIMALS
from auditor.decode.page.tree import SPLIT
from auditor.model.money import Money

MAX_DIGITS = 15
_MAX_TEXT = 20_000

# Unicode CLDR 46 (2024-10), `numbers/symbols`: which sign parts the decimals.
_COMMA = frozenset(
    "de fr it nl pt pl cs sk sl hr sr bs mk hu ro bg ru uk be kk ka az tr el da sv nb nn no fi et lv lt is id vi sq ca eu gl".split()
)
_POINT = frozenset("en ja ko zh th he iw hi ms tl fil ur bn ta te sw ga cy mt".split())
_POINT_REGIONS = frozenset(
    "es-mx es-us es-pr es-gt es-sv es-hn es-ni es-do es-pa es-pe es-419 de-ch de-li it-ch".split()
)
_COMMA_REGIONS = frozenset("en-za es-es es-ar es-cl es-co es-uy es-ve es-ec es-py es-bo es-cr".split())
_SPACE_GROUPS = frozenset("fr sv nb nn no fi pl cs sk ru uk be bg hu et lv lt kk ka pt sl".split())

_FULL_WIDTH = str.maketrans(
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
_HARD_SPACES = "\u00a0\u2007\u2009\u202f"


def _mark(sign: str) -> str:
    left = r"(?<![^\W\d_])" if sign[0].isalpha() else ""
    right = r"(?![^\W\d_])" if sign[-1].isalpha() else ""
    if sign in {"円", "元", "원"}:
        left = right = ""
    return left + re.escape(sign) + right


_MARKS = [_mark(mark) for mark in sorted([*SIGNS, *CODES], key=len, reverse=True)]
_TOKEN = re.compile(
    rf"(?P<mark>{'|'.join(_MARKS)})"
    rf"|(?P<number>\d+(?:(?:[.,'’·{SPLIT}]|[ {_HARD_SPACES}](?=\d{{3}}(?!\d)))\d+)*)(?P<none>[.,][-–—]{{1,2}}(?!\d)|:-)?"
)
_GAP = re.compile(rf"[ {_HARD_SPACES}\u200e\u200f\u2066-\u2069]{{0,3}}$")
_MACHINE = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_TIMES = re.compile(r"(?<![\w.,])(\d{1,3})\s*[x×]\s*(?:de|of|à|a|von|da)?\s*$", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:[^\d]\d{3})+$")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}$")


class Sense(StrEnum):
    """What an amount is, by the words around it."""

    PRICE = "price"
    FROM = "a starting price"
    RANGE = "a price range"
    UNIT = "a price per unit"
    INSTALMENT = "an instalment"
    TIMES = "a multiple"
    FORMER = "a former price"
    SAVING = "a saving"
    THRESHOLD = "a threshold"
    OTHER = "something else"


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
class _Number:
    match: re.Match[str]
    marks: list[str]
    start: int
    end: int
    minor: str = ""  # "90" of "19€90"
    doubt: str = ""


def decimal_mark(language: str) -> str:
    """The decimal mark of a language tag in lower case, "" where it is not known or differs by country."""
    base = language.split("-")[0]
    if language in _POINT_REGIONS:
        return "."
    if language in _COMMA_REGIONS or base in _COMMA:
        return ","
    return "." if base in _POINT else ""


def amounts_in(text: str, language: str = "", *, bare: bool = False) -> tuple[Amount, ...]:
    """Every amount of money in a text.

    With `bare`, the text is known to be a price, and a number without any mark counts as well.
    """
    text = _plain(text[:_MAX_TEXT])
    numbers = _numbers(text)
    marked = [number for number in numbers if _is_money(number)]
    if bare and not marked and len(numbers) == 1 and not text[numbers[0].end :].lstrip().startswith("%"):
        marked = numbers
    ranged = _ranged(text, numbers, marked)
    return tuple(_amount(text, number, language, number.start in ranged) for number in marked)


def machine_amount(value: object, currency: str | None = None, language: str = "") -> Decimal | None:
    """An amount as data gives it (JSON-LD, `content` attributes): a plain decimal number.

    Data that is written as for people ("1.299,00 €") is read as such; None where it says nothing sure.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        written = repr(value)
        return Decimal(written) if _MACHINE.fullmatch(written) and len(written) <= MAX_DIGITS + 4 else None
    text = str(value).strip()[:100]
    if _MACHINE.fullmatch(text) and sum(map(str.isdigit, text)) <= MAX_DIGITS:
        _, _, decimals = text.partition(".")
        if (
            len(decimals) != 3
            or currency in THREE_DECIMALS
            or decimals.endswith("0")
            and text.startswith("0")
        ):  # noqa: PLR2004
            return Decimal(text)
        if currency not in ZERO_DECIMALS:
            return None  # "1.299": written by a machine or for a German reader
    read = amounts_in(
        text if currency is None or currency in text else f"{text} {currency}", language, bare=True
    )
    if len(read) == 1 and read[0].money is not None and read[0].sense is Sense.PRICE:
        return read[0].money.amount
    return None


def currency_code(text: object) -> str | None:
    """The ISO 4217 code that a text is, by code or by a sign that one currency alone has."""
    if not isinstance(text, str):
        return None
    mark = text.strip()
    return mark.upper() if mark.upper() in CODES else SIGNS.get(mark)


def _plain(text: str) -> str:
    """The same text with ASCII digits and usual signs, character by character."""
    if text.isascii():
        return text
    text = text.translate(_FULL_WIDTH)
    text = _SUPERSCRIPT.sub(
        lambda found: "." + "".join(str(unicodedata.digit(one)) for one in found[0]), text
    )
    return "".join(
        str(unicodedata.decimal(one)) if one.isdecimal() and not one.isascii() else one for one in text
    )


def _numbers(text: str) -> list[_Number]:
    """The numbers of a text, each with the marks that belong to it."""
    tokens = [
        found
        for found in _TOKEN.finditer(text)
        if found["mark"]
        or not (found.start() and (text[found.start() - 1].isalpha() or text[found.start() - 1] == SPLIT))
    ]
    numbers: list[_Number] = []
    run: list[re.Match[str]] = []
    for token in tokens:
        if run and not _GAP.match(text[run[-1].end() : token.start()]):
            numbers.extend(_read_run(run))
            run = []
        run.append(token)
    numbers.extend(_read_run(run))
    return numbers


def _read_run(run: Sequence[re.Match[str]]) -> list[_Number]:
    """The numbers of a run of neighbouring marks and numbers: which mark is whose?"""
    numbers = [
        _Number(match=token, marks=[], start=token.start(), end=token.end())
        for token in run
        if token["number"]
    ]
    if not numbers:
        return []
    if joined := _split_by_sign(run):
        return [joined]
    prefixed = bool(run[0]["mark"])
    pending: list[re.Match[str]] = []
    at = -1
    for token in run:
        if token["mark"]:
            pending.append(token)
            continue
        at += 1
        _share_out(pending, numbers[at - 1] if at else None, numbers[at], prefixed=prefixed, run=run)
        pending = []
    if pending:
        for mark in pending:
            numbers[-1].marks.append(mark["mark"])
        numbers[-1].end = pending[-1].end()
    return numbers


def _share_out(
    marks: Sequence[re.Match[str]],
    left: _Number | None,
    right: _Number,
    *,
    prefixed: bool,
    run: Sequence[re.Match[str]],
) -> None:
    """Give the marks between two numbers to the one or the other."""
    for place, mark in enumerate(marks):
        to_right = left is None
        if left is not None:
            touches_left, touches_right = mark.start() == left.end, mark.end() == right.start
            if len(marks) > 1:
                to_right = place > 0
            elif touches_left != touches_right:
                to_right = touches_right
            elif prefixed or run[-1]["mark"]:
                to_right = prefixed
            else:
                to_right = "." in right.match["number"] or "," in right.match["number"]
        if to_right:
            right.marks.append(mark["mark"])
            right.start = min(right.start, mark.start())
        elif left is not None:
            left.marks.append(mark["mark"])
            left.end = mark.end()


def _split_by_sign(run: Sequence[re.Match[str]]) -> _Number | None:
    """The one number of "19€90"."""
    if len(run) != 3 or not run[1]["mark"] or not (run[0]["number"] and run[2]["number"]):  # noqa: PLR2004
        return None
    whole, mark, minor = run
    if (
        whole.end() == mark.start()
        and mark.end() == minor.start()
        and len(minor["number"]) == 2  # noqa: PLR2004
        and mark["mark"] not in CODES
        and not re.search(r"[.,]\d{1,2}$", whole["number"])
    ):
        return _Number(
            match=whole, marks=[mark["mark"]], start=whole.start(), end=minor.end(), minor=minor["number"]
        )
    return None


def _is_money(number: _Number) -> bool:
    """Whether the marks make the number money."""
    if not number.marks:
        return number.match["none"] == ":-"
    if all(mark in WORD_LIKE or mark in WEAK_SIGNS for mark in number.marks):
        return (
            re.search(r"[.,]\d{2,3}$", number.match["number"]) is not None or number.match["none"] is not None
        )
    return True


def _ranged(text: str, numbers: Sequence[_Number], marked: Sequence[_Number]) -> set[int]:
    """Where the numbers start that are the ends of a range."""
    starts = {number.start for number in marked}
    found: set[int] = set()
    for left, right in zip(numbers, numbers[1:], strict=False):
        if not starts & {left.start, right.start}:
            continue
        if words.BETWEEN.fullmatch(text[left.end : right.start]):
            found |= {left.start, right.start}
    return found


def _amount(text: str, number: _Number, language: str, ranged: bool) -> Amount:
    currencies = {code for mark in number.marks if (code := currency_code(mark)) is not None}
    currency = next(iter(currencies)) if len(currencies) == 1 else None
    value, doubt = _decimal(number, currency, language)
    line_start = text.rfind("\n", 0, number.start) + 1
    before = text[max(line_start, number.start - 80) : number.start]
    line_end = text.find("\n", number.end)
    after = text[number.end : min(number.end + 40, line_end if line_end >= 0 else len(text))]
    negative = re.search(r"(?:^|[\s(:])-$", before) is not None or (
        text[number.start : number.match.start()].rstrip().endswith("-")
    )
    if value is not None and negative:
        value = -value
    return Amount(
        money=None if value is None else Money(value, currency),
        sense=Sense.RANGE if ranged else sense_of(before, after),
        text=" ".join(text[number.start : number.end].replace(SPLIT, " ").split()),
        start=number.start,
        end=number.end,
        doubt=doubt or number.doubt,
    )


def sense_of(before: str, after: str) -> Sense:
    """What the words before and after an amount make of it."""
    plain_before = " ".join(before.split())
    if words.FREE_DELIVERY.found_in(plain_before):
        return Sense.THRESHOLD
    if words.PER_UNIT.match(after):
        return Sense.UNIT
    if words.PER_PERIOD.match(after) or words.INSTALMENT.found_in(plain_before[-40:]):
        return Sense.INSTALMENT
    if _TIMES.search(plain_before):
        return Sense.INSTALMENT if words.INSTALMENT.found_in(after) else Sense.TIMES
    if words.FORMER.end(plain_before):
        return Sense.FORMER
    if words.SAVING.end(plain_before) or re.match(
        r"\s*(?:off|rabatt|gespart|sparen|de remise)\b", after, re.IGNORECASE
    ):
        return Sense.SAVING
    if words.FROM_BEFORE.end(plain_before) or words.FROM_AFTER.start(after):
        return Sense.FROM
    return Sense.PRICE


def _decimal(number: _Number, currency: str | None, language: str) -> tuple[Decimal | None, str]:
    """The value of a number as it is written, or why it has none."""
    written = number.match["number"]
    if SPLIT in written:
        return None, "the markup splits the number"
    if sum(map(str.isdigit, written)) > MAX_DIGITS:
        return None, "the number is too long"
    whole, decimals, doubt = _parts(written, currency, language, number.marks)
    if doubt:
        return None, f'"{written}" {doubt}'
    if number.match["none"] and decimals:
        return None, f'"{number.match[0]}" is no usual notation'
    decimals = number.minor or decimals
    return Decimal(f"{whole}.{decimals}" if decimals else whole), ""


def _parts(written: str, currency: str | None, language: str, signs: Sequence[str]) -> tuple[str, str, str]:
    """Whole part, decimals and doubt of digits with separators."""
    separators = [one for one in written if not one.isdigit()]
    digits = "".join(filter(str.isdigit, written))
    if not separators:
        return digits, "", ""
    last = separators[-1]
    kinds = set(separators)
    tail = written[written.rfind(last) + 1 :]
    if " " in kinds and language.split("-")[0] not in _SPACE_GROUPS:
        return "", "", "may be two numbers"
    if len(kinds) > 1 and not (last in ".," and separators.count(last) == 1 and len(tail) <= 3):  # noqa: PLR2004
        grouped = kinds <= set(_HARD_SPACES + " ") and _THOUSANDS.match(written)
        return (digits, "", "") if grouped else ("", "", "is no usual notation")
    if len(kinds) > 1:
        whole = written[: written.rfind(last)]
        if _THOUSANDS.match(whole) or _INDIAN.match(whole):
            return digits[: -len(tail)], tail, ""
        return "", "", "is no usual notation"
    if last not in ".," or len(separators) > 1:
        grouped = _THOUSANDS.match(written) or _INDIAN.match(written)
        return (
            (digits, "", "") if grouped and not written.startswith("0") else ("", "", "is no usual notation")
        )
    return _one_separator(written, last, currency, language, signs)


def _one_separator(
    written: str, separator: str, currency: str | None, language: str, signs: Sequence[str]
) -> tuple[str, str, str]:
    """The parts of a number with a single point or comma: "19,90", "1.299"."""
    whole, _, tail = written.partition(separator)
    if len(tail) != 3:  # noqa: PLR2004
        usual = len(tail) <= 2  # noqa: PLR2004
        return (whole, tail, "") if usual else ("", "", "is no usual notation")
    known = decimal_mark(language)
    if currency in ZERO_DECIMALS or (separator == "," and "¥" in signs):
        return whole + tail, "", ""  # yen or yuan: both write the decimals with a point
    if whole.startswith("0") or (currency in THREE_DECIMALS and separator == (known or ".")):
        return whole, tail, ""
    if len(whole) > 3:  # noqa: PLR2004
        return "", "", "is no usual notation"
    if known and known != separator and currency not in THREE_DECIMALS:
        return whole + tail, "", ""
    return "", "", "may be thousands or decimals"
