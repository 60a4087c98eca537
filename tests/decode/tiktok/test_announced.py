"""Whether a page lets expect a pixel that has not come."""

import pytest

from auditor.decode.tiktok.announced import announced


@pytest.mark.parametrize(
    "html",
    [
        "<script type='rocketlazyloadscript'>w.TiktokAnalyticsObject=t;</script>",
        "<script>window.ttq && ttq.track('Lead')</script>",
        "<script src='https://www.googletagmanager.com/gtm.js?id=GTM-ABC1234'></script>",
        "<script>setTimeout(() => load('GTM-ABC1234'), 4000)</script>",
        "<script src='/gtm.js'></script>",
        "<script src='https://tags.tiqcdn.com/utag/shop/main/prod/utag.js'></script>",
    ],
)
def test_a_page_that_names_the_pixel_or_loads_a_tag_manager(html: str) -> None:
    assert announced(html)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>Follow us on <a href='https://www.tiktok.com/@shop'>TikTok</a></p>",
        "<blockquote class='tiktok-embed'></blockquote><script src='https://www.tiktok.com/embed.js'></script>",
        "<script>attqueue.push()</script>",
    ],
)
def test_a_page_that_does_not(html: str) -> None:
    assert not announced(html)
