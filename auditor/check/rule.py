"""What makes a function a rule."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from auditor.check.context import Context
from auditor.check.manual import manual_of
from auditor.check.outcome import Outcomes
from auditor.check.subjects import Subjects
from auditor.model.rule import RuleInfo, Severity

S = TypeVar("S")

Judge = Callable[[S, Context], Outcomes]
"""A rule's function. It yields outcomes; yielding nothing is a pass."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a rule needs before it may speak.

    - `absence`: the rule fails because something did not happen. Where the watch did not end well,
      consent was not there or the pixel is on hold, such a failure is inconclusive.
    - `before_consent`: it judges what happened before the banner was answered. All other rules see
      nothing of that, and are inconclusive where the banner was never answered.
    - `about`: the event that it is about; where the shop sends it from its server alone, the rule
      is not applicable.
    """

    absence: bool = False
    before_consent: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """A rule: its row in the catalogue, what it is judged on, what it needs, and its function."""

    info: RuleInfo
    subjects: Subjects[S]
    needs: Needs
    judge: Judge[S]


def rule(
    code: str,
    name: str,
    severity: Severity,
    subjects: Subjects[S],
    needs: Needs = Needs(),
) -> Callable[[Judge[S]], Rule[S]]:
    """Make a rule of a function. Registers nothing: `auditor.check.rules` lists the rules.

    The function's docstring is the rule's manual page (`auditor.check.manual`).
    """

    def decorate(judge: Judge[S]) -> Rule[S]:
        info = RuleInfo(
            code=code,
            name=name,
            severity=severity,
            scope=subjects.scope,
            manual=manual_of(judge.__doc__, rule=code),
        )
        return Rule(info, subjects, needs, judge)

    return decorate
