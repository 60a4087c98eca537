"""One look at a shop as an ordinary browser, where the browser that says it has no window saw no pixel.

Some shops and tag managers leave out their pixels for what they take for robots, and `HeadlessChrome` in the
user agent is a mark that they go by.
"""

import asyncio
import logging
from dataclasses import replace

from playwright.async_api import Error, Route

from auditor.gather.browser.launch import Launched, context_of
from auditor.gather.browser.own_headers import OwnHeaders
from auditor.gather.site import host_of
from auditor.model.errors import UsageError
from auditor.model.plan import SitePlan

log = logging.getLogger(__name__)

_ROBOT = "HeadlessChrome"
# Seconds: for the page to begin, and from then on for its pixel to ask for the vendor's script. Its load is not
# waited for: some pages never end.
_ANSWER = 15.0
_PATIENCE = 6.0


async def is_withheld(browser: Launched, plan: SitePlan, url: str, user_agent: str) -> bool:
    """Whether a page asks for a vendor's script when the browser does not call itself a robot.

    A fresh profile looks at it; what it asks of the vendor is counted and goes nowhere. False too where the
    user agent says nothing of a robot, and where the page did not load.
    """
    if _ROBOT not in user_agent:
        return False
    agent = user_agent.replace(_ROBOT, "Chrome")
    visitor = replace(plan, browser=replace(plan.browser, user_agent=agent))

    refused = asyncio.Event()

    async def refuse(route: Route) -> None:
        await route.abort()
        # Only now: what a page asks for and is not refused yet goes out when the page is closed.
        refused.set()

    try:
        async with context_of(browser, visitor) as context:
            await context.route(lambda address: browser.vendor.claims(host_of(address)), refuse)
            page = await context.new_page()
            await OwnHeaders(context, plan.browser.headers, plan.site, log.debug).ready(page)
            await page.goto(url, wait_until="commit", timeout=_ANSWER * 1000)
            await asyncio.wait_for(refused.wait(), _PATIENCE)
    except (Error, TimeoutError, UsageError) as error:
        log.debug("an ordinary browser was given no pixel by %s: %s", url, error)
        return False
    return True
