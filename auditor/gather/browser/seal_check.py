"""The seal is tried before a page of the shop opens: the way to the vendor must end at the sinkhole.

A managed policy goes over every switch: with a proxy in one (`ProxySettings`), Chromium asks that proxy for
the vendor's hosts, and their beacons leave the machine unseen (measured, Chromium 156, November 2026). What
else could lead past the sinkhole is found out here as well, without knowing it. The host that is asked for
does not exist, so where the seal is broken nothing of the vendor's is reached.
"""

from playwright.async_api import Error, Page

from auditor.gather.failure import told
from auditor.gather.sinkhole.server import Sinkhole
from auditor.model.errors import UsageError
from auditor.model.vendor import Vendor

_SECONDS = 20.0


async def check_seal(page: Page, vendor: Vendor, sinkhole: Sinkhole) -> None:
    """Ask for a host of the vendor's from a page that has been nowhere yet, encrypted and in the clear.

    Raises:
        UsageError: what was asked for did not come to the sinkhole.
    """
    host = _host(vendor)
    for scheme in ("https", "http"):
        said = "it led elsewhere"
        with sinkhole.expecting() as expected:
            try:
                await page.goto(f"{scheme}://{host}{expected.path}", timeout=_SECONDS * 1000)
            except Error as error:
                said = told(error.message, seconds=_SECONDS)
        if not expected.came:
            raise UsageError(
                f"The browser does not lead {vendor.name}'s hosts to the auditor ({said}), so nothing could be "
                "recorded or held back. A proxy that a policy of this machine sets does that (chrome://policy "
                "shows it): name the proxy by --proxy and audit with a browser that the policy is not for."
            )


def _host(vendor: Vendor) -> str:
    """A host that the vendor's patterns cover; one that does not exist, where a pattern leaves room for it."""
    pattern = next((pattern for pattern in vendor.hosts if "*" in pattern), vendor.hosts[0])
    return pattern.replace("*", "x-seal-check")
