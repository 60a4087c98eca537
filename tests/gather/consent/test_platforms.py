"""How long a banner is waited for depends on what a page loads and says, not on hope."""

import pytest

from auditor.gather.consent.platforms import LATE, PLATFORMS, Prospect, prospect_of
from tests.gather.consent.lookalikes import LOOKALIKES, NOTICE
from tests.gather.consent.standing import Bare, Stand
from tests.gather.shop import SNIPPET

PLAIN = "<!doctype html><title>Shop</title><h1>Shop</h1>"


async def prospect(stand: Stand, html: str) -> Prospect:
    await stand.open(html, {"/app.js": "1", "/look.css": "b{}", "/otSDKStub.js": "1"})
    session = Bare(stand.page)
    return await prospect_of(session.tab, await session.look(session.tab), session.readers.vendor.claims)


@pytest.mark.asyncio(loop_scope="module")
async def test_what_a_page_lets_expect(stand: Stand) -> None:
    pages = {
        "nothing but the pixel": (PLAIN + SNIPPET, "", 0.0),
        "nothing but a style": (PLAIN + "<link rel=stylesheet href=/look.css>", "", 0.0),
        "a script file": (PLAIN + "<script src=/app.js></script>", "", 2.0),
        "a request of a script": (PLAIN + "<script>x=new XMLHttpRequest();x.open('GET','/app.js',false);x.send()</script>", "", 2.0),
        "a word about cookies": (PLAIN + "<div hidden>We use cookies.</div>", "", 3.0),
        "a word in Japanese": (PLAIN + "<div hidden>クッキー</div>", "", 3.0),
        "a tag manager's default": (PLAIN + "<script>window.gtag=()=>0;gtag('consent','default',{})</script>", "", 3.0),
        "a cookie that a script sets": (PLAIN + "<script>document.cookie='a=1'</script>", "", 0.0),
        "a platform's script": (PLAIN + "<script src=/otSDKStub.js></script>", "OneTrust", LATE),
        "a platform's own name": (PLAIN + "<script>window.Didomi={}</script>", "Didomi", LATE),
        "an element of that name": (PLAIN + "<b id=Didomi></b><b id=klaro></b><b id=klaro></b>", "", 0.0),
        "a page that meddles": (PLAIN + "<script>performance.getEntriesByType=()=>null</script>", "", 3.0),
        "a page that lies": (PLAIN + "<script>performance.now=()=>NaN;Array.prototype.filter=()=>({slice:()=>({map:()=>7})})</script>", "", 3.0),
    }  # fmt: skip
    told = {name: await prospect(stand, html) for name, (html, _, _) in pages.items()}
    by_name = {like.name: (await prospect(stand, like.html)).platform for like in LOOKALIKES[2:5]}
    notice = await prospect(stand, NOTICE)
    assert {name: (one.platform, one.patience) for name, one in told.items()} == {
        name: (platform, patience) for name, (_, platform, patience) in pages.items()
    }
    assert all(0 <= one.loaded <= LATE for one in told.values())
    assert by_name == {like.name: like.tool for like in LOOKALIKES[2:5]}
    assert notice.platform == ""


@pytest.mark.parametrize(
    ("patience", "loaded", "wait", "left"),
    [(5.0, 1.0, 5.0, 4.0), (5.0, 1.0, 2.0, 1.0), (2.0, 3.0, 5.0, 0.0), (0.0, 0.0, 5.0, 0.0), (5.0, 0.0, 0.0, 0.0)],
)  # fmt: skip
def test_time_since_the_load_counts(patience: float, loaded: float, wait: float, left: float) -> None:
    assert Prospect("", patience, loaded).within(wait) == left


def test_no_platform_is_named_twice_or_known_by_nothing() -> None:
    assert len({platform.name for platform in PLATFORMS}) == len(PLATFORMS)
    assert all(platform.addresses or platform.names for platform in PLATFORMS)
    assert all(part == part.lower() for platform in PLATFORMS for part in platform.addresses)
