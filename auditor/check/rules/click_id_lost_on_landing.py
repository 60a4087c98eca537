"""TT510 click-id-lost-on-landing."""

from auditor.check.clicks import NO_CLICK, Landing, click_in, landing_of, traces
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable
from auditor.check.rule import rule
from auditor.check.subjects import Runs
from auditor.model.evidence import Visit
from auditor.model.rule import Severity


@rule("TT510", "click-id-lost-on-landing", Severity.ERROR, Runs())
def click_id_lost_on_landing(run: str, context: Context) -> Outcomes:
    """A redirect drops the id of the ad's click.

    The shop answers the ad's address with a redirect (to `www.`, to `https`, to the visitor's language; by
    the server, or by a page that leads on by itself) that leaves out `ttclid`, so that the first page never
    sees it, and no cookie keeps it.
    The audit comes to the shop by a test's `ttclid` (`--ttclid`).

    ## Why it costs the advertiser
    Every visitor who comes by an ad loses the one thing that says so. No purchase can be tied to the
    click any more, and campaigns look as if they sold nothing.

    ## How to fix it
    Let the redirect keep the address's query (nginx: `$request_uri` or `$is_args$args`; Apache: the flag
    `QSA`), or give the ads the address to which it leads.

    ## Example
    Before: `shop.example/?ttclid=E.C.P.…` leads to `www.shop.example/`

    After: `shop.example/?ttclid=E.C.P.…` leads to `www.shop.example/?ttclid=E.C.P.…`
    """
    landing = landing_of(run, context)
    if landing is None:
        yield not_applicable(NO_CLICK)
        return
    if landing.fault:
        yield inconclusive(landing.fault, page=landing.page)
        return
    passed_on = {trace for page in landing.pages[:-1] for trace in traces(page, landing.digest, context)}
    if any(traces(landing.page, landing.digest, context)) or passed_on - {"address"}:
        return
    if _taken_off(landing, context):
        yield inconclusive("a script of the page took the click's id out of its address", page=landing.page)
    else:
        yield failed(
            "A redirect of the shop drops the id of the ad's click.",
            expected="the address to which the redirect leads, with the ad's ttclid",
            actual=f"{landing.page.url.partition('?')[0]} without it",
            page=landing.page,
        )


def _taken_off(landing: Landing, context: Context) -> bool:
    """Whether the document that stands there came with the id, and a script took it out of the address."""
    by_id = {page.visit.id: page.visit for page in landing.pages}
    visit: Visit | None = landing.page.visit
    while visit is not None:
        addresses = [visit.url, *(route.url for route in visit.routes)]
        if any(click_in(url, context) == landing.digest for url in addresses):
            return True
        visit = by_id.pop(visit.routed_from, None) if visit.routed_from is not None else None
    return False
