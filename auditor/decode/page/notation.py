"""How languages write numbers: "1.299,00", "1,299.00", "1 299,00", "1'299.–", "1,29,999".

A number that two notations read differently has no value here, but a doubt.
"""
# ruff: noqa: RUF002 - the signs of many notations are the subject here

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from auditor.decode.page.currency import THREE_DECIMALS, ZERO_DECIMALS
from auditor.decode.page.tree import SPLIT

MAX_DIGITS = 15
HARD_SPACES = "\u00a0\u2007\u2009\u202f"
"""Spaces that do not break a line: between digits they group thousands in any language."""

_GROUP = 3  # digits between two separators of thousands

_BY_COUNTRY = frozenset({"es", "ar"})
"""Languages whose countries part decimals differently: without a country nothing is known."""

_ALSO_BY_SPACE = frozenset({"pt", "sl"})
"""Languages whose shops group by a space as well, though CLDR names a point."""

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
    return _symbols(language)[0]


def groups_by_space(language: str) -> bool:
    """Whether a space may stand between the thousands."""
    return _symbols(language)[1].isspace() or base_of(language) in _ALSO_BY_SPACE


@lru_cache(maxsize=256)
def _symbols(language: str) -> tuple[str, str]:
    """The decimal mark and the mark between thousands, with Latin digits, as CLDR knows them (by Babel)."""
    for tag in (language, base_of(language)):
        if tag in _BY_COUNTRY:
            break
        try:
            symbols = Locale.parse(tag, sep="-").number_symbols.get("latn", {})
        except (UnknownLocaleError, ValueError):
            continue
        return symbols.get("decimal", ""), symbols.get("group", "")
    return "", ""


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
    if " " in written and not groups_by_space(language):
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
