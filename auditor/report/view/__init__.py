"""What the HTML report shows, worked out before any markup: the templates only loop and print."""

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model.result import AuditResult, PixelSummary
from auditor.report.pictures import Album
from auditor.report.view.conditions import Promise, conditions, promise
from auditor.report.view.consent import ConsentView, consent_view
from auditor.report.view.events import EventList, event_list
from auditor.report.view.journey import Reel, reels
from auditor.report.view.matrix import Matrix, matrix
from auditor.report.view.problems import Problem, doubts, problems
from auditor.report.view.readiness import Launch, Retargeting, launch, retargeting
from auditor.report.view.suppressed import Suppressed, counted, suppressed
from auditor.report.view.untested import Untested, untested
from auditor.report.view.verdict import Headline, fix_first, headline
from auditor.report.visible import host_of, link


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """The report, section by section in its order."""

    site: str
    host: str
    href: str | None
    headline: Headline
    fix_first: tuple[Problem, ...]
    incomplete: tuple[str, ...]
    promise: Promise
    server_events: bool
    retargeting: Retargeting
    launch: Launch
    reels: tuple[Reel, ...]
    problems: tuple[Problem, ...]
    suppressed: Suppressed
    untested: Untested
    matrix: Matrix
    pixels: tuple[PixelSummary, ...]
    consent: ConsentView
    events: EventList
    conditions: tuple[tuple[str, str], ...]
    differences: tuple[str, ...]
    notes: tuple[str, ...]
    titles: Mapping[str, str]  # code -> title of each rule that failed


def view(result: AuditResult) -> ReportView:
    """The view of a result."""
    counting = counted(result)
    events = event_list(counting)
    failed = problems(counting, events.anchors)
    return ReportView(
        site=result.site,
        host=host_of(result.site),
        href=link(result.site),
        headline=headline(result, failed),
        fix_first=fix_first(failed),
        incomplete=result.incomplete,
        promise=promise(result),
        server_events=result.platform.server_events == "likely",
        retargeting=retargeting(result),
        launch=launch(result),
        reels=reels(counting, Album(result.screenshots)),
        problems=failed,
        suppressed=suppressed(result, events.anchors),
        untested=untested(result, doubts(result, events.anchors)),
        matrix=matrix(counting),
        pixels=result.pixels,
        consent=consent_view(counting),
        events=events,
        conditions=conditions(result),
        differences=result.capture.differences,
        notes=tuple(dict.fromkeys((*result.notes, *result.capture.notes))),
        titles={problem.code: problem.title for problem in failed},
    )
