"""The words that shops use for their pages and buttons, in the languages that most of them speak.

Words are weak marks beside structure: a page in a language that stands nowhere here must still be told.
`*` at the end of a phrase means "and anything after it in the same word".
"""
# ruff: noqa: RUF001 - letters of many scripts are the subject here

from auditor.decode.page.phrases import Phrases

ADD_TO_CART = Phrases(
    "add to cart|add to basket|add to bag|add to trolley|add to shopping cart|add to order|add item|buy now|buy|order now",
    "purchase|add to my bag|pre-order|preorder|add to my cart|add to shopping bag|add bundle to cart|add all to cart",
    "in den warenkorb|in den einkaufswagen|zum warenkorb hinzufügen|in die tasche|in den korb|jetzt kaufen|kaufen",
    "warenkorb legen|vorbestellen|jetzt bestellen|ajouter au panier|acheter|ajouter|mettre au panier|commander",
    "añadir al carrito|agregar al carrito|añadir a la cesta|añadir a la bolsa|comprar|comprar ahora|agregar a la bolsa",
    "aggiungi al carrello|aggiungi alla borsa|acquista|acquista ora|compra|metti nel carrello",
    "adicionar ao carrinho|adicionar à sacola|adicionar ao cesto|comprar agora|adicionar",
    "in winkelwagen|in winkelmand|toevoegen aan winkelwagen|bestellen|in mijn winkelwagen|aan winkelmand toevoegen|koop nu",
    "lägg i varukorg|lägg i varukorgen|lägg till i varukorg|köp|lägg i kundvagn|köp nu|handla",
    "læg i kurv|læg i kurven|tilføj til kurv|køb|køb nu|legg i handlekurv|legg i handlekurven|kjøp|kjøp nå",
    "lisää ostoskoriin|lisää koriin|osta|osta nyt|dodaj do koszyka|do koszyka|kup teraz|kup|kupuję",
    "přidat do košíku|vložit do košíku|do košíku|koupit|pridať do košíka|vložiť do košíka|do košíka|kúpiť",
    "kosárba|kosárba teszem|kosárba rakom|megveszem|adaugă în coș|adauga in cos|adaugă în coşul|cumpără",
    "sepete ekle|satın al|hemen al|в корзину|добавить в корзину|купить|заказать|до кошика|додати в кошик|купити",
    "добави в количката|купи|προσθήκη στο καλάθι|αγορά|στο καλάθι|dodaj u košaricu|u košaricu|v košarico|dodaj v košarico",
    "カートに入れる|カートに追加|かごに入れる|買い物かごに入れる|購入する|今すぐ買う|カートへ|注文する",
    "加入购物车|加入購物車|添加到购物车|立即购买|立即購買|放入购物车|장바구니|장바구니 담기|장바구니에 담기|구매하기|바로구매|바로 구매",
    "thêm vào giỏ|thêm vào giỏ hàng|mua ngay|tambah ke keranjang|beli sekarang|tambahkan ke keranjang|masukkan keranjang",
    "หยิบใส่ตะกร้า|เพิ่มลงตะกร้า|ซื้อเลย|הוסף לסל|הוספה לסל|أضف إلى السلة|إضافة إلى السلة|اشتر الآن",
)
"""What the button says that puts a product into the cart."""

CHOOSE_FIRST = Phrases(
    "select a size|select size|select your size|select a color|select a colour|select color|select an option|select options|choose a size",
    "choose size|choose a color|choose a colour|choose an option|choose options|pick a size|größe wählen|größe auswählen|farbe wählen",
    "farbe auswählen|variante wählen|variante auswählen|bitte wählen|bitte auswählen|choisir une taille|choisissez une taille",
    "sélectionnez une taille|sélectionner une taille|choisir une couleur|choisissez une option|choisir les options|selecciona una talla",
    "selecciona talla|elige una talla|elige tu talla|elegir opciones|seleziona una taglia|seleziona taglia|scegli la taglia|scegli una taglia",
    "scegli un'opzione|kies een maat|kies je maat|selecteer een maat|kies een kleur|välj storlek|välj färg|vælg størrelse|vælg farve",
    "velg størrelse|velg farge|wybierz rozmiar|wybierz kolor|wybierz opcje|selecione o tamanho|escolha o tamanho|selecione uma opção",
    "valitse koko|vyberte velikost|vyberte variantu|zvolte variantu|válasszon méretet|alege mărimea|beden seç|beden seçin|выберите размер",
    "оберіть розмір|サイズを選択|カラーを選択|オプションを選択|选择尺码|옵션을 선택",
)
"""What that button says until a variant is chosen."""

NOT_ADD = Phrases(
    "wish list|wishlist|wish-list|favourite*|favorite*|compare|comparison|notify*|newsletter|save for later|email me|alert",
    "registry|wunschzettel|merkzettel|merkliste|vergleich*|benachrichtig*|liste de souhaits|favoris|liste d'envies",
    "comparer|prévenir|alerte|lista de deseos|favoritos|comparar|avísame|lista dei desideri|preferiti|confronta|avvisami",
    "verlanglijst*|vergelijk*|lista życzeń|do ulubionych|porównaj|powiadom*|önskelista|favoriter|jämför|ønskeliste",
    "toivelista|istek listesi|favorilere|karşılaştır|お気に入り|欲しいもの|比較|入荷|收藏|对比|比較清單|到货通知|찜|비교|재입고",
    "избранное|сравн*|porovnat|oblíben*|kedvencek|összehasonlít*|favorite|lista de desejos|avise-me|gift card balance",
    "view cart|view basket|view bag|go to cart|zum warenkorb gehen|voir le panier|ver carrito|subscribe|abonnieren",
)
"""What a button says that only looks like it."""

CART = Phrases(
    "shopping cart|shopping basket|shopping bag|your cart|your basket|your bag|cart|basket|my bag|my cart|my basket",
    "warenkorb*|einkaufswagen|einkaufskorb|panier|mon panier|votre panier|carrito|cesta|cesta de la compra|bolsa de compra",
    "carrello|borsa|carrinho|sacola|cesto|winkelwagen|winkelmand|winkelmandje|varukorg*|kundvagn*|indkøbskurv*|kurv|kurven",
    "handlekurv*|ostoskori*|koszyk*|košík*|nákupní košík|kosár|kosara*|coș*|coşul|cosul|sepet*|alışveriş sepeti|корзин*",
    "кошик*|количка|καλάθι|košarica|カート|買い物かご|ショッピングカート|购物车|購物車|장바구니|giỏ hàng|keranjang*|ตะกร้า|סל|سلة|عربة",
)
CART_EMPTY = Phrases(
    "cart is empty|basket is empty|bag is empty|cart is currently empty|ist leer|est vide|está vacío|está vacía|è vuoto",
    "está vazio|is leeg|är tom|er tom|on tyhjä|jest pusty|je prázdný|je prázdny|üres|este gol|sepetiniz boş|корзина пуста",
    "空です|商品はありません|是空的|空空如也|비어 있습니다|비어있습니다|còn trống|kosong|ваша корзина пуста|είναι άδειο",
)
CHECKOUT = Phrases(
    "checkout|check out|proceed to checkout|secure checkout|to checkout|go to checkout|kasse|zur kasse|zur kassa|kassa",
    "commander|passer la commande|passer commande|valider mon panier|paiement|finalizar compra|tramitar pedido|pagar",
    "realizar pedido|finalizar pedido|procedi all'ordine|cassa|vai alla cassa|procedi al checkout|concludi ordine",
    "finalizar|fechar pedido|afrekenen|naar de kassa|bestellen|till kassan|gå till kassan|til kassen|gå til kassen|til kassen",
    "kassalle|tilaa|do kasy|zamówienie|przejdź do kasy|złóż zamówienie|pokladna|k pokladně|pokladně|objednávka|do pokladne",
    "pénztár|pénztárhoz|tovább a pénztárhoz|finalizare comandă|finalizează comanda|ödeme|ödemeye geç|alışverişi tamamla",
    "оформить заказ|оформление заказа|оформити замовлення|ταμείο|ολοκλήρωση|blagajna|レジ|レジに進む|ご購入手続き|購入手続き",
    "注文手続き|结算|去结算|結帳|去結帳|结账|주문하기|주문서|결제|thanh toán|pembayaran|ชำระเงิน|לקופה|תשלום|إتمام الطلب|الدفع",
)
PLACE_ORDER = Phrases(
    "place order|place your order|pay now|purchase|complete order|complete purchase|submit order|confirm order|buy now and pay",
    "zahlungspflichtig bestellen|kostenpflichtig bestellen|jetzt kaufen|bestellung abschicken|kaufen|jetzt zahlen",
    "confirmer la commande|commander avec obligation de paiement|payer maintenant|valider la commande|realizar el pedido",
    "pagar ahora|confirmar pedido|effettua ordine|paga ora|conferma ordine|finalizar encomenda|pagar agora",
    "bestelling plaatsen|nu betalen|bestelling met betaalverplichting|slutför köp|betala nu|gennemfør køb|betal nu",
    "fullfør kjøp|tee tilaus|maksa nyt|zamawiam z obowiązkiem zapłaty|kupuję i płacę|odeslat objednávku|objednat",
    "megrendelés|rendelés elküldése|plasează comanda|siparişi onayla|siparişi tamamla|подтвердить заказ|注文を確定する|注文を確定",
    "注文する|提交订单|提交訂單|결제하기|đặt hàng|buat pesanan|تأكيد الطلب|إرسال الطلب|אישור הזמנה|בצע הזמנה",
)
THANKS = Phrases(
    "thank you|thanks|thanks for your order|thanks for your purchase|order received|order confirmed|order is confirmed|order complete",
    "order has been received|order has been placed|order confirmation|your order is complete|purchase confirmed|order placed",
    "vielen dank|danke|bestellung ist eingegangen|bestellbestätigung|bestellung erhalten|bestellung war erfolgreich",
    "merci|commande confirmée|commande est confirmée|commande a été|confirmation de commande|commande reçue",
    "gracias|pedido recibido|pedido confirmado|pedido ha sido|confirmación de pedido|confirmación del pedido",
    "grazie|ordine ricevuto|ordine confermato|ordine è confermato|conferma ordine|conferma dell'ordine",
    "obrigado|obrigada|pedido realizado|confirmação do pedido|encomenda confirmada|encomenda recebida",
    "bedankt|bestelling ontvangen|bestelling is bevestigd|orderbevestiging|bestelbevestiging|dank je wel|dank u wel",
    "tack för din beställning|tack för din order|tack|orderbekräftelse|beställning mottagen|tak for din ordre|tak for dit køb",
    "tak|ordrebekræftelse|takk for din bestilling|takk|ordrebekreftelse|bestilling mottatt|kiitos|tilausvahvistus|tilaus vastaanotettu",
    "dziękujemy|dziękujemy za zamówienie|zamówienie zostało|potwierdzenie zamówienia|děkujeme|objednávka přijata|potvrzení objednávky",
    "ďakujeme|potvrdenie objednávky|köszönjük|rendelés visszaigazolás*|vă mulțumim|mulțumim|comanda a fost|confirmare comandă",
    "teşekkür*|siparişiniz alındı|sipariş alındı|спасибо|заказ принят|заказ оформлен|ваш заказ|дякуємо|замовлення прийнято",
    "благодарим|ευχαριστούμε|η παραγγελία σας|hvala|narudžba je zaprimljena|ありがとうございま|注文完了|ご注文が完了|注文を受け付け|ご購入ありがとう",
    "感谢您|谢谢|订单已提交|下单成功|支付成功|訂單成立|訂購成功|感謝您|감사합니다|주문이 완료|주문완료|주문 완료|cảm ơn|đặt hàng thành công",
    "terima kasih|pesanan diterima|ขอบคุณ|תודה|شكرا|شكراً|تم استلام طلبك",
)
ORDER = Phrases(
    "order|purchase|bestellung*|bestell*|bestel*|auftrag*|commande*|achat|pedido*|compra|orden|ordine|acquisto|encomenda|bestelling*",
    "order*|ordre*|beställning*|köp|bestilling*|kjøp|køb|tilaus*|zamówieni*|objednávk*|rendelés*|comand*|sipariş*|заказ*",
    "замовлення|поръчка*|παραγγελία*|narudžb*|naročil*|注文*|订单*|訂單*|주문*|đơn hàng|pesanan|คำสั่งซื้อ|הזמנה|طلب*",
)
NUMBER_WORD = Phrases(
    "number|snummer|no|no.|nr|nr.|num|num.|#|id|reference|ref|ref.|code|nummer|numéro|n°|nº|núm.|numero|número|référence|referencia",
    "riferimento|referência|numer|číslo|č.|numeron|tilausnumero|numeroa|szám|száma|număr*|numarası|no'su|номер|№|αριθμός|broj|številka|番号|号|號|编号|編號|번호",
    "mã|nomor|หมายเลข|מספר|رقم|#:",
)
SUBTOTAL = Phrases(
    "subtotal|sub total|sub-total|item total|items total|merchandise total|zwischensumme|warenwert|summe artikel|sous-total",
    "sous total|subtotale|parziale|subtotaal|delsumma|delsum|varesum|subtotal de productos|välisumma|suma częściowa",
    "wartość produktów|mezisoučet|medzisúčet|részösszeg|ara toplam|подытог|промежуточный итог|стоимость товаров|проміжний підсумок|междинна сума",
    "μερικό σύνολο|υποσύνολο|međuzbroj|小計|小计|商品合計|商品总额|소계|상품금액|tạm tính|ยอดรวมย่อย|סכום ביניים|المجموع الفرعي",
    "basket total (before discounts)|net total|nettosumme|total before tax|total (excl|total hors taxes|total ht|summe netto",
)
TOTAL = Phrases(
    "total|grand total|order total|basket total|cart total|amount due|amount payable|amount to pay|total due|total amount|gesamt|gesamtsumme|gesamtbetrag",
    "summe|endbetrag|rechnungsbetrag|zu zahlen|total ttc|montant total|total à payer|total general|importe total|totale",
    "totale ordine|valor total|totaal|totaalbedrag|te betalen|totalt|summa|att betala|i alt|total pris|at betale|sum|å betale",
    "yhteensä|loppusumma|razem|suma|do zapłaty|łącznie|celkem|celková cena|k úhradě|spolu|celkom|összesen|végösszeg|fizetendő",
    "total de plată|total general|toplam|genel toplam|ödenecek tutar|итого|всего|к оплате|разом|всього|до сплати|общо|σύνολο|γενικό σύνολο",
    'ukupno|skupaj|合計|総合計|お支払い金額|ご請求金額|合计|总计|总额|總計|應付金額|应付|합계|총액|총 결제금액|결제금액|tổng|tổng cộng|ยอดรวม|รวมทั้งหมด|סה"כ|الإجمالي|المجموع',
)
SHIPPING = Phrases(
    "shipping|delivery|postage|handling|freight|versand*|lieferung|lieferkosten|porto|fracht|livraison|frais de port|expédition",
    "envío|gastos de envío|entrega|spedizione|consegna|envio|frete|portes|verzending|verzendkosten|bezorging|frakt|leverans",
    "fragt|levering|forsendelse|toimitus*|postikulut|dostaw*|wysyłk*|doprava|poštovné|dopravné|szállítás*|livrare|transport",
    "kargo|teslimat|доставк*|доставка|μεταφορικά|αποστολή|dostava|送料|配送料|運費|运费|配送|배송비|배송|phí vận chuyển|vận chuyển|ongkir|pengiriman",
    "ค่าจัดส่ง|משלוח|الشحن|التوصيل|shipping charge",
)
TAX = Phrases(
    "tax|taxes|vat|gst|hst|sales tax|mwst|mwst.|ust|ust.|mehrwertsteuer|umsatzsteuer|steuer|steuern|tva|taxe|iva|impuestos|impuesto",
    'imposte|btw|moms|mva|alv|vat|ptu|podatek|dph|áfa|kdv|ндс|пдв|ддс|фпа|φπα|pdv|ddv|税|消費税|税额|稅金|부가세|세금|thuế|pajak|ppn|ภาษี|מע"מ|ضريبة',
)
DISCOUNT = Phrases(
    "discount|coupon|voucher|promotion|promo|savings|gift card|rabatt|gutschein|nachlass|remise|réduction|bon de réduction|code promo",
    "descuento|cupón|sconto|buono|coupon|desconto|cupom|korting|kortingscode|rabatkode|rabat|alennus|alekoodi|zniżka|rabat|sleva|zľava",
    "kedvezmény|reducere|indirim|скидка|купон|знижка|отстъпка|έκπτωση|popust|割引|クーポン|优惠|折扣|優惠|折價|할인|쿠폰|giảm giá|diskon|ส่วนลด|הנחה|خصم",
)
SOLD_OUT = Phrases(
    "sold out|out of stock|currently unavailable|no longer available|unavailable|ausverkauft|nicht verfügbar|nicht lieferbar|nicht auf lager",
    "vergriffen|rupture de stock|épuisé|indisponible|agotado|sin existencias|no disponible|esaurito|non disponibile|esgotado|indisponível",
    "sem estoque|uitverkocht|niet op voorraad|niet leverbaar|slutsåld|slut i lager|ej i lager|udsolgt|utsolgt|ikke på lager|loppu|loppuunmyyty",
    "wyprzedane|brak w magazynie|niedostępny|chwilowo niedostępny|vyprodáno|není skladem|vypredané|elfogyott|nincs raktáron|stoc epuizat",
    "indisponibil|tükendi|stokta yok|нет в наличии|распродано|немає в наявності|изчерпан|εξαντλημένο|rasprodano|ni na zalogi",
    "売り切れ|在庫切れ|品切れ|完売|售罄|缺货|已售完|補貨中|품절|매진|일시품절|hết hàng|habis|สินค้าหมด|אזל|نفد|غير متوفر",
)
NOT_FOUND = Phrases(
    "404|page not found|not be found|not found|seite nicht gefunden|nicht gefunden|page introuvable|introuvable|página no encontrada",
    "no encontrada|pagina non trovata|página não encontrada|pagina niet gevonden|sidan hittades inte|siden blev ikke fundet|sivua ei löydy",
    "strona nie została znaleziona|stránka nenalezena|az oldal nem található|pagina nu a fost găsită|sayfa bulunamadı|страница не найдена",
    "ページが見つかりません|页面不存在|找不到|페이지를 찾을 수 없|頁面不存在|페이지가 존재하지|お探しのページは",
    "can't be found|can’t be found|cannot be found|we could not find|we couldn't find|we couldn’t find|page doesn't exist|page doesn’t exist",
    "page does not exist|seite existiert nicht|page n'existe pas|page n’existe pas|página no existe|pagina non esiste|página não existe",
    "pagina bestaat niet|strona nie istnieje|siden ble ikke funnet|siden findes ikke|sidan finns inte|stránka neexistuje|stránka nebola nájdená",
    "stranica nije pronađena|сторінку не знайдено|страница не существует|страницата не е намерена|η σελίδα δεν βρέθηκε|sayfa mevcut değil",
    "không tìm thấy trang|halaman tidak ditemukan|ไม่พบหน้า|הדף לא נמצא|الصفحة غير موجودة",
)
SEARCH = Phrases(
    "search results|search result|results for|search:|results found|suchergebnis*|suche nach|ergebnisse für|résultats de recherche|résultats pour",
    "résultats de la recherche|resultados de búsqueda|resultados para|resultados de la búsqueda|risultati di ricerca|risultati della ricerca",
    "risultati per|resultados da pesquisa|resultados da busca|zoekresultaten|resultaten voor|sökresultat|søgeresultater|søkeresultater",
    "hakutulokset|wyniki wyszukiwania|výsledky vyhledávání|výsledky vyhľadávania|keresési eredmény*|rezultatele căutării|arama sonuçları",
    "результаты поиска|результати пошуку|αποτελέσματα αναζήτησης|検索結果|搜索结果|搜尋結果|검색결과|검색 결과|kết quả tìm kiếm|hasil pencarian",
)
GUEST = Phrases(
    "guest|checkout as guest|continue as guest|gast|als gast|invité|invitado|ospite|convidado|gäst|gæst|gjest|vieras|gość|host|vendég|oaspete",
    "misafir|гость|гість|ゲスト|访客|訪客|비회원|khách",
)
PAYMENT = Phrases(
    "payment|payment method|pay with|zahlung*|zahlungsart|paiement|moyen de paiement|pago|método de pago|pagamento|betaling*|betaalmethode",
    "betalning*|betalings*|maksutapa|maksu*|płatnoś*|platb*|fizetés*|plată|plata|ödeme*|оплат*|плащане|πληρωμή*|plačilo|plaćanj*",
    "お支払い|支払|付款|支付|결제",
)
