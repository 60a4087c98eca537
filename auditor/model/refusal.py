"""What the browser refused, and by which of the page's own policies: read from its console's words."""

from dataclasses import dataclass
from enum import StrEnum


class PolicySource(StrEnum):
    """Where a page states a Content Security Policy."""

    HEADER = "header"
    META = "meta"


@dataclass(frozen=True, slots=True)
class ContentPolicy:
    """A Content Security Policy that a page enforces, as it stands there; report-only ones are none."""

    text: str
    source: PolicySource


class RefusalKind(StrEnum):
    """Why the browser refused."""

    POLICY = "csp"  # a Content Security Policy forbids the address
    INLINE = "inline"  # … or a script that stands in the page itself
    TRUSTED_TYPES = "trusted-types"  # … or to set a script's address by a plain text
    MIXED = "mixed"  # an address without encryption on an encrypted page
    INTEGRITY = "integrity"  # the file does not match the hash in the page
    INTEGRITY_UNCHECKED = "integrity-unchecked"  # a hash in the page, and a request that cannot be checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One refusal, as the browser's console told it.

    `url` is what was asked for, without its query, "" for a script of the page itself. `directive` and
    `sources` are the policy's part that forbids it. `inline_hash` ("sha256-…") names the script of the
    page. `document` is where it happened, `line` the line there, counted from 0 as the console does.
    """

    visit_id: int | None
    kind: RefusalKind
    words: str
    url: str = ""
    directive: str = ""
    sources: str = ""
    inline_hash: str = ""
    document: str = ""
    line: int | None = None

    @property
    def of_policy(self) -> bool:
        """Whether a Content Security Policy refused it, whatever its part."""
        return self.kind in {RefusalKind.POLICY, RefusalKind.INLINE, RefusalKind.TRUSTED_TYPES}
