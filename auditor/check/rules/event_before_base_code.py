"""TT110 event-before-base-code."""

import re
from collections.abc import Iterable

from auditor.check.context import Context
from auditor.check.doubt import WITHHELD
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Pages
from auditor.check.thrown import object_names, source_line, uncaught
from auditor.model.evidence import CallSite, ConsoleLine
from auditor.model.page import Page
from auditor.model.rule import Severity

# What engines say of a method that is asked of nothing; it names the method, not always the object.
_OF_NOTHING = re.compile(
    r"Cannot read propert(?:y|ies) (?:of (?:undefined|null) \(reading ')?'?(?P<method>\w+)'?"
    r"|can't access property \"(?P<other>\w+)\"",
)
_METHODS = frozenset(
    {"track", "page", "identify", "instance", "load", "ready", "holdConsent", "grantConsent"}
)


@rule("TT110", "event-before-base-code", Severity.ERROR, Pages())
def event_before_base_code(page: Page, context: Context) -> Outcomes:
    """The pixel is called before it exists.

    A script calls `ttq` before the base code has run: the page throws "ttq is not defined" (or
    "Cannot read properties of undefined" where `ttq` stands in that line), and the event is lost.

    ## Why it costs the advertiser
    The event never reaches TikTok, and often not only this one: the script that threw stops, and
    what stood behind it in the same script does not run either.

    ## How to fix it
    Put the base code before every script that calls `ttq`, as high in `<head>` as it goes. Where a
    tag manager loads it, fire the event from the tag manager as well, after the base code's tag.

    ## Example
    Before:

        <script>ttq.track('ViewContent', {…})</script>
        <script>/* base code */</script>

    After:

        <script>/* base code */</script>
        <script>ttq.track('ViewContent', {…})</script>
    """
    names = object_names(page, context)
    for line in uncaught(page, context):
        if _speaks_of(line, names, page, context):
            if context.facts.capture.withheld:
                yield inconclusive(WITHHELD)
                return
            yield failed(
                "A script calls the pixel before the base code has run: the page throws, and the event is lost.",
                expected="the base code before every call of the pixel",
                actual=line.text.partition("\n")[0][:160],
                called_by=CallSite(url=line.url, line=line.line) if line.url else None,
            )
            return
    if context.installs_on(page) or context.all_events_on(page):
        yield passed()
    else:
        yield not_applicable("no pixel on this page")


def _speaks_of(line: ConsoleLine, names: Iterable[str], page: Page, context: Context) -> bool:
    for name in map(re.escape, names):
        absent = rf"(?<![\w.]){name} is (?:not defined|undefined|null)|Can't find variable: {name}(?!\w)"
        if re.search(absent, line.text):
            return True
    found = _OF_NOTHING.search(line.text)
    if found is None or (found["method"] or found["other"]) not in _METHODS:
        return False
    where = f"{line.text}\n{source_line(line, page, context)}"
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", where) for name in names)
