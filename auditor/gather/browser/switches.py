"""Chromium's switches: the vendor's hosts are the sinkhole, the rest is as a visitor has it.

What was measured before they were chosen (headless Chromium 156, Playwright 1.65, 2026):
- `--ignore-certificate-errors-spki-list` reaches service workers, where Playwright's
  `ignore_https_errors` does not: their beacons vanished.
- A page on a public address may not call loopback (Local Network Access), so on a real site the
  sinkhole would get nothing; `--ip-address-space-overrides` declares it public. Given twice, the flag
  counts once, the last: values are joined by comma.
- Shops and tag managers gate on `navigator.webdriver`: `AutomationControlled` off keeps it false.
- `GlobalPrivacyControlForce` makes the browser send `Sec-GPC: 1` with every request, preflights and
  service workers included, and sets `navigator.globalPrivacyControl` in every frame and worker; a header
  or a script of ours would reach neither. A Chromium that is too old ignores it (November 2026).
- Chromium 156 loads the pop-up under its address bar, a page of the browser's own, with every first window:
  0.5 of the 1.3 CPU seconds that a start costs. No page of a shop can tell that it is missing.
"""

from collections.abc import Sequence

from auditor.gather.network import Network
from auditor.gather.sinkhole.door import Door
from auditor.model.errors import UsageError
from auditor.model.plan import BrowserOptions
from auditor.model.vendor import Vendor

# The browser's own traffic is kept off: it is not the shop's, and would blur what left the machine.
_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    # The list of signed-in accounts is asked for at start (Chromium 156); nothing answers there.
    "--gaia-url=https://accounts.invalid",
    "--disable-sync",
    "--no-first-run",
)
# The component updater asks here in spite of its switch (Debian's Chromium 156); no shop does.
_UNRESOLVED = (
    "update.googleapis.com",
    "redirector.gvt1.com",
    "content-autofill.googleapis.com",
    "accounts.invalid",
)
# Of this switch only the last counts, so what Playwright turns off stands here again (1.65, November 2026).
_FEATURES_OFF = (
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
    "msEdgeUpdateLaunchServicesPreferredVersion",
    "msForceBrowserSignIn",
    # The address bar's pop-up.
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
)
# Switches of which only the last counts, whose values are lists.
_JOINED = (
    "--host-resolver-rules",
    "--ip-address-space-overrides",
    "--ignore-certificate-errors-spki-list",
    "--disable-blink-features",
    "--disable-features",
    "--enable-features",
    "--proxy-bypass-list",
)


def switches_for(
    options: BrowserOptions, vendor: Vendor, door: Door, network: Network, *, headed: bool = False
) -> list[str]:
    """Chromium's switches for an audit whose sinkhole is behind a door, the plan's further ones merged in.

    `headed`: it has a window.

    Raises:
        UsageError: a further switch would undo the sinkhole.
    """
    address = f"127.0.0.1:{door.port}"
    rules = [f"MAP {host} {address}" for host in vendor.hosts] + [
        f"MAP {host} ~NOTFOUND" for host in _UNRESOLVED
    ]
    own = [
        *(() if headed else ("--headless=new",)),
        *_QUIET,
        "--disable-quic",
        "--disable-blink-features=AutomationControlled",
        f"--disable-features={','.join(_FEATURES_OFF)}",
        f"--host-resolver-rules={','.join(rules)}",
        f"--ignore-certificate-errors-spki-list={door.spki}",
        f"--ip-address-space-overrides={address}=public",
        *network.switches((*vendor.hosts, *_UNRESOLVED)),
    ]
    if options.gpc:
        own.append("--enable-features=GlobalPrivacyControlForce")
    for switch in options.extra_args:
        name = switch.partition("=")[0]
        if name in {"--proxy-server", "--proxy-pac-url", "--proxy-auto-detect", "--no-proxy-server"}:
            raise UsageError(f"{name} would lead the vendor's traffic past the sinkhole: use --proxy")
    return _merged(own, options.extra_args)


def _merged(own: Sequence[str], further: Sequence[str]) -> list[str]:
    """Two lists of switches as one; where a list is asked for twice, ours comes first and rules."""
    merged: dict[str, str] = {}
    for switch in (*own, *further):
        name, _, value = switch.partition("=")
        if name in _JOINED and name in merged:
            separator = ";" if name == "--proxy-bypass-list" else ","
            merged[name] = f"{merged[name]}{separator}{value}"
        else:
            merged[name] = switch
    return list(merged.values())
