"""The words of consent banners, as data: what their buttons say in the languages of the large shops.

Collected from the default texts of OneTrust, Cookiebot, Usercentrics, Didomi, Complianz, CookieYes, Klaro
and Shopify's banner in these languages (November 2026). A button means a word when it says it alone,
or begins with it.
"""

# ruff: noqa: RUF001 - the words of many scripts

ACCEPT = (
    "accept", "accept all", "accept cookies", "accept all cookies", "accept and close", "accept & close",
    "accept and continue", "allow", "allow all", "allow cookies", "allow all cookies", "agree", "i agree",
    "agree and proceed", "agree and close", "i accept", "ok", "okay", "got it", "i understand", "understood",
    "yes, i agree", "yes, i accept", "that's fine", "continue", "sounds good",
    # German
    "akzeptieren", "alle akzeptieren", "alles akzeptieren", "cookies akzeptieren", "alle cookies akzeptieren",
    "annehmen", "alle annehmen", "zustimmen", "allen zustimmen", "ich stimme zu", "einverstanden", "erlauben",
    "alle erlauben", "alle zulassen", "cookies zulassen", "verstanden", "in ordnung", "akzeptieren und schließen",
    # French
    "accepter", "tout accepter", "j'accepte", "accepter et fermer", "accepter tout", "accepter les cookies",
    "autoriser", "tout autoriser", "d'accord", "j'ai compris", "ok pour moi", "accepter tous les cookies",
    # Spanish
    "aceptar", "aceptar todo", "aceptar todas", "aceptar cookies", "aceptar todas las cookies", "permitir",
    "permitir todas", "permitir todo", "de acuerdo", "entendido", "acepto", "aceptar y cerrar",
    # Italian
    "accetta", "accetta tutti", "accetta tutto", "accetta i cookie", "accetto", "consenti", "consenti tutti",
    "accetta tutti i cookie", "ho capito", "va bene",
    # Dutch
    "accepteren", "alles accepteren", "alle cookies accepteren", "cookies accepteren", "akkoord", "toestaan",
    "alles toestaan", "alle cookies toestaan", "ik ga akkoord", "begrepen", "accepteer", "accepteer alles",
    # Portuguese
    "aceitar", "aceitar tudo", "aceitar todos", "aceitar cookies", "aceitar todos os cookies", "concordo",
    "permitir todos", "entendi", "aceito",
    # Polish
    "akceptuję", "akceptuj", "zaakceptuj", "akceptuj wszystkie", "zaakceptuj wszystkie", "zgadzam się", "zgoda",
    "zezwól na wszystkie", "rozumiem", "akceptuję wszystkie", "zezwól",
    # Swedish, Danish, Norwegian, Finnish
    "acceptera", "acceptera alla", "godkänn", "godkänn alla", "tillåt alla", "jag godkänner", "jag förstår",
    "accepter alle", "tillad alle", "acceptér", "acceptér alle", "forstået", "godta", "godta alle",
    "aksepter", "aksepter alle", "tillat alle", "jeg forstår", "hyväksy", "hyväksy kaikki", "salli kaikki",
    # Czech, Turkish, Romanian, Hungarian, Greek
    "přijmout", "přijmout vše", "souhlasím", "povolit vše", "rozumím", "kabul et", "tümünü kabul et",
    "kabul ediyorum", "tamam", "anladım", "izin ver", "acceptă", "acceptă toate", "accept toate", "sunt de acord",
    "elfogadom", "összes elfogadása", "mindent elfogadok", "αποδοχή", "αποδοχή όλων", "συμφωνώ",
    # Japanese, Korean, Chinese, Russian
    "同意する", "すべて同意する", "許可する", "すべて許可する", "承諾する", "すべて受け入れる", "了解",
    "동의", "모두 동의", "모두 허용", "확인", "接受", "全部接受", "同意", "接受所有", "принять", "принять все",
    "согласен", "хорошо", "понятно",
    # Slovak, Ukrainian, Croatian, Bulgarian, Arabic, Hebrew
    "prijať", "prijať všetko", "prijať všetky", "súhlasím", "прийняти", "прийняти всі", "погоджуюсь", "prihvati",
    "prihvati sve", "prihvaćam", "slažem se", "приемам", "приемане", "приемане на всички", "съгласен съм", "قبول",
    "قبول الكل", "موافق", "أوافق", "אישור", "אני מסכים", "קבל הכל", "אשר הכל",
)  # fmt: skip

# These mean it alone, and nothing that begins with them: "Continue to payment" accepts nothing.
EXACT = ("continue",)

REJECT = (
    "reject", "reject all", "reject cookies", "reject all cookies", "decline", "decline all", "deny", "deny all",
    "refuse", "refuse all", "disagree", "i disagree", "no thanks", "no, thanks", "necessary only",
    "only necessary", "strictly necessary only", "essential only", "only essential", "use necessary cookies only",
    "only allow necessary", "only necessary cookies", "accept only necessary", "accept only essential",
    "accept necessary", "accept essential", "allow necessary", "allow only necessary", "continue without accepting",
    "continue without agreeing", "continue without consent", "do not accept", "don't accept", "do not agree",
    "required only", "accept required only", "do not allow", "don't allow", "not now, thanks", "reject optional",
    "reject non-essential", "reject additional",
    # German
    "ablehnen", "alle ablehnen", "alles ablehnen", "nur notwendige", "nur notwendige cookies", "nur essenzielle",
    "nur essenzielle cookies akzeptieren", "nur technisch notwendige", "nur erforderliche", "nicht zustimmen",
    "notwendige akzeptieren", "nur notwendige akzeptieren", "nein, danke", "cookies ablehnen", "verweigern",
    # French
    "refuser", "tout refuser", "je refuse", "continuer sans accepter", "refuser tout", "rejeter", "tout rejeter",
    "non merci", "refuser les cookies", "nécessaires uniquement", "uniquement nécessaires",
    # Spanish
    "rechazar", "rechazar todo", "rechazar todas", "rechazar cookies", "denegar", "solo necesarias",
    "sólo necesarias", "no aceptar", "continuar sin aceptar", "rechazar todas las cookies", "solo las necesarias",
    # Italian
    "rifiuta", "rifiuta tutti", "rifiuta tutto", "rifiuto", "solo necessari", "continua senza accettare", "nega",
    "solo i necessari", "non accetto",
    # Dutch
    "weigeren", "alles weigeren", "afwijzen", "alles afwijzen", "alleen noodzakelijk", "alleen noodzakelijke",
    "alleen noodzakelijke cookies", "weiger", "niet akkoord", "nee, bedankt",
    # Portuguese
    "rejeitar", "rejeitar tudo", "rejeitar todos", "recusar", "recusar tudo", "apenas necessários",
    "somente necessários", "não aceitar",
    # Polish
    "odrzuć", "odrzuć wszystkie", "odrzucam", "tylko niezbędne", "nie zgadzam się", "odmawiam", "odmów",
    # Swedish, Danish, Norwegian, Finnish
    "avvisa", "avvisa alla", "neka", "neka alla", "endast nödvändiga", "bara nödvändiga", "afvis", "afvis alle",
    "kun nødvendige", "avslå", "avslå alle", "avvis", "avvis alle", "bare nødvendige", "hylkää", "hylkää kaikki",
    "vain välttämättömät", "kiellä", "kiellä kaikki",
    # Czech, Turkish, Romanian, Hungarian, Greek
    "odmítnout", "odmítnout vše", "pouze nezbytné", "jen nezbytné", "reddet", "tümünü reddet", "hepsini reddet",
    "sadece gerekli", "respinge", "respinge toate", "refuz", "elutasít", "összes elutasítása", "elutasítom",
    "απόρριψη", "απόρριψη όλων",
    # Japanese, Korean, Chinese, Russian
    "拒否する", "すべて拒否する", "同意しない", "必要なもののみ", "拒否", "거부", "모두 거부", "拒绝", "全部拒绝",
    "拒絕", "odmietnuť", "odmietnuť všetko", "len nevyhnutné", "відхилити", "відхилити всі", "odbij", "odbij sve",
    "samo nužni", "отказ", "отхвърляне", "отхвърляне на всички", "رفض", "رفض الكل", "דחה", "דחה הכל", "отклонить", "отклонить все", "отказаться", "только необходимые",
)  # fmt: skip

SETTINGS = (
    "settings", "cookie settings", "cookies settings", "privacy settings", "show details", "view preferences",
    "set preferences", "more information", "learn more and customise", "choose cookies", "manage", "manage cookies", "manage preferences", "manage settings",
    "manage options", "manage choices", "preferences", "cookie preferences", "customise", "customize",
    "customise settings", "customize settings", "more options", "options", "let me choose", "show purposes",
    "personalise", "personalize", "choose", "change settings", "adjust",
    "einstellungen", "cookie-einstellungen", "anpassen", "einstellungen anpassen", "einstellungen verwalten",
    "mehr optionen", "individuell", "auswahl anpassen", "konfigurieren", "details anzeigen",
    "paramètres", "paramétrer", "personnaliser", "gérer", "gérer les cookies", "gérer mes choix", "préférences",
    "paramètres des cookies", "configurar", "configuración", "preferencias", "gestionar", "personalizar",
    "configurar cookies", "más opciones", "impostazioni", "personalizza", "preferenze", "gestisci",
    "gestisci opzioni", "instellingen", "cookie-instellingen", "voorkeuren", "aanpassen", "beheren",
    "zelf instellen", "definições", "configurações", "preferências", "ustawienia", "dostosuj",
    "zarządzaj", "preferencje", "inställningar", "anpassa", "hantera cookies", "indstillinger", "tilpas",
    "innstillinger", "tilpass", "asetukset", "muokkaa", "nastavení", "přizpůsobit", "ayarlar", "tercihler",
    "setări", "personalizează", "beállítások", "ρυθμίσεις", "設定", "設定する", "カスタマイズ", "설정", "设置",
    "настройки", "настроить", "nastavenia", "налаштування", "postavke", "الإعدادات", "הגדרות",
)  # fmt: skip

SAVE = (
    "save", "save settings", "save preferences", "save choices", "save my choices", "confirm my choices",
    "confirm choices", "confirm selection", "save and close", "save & close", "save and exit", "allow selection",
    "accept selected", "accept selection", "speichern", "auswahl speichern", "auswahl bestätigen",
    "auswahl erlauben", "einstellungen speichern", "auswahl akzeptieren", "enregistrer", "confirmer mes choix",
    "enregistrer mes choix", "valider", "sauvegarder", "guardar", "guardar preferencias", "confirmar selección",
    "guardar selección", "salva", "salva preferenze", "conferma le mie scelte", "salva le scelte", "opslaan",
    "selectie toestaan", "voorkeuren opslaan", "keuze opslaan", "salvar", "guardar preferências", "zapisz",
    "zapisz wybór", "zapisz ustawienia", "spara", "spara val", "gem", "gem valg", "lagre", "tallenna",
    "uložit", "kaydet", "salvează", "mentés", "αποθήκευση", "保存", "保存する", "저장", "сохранить",
)  # fmt: skip

# What a banner speaks of. "Privacy" alone is not enough: every newsletter pop-up links to a policy.
ABOUT = (
    "cookie", "consent", "gdpr", "ccpa", "tracking", "personalised ads", "personalized ads", "your privacy",
    "privacy settings", "privacy preferences", "einwilligung", "privatsphäre-einstellungen",
    "datenschutzeinstellungen", "datenschutz-einstellungen", "consentement", "traceurs", "témoins",
    "consentimiento", "consenso", "toestemming", "consentimento", "ciasteczk", "zgody na", "samtycke", "kakor",
    "samtykke", "informasjonskapsler", "eväste", "souhlas", "çerez", "süti", "クッキー", "쿠키", "куки",
    "файлы cookie", "согласие", "згоду", "kolačić", "бисквитк", "ملفات تعريف الارتباط", "עוגיות",
)  # fmt: skip

# What American banners have: tracking goes on until it is pressed, so it is no question.
OPT_OUT = (
    "opt out", "opt-out", "do not sell", "do not sell my personal information", "do not sell or share",
    "do not sell or share my personal information", "do not share my personal information",
    "don't sell my personal information", "your privacy choices", "limit the use of my sensitive information",
)  # fmt: skip

# "Pay or okay": with these words a button asks for money. Such a button is never pressed. A regular
# expression, as JavaScript's Unicode mode reads it.
PAY = (
    r"(?<!\p{L})(?:subscri\p{L}+|pay|ad-free|abo|abonn\p{L}+|pur-abo|werbefrei\p{L}*|bezahl\p{L}+|payer|"
    r"sans pub\p{L}*|suscri\p{L}+|pagar|pagamento|abbona\p{L}+|senza pubblicità|assina\p{L}+|subskry\p{L}+|"
    r"prenumer\p{L}+|betal\p{L}+|předplat\p{L}+|predplat\p{L}+|tilaa|előfizet\p{L}+)(?!\p{L})"
)

# What takes going on for consent: it gives notice, whatever it links to.
IMPLIED = (
    "by continuing to use", "by continuing to browse", "by using this site", "by using our site",
    "by using our website", "by using this website", "if you continue to use", "by closing this",
    "mit der nutzung unserer", "durch die weitere nutzung", "mit der weiteren nutzung", "wenn sie fortfahren",
    "en poursuivant votre navigation", "en continuant à naviguer", "si continúa navegando",
    "al continuar navegando", "si sigue navegando", "continuando a navigare", "proseguendo la navigazione",
    "door verder te gaan", "door gebruik te maken van", "ao continuar a navegar", "ao continuar navegando",
    "korzystając z", "dalsze korzystanie", "genom att fortsätta",
)  # fmt: skip

# What an age gate names: a regular expression.
AGE = (
    r"\b(?:1[68]|2[01])\+|(?:over|under|least|älter als|mindestens|über|plus de|moins de|maggiore di|más de|"
    r"over de|fyllt) (?:1[68]|19|2[01])|legal (?:drinking )?age|years of age|volljährig|majeur|mayor de edad|"
    r"maggiorenn|meerderjarig|pełnoletn|maior de idade"
)
