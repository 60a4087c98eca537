"""What one tab has said already: the browser repeats the console of a document that comes back from the cache.

It does so before it tells that the document has come back, while another visit still stands in the tab
(measured, Chromium 156, November 2026). Among the repeated lines may be new ones: the last words of a page
that was being left, when nobody listened.
"""

import time
from collections import OrderedDict
from dataclasses import dataclass

from auditor.gather.capture.open_visit import OpenVisit, bare
from auditor.gather.capture.visits import Tab, Visits
from auditor.model.vendor import ProbeMessage

_DOCUMENTS = 500  # of one tab, frames included, that are remembered
_SAID = 5000  # lines and exceptions
_LATE = 1.0  # seconds: a line that is older, and older than others that were heard, was not told in its time


@dataclass(slots=True)
class _Document:
    visit: OpenVisit | None
    restores: int
    serial: int = 0


class Repeats:
    """Tells for one tab what is new, and of which visit it is."""

    def __init__(self, tab: Tab, visits: Visits) -> None:
        self._tab = tab
        self._visits = visits
        self._documents: OrderedDict[str, _Document] = OrderedDict()
        self._said: OrderedDict[int, None] = OrderedDict()
        self._newest = 0.0

    def visit_of(self, probe: ProbeMessage) -> tuple[OpenVisit | None, bool]:
        """The visit that a message of the probe is of, and whether it is new."""
        tab = self._tab
        if not probe.document:
            return tab.visit, True
        document = self._documents.get(probe.document)
        if document is None:
            document = self._documents[probe.document] = _Document(tab.visit, probe.restores)
            while len(self._documents) > _DOCUMENTS:
                self._documents.popitem(last=False)
        if probe.serial <= document.serial:
            return document.visit, False
        if probe.restores > document.restores:
            document.restores = probe.restores
            if document.visit is not None:
                document.visit = self._visits.restored(tab, document.visit)
        document.serial = probe.serial
        here = tab.visit
        if here is not None and here.routed_from is not None and document.visit is not None:
            # The document has become another page since it was first heard.
            return (here if here.document == document.visit.document else document.visit), True
        return document.visit, True

    def visit_of_line(self, at: float, text: str) -> tuple[OpenVisit | None, bool]:
        """The visit that a line of the console is of, by the time of the line, and whether it is new."""
        new = self._is_new(at, text)
        late = at < self._newest and time.time() - at > _LATE
        self._newest = max(self._newest, at)
        return (self._then(at) if late else self._tab.visit), new

    def visit_of_exception(self, text: str, url: str, line: int) -> tuple[OpenVisit | None, bool]:
        """The visit that an uncaught exception is of, and whether it is new. The browser tells no time of it.

        Where its script is a document that the tab has left, it is of the last visit to that.
        """
        here = self._tab.visit
        left = next((one for one in reversed(self._tab.left) if bare(one.url) == bare(url)), None)
        if here is None or left is None or bare(here.url) == bare(url):
            self._is_new(here.document if here is not None else 0, line, url, text)
            return here, True
        return left, self._is_new(left.document, line, url, text)

    def _is_new(self, *said: str | float) -> bool:
        key = hash(said)  # the words themselves may be long
        if key in self._said:
            return False
        self._said[key] = None
        while len(self._said) > _SAID:
            self._said.popitem(last=False)
        return True

    def _then(self, at: float) -> OpenVisit | None:
        seen = [*self._tab.left, *filter(None, [self._tab.visit])]
        return next((one for one in reversed(seen) if (one.committed_at or one.started_at) <= at), None)
