"""The journey as a film strip: each step, its picture, what should have fired and what did."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.model.event import ConsentPhase, Origin, PixelEvent
from auditor.model.finding import Finding
from auditor.model.journey import Step
from auditor.model.result import AuditResult, JourneyStep
from auditor.model.rule import Verdict
from auditor.report import words
from auditor.report.pictures import Album
from auditor.report.view.places import Place, place


@dataclass(frozen=True, slots=True)
class Fired:
    """An event of a step.

    `state` is "fired", "extra", "missing", "unknown" (the step was not reached, or the banner not answered),
    or "unwanted" (the visitor had refused).
    """

    name: str
    state: str
    count: int = 0
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One step."""

    title: str
    reached: bool
    reason: str
    proof: str
    place: Place | None
    picture: str | None
    picture_name: str
    events: tuple[Fired, ...]
    silence: str  # what is said where no event fired
    codes: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reel:
    """The journey of one run. `left_out` are the steps that nobody asked for."""

    run: str
    scenes: tuple[Scene, ...]
    left_out: tuple[str, ...]


def reels(result: AuditResult, album: Album) -> tuple[Reel, ...]:
    """The journeys of a result, one for each run."""
    by_run: defaultdict[str, list[JourneyStep]] = defaultdict(list)
    for step in result.journey:
        by_run[step.outcome.run].append(step)
    events: defaultdict[tuple[str, Step], list[PixelEvent]] = defaultdict(list)
    for event in result.events:
        if event.step is not None and event.origin is Origin.MERCHANT and event.sent:
            events[event.run, event.step].append(event)
    codes = _codes(result.findings)
    return tuple(
        Reel(
            run=words.RUN.get(run, run),
            scenes=tuple(
                _scene(
                    step,
                    events[run, step.outcome.step],
                    codes.get((run, step.outcome.step), ()),
                    result,
                    album,
                )
                for step in steps
            ),
            left_out=tuple(words.STEP[step] for step in Step if step not in {s.outcome.step for s in steps}),
        )
        for run, steps in by_run.items()
    )


def _codes(findings: Sequence[Finding]) -> Mapping[tuple[str, Step], Sequence[str]]:
    found: defaultdict[tuple[str, Step], dict[str, None]] = defaultdict(dict)
    for finding in findings:
        if finding.step is not None and finding.verdict is Verdict.FAIL and finding.state == "new":
            found[finding.run, finding.step][finding.code] = None
    return {key: list(codes) for key, codes in found.items()}


def _scene(
    step: JourneyStep, events: Sequence[PixelEvent], codes: Sequence[str], result: AuditResult, album: Album
) -> Scene:
    outcome = step.outcome
    return Scene(
        title=words.STEP[outcome.step],
        reached=outcome.reached,
        reason=outcome.reason,
        proof=words.PROOF[outcome.proof] if outcome.proof else "",
        place=place(outcome.url, None, result.site) if outcome.url else None,
        picture=album.data_url(outcome.screenshot),
        picture_name=outcome.screenshot or "",
        events=tuple(_fired(step, events)),
        silence="No event fired, as it should be after the refusal."
        if step.consent is ConsentPhase.REJECTED
        else "No event fired.",
        codes=tuple(codes),
        notes=outcome.notes,
    )


def _fired(step: JourneyStep, events: Sequence[PixelEvent]) -> list[Fired]:
    counts = Counter(event.name for event in events)
    first: dict[str, float] = {}
    for event in events:
        first[event.name] = min(event.at, first.get(event.name, event.at))
    names = dict.fromkeys((*step.expected, *step.fired))
    found = []
    for name in names:
        if name in step.fired:
            when = words.offset(first.get(name), step.outcome.started_at)
            state = "fired" if name in step.expected else "extra"
            if step.consent is ConsentPhase.REJECTED:
                state = "unwanted"
            found.append(Fired(name, state, max(counts[name], 1), when))
        else:
            # What fires before a choice is another matter than what fires at all.
            judged = step.outcome.reached and step.consent is not ConsentPhase.BEFORE
            found.append(Fired(name, "missing" if judged else "unknown"))
    return found
