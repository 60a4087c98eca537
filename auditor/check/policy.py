"""A Content Security Policy: whether it lets an address through, and the line that would.

By the standard, "Content Security Policy Level 3" (W3C, read in November 2026): 6.7.2 matching, 6.8.3
fallback.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

Fetch = Literal["script", "connect", "image", "worker"]
"""What is asked for: a script, a beacon or `fetch`, an image, a worker's script."""

# The directives that may rule a request, the first that a policy has does.
FALLBACK: dict[Fetch, tuple[str, ...]] = {
    "script": ("script-src-elem", "script-src", "default-src"),
    "connect": ("connect-src", "default-src"),
    "image": ("img-src", "default-src"),
    "worker": ("worker-src", "child-src", "script-src", "default-src"),
}
# Sources of a part that has none of its own, as it is written into a policy.
_OWN: dict[Fetch, str] = {
    "script": "script-src",
    "connect": "connect-src",
    "image": "img-src",
    "worker": "worker-src",
}
_STRICT = "'strict-dynamic'"
_NONCE = re.compile(r"'nonce-[^']*'", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST = re.compile(
    r"(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?P<host>\*|(?:\*\.)?[\w.-]+)(?::(?P<port>\d+|\*))?(?P<path>/[^?#]*)?",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


@dataclass(frozen=True, slots=True)
class Directive:
    """One part of a policy: its name, in lower case, and its sources as they stand there."""

    name: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        """The part as it stands in a policy."""
        return " ".join((self.name, *self.sources))

    @property
    def strict(self) -> bool:
        """Whether it names no hosts that count: only a nonce, a hash, or a trusted script lets one in."""
        return any(source.lower() == _STRICT for source in self.sources)

    @property
    def has_nonce(self) -> bool:
        """Whether it takes scripts by a nonce."""
        return any(_NONCE.fullmatch(source) for source in self.sources)

    def allows(self, url: str) -> bool:
        """Whether a source lets an address on another site than the page's through."""
        return any(_matches(source, url) for source in self.sources)

    def with_sources(self, sources: Iterable[str]) -> "Directive":
        """The same with further sources; `'none'` stands for no source and goes."""
        kept = [source for source in self.sources if source.lower() != "'none'"]
        return Directive(self.name, tuple(dict.fromkeys((*kept, *sources))))


@dataclass(frozen=True, slots=True)
class Change:
    """A part of a policy that has to change, and into what. `before` is None where it has to be added."""

    before: Directive | None
    after: Directive


def directives_of(policy: str) -> tuple[Directive, ...]:
    """The parts of a policy; of two with one name the first counts."""
    found: dict[str, Directive] = {}
    for part in policy.split(";"):
        words = part.split()
        if words:
            name = words[0].lower()
            found.setdefault(name, Directive(name, tuple(words[1:])))
    return tuple(found.values())


def ruling(directives: Sequence[Directive], fetch: Fetch) -> Directive | None:
    """The part that rules a kind of request, None where the policy says nothing of it."""
    by_name = {directive.name: directive for directive in directives}
    return next((by_name[name] for name in FALLBACK[fetch] if name in by_name), None)


def change_for(directives: Sequence[Directive], fetch: Fetch, urls: Sequence[str]) -> Change | None:
    """What lets addresses through, None where they are, or where no source would do it.

    `default-src` is left as it is: what it allows and the new sources become a part of their own.
    """
    ruled = ruling(directives, fetch)
    if ruled is None or (fetch == "script" and ruled.strict):
        return None
    refused = dict.fromkeys(origin_of(url) for url in urls if not ruled.allows(url))
    if not refused:
        return None
    if ruled.name == "default-src" or (fetch == "worker" and ruled.name != "worker-src"):
        kept = ruled.sources if fetch == "script" else filter(_names_a_place, ruled.sources)
        return Change(None, Directive(_OWN[fetch], tuple(kept)).with_sources(refused))
    return Change(ruled, ruled.with_sources(refused))


def origin_of(url: str) -> str:
    """The source that stands for an address in a policy: scheme and host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.scheme}://{parts.netloc}"


def _names_a_place(source: str) -> bool:
    """Whether a source says where from; the other keywords tell how a script may run."""
    return not source.startswith("'") or source.lower() == "'self'"


def _matches(source: str, url: str) -> bool:
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return False
    if source == "*":
        return parts.scheme in _PORTS
    if _SCHEME.fullmatch(source):
        return _scheme_fits(source[:-1].lower(), parts.scheme)
    found = _HOST.fullmatch(source)
    if found is None or source.startswith("'"):
        return False
    return (
        (not found["scheme"] or _scheme_fits(found["scheme"].lower(), parts.scheme))
        and _host_fits(found["host"].lower(), host)
        and (found["port"] in {None, "*"} or int(found["port"]) == port)
        and (found["port"] is not None or port == _PORTS.get(parts.scheme))
        and _path_fits(found["path"] or "", parts.path)
    )


def _scheme_fits(allowed: str, scheme: str) -> bool:
    """`http:` lets `https:` through, too, and both their sockets."""
    return scheme == allowed or (allowed, scheme) in {("http", "https"), ("ws", "wss"), ("http", "wss")}


def _host_fits(pattern: str, host: str) -> bool:
    if pattern == "*":
        return True
    return host.endswith(pattern[1:]) if pattern.startswith("*.") else host == pattern


def _path_fits(pattern: str, path: str) -> bool:
    if not pattern or pattern == "/":
        return True
    return path.startswith(pattern) if pattern.endswith("/") else path == pattern
