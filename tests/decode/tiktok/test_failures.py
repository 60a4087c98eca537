from typing import Any

from auditor.decode.tiktok.failures import Failure, failure_of, is_refused
from auditor.decode.tiktok.snippets import Snippet, snippets_in
from auditor.model.evidence import Request
from auditor.model.refusal import Refusal, RefusalKind
from tests.builders import PIXEL, SDK, page, refusal, request

HERE = page()
HTML = f"<html>\n<script>\nwindow.ttq = []; ttq.load('{PIXEL}');\n</script>"
(SNIPPET,) = snippets_in(HTML)


def sdk(**overrides: Any) -> Request:
    given: dict[str, Any] = {
        "method": "GET",
        "url": f"{SDK}?sdkid={PIXEL}",
        "path": "/i18n/pixel/events.js",
        "answered_by": "vendor",
    }
    return request(HERE, **(given | overrides))


def failure(
    *requests: Request, refusals: tuple[Refusal, ...] = (), called: bool = True, live: bool = True
) -> Failure:
    return failure_of(requests, refusals, [SNIPPET], called=called, live=live)


def integrity(kind: RefusalKind) -> Refusal:
    return refusal(HERE, kind, words=f"the browser's words for {kind}", directive="", sources="")


def test_what_came_and_was_not_refused_did_not_fail() -> None:
    assert failure(sdk()) == Failure()
    assert failure(sdk(), refusals=(refusal(HERE),)) == Failure()  # it came all the same
    assert failure() == Failure()


def test_a_file_that_came_may_still_be_refused() -> None:
    refused = integrity(RefusalKind.INTEGRITY)
    assert failure(sdk(), refusals=(refused,)) == Failure(RefusalKind.INTEGRITY, refused.words)
    elsewhere = integrity(RefusalKind.INTEGRITY)
    assert (
        failure(sdk(url="https://analytics.tiktok.com/i18n/pixel/other.js"), refusals=(elsewhere,)).kind == ""
    )


def test_a_hash_says_nothing_of_the_vendor_s_file_where_another_one_came() -> None:
    came = sdk(answered_by="cache")
    refused, unchecked = integrity(RefusalKind.INTEGRITY), integrity(RefusalKind.INTEGRITY_UNCHECKED)
    assert failure(came, refusals=(refused,), live=False).kind == "standin"
    assert failure(came, refusals=(unchecked,), live=False).kind == RefusalKind.INTEGRITY_UNCHECKED
    embedded = sdk(note="it arrived, … net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin")
    assert failure(embedded, live=False).kind == "standin"
    cached = sdk(failure="net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin", status=None, seen_by_sinkhole=False)
    assert failure(cached, live=False).kind == "standin"
    assert failure(cached).kind == "embedder"


def test_an_embedder_s_policy_refuses_the_vendor_s_file() -> None:
    found = failure(sdk(note="it arrived, … net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginByCoep"))
    assert found.kind == "embedder"


def test_a_server_s_status_is_told_though_the_browser_gave_up_on_what_came_with_it() -> None:
    note = "it arrived, and the browser gave up on the answer: net::ERR_ABORTED"
    assert failure(sdk(status=404, note=note)) == Failure("http", "HTTP status 404")
    lacking = sdk(status=404, answered_by="standin", note="the stand-in has no such file")
    assert failure(lacking, live=False).kind == "standin"
    by_worker = sdk(status=503, answered_by="service_worker", seen_by_sinkhole=False)
    assert failure(by_worker).kind == "worker"
    unreached = sdk(status=502, answered_by="", note="the auditor could not fetch it: tls: bad")
    assert failure(unreached) == Failure("machine", "the auditor could not fetch it: tls: bad")


def test_the_browser_s_words_are_told_where_there_are_any() -> None:
    blocked = sdk(failure="csp", status=None, seen_by_sinkhole=False)
    assert failure(blocked) == Failure(RefusalKind.POLICY, "csp")
    assert failure(blocked, refusals=(refusal(HERE),)) == Failure(RefusalKind.POLICY, refusal(HERE).words)


def test_a_page_that_never_came_to_ask() -> None:
    trusted = refusal(HERE, RefusalKind.TRUSTED_TYPES, url="", words="requires 'TrustedScriptURL' assignment")
    assert failure(refusals=(trusted,)).kind == RefusalKind.TRUSTED_TYPES
    assert failure(refusals=(refusal(HERE),)).kind == RefusalKind.POLICY  # in a frame, nothing is announced
    beacon = refusal(HERE, url="https://analytics.tiktok.com/api/v2/pixel")
    assert failure(refusals=(beacon,)) == Failure()


def test_base_code_that_was_not_run_is_known_by_its_hash_or_its_line() -> None:
    by_hash = refusal(HERE, RefusalKind.INLINE, url="", inline_hash=SNIPPET.hashes[0], line=77)
    by_line = refusal(HERE, RefusalKind.INLINE, url="", inline_hash="sha256-x", line=1)
    other = refusal(HERE, RefusalKind.INLINE, url="", inline_hash="sha256-x", line=2)
    assert failure(refusals=(by_hash,), called=False).kind == RefusalKind.INLINE
    assert is_refused(SNIPPET, [by_line])
    assert not is_refused(SNIPPET, [other])
    assert not is_refused(Snippet(PIXEL, parked=False), [other])
    assert failure(refusals=(other,), called=False) == Failure()
