"""TT213 mixed-event-names."""

from collections.abc import Iterable
from dataclasses import dataclass

from auditor.check.context import Context
from auditor.check.names import said_name
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.payload import SHOWN
from auditor.check.rule import rule
from auditor.check.subjects import Runs
from auditor.model.addresses import route_of
from auditor.model.event import PixelEvent, Realm
from auditor.model.rule import Severity

_SERVER = "the server"


@rule("TT213", "mixed-event-names", Severity.INFO, Runs())
def mixed_event_names(run: str, context: Context) -> Outcomes:
    """One event goes by its old and its new name.

    `CompletePayment` and `Purchase` are one event, and so are `SubmitForm` and `Lead`. One page calls it by
    the old name and another page, or the server, by the new one. Both names from one page are TT207's matter.

    ## Why it costs the advertiser
    TikTok takes both for one event. Others do not: a tag manager's rule, a dashboard, a test or the next
    developer looks for one of the names and misses half of the conversions. And where browser and server
    differ, deduplication relies on TikTok's own translation.

    ## How to fix it
    Use today's name everywhere: in every template, every tag, and in the Events API.

    ## Example
    Before: the contact page sends `SubmitForm`, the landing page `Lead`.

    After: both send `Lead`.
    """
    renamed = [
        event
        for event in context.events
        if event.run == run and event.spec is not None and event.spec.older_names
    ]
    if not renamed:
        yield not_applicable("no event was sent that has an older name")
        return
    unheard = False
    for name in dict.fromkeys(event.name for event in renamed):
        names = _Names.of([event for event in renamed if event.name == name])
        unheard = unheard or names.unheard
        apart = names.apart()
        if apart is not None:
            old, new = apart
            yield failed(
                f"{name} is also sent by its old name.",
                expected=f"{name} everywhere",
                actual=f"{said_name(old)} from {_words(old)}, {said_name(new)} from {_words(new)}",
                event=old,
                path="event",
            )
    if unheard:
        yield inconclusive("by which of its names the page called an event could not be heard")
    else:
        yield passed()


@dataclass(frozen=True, slots=True)
class _Names:
    """The first event from each place under an old name, and under today's; `unheard`: others there are."""

    old: dict[str, PixelEvent]
    new: dict[str, PixelEvent]
    unheard: bool

    @classmethod
    def of(cls, events: Iterable[PixelEvent]) -> "_Names":
        old: dict[str, PixelEvent] = {}
        new: dict[str, PixelEvent] = {}
        unheard = False
        for event in events:
            name = said_name(event)
            if name is None:
                unheard = True
            else:
                (new if name == event.name else old).setdefault(_place(event), event)
        return cls(old, new, unheard)

    def apart(self) -> tuple[PixelEvent, PixelEvent] | None:
        """An event under its old name and one under its new from another place."""
        for place, old in self.old.items():
            new = next((event for other, event in self.new.items() if other != place), None)
            if new is not None:
                return old, new
        return None


def _place(event: PixelEvent) -> str:
    return _SERVER if event.realm is Realm.SERVER else route_of(event.page_url)


def _words(event: PixelEvent) -> str:
    return _place(event)[:SHOWN]
