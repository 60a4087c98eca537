from dataclasses import replace
from typing import Any

import pytest

from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import OTHER_PIXEL, PIXEL, facts, finding, healthy, install, page, verdict

CODE = "TT111"
HOME = page(PageKind.HOME, id=1)
START = HOME.visit.started_at
MOVED = replace(HOME, visit=replace(HOME.visit, stirred_at=START + 2))


def judged(on: Page, **installed: Any) -> Verdict:
    return verdict(facts(on, installs=(install(on, **installed),)), CODE)


def test_a_page_that_needed_no_move_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_a_pixel_that_came_with_the_first_move_is_a_warning() -> None:
    late = install(MOVED, first_at=START + 2.1, touched=False)
    found = finding(facts(MOVED, installs=(late,)), CODE)
    assert found.severity is Severity.WARNING
    assert (found.pixel_id, found.actual) == (PIXEL, "nothing for 2 seconds, then at the first move")


def test_a_pixel_that_was_there_before_is_not_meant() -> None:
    both = (
        install(MOVED, first_at=START + 1, touched=False),
        install(MOVED, OTHER_PIXEL, first_at=START + 2.1, touched=False),
    )
    assert finding(facts(MOVED, installs=both), CODE).pixel_id == OTHER_PIXEL
    assert judged(MOVED, first_at=START + 1, touched=False) is Verdict.PASS


@pytest.mark.parametrize("unknown", [{"first_at": None}, {"first_at": START + 3, "touched": True}])
def test_what_it_waited_for_may_be_unknown(unknown: dict[str, Any]) -> None:
    assert judged(MOVED, **unknown) is Verdict.INCONCLUSIVE


def test_a_page_that_was_moved_in_vain_has_no_pixel_and_is_another_rule_s() -> None:
    assert verdict(facts(MOVED, installs=()), CODE) is Verdict.NOT_APPLICABLE
    assert verdict(facts(MOVED, installs=()), "TT101") is Verdict.FAIL


def test_where_the_pixel_came_it_is_not_missing() -> None:
    known = facts(MOVED, installs=(install(MOVED, first_at=START + 2.1, touched=False),))
    assert verdict(known, "TT101") is Verdict.PASS
