"""What was seen of a page, and whether it is a page of the shop."""

from dataclasses import dataclass

from auditor.gather.capture.open_visit import OpenVisit
from auditor.gather.pages.snapshot import Rendered
from auditor.gather.pages.wall import Wall, recognise
from auditor.model.page import PageKind, PageReading

_REFUSAL = 400  # statuses from here on are no page of the shop


class BlockedError(Exception):
    """The shop cannot be seen at all: it is gone, refuses, or stands behind a wall. The reason is told."""


@dataclass(frozen=True, slots=True)
class Look:
    """A page as it was when it had fallen quiet."""

    visit: OpenVisit
    reading: PageReading
    html: str
    settled: bool
    text: str = ""

    wall: Wall | None = None

    @classmethod
    def at_nothing(cls, visit: OpenVisit, why: str) -> "Look":
        """What was seen where there is no document."""
        reading = PageReading(kind=PageKind.OTHER, why=why or "there is no document")
        return cls(visit, reading, "", settled=False)

    @property
    def usable(self) -> bool:
        """Whether it is a page of the shop, rather than an error or a wall in its place."""
        answered = self.visit.status is None or self.visit.status < _REFUSAL
        return not self.visit.failure and self.wall is None and answered

    @property
    def fault(self) -> str:
        """Why it is not usable, for a sentence: "answered 404"; "" where it is."""
        if self.visit.failure:
            return f"could not be opened ({self.visit.failure})"
        if self.wall is not None:
            return f"is behind {self.wall.name}"
        return "" if self.usable else f"answered {self.visit.status}"


def wall_of(visit: OpenVisit, shown: Rendered) -> Wall | None:
    """The bot wall or locked door that a page is, None for a page of the shop."""
    return recognise(
        url=visit.url,
        status=visit.status,
        headers=visit.headers,
        html=shown.html,
        text_length=len(shown.text),
    )
