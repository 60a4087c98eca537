"""What a page threw and nobody caught, as its console told it."""

from collections.abc import Iterator

from auditor.check.context import Context
from auditor.model.evidence import ConsoleLine, DocumentKind
from auditor.model.page import Page

_UNCAUGHT = frozenset({"exception", "error"})


def uncaught(page: Page, context: Context) -> Iterator[ConsoleLine]:
    """The errors of a page, but those from before its run's consent banner was answered."""
    record = context.consent(page.visit.run)
    for line in context.console_on(page):
        early = record is not None and (record.answered_at is None or line.at < record.answered_at)
        if line.level in _UNCAUGHT and not early:
            yield line


def object_names(page: Page, context: Context) -> frozenset[str]:
    """What the vendor's object is called on a page, as far as that is known; "ttq" in any case."""
    return frozenset({"ttq", *(install.object_name for install in context.installs_on(page))} - {""})


def source_line(line: ConsoleLine, page: Page, context: Context) -> str:
    """The line of the served page in which an inline script threw, "" where it is not known."""
    evidence = context.facts.evidence
    own = {address.partition("#")[0] for address in (page.visit.url, page.visit.requested_url)}
    if evidence is None or line.line is None or line.url.partition("#")[0] not in own:
        return ""
    html = evidence.documents.get((page.visit.id, DocumentKind.SERVED), "")
    lines = html.split("\n")
    return lines[line.line - 1] if 0 < line.line <= len(lines) else ""
