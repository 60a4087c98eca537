from typing import Any

import pytest

from auditor.check.blocking import Blocked, blocked_on, refusal_of
from auditor.check.context import Context
from auditor.model.event import Install
from auditor.model.facts import Facts
from auditor.model.page import Page, PageKind
from auditor.model.refusal import ContentPolicy, PolicySource, RefusalKind
from tests.builders import SDK, facts, install, page, refusal, request

HOME = page(PageKind.HOME, id=1)


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        ("csp", "csp"),
        ("net::ERR_BLOCKED_BY_CSP", "csp"),
        ("mixed-content", "mixed"),
        ("net::ERR_NAME_NOT_RESOLVED", "dns"),
        ("net::ERR_CERT_AUTHORITY_INVALID", "tls"),
        ("net::ERR_SSL_PROTOCOL_ERROR", "tls"),
        ("net::ERR_CONNECTION_REFUSED", "network"),
        ("net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin", "embedder"),
    ],
)
def test_the_browsers_words_tell_who_refused(failure: str, kind: str) -> None:
    refusal = refusal_of(request(HOME, failure=failure, seen_by_sinkhole=False))
    assert refusal is not None
    assert refusal.kind == kind


@pytest.mark.parametrize("failure", ["", "net::ERR_ABORTED", "cancelled"])
def test_a_request_that_was_not_refused(failure: str) -> None:
    assert refusal_of(request(HOME, failure=failure, seen_by_sinkhole=False)) is None


def test_what_arrived_was_not_refused() -> None:
    assert refusal_of(request(HOME, failure="net::ERR_CONNECTION_RESET")) is None


def test_the_vendors_own_error_is_a_refusal_and_the_sinkholes_is_not() -> None:
    assert refusal_of(request(HOME, answered_by="vendor", status=500)) is not None
    assert refusal_of(request(HOME, answered_by="sinkhole", status=500)) is None
    by_worker = refusal_of(request(HOME, answered_by="service_worker", status=503, seen_by_sinkhole=False))
    assert by_worker is not None
    assert by_worker.kind == "worker"
    assert refusal_of(request(HOME, answered_by="service_worker", status=200)) is None


BEACON = "https://analytics.tiktok.com/api/v2/pixel"
POLICY = ContentPolicy("script-src 'self'", PolicySource.HEADER)


def blocked(known: Facts) -> list[Blocked]:
    context = Context(known)
    return [item for shown in known.pages for item in blocked_on(shown, context)]


def dead(on: Page, **given: Any) -> Install:
    usual: dict[str, Any] = {"sdk_arrived": False, "started": False, "failure_kind": "csp"}
    return install(on, **(usual | given))


def test_the_sdk_comes_first_with_its_cure() -> None:
    home = page(PageKind.HOME, id=1, policies=[POLICY])
    refused = refusal(home)
    found = blocked(
        facts(
            home,
            installs=(dead(home, failure=refused.words),),
            requests=(request(home, url=f"{SDK}?sdkid=1", failure="csp", seen_by_sinkhole=False),),
            refusals=(refused,),
        )
    )
    assert [(item.is_sdk, item.url, item.words) for item in found] == [
        (True, SDK, "Content Security Policy: script-src 'self'")
    ]
    assert "change `script-src 'self'`" in found[0].cure


def test_a_refused_script_of_the_shop_s_own_is_no_matter() -> None:
    other = refusal(HOME, RefusalKind.INLINE, url="", inline_hash="sha256-x", words="Executing inline script")
    trusted = refusal(HOME, RefusalKind.TRUSTED_TYPES, url="", words="This document requires")
    assert blocked(facts(HOME, refusals=(other, trusted))) == []


def test_a_refused_beacon_is_told_once() -> None:
    refused = refusal(HOME, url=BEACON, directive="connect-src")
    sent = request(HOME, failure="csp: connect-src 'self'", seen_by_sinkhole=False, status=None)
    found = blocked(facts(HOME, requests=(sent, sent), refusals=(refused,)))
    assert {item.words for item in found} == {"Content Security Policy: connect-src 'self'"}
    assert [item.words for item in blocked(facts(HOME, refusals=(refused,)))] == [
        "Content Security Policy: connect-src 'self'"
    ]


def test_a_nonce_is_not_quoted() -> None:
    """A nonce is another one with each page: two pages' findings are of one cause."""
    found = blocked(facts(HOME, refusals=(refusal(HOME, sources="'nonce-r4nd0m'"),)))
    assert found[0].words == "Content Security Policy: script-src 'nonce-…'"
