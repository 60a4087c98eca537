"""How long a page must be still before what has not come is called absent."""

from dataclasses import dataclass

from auditor.gather.capture.tap import Tap
from auditor.gather.capture.visits import Tab
from auditor.gather.pages.watch import WINDOW

# Seconds. Who waits for an event that has not come is more patient before it is called absent.
_SPOKEN = 0.4  # a beacon of the page was answered: its SDK is up, and a timer of 0.3 seconds is still heard
_NOTHING_YET = 1.5  # nothing of the vendor's was seen: a tag manager may be about to bring it
_OUT_OF_ORDER = 5.0  # a large beacon that came in first may be told of after a small one
_EXPECTING = 2.5  # a step of the journey should have said something


@dataclass(frozen=True, slots=True)
class Patience:
    """The windows of one run. `pageview` is the vendor's event of a mere page view."""

    tap: Tap
    pageview: str

    def window(self, tab: Tab, *, expecting: bool, since: float | None) -> float:
        """Seconds for which a page must be still. `expecting`: an event of the shop should come.

        `since` is the moment from which that event counts, by default the start of the visit.
        """
        visit = tab.visit
        if visit is None:
            return WINDOW
        if expecting and not self.heard(tab, since=since):
            return _EXPECTING
        if tab.activity.spoken:
            return _SPOKEN
        return WINDOW if tab.activity.last_vendor is not None else _NOTHING_YET

    def heard(self, tab: Tab, *, since: float | None) -> bool:
        """Whether an event of the shop, beyond the mere page view, has left this tab since a moment.

        None: since the visit that the tab is on began.
        """
        visit = tab.visit
        start = since if since is not None else visit.started_at if visit is not None else 0.0
        for fired in reversed(self.tap.fired):
            if fired.at < start - _OUT_OF_ORDER:
                return False
            if fired.event.automatic or fired.event.name == self.pageview:
                continue
            if since is None and visit is not None and fired.visit_id == visit.id:
                # Whatever the clocks say: on a busy machine the browser's news of a document may be
                # dealt with after the sinkhole's of what that document has sent.
                return True
            if fired.at >= start and (fired.visit_id is None or fired.visit_id in tab.visit_ids):
                return True
        return False
