"""The consent banner, and what was sent before it was answered and after each answer, side by side."""

from dataclasses import dataclass

from auditor.model.event import ConsentPhase
from auditor.model.journey import ConsentChoice, ConsentRecord, Run, Step
from auditor.model.result import AuditResult
from auditor.report import words
from auditor.report.stages import Stage, made, record_of, runs_of, stages

_TITLES = {
    ConsentPhase.NONE: "Nobody asked",
    ConsentPhase.BEFORE: "Before the answer",
    ConsentPhase.ACCEPTED: "Accepted",
    ConsentPhase.REJECTED: "Rejected",
}
_SILENT = {ConsentPhase.BEFORE, ConsentPhase.REJECTED}
"""The phases in which nothing should be sent."""
_FAULTS = {
    ConsentPhase.BEFORE: "TT505",
    ConsentPhase.ACCEPTED: "TT507",
    ConsentPhase.REJECTED: "TT506",
}
"""The rule that judges what is sent in a phase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One stage. `state` is "pass", "fail" or "unknown"; `cookie_state` "pass", "warning" or "" for neither.

    `cookie` is "" where nothing is known of it.
    """

    title: str
    said: str
    state: str
    sent: str
    events: tuple[tuple[str, int], ...]
    cookie: str
    cookie_state: str
    limited: str
    reached: str
    missed: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentView:
    """The section: sentences on the banner and on Global Privacy Control, then the stages."""

    sentences: tuple[str, ...]
    columns: tuple[Column, ...]
    left_out: tuple[str, ...]


def consent_view(result: AuditResult) -> ConsentView:
    """The consent section of a result."""
    found = stages(result)
    runs = runs_of(result)
    return ConsentView(
        sentences=tuple(_sentences(result, found)),
        columns=tuple(_column(stage, len(runs) > 1) for stage in found),
        left_out=tuple(
            f"The run {run.words} was not made{_why(run, result)}"
            for run in runs
            if len(runs) > 1 and not made(run, result)
        ),
    )


def banner_sentence(record: ConsentRecord, *, asked_to: str = "") -> str:
    """The banner of one run in a sentence. `asked_to` is what the audit was asked to do with it."""
    if not record.seen:
        return "No consent banner was seen."
    return f"{_kind(record)}; it {_answer(record, asked_to)}."


def _kind(record: ConsentRecord) -> str:
    kind = {True: "asks before tracking", False: "gives notice", None: "was seen"}[record.opt_in]
    return f"A banner ({record.tool}) {kind}" if record.tool else f"A banner {kind}"


def _answer(record: ConsentRecord, asked_to: str) -> str:
    if record.answer is ConsentChoice.KEEP or (record.answer is None and asked_to == ConsentChoice.KEEP):
        return f"was {words.CONSENT_ANSWER[ConsentChoice.KEEP]}"
    if record.answer is None:
        paid = ": to refuse it costs money, and it is never paid" if record.pay_or_okay else ""
        return f"could not be answered{paid}"
    return f"was {words.CONSENT_ANSWER[record.answer]}{_by(record)}"


def _by(record: ConsentRecord) -> str:
    pressed = record.pressed or ((record.words,) if record.words else ())
    if pressed:
        return f" by {words.listed([f'“{text}”' for text in pressed])}"
    return " by its own script" if record.how else ""


def _sentences(result: AuditResult, found: tuple[Stage, ...]) -> list[str]:
    asked_to = str(result.settings.get("consent") or "")
    records = [(run, record) for run in runs_of(result) if (record := record_of(run, result)) is not None]
    kinds = {(record.tool, record.opt_in) for _, record in records}
    told: list[str] = []
    if len(records) > 1 and len(kinds) == 1 and all(record.answer is not None for _, record in records):
        told.append(f"{_kind(records[0][1])}; it was accepted in one run and rejected in the other.")
    else:
        for run, record in records:
            said = banner_sentence(record, asked_to=asked_to)
            told.append(f"In the run {run.words}, {said[0].lower()}{said[1:]}" if run.words else said)
    if result.settings.get("gpc") is True:
        told.append(gpc_sentence(found))
    return told


def gpc_sentence(found: tuple[Stage, ...]) -> str:
    """What the shop made of the signal of Global Privacy Control."""
    sent, limited = sum(stage.total for stage in found), sum(stage.limited for stage in found)
    said = "The browser sent the signal of Global Privacy Control"
    if not sent:
        return f"{said}, and no event was sent."
    how = "all" if limited == sent else "none" if not limited else f"{limited:,}"
    return f"{said}; {words.count(sent, 'event')} {'was' if sent == 1 else 'were'} sent in spite of it, {how} with limited data use."


def _column(stage: Stage, several: bool) -> Column:
    return Column(
        title=_TITLES[stage.phase],
        said=_said(stage, several),
        state=_state(stage),
        sent=f"{words.count(stage.total, 'event')} sent" if stage.total else "Nothing was sent",
        events=stage.events,
        cookie={True: "is set", False: "is not set", None: ""}[stage.cookie],
        cookie_state=_cookie_state(stage),
        limited=f"{stage.limited:,} of {stage.total:,} events" if stage.limited else "",
        reached=_steps(stage.reached),
        missed=_steps(stage.missed),
        codes=stage.codes,
    )


def _said(stage: Stage, several: bool) -> str:
    if stage.phase is ConsentPhase.BEFORE:
        return "in both runs" if len(stage.runs) > 1 else ""
    if stage.phase is ConsentPhase.NONE:
        return f"in the run {Run(stage.runs[0]).words}" if several else ""
    return _by(stage.record).strip() if stage.record is not None else ""


def _state(stage: Stage) -> str:
    silent = stage.phase in _SILENT
    if silent and not stage.total:
        return "pass"
    if _FAULTS.get(stage.phase) in stage.codes:
        return "fail"
    return "pass" if stage.total and not silent else "unknown"


def _cookie_state(stage: Stage) -> str:
    if stage.phase in _SILENT:
        # Where events were sent too, the finding is about them.
        return "warning" if stage.codes and stage.cookie and not stage.total else ""
    return "pass" if stage.cookie else ""


def _steps(steps: tuple[Step, ...]) -> str:
    return ", ".join(words.STEP[step].lower() for step in steps)


def _why(run: Run, result: AuditResult) -> str:
    reasons = [step.outcome.reason for step in result.journey if step.outcome.run == run]
    return f": {reasons[0]}" if reasons else "."
