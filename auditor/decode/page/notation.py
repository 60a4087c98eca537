"""How languages write numbers: "1.299,00", "1,299.00", "1 299,00", "1'299.–", "1,29,999".

A number that two notations read differently has no value here, but a doubt.
"""
# ruff: noqa: RUF002 - the signs of many notations are the subject here

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from auditor.decode.page.currency import THREE_DECIMALS, ZERO_DECIMALS
from auditor.decode.page.tree import SPLIT

MAX_DIGITS = 15
HARD_SPACES = "\u00a0\u2007\u2009\u202f"
"""Spaces that do not break a line: between digits they group thousands in any language."""

_GROUP = 3  # digits between two separators of thousands

# Unicode CLDR 46 (2024-10), `numbers/symbols`: which sign parts the decimals, and where a space groups.
_COMMA = (
    "de fr it nl pt pl cs sk sl hr sr bs mk hu ro bg ru uk be kk ka az tr el da sv nb nn no fi et lv lt is id vi sq ca eu gl"
    " en-za es-es es-ar es-cl es-co es-uy es-ve es-ec es-py es-bo es-cr"
)
_POINT = (
    "en ja ko zh th he iw hi ms tl fil ur bn ta te sw ga cy mt"
    " es-mx es-us es-pr es-gt es-sv es-hn es-ni es-do es-pa es-pe es-419 de-ch de-li it-ch"
)
_SPACE = "fr sv nb nn no fi pl cs sk ru uk be bg hu et lv lt kk ka pt sl"
_DECIMAL_MARKS = dict.fromkeys(_COMMA.split(), ",") | dict.fromkeys(_POINT.split(), ".")
_GROUPING_BY_SPACE = frozenset(_SPACE.split())

_THOUSANDS = re.compile(r"\d{1,3}(?:\D\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")


@dataclass(frozen=True, slots=True)
class Number:
    """A written number. `value` is None where it cannot be told, and `doubt` says why."""

    value: Decimal | None
    doubt: str = ""


def base_of(language: str) -> str:
    """The language of a tag, without its region: "de" of "de-ch"."""
    return language.partition("-")[0]


def decimal_mark(language: str) -> str:
    """The decimal mark of a language tag in lower case, "" where it is not known or differs by country."""
    return _DECIMAL_MARKS.get(language) or _DECIMAL_MARKS.get(base_of(language), "")


def read_number(written: str, *, currency: str | None, language: str, yen: bool = False) -> Number:
    """The value of digits and separators as they stand in a price.

    Args:
        written: digits, with separators between them only.
        currency: the ISO 4217 code of the price, where it is known: it tells how many decimals there may be.
        language: the page's language tag in lower case, "" where it is not known.
        yen: whether "¥" stands beside it, whose countries both part decimals with a point.
    """
    if SPLIT in written:
        return Number(None, "the markup splits the number")
    if sum(map(str.isdigit, written)) > MAX_DIGITS:
        return Number(None, "the number is too long")
    if " " in written and base_of(language) not in _GROUPING_BY_SPACE:
        return Number(None, f'"{written}" may be two numbers')
    return _read(written, _Context(currency, language, yen))


@dataclass(frozen=True, slots=True)
class _Context:
    currency: str | None
    language: str
    yen: bool

    def groups(self, separator: str) -> bool:
        """Whether the separator is surely that of thousands before three digits."""
        if self.currency in ZERO_DECIMALS or (separator == "," and self.yen):
            return True
        known = decimal_mark(self.language)
        return known not in {"", separator} and self.currency not in THREE_DECIMALS

    def parts_decimals(self, separator: str) -> bool:
        """Whether the separator is surely that of decimals before three digits."""
        return self.currency in THREE_DECIMALS and separator == (decimal_mark(self.language) or ".")


def _read(written: str, context: "_Context") -> Number:
    separators = [one for one in written if not one.isdigit()]
    if not separators:
        return Number(Decimal(written))
    last = separators[-1]
    whole, _, tail = written.rpartition(last)
    if len(separators) == 1 and last in ".,":
        return _one_separator(whole, last, tail, context)
    if len(set(separators)) == 1 or set(separators) <= set(HARD_SPACES + " "):
        return _integer(written)
    if last in ".," and separators.count(last) == 1 and len(tail) <= _GROUP and _is_grouped(whole):
        return Number(Decimal(f"{_digits(whole)}.{tail}"))
    return _unusual(written)


def _one_separator(whole: str, separator: str, tail: str, context: _Context) -> Number:
    """A number with a single point or comma: "19,90" is clear, "1.299" needs the context."""
    written = f"{whole}{separator}{tail}"
    if len(tail) < _GROUP:
        return Number(Decimal(f"{whole}.{tail}"))
    if len(tail) > _GROUP:
        return _unusual(written)
    if whole.startswith("0") or context.parts_decimals(separator):
        return Number(Decimal(f"{whole}.{tail}"))
    if len(whole) > _GROUP:
        return _unusual(written)
    if context.groups(separator):
        return Number(Decimal(whole + tail))
    return Number(None, f'"{written}" may be thousands or decimals')


def _integer(written: str) -> Number:
    """A number whose separators can only group."""
    if written.startswith("0") or not _is_grouped(written):
        return _unusual(written)
    return Number(Decimal(_digits(written)))


def _is_grouped(written: str) -> bool:
    return (_THOUSANDS.fullmatch(written) or _INDIAN.fullmatch(written)) is not None


def _digits(written: Collection[str]) -> str:
    return "".join(one for one in written if one.isdigit())


def _unusual(written: str) -> Number:
    return Number(None, f'"{written}" is no usual notation')
