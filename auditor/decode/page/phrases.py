"""Phrases of many languages, searched together."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

_LETTER = r"[^\W\d_]"
_TAIL = 12  # characters of punctuation that may follow a phrase at the end of a text


class Phrases:
    """A set of phrases, compared in folded case; `*` after one means "and the rest of the word".

    A phrase is found as whole words only, except in scripts that put no space between words. The patterns
    are made when a text is first compared: a command that reads no page need not wait for them.
    """

    def __init__(self, *lines: str) -> None:
        self._phrases = {phrase.strip() for line in lines for phrase in line.split("|") if phrase.strip()}
        self._reach = max(map(len, self._phrases)) + _TAIL

    @cached_property
    def pattern(self) -> str:
        """One regular expression for all of them, for folded text."""
        return _pattern(self._phrases)

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def _start(self) -> re.Pattern[str]:
        return re.compile(rf"[\s(]*(?:{self.pattern})")

    @cached_property
    def _end(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.pattern})[\s:.=\u2013-]*$")

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(rf"\W*(?:{self.pattern})\W*$")

    def found_in(self, text: str) -> bool:
        """Whether one of them stands in a text."""
        return self._anywhere.search(fold(text)) is not None

    def removed_from(self, text: str) -> str:
        """What a text, in the form in which words are compared, says beside them."""
        return self._anywhere.sub(" ", fold(text))

    def start(self, text: str) -> bool:
        """Whether a text begins with one of them."""
        return self._start.match(fold(text[: 2 * self._reach])) is not None

    def end(self, text: str) -> bool:
        """Whether a text ends with one of them, punctuation apart."""
        return self._end.search(fold(text)[-self._reach :]) is not None

    def are(self, text: str) -> bool:
        """Whether a text is one of them and nothing else."""
        return len(text) <= 2 * self._reach and self._whole.match(fold(text)) is not None


def fold(text: str) -> str:
    """A text in the form in which words are compared."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i")


def _pattern(phrases: Iterable[str]) -> str:
    """One pattern for all: the boundaries of words are tested once, not once for each phrase."""
    groups: dict[tuple[bool, bool], list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        text = fold(phrase.rstrip("*"))
        left = _is_bounded(text[0])
        right = _is_bounded(text[-1])
        rest = rf"{_LETTER}*" if phrase.endswith("*") else ""
        groups.setdefault((left, right), []).append(r"\s+".join(map(re.escape, text.split())) + rest)
    return "|".join(
        (f"(?<!{_LETTER})" if left else "") + f"(?:{'|'.join(texts)})" + (f"(?!{_LETTER})" if right else "")
        for (left, right), texts in groups.items()
    )


def _is_bounded(character: str) -> bool:
    """Whether a word that begins or ends with a character has a boundary there."""
    name = unicodedata.name(character, "")
    return character.isalnum() and not name.startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI"))
