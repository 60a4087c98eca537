"""What one rule says of one subject."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from functools import lru_cache, partial

from auditor.model.event import PixelEvent
from auditor.model.evidence import CallSite
from auditor.model.page import Page
from auditor.model.rule import Severity, Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """One verdict on one subject.

    `text` is the marketer's sentence of a failure, and the reason of any other verdict. What stands
    here about the place (`page`, `event`, `event_name`, `pixel_id`) is more exact than the subject.
    `severity` is this failure's own where it is not the rule's. `explains` names the events, or the
    paths of the parameters, whose absence this failure explains. `seen` tells of a failure that was observed, not concluded from
    what did not happen, though its rule fails by absence elsewhere.
    """

    text: str = ""
    _: KW_ONLY
    verdict: Verdict
    severity: Severity | None = None
    expected: str = ""
    actual: str = ""
    path: str = ""
    fix: str = ""
    event: PixelEvent | None = None
    event_name: str = ""
    page: Page | None = None
    pixel_id: str = ""
    called_by: CallSite | None = None
    explains: tuple[str, ...] = ()
    seen: bool = False


Outcomes = Iterator[Outcome]
"""What a rule's function yields: nothing counts as a pass."""

PASSED = Outcome(verdict=Verdict.PASS)
"""What `passed` says: so often that it is made once."""


def passed() -> Outcome:
    """The rule holds here."""
    return PASSED


@lru_cache(maxsize=512)
def not_applicable(text: str) -> Outcome:
    """Nothing here for the rule to judge, in the few words of its own that it has for that."""
    return Outcome(text, verdict=Verdict.NOT_APPLICABLE)


failed = partial(Outcome, verdict=Verdict.FAIL)
"""The rule is broken here."""

inconclusive = partial(Outcome, verdict=Verdict.INCONCLUSIVE)
"""What the rule needs was not observed."""
