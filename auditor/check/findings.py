"""Outcomes into findings, each told once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from auditor.check.context import Context
from auditor.check.fingerprint import fingerprint
from auditor.check.outcome import Outcome
from auditor.check.supersede import Judged
from auditor.check.suppress import NOTHING_SUPPRESSED, SUPPRESSED, Suppressing
from auditor.model.event import PixelEvent
from auditor.model.finding import Finding
from auditor.model.page import Page
from auditor.model.rule import Verdict
from auditor.model.suppression import Suppression


def findings_of(
    judged: Iterable[Judged], context: Context, suppressing: Suppressing = NOTHING_SUPPRESSED
) -> tuple[Finding, ...]:
    """The findings, worst first, then in the catalogue's order.

    One fault of one page is one finding, though several pixels send it or a reload repeats it (which of
    them was first is chance, so the fingerprint knows only a pixel that the rule itself names); and one
    reason why a rule could not be judged is one finding in a run, at the first page that has it. A fault
    that is suppressed for one pixel and not for another is two.
    """
    return worst_first(_once(judged, context, suppressing))


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in their order: failures before doubts, the worst first, then by the catalogue."""
    return tuple(
        sorted(
            findings,
            key=lambda item: (item.verdict is not Verdict.FAIL, item.severity.rank, item.code, item.run),
        )
    )


def _once(judged: Iterable[Judged], context: Context, suppressing: Suppressing) -> Iterator[Finding]:
    seen: set[tuple[object, ...]] = set()
    for item in judged:
        if item.explained or item.outcome.verdict not in {Verdict.FAIL, Verdict.INCONCLUSIVE}:
            continue
        entry = _suppression(item, context, suppressing)
        key = (*_key(item, context), entry)
        if key not in seen:
            seen.add(key)
            found = _finding(item, context)
            yield found if entry is None else replace(found, state=SUPPRESSED, suppressed_by=entry)


def _suppression(item: Judged, context: Context, suppressing: Suppressing) -> Suppression | None:
    """What accepts a failure; a doubt cannot be accepted."""
    if item.outcome.verdict is not Verdict.FAIL or not suppressing.concerns(item.rule.code):
        return None
    page, event = _page_and_event(item, context)
    return suppressing.holding(
        item.rule.code,
        url=_url(page, event),
        event=_event_name(item.outcome, event),
        pixel=_pixel(item.outcome, event),
    )


def _key(item: Judged, context: Context) -> tuple[object, ...]:
    """What two outcomes of one fault share."""
    outcome = item.outcome
    if outcome.verdict is Verdict.INCONCLUSIVE:
        return item.rule.code, item.place.run, outcome.text
    page, event = _page_and_event(item, context)
    return (
        item.rule.code,
        item.place.run,
        page.visit.reload_of or page.visit.id if page is not None else None,
        outcome.pixel_id,
        _event_name(outcome, event),
        outcome.path,
        outcome.actual,
        outcome.text,
    )


def _page_and_event(item: Judged, context: Context) -> tuple[Page | None, PixelEvent | None]:
    event = item.outcome.event or item.place.event
    sender = context.page(event.visit_id) if event is not None else None
    return item.outcome.page or sender or item.place.at, event


def _url(page: Page | None, event: PixelEvent | None) -> str:
    return page.url if page is not None else event.page_url if event is not None else ""


def _event_name(outcome: Outcome, event: PixelEvent | None) -> str:
    return outcome.event_name or (event.name if event is not None else "")


def _pixel(outcome: Outcome, event: PixelEvent | None) -> str:
    return outcome.pixel_id or (event.pixel_id if event is not None else "")


def _finding(item: Judged, context: Context) -> Finding:
    outcome, place, info = item.outcome, item.place, item.rule
    page, event = _page_and_event(item, context)
    url, name, pixel = _url(page, event), _event_name(outcome, event), _pixel(outcome, event)
    step = (
        place.step or (event.step if event is not None else None) or (page.step if page is not None else None)
    )
    fix = ""
    if outcome.verdict is Verdict.FAIL:
        advice = context.facts.advice.get(info.code, "")
        fix = "\n\n".join(text for text in (outcome.fix or info.manual.fix, advice) if text)
    called_by = outcome.called_by
    if called_by is None and event is not None and event.called_by is not None:
        called_by = event.called_by.site
    return Finding(
        code=info.code,
        name=info.name,
        severity=outcome.severity or info.severity,
        verdict=outcome.verdict,
        run=place.run,
        message=outcome.text,
        fingerprint=fingerprint(
            info.code,
            run=place.run,
            page_url=url,
            step=step.value if step is not None else "",
            event=name,
            pixel_role=context.pixel_role(outcome.pixel_id),
            path=outcome.path,
        ),
        page_url=url,
        page_kind=page.kind if page is not None else event.page_kind if event is not None else None,
        visit_id=page.visit.id if page is not None else None,
        step=step,
        event=name,
        event_ref=event.id if event is not None else "",
        pixel_id=pixel,
        expected=outcome.expected,
        actual=outcome.actual,
        path=outcome.path,
        fix=fix,
        called_by=called_by,
        consequences=tuple(dict.fromkeys(item.consequences)),
    )
