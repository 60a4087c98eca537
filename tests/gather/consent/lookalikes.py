"""Banners as the large consent platforms write them: their ids, classes, texts and globals.

Written after the platforms' own markup as their customers' pages show it (November 2026). Each answer is
kept where a test can read it, `document.documentElement.dataset.consent`, by the platform's own handler
alone: a banner that was merely hidden leaves it empty.
"""

from dataclasses import dataclass

OVER = "position:fixed;left:0;right:0;bottom:0;background:#fff;padding:16px;z-index:9999"
KEEP = "const keep=(how)=>{document.documentElement.dataset.consent=how;document.querySelectorAll('[data-lookalike]').forEach(one=>one.remove())};"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookalike:
    """A page with a banner. `tool` is the platform's name, `accepts` and `rejects` what answers it."""

    name: str
    tool: str
    html: str
    accepts: tuple[str, ...]
    rejects: tuple[str, ...]
    how: tuple[str, str] = ("autoconsent", "autoconsent")  # who finds the way to accept, to reject
    opt_in: bool | None = True
    frames: tuple[tuple[str, str], ...] = ()  # path and document of frames, on another site


def page(banner: str, code: str = "", *, late: int = 0) -> str:
    """A shop's page; `late` milliseconds after its scripts ran, the banner comes up."""
    show = f"document.body.insertAdjacentHTML('beforeend',`{banner}`);{code}"
    return (
        "<!doctype html><html lang=en><title>Shop</title><main><h1>Shop</h1><p>Everything for the table.</p></main>"
        f"<script>{KEEP}setTimeout(()=>{{{show}}},{late})</script>"
    )


def _onetrust(*, reject: bool) -> str:
    refusal = "<button id=onetrust-reject-all-handler>Reject All</button>" if reject else ""
    banner = (
        f"<div id=onetrust-consent-sdk data-lookalike><div id=onetrust-banner-sdk class='otFlat bottom' tabindex=0 role=region aria-label='Cookie banner' style='{OVER}'>"
        "<div role=dialog aria-modal=true aria-label=Privacy><div id=onetrust-policy-text>By clicking “Accept All Cookies”, you agree to the storing of cookies on your device.</div>"
        f"<div id=onetrust-button-group><button id=onetrust-pc-btn-handler class=cookie-setting-link>Cookies Settings</button>{refusal}<button id=onetrust-accept-btn-handler>Accept All Cookies</button></div></div></div>"
        f"<div id=onetrust-pc-sdk class='otPcCenter' role=dialog aria-modal=true style='display:none;{OVER}'><h2>Privacy Preference Center</h2><p>Cookies and similar technologies</p>"
        "<input type=checkbox class=category-switch-handler checked><input type=text id=vendor-search-handler style='display:none'>"
        "<button class='save-preference-btn-handler onetrust-close-btn-handler'>Confirm My Choices</button></div></div>"
    )
    code = (
        "const q=(s)=>document.querySelector(s);q('#onetrust-accept-btn-handler').onclick=()=>keep('accepted');"
        "q('#onetrust-pc-btn-handler').onclick=()=>{q('#onetrust-pc-sdk').style.display='block'};"
        "q('.save-preference-btn-handler').onclick=()=>keep(q('.category-switch-handler').checked?'accepted':'rejected');"
        "const no=q('#onetrust-reject-all-handler');if(no)no.onclick=()=>keep('rejected');"
    )
    return page(banner, f"window.OneTrust={{}};{code}")


_COOKIEBOT = page(
    f"<div id=CybotCookiebotDialog data-lookalike data-template=bottom role=dialog aria-modal=true style='{OVER}'><h2 id=CybotCookiebotDialogBodyContentTitle>This website uses cookies</h2>"
    "<div id=CybotCookiebotDialogBodyContentText>We use cookies to personalise content and ads.</div>"
    "<div id=CybotCookiebotDialogBodyButtons><button id=CybotCookiebotDialogBodyButtonDecline>Deny</button>"
    "<button id=CybotCookiebotDialogBodyLevelButtonCustomize>Customize</button>"
    "<button id=CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll>Allow all</button></div></div>",
    "window.Cookiebot={hasResponse:false,dialog:{visible:true},withdraw(){keep('by script')},hide(){keep('hidden')}};"
    "document.querySelector('#CybotCookiebotDialogBodyButtonDecline').onclick=()=>keep('rejected');"
    "document.querySelector('#CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll').onclick=()=>keep('accepted');",
)

_USERCENTRICS = page(
    "<div id=usercentrics-root data-lookalike></div>",
    "const root=document.querySelector('#usercentrics-root').attachShadow({mode:'open'});"
    f'root.innerHTML=`<div data-testid=uc-container><div role=dialog aria-modal=true data-testid=uc-default-banner style="{OVER}"><h2>Privacy Settings</h2>'
    "<p>This site uses third-party website tracking technologies and cookies.</p><button data-testid=uc-more-button>More Information</button>"
    "<button data-testid=uc-deny-all-button>Deny</button><button data-testid=uc-accept-all-button>Accept All</button></div></div>`;"
    "let all=false;window.UC_UI={closeCMP(){if(!all)keep('hidden');return true},acceptAllConsents(){all=true;keep('by script');return {}},areAllConsentsAccepted:()=>all};"
    "root.querySelector('[data-testid=uc-deny-all-button]').onclick=()=>keep('rejected');root.querySelector('[data-testid=uc-accept-all-button]').onclick=()=>keep('accepted');",
)

_DIDOMI = page(
    f"<div id=didomi-host data-lookalike aria-hidden=false><div id=didomi-popup class='didomi-popup-backdrop didomi-notice-popup'><div class=didomi-popup-container role=dialog aria-modal=true style='{OVER}'>"
    "<span class=didomi-continue-without-agreeing role=button tabindex=0>Continue without agreeing →</span><p>With your agreement, we and our partners use cookies.</p>"
    "<button id=didomi-notice-learn-more-button>Learn More →</button><button id=didomi-notice-agree-button>Agree &amp; close</button></div></div></div>",
    "window.Didomi={setUserDisagreeToAll(){keep('by script')}};document.querySelector('#didomi-notice-agree-button').onclick=()=>keep('accepted');"
    "document.querySelector('.didomi-continue-without-agreeing').onclick=()=>keep('rejected');",
)

_COMPLIANZ = page(
    f"<div id=cmplz-cookiebanner-container data-lookalike><div class='cmplz-cookiebanner banner-1 optin cmplz-bottom-right' aria-modal=true role=dialog style='{OVER}'>"
    "<div class=cmplz-title>Manage consent</div><div class=cmplz-message>To provide the best experiences, we use technologies like cookies.</div>"
    "<div class='cmplz-buttons'><button class='cmplz-btn cmplz-accept'>Accept</button><button class='cmplz-btn cmplz-deny'>Deny</button>"
    "<button class='cmplz-btn cmplz-view-preferences'>View preferences</button></div></div></div>",
    "window.complianz={};document.querySelector('.cmplz-accept').onclick=()=>keep('accepted');document.querySelector('.cmplz-deny').onclick=()=>keep('rejected');",
)

_SHOPIFY = page(
    f"<div id=shopify-pc__banner data-lookalike class=shopify-pc__banner role=alertdialog aria-labelledby=t style='{OVER}'><div class=shopify-pc__banner__body><h2 id=t>Cookie consent</h2>"
    "<p>We and our partners use cookies and other technologies to personalize your experience.</p></div><div class=shopify-pc__banner__btns>"
    "<button id=shopify-pc__banner__btn-manage-prefs>Manage preferences</button><button id=shopify-pc__banner__btn-accept>Accept</button>"
    "<button id=shopify-pc__banner__btn-decline>Decline</button></div></div>",
    "window.privacyBanner={};document.querySelector('#shopify-pc__banner__btn-accept').onclick=()=>keep('accepted');"
    "document.querySelector('#shopify-pc__banner__btn-decline').onclick=()=>keep('rejected');",
)

_TRUSTARC = page(
    f"<div id=truste-consent-track data-lookalike style='{OVER}'><div id=truste-consent-content class=truste-consent-content><div id=truste-consent-text>This site uses cookies and related technologies.</div>"
    "<div id=truste-consent-buttons><button id=truste-show-consent>Manage Settings</button><button id=truste-consent-required>Required Only</button>"
    "<button id=truste-consent-button>Accept All</button></div></div></div>",
    "window.truste={};document.querySelector('#truste-consent-button').onclick=()=>keep('accepted');document.querySelector('#truste-consent-required').onclick=()=>keep('rejected');",
)

_SOURCEPOINT = page(
    f"<div id=sp_message_container_1 data-lookalike style='{OVER}'><iframe id=sp_message_iframe_1 src='FRAMES/index.html?message_id=1' style='width:700px;height:300px;border:0'></iframe></div>",
    "window._sp_={};addEventListener('message',({data})=>keep(data));",
)
_SOURCEPOINT_NOTICE = (
    "<!doctype html><div class=message><p>We and our partners store cookies on your device.</p><button class='message-button sp_choice_type_12' onclick=\"location='/privacy-manager/index.html?message_id=2'\">Manage options</button>"
    "<button class='message-button sp_choice_type_11' onclick=\"parent.postMessage('accepted','*')\">Accept</button></div>"
)
_SOURCEPOINT_MANAGER = (
    "<!doctype html><div class=type-modal role=dialog><p>Manage your consent</p><button class='message-button sp_choice_type_REJECT_ALL' onclick=\"parent.postMessage('rejected','*')\">Reject All</button>"
    "<button class='message-button sp_choice_type_SAVE_AND_EXIT' onclick=\"parent.postMessage('saved','*')\">Save &amp; Exit</button></div>"
)

NOTICE = page(
    f"<div class=cookie-notice data-lookalike style='{OVER}'><p>This site uses cookies. By continuing to use it you agree.</p><a href=#more>Learn more</a><button onclick=\"keep('accepted')\">Got it</button></div>"
)

LOOKALIKES = (
    Lookalike(name="OneTrust", tool="OneTrust", html=_onetrust(reject=True), accepts=("accept all cookies",), rejects=("reject all",)),
    Lookalike(
        name="OneTrust with the refusal in its second layer",
        tool="OneTrust",
        html=_onetrust(reject=False),
        accepts=("accept all cookies",),
        rejects=("cookies settings", "confirm my choices"),
    ),
    Lookalike(name="Cookiebot", tool="Cookiebot", html=_COOKIEBOT, accepts=("allow all",), rejects=("deny",), how=("words", "autoconsent")),
    Lookalike(name="Usercentrics", tool="Usercentrics", html=_USERCENTRICS, accepts=("accept all",), rejects=("deny",), how=("words", "autoconsent")),
    Lookalike(name="Didomi", tool="Didomi", html=_DIDOMI, accepts=("agree & close",), rejects=("continue without agreeing →",)),
    Lookalike(name="Complianz", tool="Complianz", html=_COMPLIANZ, accepts=("accept",), rejects=("deny",)),
    Lookalike(name="Shopify", tool="Shopify's banner", html=_SHOPIFY, accepts=("accept",), rejects=("decline",)),
    Lookalike(name="TrustArc", tool="TrustArc", html=_TRUSTARC, accepts=("accept all",), rejects=("required only",)),
    Lookalike(
        name="Sourcepoint",
        tool="Sourcepoint",
        html=_SOURCEPOINT,
        accepts=("accept",),
        rejects=("manage options", "reject all"),
        frames=(("/index.html", _SOURCEPOINT_NOTICE), ("/privacy-manager/index.html", _SOURCEPOINT_MANAGER)),
    ),
)  # fmt: skip
