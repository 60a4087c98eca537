"""The short verdict for the terminal: plain text, complete without colour; the command line adds that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from auditor.model.event import ConsentPhase
from auditor.model.journey import Step
from auditor.model.readiness import Optimisation, Ready
from auditor.model.result import AuditResult, JourneyStep
from auditor.model.rule import Severity
from auditor.report import words
from auditor.report.stages import runs_of, stages
from auditor.report.view.conditions import promise, shop_system
from auditor.report.view.consent import consent_view, gpc_sentence
from auditor.report.view.problems import Problem, doubts, problems
from auditor.report.view.readiness import by_word
from auditor.report.view.suppressed import counted, suppressed
from auditor.report.view.untested import untested
from auditor.report.view.verdict import headline
from auditor.report.visible import host_of, one_line, visible

WIDTH = 92
"""Columns that the text keeps to; an address that is longer stands on a line of its own, whole."""

LONGEST_FIX = 800
"""Characters of a fix that are printed: enough for a rule's own and the shop system's."""

_NARROWEST = 40
_NAMED = 6  # events that a line names
_LABELS = {Step.PRODUCT: "product", Step.CART: "cart", Step.CHECKOUT: "checkout", Step.PURCHASE: "purchase"}
_MARKS = {Ready.YES: "+", Ready.NO: "x", Ready.UNKNOWN: "?", Ready.NEEDS_NO_PIXEL: "-"}


def render(result: AuditResult, *, width: int = WIDTH) -> str:
    """The verdict, what makes it incomplete, the journey and the problems, ending with a line feed.

    `width` is the terminal's, in columns; no text is set wider than `WIDTH`. Whatever the shop wrote stands in it without control characters: it can't steer the terminal.
    """
    failed = problems(counted(result), {})
    fill = _Fill(min(max(width, _NARROWEST), WIDTH))
    blocks = [
        _verdict(result, failed, fill),
        _incomplete(result, fill),
        _journey(result.journey, fill),
        _consent(result, fill),
        _problems(failed, fill),
        _suppressed(result, fill),
        _readiness(result, fill),
        _rest(result, fill),
    ]
    text = "\n\n".join("\n".join(lines) for lines in map(list, blocks) if lines)
    return visible(text, keep="\n") + "\n"


def _verdict(result: AuditResult, failed: Sequence[Problem], fill: "_Fill") -> Iterator[str]:
    said = headline(result, failed)
    yield from fill(f"{said.word.upper()}  {one_line(host_of(result.site))}")
    yield from fill(said.sentence)


def _incomplete(result: AuditResult, fill: "_Fill") -> Iterator[str]:
    if result.incomplete:
        yield "Incomplete because"
        for reason in result.incomplete:
            yield from fill(one_line(reason), "  ! ")


def _journey(journey: Sequence[JourneyStep], fill: "_Fill") -> Iterator[str]:
    runs = {step.outcome.run for step in journey}
    if journey:
        yield "Journey"
    for step in journey:
        outcome = step.outcome
        label = f"  {_LABELS[outcome.step]:<10}"
        if len(runs) > 1:
            label += f"{one_line(outcome.run, 8):<8} "
        if not outcome.reached:
            yield from fill(
                f"not reached: {one_line(outcome.reason) or 'the reason is unknown'}", f"{label}? "
            )
            continue
        missing = [name for name in step.expected if name not in step.fired]
        fired = [one_line(name, 60) for name in step.fired]
        said = [f"{words.listed(fired)} fired" if fired else "nothing fired"]
        mark = "+"
        if step.consent is ConsentPhase.REJECTED:
            mark = "x" if fired else "+"
            said.append("after the refusal" if fired else "as it should be after the refusal")
        elif missing:
            mark = "?" if step.consent is ConsentPhase.BEFORE else "x"
            said.append(f"{words.listed([one_line(name, 60) for name in missing])} did not")
        yield from fill(", ".join(said), f"{label}{mark} ")


def _consent(result: AuditResult, fill: "_Fill") -> Iterator[str]:
    """The stages of an audit that compares two answers, and what became of Global Privacy Control."""
    if len(runs_of(result)) > 1:
        seen = consent_view(result)
        yield "Consent"
        for column in seen.columns:
            sent = column.sent.lower()
            if column.events:
                listed = [f"{one_line(name, 60)} {number:,}" for name, number in column.events[:_NAMED]]
                sent = f"{sent}: {', '.join(listed)}{', …' if len(column.events) > _NAMED else ''}"
            mark = {"pass": "+", "fail": "x"}.get(column.state, "?")
            yield from fill(sent, f"  {column.title.lower():<18}{mark} ")
        for text in seen.left_out:
            yield from fill(one_line(text), "  ! ")
    if result.settings.get("gpc") is True:
        yield from fill(gpc_sentence(stages(result)))


def _problems(failed: Sequence[Problem], fill: "_Fill") -> Iterator[str]:
    fresh = [
        problem for level in Severity for problem in failed if problem.fresh and problem.severity is level
    ]
    for number, problem in enumerate(fresh):
        if number:
            yield ""
        yield from _problem(problem, fill)


def _problem(problem: Problem, fill: "_Fill") -> Iterator[str]:
    first = problem.first
    where = f" ({words.count(problem.pages, 'page')})" if problem.pages > 1 else ""
    label = f"{words.SEVERITY[problem.severity].upper():<9}"
    yield from fill(f"{problem.code} {one_line(problem.title)}{where}", label, " " * len(label))
    indent = " " * len(label)
    yield from fill(one_line(first.message), indent)
    if first.fix:
        yield from fill(one_line(first.fix, LONGEST_FIX), f"{indent}Fix: ", f"{indent}     ")
    if first.spots and first.spots[0].place.href:
        yield from fill(f"{'e.g. ' if problem.pages > 1 else ''}{first.spots[0].place.address}", indent)


def _readiness(result: AuditResult, fill: "_Fill") -> Iterator[str]:
    """Who can be retargeted, what to optimise for, and how far a launch is prepared."""
    ready = result.readiness
    audiences = [audience for audience in ready.audiences if audience.ready is not Ready.NEEDS_NO_PIXEL]
    if not audiences:
        return
    yield "What you can retarget"
    for word, group in by_word(audiences, words.READY).items():
        mark = _MARKS[group[0].ready]
        names = [one_line(audience.name, 60) for audience in group]
        yield from fill(words.listed(names), f"  {word.lower():<11}{mark} ")
    yield from fill(_optimise_for(ready.optimisation))
    checked = by_word(ready.checklist, words.IN_ORDER)
    counts = [f"{len(group):,} {word.lower()}" for word, group in checked.items()]
    if counts:
        yield from fill(f"Before launch: {words.listed(counts)}; the report lists them.")


def _optimise_for(optimisation: Optimisation) -> str:
    choice, best = one_line(optimisation.choice, 60), next(iter(optimisation.events), None)
    if not choice or best is None:
        return one_line(optimisation.said)
    if best.name == optimisation.choice:
        return f"Optimise for {choice}."
    how = words.UNTESTED if best.untested else words.SAFE[best.ready]
    return f"Optimise for {choice}: {one_line(best.name, 60)} is {how.lower()}."


def _suppressed(result: AuditResult, fill: "_Fill") -> Iterator[str]:
    """How much is suppressed, and which suppressions need a look."""
    number = suppressed(result, {}).findings
    if number:
        be = "is" if number == 1 else "are"
        yield from fill(f"{words.count(number, 'finding')} {be} suppressed by the configuration.")
    for use in result.suppressions:
        if use.warning:
            yield from fill(one_line(use.warning), "  ! ")


def _rest(result: AuditResult, fill: "_Fill") -> Iterator[str]:
    rest = untested(result, doubts(result, {}))
    parts = [
        f"{words.count(len(rest.passed), 'check')} passed",
        f"{len(rest.undecided):,} could not be judged",
        f"{len(rest.not_applicable):,} had nothing to judge",
    ]
    yield from fill(f"{', '.join(parts)}.")
    yield from fill(promise(result).sentence)
    if result.platform.tested is not None:
        yield from fill(f"Shop system: {one_line(shop_system(result.platform))}.")
    if result.capture.sdk != "live":
        yield from fill(
            f"TikTok's script was {words.SDK.get(result.capture.sdk, one_line(result.capture.sdk))}."
        )


@dataclass(frozen=True, slots=True)
class _Fill:
    """Wraps a text to lines of a width, between words alone."""

    width: int

    def __call__(self, text: str, first: str = "", later: str | None = None) -> list[str]:
        indent = " " * len(first) if later is None else later
        return wrap(
            text,
            self.width,
            initial_indent=first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [first.rstrip()]
