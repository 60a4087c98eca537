"""One request to the vendor, told twice: by the sinkhole that got it and by the browser that sent it.

The two accounts come in either order, or one of them never comes: the browser does not speak of what
it sends while a page is left, and what it refused itself never arrives.
"""

import hashlib
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from auditor.model.evidence import Frame, Request


@dataclass(slots=True, kw_only=True, eq=False)
class Exchange:
    """What is known of one request so far. `visit_id` and the frame are the browser's account."""

    id: int
    method: str
    url: str
    host: str
    path: str
    body: bytes
    at: float
    body_known: bool = True
    headers: Mapping[str, str] = field(default_factory=dict)
    visit_id: int | None = None
    frame: Frame | None = None
    frame_url: str = ""
    resource_type: str = ""
    status: int | None = None
    answered_by: str = ""
    failure: str = ""
    note: str = ""
    seen_by_browser: bool = False
    seen_by_sinkhole: bool = False
    intercepted: bool = False  # it is known from inside the browser, not from the sinkhole
    answer: str = ""
    over: bool = False  # the browser has said its last of it
    guessed: bool = False  # another page's request may have been taken for this one

    def record(self) -> Request:
        """The request as it is written, but for its body, which the store takes raw."""
        notes = [self.note]
        failure = self.failure
        if self.failure and self.seen_by_sinkhole:
            notes.append(f"it arrived, and the browser gave up on the answer: {self.failure}")
            failure = ""
        return Request(
            id=self.id,
            visit_id=self.visit_id,
            frame=self.frame,
            frame_url=self.frame_url,
            method=self.method,
            url=self.url,
            host=self.host,
            path=self.path,
            headers=self.headers,
            body="",
            at=self.at,
            status=self.status,
            answered_by=self.answered_by,
            resource_type=self.resource_type,
            seen_by_browser=self.seen_by_browser,
            seen_by_sinkhole=self.seen_by_sinkhole and not self.intercepted,
            intercepted=self.intercepted,
            answer=self.answer,
            failure=failure,
            note="; ".join(filter(None, notes)),
            guessed=self.guessed,
        )


Key = tuple[str, str]

_UNDER_WAY = 30.0  # seconds; of a request that ends with its page the browser may never say its last


class Joiner:
    """Pairs the two accounts of each request by method, address and body.

    Of some bodies the browser does not know the content (a Blob, a stream): such an account takes the oldest
    that waits. Whatever else could have been meant while its request was under way, of another page or of one
    that nobody has spoken of, makes both of them guesses. The sinkhole gets a request before the browser calls
    it over, so no mistake goes unnoticed.
    """

    def __init__(self, written: Callable[[Exchange], None], numbers: Iterator[int] | None = None) -> None:
        self._written = written
        self._numbers = numbers if numbers is not None else count(1)
        self._from_sinkhole: dict[Key, deque[Exchange]] = defaultdict(deque)
        self._from_browser: dict[Key, deque[Exchange]] = defaultdict(deque)
        self._told: dict[Key, set[Exchange]] = defaultdict(set)  # by the browser, and not over
        self._unsure: dict[Key, list[Exchange]] = defaultdict(list)  # of unknown body, while any of those are

    def new(self, **known: object) -> Exchange:
        """A request that neither has spoken of before."""
        return Exchange(id=next(self._numbers), **known)  # type: ignore[arg-type]

    def sinkhole(self, told: Exchange) -> Exchange:
        """The sinkhole got a request: the one that the browser has told of already, or a new one."""
        told.seen_by_sinkhole = True
        known = _take(self._from_browser, told)
        if known is None:
            self._from_sinkhole[_key(told)].append(told)
            known = told
            for other in self._under_way(told):
                if other.seen_by_sinkhole:
                    self._doubt(other, told)
        else:
            _add_sinkhole(known, told)
        self._written(known)
        return known

    def browser(self, told: Exchange) -> Exchange:
        """The browser sends a request: the one that the sinkhole has already got, or a new one."""
        told.seen_by_browser = True
        known = _take(self._from_sinkhole, told)
        if known is None:
            self._from_browser[_key(told)].append(told)
            known = told
        else:
            known.seen_by_browser = True
            known.visit_id, known.frame, known.frame_url = told.visit_id, told.frame, told.frame_url
            known.resource_type = told.resource_type
            known.guessed = known.guessed and not told.body_known
        self._told[_key(told)].add(known)
        if not told.body_known:
            for other in self._under_way(told):
                if other.visit_id != told.visit_id or other.visit_id is None:
                    self._doubt(other, known)
            if known is not told and self._from_sinkhole[_key(told)]:
                known.guessed = True  # or one of those that wait still
            self._unsure[_key(told)].append(known)
        self._written(known)
        return known

    def _under_way(self, told: Exchange) -> list[Exchange]:
        """The requests of unknown body that one of the same address may be taken for."""
        unsure = self._unsure[_key(told)]
        unsure[:] = [one for one in unsure if told.at - one.at < _UNDER_WAY]
        return list(unsure)

    def _doubt(self, one: Exchange, other: Exchange) -> None:
        one.guessed = other.guessed = True
        self._written(one)

    def over(self, exchange: Exchange) -> None:
        """The browser has said its last of a request: the answer has come, or it failed."""
        exchange.over = True
        under_way = self._told[_key(exchange)]
        under_way.discard(exchange)
        if not under_way:
            # Not one by one: what comes in yet may show that this one took the arrival of another.
            self._unsure.pop(_key(exchange), None)
            self._told.pop(_key(exchange), None)
        if _stayed(exchange):
            self.never_left(exchange)
        if exchange.body or not exchange.seen_by_sinkhole or exchange.failure:
            self._written(exchange)

    def never_left(self, exchange: Exchange) -> None:
        """A request went no further than the browser: what comes in for its address is another's."""
        waiting = self._from_browser.get(_key(exchange))
        if waiting and exchange in waiting:
            waiting.remove(exchange)
        if exchange.seen_by_sinkhole:
            self._give_back(exchange)

    def _give_back(self, refused: Exchange) -> None:
        """What came in and was taken for a request that never left was another one."""
        arrived = self.new(
            method=refused.method,
            url=refused.url,
            host=refused.host,
            path=refused.path,
            body=refused.body,
            at=refused.at,
            headers=refused.headers,
            status=refused.status,
            answered_by=refused.answered_by,
            note=refused.note,
        )
        refused.seen_by_sinkhole = False
        refused.status, refused.answered_by, refused.headers, refused.note = None, "", {}, ""
        self.sinkhole(arrived)

    def changed(self, exchange: Exchange) -> None:
        """Something became known of a request: its answer, its failure."""
        self._written(exchange)


def _stayed(exchange: Exchange) -> bool:
    """Whether of a request that is over nothing more comes in: the browser refused it, or it is answered.

    An answer without an arrival is the cache's, or its arrival was taken for another's of the same body.
    What was given up on its way may still come in, and of what came in the answer may be refused
    ("ERR_BLOCKED_BY_RESPONSE").
    """
    failure = exchange.failure
    if not failure:
        return not exchange.seen_by_sinkhole
    return "net::" not in failure or ("ERR_BLOCKED_BY" in failure and "BY_RESPONSE" not in failure)


def _key(exchange: Exchange) -> Key:
    """Method and address; the scheme and the fragment are not what the server sees."""
    address = exchange.url.partition("://")[2].partition("#")[0]
    return exchange.method.upper(), hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()


def _take(waiting: dict[Key, deque[Exchange]], told: Exchange) -> Exchange | None:
    """The oldest waiting account with the same body; the browser does not always know a Blob's."""
    queue = waiting.get(_key(told))
    if not queue:
        return None
    same = next((one for one in queue if one.body_known and told.body_known and one.body == told.body), None)
    if same is None:
        same = next((one for one in queue if not (one.body_known and told.body_known)), None)
    if same is not None:
        queue.remove(same)
    return same


def _add_sinkhole(known: Exchange, told: Exchange) -> None:
    known.seen_by_sinkhole, known.intercepted = True, told.intercepted
    known.answer = told.answer
    known.body, known.body_known = told.body, True
    known.at, known.headers = told.at, told.headers
    known.status, known.answered_by = told.status, told.answered_by
    known.note = "; ".join(filter(None, (known.note, told.note)))
