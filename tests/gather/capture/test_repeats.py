"""What a tab says twice, what it says late, and whose it is. The pages here are mere names."""

import time
from typing import Any, cast

import pytest
from playwright.async_api import Page

from auditor.gather.capture.open_visit import OpenVisit
from auditor.gather.capture.repeats import Repeats
from auditor.gather.capture.visits import Tab, Visits
from auditor.model.vendor import ProbeMessage

SHOP = "https://shop.example/"


class Desk:
    """A tab that goes from page to page."""

    def __init__(self) -> None:
        self.written: dict[int, OpenVisit] = {}
        self.visits = Visits("main", lambda visit: self.written.update({visit.id: visit}))
        self.tab = Tab(cast("Page", object()))
        self.repeats = Repeats(self.tab, self.visits)

    def go(self, path: str) -> OpenVisit:
        visit = self.visits.begin(self.tab, f"{SHOP}{path}")
        visit.started_at = visit.committed_at = time.time() - 100 + 10 * visit.id
        return visit

    def hear(self, document: str, serial: int, restores: int = 0, **given: Any) -> tuple[int | None, bool]:
        told = ProbeMessage(kind="call", at=1.0, document=document, serial=serial, restores=restores, **given)
        visit, new = self.repeats.visit_of(told)
        return visit.id if visit is not None else None, new

    def line(self, at: float, text: str) -> tuple[int | None, bool]:
        visit, new = self.repeats.visit_of_line(at, text)
        return visit.id if visit is not None else None, new


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_each_message_is_of_the_visit_that_its_document_began_in(desk: Desk) -> None:
    one = desk.go("a")
    assert desk.hear("x", 1) == (one.id, True)
    two = desk.go("b")
    assert desk.hear("y", 1) == (two.id, True)
    assert desk.hear("x", 2) == (one.id, True)


def test_what_was_heard_is_not_heard_again(desk: Desk) -> None:
    one = desk.go("a")
    for serial in (1, 2):
        assert desk.hear("x", serial) == (one.id, True)
    desk.go("b")
    assert [desk.hear("x", serial)[1] for serial in (1, 2, 3)] == [False, False, True]


def test_a_document_that_comes_back_is_a_visit_of_its_own_however_often_it_says_so(desk: Desk) -> None:
    one = desk.go("a")
    desk.hear("x", 1)
    desk.hear("frame", 1)
    desk.go("b")
    back, new = desk.hear("x", 2, restores=1)
    assert (back, new) == (3, True)
    visit = desk.tab.visit
    assert visit is not None
    assert (visit.id, visit.restored_from, visit.url) == (3, one.id, one.url)
    assert visit.record().restored_from == one.id
    assert desk.tab.activity.loaded
    # A frame of the page says it too; so does DevTools.
    assert desk.hear("frame", 2, restores=1) == (3, True)
    assert desk.visits.restored(desk.tab, one) is visit
    assert desk.hear("x", 3, restores=1) == (3, True)
    # The last words from before, and what comes after another return.
    desk.go("c")
    assert desk.hear("x", 4, restores=2) == (5, True)
    assert desk.tab.visit is not None
    assert desk.tab.visit.restored_from == 3
    assert desk.hear("frame", 3, restores=2) == (5, True)


def test_a_message_that_tells_no_document_is_of_the_page_that_stands(desk: Desk) -> None:
    one = desk.go("a")
    assert [desk.hear("", 0), desk.hear("", 0)] == [(one.id, True)] * 2


def test_a_line_is_told_once_and_is_of_its_time(desk: Desk) -> None:
    one = desk.go("a")
    then = (one.committed_at or 0) + 1
    assert desk.line(then, "said") == (one.id, True)
    assert desk.line(then, "said too") == (one.id, True)
    two = desk.go("b")
    now = time.time()
    assert desk.line(now, "here") == (two.id, True)
    assert not desk.line(then, "said")[1]
    assert desk.line(then + 5, "last words") == (one.id, True)
    assert desk.line((one.committed_at or 0) - 50, "from nowhere") == (None, True)
    # Other processes of the page may be a little late.
    assert desk.line(now - 0.2, "a frame") == (two.id, True)


def test_an_exception_of_a_page_that_was_left_is_that_page_s_and_is_told_once(desk: Desk) -> None:
    one = desk.go("a")
    failed = ("ttq is not defined", f"{SHOP}a#top", 3)
    assert desk.repeats.visit_of_exception(*failed) == (one, True)
    assert desk.repeats.visit_of_exception(*failed) == (one, True)  # it failed twice
    two = desk.go("b")
    assert desk.repeats.visit_of_exception(*failed) == (one, False)
    assert desk.repeats.visit_of_exception("in parting", f"{SHOP}a", 9) == (one, True)
    assert desk.repeats.visit_of_exception("here", f"{SHOP}b", 3) == (two, True)
    assert desk.repeats.visit_of_exception("here", f"{SHOP}theme.js", 3) == (two, True)


def test_what_is_remembered_is_bounded(desk: Desk) -> None:
    desk.go("a")
    for number in range(6000):
        desk.hear(f"document {number}", 1)
        desk.line(float(number), "said")
    assert len(desk.repeats._documents) <= 500
    assert len(desk.repeats._said) <= 5000
