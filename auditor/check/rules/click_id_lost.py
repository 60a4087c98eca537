"""TT509 click-id-lost."""

from auditor.check.addresses import host_of
from auditor.check.clicks import NO_CLICK, Landing, in_order, landing_of, traces
from auditor.check.context import Context
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Runs, why_not_reached
from auditor.model.event import Realm
from auditor.model.journey import ConsentChoice, Step
from auditor.model.page import Page
from auditor.model.rule import Severity


@rule("TT509", "click-id-lost", Severity.WARNING, Runs())
def click_id_lost(run: str, context: Context) -> Outcomes:
    """The id of the ad's click is lost before the checkout.

    TikTok adds `ttclid` to the address of an ad. Its SDK keeps it in a cookie for a day and sends it with
    every event. By the checkout it is gone: no cookie holds it, no beacon carries it. The audit
    comes to the shop by a test's `ttclid` (`--ttclid`).

    ## Why it costs the advertiser
    The click's id is the surest tie between an ad and an order. Without it TikTok must guess by cookie
    and by e-mail address, and purchases that the ad brought are credited to nothing.

    ## How to fix it
    Look at the first page on which it is gone. A script or a consent tool that deletes cookies must leave
    `ttclid`; a checkout on another host must be handed the id (in the address, or in the cart); the pixel
    must run on the landing page, since a later page's address no longer has it.

    ## Example
    Before: `shop.example/?ttclid=E.C.P.…`, then `pay.example/checkout`

    After: `shop.example/?ttclid=E.C.P.…`, then `checkout.shop.example/checkout`, with the cookie on `.shop.example`
    """
    if not context.asked(Step.CHECKOUT):
        yield not_applicable("the journey ended before the checkout")
        return
    landing = landing_of(run, context)
    if landing is None:
        yield not_applicable(NO_CLICK)
        return
    record = context.consent(run)
    if record is not None and record.answer is ConsentChoice.REJECT:
        yield not_applicable("the visitor refused consent")
        return
    pages = _at_the_till(run, context)
    why = landing.fault or ("" if pages else why_not_reached(context, Step.CHECKOUT))
    if why:
        yield inconclusive(why)
    elif any(trace for page in pages for trace in traces(page, landing.digest, context)):
        yield passed()
    elif doubt := _doubt(pages, run, context):
        yield inconclusive(doubt)
    else:
        yield _lost(_first_without(landing, pages, run, context), landing)


def _doubt(pages: list[Page], run: str, context: Context) -> str:
    """Why it is not known whether the pixel keeps the click's id; "" where it is."""
    if not any(context.all_events_on(page) or context.cookie_digests(page) for page in pages):
        return "the checkout sent nothing, and its cookies were not to be had"
    realms = {event.realm for event in context.all_events if event.run == run and event.sent}
    if not realms:
        return "no pixel sent anything that could carry the click's id"
    if realms.isdisjoint({Realm.PAGE, Realm.UNLOAD}):
        return (
            "the pixel runs in frames or workers alone, and how it keeps the click's id there cannot be seen"
        )
    return ""


def _lost(page: Page, landing: Landing) -> Outcome:
    away = host_of(page.url) != host_of(landing.page.url)
    if page is landing.page:
        said = "Nothing keeps the id of the ad's click: with the page behind the first it is gone."
    elif away:
        said = "The id of the ad's click is lost on the way to another host."
    else:
        said = "The id of the ad's click is lost before the checkout."
    return failed(
        said,
        expected="the landing page's ttclid in a cookie or in the beacons, up to the checkout",
        actual=f"gone from {host_of(page.url)} on" if away else "gone",
        page=page,
    )


def _at_the_till(run: str, context: Context) -> list[Page]:
    """The pages of the checkout and of the order, where they were reached."""
    return [
        page
        for step in (Step.CHECKOUT, Step.PURCHASE)
        if (outcome := context.step(run, step)) is not None and outcome.reached
        for page in context.facts.pages
        if page.visit.run == run and (page.step is step or page.visit.id == outcome.visit_id)
    ]


def _first_without(landing: Landing, till: list[Page], run: str, context: Context) -> Page:
    """The first page behind the last one that still knew the click's id; the landing page where it kept none."""
    journey = [page for page in in_order(run, context) if page.visit.started_at <= till[-1].visit.started_at]
    known = {trace for page in journey for trace in traces(page, landing.digest, context)}
    if known == {"address"}:
        return landing.page
    without = till[0]
    for page in reversed(journey):
        if any(traces(page, landing.digest, context)):
            break
        without = page
    return without
