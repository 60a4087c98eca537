import pytest

from auditor.check.audiences.needs import Needs, first_paragraph, weakest
from auditor.check.audiences.standing import Standings
from auditor.check.audiences.table import Need
from auditor.check.context import Context
from auditor.check.outcome import failed
from auditor.check.place import Place
from auditor.check.rules import RULES
from auditor.check.tally import Tally
from auditor.model.page import PageKind
from auditor.model.readiness import Line, Ready
from tests.builders import event, healthy, page

YES, NO, UNKNOWN = Ready.YES, Ready.NO, Ready.UNKNOWN


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ((YES,), YES),
        ((YES, UNKNOWN), UNKNOWN),
        ((UNKNOWN, NO), NO),
        ((NO, YES, UNKNOWN), NO),
        ((YES, YES), YES),
    ],
)
def test_the_weakest_part_decides(parts: tuple[Ready, ...], whole: Ready) -> None:
    assert weakest(Line(name="", ready=ready) for ready in parts) is whole


def test_a_fix_is_told_by_its_first_paragraph() -> None:
    assert first_paragraph("Do this\n  and that.\n\n- in a theme\n") == "Do this and that."
    assert first_paragraph("") == ""


@pytest.mark.parametrize(("code", "ready"), [("TT512", NO), ("TT207", YES)])
def test_who_the_person_is_concerns_an_event_though_another_showed_it(code: str, ready: Ready) -> None:
    home = page(PageKind.HOME, id=1)
    tally = Tally(next(rule for rule in RULES if rule.info.code == code))
    tally.add(Place(run="main", pages=(home,), at=home), [failed("wrong", event=event("Pageview", home))])
    context = Context(healthy())
    needs = Needs(Standings({code: tally}, context), context)
    assert needs.answer(Need(event="Purchase", holds=(), faults=(code,))).ready is ready
