"""Chromium's own lines, as its console wrote them (versions 124 and 156)."""

from typing import Any

import pytest

from auditor.decode.refusals import refusals_in
from auditor.decode.tiktok.hosts import claims
from auditor.model.evidence import ConsoleLine
from auditor.model.refusal import Refusal, RefusalKind

SDK = "https://analytics.tiktok.com/i18n/pixel/events.js"
ASKED = f"{SDK}?sdkid=C4A1B2C3D4E5F6G7H8I0&lib=ttq"
SCRIPT = (
    f"Loading the script '{ASKED}' violates the following Content Security Policy directive: \"script-src 'self' "
    "'unsafe-inline'\". Note that 'script-src-elem' was not explicitly set, so 'script-src' is used as a fallback. "
    "The action has been blocked."
)
OLD_SCRIPT = (
    f"Refused to load the script '{ASKED}' because it violates the following Content Security Policy directive: "
    "\"script-src 'self' 'unsafe-inline'\". Note that 'script-src-elem' was not explicitly set, so 'script-src' is "
    "used as a fallback."
)
CONNECT = (
    "Connecting to 'https://analytics.tiktok.com/api/v2/pixel' violates the following Content Security Policy "
    "directive: \"connect-src 'none'\". The action has been blocked."
)
INLINE = (
    "Executing inline script violates the following Content Security Policy directive 'script-src 'nonce-abc' "
    "'strict-dynamic' https:'. Either the 'unsafe-inline' keyword, a hash "
    "('sha256-PF5iBIa5ca8Wt2cIf8IarZCkAKELSl8SskD6bOBS8Sk='), or a nonce ('nonce-...') is required to enable inline "
    "execution. The action has been blocked."
)
OLD_INLINE = (
    "Refused to execute inline script because it violates the following Content Security Policy directive: "
    "\"script-src 'self'\". Either the 'unsafe-inline' keyword, a hash "
    "('sha256-PF5iBIa5ca8Wt2cIf8IarZCkAKELSl8SskD6bOBS8Sk='), or a nonce ('nonce-...') is required to enable inline "
    "execution."
)
HANDLER = (
    "Executing inline event handler violates the following Content Security Policy directive 'script-src 'self''. "
    "Either the 'unsafe-inline' keyword, a hash ('sha256-...'), or a nonce ('nonce-...') is required."
)
TRUSTED = "This document requires 'TrustedScriptURL' assignment. The action has been blocked."
MIXED = (
    f"Mixed Content: The page at 'https://shop.example/mixed' was loaded over HTTPS, but requested an insecure script "
    f"'{ASKED.replace('https', 'http')}'. This request has been blocked; the content must be served over HTTPS."
)
INTEGRITY = (
    f"Failed to find a valid digest in the 'integrity' attribute for resource '{ASKED}' with computed SHA-384 "
    "integrity 'R4dTERFPinpcnzF6BL1y/OJDvboZxR8YuL/c8nbljrPui4fJ/gpAhYIMPMAEBQ6+'. The resource has been blocked."
)
UNCHECKED = (
    f"Subresource Integrity: The resource '{ASKED}' has an integrity attribute, but the resource requires the request "
    "to be CORS enabled to check the integrity, and it is not. The resource has been blocked because the integrity "
    "cannot be enforced."
)
REPORTED = SCRIPT.replace(
    "The action has been blocked.",
    "The policy is report-only, so the violation has been logged but no further action has been taken.",
)


def line(text: str, **given: Any) -> ConsoleLine:
    usual: dict[str, Any] = {"visit_id": 3, "at": 1.0, "level": "error", "text": text, "by_browser": True}
    return ConsoleLine(**(usual | given))


def read(*lines: ConsoleLine) -> tuple[Refusal, ...]:
    return refusals_in(lines, claims)


@pytest.mark.parametrize(
    ("text", "kind", "url", "part"),
    [
        (SCRIPT, RefusalKind.POLICY, SDK, "script-src 'self' 'unsafe-inline'"),
        (OLD_SCRIPT, RefusalKind.POLICY, SDK, "script-src 'self' 'unsafe-inline'"),
        (CONNECT, RefusalKind.POLICY, "https://analytics.tiktok.com/api/v2/pixel", "connect-src 'none'"),
        (INLINE, RefusalKind.INLINE, "", "script-src 'nonce-abc' 'strict-dynamic' https:"),
        (OLD_INLINE, RefusalKind.INLINE, "", "script-src 'self'"),
        (TRUSTED, RefusalKind.TRUSTED_TYPES, "", ""),
        (MIXED, RefusalKind.MIXED, SDK.replace("https", "http"), ""),
        (INTEGRITY, RefusalKind.INTEGRITY, SDK, ""),
        (UNCHECKED, RefusalKind.INTEGRITY_UNCHECKED, SDK, ""),
    ],
)
def test_each_kind_is_told_apart(text: str, kind: RefusalKind, url: str, part: str) -> None:
    (found,) = read(line(text))
    assert (found.visit_id, found.kind, found.url) == (3, kind, url)
    assert f"{found.directive} {found.sources}".strip() == part
    assert "sdkid" not in found.words
    assert (found.inline_hash != "") == (kind is RefusalKind.INLINE)


@pytest.mark.parametrize(
    "text",
    [
        REPORTED,
        f"[Report Only] {OLD_SCRIPT}",
        HANDLER,
        SCRIPT.replace("analytics.tiktok.com", "other.example"),
        SCRIPT.replace("analytics.tiktok.com", "analytics.tiktok.com.evil.example"),
        SCRIPT.replace("analytics.tiktok.com", "analytics.tiktok.com@evil.example"),
        MIXED.replace("This request has been blocked", "This request was upgraded"),
        "Content Security Policy directive",
        "",
    ],
)
def test_other_lines_are_none(text: str) -> None:
    assert read(line(text)) == ()


def test_a_page_s_own_words_are_not_the_browser_s() -> None:
    assert read(line(SCRIPT, by_browser=False), line(SCRIPT, level="log"), line(SCRIPT, level="info")) == ()
    assert len(read(line(SCRIPT, by_browser=None))) == 1  # evidence that does not tell


def test_what_is_refused_again_and_again_is_told_once() -> None:
    assert len(read(line(CONNECT), line(CONNECT), line(CONNECT, visit_id=4))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Loading the script 'https://" + "a" * 100_000,
        "inline script" * 10_000,
        "Mixed Content: " + "requested an insecure x " * 10_000,
    ],
)
def test_a_line_beyond_measure_costs_nothing(text: str) -> None:
    assert read(line(text)) == ()


def test_of_a_policy_that_is_longer_than_a_line_the_beginning_is_known() -> None:
    (found,) = read(line(SCRIPT.replace("'self'", "https://cdn.example " * 5000)))
    assert (found.kind, found.url, found.directive) == (RefusalKind.POLICY, SDK, "script-src")
    assert found.sources.startswith("https://cdn.example https://cdn.example")
