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
    "cc-exp-month": "card_expiry",
    "cc-exp-year": "card_expiry",
    "cc-csc": "card_code",
    "bday": "birthday",
    "new-password": "password",
    "current-password": "password",
    "username": "email",
    "one-time-code": "",
}

# Fields that a guest leaves alone.
NOT_ASKED = re.compile(
    r"coupon|voucher|promo|discount|gift_?card|gutschein|search|newsletter|subscribe|honeypot|captcha|comment|note|message"
    r"|vat|tax_?id|ust|reference|referral|loyalty|quantity|qty|username|login"
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
    ("birthday", _name(r"birth|\bdob\b|geburt")),
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
    r"terms|conditions|agree|\bagb\b|geschäftsbedingungen|widerruf|einverstanden|conditions générales|cgv|j'accepte|j’accepte"
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

# Ways to pay without money changing hands at once, best first; and those that charge a card or an account.
OFFLINE_PAYMENT = re.compile(
    r"cash on delivery|\bcod\b|cashondelivery|bank transfer|bank deposit|wire transfer|direct bank|\bbacs\b|invoice|pay later by invoice|purchase order"
    r"|che(?:ck|que)|money order|manual|test|bogus|dummy|pay in store|pay on (?:pickup|collection|delivery)|offline|no payment|free"
    r"|nachnahme|rechnung|vorkasse|überweisung|barzahlung|virement|chèque|contre.?remboursement|à la livraison|facture"
    r"|contra ?reembolso|transferencia|efectivo|contrassegno|bonifico|alla consegna|overschrijving|onder rembours|op rekening|factuur"
    r"|faktura|förskott|postförskott|pobrani|przelew|przelewem|gotówk|boleto|transferência|contra entrega|代金引換|代引|銀行振込|kapıda ödeme|havale|eft"
    r"|bankoverførsel|efterkrav|oppkrav|postiennakko|lasku|dobírk|převod|utánvét|átutalás|ramburs|transfer bancar|αντικαταβολή|κατάθεση"
    r"|налож|при получении|무통장|货到付款|银行转账",
    re.IGNORECASE,
)
LIVE_PAYMENT = re.compile(
    r"credit card|debit card|\bcards?\b|\bupi\b|razorpay|net ?banking|kreditkarte|carte|tarjeta|carta di|creditcard|kort\b|karta|cartão|カード|paypal|klarna|stripe|adyen"
    r"|braintree|mollie|square|apple ?pay|google ?pay|amazon ?pay|shop ?pay|afterpay|clearpay|affirm|sofort|ideal|bancontact|giropay|przelewy24"
    r"|swish|vipps|mobilepay|blik|payu|mercado|pix\b|iyzico|alipay|wechat|twint|sepa|lastschrift|sezzle|zip pay|paysafe|eps\b",
    re.IGNORECASE,
)
# A button that pays at once.
PAYS = re.compile(
    r"\bpay\b|bezahlen|\bpayer\b|\bpagar\b|\bpaga\b|\bbetalen\b|\bbetala\b|\bbetal\b|zapłać|płacę|ödeme|支払|maksa|zaplatit|fizet|plăte|πληρωμ"
    r"|оплат|결제|支付",
    re.IGNORECASE,
)
PAYMENT_FRAME = re.compile(
    r"js\.stripe\.com|adyen\.com|braintreegateway\.com|checkout\.com|mollie\.com|squareup\.com|squarecdn\.com|paypal\.com|klarna|worldpay|authorize\.net|shopifycs\.com",
    re.IGNORECASE,
)
PAYMENT = re.compile(
    r"payment|zahlung|paiement|pago|pagamento|betaal|betal|płatno|pagam|支払|ödeme|maksu|platb|fizet|plat[ăa]|πληρωμ|оплат|결제|支付|pay_?method|\bpay\b",
    re.IGNORECASE,
)
SHIPPING = re.compile(
    r"shipping|delivery|versand|liefer|livraison|env[ií]o|spedizione|consegna|verzend|bezorg|leverans|frakt|dostaw|entrega|envio|配送|teslimat|kargo|levering|toimitus|doprav|szállít|livrare|αποστολ|достав|배송|送货|运费",
    re.IGNORECASE,
)
