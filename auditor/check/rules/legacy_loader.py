"""TT112 legacy-loader."""

import re
from collections.abc import Iterator

from auditor.check.context import Context
from auditor.check.outcome import Outcome, Outcomes, failed, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Pages
from auditor.check.thrown import object_names, source_line, uncaught
from auditor.model.evidence import CallSite
from auditor.model.page import Page
from auditor.model.rule import Severity

_NO_FUNCTION = re.compile(r"(?<![\w$.])(?P<object>[\w$.]+)\.(?P<method>\w+) is not a function")


@rule("TT112", "legacy-loader", Severity.WARNING, Pages(routes=False))
def legacy_loader(page: Page, context: Context) -> Outcomes:
    """The pixel is installed with an outdated base code.

    Either by the loader of 2020 (`sdk.js`, beacons to `/api/v1/`), which has no `ttq` that a page could
    call; or by a base code that lacks calls which the page uses, such as `ttq.holdConsent`: the page
    then throws "is not a function".

    ## Why it costs the advertiser
    An old loader knows none of what came since: no product events, no matching, no consent. A call that
    the base code lacks does nothing but stop the script that it stands in, and the rest of that script
    is lost with it.

    ## How to fix it
    Copy the base code anew from Events Manager (Data sources, Web, Install manually), and remove the old
    one. Events that the page sends need no change.

    ## Example
    Before:

        <script async src="https://analytics.tiktok.com/i18n/pixel/sdk.js?sdkid=PIXEL_ID"></script>

    After:

        <script>!function (w, d, t) { … ttq.load('PIXEL_ID'); ttq.page(); }(window, document, 'ttq');</script>
    """
    installs = context.installs_on(page)
    if not installs:
        yield not_applicable("no pixel on this page")
        return
    old = [install for install in installs if install.legacy]
    for install in old:
        yield failed(
            f"The pixel {install.pixel_id} is installed by TikTok's loader of 2020.",
            expected="today's base code",
            actual="sdk.js, or beacons to /api/v1/",
            pixel_id=install.pixel_id,
        )
    lacking = next(_lacking(page, context), None)
    if lacking is not None:
        yield lacking
    if not old and lacking is None:
        yield passed()


def _lacking(page: Page, context: Context) -> Iterator[Outcome]:
    """The first error of each call that the page's base code does not know."""
    names = object_names(page, context)
    for line in uncaught(page, context):
        found = _NO_FUNCTION.search(line.text)
        if found is None or found["method"] not in context.standard.later_calls:
            continue
        where = f"{found['object']} {source_line(line, page, context)}"
        if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", where) for name in names):
            yield failed(
                f"The page calls ttq.{found['method']}, which its base code is too old to know.",
                expected=f"a base code with {found['method']}",
                actual=line.text.partition("\n")[0][:160],
                called_by=CallSite(url=line.url, line=line.line) if line.url else None,
            )
