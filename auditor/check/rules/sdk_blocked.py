"""TT107 sdk-blocked."""

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.check.blocking import Refusal, policy_refusal, refusal_of
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Pages
from auditor.model.page import Page
from auditor.model.rule import Severity

_WORDS = {
    "csp": "refused by the page's Content Security Policy",
    "dns": "the host's name could not be resolved",
    "tls": "the encrypted connection failed",
    "http": "the server answered with an error",
    "mixed": "asked for without encryption on an encrypted page",
    "integrity": "the file does not match the integrity hash that the page demands",
    "network": "the connection failed",
}


@dataclass(frozen=True, slots=True)
class _Blocked:
    refusal: Refusal
    pixel_id: str = ""
    is_sdk: bool = False


@rule("TT107", "sdk-blocked", Severity.ERROR, Pages())
def sdk_blocked(page: Page, context: Context) -> Outcomes:
    """TikTok's script or its beacons are refused.

    The SDK's script or its beacons did not get through: refused by the page's Content Security
    Policy (the directive and the source to add are named), by DNS, TLS or an HTTP status, as mixed
    content, or by an integrity hash. It is a warning where only some of the beacons are refused.
    Where the auditor's own machine cannot reach TikTok at all, nothing is concluded.

    ## Why it costs the advertiser
    The base code is there and nothing arrives: no event of this page reaches TikTok.

    ## How to fix it
    Allow TikTok's hosts in the page's Content Security Policy: `https://analytics.tiktok.com` in
    `script-src` and `connect-src`, `https://analytics-ipv6.tiktokw.us` in `connect-src`. For other
    causes, follow what the finding says.

    ## Example
    Before:

        Content-Security-Policy: script-src 'self'

    After:

        Content-Security-Policy: script-src 'self' https://analytics.tiktok.com;
          connect-src 'self' https://analytics.tiktok.com https://analytics-ipv6.tiktokw.us
    """
    installs = context.installs_on(page)
    blocked = list(_blocked(page, context))
    if any(install.failure_kind == "machine" for install in installs):
        yield inconclusive("this machine cannot reach TikTok")
    elif blocked:
        worst = next((item for item in blocked if item.is_sdk), blocked[0])
        partly = not worst.is_sdk and bool(context.all_events_on(page))
        what = (
            "TikTok's script"
            if worst.is_sdk
            else "Some of TikTok's beacons"
            if partly
            else "TikTok's beacons"
        )
        because = _WORDS.get(worst.refusal.kind, "refused by the browser")
        refused = list(dict.fromkeys(item.refusal.url for item in blocked if item.refusal.url))
        yield failed(
            f"{what} did not get through: {because}.",
            severity=Severity.WARNING if partly else None,
            expected="the SDK and its beacons get through",
            actual=worst.refusal.words[:300] + (f" ({', '.join(refused[:4])})" if refused else ""),
            fix=worst.refusal.remedy,
            pixel_id=worst.pixel_id,
        )
    elif not installs:
        yield not_applicable("no pixel on this page")
    elif any(
        install.sdk_requested and not install.sdk_arrived and not install.started for install in installs
    ):
        yield inconclusive("the SDK was asked for, and no answer was seen")
    else:
        yield passed()


def _blocked(page: Page, context: Context) -> Iterator[_Blocked]:
    hosts = {request.host for request in context.facts.requests}
    policies = [
        refusal
        for line in context.console_on(page)
        if (refusal := policy_refusal(line.text, hosts)) is not None
    ]
    for install in context.installs_on(page):
        if install.failure and not install.started:
            told = next((item for item in policies if item.directive.startswith(("script", "default"))), None)
            refusal = Refusal(kind=install.failure_kind, words=install.failure)
            yield _Blocked(
                told if told is not None and refusal.kind == "csp" else refusal, install.pixel_id, True
            )
    for request in context.requests_on(page):
        refused = refusal_of(request)
        if refused is not None:
            told = next((item for item in policies if item.url.partition("?")[0] == refused.url), None)
            yield _Blocked(told or refused)
    yield from (_Blocked(item) for item in policies)
