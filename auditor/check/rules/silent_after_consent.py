"""TT507 silent-after-consent."""

from auditor.check.context import CLOCK_SLACK, Context
from auditor.check.doubt import KEPT_SILENT, may_keep_silent, on_hold
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Pages, Runs
from auditor.model.addresses import route_of
from auditor.model.event import ConsentPhase, Origin, PixelEvent
from auditor.model.journey import ConsentChoice
from auditor.model.page import Page
from auditor.model.rule import Severity


@rule("TT507", "silent-after-consent", Severity.ERROR, Runs())
def silent_after_consent(run: str, context: Context) -> Outcomes:
    """The visitor agrees, and the pixel stays silent.

    After "accept" no beacon leaves, neither on that page nor on those that follow; a page that the
    banner loads again counts as one of them. Or the pixel was on hold until then, and what it held
    is never sent.

    ## Why it costs the advertiser
    These are the visitors who said yes, and TikTok hears nothing of them: no audience, no conversion,
    no attribution, though nothing stood in the way.

    ## How to fix it
    See in the consent tool that TikTok's tag stands in a category that "accept" switches on, and that
    the tool starts it. Where the pixel is on hold, call `ttq.grantConsent()` when the visitor agrees,
    and on each page that a visitor who has agreed opens later.

    ## Example
    Before:

        ttq.holdConsent(); ttq.load('PIXEL_ID'); ttq.page();

    After:

        ttq.holdConsent(); ttq.load('PIXEL_ID'); ttq.page();
        banner.onAccept(() => ttq.grantConsent())
    """
    record = context.consent(run)
    if record is None:
        yield not_applicable("no consent banner asks before tracking")
        return
    if record.answer is not ConsentChoice.ACCEPT or record.answered_at is None:
        yield not_applicable("the visitor of this run did not agree")
        return
    sent = [event for event in context.all_events if event.run == run and event.sent]
    if any(event.consent is ConsentPhase.ACCEPTED for event in sent):
        yield from _what_was_held(run, record.answered_at, sent, context)
        return
    after = [
        page
        for page in context.facts.pages
        if page.visit.run == run
        and context.document_of(page)[0].visit.started_at > record.answered_at
        and page.clean
        and Pages().pre(page, context, absence=True) is None
    ]
    installs = context.facts.installs
    if not installs and not context.facts.parked and not context.facts.calls:
        yield inconclusive("no pixel was seen on any page, whether it waits for consent or not")
    elif may_keep_silent(run, context):
        yield inconclusive(KEPT_SILENT)
    elif any(install.failure_kind == "machine" for install in installs):
        yield inconclusive("this machine cannot reach TikTok")
    elif record.opt_in is None:
        yield inconclusive("it could not be told whether the banner asks before tracking")
    elif not after:
        yield inconclusive(
            "no page was watched to its end after consent was given, and the pixel may start with the next one"
        )
    else:
        yield failed(
            "The visitor agreed, and nothing was sent to TikTok.",
            expected="a Pageview once the visitor has agreed",
            actual=_silence(after, context),
            page=after[0],
        )


def _silence(after: list[Page], context: Context) -> str:
    pages = f"no beacon on {len(after)} page{'' if len(after) == 1 else 's'} after it"
    if any(on_hold(page, context) for page in after):
        return f"{pages}: the pixel is on hold, and nobody releases it"
    if any(context.installs_on(page) for page in after):
        return pages
    return f"{pages}: the pixel is not started"


def _what_was_held(run: str, agreed_at: float, sent: list[PixelEvent], context: Context) -> Outcomes:
    """Whether each event that was called on hold was sent once consent was there, or called again."""
    lost: dict[str, Page] = {}
    for page in context.facts.pages:
        begun = page.visit.run == run and page.visit.started_at <= agreed_at
        if not begun or page.visit.routed_from is not None:
            continue
        for name in _held_on(page, agreed_at, context):
            again = any(
                event.name == name
                and event.origin is Origin.MERCHANT
                and (event.at <= agreed_at or route_of(event.page_url) == route_of(page.url))
                for event in sent
            )
            if not again:
                lost.setdefault(name, page)
    if not lost:
        yield passed()
        return
    first = next(iter(lost.values()))
    if not first.clean:
        yield inconclusive(first.doubt or "the watch of this page did not end well", page=first)
        return
    yield failed(
        "What the pixel held until the visitor agreed is never sent.",
        expected="what was called on hold is sent once consent is given",
        actual=f"never sent: {', '.join(lost)}",
        page=first,
        explains=tuple(lost),
    )


def _held_on(page: Page, agreed_at: float, context: Context) -> list[str]:
    """The events that the document of a page called while the pixel was on hold, before the visitor agreed."""
    held = False
    names: list[str] = []
    for call in sorted(context.calls_in_document_of(page), key=lambda call: call.at):
        if call.at > agreed_at + CLOCK_SLACK:
            break
        if call.method in {"holdConsent", "grantConsent", "revokeConsent"}:
            held = call.method == "holdConsent"
            if call.method == "revokeConsent":
                names.clear()  # what was held is thrown away, as asked
        elif held and call.method == "page":
            names.append(context.standard.pageview)
        elif held and call.method == "track" and call.arguments and isinstance(call.arguments[0], str):
            names.append(context.standard.names.get(call.arguments[0], call.arguments[0]))
    return names
