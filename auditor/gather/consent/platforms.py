"""Which consent platform a page loads, and for how long its banner may yet come.

A platform is known by the address of its script or by the name that it puts into the page; both stand in
its own installation guide (read in November 2026). Nothing is concluded from a mark but a name and
patience: a platform may be loaded and never ask, outside of the European Union for example.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.gather.capture.visits import Tab
from auditor.gather.consent import words
from auditor.gather.pages.session import Look
from auditor.gather.scripts import PageSilentError, answer

# Seconds after the load of a page for which a banner may yet come.
LATE = 5.0  # a platform's own: it asks where the visitor is, or is loaded by a tag manager
_SPOKEN_OF = 3.0  # the page speaks of consent: its own banner may lie there already, for a timer to show
_SCRIPTED = 2.0  # nothing speaks of it, but a script may


@dataclass(frozen=True, slots=True)
class Platform:
    """A consent platform. `addresses` are parts of its scripts' addresses, `names` its global names."""

    name: str
    addresses: tuple[str, ...]
    names: tuple[str, ...] = ()


PLATFORMS = (
    Platform("OneTrust", ("cdn.cookielaw.org", "otsdkstub.js", "cookie-cdn.cookiepro.com"), ("OneTrust",)),
    Platform("Cookiebot", ("consent.cookiebot.com", "consent.cookiebot.eu"), ("Cookiebot",)),
    Platform(
        "Usercentrics",
        ("app.usercentrics.eu", "web.cmp.usercentrics.eu", "privacy-proxy.usercentrics.eu"),
        ("UC_UI", "__ucCmp"),
    ),
    Platform("Didomi", ("sdk.privacy-center.org", "/didomi"), ("Didomi",)),
    Platform("Complianz", ("/complianz-gdpr",), ("complianz", "cmplz_set_cookie")),
    Platform(
        "Shopify's banner", ("/shopifycloud/privacy-banner/", "/consent-tracking-api/"), ("privacyBanner",)
    ),
    Platform(
        "Sourcepoint", ("cdn.privacy-mgmt.com", "sp-prod.net", "/wrappermessagingwithoutdetection"), ("_sp_",)
    ),
    Platform("TrustArc", ("consent.trustarc.com", "consent.truste.com"), ("truste",)),
    Platform("CookieYes", ("cdn-cookieyes.com", "/cookie-law-info/"), ("getCkyConsent", "revisitCkyConsent")),
    Platform("iubenda", ("cdn.iubenda.com/cs", "cs.iubenda.com"), ("_iub",)),
    Platform("InMobi (Quantcast)", ("cmp.inmobi.com", "cmp.quantcast.com", "quantcast.mgr.consensu.org")),
    Platform(
        "consentmanager", ("consentmanager.net", "consentmanager.mgr.consensu.org"), ("cmp_id", "__cmp")
    ),
    Platform("Klaro", ("/klaro",), ("klaro",)),
    Platform("Borlabs Cookie", ("/borlabs-cookie",), ("BorlabsCookie",)),
    Platform("Real Cookie Banner", ("/real-cookie-banner",), ("consentApi",)),
    Platform("Axeptio", ("static.axept.io",), ("axeptioSDK", "axeptioSettings")),
    Platform("Osano", ("cmp.osano.com",), ("Osano",)),
    Platform("Termly", ("app.termly.io",), ("Termly",)),
    Platform("tarteaucitron", ("tarteaucitron",), ("tarteaucitron",)),
    Platform("Cookie-Script", ("cdn.cookie-script.com", "cookie-script.com/s/"), ("CookieScript",)),
    Platform("CookieFirst", ("consent.cookiefirst.com",), ("CookieFirst",)),
    Platform("CookieHub", ("cookiehub.net", "cookiehub.eu"), ("cookiehub",)),
    Platform("Civic Cookie Control", ("cc.cdn.civiccomputing.com",), ("CookieControl",)),
    Platform("Pandectes", ("pandectes",), ("PandectesSettings",)),
    Platform("Consentmo", ("consentmo", "gdprcdn.b-cdn.net"), ()),
    Platform("Ketch", ("global.ketchcdn.com", "cdn.ketchjs.com"), ("ketch",)),
    Platform("Transcend", ("transcend-cdn.com",), ("airgap",)),
    Platform("Google's consent messages", ("fundingchoicesmessages.google.com",), ("googlefc",)),
    Platform("CookieConsent", ("cookieconsent",), ("CookieConsent", "cookieconsent")),
    # The frameworks' interfaces, which every platform for publishers has.
    Platform("an IAB platform", (), ("__tcfapi", "__gpp")),
)
_LOOK = """names => {
  const [visit] = performance.getEntriesByType("navigation");
  const loads = performance.getEntriesByType("resource").filter(one => /script|fetch|xmlhttprequest|iframe|link/.test(one.initiatorType));
  return {
    addresses: [...[...document.scripts].map(one => one.src), ...loads.map(one => one.name)].filter(Boolean).slice(0, 500).map(one => one.slice(0, 300)),
    names: names.filter(name => typeof globalThis[name] !== "undefined" && !(globalThis[name] instanceof Element) && !(globalThis[name] instanceof HTMLCollection)),
    loaded: visit && visit.loadEventEnd > 0 ? (performance.now() - visit.loadEventEnd) / 1000 : 0,
  };
}"""
_SPEAKS = re.compile(r"(?<![.\w])cookies?(?!\w|\s*=|\(|\.\w)|\bconsents?\b|\bgdpr\b|\bccpa\b", re.IGNORECASE)
_STYLES = re.compile(r"\.css(?:$|[?#])", re.IGNORECASE)
_OTHER_WORDS = tuple(word for word in words.ABOUT if not _SPEAKS.search(word))


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a page lets expect. `platform` is a name of `PLATFORMS`, "" where none is known."""

    platform: str
    patience: float  # seconds after the load for which a banner may come
    loaded: float  # seconds since the load

    def within(self, wait: float) -> float:
        """For how many seconds from now a banner may come, at most `wait` after the load."""
        return max(0.0, min(wait, self.patience) - self.loaded)


UNKNOWN = Prospect(platform="", patience=_SPOKEN_OF, loaded=0.0)


async def prospect_of(tab: Tab, look: Look, ours: Callable[[str], bool]) -> Prospect:
    """What a page lets expect. `ours`: whether a host is that of the vendor, whose scripts bring no banner."""
    names = [name for platform in PLATFORMS for name in platform.names]
    try:
        told = await answer(tab.page.evaluate(_LOOK, names))
        addresses = [str(one) for one in told["addresses"]]
        there = {str(one) for one in told["names"]}
        loaded = float(told["loaded"])
    except (PageSilentError, KeyError, TypeError, ValueError):
        return UNKNOWN  # a page that meddles with what it is asked through
    others = [one for one in addresses if not _STYLES.search(one) and not ours(urlsplit(one).hostname or "")]
    platform = _platform([one.lower() for one in others], there)
    if platform:
        patience = LATE
    elif _speaks(look.html):
        patience = _SPOKEN_OF
    else:
        patience = _SCRIPTED if others else 0.0
    return Prospect(platform, patience, min(max(loaded, 0.0), LATE))


def _platform(addresses: Sequence[str], names: set[str]) -> str:
    return next(
        (
            platform.name
            for platform in PLATFORMS
            if names.intersection(platform.names)
            or any(part in address for part in platform.addresses for address in addresses)
        ),
        "",
    )


def _speaks(html: str) -> bool:
    """Whether a document speaks of cookies or consent, beyond the names in a tracker's own snippet."""
    if _SPEAKS.search(html):
        return True
    text = html.lower()
    return any(word in text for word in _OTHER_WORDS)
