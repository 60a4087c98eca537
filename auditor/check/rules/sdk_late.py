"""TT115 sdk-late."""

from auditor.check.calls import before_consent, called_name
from auditor.check.context import Context
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.rules.event_lost_on_navigation import sent_after_all
from auditor.check.subjects import Pages
from auditor.model.event import Install, Realm
from auditor.model.page import Page
from auditor.model.rule import Severity

LATE = 3.0  # seconds after DOMContentLoaded


@rule("TT115", "sdk-late", Severity.WARNING, Pages(routes=False))
def sdk_late(page: Page, context: Context) -> Outcomes:
    """TikTok's script is asked for late.

    More than three seconds after the page was parsed (DOMContentLoaded), though nobody had to agree to
    anything and nothing had to be pressed: a timer holds it back, or it stands at the end of a long chain
    of scripts. It is an error where an action of the visitor was lost by then: the page told the pixel,
    was left, and the script that sends it had not even been asked for. A script that is asked for in time
    and slow to come says more of the network than of the shop, and is left undecided.

    ## Why it costs the advertiser
    Who leaves before it is never counted, and what they did before it can be lost.

    ## How to fix it
    Load the pixel with the page, in `<head>`: its script is asynchronous and holds nothing up. In a tag
    manager, fire it on "Consent Initialization" or "All Pages", not on "Window Loaded" or a timer.

    ## Example
    Before:

        setTimeout(() => { ttq.load('PIXEL_ID'); ttq.page(); }, 5000);

    After:

        ttq.load('PIXEL_ID'); ttq.page();
    """
    installs = [install for install in context.installs_on(page) if install.realm is Realm.PAGE]
    parsed = page.visit.parsed_at
    if not installs or page.visit.restored_from is not None:
        yield not_applicable("no pixel loads in this page")
        return
    if parsed is None:
        yield inconclusive("it is not known when the page was parsed")
        return
    for install in installs:
        yield _lost(install, parsed, page, context) or _judged(install, parsed, page, context)


def _lost(install: Install, parsed: float, page: Page, context: Context) -> Outcome | None:
    """The failure of a pixel whose script had not been asked for when an action of the visitor was lost."""
    if install.started or install.failure or (install.sdk_requested and install.asked_at is None):
        return None
    lost = {
        name: call
        for call in context.lost_on(page)
        if parsed < call.at < (install.asked_at or page.visit.ended_at)
        and call.pixel_id in {None, install.pixel_id}
        and not before_consent(call, page, context)
        and (name := called_name(call, context)) not in context.expect.server_only
        and not sent_after_all(call, name, page, context)
    }
    if not lost:
        return None
    names, first = tuple(lost), min(call.at for call in lost.values())
    return failed(
        f"TikTok's script had not been asked for when the visitor acted: {', '.join(names)} was lost.",
        severity=Severity.ERROR,
        expected="TikTok's script loads with the page",
        actual=f"not asked for {first - parsed:.1f} seconds after the page was parsed",
        pixel_id=install.pixel_id,
        event_name=names[0],
        explains=names,
    )


def _judged(install: Install, parsed: float, page: Page, context: Context) -> Outcome:
    pixel = install.pixel_id
    if install.asked_at is None:
        return not_applicable("no request for TikTok's script was seen")
    wait = install.asked_at - parsed
    if wait <= LATE:
        if install.started_at is not None and install.started_at - parsed > LATE:
            return inconclusive(
                "TikTok's script was asked for in time and started late: the network or the machine of this "
                "audit may be slow",
                pixel_id=pixel,
            )
        return passed()
    excuse = _excuse(install, install.asked_at, page, context)
    if excuse is not None:
        return excuse
    return failed(
        f"TikTok's script is asked for {wait:.1f} seconds after the page is there: who leaves before is lost.",
        expected=f"within {LATE:.0f} seconds of DOMContentLoaded",
        actual=f"{wait:.1f} seconds",
        pixel_id=pixel,
    )


def _excuse(install: Install, asked: float, page: Page, context: Context) -> Outcome | None:
    """What a script may have waited for that was asked for late, None where there was nothing."""
    record = context.consent(page.visit.run)
    answered = record.answered_at if record is not None else None
    if answered is not None and page.visit.started_at <= answered <= asked:
        return not_applicable("the pixel waited for the answer to the consent banner")
    if page.visit.stirred_at is not None and page.visit.stirred_at <= asked:
        return not_applicable("the pixel waited for the visitor to move: TT111 says it")
    if install.touched is not False:
        return inconclusive("the page may have waited for something to be pressed", pixel_id=install.pixel_id)
    return None
