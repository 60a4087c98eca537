"""Which markers are ours.

A page can write what looks like a marker. A text that one redactor has written is remembered whole
(its hash, not the text), so that it passes a second time unchanged; a marker in any other text is
somebody else's and loses its shape. What a page can still forge is a whole text that this audit has
itself written: something that it has seen and told already.
"""

from collections.abc import Callable

OPENING = "[redacted "
"""How every marker begins."""
_QUOTED = "[quoted: redacted "


def disarm(text: str) -> str:
    """A stranger's text, in which nothing has the shape of a marker."""
    return text.replace(OPENING, _QUOTED)


class Ledger:
    """The texts that one redactor has written."""

    def __init__(self) -> None:
        self._written: set[int] = set()

    def keep(self, redact: Callable[[str], str]) -> Callable[[str], str]:
        """A function that redacts raw text, made to pass what was written and to disarm what was not."""

        def run(text: str) -> str:
            return text if self.wrote(text) else self.note(redact(disarm(text)))

        return run

    def note(self, text: str) -> str:
        """Remember a text as written, and give it back."""
        if OPENING in text:
            self._written.add(hash(text))
        return text

    def wrote(self, text: str) -> bool:
        """Whether a text with a marker in it is this redactor's own."""
        return OPENING in text and hash(text) in self._written
