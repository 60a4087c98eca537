"""What the page that confirms an order states of its payment: that it is awaited, or that it came to nothing.

The words are those in which WooCommerce, Shopify, Magento 2, PrestaShop, Shopware 6 and OpenCart name the state of a
payment to the buyer, in the languages of their own translations (November 2026).
"""
# ruff: noqa: RUF001 - letters of many scripts are the subject here

from collections.abc import Iterable, Iterator

from auditor.decode.page.phrases import Phrases
from auditor.model.page import PaymentState

_LONGEST = 200  # characters of a line that states it; a longer one explains something
_LABEL = 40  # characters of a label that stands above its value
_WORDS = 120  # characters that are quoted

PENDING = Phrases(
    "payment pending|payment is pending|payment: pending|payment status: pending|payment status pending|pending payment",
    "awaiting payment|awaiting your payment|waiting for payment|waiting for your payment|payment outstanding|payment not yet received",
    "we have not received your payment|payment has not been received|payment status: unpaid|payment status unpaid|pending confirmation of payment",
    "zahlung ausstehend|zahlung steht noch aus|zahlung steht aus|zahlung offen|zahlungsstatus: offen|zahlungsstatus offen|warten auf zahlung",
    "wartet auf zahlung|warte auf zahlungseingang|zahlung noch nicht eingegangen|zahlungseingang ausstehend",
    "paiement en attente|en attente de paiement|en attente de votre paiement|en attente du paiement|pago pendiente|pendiente de pago",
    "a la espera de pago|esperando el pago|pagamento in attesa|in attesa di pagamento|in attesa del pagamento|pagamento in sospeso",
    "wacht op betaling|in afwachting van betaling|betaling in behandeling|betaling openstaand|pagamento pendente|aguardando pagamento",
    "a aguardar pagamento|aguarda pagamento|väntar på betalning|inväntar betalning|afventer betaling|avventer betaling|venter på betaling",
    "odottaa maksua|oczekuje na płatność|oczekiwanie na płatność|oczekująca płatność|płatność oczekująca|čeká na platbu|čeká se na platbu",
    "čaká na platbu|fizetésre vár|fizetés függőben|în așteptarea plății|plata în așteptare|ödeme bekleniyor|ödeme bekliyor|ожидает оплаты",
    "ожидание оплаты|ожидается оплата|очікує оплати|αναμονή πληρωμής|σε αναμονή πληρωμής|čeka uplatu|入金待ち|お支払い待ち|支払い待ち|待付款|待支付|等待付款",
    "결제 대기|입금 대기|chờ thanh toán|menunggu pembayaran|รอการชำระเงิน|ממתין לתשלום|في انتظار الدفع|بانتظار الدفع",
)
FAILED = Phrases(
    "payment failed|payment has failed|payment was declined|payment declined|payment has been declined|payment was refused|payment refused",
    "payment was not successful|payment unsuccessful|payment could not be processed|payment could not be completed|payment was rejected",
    "card was declined|card has been declined|transaction declined|transaction was declined|transaction failed|payment was cancelled|payment cancelled",
    "zahlung fehlgeschlagen|zahlung ist fehlgeschlagen|zahlung abgelehnt|zahlung wurde abgelehnt|zahlung wurde abgebrochen|zahlung abgebrochen",
    "zahlung konnte nicht|paiement refusé|paiement a été refusé|paiement a échoué|échec du paiement|paiement échoué|paiement annulé",
    "pago rechazado|pago fallido|pago ha sido rechazado|pago ha fallado|error en el pago|pagamento rifiutato|pagamento non riuscito",
    "pagamento fallito|pagamento annullato|betaling mislukt|betaling is mislukt|betaling geweigerd|betaling geannuleerd|pagamento recusado",
    "pagamento não aprovado|pagamento falhou|falha no pagamento|betalningen misslyckades|betalning nekad|betalingen mislykkedes|betaling afvist",
    "betalingen feilet|betaling avvist|maksu epäonnistui|maksu hylättiin|płatność odrzucona|płatność nieudana|płatność nie powiodła się",
    "platba se nezdařila|platba byla zamítnuta|platba zlyhala|sikertelen fizetés|fizetés sikertelen|plata a eșuat|plată respinsă",
    "ödeme başarısız|ödeme reddedildi|оплата не прошла|платёж отклонён|платеж отклонен|ошибка оплаты|оплата не вдалася|η πληρωμή απέτυχε",
    "plaćanje nije uspjelo|決済に失敗|決済エラー|お支払いに失敗|支付失败|付款失敗|付款失败|결제 실패|결제에 실패|thanh toán thất bại|pembayaran gagal|فشل الدفع",
)
_CONDITION = Phrases(
    "if|unless|once|until|when|should|in case|otherwise|wenn|falls|sollte|sobald|bis|andernfalls|si|lorsque|dès que|sinon|jusqu'à",
    "cuando|hasta|en caso|se|quando|qualora|appena|fino|als|zodra|indien|tot|om|när|tills|hvis|når|indtil|jos|kun|jeśli|gdy|jeżeli|pokud|jakmile",
    "ak|ha|amint|dacă|când|eğer|если|когда|якщо|αν|εάν|ako|場合|たら|如果|若|경우|nếu|jika|หาก|אם|إذا",
)
"""Words by which a line speaks of what may be, and not of what is."""


def payment_state(lines: Iterable[str]) -> PaymentState | None:
    """What lines of text state of the payment; None where they state nothing, or only what would be if.

    What came to nothing weighs more than what is awaited.
    """
    told: dict[bool, str] = {}
    for line in _joined(lines):
        if len(line) > _LONGEST or _CONDITION.found_in(line):
            continue
        for failed, phrases in ((True, FAILED), (False, PENDING)):
            if phrases.found_in(line):
                told.setdefault(failed, line[:_WORDS])
    if not told:
        return None
    failed = True in told
    return PaymentState(failed=failed, words=told[failed])


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Each line, and each label with the line after it, as a list of terms has them."""
    last = ""
    for line in lines:
        yield line
        if last and len(line) <= _LABEL:
            yield f"{last.rstrip(' :')}: {line}"
        last = line if len(line) <= _LABEL else ""
