"""Pages against events: what fired where, by kind of page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from auditor.model.event import Origin
from auditor.model.finding import Finding
from auditor.model.page import Page, PageKind
from auditor.model.result import AuditResult
from auditor.report import words
from auditor.report.view.flags import Flags, flags_by
from auditor.report.view.places import Place, place_of

MAX_ROWS = 25
"""Pages of one kind that have a row of their own; the rest share one."""
MAX_COLUMNS = 12
"""Events that have a column of their own; the rest share one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How often an event was sent from a page, and the findings of it there."""

    count: int
    flags: Flags


@dataclass(frozen=True, slots=True)
class Row:
    """A page; `place` is None in the row that the kind's remaining pages share (`pages` of them).

    `flags` are the findings of the page itself and of events that have no column.
    """

    place: Place | None
    pages: int
    doubt: str
    flags: Flags
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


@dataclass(frozen=True, slots=True)
class _Seen:
    """What there is to tell, by visit."""

    sent: Mapping[int, Counter[str]]  # the shop's events by name
    automatic: Mapping[int, int]
    flags: Mapping[int, Mapping[str, Flags]]  # by the event's name, "" for the page itself


def matrix(result: AuditResult) -> Matrix:
    """The matrix of a result: the events that the shop sends, and the automatic ones as one column."""
    seen = _look(result)
    every = _names(result, seen.sent)
    names = tuple(every[:MAX_COLUMNS])
    by_kind: defaultdict[PageKind, list[Page]] = defaultdict(list)
    for page in result.pages:
        by_kind[page.kind].append(page)
    return Matrix(
        names=names,
        others=len(every) - len(names),
        blocks=tuple(
            Block(words.PAGE[kind], tuple(_rows(by_kind[kind], names, seen, result.site)))
            for kind in PageKind
            if kind in by_kind
        ),
    )


def _look(result: AuditResult) -> _Seen:
    sent: defaultdict[int, Counter[str]] = defaultdict(Counter)
    automatic: Counter[int] = Counter()
    for event in result.events:
        if event.visit_id is None or not event.sent:
            continue
        if event.origin is Origin.AUTOMATIC:
            automatic[event.visit_id] += 1
        else:
            sent[event.visit_id][event.name] += 1
    flags: defaultdict[int, dict[str, Flags]] = defaultdict(dict)
    for (visit, name), found in flags_by(result.findings, _subject).items():
        flags[visit][name] = found
    return _Seen(sent, automatic, flags)


def _subject(finding: Finding) -> tuple[int, str] | None:
    return (finding.visit_id, finding.event) if finding.visit_id is not None else None


def _names(result: AuditResult, sent: Mapping[int, Counter[str]]) -> list[str]:
    """The columns: in the order of the funnel, the rarest dropped where there are too many."""
    lead: dict[str, None] = {}
    for page in sorted(result.pages, key=lambda page: page.visit.started_at):
        if page.step is not None:
            break
        lead.update(dict.fromkeys(sent.get(page.visit.id, ())))
    funnel = dict.fromkeys(name for step in result.journey for name in (*step.expected, *step.fired))
    total: Counter[str] = Counter()
    for counter in sent.values():
        total.update(counter)
    awaited = {name for step in result.journey for name in step.expected}
    shop = [name for name in dict.fromkeys((*lead, *funnel, *total)) if name in total or name in awaited]
    if len(shop) <= MAX_COLUMNS:
        return shop
    frequent = sorted(shop, key=lambda name: (name not in awaited, -total[name]))
    kept = set(frequent[:MAX_COLUMNS])
    return [*(name for name in shop if name in kept), *frequent[MAX_COLUMNS:]]


def _rows(pages: Sequence[Page], names: Sequence[str], seen: _Seen, site: str) -> Iterable[Row]:
    # Pages of the journey and those with findings first: they are what a reader looks for.
    ordered = sorted(pages, key=lambda page: (page.step is None, page.visit.id not in seen.flags))
    for page in ordered[:MAX_ROWS]:
        yield _row([page], place_of(page, site), names, seen)
    if rest := ordered[MAX_ROWS:]:
        yield _row(rest, None, names, seen)


def _row(pages: Sequence[Page], place: Place | None, names: Sequence[str], seen: _Seen) -> Row:
    total: Counter[str] = Counter()
    flags: defaultdict[str, Flags] = defaultdict(Flags)
    for page in pages:
        total.update(seen.sent.get(page.visit.id, Counter()))
        for name, found in seen.flags.get(page.visit.id, {}).items():
            flags[name if name in names else ""] |= found
    return Row(
        place=place,
        pages=len(pages),
        doubt=pages[0].doubt if place and not pages[0].clean else "",
        flags=flags[""],
        cells=tuple(Cell(total[name], flags[name]) for name in names),
        other=sum(total.values()) - sum(total[name] for name in names),
        automatic=sum(seen.automatic.get(page.visit.id, 0) for page in pages),
    )
