from dataclasses import replace
from typing import Any

import pytest

from auditor.model.event import Realm
from auditor.model.evidence import Visit
from auditor.model.facts import Facts
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    OTHER_PIXEL,
    PIXEL,
    T0,
    banner,
    call,
    facts,
    finding,
    healthy,
    install,
    page,
    result,
    verdict,
)

CODE = "TT115"
ITEM = page(PageKind.PRODUCT)
PARSED = ITEM.visit.started_at + 0.5


def parsed(on: Page = ITEM, **changes: Any) -> Page:
    visit: Visit = replace(on.visit, **({"parsed_at": PARSED} | changes))
    return replace(on, visit=visit)


def asked(after: float, on: Page | None = None, **given: Any) -> Facts:
    """A page whose SDK is asked for so many seconds after it was parsed, and runs at once."""
    where = on or parsed()
    pixel = install(where, asked_at=PARSED + after, started_at=PARSED + after + 0.1, touched=False)
    return facts(where, installs=(replace(pixel, **given.pop("installed", {})),), **given)


def test_a_healthy_shop_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("after", [-0.4, 0.0, 3.0])
def test_a_script_that_is_asked_for_in_time_passes(after: float) -> None:
    assert verdict(asked(after, installed={"started_at": PARSED + 0.1}), CODE) is Verdict.PASS


def test_a_script_that_is_asked_for_late_is_a_warning() -> None:
    found = finding(asked(3.6), CODE)
    assert found.severity is Severity.WARNING
    assert (found.pixel_id, found.actual) == (PIXEL, "3.6 seconds")


def test_a_script_that_is_slow_to_come_says_nothing_of_the_shop() -> None:
    slow = asked(1.0, installed={"started_at": PARSED + 5})
    assert verdict(slow, CODE) is Verdict.INCONCLUSIVE
    assert "network" in result(slow, CODE).reason


def test_what_waited_for_consent_is_not_late() -> None:
    answered = banner(at=PARSED - T0 + 4)
    assert verdict(asked(4.2, consent=(answered,)), CODE) is Verdict.NOT_APPLICABLE
    before = banner(at=PARSED - T0 - 9)
    assert verdict(asked(4.2, consent=(before,)), CODE) is Verdict.FAIL


def test_what_waited_for_a_move_is_another_rule_s() -> None:
    assert verdict(asked(4.2, parsed(stirred_at=PARSED + 4)), CODE) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize("touched", [True, None])
def test_what_may_have_waited_for_a_press_is_inconclusive(touched: bool | None) -> None:
    assert verdict(asked(4.2, installed={"touched": touched}), CODE) is Verdict.INCONCLUSIVE


def test_each_pixel_is_judged() -> None:
    where = parsed()
    two = (
        install(where, asked_at=PARSED, started_at=PARSED + 1, touched=False),
        install(where, OTHER_PIXEL, asked_at=PARSED + 5, started_at=PARSED + 6, touched=False),
    )
    assert finding(facts(where, installs=two), CODE).pixel_id == OTHER_PIXEL


def lost(**installed: Any) -> Facts:
    """The visitor adds to the cart and is gone; the base code has run, its script was not asked for yet."""
    where = parsed()
    added = call("track", "AddToCart", on=where, after=1.5, queued=True)
    never = {"asked_at": None, "sdk_requested": False, "sdk_arrived": False, "started": False}
    pixel = install(where, **(never | installed))
    return facts(where, installs=(pixel,), calls=(added,), unsent=(added,), lost=(added,))


def test_an_action_that_was_lost_by_then_is_an_error_and_explains_the_loss() -> None:
    found = finding(lost(), CODE)
    assert found.severity is Severity.ERROR
    assert found.event == "AddToCart"
    assert any("TT210" in text or "TT211" in text for text in found.consequences)


@pytest.mark.parametrize(
    "otherwise",
    [
        {"started": True},  # it ran: the action was lost for another reason
        {"failure": "csp", "failure_kind": "csp"},  # it was refused
        {"sdk_requested": True},
        {"asked_at": PARSED + 0.2},
    ],
)
def test_an_action_that_was_lost_otherwise_is_not_this_rule_s(otherwise: dict[str, Any]) -> None:
    assert verdict(lost(**otherwise), CODE) is not Verdict.FAIL


def test_where_nobody_told_when_the_page_was_parsed_it_is_inconclusive() -> None:
    assert verdict(asked(9, parsed(parsed_at=None)), CODE) is Verdict.INCONCLUSIVE


def test_what_is_not_judged() -> None:
    assert verdict(asked(9, parsed(restored_from=1)), CODE) is Verdict.NOT_APPLICABLE
    assert verdict(asked(9, installed={"realm": Realm.IFRAME}), CODE) is Verdict.NOT_APPLICABLE
    assert verdict(asked(9, installed={"asked_at": None}), CODE) is Verdict.NOT_APPLICABLE
    assert verdict(facts(parsed(), installs=()), CODE) is Verdict.NOT_APPLICABLE
