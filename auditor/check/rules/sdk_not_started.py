"""TT108 sdk-not-started."""

from auditor.check.addresses import host_of
from auditor.check.context import Context
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Pages
from auditor.model.event import Install
from auditor.model.evidence import CallSite, ConsoleLine
from auditor.model.page import Page
from auditor.model.rule import Severity


@rule("TT108", "sdk-not-started", Severity.ERROR, Pages(routes=False), Needs(absence=True))
def sdk_not_started(page: Page, context: Context) -> Outcomes:
    """TikTok's script arrives and never takes over.

    The script came, and the page's calls stay in the queue that the base code made: TikTok's object was
    shortened, replaced or frozen, or the script broke off with an error. With the stand-in in the place
    of TikTok's script this is said only where no script could take over (the object takes no change);
    else it is left undecided. That the script did not come, or was refused, is TT107's.

    ## Why it costs the advertiser
    Everything looks installed, and no event of this page reaches TikTok.

    ## How to fix it
    Use the base code whole, as Events Manager gives it, once. Look for scripts that freeze or replace
    `ttq`, and for the error that the browser's console shows on this page.

    ## Example
    Before:

        ttq.load('PIXEL_ID'); ttq.page(); Object.freeze(window.ttq);

    After:

        ttq.load('PIXEL_ID'); ttq.page();
    """
    installs = context.installs_on(page)
    came = [
        install for install in installs if install.started or (install.sdk_arrived and not install.failure)
    ]
    if not came:
        yield not_applicable("TikTok's script did not come to run" if installs else "no pixel on this page")
    for install in came:
        yield passed() if install.started else _judged(install, page, context)


def _judged(install: Install, page: Page, context: Context) -> Outcome:
    if not install.waiting:
        why = (
            "what became of the script was not seen" if install.waiting is None else "nothing was asked of it"
        )
        return inconclusive(f"TikTok's script came and did not start, and {why}", pixel_id=install.pixel_id)
    if context.facts.capture.sdk == "standin" and not install.locked:
        return inconclusive(
            "the stand-in for TikTok's script did not take over this page's pixel; TikTok's own may: audit it "
            "with --sdk live",
            pixel_id=install.pixel_id,
        )
    error = _error_of_sdk(page, context)
    calls = f"{install.waiting} call{'s' * (install.waiting != 1)} left in the queue"
    said = error.text.partition("\n")[0][:160] if error is not None else ""
    locked = f"`{install.object_name or 'ttq'}` takes no change" if install.locked else ""
    return failed(
        "TikTok's script arrived and never took over: what the page told the pixel was not sent.",
        expected="TikTok's script takes over the calls that wait for it",
        actual="; ".join(filter(None, (calls, locked, said))),
        pixel_id=install.pixel_id,
        called_by=CallSite(url=error.url, line=error.line) if error is not None and error.url else None,
    )


def _error_of_sdk(page: Page, context: Context) -> ConsoleLine | None:
    """The error with which the SDK broke off."""
    hosts = {host_of(url) for url in context.standard.fetches.get("script", ())}
    return next(
        (
            line
            for line in context.console_on(page)
            if line.level == "exception" and line.url and host_of(line.url) in hosts
        ),
        None,
    )
