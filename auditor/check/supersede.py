"""One cause, one finding: which failure is told as the consequence of which."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from auditor.check.outcome import Outcome
from auditor.check.place import Place
from auditor.model.rule import RuleInfo, Verdict


class Bond(StrEnum):
    """What a cause and its consequence share."""

    PAGE = "page"  # a page that both lie on
    EVENT = "event"  # the very event
    PARAMETER = "parameter"  # the very event, and a parameter of it
    EXPLAINED = "explained"  # a page, and the event whose absence the cause explains
    RUN = "run"  # the whole run, unless the cause explains single events


@dataclass(frozen=True, slots=True)
class Supersession:
    """A row of the table: each of `causes` supersedes each of `consequences` where they share `bond`."""

    causes: tuple[str, ...]
    consequences: tuple[str, ...]
    bond: Bond


_FUNNEL = ("TT201", "TT202", "TT203", "TT204")

SUPERSESSIONS = (
    # Where the pixel is not there, or not yet, nothing that needs it can happen.
    Supersession(
        ("TT101", "TT107", "TT108", "TT110"), ("TT109", "TT111", *_FUNNEL, "TT210", "TT211"), Bond.PAGE
    ),
    Supersession(("TT101",), ("TT105", "TT110"), Bond.PAGE),
    # The event is there: under another name, in the wrong place, or called and lost.
    Supersession(("TT205", "TT209", "TT210", "TT211"), _FUNNEL, Bond.EXPLAINED),
    Supersession(("TT211",), ("TT210",), Bond.EXPLAINED),
    # What was lost since the script had not even been asked for.
    Supersession(("TT115",), (*_FUNNEL, "TT210", "TT211"), Bond.EXPLAINED),
    Supersession(("TT214",), ("TT205",), Bond.EVENT),
    # A value that is no number is neither missing nor wrong.
    Supersession(("TT306",), ("TT305", "TT311", "TT401", "TT407"), Bond.EVENT),
    Supersession(("TT302",), ("TT301", "TT403"), Bond.EVENT),
    # A value of 0 is neither the sum of the items nor what the page says; what the page contradicts may well
    # differ from the sum, too.
    Supersession(("TT307",), ("TT311", "TT401", "TT407"), Bond.EVENT),
    # One piece's price for several, an item that is left out, another variant's price: each parts the value from
    # what it is held against.
    Supersession(("TT317",), ("TT311", "TT401", "TT407", "TT410"), Bond.EVENT),
    Supersession(("TT316",), ("TT311",), Bond.EVENT),
    Supersession(("TT408",), ("TT401", "TT406", "TT407"), Bond.EVENT),
    Supersession(("TT401",), ("TT311", "TT407", "TT410"), Bond.EVENT),
    Supersession(("TT311",), ("TT407",), Bond.EVENT),
    Supersession(("TT403",), ("TT406",), Bond.EVENT),
    # What stands under another name is not missing, and what stands in no list of objects cannot be read.
    Supersession(("TT314",), ("TT301", "TT303", "TT305", "TT308"), Bond.PARAMETER),
    Supersession(("TT310",), ("TT301", "TT303"), Bond.EVENT),
    # A value that cannot be used at all need not be of the right type.
    Supersession(("TT302", "TT304", "TT306", "TT309", "TT310", "TT315"), ("TT312",), Bond.PARAMETER),
    Supersession(("TT409",), ("TT401", "TT402"), Bond.EVENT),
    Supersession(("TT402",), ("TT401",), Bond.EVENT),
    # Where consent releases nothing, none of the pages has what it should; where the SDK is kept out, it
    # can release nothing.
    Supersession(("TT107", "TT108"), ("TT507",), Bond.RUN),
    Supersession(("TT507",), _FUNNEL, Bond.EXPLAINED),
    Supersession(
        ("TT507",), ("TT101", "TT105", "TT109", "TT111", *_FUNNEL, "TT210", "TT211", "TT508"), Bond.RUN
    ),
    # A hash of nothing is what TikTok rejects; who identifies too late has Purchase go without.
    Supersession(("TT502",), ("TT504",), Bond.PARAMETER),
    Supersession(("TT513",), ("TT503",), Bond.EVENT),
    # What the landing page never saw, or had nothing to keep it with, cannot reach the checkout.
    Supersession(("TT510",), ("TT509",), Bond.RUN),
    Supersession(("TT101", "TT107", "TT108"), ("TT509",), Bond.PAGE),
    # The second Purchase of one page load is no second visit's.
    Supersession(("TT207",), ("TT208",), Bond.PAGE),
)


@dataclass(slots=True)
class Judged:
    """One outcome with its rule and its place.

    `consequences` grows as causes take over; `cause` is the failure that speaks for this one, if there is one.
    """

    rule: RuleInfo
    place: Place
    outcome: Outcome
    consequences: list[str] = field(default_factory=list)
    cause: "Judged | None" = None

    @property
    def explained(self) -> bool:
        """Whether another failure speaks for this one."""
        return self.cause is not None

    @property
    def is_whole(self) -> bool:
        """Whether a failure is as bad as its rule says, and not a milder case of it."""
        severity = self.outcome.severity
        return severity is None or severity.at_least(self.rule.severity)

    @property
    def visits(self) -> frozenset[int]:
        """The visits that it lies on."""
        pages = (self.outcome.page,) if self.outcome.page is not None else self.place.pages
        return frozenset(page.visit.id for page in pages)

    @property
    def event_id(self) -> str:
        """Our id of the event that it is about, "" where it is about none."""
        event = self.outcome.event or self.place.event
        return event.id if event is not None else ""


def supersede(judged: Sequence[Judged]) -> None:
    """Let the causes speak: their consequences become inconclusive, and are named with the cause.

    A cause that was found milder than its rule's own severity explains nothing: it did not stop
    what others miss. Where a cause is itself a consequence, the root speaks for both.
    """
    cause_of = _causes(judged)
    for item in judged:
        cause = cause_of.get(id(item))
        if cause is None:
            continue
        root = cause
        while id(root) in cause_of:
            root = cause_of[id(root)]
        root.consequences.append(f"{item.rule.code} {item.rule.name}: {item.outcome.text}")
        item.cause = root
        item.outcome = Outcome(
            f"explained by {cause.rule.code} ({cause.rule.name})",
            verdict=Verdict.INCONCLUSIVE,
            event=item.outcome.event,
            event_name=item.outcome.event_name,
            explains=item.outcome.explains,
            page=item.outcome.page,
        )


def _causes(judged: Iterable[Judged]) -> dict[int, Judged]:
    """The cause of each failure that has one, by the failure's identity."""
    failures: dict[str, list[Judged]] = {}
    for item in judged:
        if item.outcome.verdict is Verdict.FAIL:
            failures.setdefault(item.rule.code, []).append(item)
    cause_of: dict[int, Judged] = {}
    for row in SUPERSESSIONS:
        causes: dict[_Tie, Judged] = {}
        for cause in (item for code in row.causes for item in failures.get(code, ())):
            if cause.is_whole and not (row.bond is Bond.RUN and cause.outcome.explains):
                for tie in _ties(cause, row.bond, cause.outcome.explains):
                    causes.setdefault(tie, cause)
        for consequence in (item for code in row.consequences for item in failures.get(code, ())):
            for tie in _ties(consequence, row.bond, (consequence.outcome.event_name,)):
                if tie in causes:
                    cause_of.setdefault(id(consequence), causes[tie])
    return cause_of


_Tie = tuple[str, int | str, str]


def _ties(item: Judged, bond: Bond, names: tuple[str, ...]) -> Iterator[_Tie]:
    """What ties a failure to others: two are bound where they share one of these."""
    run = item.place.run
    if bond is Bond.EVENT:
        if item.event_id:
            yield run, item.event_id, ""
        return
    if bond is Bond.PARAMETER:
        if item.event_id:
            yield from ((run, item.event_id, path) for path in (item.outcome.path, *names) if path)
        return
    if bond is Bond.RUN:
        yield run, "", ""
        return
    for visit in sorted(item.visits):
        for name in names if bond is Bond.EXPLAINED else ("",):
            yield run, visit, name
