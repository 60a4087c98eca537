"""Requests to TikTok that are not as the auditor knows them, told in the result: nothing is passed over."""

from collections import Counter
from collections.abc import Iterable, Iterator

from auditor.decode.tiktok.hosts import claims, is_known_path, is_sdk, listed
from auditor.model.evidence import Request

_MOST = 10  # of one kind that are told one by one
_LONGEST = 120  # characters of a path that are told


def odd_requests(requests: Iterable[Request]) -> tuple[str, ...]:
    """A sentence each on unknown hosts and paths, and on what was noted of a request; the rest is counted."""
    ours = [request for request in requests if claims(request.host) and request.method.upper() != "OPTIONS"]
    return (
        *_bounded(f"{one.host}: {one.note}" for one in ours if one.note),
        *_bounded(_unlisted(ours)),
        *_bounded(
            f"{one.host}{one.path[:_LONGEST]}: a path that the auditor does not know; what came there was kept"
            for one in ours
            if one.arrived and listed(one.host) and not _is_known(one)
        ),
    )


def _is_known(request: Request) -> bool:
    return is_known_path(request.path) or is_sdk(request.method, request.host, request.path)


def _unlisted(requests: Iterable[Request]) -> Iterator[str]:
    went: Counter[str] = Counter()
    for request in requests:
        if not listed(request.host):
            went[request.host] += not request.failure
    for host, number in went.items():
        sent = "nothing got there" if not number else f"requests that went there: {number}"
        yield (
            f"{host}: it sounds like a host that TikTok measures on and is none that the auditor knows, so it "
            f"was not sealed; {sent}"
        )


def _bounded(sentences: Iterable[str]) -> Iterator[str]:
    told = list(dict.fromkeys(sentences))
    yield from told[:_MOST]
    if len(told) > _MOST:
        yield f"… and {len(told) - _MOST} more of this kind"
