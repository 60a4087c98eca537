"""The banner is found wherever it stands, recorded before it is answered, and answered once."""

from pathlib import Path

import pytest
from aiohttp import web

from auditor.model.evidence import Evidence
from auditor.model.journey import ConsentChoice, ConsentRecord, Until
from tests.gather.shop import SNIPPET, Notes, Shop, audited

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


@pytest.mark.parametrize(
    ("text", "accept", "reject"),
    [
        ("We use cookies to improve your visit.", "Accept all cookies", "Reject all"),
        ("Wir verwenden Cookies.", "Alle akzeptieren", "Nur notwendige"),
        ("Nous utilisons des cookies.", "Tout accepter", "Continuer sans accepter"),
        ("Usamos cookies propias.", "Aceptar todas las cookies", "Rechazar todas"),
        ("当サイトではクッキーを使用します。", "同意する", "拒否する"),
    ],
)
async def test_words_of_many_languages(text: str, accept: str, reject: str, tmp_path: Path) -> None:
    evidence, record = await asked(banner(text, (reject, DENY), (accept, GRANT)), tmp_path)
    assert record.seen
    assert record.opt_in is True
    assert record.answer is ConsentChoice.ACCEPT
    assert record.words == accept.lower()
    (sent,) = [one for one in evidence.requests if '"Pageview"' in one.body]
    assert record.seen_at is not None
    assert record.answered_at is not None
    assert record.seen_at <= record.answered_at < sent.at


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


async def test_a_refusal_behind_the_settings_is_found(tmp_path: Path) -> None:
    more = "document.getElementById('more').hidden=false;this.remove()"
    html = (
        "<script>if(!/consent=/.test(document.cookie))document.write(`<div data-b "
        + BOX
        + f"""><p>We use cookies.</p><button onclick="{GRANT}">Accept</button><button onclick="{more}">Cookie settings</button>"""
        + f"""<div id=more hidden><input type=checkbox><button onclick="{DENY}">Save my choices</button></div></div>`)</script>"""
    )
    _, record = await asked(html, tmp_path, ConsentChoice.REJECT)
    assert (record.answer, record.words) == (ConsentChoice.REJECT, "save my choices")


async def test_a_banner_that_cannot_be_refused_stays_unanswered(tmp_path: Path) -> None:
    _, record = await asked(banner("We use cookies.", ("Got it", GRANT)), tmp_path, ConsentChoice.REJECT)
    assert record.seen
    assert record.answer is None
    assert record.opt_in is False


async def test_a_notice_is_no_question(tmp_path: Path) -> None:
    _, record = await asked(banner("This site uses cookies.", ("OK", GRANT)), tmp_path)
    assert record.opt_in is False
    assert record.answer is ConsentChoice.ACCEPT


async def test_a_banner_is_left_alone_where_that_is_wanted(tmp_path: Path) -> None:
    evidence, record = await asked(
        banner("We use cookies.", ("Accept", GRANT), ("Reject", DENY)), tmp_path, ConsentChoice.KEEP
    )
    assert record.seen
    assert record.answer is None
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


@pytest.mark.parametrize(
    "html",
    [
        "<div role=dialog "
        + BOX
        + "><p>Join us! Our privacy policy applies.</p><input type=email><button>Subscribe</button><button>No thanks</button></div>",
        "<footer><p>Cookies and crackers, baked daily.</p><a href='/x'>Cookie settings</a></footer>",
        "<div " + BOX + "><p>Free delivery this week</p><button>OK</button></div>",
    ],
)
async def test_what_is_no_banner_is_left_alone(html: str, tmp_path: Path) -> None:
    _, record = await asked(html, tmp_path)
    assert not record.seen
    assert record.answer is None


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
