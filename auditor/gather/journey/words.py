"""The words and marks of shops, as data: what their buttons, links and forms say in nearly thirty languages.

Sixteen are collected from the default texts of Shopify's, WooCommerce's, Magento's, PrestaShop's, Shopware's,
OpenCart's and django-oscar's translations (November 2026); the others, and single words, are common usage that no
source was read for. Words are compared in lower case, spaces folded.
"""

# ruff: noqa: RUF001 - the words of many scripts

ADD_TO_CART = (
    "add to cart", "add to basket", "add to bag", "add to shopping cart", "add to shopping bag", "add to trolley",
    "add item to cart", "add item to bag", "add to my bag", "add to my cart", "add to order", "put in cart",
    "put in basket", "add to tote",
    "in den warenkorb", "in den warenkorb legen", "zum warenkorb hinzufügen", "in den einkaufswagen",
    "in den einkaufskorb", "in die einkaufstasche", "zum einkaufswagen hinzufügen", "warenkorb hinzufügen",
    "ajouter au panier", "ajouter à mon panier", "mettre dans le panier", "ajouter au sac",
    "ajouter au chariot", "añadir al carrito", "añadir a la cesta", "agregar al carrito", "agregar a la bolsa",
    "añadir a la bolsa", "añadir a la cesta de compra", "añadir al carro", "agregar al carro", "anadir al carrito",
    "aggiungi al carrello", "metti nel carrello", "aggiungi alla borsa", "aggiungi alla shopping bag",
    "in winkelwagen", "in winkelmand", "in winkelmandje", "toevoegen aan winkelwagen",
    "toevoegen aan winkelmand", "in mijn winkelwagen", "voeg toe aan winkelwagen", "aan winkelwagen toevoegen",
    "lägg i varukorg", "lägg i varukorgen", "lägg till i varukorg", "lägg i kundvagn", "lägg i kundvagnen",
    "lägg till i varukorgen", "köp nu i varukorg",
    "dodaj do koszyka", "do koszyka", "wrzuć do koszyka", "adicionar ao carrinho", "adicionar à sacola",
    "adicionar ao cesto", "adicionar à cesta", "colocar no carrinho", "pôr no carrinho",
    "カートに入れる", "カートに追加", "カートに追加する", "買い物かごに入れる", "かごに入れる", "バッグに入れる",
    "ショッピングカートに入れる", "カゴに入れる",
    "sepete ekle", "sepete at", "læg i kurv", "læg i kurven", "tilføj til kurv", "læg i indkøbskurv",
    "legg i handlekurv", "legg i handlekurven", "legg i handlevogn", "legg til i handlekurv", "lisää ostoskoriin",
    "lisää koriin", "lisää ostoskärryyn", "do košíku", "přidat do košíku", "vložit do košíku", "do košíka",
    "pridať do košíka", "kosárba", "kosárba teszem", "kosárba helyezés", "kosárba rakom", "adaugă în coș",
    "adauga in cos", "adaugă in coș", "προσθήκη στο καλάθι", "στο καλάθι", "добавить в корзину", "в корзину",
    "положить в корзину", "додати в кошик", "до кошика", "장바구니에 담기", "장바구니 담기", "장바구니",
    "加入购物车", "加入購物車", "放入购物车", "thêm vào giỏ hàng", "tambah ke keranjang", "หยิบใส่ตะกร้า",
    "أضف إلى السلة", "إضافة إلى السلة", "أضف للسلة", "إضافة للسلة", "أضف إلى عربة التسوق", "إضافة إلى عربة التسوق", "أضف إلى الحقيبة",
    "הוסף לסל", "הוספה לסל", "הוסף לעגלה", "הוספה לעגלה", "in mijn winkelmandje", "in mijn winkelmand", "toevoegen aan winkelmandje",
    "in mijn mandje", "dodaj u košaricu", "dodaj u korpu", "u košaricu", "u korpu", "stavi u košaricu", "dodaj v košarico", "v košarico",
    "добави в количката", "добавяне в количката", "в количката", "į krepšelį", "įdėti į krepšelį", "pievienot grozam", "ielikt grozā",
    "lisa ostukorvi", "lisa korvi", "додај у корпу", "у корпу", "加到购物车", "添加到购物车", "加入購物籃", "카트에 담기", "쇼핑백에 담기",
    "장바구니에 추가", "ใส่ตะกร้า", "เพิ่มลงตะกร้า", "เพิ่มลงในตะกร้า", "thêm vào giỏ", "masukkan keranjang", "tambahkan ke keranjang", "tambah ke troli",
    "افزودن به سبد", "افزودن به سبد خرید", "afegeix a la cistella", "afegir a la cistella", "saskira gehitu", "engadir ao carro", "bæta í körfu", "setja í körfu",
)  # fmt: skip

# Whole words of a button that may put into the cart, or go straight to the checkout.
BUY = (
    "buy", "buy it", "purchase", "order", "order now", "add", "pre-order", "pre-order now", "preorder", "preorder now", "pre order", "vorbestellen",
    "jetzt vorbestellen", "précommander", "reservar", "prenota", "preordina", "pre-ordina", "förboka", "forudbestil", "予約する", "予約注文", "ön sipariş ver",
    "předobjednat", "προπαραγγελία", "предзаказ", "예약구매", "预订", "kaufen", "jetzt kaufen", "bestellen",
    "jetzt bestellen", "acheter", "commander", "comprar", "compra", "comprar ahora", "acquista", "compra ora",
    "ordina", "kopen", "koop", "bestel", "nu kopen", "köp", "köp nu", "beställ", "kup", "kup teraz", "zamów",
    "購入する", "購入", "satın al", "køb", "køb nu", "kjøp", "osta", "koupit", "kúpiť", "megveszem", "vásárlás",
    "cumpără", "αγορά", "купить", "купити", "구매하기", "购买", "mua ngay", "beli", "ซื้อ",
)  # fmt: skip

BUY_NOW = (
    "buy now", "buy it now", "checkout now", "express checkout", "buy with", "pay with", "jetzt zur kasse",
    "direkt kaufen", "sofort kaufen", "acheter maintenant", "achat immédiat", "comprar agora", "acquista ora",
    "direct kopen", "今すぐ購入", "今すぐ買う", "hemen al", "바로구매", "立即购买", "paypal", "shop pay", "apple pay",
    "google pay", "gpay", "amazon pay", "klarna", "afterpay", "sezzle", "in installments",
)  # fmt: skip

# What the button of a product says until a variant is chosen.
CHOOSE_FIRST = (
    "select a size", "select size", "select your size", "select a color", "select a colour", "select color", "select an option",
    "select options", "choose a size", "choose size", "choose a color", "choose a colour", "choose an option", "choose options",
    "pick a size", "size wählen", "größe wählen", "größe auswählen", "farbe wählen", "farbe auswählen", "variante wählen",
    "variante auswählen", "bitte größe wählen", "bitte wählen", "bitte auswählen", "choisir une taille", "choisissez une taille",
    "sélectionnez une taille", "sélectionner une taille", "choisir une couleur", "choisir les options", "choisissez une option",
    "selecciona una talla", "selecciona talla", "elige una talla", "elige tu talla", "elegir opciones", "seleziona una taglia",
    "seleziona taglia", "scegli la taglia", "scegli una taglia", "scegli un'opzione", "kies een maat", "kies je maat", "selecteer een maat",
    "kies een kleur", "välj storlek", "välj färg", "vælg størrelse", "vælg farve", "velg størrelse", "velg farge",
    "wybierz rozmiar", "wybierz kolor", "wybierz opcje", "selecione o tamanho", "escolha o tamanho", "selecione uma opção", "valitse koko",
    "vyberte velikost", "zvolte variantu", "vyberte variantu", "válasszon méretet", "alege mărimea", "サイズを選択", "カラーを選択", "オプションを選択",
    "beden seçin", "beden seç", "выберите размер", "оберіть розмір", "选择尺码", "옵션을 선택",
)  # fmt: skip

# What looks like buying and is not.
NOT_CART = (
    "wishlist", "wish list", "wish-list", "favourite", "favorite", "save for later", "compare", "notify me",
    "email me when", "back in stock", "waitlist", "waiting list", "remind me", "newsletter", "subscribe",
    "gift registry", "registry", "add a review", "add review", "write a review", "share", "sample", "quote",
    "add to list", "add to calendar", "view cart", "view basket", "continue shopping", "find in store", "pre-order list",
    "merkzettel", "wunschliste", "wunschzettel", "merken", "vergleichen", "benachrichtigen", "erinnern",
    "liste d'envies", "liste de souhaits", "favoris", "comparer", "prévenez-moi", "m'alerter", "me prévenir",
    "lista de deseos", "favoritos", "comparar", "avísame", "avisarme", "notificarme", "lista dei desideri",
    "preferiti", "confronta", "avvisami", "verlanglijst", "wensenlijst", "vergelijken", "favorieten",
    "hou me op de hoogte", "mail mij", "önskelista", "jämför", "bevaka", "favoriter", "ulubion", "porównaj",
    "powiadom", "schowka", "przechowaln", "lista de desejos", "avise-me", "お気に入り", "ほしい物", "比較",
    "入荷", "再入荷", "favorilere", "karşılaştır", "haber ver", "gelince", "ønskeliste", "sammenlign", "giv besked",
    "toivelista", "vertaile", "oblíben", "porovnat", "hlídat", "kívánságlist", "összehasonlít", "értesít",
    "favorite", "compară", "избранн", "сравн", "сообщить", "찜", "위시리스트", "收藏", "对比",
)  # fmt: skip

# What a product that cannot be bought now offers in the place of its button.
INSTEAD_OF_CART = (
    "notify me", "email me when", "back in stock", "waitlist", "log in", "login", "sign in", "request a quote", "get a quote", "enquire",
    "inquire", "price on request", "find in store", "find a store", "where to buy", "contact us", "call for price", "coming soon", "benachrichtig", "anmelden",
    "einloggen", "preis auf anfrage", "anfragen", "angebot anfordern", "händler finden", "prévenez-moi", "m'alerter", "se connecter", "connectez-vous",
    "demander un devis", "nous contacter", "avísame", "iniciar sesión", "solicitar presupuesto", "avvisami", "accedi", "richiedi un preventivo",
    "inloggen", "offerte aanvragen", "bevaka", "logga in", "powiadom", "zaloguj", "zapytaj o cenę", "avise-me", "再入荷", "ログイン", "haber ver", "giriş yap",
    "hlídat", "přihlá", "bejelentkez", "értesít", "autentific", "ειδοποίησ", "сообщить", "войти", "узнать цену", "재입고", "로그인", "登录", "到货通知",
)  # fmt: skip

# What stands beside the sizes and is none.
SIZE_GUIDE = (
    "size guide", "size chart", "sizing", "find my size", "what's my size", "größentabelle", "größenberater", "größenfinder",
    "guide des tailles", "guía de tallas", "guida alle taglie", "maattabel", "maatgids", "storleksguide", "størrelsesguide",
    "kokotaulukko", "tabela rozmiarów", "guia de tamanhos", "tabela de medidas", "サイズ表", "サイズガイド", "beden tablosu",
    "tabulka velikostí", "mérettáblázat", "ghid de mărimi", "οδηγός μεγεθών", "таблица размеров", "사이즈 가이드", "尺码表",
)  # fmt: skip

SOLD_OUT = (
    "sold out", "out of stock", "unavailable", "currently unavailable", "no longer available", "not available",
    "ausverkauft", "nicht verfügbar", "nicht auf lager", "vergriffen", "nicht lieferbar", "derzeit nicht",
    "épuisé", "rupture de stock", "en rupture", "indisponible", "non disponible", "agotado", "sin existencias",
    "sin stock", "no disponible", "esaurito", "non disponibile", "uitverkocht", "niet op voorraad",
    "niet beschikbaar", "slutsåld", "slut i lager", "ej i lager", "wyprzedan", "brak w magazynie", "niedostępn",
    "esgotado", "indisponível", "売り切れ", "在庫切れ", "品切れ", "sold out 売切", "tükendi", "stokta yok", "udsolgt",
    "ikke på lager", "utsolgt", "loppuunmyyty", "ei varastossa", "vyprodáno", "není skladem", "elfogyott",
    "nincs készleten", "stoc epuizat", "indisponibil", "εξαντλ", "нет в наличии", "распродан", "품절", "缺货", "售罄",
)  # fmt: skip

CART = (
    "cart", "basket", "bag", "trolley", "shopping bag", "shopping cart", "view cart", "view basket", "view bag",
    "my cart", "my bag", "go to cart", "go to basket", "warenkorb", "einkaufswagen", "zum warenkorb",
    "warenkorb ansehen", "panier", "mon panier", "voir le panier", "voir mon panier", "carrito", "cesta",
    "ver carrito", "ver cesta", "ver el carrito", "mi carrito", "carrello", "vai al carrello",
    "visualizza carrello", "winkelwagen", "winkelmand", "winkelmandje", "naar winkelwagen", "bekijk winkelwagen",
    "varukorg", "varukorgen", "kundvagn", "till varukorgen", "visa varukorg", "koszyk", "zobacz koszyk",
    "przejdź do koszyka", "carrinho", "sacola", "ver carrinho", "cesto", "カート", "カートを見る", "買い物かご",
    "ショッピングカート", "sepet", "sepetim", "sepete git", "kurv", "indkøbskurv", "se kurv", "handlekurv",
    "handlevogn", "ostoskori", "košík", "do košíku", "kosár", "kosaram", "coș", "coșul meu", "καλάθι", "корзина",
    "кошик", "장바구니", "购物车", "購物車", "سلة التسوق", "عربة التسوق", "السلة", "עגלה", "סל קניות", "košarica", "korpa", "количка", "krepšelis", "grozs", "ostukorv", "giỏ hàng",
    "keranjang", "ตะกร้า", "سبد خرید", "cistella", "karfa",
)  # fmt: skip

CHECKOUT = (
    "checkout", "check out", "proceed to checkout", "go to checkout", "continue to checkout", "secure checkout",
    "proceed to secure checkout", "start checkout", "begin checkout", "checkout now", "proceed", "place order",
    "zur kasse", "kasse", "zur kasse gehen", "weiter zur kasse", "sicher zur kasse", "jetzt zur kasse",
    "zum checkout", "bestellung abschließen", "commander", "passer commande", "passer la commande",
    "valider la commande", "valider mon panier", "procéder au paiement", "finaliser la commande", "finaliser ma commande",
    "paiement", "passer à la caisse", "valider ma commande", "finalizar compra", "tramitar pedido", "realizar pedido",
    "ir a la caja", "pagar", "proceder al pago", "finalizar pedido", "finalizar la compra", "iniciar compra",
    "realizar el pedido", "procedi all'ordine", "vai alla cassa", "procedi al checkout", "concludi l'ordine",
    "procedi con l'ordine", "procedi all'acquisto", "cassa", "completa l'ordine", "naar de kassa", "afrekenen", "naar kassa",
    "verder naar bestellen", "ga naar de kassa", "bestellen", "doorgaan naar afrekenen", "verder met bestellen",
    "till kassan", "gå till kassan", "kassan", "kassa", "till kassa", "przejdź do kasy", "do kasy", "zamów",
    "realizuj zamówienie", "przejdź do zamówienia", "złóż zamówienie", "przejdź do płatności", "dostawa i płatność",
    "finalizar a compra", "fechar pedido", "ir para o checkout", "concluir compra", "ir para o caixa",
    "finalizar encomenda", "レジに進む", "ご購入手続きへ", "購入手続き", "購入手続きへ", "レジへ進む", "注文手続きへ",
    "ご注文手続きへ", "ödemeye geç", "alışverişi tamamla", "ödeme yap", "satın al", "siparişi tamamla", "gå til kassen",
    "til kassen", "gå til betaling", "gå til kassa", "til kassen", "siirry kassalle", "kassalle", "tilaa",
    "k pokladně", "pokladna", "pokračovat v objednávce", "objednat", "přejít k pokladně", "pokračovať v objednávke",
    "tovább a pénztárhoz", "pénztár", "megrendelés", "finalizează comanda", "către finalizare",
    "finalizare comandă", "ολοκλήρωση παραγγελίας", "ταμείο", "αγορά", "оформить заказ", "перейти к оформлению",
    "оформление заказа", "оформити замовлення", "주문하기", "구매하기", "결제하기", "去结算", "结算", "結帳", "结账",
    "إتمام الطلب", "إتمام الشراء", "متابعة الدفع", "לקופה", "מעבר לקופה",
)  # fmt: skip

GUEST = (
    "guest", "continue as guest", "checkout as guest", "check out as guest", "guest checkout",
    "checkout as a guest", "continue as a guest", "without registration", "without account", "no account",
    "continue without account", "continue without registering", "buy without registration", "new customer", "i am a new customer",
    "gast", "als gast", "als gast bestellen", "als gast fortfahren", "ohne registrierung", "ohne konto",
    "ohne kundenkonto", "als gast kaufen", "invité", "en tant qu'invité", "continuer sans compte",
    "commander sans compte", "sans créer de compte", "commander en tant qu'invité", "invitado", "como invitado",
    "sin registro", "sin registrarse", "continuar sin cuenta", "ospite", "come ospite", "senza registrazione",
    "acquista come ospite", "continua come ospite", "zonder account", "als gast afrekenen", "doorgaan als gast",
    "gäst", "som gäst", "fortsätt som gäst", "utan konto", "gość", "jako gość", "bez rejestracji",
    "kup bez rejestracji", "zakupy bez rejestracji", "convidado", "visitante", "como convidado", "sem cadastro",
    "sem registo", "ゲスト", "ゲストとして", "会員登録せず", "会員登録なし", "misafir", "üye olmadan", "gæst",
    "som gæst", "gjest", "som gjest", "vieraana", "ilman rekisteröitymistä", "bez registrace", "jako host",
    "nákup bez registrace", "vendég", "regisztráció nélkül", "vizitator", "fără cont", "επισκέπτης",
    "без регистрации", "как гость", "비회원", "游客", "免注册",
)  # fmt: skip

NEXT = (
    "continue", "next", "next step", "continue to shipping", "continue to payment", "continue to delivery",
    "save and continue", "save & continue", "proceed", "proceed to payment", "use this address", "ship to this address",
    "review order", "review your order", "continue to review", "preview order", "confirm", "confirm address",
    "submit", "apply and continue", "to payment", "to shipping", "deliver to this address",
    "weiter", "fortfahren", "weiter zur zahlung", "weiter zum versand", "weiter zur bezahlung", "nächster schritt",
    "speichern und weiter", "weiter zur übersicht", "bestätigen", "adresse übernehmen", "zur bestellübersicht",
    "continuer", "suivant", "étape suivante", "poursuivre", "continuer vers le paiement", "valider", "confirmer",
    "enregistrer et continuer", "continuer vers la livraison", "continuar", "siguiente", "continuar al pago", "guardar y continuar",
    "siguiente paso", "confirmar", "continuar con el envío", "continua", "avanti", "prosegui", "conferma",
    "procedi al pagamento", "salva e continua", "vai al pagamento", "verder", "volgende", "doorgaan",
    "naar betaling", "volgende stap", "bevestigen", "ga verder", "fortsätt", "nästa", "gå vidare",
    "fortsätt till betalning", "dalej", "kontynuuj", "następny krok", "przejdź dalej", "potwierdź", "próximo",
    "avançar", "seguinte", "prosseguir", "次へ", "次へ進む", "続ける", "進む", "確認画面へ", "確認する", "確認へ",
    "devam", "devam et", "ileri", "kaydet ve devam et", "fortsæt", "næste", "fortsett", "neste", "jatka", "seuraava",
    "pokračovat", "další", "pokračovať", "tovább", "következő", "continuă", "următorul", "continuare", "συνέχεια",
    "επόμενο", "далее", "продолжить", "далі", "다음", "계속", "下一步", "继续",
)  # fmt: skip

PLACE_ORDER = (
    "place order", "place my order", "place your order", "purchase", "complete order", "complete purchase", "complete my order",
    "confirm order", "confirm purchase", "submit order", "buy now", "pay now", "order now", "finish order",
    "complete checkout", "confirm and pay", "send order", "place order now", "order and pay", "confirm my order",
    "jetzt kaufen", "zahlungspflichtig bestellen", "kostenpflichtig bestellen", "jetzt bestellen",
    "bestellung aufgeben", "kaufen", "bestellung abschicken", "jetzt zahlungspflichtig bestellen",
    "bestellung absenden", "bestellung abschließen", "kauf abschließen",
    "passer la commande", "passer commande", "confirmer la commande", "valider la commande", "commander",
    "commander avec obligation de paiement", "payer", "commande avec obligation de paiement", "finaliser la commande",
    "confirmer ma commande", "valider et payer", "realizar pedido", "confirmar pedido", "finalizar pedido",
    "comprar ahora", "pagar ahora", "finalizar compra", "hacer pedido", "realizar el pedido",
    "pedido con obligación de pago", "effettua ordine", "effettua l'ordine", "conferma ordine",
    "conferma l'ordine", "invia ordine", "invia l'ordine", "completa l'ordine", "acquista ora", "paga ora",
    "ordine con obbligo di pagamento", "concludi l'ordine", "bestelling plaatsen", "bestelling afronden", "bestellen",
    "plaats bestelling", "bestelling met betaalverplichting", "bestel en betaal", "koop nu", "nu betalen",
    "slutför köp", "lägg beställning", "genomför köp", "beställ", "slutför beställning", "skicka beställning",
    "slutför köpet", "betala", "złóż zamówienie", "zamawiam z obowiązkiem zapłaty", "kupuję i płacę", "potwierdź zamówienie",
    "zamawiam i płacę", "finalizar encomenda", "confirmar encomenda", "confirmar compra", "fazer pedido",
    "concluir pedido", "concluir compra", "注文する", "注文を確定する", "注文を確定", "購入を確定する", "ご注文を確定する", "上記の内容で注文する",
    "注文確定", "siparişi onayla", "siparişi tamamla", "sipariş ver", "ödemeyi tamamla", "gennemfør køb", "afgiv ordre",
    "bestil", "gennemfør ordre", "godkend køb", "fullfør kjøp", "bekreft kjøp", "send bestilling", "legg inn bestilling", "fullfør bestilling",
    "tilaa", "tee tilaus", "lähetä tilaus", "vahvista tilaus", "tilaa ja maksa", "objednat", "odeslat objednávku",
    "dokončit objednávku", "objednat s povinností platby", "objednávka s povinností platby", "objednať s povinnosťou platby",
    "megrendelés", "rendelés leadása", "megrendelem", "megrendelés elküldése", "plasează comanda",
    "trimite comanda", "finalizează comanda", "comandă cu obligație de plată", "υποβολή παραγγελίας",
    "ολοκλήρωση παραγγελίας", "αποστολή παραγγελίας", "оформить заказ", "подтвердить заказ", "заказать",
    "отправить заказ", "оплатить", "підтвердити замовлення", "주문하기", "결제하기", "주문 완료", "提交订单", "确认订单",
    "提交訂單", "تأكيد الطلب", "إرسال الطلب", "إتمام الطلب", "ادفع الآن", "אישור הזמנה", "בצע הזמנה",
)  # fmt: skip

BACK = (
    "back", "return", "return to", "go back", "previous", "edit", "change", "cancel", "continue shopping", "log in", "login",
    "sign in", "zurück", "ändern", "abbrechen", "weiter einkaufen", "einkauf fortsetzen", "anmelden", "retour",
    "modifier", "annuler", "continuer mes achats", "continuer vos achats", "poursuivre mes achats", "se connecter", "volver", "atrás",
    "cambiar", "cancelar", "seguir comprando", "continuar comprando", "iniciar sesión", "indietro", "torna",
    "modifica", "annulla", "continua lo shopping", "continua gli acquisti", "accedi", "terug", "wijzigen", "annuleren", "verder winkelen",
    "inloggen", "tillbaka", "ändra", "avbryt", "fortsätt handla", "logga in", "wstecz", "wróć", "zmień", "anuluj",
    "kontynuuj zakupy", "zaloguj", "voltar", "alterar", "continuar a comprar", "entrar", "戻る", "変更",
    "買い物を続ける", "ログイン", "geri", "değiştir", "alışverişe devam", "giriş yap", "tilbage", "tilbake",
    "fortsæt med at handle", "fortsett å handle", "takaisin", "jatka ostoksia", "zpět", "pokračovat v nákupu", "vissza",
    "înapoi", "continuă cumpărăturile", "πίσω", "συνέχεια αγορών", "назад", "продолжить покупки", "войти", "이전",
    "쇼핑 계속하기", "返回", "继续购物",
)  # fmt: skip

# A drawer, a toast or a page says that the product is in the cart.
ADDED = (
    "added to your cart", "added to cart", "added to basket", "added to your basket", "added to your bag",
    "added to bag", "added to the cart", "added to the basket", "has been added", "have been added", "item added",
    "in your cart", "in your bag", "in your basket", "just added to", "in den warenkorb gelegt",
    "zum warenkorb hinzugefügt", "wurde hinzugefügt", "im warenkorb", "dem warenkorb hinzugefügt",
    "ajouté au panier", "ajouté à votre panier", "a été ajouté", "ajouté à votre sac", "añadido al carrito",
    "añadido a la cesta", "agregado al carrito", "se ha añadido", "ha sido añadido", "añadido a tu cesta", "añadido a su carrito",
    "aggiunto al carrello", "è stato aggiunto", "aggiunto alla shopping", "toegevoegd aan", "is toegevoegd",
    "lagts i varukorgen", "lagts till", "har lagts", "dodano do koszyka", "dodany do koszyka", "został dodany",
    "został dodany do", "adicionado ao carrinho", "foi adicionado", "adicionado à sacola", "カートに追加しました",
    "カートに追加されました", "カートに入りました", "カートに入れました", "sepete eklendi", "sepetinize eklendi",
    "er lagt i kurven", "lagt i kurv", "tilføjet til kurv", "lagt i handlekurven", "lagt til i handlekurv",
    "lisätty ostoskoriin", "lisättiin", "přidáno do košíku", "vloženo do košíku", "byl přidán", "pridané do košíka",
    "kosárba került", "hozzáadva", "adăugat în coș", "a fost adăugat", "προστέθηκε", "добавлен в корзину", "добавлено в корзину",
    "товар добавлен", "додано до кошика", "담겼습니다", "담았습니다", "已加入购物车", "已加入購物車", "成功加入",
    "تمت الإضافة", "تمت إضافة", "أضيف إلى", "נוסף לסל", "המוצר נוסף", "dodan je u košaricu", "dodan u košaricu", "je dodan", "dodat u korpu",
    "dodano v košarico", "добавен в количката", "беше добавен", "pridėta į krepšelį", "pievienots grozam", "lisatud ostukorvi", "đã thêm vào giỏ",
    "berhasil ditambahkan", "เพิ่มลงตะกร้าแล้ว", "به سبد خرید اضافه شد", "afegit a la cistella",
)  # fmt: skip

# The shop refuses to add: a choice is missing, or there is none left.
REFUSED = (
    "please select", "please choose", "select a size", "select an option", "choose an option", "is required", " required!",
    "required field", "out of stock", "sold out", "not enough", "could not be added", "cannot be added",
    "can't be added", "unable to add", "no longer available", "please enter", "bitte wählen", "bitte auswählen",
    "wählen sie", "nicht hinzugefügt", "nicht verfügbar", "ausverkauft", "pflichtfeld", "veuillez choisir",
    "veuillez sélectionner", "choisissez", "rupture de stock", "obligatoire", "por favor, selecciona",
    "selecciona", "seleccione", "elige", "agotado", "obligatorio", "seleziona", "scegli", "esaurito",
    "obbligatorio", "kies een", "selecteer", "uitverkocht", "verplicht", "välj", "slutsåld", "wybierz",
    "niedostępn", "selecione", "escolha", "esgotado", "選択してください", "お選びください", "在庫がありません",
    "lütfen seçin", "seçiniz", "tükendi", "vælg", "udsolgt", "velg", "utsolgt", "valitse", "vyberte", "zvolte",
    "válasszon", "alegeți", "selectați", "επιλέξτε", "выберите", "선택해", "请选择",
)  # fmt: skip

# A field must be filled in: what stands beside it (a star is read as well).
REQUIRED_FIELD = (
    "required", "mandatory", "pflichtfeld", "erforderlich", "obligatoire", "requis", "obligatorio", "obbligatori", "verplicht",
    "obligatorisk", "wymagan", "obrigatóri", "必須", "zorunlu", "påkrævet", "påkrevd", "pakollinen", "povinn", "kötelező",
    "obligatoriu", "υποχρεωτικ", "обязательн", "обов'язков", "필수", "必填", "إلزامي", "مطلوب", "חובה",
)  # fmt: skip

EMPTY_CART = (
    "cart is empty", "basket is empty", "bag is empty", "cart is currently empty", "bag is currently empty",
    "no items in your", "nothing in your", "your shopping cart is empty", "warenkorb ist leer", "panier est vide",
    "carrito está vacío", "cesta está vacía", "carrito esta vacio", "carrello è vuoto", "winkelwagen is leeg",
    "winkelmand is leeg", "varukorg är tom", "varukorgen är tom", "kundvagn är tom", "koszyk jest pusty", "carrinho está vazio",
    "sacola está vazia", "カートは空", "カートに商品がありません", "カートに商品はありません", "sepetiniz boş", "sepetinizde ürün",
    "kurven er tom", "kurv er tom", "handlekurven er tom", "handlekurv er tom", "ostoskori on tyhjä", "košík je prázdný",
    "košík je prázdny", "kosár üres", "kosara üres", "coșul este gol", "καλάθι σας είναι άδειο", "καλάθι είναι άδειο",
    "корзина пуста", "кошик порожній", "장바구니가 비어", "سلة التسوق فارغة", "السلة فارغة", "العربة فارغة", "הסל ריק", "העגלה ריקה", "košarica je prazna", "košarica je trenutno prazna",
    "korpa je prazna", "количката е празна", "krepšelis tuščias", "grozs ir tukšs", "ostukorv on tühi", "giỏ hàng trống", "keranjang kosong", "购物车是空的", "购物车为空", "購物車是空的",
)  # fmt: skip

THANKS = (
    "thank you", "thanks for your order", "order confirmed", "order confirmation", "order received", "order complete",
    "your order has been", "order placed", "we've received your order", "order number", "vielen dank",
    "danke für", "bestellbestätigung", "bestellung ist eingegangen", "bestellnummer", "merci", "commande confirmée",
    "commande est confirmée", "confirmation de commande", "commande a été", "numéro de commande", "gracias", "pedido confirmado", "pedido recibido",
    "número de pedido", "grazie", "ordine confermato", "ordine ricevuto", "conferma d'ordine", "numero d'ordine", "bedankt",
    "bestelling ontvangen", "bestelnummer", "tack för", "orderbekräftelse", "ordernummer", "dziękujemy",
    "zamówienie zostało", "numer zamówienia", "obrigado", "pedido realizado", "número do pedido", "ありがとうございま",
    "注文番号", "ご注文を承りました", "teşekkür", "sipariş numarası", "siparişiniz alındı", "tak for", "takk for", "ordrenummer",
    "kiitos", "tilausnumero", "děkujeme", "číslo objednávky", "ďakujeme", "köszönjük", "rendelésszám", "mulțumim",
    "număr comandă", "ευχαριστούμε", "спасибо", "номер заказа", "дякуємо", "감사합니다", "주문번호", "谢谢", "订单号", "感谢",
    "شكرا", "شكراً", "تم استلام طلبك", "תודה",
)  # fmt: skip

SHOP_LINKS = (
    "shop", "shop all", "shop now", "products", "all products", "catalogue", "catalog", "store", "collection",
    "new in", "new arrivals", "bestsellers", "best sellers", "sale", "women", "men", "view all", "see all",
    "all", "produkte", "alle produkte", "sortiment", "neuheiten", "damen", "herren", "kategorien", "boutique",
    "produits", "tous les produits", "nouveautés", "femme", "homme", "voir tout", "tienda", "productos",
    "todos los productos", "novedades", "ver todo", "negozio", "prodotti", "tutti i prodotti", "novità", "winkel",
    "producten", "alle producten", "nieuw", "butik", "produkter", "alla produkter", "nyheter", "sklep",
    "produkty", "wszystkie produkty", "nowości", "loja", "produtos", "todos os produtos", "novidades", "商品一覧",
    "すべての商品", "ショップ", "mağaza", "ürünler", "tüm ürünler", "shop alt", "alle produkter", "nettbutikk",
    "kauppa", "tuotteet", "obchod", "produkty", "bolt", "termékek", "magazin", "produse", "κατάστημα", "προϊόντα",
    "каталог", "магазин", "товары", "전체상품", "商店", "全部商品", "所有商品",
)  # fmt: skip

CLOSE = (
    "close", "no thanks", "no, thanks", "dismiss", "not now", "maybe later", "skip", "continue shopping",
    "stay on this site", "stay here", "continue to site", "×", "✕", "✖", "x", "schließen", "nein danke",
    "nein, danke", "später", "fermer", "non merci", "plus tard", "cerrar", "no gracias", "no, gracias", "chiudi",
    "no grazie", "sluiten", "nee bedankt", "nee, bedankt", "stäng", "nej tack", "zamknij", "nie, dziękuję", "fechar",
    "não, obrigado", "não obrigado", "閉じる", "kapat", "hayır", "luk", "nej tak", "lukk", "nei takk", "sulje", "ei kiitos",
    "zavřít", "ne, děkuji", "bezárás", "închide", "κλείσιμο", "закрыть", "нет, спасибо", "닫기", "关闭", "關閉",
)  # fmt: skip

AGE = (
    "i am over 18", "i am 18", "i'm over 18", "yes, i am over", "yes, i'm over", "i am of legal age", "over 18", "over 21",
    "i am 18 or older", "i am 21 or older", "i am over 21", "i am 21", "i'm 18", "i'm 21", "enter site", "enter", "yes", "ja", "ich bin über 18",
    "ich bin 18", "ja, ich bin", "ich bin volljährig", "oui", "j'ai plus de 18 ans", "sí", "soy mayor de edad", "sì", "sono maggiorenne",
    "ik ben 18", "tak", "mam ukończone 18 lat", "sim", "はい", "evet",
)  # fmt: skip
AGE_TOPIC = (
    "18", "21", "age", "legal drinking", "alter", "volljährig", "âge", "majeur", "mayor de edad", "edad",
    "maggiorenne", "leeftijd", "ålder", "pełnoletni", "idade", "歳", "yaş",
)  # fmt: skip
# An age gate asks for it in so many words: a page is taken for one by these alone.
AGE_QUESTION = (
    "are you over", "are you at least", "are you of legal", "are you 18", "are you 21", "years or older", "verify your age", "confirm your age", "age verification",
    "date of birth", "of legal age", "mindestens 18", "über 18", "volljährig", "geburtsdatum", "altersprüfung", "altersnachweis", "plus de 18 ans", "avez-vous 18",
    "majeur", "mayor de edad", "mayor de 18", "maggiorenne", "hai almeno 18", "18 jaar of ouder", "ben je 18", "är du över", "fyllt", "pełnoletni", "ukończone 18",
    "maior de 18", "maior de idade", "20歳以上", "18歳以上", "18 yaş", "fylt 18", "täyttänyt", "starší 18", "elmúltál", "ai peste 18", "άνω των 18", "есть 18", "исполнилось 18",
    "만 19세", "年满18",
)  # fmt: skip
# A button of a gate or of a country picker that leads into the shop as it stands.
ENTER_SHOP = (
    "start shopping", "shop now", "enter", "enter shop", "enter store", "enter site", "confirm", "continue", "go", "save", "ok", "okay", "stay", "done",
    "einkaufen", "jetzt einkaufen", "zum shop", "bestätigen", "entrer", "confirmer", "valider", "entrar", "confirmar", "entra", "conferma", "bevestigen", "bekräfta",
    "bekræft", "bekreft", "zatwierdź", "potwierdź", "wejdź", "確認", "入場する", "onayla", "gir", "potvrdit", "vstoupit", "tovább", "confirmă", "επιβεβαίωση", "подтвердить",
    "войти на сайт", "확인", "确认",
)  # fmt: skip
# A pop-up asks where the visitor is, or where it is to be delivered to.
PLACE_TOPIC = (
    "your location", "your country", "your region", "shipping country", "shipping to", "ship to", "right place", "choose a country", "select a country", "currency",
    "choose your language", "lieferland", "land auswählen", "land wählen", "region wählen", "pays de livraison", "votre pays", "tu país", "su país", "país de envío",
    "il tuo paese", "paese di spedizione", "jouw land", "je land", "ditt land", "dit land", "twój kraj", "kraj dostawy", "seu país", "お届け先の国", "国を選択", "ülkenizi",
    "vaši zemi", "země doručení", "országot", "țara", "χώρα", "вашу страну", "ваш город", "국가", "国家",
)  # fmt: skip
# How what a pop-up offers is declined.
NO = (
    "no", "nope", "nah", "no i", "no thank you", "i'll pay full price", "i prefer full price", "i don't want", "i'm not interested", "decline", "nein", "kein interesse", "non", "je préfère",
    "nee", "nej", "nei", "nie", "não", "いいえ", "hayır", "ei", "ne", "nem", "nu", "όχι", "нет", "아니요", "不用",
)  # fmt: skip
