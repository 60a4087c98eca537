"""What ways to pay are called, as data: those that move no money at once, and those that do.

Names of methods and providers are those of the checkouts of Shopify, WooCommerce, Magento 2, PrestaShop, Shopware 6,
Odoo and django-oscar and of their providers' own lists of methods, in the languages of `words.py` (November 2026).
"""

# ruff: noqa: RUF001 - the words of many scripts

import re

TEST = re.compile(
    r"\btest(?:s|ing|s?modus)?\b|\btest[- ]?(?:mode|payment|gateway|zahlung)|\b(?:bogus|dummy|sandbox|demo)\b|\bmode test\b",
    re.IGNORECASE,
)
"""A method that is a test by its own words."""

OFFLINE = re.compile(
    r"cash on delivery|\bcod\b|cash_?on_?delivery|\bcash\b(?! ?app)|bank[ _]?transfer|bank deposit|wire[ _]?transfer|direct bank|\bbacs\b|\binvoice"
    r"|purchase order|\bche(?:ck|que)s?\b(?![ -]?out)|money order|\bmanual\b|pay in[- ]store|(?:pay(?:ment)?|card) (?:up)?on (?:pick-?up|collection|delivery)"
    r"|pay at (?:pick-?up|collection|the door)|\boffline\b|no payment|^free\b(?! (?:returns|delivery|shipping|trial|instal))|\bfree (?:order|of charge)"
    r"|nachnahme|\brechnung|kauf auf rechnung|vorkasse|vorauskasse|überweisung|barzahlung|bar bei|virement|chèque|contre.?remboursement|à la livraison|\bfacture"
    r"|contra ?reembolso|transferencia|efectivo|contrassegno|bonifico|alla consegna|overschrijving|overboeking|onder rembours|op rekening|factuur"
    r"|faktura|förskott|postförskott|pobrani|przelew(?!y)|gotówk|boleto|transferência|contra entrega|代金引換|代引|銀行振込|kapıda ödeme|\bhavale\b|\beft\b"
    r"|bankoverførsel|bankoverføring|efterkrav|oppkrav|postiennakko|lasku|dobírk|bankovní převod|bankový prevod|utánvét|átutalás|ramburs|transfer bancar|αντικαταβολή|κατάθεση"
    r"|налож|при получении|무통장|货到付款|银行转账",
    re.IGNORECASE,
)
"""A method that is settled later, or by hand."""

IN_HAND = re.compile(
    r"(?:up)?on delivery|on (?:pick-?up|collection)|at (?:pick-?up|collection|the door)|in[- ]store|nachnahme|bei (?:lieferung|abholung)|à la livraison"
    r"|contre.?remboursement|contra ?reembolso|contra entrega|alla consegna|contrassegno|onder rembours|bij (?:levering|afhalen)|vid leverans|pobrani|przy odbiorze"
    r"|代金引換|代引|kapıda|ved levering|dobírk|utánvét|ramburs|αντικαταβολή|при получении|货到付款",
    re.IGNORECASE,
)
"""It is paid to the one who brings it, whatever with."""

_CARDS = (
    r"\bcards?\b|kreditkarte|debitkarte|\bkarte\b|\bcartes?\b|tarjeta|carta di|creditcard|kort\b|\bkarta\b|kartą|cartão|カード|kartou|bankkártya|\bcard\b|κάρτα|\bкарт"
    r"|kredi kartı|카드|信用卡|银行卡|\bvisa\b|master ?card|\bamex\b|american express|maestro"
)
_PROVIDERS = (
    r"\bupi\b|razorpay|net ?banking|paypal|klarna|stripe|adyen|braintree|mollie|\bsquare\b|apple ?pay|google ?pay|\bg ?pay\b|amazon ?pay|shop ?pay|afterpay"
    r"|clearpay|affirm|sofort|\bideal\b|bancontact|giropay|przelewy ?24|swish|vipps|mobilepay|\bblik\b|payu\b|mercado ?pago|\bpix\b|iyzico|alipay|wechat|twint"
    r"|\bsepa\b|lastschrift|direct debit|sezzle|\bzip ?pay|paysafe|\beps\b|trustly|open banking|pay by bank|instant (?:bank )?transfer|\bach\b|e-?check|electronic check"
    r"|ratepay|riverty|\bbillie\b|mondu|scalapay|\boney\b|\balma\b|laybuy|venmo|cash ?app|bizum|multibanco|mb ?way|satispay|nexi|worldpay|checkout\.com|authorize\.net"
    r"|instal+ments?|ratenkauf|ratenzahlung|pay (?:later|in \d)|bitcoin|crypto|coinbase|paytm|phonepe|gcash|opayo|sage ?pay|redsys|szybki przelew|postfinance"
)
PROVIDER = re.compile(_PROVIDERS, re.IGNORECASE)
CARD = re.compile(_CARDS, re.IGNORECASE)
LIVE = re.compile(f"{_CARDS}|{_PROVIDERS}", re.IGNORECASE)
"""A method that charges a card or an account at once."""

NO_WAY = re.compile(
    r"gift ?-?cards?|geschenkkarten?|gutscheinkarten?|cartes? cadeau|tarjetas? (?:de )?regalo|carta regalo|cadeaukaart(?:en)?|presentkort|loyalty cards?|card number|card details",
    re.IGNORECASE,
)
"""What names a card and is no way to pay."""

PAYS = re.compile(
    r"\bpay\b|bezahlen|\bpayer\b|\bpagar\b|\bpaga\b|\bbetalen\b|\bbetala\b|\bbetal\b|zapłać|płacę|ödeme|支払|maksa|zaplatit|fizet|plăte|πληρωμ"
    r"|оплат|결제|支付",
    re.IGNORECASE,
)
"""A button that pays at once."""

PAYMENT = re.compile(
    r"payment|zahlung|zahlart|bezahl|paiement|\bpago|pagamento|betaal|betalning|betaling|płatno|pagam|支払|ödeme|maksu|platb|fizet|plat[ăa]|πληρωμ|оплат|결제|支付|pay_?method|\bpay\b",
    re.IGNORECASE,
)
SHIPPING = re.compile(
    r"shipping|delivery|versand|liefer|livraison|env[ií]o|spedizione|consegna|verzend|bezorg|leverans|frakt|dostaw|entrega|envio|配送|teslimat|kargo|levering|toimitus|doprav|szállít|livrare|αποστολ|достав|배송|送货|运费",
    re.IGNORECASE,
)


def moves_no_money(text: str) -> bool:
    """Whether a way to pay is a test or is settled later, by what it is called.

    One that names a provider or a card is not, unless the buyer pays to the one who brings it.
    """
    if TEST.search(text):
        return True
    if not OFFLINE.search(text) or PROVIDER.search(text):
        return False
    return not CARD.search(NO_WAY.sub(" ", text)) or IN_HAND.search(text) is not None
