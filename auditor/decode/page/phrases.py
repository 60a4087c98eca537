"""Phrases of many languages, searched together."""

import re
import unicodedata
from collections.abc import Iterable

_LETTER = r"[^\W\d_]"
_TAIL = 12  # characters of punctuation that may follow a phrase at the end of a text


class Phrases:
    """A set of phrases, compared in folded case; `*` after one means "and the rest of the word".

    A phrase is found as whole words only, except in scripts that put no space between words.
    """

    def __init__(self, *lines: str) -> None:
        phrases = {phrase.strip() for line in lines for phrase in line.split("|") if phrase.strip()}
        self.pattern = _pattern(phrases)
        self._reach = max(map(len, phrases)) + _TAIL
        self._anywhere = re.compile(self.pattern)
        self._start = re.compile(rf"[\s(]*(?:{self.pattern})")
        self._end = re.compile(rf"(?:{self.pattern})[\s:.=\u2013-]*$")
        self._whole = re.compile(rf"\W*(?:{self.pattern})\W*$")

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
        right = _is_bounded(text[-1]) and not phrase.endswith("*")
        groups.setdefault((left, right), []).append(r"\s+".join(map(re.escape, text.split())))
    return "|".join(
        (f"(?<!{_LETTER})" if left else "") + f"(?:{'|'.join(texts)})" + (f"(?!{_LETTER})" if right else "")
        for (left, right), texts in groups.items()
    )


def _is_bounded(character: str) -> bool:
    """Whether a word that begins or ends with a character has a boundary there."""
    name = unicodedata.name(character, "")
    return character.isalnum() and not name.startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI"))
