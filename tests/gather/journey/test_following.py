"""Going from page to page of a shop in one document, by its links and by address."""

from pathlib import Path

import pytest

from auditor.gather.capture.open_visit import OpenVisit
from auditor.gather.evidence import load
from auditor.gather.journey.following import follow, is_led_by_script
from auditor.gather.pages.look import Look
from auditor.gather.pages.session import Session
from auditor.model.journey import Step
from auditor.model.page import PageKind
from auditor.model.plan import SitePlan
from auditor.model.progress import Silent
from tests.builders import reading
from tests.gather.shop import READERS
from tests.gather.tapping import tapped

SHOP = """<body><script>
const draw = () => {
  document.body.innerHTML = location.hash === "#/cup"
    ? "<h1>A cup that lasts</h1><p>For the first coffee of the day.</p>"
    : "<h1>All our cups</h1><a href='#/cup'>A cup that lasts</a> <a href='/#/mug' target='_blank'>A mug</a>";
};
addEventListener("hashchange", draw);
draw();
</script></body>"""


async def test_a_page_is_come_to_by_its_link_and_loaded_again_where_its_address_would_not(
    tmp_path: Path,
) -> None:
    async with tapped({"/": SHOP}, tmp_path) as here:
        plan = SitePlan(site=f"{here.url}/", sdk="standin")
        session = Session(
            here.context, here.tap, here.store, here.probe, plan=plan, readers=READERS, progress=Silent()
        )
        tab = await session.new_tab()
        home = await session.open(tab, f"{here.url}/")
        cup = await follow(session, tab, f"{here.url}/#/cup", step=Step.PRODUCT)
        assert (home.visit.is_shell, tab.documents, tab.standing) == (True, 1, cup.visit.id)
        again = await session.open(tab, f"{here.url}/#/cup", reload_of=cup.visit.id)
        assert (tab.documents, again.visit.reload_of) == (2, cup.visit.id)
        # By its address alone where the link would open a tab of its own.
        await session.open(tab, f"{here.url}/#/")
        mug = await follow(session, tab, f"{here.url}/#/mug", step=None)
        assert (tab.documents, len(here.context.pages)) == (2, 1)
        assert mug.visit.url == f"{here.url}/#/mug"
        await session.close(tab)
    first, second, third, fourth, fifth = load(tmp_path).visits
    assert (second.routed_from, second.step, second.by_page) == (first.id, Step.PRODUCT, True)
    assert (second.url, second.title) == (f"{here.url}/#/cup", first.title)
    assert (first.ended_at, third.routed_from) == (second.started_at, None)
    assert (fourth.routed_from, fifth.routed_from) == (third.id, fourth.id)


@pytest.mark.parametrize(
    ("html", "led"),
    [
        ('<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{}</script>', True),
        ("<app-root ng-version='17.0.0'></app-root>", True),
        ("<h1>A shop</h1><p>whose pages its server draws</p>", False),
    ],
)
def test_frameworks_take_over_the_links_that_a_server_has_drawn(html: str, *, led: bool) -> None:
    visit = OpenVisit(id=1, run="main", step=None, requested_url="", started_at=0.0)
    assert is_led_by_script(Look(visit, reading(PageKind.HOME), html, settled=True)) is led


def test_a_page_that_came_without_a_load_leads_on_without_one() -> None:
    visit = OpenVisit(id=2, run="main", step=None, requested_url="", started_at=0.0, routed_from=1)
    assert is_led_by_script(Look(visit, reading(PageKind.HOME), "<p>plain</p>", settled=True))
