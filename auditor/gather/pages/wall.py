"""Bot walls and locked doors: pages that stand in the place of the shop, recognised and named.

A wall is told by marks that its own product sets, not by a status alone: a shop may answer 403 or 503
of itself. Cloudflare's and AWS's marks are from their own documentation; of the others those were taken
on which several public detectors agree (wafw00f among them). All were looked up in November 2026.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_TOO_MANY = 429
_HEAD = 60_000  # characters of a page that are searched: a wall is a small page


@dataclass(frozen=True, slots=True)
class Wall:
    """What stands before the shop, and what its owner can do about it."""

    name: str
    advice: str

    @property
    def reason(self) -> str:
        """One sentence for the report."""
        return f"The shop is behind {self.name}: {self.advice}."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """How one product is told. A page shows the wall when a header or a text of it fits.

    `refusing`: only where the status is a refusal; such a mark stands on pages that pass, too.
    """

    name: str
    headers: Mapping[str, str]
    body: str
    refusing: bool = True


_LET_IN = "ask for the auditor's address to be let in, or audit a staging copy"
_REFUSALS = frozenset({202, 401, 403, 405, 406, 418, 429, 498, 503})

_WALLS = (
    # developers.cloudflare.com, "Detect a Challenge Page response": `cf-mitigated: challenge` on every challenge page.
    _Marks(
        name="Cloudflare's bot check", headers={"cf-mitigated": r"challenge"}, body=r"(?!)", refusing=False
    ),
    _Marks(
        name="Cloudflare's bot check",
        headers={},
        body=r"/cdn-cgi/challenge-platform/.{0,200}(?:orchestrate|chl_page)|window\._cf_chl_opt|cf-error-details",
    ),
    # The `datadome` cookie, `x-datadome` header, captcha from captcha-delivery.com.
    _Marks(name="DataDome", headers={"x-datadome": r"protected"}, body=r"captcha-delivery\.com"),
    # HUMAN (PerimeterX): the block page's `_pxAppId` and `px-captcha`.
    _Marks(name="HUMAN (PerimeterX)", headers={}, body=r"window\._pxAppId|id=[\"']px-captcha|px-cdn\.net"),
    # "Access Denied" with a reference at errors.edgesuite.net, from AkamaiGHost; the challenge's own
    # container, which comes with status 200 too.
    _Marks(name="Akamai's bot manager", headers={"server": r"akamaighost"}, body=r"errors\.edgesuite\.net"),
    _Marks(
        name="Akamai's bot manager",
        headers={},
        body=r"id=[\"']sec-if-cpt-container|sec-cpt-if",
        refusing=False,
    ),
    # The incident page loads `/_Incapsula_Resource`.
    _Marks(
        name="Imperva (Incapsula)",
        headers={},
        body=r"_Incapsula_Resource|Incapsula incident ID",
        refusing=False,
    ),
    # docs.aws.amazon.com, "CAPTCHA and Challenge action behavior": `x-amzn-waf-action: challenge | captcha`.
    _Marks(
        name="AWS WAF",
        headers={"x-amzn-waf-action": r"challenge|captcha"},
        body=r"awsWafCookieDomainList|\.awswaf\.com/.{0,120}challenge",
        refusing=False,
    ),
    # `x-kpsdk-*` headers, the `ips.js` script.
    _Marks(
        name="Kasada",
        headers={"x-kpsdk-ct": r".+"},
        body=r"/149e9513-01fa-4fb0-aad4-566afd725d1b/.{0,120}ips\.js",
    ),
    # Seen on shops' own set-ups: a captcha as the whole page.
    _Marks(
        name="a captcha",
        headers={},
        body=r"<(?:div|form|iframe)[^>]{0,300}(?:g-recaptcha|h-captcha|cf-turnstile|hcaptcha\.com/captcha)",
    ),
)
_SHELL = 1_500  # characters of text: what is shorter is no shop

# A preview that wants a password: Shopify's `/password` (help.shopify.com/en/manual/online-store/themes/
# password-page), WooCommerce's and other platforms' "coming soon" (woocommerce.com/document/configuring-
# woocommerce-settings/coming-soon-mode).
_LOCKED_PATH = re.compile(r"/password/?$")
_LOCKED_BODY = re.compile(
    r"id=[\"']shopify-section-main-password|template-password|storefront_password"
    r"|woocommerce-coming-soon|wp-block-woocommerce-coming-soon",
    re.IGNORECASE,
)


def recognise(
    *, url: str, status: int | None, headers: Mapping[str, str], html: str, text_length: int
) -> Wall | None:
    """The wall that a page is, or None for a page of the shop.

    `headers` have lower-case names; `text_length` counts the characters that a visitor can read.
    """
    head = html[:_HEAD]
    refused = status in _REFUSALS
    for marks in _WALLS:
        if not refused and (marks.refusing or text_length >= _SHELL):
            continue
        told = any(
            re.search(pattern, headers.get(name, ""), re.IGNORECASE)
            for name, pattern in marks.headers.items()
        ) or re.search(marks.body, head, re.IGNORECASE | re.DOTALL)
        if told:
            return Wall(marks.name, _LET_IN)
    asks_password = _LOCKED_PATH.search(url.partition("?")[0]) and "password" in head.lower()
    if asks_password or (text_length < _SHELL and _LOCKED_BODY.search(head)):
        return Wall(
            "a password (it is a locked preview)",
            "unlock it, or save a browser state that has the password (--storage-state)",
        )
    if status in (401, 407):
        return Wall("a login of its server (HTTP authentication)", "give --basic-auth USER")
    if status == _TOO_MANY:
        return Wall(
            "its own limit of requests (429 Too Many Requests)", "try again later, with fewer --workers"
        )
    return None
