"""How a rule came out for one event in the run that counts."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from auditor.check.context import Context
from auditor.check.supersede import Judged
from auditor.check.tally import Tally
from auditor.model.rule import Verdict

_EVERY_RUN = frozenset({"TT505", "TT506"})
"""What a visitor's answer forbids is judged in each run, also in the one that refuses."""


class State(StrEnum):
    """How far a rule can be relied on."""

    HOLDS = "holds"  # it passed somewhere, and failed nowhere
    MILD = "mild"  # it failed, but less badly than the rule's own severity, and passed nowhere
    BROKEN = "broken"
    OPEN = "open"  # it was judged and could not be told
    SILENT = "silent"  # there was nothing to judge, or nobody judged it


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One rule about one event.

    `codes` are the rules that speak: its own, or those of the causes that explain its failure. `text` is
    the first failure's sentence, or the reason why there is no verdict; `fix` is what mends it. `mild` are
    the sentences of failures that do not break it. Of `pages` that were judged it is broken on `failed`; on
    `undecided` others it could not be told.
    """

    state: State
    codes: tuple[str, ...]
    text: str = ""
    fix: str = ""
    mild: tuple[str, ...] = ()
    pages: int = 0
    failed: int = 0
    undecided: int = 0


@dataclass(slots=True)
class _Tally:
    """A rule's outcomes in the run; names are of events, "" for what concerns every event."""

    passed: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)  # the addresses on which it passed
    undecided: set[str] = field(default_factory=set)
    open: dict[str, str] = field(default_factory=dict)  # name -> the first reason
    silent: str = ""
    broken: list[Judged] = field(default_factory=list)
    mild: list[Judged] = field(default_factory=list)


class Standings:
    """The rules' outcomes, after causes have spoken for their consequences, looked up by code and event.

    Whether the owner accepted a failure makes no difference: it is what was seen.
    """

    def __init__(self, tallies: Mapping[str, Tally], context: Context) -> None:
        self._told = tallies
        self._context = context
        self._run = counted_run(context)
        self._tallies: dict[str, _Tally] = {}

    def of(self, code: str, event: str = "", *, absence: bool = False) -> Standing:
        """How a rule stands; with `event`, as far as it concerns that event.

        With `absence` only what was missing breaks it: what was there beside the right thing is mild.
        """
        tally = self._tally(code)
        broken = [item for item in tally.broken if _concerns(item, event)]
        beside = [item for item in broken if absence and item.outcome.seen]
        broken = [item for item in broken if item not in beside]
        milder = [*beside, *(item for item in tally.mild if _concerns(item, event))]
        mild = tuple(dict.fromkeys(item.outcome.text for item in milder))
        if broken:
            speaking = [item.cause or item for item in broken]
            first = speaking[0]
            failed = {item.place.at.url for item in broken if item.place.at is not None}
            return Standing(
                state=State.BROKEN,
                codes=tuple(dict.fromkeys(item.rule.code for item in speaking)),
                text=first.outcome.text,
                fix=first.outcome.fix or first.rule.manual.fix,
                mild=mild,
                pages=len(tally.pages | failed),
                failed=len(failed),
            )
        if tally.passed if not event else tally.passed & {event, ""}:
            return Standing(
                state=State.HOLDS,
                codes=(code,),
                mild=mild,
                pages=len(tally.pages),
                undecided=len(tally.undecided - tally.pages),
            )
        if mild:
            return Standing(state=State.MILD, codes=(code,), text=mild[0], mild=mild)
        reason = next((tally.open[name] for name in tally.open if name in {event, ""} or not event), "")
        if reason:
            return Standing(state=State.OPEN, codes=(code,), text=reason)
        return Standing(state=State.SILENT, codes=(code,), text=tally.silent)

    def pixels(self, code: str) -> frozenset[str]:
        """The pixels that a rule's failures name."""
        return frozenset(item.outcome.pixel_id for item in self._tally(code).broken) - {""}

    def _tally(self, code: str) -> _Tally:
        if code not in self._tallies:
            told = self._told.get(code)
            runs = () if told is None else told.runs if code in _EVERY_RUN else (self._run,)
            self._tallies[code] = _Tally() if told is None else self._count(told, runs)
        return self._tallies[code]

    def _count(self, told: Tally, runs: Collection[str]) -> _Tally:
        tally = _Tally()
        for run in filter(None, map(told.runs.get, runs)):
            tally.passed |= run.passed
            tally.pages |= self._addresses(run.pages)
            tally.undecided |= self._addresses(run.undecided)
            tally.silent = tally.silent or run.silent
        for item in told.judged:
            if item.place.run not in runs:
                continue
            verdict = item.outcome.verdict
            if item.cause is not None or (verdict is Verdict.FAIL and item.is_whole):
                tally.broken.append(item)
            elif verdict is Verdict.FAIL:
                tally.mild.append(item)
            else:
                for name in _names(item) or ("",):
                    tally.open.setdefault(name, item.outcome.text)
        return tally

    def _addresses(self, visits: Iterable[int]) -> set[str]:
        """The pages of some visits: one that was visited again is one page."""
        return {page.url for page in map(self._context.page, visits) if page is not None}


def counted_run(context: Context) -> str:
    """The run that counts: of two that in which the visitor agrees, since nothing may be done without."""
    return context.facts.runs[0].value


def _concerns(item: Judged, event: str) -> bool:
    names = _names(item)
    return not event or not names or event in names


def _names(item: Judged) -> tuple[str, ...]:
    """The events that an outcome is about: its own, its subject, and those whose absence it explains."""
    return tuple(dict.fromkeys(filter(None, _all_names(item))))


def _all_names(item: Judged) -> Iterator[str]:
    event = item.outcome.event or item.place.event
    yield item.outcome.event_name
    yield event.name if event is not None else ""
    yield from item.outcome.explains
