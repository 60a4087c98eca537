import pytest

from auditor.check.blocking import policy_refusal, refusal_of
from auditor.model.page import PageKind
from tests.builders import page, request

HOME = page(PageKind.HOME, id=1)
HOSTS = {"analytics.tiktok.com"}


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


OLD_WORDS = (
    "Refused to load the script 'https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=1' because it violates "
    "the following Content Security Policy directive: \"script-src 'self'\". Note that 'script-src-elem' was "
    "not explicitly set, so 'script-src' is used as a fallback."
)
NEW_WORDS = (
    "Loading the script 'https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=1' violates the following "
    "Content Security Policy directive: \"script-src 'self'\". The action has been blocked."
)


@pytest.mark.parametrize("text", [OLD_WORDS, NEW_WORDS])
def test_a_policy_is_read_from_the_console(text: str) -> None:
    refusal = policy_refusal(text, HOSTS)
    assert refusal is not None
    assert refusal.url == "https://analytics.tiktok.com/i18n/pixel/events.js"
    assert refusal.directive == "script-src"
    assert refusal.words == "Content Security Policy directive \"script-src 'self'\""
    assert refusal.remedy.startswith("Add https://analytics.tiktok.com to script-src in")


def test_a_fallback_names_the_directives_that_would_do() -> None:
    text = (
        "Refused to connect to 'https://analytics.tiktok.com/api/v2/pixel' because it violates the following "
        "Content Security Policy directive: \"default-src 'self'\"."
    )
    refusal = policy_refusal(text, HOSTS)
    assert refusal is not None
    assert "default-src (or to script-src and connect-src" in refusal.remedy


@pytest.mark.parametrize(
    "text",
    ["", 'Content Security Policy directive: "x"', "'http://[' Content Security Policy directive: \"x\""],
)
def test_other_lines_are_none(text: str) -> None:
    assert policy_refusal(text, HOSTS) is None
