from typing import Any

import pytest

from auditor.model.event import Install
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import console, event, facts, finding, healthy, install, page, request, result, verdict

CODE = "TT107"
HOME = page(PageKind.HOME, id=1)
REFUSED = (
    "Refused to connect to 'https://analytics.tiktok.com/api/v2/pixel' because it violates the following "
    "Content Security Policy directive: \"connect-src 'self'\"."
)


def dead(**given: Any) -> Install:
    return install(HOME, **({"sdk_arrived": False, "started": False} | given))


def test_an_sdk_that_came_up_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("kind", "words"), [("csp", "csp"), ("dns", "net::ERR_NAME_NOT_RESOLVED"), ("http", "HTTP status 503")]
)
def test_a_refused_script_fails(kind: str, words: str) -> None:
    found = finding(facts(HOME, installs=(dead(failure=words, failure_kind=kind),)), CODE)
    assert found.severity is Severity.ERROR
    assert words in found.actual


def test_a_policy_is_named_with_the_source_to_add() -> None:
    line = (
        "Refused to load the script 'https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=C' because it "
        "violates the following Content Security Policy directive: \"script-src 'self'\"."
    )
    known = facts(
        HOME,
        installs=(dead(failure="csp", failure_kind="csp"),),
        requests=(request(HOME, failure="csp", seen_by_sinkhole=False),),
        console=(console(HOME, line, "error"),),
    )
    found = finding(known, CODE)
    assert "Add https://analytics.tiktok.com to script-src" in found.fix
    assert "script-src 'self'" in found.actual


def test_refused_beacons_fail() -> None:
    known = facts(HOME, requests=(request(HOME, failure="csp", seen_by_sinkhole=False, status=None),))
    found = finding(known, CODE)
    assert found.severity is Severity.ERROR
    assert "beacons" in found.message


def test_some_refused_beacons_are_a_warning() -> None:
    known = facts(
        HOME,
        events=(event("Pageview", HOME),),
        requests=(
            request(HOME),
            request(
                HOME,
                url="https://analytics-ipv6.tiktokw.us/ipv6/enrich_ipv6",
                host="analytics-ipv6.tiktokw.us",
                failure="csp",
                seen_by_sinkhole=False,
            ),
        ),
    )
    assert finding(known, CODE).severity is Severity.WARNING


def test_a_policy_that_only_the_console_tells_of_counts() -> None:
    known = facts(HOME, requests=(request(HOME),), console=(console(HOME, REFUSED, "error"),))
    assert "Add https://analytics.tiktok.com to connect-src" in finding(known, CODE).fix


@pytest.mark.parametrize(
    "text",
    [
        f"[Report Only] {REFUSED}",
        REFUSED.replace("analytics.tiktok.com", "other.example"),
        "Content Security Policy directive",
    ],
)
def test_other_policies_do_not_count(text: str) -> None:
    known = facts(HOME, requests=(request(HOME),), console=(console(HOME, text, "error"),))
    assert verdict(known, CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("failure", "arrived"), [("net::ERR_ABORTED", False), ("net::ERR_CONNECTION_RESET", True), ("", False)]
)
def test_a_page_that_is_left_refuses_nothing(failure: str, arrived: bool) -> None:
    known = facts(HOME, requests=(request(HOME, failure=failure, seen_by_sinkhole=arrived),))
    assert verdict(known, CODE) is Verdict.PASS


def test_a_vendor_that_answers_with_an_error_is_told() -> None:
    known = facts(HOME, requests=(request(HOME, answered_by="vendor", status=403),))
    assert "403" in finding(known, CODE).actual


def test_a_machine_without_a_way_to_tiktok_proves_nothing() -> None:
    known = facts(HOME, installs=(dead(failure="no route", failure_kind="machine"),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert verdict(known, "TT109") is Verdict.INCONCLUSIVE


def test_an_sdk_without_an_answer_is_inconclusive() -> None:
    assert verdict(facts(HOME, installs=(dead(),)), CODE) is Verdict.INCONCLUSIVE


def test_what_a_blocked_sdk_explains() -> None:
    item = page(PageKind.PRODUCT)
    known = facts(
        item, installs=(install(item, started=False, sdk_arrived=False, failure="csp", failure_kind="csp"),)
    )
    found = finding(known, CODE)
    assert [text.split()[0] for text in found.consequences] == ["TT109", "TT201"]
    assert result(known, "TT201").reason == "explained by TT107 (sdk-blocked)"


def test_a_few_refused_beacons_explain_nothing() -> None:
    item = page(PageKind.PRODUCT)
    known = facts(
        item,
        events=(event("Pageview", item),),
        requests=(request(item, failure="csp", seen_by_sinkhole=False),),
    )
    assert verdict(known, "TT201") is Verdict.FAIL


def test_without_a_pixel_not_applicable() -> None:
    assert verdict(facts(HOME, installs=()), CODE) is Verdict.NOT_APPLICABLE
