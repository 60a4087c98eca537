"""Which shop system a shop runs, by the marks of all that are known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from auditor.model.result import PlatformGuess
from auditor.plan.storefronts.sightings import Sighting
from auditor.plan.storefronts.storefront import Mark, Storefront, Where

CUSTOM = "custom"
"""The name of a shop system that is none of those that are known."""

_MARGIN = 0.2  # by which the best must lead: pages may bear marks of several, or of all
_LONGEST_TAG = 600  # characters of a tag that may stand before an attribute
_MARKS, _ENOUGH = 2, 0.55  # independent marks, and the confidence, from which on it is sure


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """What the marks say. `storefront` is None where none is known, or two are as likely: `reason` tells.

    No page, no reason: then nothing is said of the shop at all.

    `confidence` is 0 to 1: that not all the marks mislead, were each as good as its weight by itself.
    """

    storefront: Storefront | None = None
    confidence: float = 0.0
    marks: tuple[Mark, ...] = ()
    reason: str = ""

    @property
    def sure(self) -> bool:
        """Whether anything may be built on it: a wrong piece of advice misleads."""
        return self.storefront is not None and len(self.marks) >= _MARKS and self.confidence >= _ENOUGH

    @property
    def advice(self) -> Mapping[str, str]:
        """The fixes for this system by rule; none where it isn't sure."""
        if self.storefront is None or not self.sure:
            return {}
        return {code: f"On {self.storefront.name}: {text}" for code, text in self.storefront.advice.items()}

    def guess(self, server_events: str) -> PlatformGuess:
        """What a report says of it, with what is known of server events ("likely" or "unknown")."""
        known = self.storefront
        return PlatformGuess(
            name=known.name if known is not None else CUSTOM if self.reason else None,
            confidence=round(self.confidence, 2),
            server_events=server_events,
            marks=tuple(mark.what for mark in self.marks),
            tested=known.tested if known is not None else None,
            reason=self.reason,
        )


def recognise(sightings: Sequence[Sighting], storefronts: Iterable[Storefront]) -> Recognition:
    """The system that leads by a margin. Pages are hostile: all marks at once are worth as much as none."""
    guesses = sorted(
        (_guess(storefront, sightings) for storefront in storefronts),
        key=lambda guess: -guess.confidence,
    )
    best = guesses[0] if guesses else Recognition()
    if not sightings:
        return Recognition()
    if best.storefront is None or not best.marks:
        return Recognition(reason="no mark of a shop system that is known was seen")
    rivals = [guess for guess in guesses if guess.marks and best.confidence - guess.confidence < _MARGIN]
    if len(rivals) > 1:
        names = [guess.storefront.name for guess in rivals if guess.storefront is not None]
        told = f"{', '.join(names[:-1])} and {names[-1]}"
        return Recognition(reason=f"its pages bear marks of {told}, and none leads by much")
    return best


def _guess(storefront: Storefront, sightings: Sequence[Sighting]) -> Recognition:
    found = tuple(mark for mark in storefront.marks if any(_bears(page, mark) for page in sightings))
    return Recognition(
        storefront=storefront,
        confidence=1 - prod(1 - mark.weight for mark in found),
        marks=found,
    )


def _bears(page: Sighting, mark: Mark) -> bool:
    match mark.where:
        case Where.HTML:
            return any(pattern.search(page.html) for pattern in mark.patterns)
        case Where.ATTRIBUTE:
            return any(
                _in_tag(page.html, found.start())
                for pattern in mark.patterns
                for found in pattern.finditer(page.html)
            )
        case Where.HEADER:
            return any(pattern.fullmatch(one) for pattern in mark.patterns for one in page.headers)
        case Where.COOKIE:
            return any(pattern.fullmatch(one) for pattern in mark.patterns for one in page.cookies)
        case Where.HOST:
            return any(pattern.search(page.host) for pattern in mark.patterns)
        case Where.PATH:
            return any(pattern.search(page.path) for pattern in mark.patterns)


def _in_tag(html: str, at: int) -> bool:
    before = html[max(0, at - _LONGEST_TAG) : at]
    return before.rfind("<") > before.rfind(">")
