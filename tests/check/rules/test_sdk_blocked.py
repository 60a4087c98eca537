from typing import Any

import pytest

from auditor.model.event import Install
from auditor.model.page import PageKind
from auditor.model.refusal import ContentPolicy, PolicySource, RefusalKind
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    SDK,
    event,
    facts,
    finding,
    healthy,
    install,
    page,
    refusal,
    request,
    result,
    verdict,
)

CODE = "TT107"
HOME = page(PageKind.HOME, id=1)
BEACON = "https://analytics.tiktok.com/api/v2/x"


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


def test_a_policy_is_named_with_the_line_to_change() -> None:
    home = page(PageKind.HOME, id=1, policies=[ContentPolicy("script-src 'self'", PolicySource.HEADER)])
    refused = refusal(home)
    known = facts(
        home,
        installs=(dead(failure=refused.words, failure_kind="csp"),),
        requests=(request(home, url=f"{SDK}?sdkid=C", failure="csp", seen_by_sinkhole=False),),
        refusals=(refused,),
    )
    found = finding(known, CODE)
    assert "change `script-src 'self'` to `script-src 'self' https://analytics.tiktok.com`" in found.fix
    assert "script-src 'self'" in found.actual
    assert SDK in found.actual


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (RefusalKind.INLINE, "the base code itself was refused"),
        (RefusalKind.TRUSTED_TYPES, "no script address as plain text"),
        (RefusalKind.MIXED, "without encryption"),
        (RefusalKind.INTEGRITY, "does not match the integrity hash"),
        (RefusalKind.INTEGRITY_UNCHECKED, "the browser cannot check"),
        ("embedder", "Cross-Origin-Embedder-Policy"),
        ("worker", "service worker"),
    ],
)
def test_each_cause_is_told_apart(kind: str, words: str) -> None:
    found = finding(facts(HOME, installs=(dead(failure="x", failure_kind=kind),)), CODE)
    assert words in found.message


def test_a_page_that_does_not_take_the_stand_in_proves_nothing() -> None:
    known = facts(HOME, installs=(dead(failure="x", failure_kind="standin", sdk_arrived=True),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert verdict(known, "TT109") is Verdict.INCONCLUSIVE
    assert "--sdk live" in result(known, CODE).reason


def test_a_status_for_the_one_who_asks_proves_nothing_of_the_page() -> None:
    refused = dead(failure="HTTP status 403", failure_kind="http")
    told = request(HOME, url=f"{SDK}?sdkid=C", answered_by="vendor", status=403)
    assert verdict(facts(HOME, installs=(refused,), requests=(told,)), CODE) is Verdict.INCONCLUSIVE
    other = page(id=2)
    known = facts(HOME, other, installs=(refused, install(other)), requests=(told,))
    assert finding(known, CODE).actual.startswith("HTTP status 403")


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
    beacon = refusal(HOME, url=BEACON, directive="connect-src")
    known = facts(HOME, requests=(request(HOME),), refusals=(beacon,))
    assert "connect-src 'self' https://analytics.tiktok.com" in finding(known, CODE).fix


@pytest.mark.parametrize(
    ("failure", "arrived"), [("net::ERR_ABORTED", False), ("net::ERR_CONNECTION_RESET", True), ("", False)]
)
def test_a_page_that_is_left_refuses_nothing(failure: str, arrived: bool) -> None:
    known = facts(HOME, requests=(request(HOME, failure=failure, seen_by_sinkhole=arrived),))
    assert verdict(known, CODE) is Verdict.PASS


def test_a_vendor_that_answers_with_an_error_is_told() -> None:
    known = facts(HOME, requests=(request(HOME, answered_by="vendor", status=404),))
    assert "404" in finding(known, CODE).actual


def test_a_machine_without_a_way_to_tiktok_proves_nothing() -> None:
    known = facts(HOME, installs=(dead(failure="no route", failure_kind="machine"),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "no route" in result(known, CODE).reason
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
