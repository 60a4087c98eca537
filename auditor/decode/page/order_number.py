"""The number of an order, by the words that shops put before it."""

import re
from collections.abc import Iterable, Iterator

from auditor.decode.page import words
from auditor.decode.page.phrases import fold

_REACH = 60  # characters from the word "order" to its number
_MAX_LINE = 400
_SHORT_LINE = 40
_MIN_DIGITS = 3  # of a number that no word like "number" announces
_REFERENCE = re.compile(r"[A-Z]{6,16}")  # PrestaShop's "XKBKNABJK" has no digit

_ORDER = re.compile(words.ORDER.pattern)
_NUMBER = re.compile(r"[A-Z0-9](?:[A-Z0-9]|[-_/.](?=[A-Z0-9])){1,39}", re.IGNORECASE)
_VERB = re.compile(r"(?:is|ist|lautet|est|es|è|é|är|er|on|to|jest|je|는|은|は|が|with|mit)?")
_NO_NUMBER = re.compile(
    r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|(?:19|20)\d\d|\d+[.,]\d\d"
)  # a date, a year, an amount
_AMOUNT_GOES_ON = re.compile(r"\s?[€%]|[.,]\d")
_NOT_LETTERS = re.compile(r"[\W_]+")


def order_number(lines: Iterable[str]) -> str:
    """The first number that lines of text give to an order, "" where they give none."""
    return next((number for line in _joined(lines) for number in _numbers(line)), "")


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Each line, and each short one with the short one after it: a label and its value."""
    last = ""
    for line in lines:
        if len(line) > _MAX_LINE:
            last = ""
            continue
        if last and len(line) <= _SHORT_LINE:
            yield f"{last} {line}"
        yield line
        last = line if len(line) <= _SHORT_LINE else ""


def _numbers(line: str) -> Iterator[str]:
    folded = fold(line)
    text = line if len(folded) == len(line) else folded.upper()  # places must agree
    for word in _ORDER.finditer(folded):
        for found in _NUMBER.finditer(text, word.end(), word.end() + _REACH):
            between = folded[word.end() : found.start()]
            if _introduces(between) and _is_number(found[0], between, text[found.end() :]):
                yield found[0]


def _introduces(between: str) -> bool:
    """Whether what stands between the word "order" and a token introduces its number."""
    letters = _NOT_LETTERS.sub("", between)
    if not letters:
        return re.search(r"[$€£¥]", between) is None
    if words.TOTAL.found_in(between) or re.search(r"\d", between):
        return False
    return words.NUMBER_WORD.found_in(between) or _VERB.fullmatch(letters) is not None


def _is_number(text: str, between: str, after: str) -> bool:
    """Whether a token is an order's number, and no word, date or amount."""
    if _NO_NUMBER.fullmatch(text) or _AMOUNT_GOES_ON.match(after):
        return False
    digits = sum(map(str.isdigit, text))
    if digits >= _MIN_DIGITS:
        return True
    announced = "#" in between or words.NUMBER_WORD.found_in(between)
    return announced and (digits > 0 or _REFERENCE.fullmatch(text) is not None)
