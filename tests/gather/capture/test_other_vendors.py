"""Under seal "all" the listed collectors are refused in the browser, and counted by vendor."""

from pathlib import Path

import pytest

from auditor.gather.capture.other_vendors import COLLECTORS, collector_of, patterns
from auditor.model.journey import Until
from auditor.model.plan import BrowserOptions
from tests.gather.shop import KEPT, Shop, audited

pytestmark = KEPT

# One recorded address of each endpoint that counts most; ids are made up.
SENT = {
    "https://www.google-analytics.com/g/collect?v=2&tid=G-1": "Google Analytics 4",
    "https://region1.google-analytics.com/g/collect?v=2": "Google Analytics 4",
    "https://www.google.com/g/collect?v=2&tid=G-1": "Google Analytics 4",
    "https://stats.g.doubleclick.net/g/collect?v=2": "Google Analytics 4",
    "https://sgtm.shop.example/g/collect?v=2&tid=G-1": "Google Analytics 4 (a tagging server)",
    "https://shop.example/metrics/g/collect?v=2&tid=G-1": "Google Analytics 4 (a tagging server)",
    "https://www.googleadservices.com/pagead/conversion/1/?label=x": "Google Ads",
    "https://googleads.g.doubleclick.net/pagead/viewthroughconversion/1/?random=1": "Google Ads",
    "https://www.google.de/pagead/1p-conversion/1/?random=1": "Google Ads",
    "https://www.google.com/rmkt/collect/1/?random=1": "Google Ads",
    "https://google.com/ccm/form-data/1": "Google Ads",
    "https://www.google.com/ccm/collect?en=page_view": "Google Ads",
    "https://www.facebook.com/tr?id=1&ev=PageView": "Meta",
    "https://www.facebook.com/tr/?id=1&ev=PageView": "Meta",
    "https://www.facebook.com/privacy_sandbox/pixel/register/trigger/?id=1": "Meta",
    "https://ct.pinterest.com/v3/?tid=1": "Pinterest",
    "https://ct.pinterest.com/user/?tid=1": "Pinterest",
    "https://tr.snapchat.com/p": "Snap",
    "https://tr6.snapchat.com/p?pid=1": "Snap",
    "https://a.klaviyo.com/client/events?company_id=1": "Klaviyo",
    "https://a.klaviyo.com/onsite/track-analytics?company_id=1": "Klaviyo",
    "https://bat.bing.com/action/0?ti=1": "Microsoft Advertising",
    "https://bat.bing.com/actionp/0?ti=1": "Microsoft Advertising",
    "https://alb.reddit.com/rp.gif?id=1": "Reddit",
    "https://px.ads.linkedin.com/collect?pid=1": "LinkedIn",
    "https://analytics.twitter.com/1/i/adsct?x=1": "X",
    "https://analytics.x.com/1/i/adsctp": "X",
    "https://t.co/i/adsct?x=1": "X",
    "https://sslwidget.criteo.com/event?a=1": "Criteo",
    "https://in.hotjar.com/api/v1": "Hotjar",
    "https://x.clarity.ms/collect": "Microsoft Clarity",
    "https://trc.taboola.com/1/log/3/unip?en=page_view": "Taboola",
    "https://tr.outbrain.com/unifiedPixel?name=PAGE_VIEW": "Outbrain",
    "https://tr.outbrain.com/cachedClickId?x=1": "",
    "https://s.amazon-adsystem.com/iu3?pid=1": "Amazon Ads",
    "https://sp.analytics.yahoo.com/spp.pl?a=1": "Yahoo",
}
LEFT_ALONE = (
    "https://connect.facebook.net/en_US/fbevents.js",
    "https://connect.facebook.net/signals/config/1",
    "https://www.facebook.com/plugins/like.php",
    "https://www.facebook.com/traffic",
    "https://www.googletagmanager.com/gtag/js?id=G-1",
    "https://www.googletagmanager.com/gtm.js?id=GTM-1",
    "https://www.google-analytics.com/analytics.js",
    "https://www.google.com/recaptcha/api.js",
    "https://maps.google.com/maps/api/js",
    "https://www.googleadservices.com/pagead/conversion.js",
    "https://www.googleadservices.com/pagead/conversion_async.js",
    "https://googleads.g.doubleclick.net/pagead/id",
    "https://s.pinimg.com/ct/core.js",
    "https://ct.pinterest.com/ct.html",
    "https://sc-static.net/scevent.min.js",
    "https://tr.snapchat.com/config/com/1.js",
    "https://static.klaviyo.com/onsite/js/klaviyo.js?company_id=1",
    "https://static-forms.klaviyo.com/forms/api/v7/1/full-forms",
    "https://a.klaviyo.com/media/js/onsite/onsite.js",
    "https://bat.bing.com/bat.js",
    "https://bat.bing.com/p/action/1.js",
    "https://www.redditstatic.com/ads/pixel.js",
    "https://snap.licdn.com/li.lms-analytics/insight.min.js",
    "https://static.ads-twitter.com/uwt.js",
    "https://t.co/abcdef",
    "https://static.criteo.net/js/ld/ld.js",
    "https://static.hotjar.com/c/hotjar-1.js",
    "https://script.hotjar.com/modules.js",
    "https://www.clarity.ms/tag/1",
    "https://cdn.taboola.com/libtrc/unip/1/tfa.js",
    "https://amplify.outbrain.com/cp/obtp.js",
    "https://c.amazon-adsystem.com/aat/amzn.js",
    "https://s.yimg.com/wi/ytc.js",
    "https://shop.example/g/collect-points?tid=1",
    "https://shop.example/blog/collect",
    # Addresses that only speak of a collector.
    "https://shop.example/?share=https://www.facebook.com/tr/x",
    "https://shop.example/https://ct.pinterest.com/v3/",
    "https://[broken/tr",
)


def test_each_collector_has_its_source() -> None:
    assert {collector.vendor for collector in COLLECTORS} >= set(filter(None, SENT.values()))
    assert all(collector.source and collector.endpoints for collector in COLLECTORS)
    assert len(set(patterns())) == len(patterns())
    assert not any("tiktok" in pattern for pattern in patterns())


@pytest.mark.parametrize(("url", "vendor"), SENT.items())
def test_a_collector_is_recognised(url: str, vendor: str) -> None:
    assert collector_of(url) == vendor


@pytest.mark.parametrize("url", LEFT_ALONE)
def test_a_library_and_the_shop_are_left_alone(url: str) -> None:
    assert collector_of(url) == ""


class Measured(Shop):
    """Sends to each collector by an image, and to one from where a page's own session does not reach."""

    def home(self) -> str:
        images = "".join(f"new Image().src='{url}';" for url in SENT)
        worker = "fetch('https://www.facebook.com/tr?from=worker', {mode: 'no-cors'})"
        parting = "addEventListener('pagehide', () => navigator.sendBeacon('https://www.facebook.com/tr?from=pagehide'))"
        library = "<script src='https://connect.facebook.net/en_US/fbevents.js'></script>"
        return (
            f'<h1>Home</h1><script>{images}{parting};new Worker(URL.createObjectURL(new Blob(["{worker}"])))'
            f"</script>{library}"
        )


@pytest.mark.parametrize("seal", ["all", "tiktok"])
async def test_what_leaves_under_each_seal(seal: str, tmp_path: Path) -> None:
    # Nothing of the test may leave the machine either: every other name resolves to nowhere.
    rules = "--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1"
    async with Measured() as shop:
        evidence = await audited(
            shop, tmp_path, seal=seal, until=Until.NONE, browser=BrowserOptions(extra_args=(rules,))
        )
    refused = len(list(filter(None, SENT.values()))) + 2
    assert evidence.capture.sealed_other == (refused if seal == "all" else 0)
    told = [note for note in evidence.capture.notes if "other measurement vendors" in note]
    assert len(told) == (seal == "all")
    assert all(f"refused {refused} requests" in note and "Meta 5" in note for note in told)
    assert any(
        one.url.startswith("https://analytics.tiktok.com") and one.seen_by_sinkhole
        for one in evidence.requests
    )
