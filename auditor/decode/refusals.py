"""The browser's words for what it refused, as facts.

The wordings: Chromium's console, measured with version 156 (November 2026); older ones of content
security policies ("Refused to load …") by its source, `csp_directive_list.cc`, version 130 (2024).
"""

import re
from collections.abc import Callable, Iterable, Iterator

from auditor.model.evidence import ConsoleLine
from auditor.model.refusal import Refusal, RefusalKind

_LONGEST = 4000  # characters of a line that are looked at
_URL = r"""['"](?P<url>(?:https?|wss?)://[^'"\s]+)['"]"""
# A policy may be longer than what is kept of a line.
_POLICY = re.compile(
    rf"""{_URL}.*?Content Security Policy directive:\s*"(?P<directive>[\w-]+)(?P<sources>[^"]*)""", re.DOTALL
)
_INLINE = re.compile(
    r"""inline script.*?Content Security Policy directive:?\s*["'](?P<directive>[\w-]+)(?P<sources>.*?)["']\.\s"""
    r"""Either.*?['"](?P<hash>sha(?:256|384|512)-[\w+/-]+=*)['"]""",
    re.DOTALL,
)
_TRUSTED = re.compile(r"requires 'TrustedScriptURL' assignment")
_MIXED = re.compile(rf"Mixed Content: .*?requested an insecure [\w ]+ {_URL}.*?has been blocked", re.DOTALL)
_INTEGRITY = re.compile(rf"'integrity' attribute for resource {_URL} with computed", re.DOTALL)
_UNCHECKED = re.compile(rf"The resource {_URL} has an integrity attribute, but", re.DOTALL)
# A policy that only reports forbids nothing.
_REPORTS_ONLY = re.compile(r"report[- ]only", re.IGNORECASE)

_KINDS = (
    (RefusalKind.INLINE, _INLINE),
    (RefusalKind.POLICY, _POLICY),
    (RefusalKind.TRUSTED_TYPES, _TRUSTED),
    (RefusalKind.MIXED, _MIXED),
    (RefusalKind.INTEGRITY, _INTEGRITY),
    (RefusalKind.INTEGRITY_UNCHECKED, _UNCHECKED),
)


def refusals_in(lines: Iterable[ConsoleLine], claims: Callable[[str], bool]) -> tuple[Refusal, ...]:
    """What the browser refused of the vendor's, and of the pages' own scripts, each once a page.

    Args:
        lines: the console; what a page wrote there itself is no word of the browser's.
        claims: whether a host is the vendor's.
    """
    found: dict[Refusal, None] = {}
    for line in lines:
        for refusal in _refusals(line):
            if not refusal.url or claims(_host(refusal.url)):
                found.setdefault(refusal)
    return tuple(found)


def _refusals(line: ConsoleLine) -> Iterator[Refusal]:
    text = line.text[:_LONGEST]
    if line.level != "error" or line.by_browser is False or _REPORTS_ONLY.search(text):
        return
    for kind, pattern in _KINDS:
        match = pattern.search(text)
        if match is not None:
            said = match.groupdict()
            yield Refusal(
                visit_id=line.visit_id,
                kind=kind,
                words=_words(text, said.get("url") or ""),
                url=_bare(said.get("url") or ""),
                directive=said.get("directive") or "",
                sources=(said.get("sources") or "").strip(),
                inline_hash=said.get("hash") or "",
                document=line.url.partition("#")[0],
                line=line.line,
            )
            return


def _words(text: str, url: str) -> str:
    """The browser's words in one line, the address without its query."""
    return " ".join(text.replace(url, _bare(url)).split()) if url else " ".join(text.split())


def _bare(url: str) -> str:
    return url.partition("?")[0].partition("#")[0]


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0].lower()
