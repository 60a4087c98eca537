"""What was sent before the consent banner was answered, and after each answer: an audit stage by stage."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model.event import ConsentPhase, PixelEvent
from auditor.model.evidence import Cookie
from auditor.model.journey import ConsentChoice, ConsentRecord, Run, Step
from auditor.model.result import AuditResult
from auditor.model.rule import Verdict

_ANSWERED = {
    ConsentChoice.ACCEPT: ConsentPhase.ACCEPTED,
    ConsentChoice.REJECT: ConsentPhase.REJECTED,
}
_CODES = {
    ConsentPhase.NONE: ("TT508", "TT514"),
    ConsentPhase.BEFORE: ("TT505",),
    ConsentPhase.ACCEPTED: ("TT507", "TT508", "TT514"),
    ConsentPhase.REJECTED: ("TT506",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What a visitor's browser sent while their choice stood so, in one run or in several.

    `events` are names and how often each was sent; `limited` is how many of them asked for limited data
    use. `cookie` tells whether the vendor knew the visitor by a cookie by its end, None where that is
    unknown. `reached` and `missed` are the steps of the journey. `codes` are the rules that fail here.
    """

    phase: ConsentPhase
    runs: tuple[str, ...]
    record: ConsentRecord | None = None
    events: tuple[tuple[str, int], ...] = ()
    limited: int = 0
    cookie: bool | None = None
    reached: tuple[Step, ...] = ()
    missed: tuple[Step, ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many events were sent."""
        return sum(number for _, number in self.events)


def runs_of(result: AuditResult) -> tuple[Run, ...]:
    """The runs that were asked for, made or not."""
    both = result.settings.get("consent") == ConsentChoice.COMPARE
    return Run.of(ConsentChoice.COMPARE if both else ConsentChoice.ACCEPT)


def made(run: Run, result: AuditResult) -> bool:
    """Whether a run was begun."""
    return any(page.visit.run == run for page in result.pages)


def record_of(run: str, result: AuditResult) -> ConsentRecord | None:
    """The banner of a run as it was recorded, seen or not."""
    return next((record for record in result.consent if record.run == run), None)


def stages(result: AuditResult) -> tuple[Stage, ...]:
    """The stages of an audit: before any answer, over all runs, then each run after its own."""
    runs = [run for run in runs_of(result) if made(run, result)]
    asked = [run for run in runs if _asks(record_of(run, result))]
    found = [_before(asked, result)] if asked else []
    for run in runs:
        record = record_of(run, result)
        if not _asks(record):
            found.append(_after(run, ConsentPhase.NONE, record, result))
        elif record is not None and record.answer in _ANSWERED:
            found.append(_after(run, _ANSWERED[record.answer], record, result))
    return tuple(found)


def cookies_of(record: ConsentRecord, result: AuditResult) -> tuple[bool | None, bool | None]:
    """Whether the vendor's cookie stood in a run before its banner was answered, and after it."""
    return _cookie_before([record.run], result), _cookie_after(record.run, record.answered_at, result)


def _asks(record: ConsentRecord | None) -> bool:
    return record is not None and record.seen and record.opt_in is not False


def _before(runs: Sequence[Run], result: AuditResult) -> Stage:
    names = [run.value for run in runs]
    events = _sent(names, ConsentPhase.BEFORE, result)
    return Stage(
        phase=ConsentPhase.BEFORE,
        runs=tuple(names),
        record=record_of(names[0], result),
        events=_counted(events),
        limited=sum(event.limited_data_use for event in events),
        cookie=_cookie_before(names, result),
        codes=_codes(names, ConsentPhase.BEFORE, result),
    )


def _after(run: Run, phase: ConsentPhase, record: ConsentRecord | None, result: AuditResult) -> Stage:
    events = _sent([run.value], phase, result)
    outcomes = [step.outcome for step in result.journey if step.outcome.run == run]
    return Stage(
        phase=phase,
        runs=(run.value,),
        record=record,
        events=_counted(events),
        limited=sum(event.limited_data_use for event in events),
        cookie=_cookie_after(run.value, record.answered_at if record is not None else None, result),
        reached=tuple(outcome.step for outcome in outcomes if outcome.reached),
        missed=tuple(outcome.step for outcome in outcomes if not outcome.reached),
        codes=_codes([run.value], phase, result),
    )


def _sent(runs: Sequence[str], phase: ConsentPhase, result: AuditResult) -> list[PixelEvent]:
    return [event for event in result.events if event.run in runs and event.sent and event.consent is phase]


def _counted(events: Sequence[PixelEvent]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(event.name for event in events).items())


def _codes(runs: Sequence[str], phase: ConsentPhase, result: AuditResult) -> tuple[str, ...]:
    failed = {
        finding.code
        for finding in result.findings
        if finding.run in runs and finding.verdict is Verdict.FAIL and finding.state == "new"
    }
    return tuple(code for code in _CODES[phase] if code in failed)


def _known(result: AuditResult) -> tuple[Cookie, ...] | None:
    """The vendor's cookies, None where they tell nothing of the shop."""
    return None if result.settings.get("saved_state") is True else result.visitor_cookies


def _cookie_before(runs: Sequence[str], result: AuditResult) -> bool | None:
    cookies = _known(result)
    if cookies is None:
        return None
    visits = {page.visit.id: page.visit for page in result.pages if page.visit.run in runs}
    answered = {run: record.answered_at for run in runs if (record := record_of(run, result)) is not None}
    for cookie in cookies:
        visit = visits.get(cookie.visit_id)
        if visit is None:
            continue
        until = answered.get(visit.run)
        if until is None or (cookie.first_seen or visit.ended_at) < until:
            return True
    return False


def _cookie_after(run: str, answered_at: float | None, result: AuditResult) -> bool | None:
    cookies = _known(result)
    since = answered_at if answered_at is not None else 0.0
    visits = {page.visit.id for page in result.pages if page.visit.run == run and page.visit.ended_at > since}
    if cookies is None or not visits:
        return None
    return any(cookie.visit_id in visits for cookie in cookies)
