"""Why the SDK of a pixel did not come up: by the requests for it, and by what the browser said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditor.decode.tiktok.hosts import is_sdk
from auditor.decode.tiktok.snippets import Snippet
from auditor.model.evidence import Request
from auditor.model.refusal import Refusal, RefusalKind

OK = range(200, 400)
_LONGEST = 500  # characters of the browser's words
_EMBEDDER = "embedder"
_OURS = frozenset({"standin", "saved"})

# The browser's words for a request that it refused or lost -> what stood in the way (Chromium's net errors).
_FAILURES = (
    (re.compile(r"csp|content.security.policy|ERR_BLOCKED_BY_CSP", re.IGNORECASE), RefusalKind.POLICY),
    (re.compile(r"mixed.content|ERR_BLOCKED_BY_MIXED", re.IGNORECASE), RefusalKind.MIXED),
    (re.compile(r"integrity|subresource", re.IGNORECASE), RefusalKind.INTEGRITY),
    (re.compile(r"ERR_BLOCKED_BY_RESPONSE", re.IGNORECASE), _EMBEDDER),
    (re.compile(r"ERR_BLOCKED_BY_CLIENT|ERR_BLOCKED_BY_ADMINISTRATOR", re.IGNORECASE), "machine"),
    (re.compile(r"NAME_NOT_RESOLVED|NAME_RESOLUTION|(?<![a-z])dns(?![a-z])", re.IGNORECASE), "dns"),
    (re.compile(r"(?<![a-z])(?:ssl|tls|cert)", re.IGNORECASE), "tls"),
)
# After the file has arrived: the browser may still not run it.
_UNUSED = (RefusalKind.INTEGRITY, RefusalKind.INTEGRITY_UNCHECKED)


@dataclass(frozen=True, slots=True)
class Failure:
    """What stood in the way: `kind` as in `Install.failure_kind`, and the words for it."""

    kind: str = ""
    words: str = ""


def arrived(request: Request) -> bool:
    """Whether a file of the SDK came."""
    return not request.failure and request.status is not None and request.status in OK


def failure_of(
    requests: Sequence[Request],
    refusals: Sequence[Refusal],
    snippets: Iterable[Snippet],
    *,
    called: bool,
    live: bool,
) -> Failure:
    """What kept one pixel's SDK from coming up, as far as somebody told.

    Args:
        requests: those for this pixel's SDK.
        refusals: what the browser refused on the page.
        snippets: the base codes in the page's own HTML that load this pixel.
        called: whether the page's `ttq` knows the pixel, so that its base code has run.
        live: whether the files are the vendor's own of today, and not a stand-in's or a copy's.
    """
    came = [request for request in requests if arrived(request)]
    if came:
        return _unused(came, refusals, live=live)
    if requests:
        failure = _refused(requests[0], refusals)
        return Failure("standin", failure.words) if failure.kind == _EMBEDDER and not live else failure
    if called:
        # Of what it refuses in a frame, the browser announces no request.
        return _told([refusal for refusal in refusals if _keeps_from_asking(refusal)])
    return _told([refusal for snippet in snippets for refusal in refusals if _is_of(refusal, snippet)])


def is_refused(snippet: Snippet, refusals: Iterable[Refusal]) -> bool:
    """Whether the browser refused to run a base code that stands in the page itself."""
    return any(_is_of(refusal, snippet) for refusal in refusals)


def _unused(came: Sequence[Request], refusals: Sequence[Refusal], *, live: bool) -> Failure:
    addresses = {request.url.partition("?")[0] for request in came}
    told = [refusal for refusal in refusals if refusal.kind in _UNUSED and refusal.url in addresses]
    if told:
        ours = told[0].kind is RefusalKind.INTEGRITY and not live
        return Failure("standin" if ours else told[0].kind, told[0].words[:_LONGEST])
    for request in came:
        if "ERR_BLOCKED_BY_RESPONSE" in request.note:
            return Failure(_EMBEDDER if live else "standin", request.note)
    return Failure()


def _refused(request: Request, refusals: Sequence[Refusal]) -> Failure:
    words = request.failure or request.note
    if not request.failure and request.seen_by_sinkhole and not request.answered_by:
        return Failure("machine", words)  # the browser asked, and the auditor could not fetch the file for it
    if request.answered_by == "service_worker" and request.status not in OK:
        return Failure("worker", f"the shop's service worker answered with HTTP status {request.status}")
    if not request.failure and request.status is not None:
        ours = request.answered_by in _OURS  # that the stand-in lacks a file says nothing of the vendor
        return Failure("standin" if ours else "http", f"HTTP status {request.status}")
    kind = next((kind for pattern, kind in _FAILURES if pattern.search(words)), "network")
    address = request.url.partition("?")[0]
    told = next((refusal for refusal in refusals if refusal.kind == kind and refusal.url == address), None)
    return Failure(kind, told.words[:_LONGEST] if told is not None else words)


def _told(refusals: Sequence[Refusal]) -> Failure:
    return Failure(refusals[0].kind, refusals[0].words[:_LONGEST]) if refusals else Failure()


def _keeps_from_asking(refusal: Refusal) -> bool:
    host, _, path = refusal.url.partition("://")[2].partition("/")
    return refusal.kind is RefusalKind.TRUSTED_TYPES or is_sdk("GET", host.partition(":")[0], f"/{path}")


def _is_of(refusal: Refusal, snippet: Snippet) -> bool:
    """Whether a refused script is a base code: by its hash, else by its line, as redaction may have changed it."""
    return refusal.kind is RefusalKind.INLINE and (
        refusal.inline_hash in snippet.hashes or refusal.line == snippet.line
    )
