"""The banner is found wherever it stands, recorded before it is answered, and answered once."""

import time
from pathlib import Path

import pytest
from aiohttp import web

from auditor.gather.consent import Consent
from auditor.gather.journey.overlays import Overlays
from auditor.model.evidence import Evidence
from auditor.model.journey import ConsentChoice, ConsentRecord, Until
from tests.gather.consent.lookalikes import LOOKALIKES, NOTICE, page
from tests.gather.consent.standing import Bare, Stand
from tests.gather.shop import KEPT, SNIPPET, Notes, Shop, audited

pytestmark = pytest.mark.asyncio(loop_scope="module")

BOX = "style='position:fixed;bottom:0;left:0;right:0;background:#eee;padding:20px;z-index:99'"
# What an answer does: remember it, and start the pixel that waited for it.
GRANT = "document.cookie='consent=yes;path=/';this.closest('[data-b]').remove();go()"
DENY = "document.cookie='consent=no;path=/';this.closest('[data-b]').remove()"
HOLD = SNIPPET.replace("ttq.load(", "w.go=function(){ttq.load(").replace(
    "ttq.page();}(", "ttq.page()};if(/consent=yes/.test(d.cookie))w.go()}("
)


class Held(Shop):
    """The pixel waits for the answer. `banner` is the banner's HTML."""

    banner = ""

    def page(self, title: str, body: str, *, head: str = "") -> str:
        return f"<!doctype html><html><head><title>{title}</title>{HOLD}</head><body><h1>{title}</h1>{body}{self.banner}</body></html>"


def banner(text: str, *buttons: tuple[str, str]) -> str:
    shown = "".join(f'<button onclick="{act}">{words}</button>' for words, act in buttons)
    return f"<script>if(!/consent=/.test(document.cookie))document.write(`<div data-b {BOX}><p>{text}</p>{shown}</div>`)</script>"


async def asked(
    html: str, folder: Path, choice: ConsentChoice = ConsentChoice.ACCEPT
) -> tuple[Evidence, ConsentRecord]:
    class Site(Held):
        banner = html

    async with Site() as shop:
        evidence = await audited(shop, folder, until=Until.NONE, consent=choice)
    (record,) = evidence.consent
    return evidence, record


ONETRUST = (
    f"<script>if(!/consent=/.test(document.cookie))document.write(`<div id=onetrust-banner-sdk data-b {BOX}><p>We use cookies.</p>"
    f"""<button id=onetrust-reject-all-handler onclick="{DENY}">Reject All</button><button id=onetrust-accept-btn-handler onclick="{GRANT}">Accept All</button></div>`)</script>"""
)


@pytest.mark.parametrize(
    ("html", "how", "pressed"),
    [
        (banner("Wir verwenden Cookies.", ("Nur notwendige", DENY), ("Alle akzeptieren", GRANT)), "words", "alle akzeptieren"),
        (ONETRUST, "autoconsent", "accept all"),
    ],
    ids=["words", "autoconsent"],
)  # fmt: skip
async def test_what_is_sent_comes_after_the_answer(html: str, how: str, pressed: str, tmp_path: Path) -> None:
    evidence, record = await asked(html, tmp_path)
    assert record.seen
    assert record.opt_in is True
    assert record.answer is ConsentChoice.ACCEPT
    assert (record.words, record.how, record.pressed) == (pressed, how, (pressed,))
    (sent,) = [one for one in evidence.requests if '"Pageview"' in one.body]
    assert record.seen_at is not None
    assert record.answered_at is not None
    assert record.seen_at <= record.answered_at < sent.at
    assert not [line for line in evidence.console if "autoconsent" in line.text.lower()]


async def test_a_cookie_tells_whether_it_stood_before_the_answer(tmp_path: Path) -> None:
    early = "<script>document.cookie='early=1;path=/'</script>"
    html = early + banner(
        "We use cookies.", ("Accept", GRANT + ";document.cookie='late=1;path=/'"), ("Reject", DENY)
    )
    evidence, record = await asked(html, tmp_path)
    seen = {cookie.name: cookie.first_seen or 0.0 for cookie in evidence.cookies}
    assert record.answered_at is not None
    assert seen["early"] < record.answered_at < seen["late"]


async def test_a_refusal_is_pressed_and_nothing_fires(tmp_path: Path) -> None:
    html = banner("We use cookies.", ("Accept", GRANT), ("Decline", DENY))
    evidence, record = await asked(html, tmp_path, ConsentChoice.REJECT)
    assert (record.answer, record.words) == (ConsentChoice.REJECT, "decline")
    assert evidence.requests == ()


async def test_a_late_banner_in_an_open_shadow_root(tmp_path: Path) -> None:
    html = (
        "<div id=host data-b></div><script>if(!/consent=/.test(document.cookie))setTimeout(()=>{const r=document.getElementById('host').attachShadow({mode:'open'});"
        f"r.innerHTML=`<div role=dialog {BOX}><p>Your privacy: we use cookies</p><button id=no>Reject all</button><button id=yes>Accept all</button></div>`;"
        "r.getElementById('yes').onclick=()=>{document.cookie='consent=yes;path=/';document.getElementById('host').remove();go()}},1800)</script>"
    )
    evidence, record = await asked(html, tmp_path)
    assert record.answer is ConsentChoice.ACCEPT
    assert any('"Pageview"' in one.body for one in evidence.requests)


@KEPT
async def test_a_banner_in_a_frame_that_reloads_the_page(tmp_path: Path) -> None:
    class Framed(Held):
        banner = f"<script>if(!/consent=/.test(document.cookie))document.write(`<iframe src='/cmp' {BOX}></iframe>`)</script>"

        async def answer(
            self, request: web.Request, path: str, form: dict[str, str]
        ) -> str | web.StreamResponse:
            if path == "/cmp":
                return (
                    "<p>We and our partners use cookies.</p><a role=button tabindex=0 onclick=\"document.cookie='consent=yes;path=/';"
                    'top.location.reload()">Agree</a> <a role=button tabindex=0>Manage options</a>'
                )
            return await super().answer(request, path, form)

    async with Framed() as shop:
        evidence = await audited(shop, tmp_path, until=Until.NONE)
    (record,) = evidence.consent
    assert (record.answer, record.opt_in) == (ConsentChoice.ACCEPT, True)
    assert len(evidence.visits) == 2
    sent = [one for one in evidence.requests if '"Pageview"' in one.body]
    assert [one.visit_id for one in sent] == [evidence.visits[1].id]


@KEPT
async def test_a_banner_that_comes_again_is_answered_again_and_told(tmp_path: Path) -> None:
    class Forgetful(Held):
        banner = f"<div data-b {BOX}><p>We use cookies.</p><button onclick=\"this.closest('[data-b]').remove()\">Accept</button><button>Reject</button></div>"

    async with Forgetful() as shop:
        notes = Notes()
        evidence = await audited(
            shop, tmp_path, notes=notes, until=Until.PRODUCT, product_url=f"{shop.url}products/cup"
        )
    assert len(evidence.consent) == 1
    assert any("came up again" in note for note in evidence.capture.notes)


# Pages of their own, with no shop around them


def standing(text: str, *buttons: tuple[str, str], code: str = "", late: int = 0) -> str:
    shown = "".join(f'<button onclick="{act}">{words}</button>' for words, act in buttons)
    return page(f"<div data-lookalike {BOX}><p>{text}</p>{shown}</div>", code, late=late)


YES, NO = "keep('accepted')", "keep('rejected')"
MORE = "document.getElementById('more').hidden=false;this.remove()"
LAYERS = standing(
    "We use cookies.<span id=more hidden><input type=checkbox checked id=ads><button onclick=keep(ads.checked?'accepted':'rejected')>Save my choices</button></span>",
    ("Accept", YES),
    ("Cookie settings", MORE),
)


# Upstream's rules would have these go away by "Got it!".
NOTICE_OF_OSANO = (
    standing("This website uses cookies.", ("Got it!", YES))
    .replace(
        "data-lookalike ",
        "data-lookalike class='cc-window cc-banner cc-type-info' aria-describedby='cookieconsent:desc' ",
    )
    .replace("<button", "<button class='cc-btn cc-dismiss'")
)
NO_REFUSAL = (
    standing("This website uses cookies.", ("Got it!", YES))
    .replace(
        "data-lookalike ",
        "data-lookalike class='cc-window cc-type-categories' aria-describedby='cookieconsent:desc' ",
    )
    .replace("<button", "<button>Cookie settings</button><button class='cc-btn cc-dismiss'")
)


async def test_what_becomes_of_each_banner(stand: Stand) -> None:
    accept, reject, keep = ConsentChoice.ACCEPT, ConsentChoice.REJECT, ConsentChoice.KEEP
    pay = standing(
        "With your consent we and our partners use cookies.",
        ("Accept and continue", YES),
        ("Subscribe for € 3", "keep('paid')"),
    )
    plain = standing("We use cookies.", ("Accept", YES), ("Reject", NO))
    american = standing("We use cookies.", ("OK", YES), ("Do not sell or share my personal information", NO))
    cases: dict[str, tuple[str, ConsentChoice, str, bool | None, tuple[str, ...]]] = {
        "behind the settings, unticked": (LAYERS, reject, "rejected", True, ("cookie settings", "save my choices")),
        "a notice, accepted": (NOTICE, accept, "accepted", False, ("got it",)),
        "a notice that cannot be refused": (NOTICE, reject, "", False, ()),
        "a notice of a platform that cannot be refused": (NOTICE_OF_OSANO, reject, "", False, ()),
        "no refusal behind the settings": (NO_REFUSAL, reject, "", True, ()),
        "left alone": (plain, keep, "", True, ()),
        "money or consent, refused": (pay, reject, "", True, ()),
        "money or consent, accepted": (pay, accept, "accepted", True, ("accept and continue",)),
        "an American refusal": (american, reject, "rejected", False, ("do not sell or share my personal information",)),
        "a late one of a platform": (standing("We use cookies.", ("Accept", YES), ("Reject", NO), late=2600).replace("<main>", "<script>window.Cookiebot={}</script><main>"), accept, "accepted", True, ("accept",)),
    }  # fmt: skip
    found, expected, notes = {}, {}, {}
    for name, (html, choice, consent, opt_in, pressed) in cases.items():
        await stand.open(html)
        got = await stand.answered(choice)
        record = got.record
        found[name] = (
            got.consent,
            record.seen,
            record.opt_in,
            record.answer,
            record.pressed,
            record.pay_or_okay,
        )
        answer = choice if pressed else None
        expected[name] = (consent, True, opt_in, answer, pressed, "money" in name)
        notes[name] = got.notes
    assert found == expected
    assert {name for name, told in notes.items() if told} == {
        "a notice that cannot be refused",
        "a notice of a platform that cannot be refused",
        "no refusal behind the settings",
        "money or consent, refused",
    }
    assert "refusal costs money" in notes["money or consent, refused"][0]


async def test_the_next_way_is_taken_where_one_leads_nowhere(stand: Stand) -> None:
    # The rule's button does nothing; the one that works is known by its words.
    dead = (
        LOOKALIKES[0]
        .html.replace("q('#onetrust-accept-btn-handler').onclick=()=>keep('accepted');", "")
        .replace(
            "<button id=onetrust-accept-btn-handler>Accept All Cookies</button>",
            f'<button id=onetrust-accept-btn-handler>x</button><button onclick="{YES}">Accept all cookies</button>',
        )
    )
    # A platform in a language that nobody has words for: its own function is asked.
    foreign = (
        LOOKALIKES[3]
        .html.replace("Accept All", "Xhhh")
        .replace("Deny", "Yqq")
        .replace("uc-accept-all", "uc-x")
    )
    # A banner that no answer removes.
    stays = page(
        f"<div data-lookalike {BOX}><p>We use cookies.</p><button>Accept</button><button>Reject</button></div>"
    )
    await stand.open(dead)
    by_words = await stand.answered(ConsentChoice.ACCEPT)
    await stand.open(foreign)
    by_script = await stand.answered(ConsentChoice.ACCEPT)
    await stand.open(stays)
    started = time.monotonic()
    stayed = await stand.answered(ConsentChoice.ACCEPT)
    took = time.monotonic() - started
    assert (by_words.consent, by_words.record.how, by_words.record.words) == (
        "accepted",
        "words",
        "accept all cookies",
    )
    assert (by_script.consent, by_script.record.how, by_script.record.pressed) == (
        "by script",
        "autoconsent",
        (),
    )
    assert by_script.record.answered_at is not None
    assert stayed.notes == ["The consent banner stayed after “accept” had been pressed."]
    assert took < 15


async def test_a_banner_that_stays_unanswered_is_not_closed_either(stand: Stand) -> None:
    over = "style='position:fixed;inset:10%;background:#fff;z-index:99'"
    modal = page(
        f"<div data-lookalike role=dialog {over}><p>We use cookies.</p><button onclick=keep('accepted')>Accept</button><button onclick=keep('closed')>No thanks</button></div>"
    )
    told = {}
    for choice in (ConsentChoice.KEEP, ConsentChoice.REJECT):
        await stand.open(modal)
        session = Bare(stand.page)
        consent = Consent(session, choice, "main")
        await Overlays(session, consent).clear(session.tab, await session.look(session.tab))
        told[choice] = (await stand.consent(), consent.written().answer)
        # Nor is a page moved under it: that may be an answer, too.
        waits = choice is ConsentChoice.KEEP
        assert (consent.pending, consent.refused, session.coaxed) == (waits, not waits, not waits)
    assert told == {ConsentChoice.KEEP: ("", None), ConsentChoice.REJECT: ("closed", ConsentChoice.REJECT)}


async def test_what_is_sent_while_the_refusal_slides_in_comes_before_it(stand: Stand) -> None:
    slides = page(
        f"<div data-lookalike {BOX} id=b><p>We use cookies.</p><button onclick=keep('accepted')>Accept</button>"
        "<button onclick=keep('rejected')>Reject</button></div>",
        "b.animate([{transform:'translateX(-900px)'},{transform:'none'}],1200).onfinish=()=>{window.still=Date.now()};",
    )
    await stand.open(slides)
    got = await stand.answered(ConsentChoice.REJECT)
    still = float(await stand.page.evaluate("still")) / 1000
    assert got.consent == "rejected"
    assert got.record.answered_at is not None
    assert got.record.answered_at > still - 0.1


async def test_a_platform_that_does_not_ask_is_named(stand: Stand) -> None:
    await stand.open("<!doctype html><title>Shop</title><h1>Shop</h1><script>window.Didomi={}</script>")
    got = await stand.answered(ConsentChoice.ACCEPT)
    assert (got.record.seen, got.record.answer, got.record.tool) == (False, None, "Didomi")
    assert len(got.notes) == 1
    assert "loads Didomi, and no consent banner came up" in got.notes[0]
