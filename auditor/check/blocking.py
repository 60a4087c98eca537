"""What did not get through to the vendor, and the exact cure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.check.context import Context
from auditor.check.remedy import cure_of_policies, cure_of_request
from auditor.model.event import Install
from auditor.model.evidence import Request
from auditor.model.page import Page
from auditor.model.refusal import Refusal, RefusalKind

HTTP_ERROR = 400

# Chromium's net errors, as `request.failure` names them (net_error_list.h, Chromium 140, 2025), by kind.
# What is absent here is no refusal: `ERR_ABORTED` is a page that was left.
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (RefusalKind.POLICY, ("csp", "ERR_BLOCKED_BY_CSP")),
    (RefusalKind.MIXED, ("mixed-content", "mixed content")),
    (RefusalKind.INTEGRITY, ("integrity", "ERR_SRI")),
    ("dns", ("ERR_NAME_NOT_RESOLVED", "ERR_NAME_RESOLUTION_FAILED", "ERR_DNS_")),
    ("tls", ("ERR_CERT_", "ERR_SSL_", "ERR_BAD_SSL_")),
    ("embedder", ("ERR_BLOCKED_BY_RESPONSE",)),
    ("network", ("ERR_CONNECTION_", "ERR_ADDRESS_UNREACHABLE", "ERR_TUNNEL_", "ERR_PROXY_", "ERR_TIMED_OUT")),
)
_NONCE = re.compile(r"'nonce-[^']*'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """A script or a beacon that did not get through.

    `kind` is as in `Install.failure_kind`, `words` are the browser's or the server's, `cure` is what lets
    it through, "" where the rule's manual says it as well.
    """

    kind: str
    words: str
    url: str = ""
    cure: str = ""
    pixel_id: str = ""
    is_sdk: bool = False


def blocked_on(page: Page, context: Context) -> Iterator[Blocked]:
    """All that did not get through on a page: the SDK of each pixel first, then the beacons."""
    installs = [install for install in context.installs_on(page) if install.failure and not install.started]
    refusals = context.refusals_on(page)
    # Of the page's own scripts, only that the base code is refused matters here.
    policies = [
        refusal
        for refusal in refusals
        if refusal.kind is RefusalKind.POLICY
        or (refusal.of_policy and any(refusal.words.startswith(install.failure) for install in installs))
    ]
    cure = cure_of_policies(page.policies, policies, context.standard)
    told: set[str] = set()
    for install in installs:
        item = _of_sdk(install, refusals, cure)
        told.add(item.url)
        yield item
    for request in context.requests_on(page):
        refused = refusal_of(request)
        if refused is not None and refused.url not in told:
            by_policy = refused.kind == RefusalKind.POLICY
            yield Blocked(
                kind=refused.kind,
                words=_words(refused, policies) if by_policy else refused.words,
                url=refused.url,
                cure=cure if by_policy else cure_of_request(refused.kind, refused.url),
            )
    asked = {request.url.partition("?")[0] for request in context.requests_on(page)}
    for refusal in policies:
        # The browser announces no request that a policy forbids in a frame or to a beacon.
        if refusal.url and refusal.url not in asked | told:
            yield Blocked(kind=refusal.kind, words=_policy_words([refusal]), url=refusal.url, cure=cure)


def refusal_of(request: Request) -> Blocked | None:
    """Why a request never left, or what the vendor answered in its place; None where nothing refused it."""
    url = request.url.partition("?")[0]
    if request.answered_by == "vendor" and request.status is not None and request.status >= HTTP_ERROR:
        return Blocked(kind="http", words=f"HTTP status {request.status}", url=url)
    if (
        request.answered_by == "service_worker"
        and request.status is not None
        and request.status >= HTTP_ERROR
    ):
        words = f"the shop's service worker answered with HTTP status {request.status}"
        return Blocked(kind="worker", words=words, url=url)
    if not request.failure or request.arrived:
        return None
    words = request.failure.casefold()
    kind = next((kind for kind, marks in _KINDS if any(mark.casefold() in words for mark in marks)), None)
    return Blocked(kind=kind, words=request.failure, url=url) if kind is not None else None


def _of_sdk(install: Install, refusals: Iterable[Refusal], cure: str) -> Blocked:
    kind = install.failure_kind
    first = next((refusal for refusal in refusals if refusal.words.startswith(install.failure)), None)
    url = first.url if first is not None else ""
    own = [refusal for refusal in refusals if first and (refusal.kind, refusal.url) == (first.kind, url)]
    by_policy = first is not None and first.of_policy
    return Blocked(
        kind=kind,
        words=_policy_words(own) if by_policy else install.failure,
        url=url,
        cure=cure if by_policy else cure_of_request(kind, url),
        pixel_id=install.pixel_id,
        is_sdk=True,
    )


def _words(refused: Blocked, policies: Iterable[Refusal]) -> str:
    own = [refusal for refusal in policies if refusal.url == refused.url]
    return _policy_words(own) if own else refused.words


def _policy_words(refusals: Iterable[Refusal]) -> str:
    """The parts of the policies that refused; nonces, which are new with each page, without their value."""
    parts = dict.fromkeys(
        _NONCE.sub("'nonce-…'", f"{refusal.directive} {refusal.sources}".strip())
        if refusal.directive
        else "require-trusted-types-for 'script'"
        for refusal in refusals
    )
    return "Content Security Policy: " + "; ".join(parts)
