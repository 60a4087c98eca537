"""Findings that the owner of a site knows of and accepts, with a reason."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from auditor.model.patterns import PagePattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """One entry of the configuration: failures of a rule that do not count.

    `pages`, `event` and `pixel` narrow it, where they are given; `expires` is the last day on which it
    holds (UTC).
    """

    code: str
    reason: str
    pages: tuple[PagePattern, ...] = ()
    event: str = ""
    pixel: str = ""
    expires: date | None = None

    @property
    def narrowed(self) -> tuple[str, ...]:
        """What it is narrowed to, in words: `on /de/*`, `for the event Purchase`; empty where to nothing."""
        on = " or ".join(map(str, self.pages))
        said = (on and f"on {on}", self.event and f"for the event {self.event}")
        return tuple(filter(None, (*said, self.pixel and f"for the pixel {self.pixel}")))

    @property
    def named(self) -> str:
        """The rule and what it is narrowed to: `TT313 on /de/*`."""
        return " ".join((self.code, *self.narrowed))


class SuppressionState(StrEnum):
    """What became of a suppression in an audit."""

    USED = "used"
    UNUSED = "unused"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppressionUse:
    """A suppression and what it did: how many failed findings it is about, and what is odd about it.

    `warning` is "" where it did what it is there for.
    """

    suppression: Suppression
    state: SuppressionState
    findings: int
    warning: str = ""
