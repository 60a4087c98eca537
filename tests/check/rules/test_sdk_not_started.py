from typing import Any

import pytest

from auditor.model.event import Install
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    SDK,
    capture,
    console,
    facts,
    finding,
    healthy,
    install,
    page,
    result,
    verdict,
)

CODE = "TT108"
HOME = page(PageKind.HOME, id=1)


def stuck(**given: Any) -> Install:
    return install(HOME, **({"started": False, "waiting": 3} | given))


def test_an_sdk_that_took_over_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_calls_that_stay_queued_fail() -> None:
    found = finding(facts(HOME, installs=(stuck(),)), CODE)
    assert found.severity is Severity.ERROR
    assert found.actual == "3 calls left in the queue"


def test_the_error_of_the_sdk_is_quoted_and_nobody_elses() -> None:
    known = facts(
        HOME,
        installs=(stuck(waiting=1),),
        console=(
            console(HOME, "theme.js broke", url="https://shop.example/theme.js"),
            console(HOME, "Cannot define property\n at x", url=f"{SDK}?sdkid=C", line=7),
        ),
    )
    found = finding(known, CODE)
    assert found.actual == "1 call left in the queue; Cannot define property"
    assert found.called_by is not None
    assert found.called_by.line == 7


@pytest.mark.parametrize(
    ("given", "words"),
    [({"waiting": None}, "was not seen"), ({"waiting": 0}, "nothing was asked of it")],
)
def test_what_was_not_seen_is_not_concluded(given: dict[str, Any], words: str) -> None:
    known = facts(HOME, installs=(stuck(**given),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert words in result(known, CODE).reason


def test_the_stand_in_speaks_for_tiktok_s_script_only_where_none_could_start() -> None:
    standin = capture(sdk="standin")
    assert verdict(facts(HOME, installs=(stuck(),), capture=standin), CODE) is Verdict.INCONCLUSIVE
    found = finding(facts(HOME, installs=(stuck(locked=True),), capture=standin), CODE)
    assert "`ttq` takes no change" in found.actual


def test_a_watch_that_broke_off_proves_nothing() -> None:
    left = page(PageKind.HOME, id=1, clean=False, doubt="the page was left")
    assert verdict(facts(left, installs=(stuck(),)), CODE) is Verdict.INCONCLUSIVE


def test_what_kept_the_script_from_running_is_another_rule_s() -> None:
    refused = stuck(failure="integrity", failure_kind="integrity")
    known = facts(HOME, installs=(refused,))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
    assert verdict(known, "TT107") is Verdict.FAIL


def test_a_script_that_did_not_come_is_not_judged() -> None:
    never = stuck(sdk_arrived=False, failure="csp", failure_kind="csp")
    assert verdict(facts(HOME, installs=(never,)), CODE) is Verdict.NOT_APPLICABLE
    assert verdict(facts(HOME, installs=()), CODE) is Verdict.NOT_APPLICABLE


def test_what_it_explains_is_told_with_it() -> None:
    item = page(PageKind.PRODUCT)
    known = facts(item, installs=(install(item, started=False, waiting=2),))
    found = finding(known, CODE)
    assert [text.split()[0] for text in found.consequences] == ["TT109", "TT201"]
