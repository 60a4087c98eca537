"""A banner is found by its words in many languages, and what is none is left alone."""

import pytest

from auditor.gather.capture.visits import Tab
from auditor.gather.consent.banner import Banner, banner_of
from tests.gather.consent.lookalikes import OVER
from tests.gather.consent.standing import Stand

pytestmark = pytest.mark.asyncio(loop_scope="module")

# ruff: noqa: RUF001 - the words of many scripts
LANGUAGES = {
    "English": ("We use cookies to improve your visit.", "Accept all cookies", "Reject all", "Cookie settings"),
    "German": ("Wir verwenden Cookies.", "Alle akzeptieren", "Nur notwendige", "Einstellungen"),
    "French": ("Nous utilisons des cookies.", "Tout accepter", "Continuer sans accepter", "Personnaliser"),
    "Spanish": ("Usamos cookies propias.", "Aceptar todas las cookies", "Rechazar todas", "Configurar"),
    "Italian": ("Utilizziamo i cookie.", "Accetta tutti", "Continua senza accettare", "Personalizza"),
    "Dutch": ("Wij gebruiken cookies.", "Alles accepteren", "Weigeren", "Instellingen"),
    "Portuguese": ("Usamos cookies.", "Aceitar todos", "Rejeitar todos", "Preferências"),
    "Polish": ("Używamy plików cookie.", "Akceptuję wszystkie", "Odrzuć wszystkie", "Ustawienia"),
    "Swedish": ("Vi använder kakor.", "Godkänn alla", "Endast nödvändiga", "Inställningar"),
    "Danish": ("Vi bruger cookies.", "Tillad alle", "Afvis alle", "Indstillinger"),
    "Norwegian": ("Vi bruker informasjonskapsler.", "Godta alle", "Avslå alle", "Innstillinger"),
    "Finnish": ("Käytämme evästeitä.", "Hyväksy kaikki", "Vain välttämättömät", "Asetukset"),
    "Czech": ("Používáme cookies.", "Přijmout vše", "Odmítnout vše", "Nastavení"),
    "Slovak": ("Používame súbory cookie.", "Prijať všetko", "Odmietnuť všetko", "Nastavenia"),
    "Turkish": ("Çerez kullanıyoruz.", "Tümünü kabul et", "Tümünü reddet", "Ayarlar"),
    "Romanian": ("Folosim cookie-uri.", "Acceptă toate", "Respinge toate", "Setări"),
    "Hungarian": ("Sütiket használunk.", "Összes elfogadása", "Összes elutasítása", "Beállítások"),
    "Greek": ("Χρησιμοποιούμε cookies.", "Αποδοχή όλων", "Απόρριψη όλων", "Ρυθμίσεις"),
    "Ukrainian": ("Ми використовуємо файли cookie.", "Прийняти всі", "Відхилити всі", "Налаштування"),
    "Russian": ("Мы используем куки.", "Принять все", "Отклонить все", "Настройки"),
    "Japanese": ("当サイトではクッキーを使用します。", "すべて同意する", "拒否する", "設定"),
    "Korean": ("쿠키를 사용합니다.", "모두 동의", "모두 거부", "설정"),
    "Chinese": ("我们使用 Cookie。", "全部接受", "全部拒绝", "设置"),
    "Arabic": ("نستخدم ملفات تعريف الارتباط.", "قبول الكل", "رفض الكل", "الإعدادات"),
    "Hebrew": ("אנו משתמשים בעוגיות.", "קבל הכל", "דחה הכל", "הגדרות"),
}  # fmt: skip


def box(text: str, *buttons: str, attributes: str = "") -> str:
    shown = "".join(f"<button>{words}</button>" for words in buttons)
    return f"<div style='{OVER}' {attributes}><p>{text}</p>{shown}</div>"


# What each banner asks, by the one who reads it: True asks to opt in, False gives notice.
ASKED = {
    "a refusal is offered": (box("We use cookies.", "Accept", "Reject"), True),
    "choices are offered": (box("We use cookies.", "Accept", "Manage preferences"), True),
    "toggles": (box("We use cookies.<input type=checkbox>", "Accept"), True),
    "saved, not accepted": (box("We use cookies.<input type=checkbox checked>", "Save settings"), True),
    "money or consent": (box("We use cookies.", "Accept", "Subscribe without ads"), True),
    "a notice": (box("This site uses cookies.", "OK"), False),
    "a notice with a link": (box("This site uses cookies. <a href=/p>Privacy policy</a>", "Got it"), False),
    "going on is consent": (
        box("By using our site you agree to our use of cookies.", "OK", "Cookie settings"),
        False,
    ),
    "an American notice": (
        box("We use cookies.", "Accept", "Do not sell or share my personal information"),
        False,
    ),
    "an age, and a choice": (
        box("We use cookies. If you are under 16, ask your parents for consent.", "Accept all", "Settings"),
        True,
    ),
}
NO_BANNER = {
    "a newsletter": box("Join us! We use cookies as our policy says.<input type=email>", "Subscribe", "No thanks", attributes="role=dialog"),
    "a newsletter without a type": box("Your consent to our mails<input name=mail>", "OK", attributes="role=dialog"),
    "an age gate": box("Are you over 18? We use cookies.", "I agree", attributes="role=dialog"),
    "an age gate in German": box("Sind Sie mindestens 18? Cookies helfen uns dabei.", "Zustimmen", attributes="role=dialog"),
    "a footer": "<footer><p>Cookies and crackers, baked daily.</p><a href=/x>Cookie settings</a></footer>",
    "an offer": box("Free delivery this week", "OK"),
    "a bakery's page": "<main><h1>Cookies</h1><p>Choose your cookies.</p><button>Continue</button></main>",
    "a video's place": "<div class='cmplz-blocked-content'><p>Accept cookies to see this video.</p><button>Accept</button></div>",
    "a checkout's bar": box("Our cookie policy applies.", "Continue to payment"),
    "hidden": f"<div style='{OVER};display:none'><p>We use cookies.</p><button>Accept</button></div>",
    "transparent": f"<div style='{OVER};opacity:0'><p>We use cookies.</p><button>Accept</button></div>",
}  # fmt: skip


def kinds(banner: Banner | None) -> dict[str, str]:
    return {button.kind: button.words for button in banner.buttons} if banner is not None else {}


async def test_words_of_many_languages(stand: Stand) -> None:
    tab = Tab(stand.page)
    found = {}
    for language, (text, *words) in LANGUAGES.items():
        # In the order of most banners, so that no button is told by its place.
        await stand.page.set_content(box(text, words[2], words[1], words[0]))
        found[language] = kinds(await banner_of(tab))
    assert found == {
        language: dict(
            zip(
                ("settings", "reject", "accept"),
                (words[3].lower(), words[2].lower(), words[1].lower()),
                strict=True,
            )
        )
        for language, words in LANGUAGES.items()
    }


async def test_what_asks_is_told_from_what_gives_notice_and_from_what_is_no_banner(stand: Stand) -> None:
    tab = Tab(stand.page)
    asked: dict[str, bool | None] = {}
    for name, html in {**{name: html for name, (html, _) in ASKED.items()}, **NO_BANNER}.items():
        await stand.page.set_content(html)
        banner = await banner_of(tab)
        asked[name] = banner.opt_in if banner is not None else None
    assert asked == {name: asks for name, (_, asks) in ASKED.items()} | dict.fromkeys(NO_BANNER)


async def test_a_banner_is_found_wherever_it_stands(stand: Stand) -> None:
    inner = "<p>We use cookies.</p><button>Accept</button><button>Reject</button>"
    places = {
        "a dialog": f"<dialog id=d>{inner}</dialog><script>document.getElementById('d').showModal()</script>",
        "a popover": f"<div id=d popover>{inner}</div><script>document.getElementById('d').showPopover()</script>",
        "a shadow root in another": (
            "<div id=a></div><script>const r=document.getElementById('a').attachShadow({mode:'open'});r.innerHTML='<span></span>';"
            f"r.querySelector('span').attachShadow({{mode:'open'}}).innerHTML=`<div role=dialog>{inner}</div>`</script>"
        ),
        "a frame": f'<iframe srcdoc="{inner}"></iframe>',
        "links": f"<div style='{OVER}'><p>We use cookies.</p><a href='#a'>Accept</a> <span role=button tabindex=0>Reject</span></div>",
        "inputs": f"<div style='{OVER}'><p>We use cookies.</p><input type=button value=Accept><input type=submit value=Reject></div>",
    }
    tab = Tab(stand.page)
    found = {}
    for name, html in places.items():
        await stand.page.set_content(html)
        found[name] = sorted(kinds(await banner_of(tab)))
    assert found == {name: ["accept", "reject"] for name in places}


async def test_what_is_ticked_is_taken_off(stand: Stand) -> None:
    html = box(
        "We use cookies.<input type=checkbox checked><input type=checkbox><input type=checkbox checked disabled><i role=switch aria-checked=true onclick='this.ariaChecked=false'></i>",
        "Accept",
        "Save settings",
    )
    await stand.page.set_content(html)
    banner = await banner_of(Tab(stand.page))
    assert banner is not None
    await banner.untick()
    ticked = await stand.page.evaluate("[...document.querySelectorAll('input')].map(one => one.checked)")
    switch = await stand.page.get_attribute("i", "aria-checked")
    assert (ticked, switch) == ([False, False, True], "false")


async def test_a_page_that_meddles_is_no_error(stand: Stand) -> None:
    await stand.page.set_content(box("We use cookies.", "Accept", "Reject"))
    await stand.page.evaluate("() => { Array.prototype.map = () => { throw new Error('no') }; }")
    assert await banner_of(Tab(stand.page)) is None
