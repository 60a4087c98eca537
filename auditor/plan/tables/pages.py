"""Patterns of pages, as several tables take them."""

from auditor.model.errors import UsageError
from auditor.model.patterns import PagePattern
from auditor.plan.tables.values import shown, some_words

LONGEST = 2_000  # characters, as long as addresses get


def patterns(value: object, where: str) -> tuple[PagePattern, ...]:
    """One or more patterns of pages.

    Raises:
        UsageError: there is none, or one begins with neither `/`, `*` nor `https://`, or is too long.
    """
    return tuple(_pattern(text, place) for text, place in some_words(value, where))


def _pattern(text: str, where: str) -> PagePattern:
    if len(text) > LONGEST:
        raise UsageError(f"{where}: a pattern of {len(text):,} characters is too long for an address")
    if not text.startswith(("/", "*", "http://", "https://")):
        raise UsageError(
            f"{where}: {shown(text)} must begin with / (a path), with https:// (a whole address) or with *"
        )
    return PagePattern(text)
