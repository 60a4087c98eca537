"""Phrases of many languages, searched together."""

import re
import unicodedata


class Phrases:
    """A set of phrases, searched together."""

    def __init__(self, *lines: str) -> None:
        phrases = [phrase.strip() for line in lines for phrase in line.split("|") if phrase.strip()]
        pattern = "|".join(_as_regex(phrase) for phrase in sorted(phrases, key=len, reverse=True))
        self._anywhere = re.compile(pattern)
        self._start = re.compile(rf"[\s(]*(?:{pattern})")
        self._end = re.compile(rf"(?:{pattern})[\s:.=\u2013-]*$")
        self._whole = re.compile(rf"\W*(?:{pattern})\W*$")

    def found_in(self, text: str) -> bool:
        """Whether one of them stands in a text."""
        return self._anywhere.search(fold(text)) is not None

    def start(self, text: str) -> bool:
        """Whether a text begins with one of them."""
        return self._start.match(fold(text)) is not None

    def end(self, text: str) -> bool:
        """Whether a text ends with one of them, punctuation apart."""
        return self._end.search(fold(text)) is not None

    def are(self, text: str) -> bool:
        """Whether a text is one of them and nothing else."""
        return self._whole.match(fold(text)) is not None

    @property
    def pattern(self) -> str:
        """Their regular expression, for a folded text."""
        return self._anywhere.pattern


def fold(text: str) -> str:
    """A text in the form in which words are compared."""
    return unicodedata.normalize("NFKC", text).casefold().replace("i̇", "i")


def _as_regex(phrase: str) -> str:
    stem = phrase.endswith("*")
    text = fold(phrase.rstrip("*"))
    body = r"\s+".join(re.escape(word) for word in text.split())
    spaced = text[0].isalnum() and not _without_spaces(text[0])
    left = r"(?<![^\W\d_])" if spaced else ""
    right = r"(?![^\W\d_])" if text[-1].isalnum() and not stem and not _without_spaces(text[-1]) else ""
    return f"{left}{body}{right}"


def _without_spaces(character: str) -> bool:
    """Whether the character is of a script that puts no space between words."""
    name = unicodedata.name(character, "")
    return name.startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI"))
