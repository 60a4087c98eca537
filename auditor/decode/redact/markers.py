"""Which markers are ours.

A page can write what looks like a marker. A text that one redactor has written is remembered whole
(its hash, not the text), so that it passes a second time unchanged; a marker in any other text is
somebody else's and loses its shape.
"""

from collections.abc import Callable

_OPENING = "[redacted "
_QUOTED = "[quoted: redacted "


class Ledger:
    """The texts that one redactor has written."""

    def __init__(self) -> None:
        self._written: set[int] = set()

    def keep(self, redact: Callable[[str], str]) -> Callable[[str], str]:
        """A function that redacts raw text, made to pass what was written and to disarm what was not."""

        def run(text: str) -> str:
            if _OPENING in text:
                if hash(text) in self._written:
                    return text
                text = text.replace(_OPENING, _QUOTED)
            written = redact(text)
            if _OPENING in written:
                self._written.add(hash(written))
            return written

        return run

    def wrote(self, text: str) -> bool:
        """Whether a text with a marker in it is this redactor's own."""
        return _OPENING in text and hash(text) in self._written
