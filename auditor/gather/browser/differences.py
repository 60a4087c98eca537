"""Every way in which the auditor's browser is not a visitor's, in words for the shop's owner.

Measured with Chromium 156 under Playwright 1.65 (November 2026), by the command line that Playwright
starts it with and by what a page can ask of it.
"""

from collections.abc import Iterator

from auditor.gather.network import Network
from auditor.model.plan import SitePlan
from auditor.model.vendor import Vendor

_SDK = {
    "standin": "{vendor}'s script is the auditor's stand-in, which does not have all that the real one has",
    "saved": "{vendor}'s script is a saved copy, not today's",
}
_ALWAYS = (
    "it runs headless, without a window",
    "it is driven by the auditor and hides it: navigator.webdriver is false, as in a browser that nobody drives",
    "what it sends to {vendor} arrives at the auditor's own server on this machine, whose certificate it trusts",
    "its sound is muted, and its graphics are often computed in software",
    "nobody answers when a page asks for notifications, the camera or the location",
    "pop-up blocking, prerendering, extensions and HTTP/3 are off, and links to http:// are not upgraded",
    "what other sites store in frames is not kept apart by site, as Chrome keeps it",
)


def differences(
    plan: SitePlan, network: Network, vendor: Vendor, *, sdk: str, no_sandbox: str, phone: str
) -> tuple[str, ...]:
    """The differences of one run's browser.

    Args:
        plan: how the browser presents itself.
        network: the way out.
        vendor: whose hosts are the sinkhole.
        sdk: which SDK the pages get: "live", "standin", "saved".
        no_sandbox: why it runs without its sandbox, "" where it has it.
        phone: the name of the phone that is emulated where the plan asks for one.
    """
    told = (*_ALWAYS, *_presented(plan, phone), *_added(plan, network))
    found = [text.format(vendor=vendor.name) for text in told if text]
    if sdk in _SDK:
        found.append(_SDK[sdk].format(vendor=vendor.name))
    if no_sandbox:
        found.append(f"the wall between it and this machine, its sandbox, is off: {no_sandbox}")
    # What the user wrote himself may hold braces.
    if plan.browser.headers:
        names = ", ".join(sorted(plan.browser.headers))
        found.append(f"further request headers go to the shop's own host: {names}")
    if plan.browser.extra_args:
        found.append(f"further switches: {' '.join(plan.browser.extra_args)}")
    return tuple(found)


def _presented(plan: SitePlan, phone: str) -> Iterator[str]:
    options = plan.browser
    if options.user_agent is not None:
        yield "its user agent was given by the user"
    elif options.device == "desktop":
        yield "its user agent says HeadlessChrome, by which a shop can tell it and treat it otherwise"
    if options.device == "mobile":
        yield f"a phone ({phone}) is emulated on a desktop browser"
    zone = "its clock shows UTC" if options.timezone == "UTC" else "its time zone was given by the user"
    language = "its language was given by the user" if options.locale else "its language is the shop's"
    yield f"{zone}, {language}, and its address on the internet is this machine's"
    if options.gpc:
        yield "it sends Global Privacy Control: the visitor wants no data sold or shared"


def _added(plan: SitePlan, network: Network) -> Iterator[str]:
    options = plan.browser
    if options.storage_state is not None:
        yield "it starts with a saved state (cookies, storage)"
    else:
        yield "it starts as a new visitor: no cookies, no history, nobody logged in"
    if options.basic_auth is not None:
        yield "the shop's basic authentication is answered by the auditor"
    if network.proxy is not None or network.plain_proxy is not None:
        yield "its requests go through a proxy, except those to {vendor}"
    if not plan.goes_back:
        yield "the back/forward cache is off"
    if plan.seal == "all":
        yield "requests to other measurement vendors are refused, as far as their addresses are known"
