"""The words around a price that say which price it is, in the languages that most shops speak."""
# ruff: noqa: RUF001 - letters and signs of many scripts are the subject here

import re

from auditor.decode.page.phrases import Phrases

FROM_BEFORE = Phrases(
    "from|starting at|starting from|starts at|as low as|so günstig wie|prices from|price from|ab|schon ab|bereits ab|à partir de|dès|desde|a partir de",
    "a partire da|da|partire da|vanaf|från|fra|alkaen|od|już od|již od|až od|začíná na|de la|începând de la|от|від|από|iz|min.|starting|only from",
)
FROM_AFTER = Phrases(
    "から|～|〜|起|부터|이상|alkaen|itibaren|-tól|-től|and up|& up|et plus|y más|e oltre|en hoger|trở lên|+"
)
BETWEEN = re.compile(
    r"\s*(?:[-–—−~〜～]|to|bis|à|au|a|al|al|fino a|tot|till|til|do|до|-ig|и|έως|まで|から|至|到)\s*$",
    re.IGNORECASE,
)
"""What stands between the two ends of a price range."""

_PER = r"\s*[*)]?\s*(?:/|per\b|pro\b|je\b|por\b|par\b|al\b|kr/|za\b|na\b|за\b|／|每)\s*"
PER_UNIT = re.compile(
    rf"{_PER}\d*[.,]?\d*\s*"
    r"(?:kg|g|gr|mg|l|lt|ltr|ml|cl|dl|m|cm|mm|m2|m²|m3|m³|qm|lm|lfm|oz|lb|lbs|fl|ft|yd|yard|gal|liter|litre|litro|litri"
    r"|kilo|kilogramm|kilogram|gramm?|meter|mètre|metro|wash|waschladung|tab|tablet\w*|capsule|kapsel|100|кг|г|л|мл|м)\b",
    re.IGNORECASE,
)
"""A unit price: "39,80 € / kg"."""

BULK = re.compile(
    r"(?:^|\s)(?:[2-9]|[1-9]\d{1,4})\s*(?:\+|(?:or|and|oder|ou|o|of|eller|lub) (?:more|mehr|plus|más|più|meer|flere|fler|więcej)"
    r"|for|für|pour|stücke?|stk\.?|pcs\.?|pieces|pièces|units|unidades|pezzi|stuks|szt\.?|ks|個|枚|点)"
    r"\s*[:=à@]?\s*$",
    re.IGNORECASE,
)
"""What stands before the price of several pieces, or of one where several are bought: "10 or more €5.50"."""

MEMBERS = Phrases(
    "member price|members|members' price|member's price|club price|card price|loyalty price|prime|subscriber price|subscribe & save",
    "subscription price|with subscription|trade price|mitgliederpreis|mitglieder|clubpreis|kundenkartenpreis|abopreis|im abo|als abo",
    "prix membre|prix adhérent|prix club|abonnement|precio socio|precio club|suscripción|prezzo soci|abbonamento|ledenprijs|medlemspris",
    "klubpris|cena klubowa|cena z kartą|klubová cena|会員価格|会员价|회원가",
)
"""What stands before a price that only some visitors are asked."""

PER_PIECE = re.compile(
    rf"{_PER}1?\s*(?:unit|unité|unidad|einheit|stück|stk|st|ks|szt|pc|pcs|piece|pièce|pieza|ea|each|item|шт|個|本|枚|개|kpl|db|adet)\b",
    re.IGNORECASE,
)
"""A price per piece: of a pack it is a unit price, and where no other is shown it is what one costs."""

PER_PERIOD = re.compile(
    r"\s*(?:/|per|pro|im|par|al|por|a|p\.|i|/\s*)?\s*(?:month|months|mo|monat|mtl|monatlich|mois|mes|mese|maand|mnd|mån|md|kk|mies|měs|ay|мес"
    r"|week|woche|year|yr|jahr|an|año|anno|jaar|år|月|월)\b",
    re.IGNORECASE,
)
INSTALMENT = Phrases(
    "payments of|installments of|instalments of|interest-free|interest free|afterpay|klarna|affirm|clearpay|sezzle|zip|paypal",
    "raten|rate von|monatlich*|finanzierung|mensualités|en plusieurs fois|3x|4x|cuotas|meses sin intereses|sin intereses|plazos",
    "rate da|in 3 rate|in rate|parcelas|sem juros|vezes|termijnen|delbetala|ratenzahlung|raty|taksit|分割|期|할부|alma|oney|scalapay",
    "pay in|weekly payments|or 4|split into|achterafbetalen",
)
FORMER = Phrases(
    "was|rrp|msrp|srp|list price|list|regular price was|original price|originally|before|old price|compare at|reg.|retail price|usually",
    "statt|uvp|früher|vorher|bisher|ursprünglich|alter preis|unverb. preisempfehlung|unverbindliche preisempfehlung|listenpreis",
    "letzten 30 tage*|the last 30 days|last 30 days|30 derniers jours|derniers 30 jours|últimos 30 días|ultimi 30 giorni|laatste 30 dagen",
    "ostatnich 30 dni|30 dni przed obniżką|posledních 30 dní|sidste 30 dage|senaste 30 dagarna|siste 30 dager|elmúlt 30 nap*",
    "niedrigster preis*|30-tage-*|30-day|lowest price in the last 30 days|lowest price|letzter niedrigster preis",
    "au lieu de|prix conseillé|prix barré|avant|ancien prix|prix d'origine|antes|precio anterior|precio original|pvp|pvpr|era|prezzo di listino",
    "invece di|prezzo consigliato|prima|de:|preço original|adviesprijs|van|was|ordinarie pris|ord. pris|ord.pris|tidigare|rek. pris|rek pris",
    "lägsta pris*|før|førpris|normalpris|vejl. pris|veil.|ovh|norm.|aiemmin|cena regularna|poprzednia cena|najniższa cena*|stara cena|przed obniżką",
    "původní cena|běžná cena|pôvodná cena|bežná cena|eredeti ár|régi ár|preț vechi|prp|eski fiyat|liste fiyatı|старая цена|было|стара ціна",
    "стара цена|αρχική τιμή|通常価格|定価|参考価格|メーカー希望小売価格|原价|市场价|原價|建議售價|정가|소비자가|giá gốc|giá cũ|harga normal|ราคาเดิม",
)
"""What stands before a price that is no longer, or was never, asked."""

SAVING = Phrases(
    "save|you save|saving|savings|off|less|spare|spare bis zu|sie sparen|du sparst|ersparnis|gespart|sparen|économisez|vous économisez|économie",
    "ahorra|ahorras|te ahorras|ahorro|risparmi|risparmia|poupe|economize|você economiza|bespaar|je bespaart|u bespaart|spara|du sparar",
    "spar|du sparer|säästä|säästät|oszczędzasz|oszczędność|zaoszczędź|ušetříte|sleva|ušetríte|megtakarítás|economisești|kazancınız",
    "экономия|скидка|выгода|お得|割引|节省|立减|省|할인|tiết kiệm|hemat|deposit|pfand|zzgl. pfand|consigne|points|punkte|reward*",
)
"""What stands before an amount that is taken off, or is no price at all."""

FREE_DELIVERY = Phrases(
    "free shipping|free delivery|free uk delivery|free standard|free returns|free express|orders over|orders above|versandkostenfrei*",
    "kostenloser versand|gratis versand|gratisversand|kostenlose lieferung|mindestbestellwert|livraison gratuite|livraison offerte",
    "frais de port offerts|envío gratis|envio gratis|envío gratuito|spedizione gratuita|spedizione gratis|frete grátis|portes grátis",
    "gratis verzending|gratis bezorging|gratis verzonden|fri frakt|fraktfritt|fri fragt|ilmainen toimitus|darmowa dostawa|darmowa wysyłka",
    "doprava zdarma|ingyenes szállítás|transport gratuit|livrare gratuită|ücretsiz kargo|kargo bedava|бесплатная доставка|безкоштовна доставка",
    "送料無料|包邮|免運|무료배송|무료 배송|miễn phí vận chuyển|gratis ongkir|minimum order|gift card of|spend|mindestens|ส่งฟรี",
)
"""What makes an amount a threshold: "free delivery from 50 €"."""

AWAY = re.compile(
    r"\s*(?:bis|until|away|more|left|to (?:go|get|reach)|for free|für (?:gratis|kostenlos|den)|pour|restants?|hasta|para|fino a|tot|till|do darmow)\b",
    re.IGNORECASE,
)
"""What stands after an amount that is still to be spent."""

PLUS = re.compile(
    r"(?:\+|\b(?:plus|zzgl\.?|zuzügl\.?|zuzüglich|más|mais|più|excl\.?|exkl\.?|hors))\s*$", re.IGNORECASE
)
"""What stands before an amount that comes on top of another."""

INCLUDING = re.compile(
    r"\b(?:incl|inkl|inc|including|inklusive|einschließlich|compris|inclus\w*|free)\.?\s+\S*\s*:?\s*$",
    re.IGNORECASE,
)
DEPOSIT = Phrases("pfand|deposit|consigne|pant|statiegeld|vratna kaucija|kaucja")
EXTRA = Phrases(
    "warranty|protection plan|protection|insurance|gift wrap|gift wrapping|gift box|assembly|installation|engraving|personalisation",
    "personalization|garantie|garantieverlängerung|versicherung|geschenkverpackung|montage|gravur|emballage cadeau|assurance|gravure",
    "garantía|envoltorio|garanzia|confezione regalo|gwarancja|záruka|cadeauverpakking",
)
"""What stands before the price of something that may be bought with the product."""

FOR_SOME = re.compile(
    r"\s*(?:for members|for subscribers|with (?:code|coupon|card|membership|subscription)|mit (?:code|gutschein|karte|abo)|für mitglieder"
    r"|avec (?:le )?code|con (?:el )?código|con (?:il )?codice|met code|med kod|z kodem)\b",
    re.IGNORECASE,
)
"""What stands after a price that only some visitors are asked."""

EXCLUDING_TAX = Phrases(
    "excl|excl.|excluding tax|ex vat|ex. vat|ex tax|excl vat|plus vat|+ vat|netto|zzgl. mwst*|zzgl. ust|exkl.|exkl|ht|hors taxe*|sin iva",
    "iva no incluido|iva escl*|+ iva|sem iva|excl. btw|ex btw|exkl. moms|ekskl. moms|ex moms|alv 0|bez vat|bez dph|nettó|fără tva|kdv hariç|без ндс",
    "税抜|税別|未税|부가세 별도",
)
PRICE_LABEL = Phrases(
    "price|regular price|sale price|unit price|now|our price|your price|price now|special price|final price|total price|only|preis|verkaufspreis",
    "sonderpreis|aktionspreis|regulärer preis|angebotspreis|jetzt|nur|unser preis|prix|prix habituel|prix promotionnel|prix de vente|prix soldé",
    "precio|precio habitual|precio de oferta|precio de venta|ahora|prezzo|prezzo di vendita|prezzo scontato|ora|preço|preço normal|por|prijs|nu",
    "normale prijs|aanbiedingsprijs|voor|pris|ordinarie pris|försäljningspris|hinta|cena|cena promocyjna|cena s dph|ár|preț|fiyat|цена|ціна|τιμή",
    "cijena|価格|販売価格|税込|税抜|价格|售价|價格|售價|가격|판매가|giá|harga|ราคา|מחיר|السعر",
)
WITH_TAX = re.compile(
    r"inkl|incl|includ|inc\.?\s|inc\b|enthalten|ttc|compris|mwst|ust|vat|tax|iva|btw|moms|alv|dph|tva|kdv|ндс|税込|税|zzgl|versand|shipping"
    r"|livraison|env[ií]o|spedizione|verzend|frakt|\*|gst|excl|exkl|netto|brutto|ht\b|hors|plus",
    re.IGNORECASE,
)
"""A small print beside a price that leaves it a price."""
