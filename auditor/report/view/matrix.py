"""Pages against events: what fired where, by kind of page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from auditor.model.event import Origin
from auditor.model.finding import Finding
from auditor.model.page import Page, PageKind
from auditor.model.result import AuditResult
from auditor.model.rule import Severity
from auditor.report import words
from auditor.report.view.flags import NONE, Flags, flags_by
from auditor.report.view.places import Place, place_of

MAX_ROWS = 25
"""Pages of one kind that have a row of their own; the rest share one."""
MAX_COLUMNS = 12
"""Events that have a column of their own; the rest share one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How often an event was sent from a page; `codes` are the rules that failed on it there."""

    count: int
    codes: tuple[str, ...]
    worst: Severity | None


@dataclass(frozen=True, slots=True)
class Row:
    """A page; `place` is None in the row that the kind's remaining pages share (`pages` of them)."""

    place: Place | None
    pages: int
    doubt: str
    cells: tuple[Cell, ...]
    other: int
    automatic: int


@dataclass(frozen=True, slots=True)
class Block:
    """The pages of one kind."""

    kind: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table: its columns' names, whether further events are counted together, its blocks."""

    names: tuple[str, ...]
    others: int
    blocks: tuple[Block, ...]


Counts = Mapping[int, Counter[str]]
FlagsOf = Mapping[tuple[int, str], Flags]


def matrix(result: AuditResult) -> Matrix:
    """The matrix of a result: the events that the shop sends, and the automatic ones as one column."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    automatic: Counter[int] = Counter()
    for event in result.events:
        if event.visit_id is None or not event.sent:
            continue
        if event.origin is Origin.AUTOMATIC:
            automatic[event.visit_id] += 1
        else:
            counts[event.visit_id][event.name] += 1
    flags = flags_by(result.findings, _subject)
    every = _names(result, counts)
    names = every[:MAX_COLUMNS]
    by_kind: defaultdict[PageKind, list[Page]] = defaultdict(list)
    for page in result.pages:
        by_kind[page.kind].append(page)
    return Matrix(
        names=tuple(names),
        others=len(every) - len(names),
        blocks=tuple(
            Block(words.PAGE[kind], tuple(_rows(by_kind[kind], names, counts, automatic, flags, result.site)))
            for kind in PageKind
            if kind in by_kind
        ),
    )


def _subject(finding: Finding) -> tuple[int, str] | None:
    return (finding.visit_id, finding.event) if finding.visit_id is not None and finding.event else None


def _names(result: AuditResult, counts: Counts) -> list[str]:
    """The columns: in the order of the funnel, the rarest dropped where there are too many."""
    lead: dict[str, None] = {}
    for page in sorted(result.pages, key=lambda page: page.visit.started_at):
        if page.step is not None:
            break
        lead.update(dict.fromkeys(counts.get(page.visit.id, ())))
    funnel = dict.fromkeys(name for step in result.journey for name in (*step.expected, *step.fired))
    total: Counter[str] = Counter()
    for counter in counts.values():
        total.update(counter)
    awaited = {name for step in result.journey for name in step.expected}
    shop = [name for name in dict.fromkeys((*lead, *funnel, *total)) if name in total or name in awaited]
    if len(shop) <= MAX_COLUMNS:
        return shop
    frequent = sorted(shop, key=lambda name: (name not in awaited, -total[name]))
    kept = set(frequent[:MAX_COLUMNS])
    return [*(name for name in shop if name in kept), *frequent[MAX_COLUMNS:]]


def _rows(
    pages: Sequence[Page],
    names: Sequence[str],
    counts: Counts,
    automatic: Mapping[int, int],
    flags: FlagsOf,
    site: str,
) -> Iterable[Row]:
    # Pages of the journey and those with findings first: they are what a reader looks for.
    flagged = {visit for visit, _ in flags}
    ordered = sorted(pages, key=lambda page: (page.step is None, page.visit.id not in flagged))
    for page in ordered[:MAX_ROWS]:
        yield _row([page], place_of(page, site), names, counts, automatic, flags)
    if rest := ordered[MAX_ROWS:]:
        yield _row(rest, None, names, counts, automatic, flags)


def _row(
    pages: Sequence[Page],
    place: Place | None,
    names: Sequence[str],
    counts: Counts,
    automatic: Mapping[int, int],
    flags: FlagsOf,
) -> Row:
    visits = [page.visit.id for page in pages]
    total: Counter[str] = Counter()
    for visit in visits:
        total.update(counts.get(visit, Counter()))
    return Row(
        place=place,
        pages=len(pages),
        doubt=pages[0].doubt if place and not pages[0].clean else "",
        cells=tuple(
            _cell(total[name], [flags.get((visit, name), NONE) for visit in visits]) for name in names
        ),
        other=sum(total.values()) - sum(total[name] for name in names),
        automatic=sum(automatic.get(visit, 0) for visit in visits),
    )


def _cell(count: int, flags: Iterable[Flags]) -> Cell:
    together = reduce(or_, flags, NONE)
    return Cell(count, together.codes, together.worst)
