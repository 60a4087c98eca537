"""Looking at a page that has fallen quiet: what it is, read and kept."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from auditor.gather.capture.open_visit import OpenVisit
from auditor.gather.capture.shown import Shown
from auditor.gather.capture.visits import Tab, Visits
from auditor.gather.pages import prerender
from auditor.gather.pages.keeping import Keeping
from auditor.gather.pages.look import Look, wall_of
from auditor.gather.pages.prerender import asks_for_prerendering
from auditor.gather.pages.watch import Settled
from auditor.gather.scripts import PageSilentError
from auditor.model.page import PageReading
from auditor.model.progress import Progress


@dataclass(frozen=True, slots=True)
class Looking:
    """Looks at the pages of one run.

    A document that has become another page without a load goes on as a visit of its own from then on.
    """

    visits: Visits
    keeping: Keeping
    read_page: Callable[[str, str], PageReading]  # (html, url)
    note: Callable[[str], None]  # something of the run that a reader should know
    progress: Progress

    async def at(self, tab: Tab, ended: Settled) -> Look:
        """The page of a tab, kept. Raises PageSilentError where there is no page any more."""
        visit = tab.visit
        if visit is None:
            raise PageSilentError(tab.activity.gone or "there is no page")
        look = Look.at_nothing(visit, visit.failure)
        visit.settled = ended.quiet and not visit.failure
        if not visit.failure:
            try:
                look = await self._read(tab, visit, ended)
            except PageSilentError as error:
                visit.note(f"Its document could not be read: {error}.")
                visit.settled = False
                look = Look.at_nothing(visit, str(error))
        look.visit.settle_seconds = round(ended.seconds, 3)
        for note in ended.notes:
            look.visit.note(f"The watch: {note}.")
        self.visits.changed(look.visit)
        return look

    async def _read(self, tab: Tab, visit: OpenVisit, ended: Settled) -> Look:
        shown = await self.keeping.rendered(tab)
        url = tab.page.url
        reading = await asyncio.to_thread(self.read_page, shown.html, url)
        page = Shown.of(url, reading, title=shown.title, heading=shown.heading)
        now = self.visits.shows_now(tab, visit, page)
        if now is not visit:
            now.settled = ended.quiet
            self.progress.visited(now.url, status=now.status)
        await self.keeping.keep(tab, now, shown)
        if asks_for_prerendering(now.headers, shown.html):
            now.note(prerender.NOTE)
            self.note(prerender.NOTE)
        look = Look(now, reading, shown.html, now.settled, shown.text, wall_of(now, shown))
        if look.wall is not None:
            now.obstacle = look.wall.name
            now.note(look.wall.reason)
        return look
