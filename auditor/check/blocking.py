"""Who refused a request, and what lets it through."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.check.context import host_of
from auditor.model.evidence import Request

HTTP_ERROR = 400

# Chromium's net errors, as `request.failure` names them (net_error_list.h, Chromium 140, 2025), by kind.
# What is absent here is no refusal: `ERR_ABORTED` is a page that was left.
_KINDS = (
    ("csp", ("csp", "ERR_BLOCKED_BY_CSP")),
    ("mixed", ("mixed-content", "mixed content")),
    ("integrity", ("integrity", "ERR_SRI")),
    ("dns", ("ERR_NAME_NOT_RESOLVED", "ERR_NAME_RESOLUTION_FAILED", "ERR_DNS_")),
    ("tls", ("ERR_CERT_", "ERR_SSL_", "ERR_BAD_SSL_")),
    ("network", ("ERR_CONNECTION_", "ERR_ADDRESS_UNREACHABLE", "ERR_TUNNEL_", "ERR_PROXY_", "ERR_TIMED_OUT")),
)
_POLICY = re.compile(
    r"""['"](?P<url>(?:https?|wss?)://[^'"\s]+)['"].*?"""
    r"""Content Security Policy directive:\s*["'](?P<directive>[\w-]+)(?P<sources>[^"]*)""",
    re.DOTALL,
)
_REPORT_ONLY = re.compile(r"report[- ]only", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A request that did not get through. `kind` as in `Install.failure_kind`, `remedy` what lets it through."""

    kind: str
    words: str
    url: str = ""
    directive: str = ""
    remedy: str = ""


def refusal_of(request: Request) -> Refusal | None:
    """Why a request never left, or what the vendor answered in its place; None where nothing refused it."""
    url = request.url.partition("?")[0]
    if request.answered_by == "vendor" and request.status is not None and request.status >= HTTP_ERROR:
        return Refusal(kind="http", words=f"HTTP status {request.status}", url=url)
    if not request.failure or request.arrived:
        return None
    words = request.failure.casefold()
    kind = next((kind for kind, marks in _KINDS if any(mark.casefold() in words for mark in marks)), None)
    return Refusal(kind=kind, words=request.failure, url=url) if kind is not None else None


def policy_refusal(text: str, hosts: Collection[str]) -> Refusal | None:
    """What a console line says of a Content Security Policy that refuses one of some hosts.

    A policy that only reports refuses nothing.
    """
    found = _POLICY.search(text)
    if found is None or _REPORT_ONLY.search(text) or host_of(found["url"]) not in hosts:
        return None
    directive = found["directive"]
    source = _origin(found["url"])
    note = ""
    if directive == "default-src":
        note = " (or to script-src and connect-src, where the policy has them)"
    return Refusal(
        kind="csp",
        words=f'Content Security Policy directive "{directive}{found["sources"]}"',
        url=found["url"].partition("?")[0],
        directive=directive,
        remedy=f"Add {source} to {directive}{note} in the page's Content-Security-Policy.",
    )


def _origin(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.scheme}://{parts.netloc}"
