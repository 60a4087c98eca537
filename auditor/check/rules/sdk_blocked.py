"""TT107 sdk-blocked."""

from auditor.check.blocking import Blocked, blocked_on
from auditor.check.context import Context
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Pages
from auditor.model.page import Page
from auditor.model.refusal import RefusalKind
from auditor.model.rule import Severity

_POLICY = "refused by the page's Content Security Policy"
_WORDS = {
    RefusalKind.POLICY: _POLICY,
    RefusalKind.INLINE: f"the base code itself was {_POLICY}",
    RefusalKind.TRUSTED_TYPES: "the page's Content Security Policy takes no script address as plain text",
    RefusalKind.MIXED: "asked for without encryption on an encrypted page",
    RefusalKind.INTEGRITY: "the file does not match the integrity hash that the page demands",
    RefusalKind.INTEGRITY_UNCHECKED: "the page demands an integrity hash that the browser cannot check",
    "embedder": "the page's Cross-Origin-Embedder-Policy refuses the file",
    "dns": "the host's name could not be resolved",
    "tls": "the encrypted connection failed",
    "http": "the server answered with an error",
    "worker": "the shop's own service worker answered in TikTok's place",
    "network": "the connection failed",
}
# What a server says to the one who asks, and not of what was asked for: too often, from the wrong country.
_OF_THE_ASKER = tuple(f"HTTP status {status}" for status in (401, 403, 407, 429, 451))


@rule("TT107", "sdk-blocked", Severity.ERROR, Pages(routes=False))
def sdk_blocked(page: Page, context: Context) -> Outcomes:
    """TikTok's script or its beacons are refused.

    The SDK's script or its beacons did not get through: refused by the page's Content Security
    Policy (the line to change is quoted, with what it must say), by DNS, TLS or an HTTP status, as mixed
    content, by an integrity hash, by an embedder policy, or by a service worker of the shop's. A policy
    may also refuse to run the base code where it stands in the page, or refuse the script's address as
    plain text (Trusted Types). It is a
    warning where only some of the beacons are refused. A policy that only reports refuses nothing. Where
    the auditor's own machine cannot reach TikTok at all, nothing is concluded.

    ## Why it costs the advertiser
    The base code is there and nothing arrives: no event of this page reaches TikTok.

    ## How to fix it
    Allow TikTok's hosts in the page's Content Security Policy: `https://analytics.tiktok.com` in
    `script-src` and `connect-src`, `https://analytics-ipv6.tiktokw.us` in `connect-src`. Where the policy
    takes scripts by nonce, give the base code's `<script>` the page's nonce. For other causes, follow
    what the finding says.

    ## Example
    Before:

        Content-Security-Policy: script-src 'self'

    After:

        Content-Security-Policy: script-src 'self' https://analytics.tiktok.com;
          connect-src 'self' https://analytics.tiktok.com https://analytics-ipv6.tiktokw.us
    """
    blocked = list(blocked_on(page, context))
    installs = context.installs_on(page)
    machine = next((install for install in installs if install.failure_kind == "machine"), None)
    if machine is not None:
        yield inconclusive(f"this machine cannot reach TikTok ({machine.failure[:200]})")
    elif any(item.kind == "standin" for item in blocked):
        yield inconclusive(
            "the page does not take the stand-in for TikTok's script (an integrity hash, an embedder policy, a "
            "file that the stand-in lacks): audit it with --sdk live"
        )
    elif blocked:
        yield _told(blocked, page, context)
    elif not installs:
        yield not_applicable("no pixel on this page")
    elif any(
        install.sdk_requested and not install.sdk_arrived and not install.started for install in installs
    ):
        yield inconclusive("the SDK was asked for, and no answer was seen")
    else:
        yield passed()


def _told(blocked: list[Blocked], page: Page, context: Context) -> Outcome:
    worst = next((item for item in blocked if item.is_sdk), blocked[0])
    if worst.words in _OF_THE_ASKER and not any(install.sdk_arrived for install in context.facts.installs):
        return inconclusive(f"TikTok refused the auditor itself ({worst.words})", pixel_id=worst.pixel_id)
    partly = not worst.is_sdk and bool(context.all_events_on(page))
    what = "TikTok's script" if worst.is_sdk else "Some of TikTok's beacons" if partly else "TikTok's beacons"
    refused = list(dict.fromkeys(item.url for item in blocked if item.url))
    return failed(
        f"{what} did not get through: {_WORDS.get(worst.kind, 'refused by the browser')}.",
        severity=Severity.WARNING if partly else None,
        expected="the SDK and its beacons get through",
        actual=worst.words[:300] + (f" ({', '.join(refused[:4])})" if refused else ""),
        fix=worst.cure,
        pixel_id=worst.pixel_id,
    )
