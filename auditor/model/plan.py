"""What to visit and do: the site's plan, from the command line, the environment and the config."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from auditor.model.actions import Pins
from auditor.model.declared import Declared
from auditor.model.journey import ConsentChoice, Until
from auditor.model.jsonvalue import JsonValue
from auditor.model.rule import Severity
from auditor.model.suppression import Suppression

TEST_CLICK = "E.C.P.PixelAuditTest"
"""The click by which an audit comes to a shop: plainly a test's, in the form of TikTok's own (November 2026)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The shopper that the auditor pretends to be: plainly a test, and nobody.

    The e-mail is at `example.com` (RFC 2606), the phone number one of those that the North American
    plan reserves for fiction (555-0100 to 555-0199). The names are no common words, so that they can be
    told, and cut, wherever they turn up.
    """

    email: str = "pixel.audit@example.com"
    phone: str = "+1 202 555 0143"
    first_name: str = "Pixelina"
    last_name: str = "Testperson"
    company: str = ""
    street: str = "1 Test Street"
    street_2: str = ""
    city: str = "Washington"
    region: str = "DC"
    region_name: str = "District of Columbia"
    postcode: str = "20001"
    country: str = "US"
    country_name: str = "United States"


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxCard:
    """A card of a payment provider's sandbox: typed where the provider is in test mode, and nowhere else.

    `expiry` is month and year ("12/34").
    """

    number: str
    expiry: str = "12/34"
    code: str = "123"
    name: str = "Pixelina Testperson"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowserOptions:
    """How the browser presents itself and gets through to the shop."""

    device: str = "desktop"
    locale: str | None = None
    timezone: str = "UTC"
    user_agent: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    basic_auth: tuple[str, str] | None = None
    storage_state: Path | None = None
    proxy: str | None = None
    extra_args: tuple[str, ...] = ()  # further Chromium switches; the tests' door
    gpc: bool = False  # the visitor's browser sends the signal of Global Privacy Control


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """What the owner of a site has found to count more or less than the catalogue says.

    `severities` are by the rules' codes.
    """

    suppressions: tuple[Suppression, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePlan:
    """One audit's plan. `timeout` is the deadline of the whole audit, in seconds."""

    site: str
    until: Until = Until.CHECKOUT
    place_order: bool = False
    product_url: str | None = None
    checkout_url: str | None = None
    confirmation_url: str | None = None
    expected_pixels: tuple[str, ...] = ()
    declared: Declared = field(default_factory=Declared)
    weighing: Weighing = Weighing()
    pages: int = 20
    workers: int = 2
    sdk: str = "auto"  # "auto", "live", "standin", or a folder
    seal: str = "all"  # "all", "tiktok", "none"
    self_hosted: tuple[str, ...] = ()  # the shop's own addresses to which the vendor's SDK sends
    consent: ConsentChoice = ConsentChoice.ACCEPT
    basket: str = "full"
    ignore_robots: bool = False
    timeout: float = 900.0
    identity: Identity = Identity()
    browser: BrowserOptions = BrowserOptions()
    settings: Mapping[str, JsonValue] = field(default_factory=dict)
    pins: Pins = field(default_factory=Pins)
    test_card: SandboxCard | None = None
    click_id: str = ""  # of the ad by which the first page is come to, "" for none
    empties_cart: bool = True  # what was put into the cart is taken out at the end; the tests' door

    @property
    def goes_back(self) -> bool:
        """Whether a page that was left may be come back to: where it shops, or judges a confirmation."""
        return self.until is not Until.NONE or self.confirmation_url is not None
