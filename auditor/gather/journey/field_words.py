"""What the fields of checkout forms are called, as data.

The autocomplete tokens are those of the HTML standard (html.spec.whatwg.org, "autofill field", November
2026). Names and labels are from the checkouts of Shopify, WooCommerce, Magento 2, PrestaShop, Shopware 6,
OpenCart, BigCommerce, Odoo and django-oscar, in the languages of `words.py`.
"""

# ruff: noqa: RUF001 - the words of many scripts

import re

AUTOCOMPLETE = {
    "email": "email",
    "tel": "phone",
    "tel-national": "phone",
    "tel-local": "phone",
    "name": "name",
    "given-name": "first_name",
    "family-name": "last_name",
    "honorific-prefix": "salutation",
    "organization": "company",
    "street-address": "street",
    "address-line1": "street",
    "address-line2": "street_2",
    "address-line3": "",
    "address-level1": "region",
    "address-level2": "city",
    "postal-code": "postcode",
    "country": "country",
    "country-name": "country",
    "cc-number": "card_number",
    "cc-name": "card_name",
    "cc-exp": "card_expiry",
    "cc-exp-month": "card_month",
    "cc-exp-year": "card_year",
    "cc-csc": "card_code",
    "bday": "birthday",
    "bday-day": "birth_day",
    "bday-month": "birth_month",
    "bday-year": "birth_year",
    "new-password": "password",
    "current-password": "password",
    "username": "email",
    "one-time-code": "",
}

# Fields that a guest leaves alone.
NOT_ASKED = re.compile(
    r"coupon|voucher|promo|discount|gift_?card|gutschein|(?<!address_)(?<!address-)search|newsletter|subscribe|honeypot|captcha|comment|note|message"
    r"|\bvat|_vat|tax_?id|\bust_?-?id|reference|referral|loyalty|quantity|qty|username|login"
)


def _name(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


NAMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("card_number", _name(r"card_?-?(?:number|no\b|num)|cc_?-?number|cardnumber|creditcard")),
    ("card_code", _name(r"\bcvc\b|\bcvv\b|card_?code|security_?code|\bcsc\b")),
    ("card_expiry", _name(r"exp(?:iry|iration)|cc_?exp|card_?exp|\bexp_?(?:date|month|year)")),
    ("card_name", _name(r"card_?holder|name_?on_?card|cc_?name")),
    ("password", _name(r"passw")),
    ("email", _name(r"e_?-?mail")),
    ("phone", _name(r"phone|telefon|telephone|\btel\b|mobile|\bhandy|celular|telefono")),
    (
        "last_kana",
        _name(r"(?:kana|furigana).*(?:sei\b|last|family|_?0?1\b)|(?:sei\b|last|family).*(?:kana|furigana)"),
    ),
    (
        "first_kana",
        _name(r"(?:kana|furigana).*(?:mei\b|first|given|_?0?2\b)|(?:mei\b|first|given).*(?:kana|furigana)"),
    ),
    ("kana", _name(r"kana\b|furigana")),
    ("first_name", _name(r"first_?-?name|fname|given|vorname|prenom|nombre\b|firstname|forename")),
    ("last_name", _name(r"last_?-?name|lname|surname|family|nachname|apellido|cognome|lastname|achternaam")),
    ("birthday", _name(r"birth|\bdob\b|geburt|\bgeb\b|naissance|nacimiento|nascita|geboorte")),
    ("salutation", _name(r"salutation|title\b|anrede|civilit|gender|prefix|id_gender")),
    ("company", _name(r"company|firma|organi[sz]ation|societ|empresa|azienda|bedrijf")),
    ("country", _name(r"country|land\b|pays\b|paese|\bpais\b")),
    (
        "postcode",
        _name(
            r"post_?-?code|postal|\bpin_?-?code|\bzip|zip_?code|\bplz\b|zipcode|\bcap\b|codigo_?postal|\bcep\b"
        ),
    ),
    (
        "region",
        _name(
            r"state|region|\bpref(?:ecture)?\b|province|county|bundesland|provincia|zone_id|\bline_?5|administrative"
        ),
    ),
    ("city", _name(r"city|town|\bort\b|stadt|ville|ciudad|citta|localit|suburb|woonplaats|cidade|\bline_?4")),
    (
        "house_number",
        _name(
            r"house_?n|street_?n(?:o|um)|hausnummer|numero_?civ|huisnummer|building_?n|streetnumber|\bnumber\b"
        ),
    ),
    (
        "street_2",
        _name(
            r"address_?-?(?:line)?_?-?2|street_?-?2|\bline_?2|street\[1\]|apartment|\bapt\b|suite|additional|addition|complement|adresszusatz"
        ),
    ),
    ("", _name(r"street\[2\]|address_?-?(?:line)?_?-?3|\bline_?3")),
    (
        "street",
        _name(
            r"street|address_?-?(?:line)?_?-?1|address|\bline_?1|strasse|stra(?:ss|ß)e|adresse|direccion|indirizzo|\brue\b|endereco|straat|morada"
        ),
    ),
    ("name", _name(r"\bname\b|full_?-?name|fullname|recipient|contact_?name")),
)

LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "card_number",
        _name(
            r"card number|kartennummer|numéro de (?:la )?carte|número de (?:la )?tarjeta|numero (?:della )?carta|kaartnummer|カード番号"
        ),
    ),
    ("card_code", _name(r"\bcvc\b|\bcvv\b|security code|prüfnummer|セキュリティコード")),
    ("card_expiry", _name(r"expir|\bmm ?/ ?(?:yy|aa|jj)|gültig bis|有効期限")),
    (
        "street",
        _name(
            r"(?:search|find|look ?up|start typing)[^.]{0,24}\baddress|address (?:search|finder|look ?up)|adresse suchen|adresssuche|(?:rechercher|trouver) [^.]{0,12}adresse|buscar [^.]{0,12}dirección|cerca [^.]{0,12}indirizzo|zoek [^.]{0,10}adres"
        ),
    ),
    (
        "",
        _name(
            r"coupon|promo|discount|gift card|voucher|gutschein|rabatt|code promo|search|suche|クーポン|newsletter"
        ),
    ),
    (
        "password",
        _name(r"password|passwort|mot de passe|contraseña|wachtwoord|lösenord|hasło|senha|パスワード"),
    ),
    (
        "email",
        _name(
            r"e-?mail|courriel|correo|メール|epost|e-post|sähköposti|имейл|почта|이메일|邮箱|電子郵件|电子邮件"
        ),
    ),
    (
        "phone",
        _name(
            r"phone|telefon|téléphone|teléfono|telefono|telefoon|mobile|handy|móvil|cellulare|puhelin|電話|телефон|전화|电话|電話|τηλέφωνο"
        ),
    ),
    (
        "birthday",
        _name(
            r"birthday|date of birth|\bdob\b|geburt|date de naissance|anniversaire|nacimiento|data di nascita|geboorte|födelse|fødsels|data urodzenia|nascimento|生年月日|doğum"
        ),
    ),
    ("last_kana", _name(r"^セイ\b|姓.*(?:カナ|かな|フリガナ|ふりがな)|(?:カナ|かな|フリガナ|ふりがな).*姓")),
    (
        "first_kana",
        _name(r"^メイ\b|名(?!前).*(?:カナ|かな|フリガナ|ふりがな)|(?:カナ|かな|フリガナ|ふりがな).*名(?!前)"),
    ),
    ("kana", _name(r"フリガナ|ふりがな|カナ")),
    (
        "first_name",
        _name(
            r"first name|given name|forename|vorname|prénom|\bnombre\b|\bnome\b(?! e)|voornaam|förnamn|imię|fornavn|etunimi|jméno|\bmeno\b|keresztnév|prenume|όνομα|^名$|имя|\bad\b|\badı\b|名前|이름"
        ),
    ),
    (
        "last_name",
        _name(
            r"last name|surname|family name|nachname|nom de famille|^nom\b|apellido|cognome|achternaam|efternamn|nazwisko|sobrenome|apelido|etternavn|efternavn|sukunimi|příjmení|priezvisko|vezetéknév|nume\b|επώνυμο|^姓|фамилия|soyad"
        ),
    ),
    (
        "name",
        _name(
            r"full name|your name|\bname\b|nom complet|nom et prénom|nombre completo|nombre y apellidos|nome completo|nome e cognome|vollständiger name|お名前|氏名|ф\.?и\.?о|姓名|성함"
        ),
    ),
    ("company", _name(r"company|firma|unternehmen|société|entreprise|empresa|azienda|bedrijf|företag|会社")),
    (
        "country",
        _name(
            r"country|\bland\b|pays|país|paese|kraj|maa\b|země|krajina|ország|țara|χώρα|国|страна|ülke|국가|国家"
        ),
    ),
    (
        "postcode",
        _name(
            r"post(?:al)? ?code|postcode|\bpin ?code|\bzip|postleitzahl|\bplz\b|code postal|código postal|codigo postal|\bcap\b|postnummer|postnr|kod pocztowy|\bcep\b|postinumero|psč|irányítószám|cod poștal|ταχ|郵便番号|индекс|posta kodu|우편번호|邮编"
        ),
    ),
    (
        "region",
        _name(
            r"state|province|county|region|bundesland|département|provincia|provincie|województwo|estado|都道府県|область|eyalet"
        ),
    ),
    (
        "city",
        _name(
            r"city|town|\bort\b|stadt|ville|ciudad|localidad|città|comune|woonplaats|plaats|\bort$|miasto|miejscowość|cidade|\bby\b|poststed|kaupunki|město|mesto|város|oraș|πόλη|市区町村|город|şehir|도시|城市"
        ),
    ),
    (
        "house_number",
        _name(r"house n|street number|hausnummer|huisnummer|numéro de rue|numero civico|nr domu"),
    ),
    (
        "street_2",
        _name(r"address (?:line )?2|line 2|apartment|suite|optional|adresszusatz|complément|建物名"),
    ),
    (
        "street",
        _name(
            r"address|street|straße|strasse|anschrift|adresse|dirección|direccion|indirizzo|\bvia\b|straat|adres|gatuadress|ulica|endereço|morada|osoite|ulice|utca|cím\b|stradă|διεύθυνση|住所|番地|адрес|주소|地址"
        ),
    ),
)

TERMS = re.compile(
    r"terms|conditions|agree|privacy|datenschutz|confidentialité|données personnelles|privacidad|riservatezza|personvern|tietosuoja|\bagb\b|geschäftsbedingungen|widerruf|einverstanden|conditions générales|cgv|j'accepte|j’accepte"
    r"|términos|condiciones|acepto|termini|condizioni|accetto|voorwaarden|akkoord|villkor|godkänner|regulamin|akceptuj"
    r"|termos|condições|aceito|利用規約|同意|şartlar|sözleşme|okudum|betingelser|handelsbetingelser|vilkår|ehdot|hyväksyn|podmínk|souhlas"
    r"|podmienk|feltétel|elfogadom|termenii|όρους|услови|соглас|약관|동의|条款",
    re.IGNORECASE,
)
NEWSLETTER = re.compile(
    r"newsletter|subscribe|offers|marketing|news and|sms|updates|angebote|neuigkeiten|offres|promotions|ofertas|novedades"
    r"|offerte|novità|aanbiedingen|nyhetsbrev|nyhedsbrev|erbjudanden|ofert|novidades|メルマガ|kampanya|uutiskirje|hírlevél|рассылк|create an account|save my",
    re.IGNORECASE,
)

# Buttons that lead on, or place the order: which it is, the page tells only afterwards.
CONFIRMS = (
    "confirm", "submit", "finish", "complete", "done", "send", "bestätigen", "absenden", "abschließen", "abschicken",
    "valider", "confirmer", "terminer", "envoyer", "confirmar", "finalizar", "enviar", "conferma", "concludi", "invia",
    "bevestigen", "afronden", "verzenden", "bekräfta", "slutför", "skicka", "potwierdź", "zatwierdź", "wyślij", "concluir",
    "確認する", "確定", "送信", "onayla", "gönder", "bekræft", "bekreft", "fullfør", "vahvista", "lähetä", "potvrdit", "odeslat",
    "megerősítés", "elküldés", "confirmă", "trimite", "επιβεβαίωση", "подтвердить", "отправить", "підтвердити", "확인", "确认",
)  # fmt: skip
# A link or button that shows an address form where a search for the address stands.
BY_HAND = re.compile(
    r"enter (?:your )?(?:address|it) manually|manual(?:ly)? (?:enter|entry|address)|enter manually|can'?t find (?:your|my) address"
    r"|address not (?:listed|found)|type (?:the |your )?address (?:in )?manually|adresse (?:selbst|manuell) eingeben|manuell eingeben"
    r"|saisir (?:l'adresse |mon adresse )?manuellement|introducir (?:la )?dirección manualmente|inserisci manualmente|handmatig invoeren"
    r"|adres handmatig|ange adress manuellt|indtast adresse(?:n)? manuelt|skriv inn adresse(?:n)? manuelt|wpisz adres ręcznie|住所を手動",
    re.IGNORECASE,
)
# To have it brought, where to fetch it is the other choice.
DELIVERED = re.compile(
    r"^(?:home )?deliver(?:y|ed)?\b|^ship(?:ping)?(?: to| it|$)|^(?:nach hause )?liefer(?:n|ung)|^versand|^(?:à |se faire )?livr(?:aison|er)|^env[ií]o(?: a|$)"
    r"|^(?:entrega|spedizione|consegna|bezorg|leverans|hemleverans|dostawa|levering|toimitus|doručení|配送|宅配|доставка)",
    re.IGNORECASE,
)
FETCHED = re.compile(
    r"pick ?-?up|collect|in[- ]store|abhol|selbstabhol|retrait|recoger|recogida|ritir|afhalen|ophalen|hämta|odbiór|retirar|levantar|店舗受取|afhent|hente?\b|nouto|osobní|самовывоз",
    re.IGNORECASE,
)
