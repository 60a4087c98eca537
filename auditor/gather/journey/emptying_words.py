"""What shops write on what takes goods out of a cart, in sixteen languages.

From the same translations as `words.py`: Shopify's, WooCommerce's, Magento's, PrestaShop's, Shopware's,
OpenCart's and django-oscar's default texts (November 2026). Compared in lower case, spaces folded.
"""

# ruff: noqa: RUF001 - the words of many scripts

CLEAR = (
    "empty cart", "empty the cart", "empty my cart", "empty your cart", "empty basket", "empty bag", "clear cart",
    "clear shopping cart", "clear basket", "clear bag", "clear all", "remove all", "remove all items", "delete all",
    "warenkorb leeren", "einkaufswagen leeren", "alle entfernen", "alles löschen", "vider le panier", "vider mon panier",
    "tout supprimer", "vaciar carrito", "vaciar el carrito", "vaciar cesta", "vaciar la cesta", "eliminar todo",
    "svuota carrello", "svuota il carrello", "rimuovi tutto", "winkelwagen legen", "winkelwagen leegmaken",
    "winkelmand leegmaken", "alles verwijderen", "töm varukorgen", "töm kundvagnen", "töm varukorg", "opróżnij koszyk",
    "wyczyść koszyk", "usuń wszystko", "esvaziar carrinho", "limpar carrinho", "esvaziar sacola", "remover tudo",
    "カートを空にする", "すべて削除", "sepeti boşalt", "sepeti temizle", "tøm kurv", "tøm kurven", "tøm handlekurv",
    "tøm handlekurven", "tyhjennä ostoskori", "vyprázdnit košík", "vysypat košík", "kosár ürítése", "golește coșul",
    "goleşte coşul", "άδειασμα καλαθιού", "очистить корзину", "удалить все", "очистити кошик", "장바구니 비우기", "전체삭제",
    "清空购物车", "清空購物車",
)  # fmt: skip
"""Takes everything out at once."""

REMOVE = (
    "remove", "remove item", "remove product", "remove this item", "remove from cart", "remove from basket",
    "remove from bag", "delete", "delete item", "take out", "entfernen", "löschen", "artikel entfernen",
    "produkt entfernen", "aus dem warenkorb entfernen", "supprimer", "retirer", "enlever", "supprimer l'article",
    "retirer du panier", "eliminar", "quitar", "borrar", "eliminar artículo", "quitar del carrito", "rimuovi", "elimina",
    "rimuovi articolo", "rimuovi dal carrello", "verwijder", "verwijderen", "artikel verwijderen", "ta bort", "radera",
    "ta bort vara", "usuń", "usuń produkt", "usuń z koszyka", "remover", "excluir", "remover item", "retirar", "削除",
    "削除する", "カートから削除", "kaldır", "sil", "ürünü kaldır", "sepetten çıkar", "fjern", "slet", "fjern vare", "slett",
    "poista", "poista tuote", "odstranit", "odebrat", "smazat", "odstrániť", "odobrať", "eltávolítás", "törlés", "törlöm",
    "elimină", "șterge", "sterge", "αφαίρεση", "διαγραφή", "удалить", "убрать", "видалити", "прибрати", "삭제", "제거", "删除",
    "移除", "刪除", "إزالة", "حذف", "הסר", "מחק",
)  # fmt: skip
"""Takes one line out."""

NOT_A_LINE = (
    "coupon", "voucher", "discount", "promo", "gift card", "gift wrap", "filter", "address", "account", "saved",
    "save for later", "wish", "gutschein", "rabatt", "geschenk", "adresse", "konto", "bon de réduction", "code",
    "carte cadeau", "cupón", "descuento", "tarjeta", "dirección", "buono", "sconto", "indirizzo", "kortingscode",
    "cadeaubon", "adres", "presentkort", "kupon", "rabat", "cupom", "desconto", "endereço", "クーポン", "住所", "indirim",
    "rabattkode", "alennus", "kupón", "sleva", "zľava", "reducere", "κουπόνι", "купон", "промокод", "쿠폰", "优惠",
)  # fmt: skip
"""What else can be removed on a cart page; some are beginnings of words."""

UPDATE = (
    "update", "update cart", "update basket", "update bag", "update shopping cart", "update quantity", "refresh",
    "recalculate", "apply", "save", "save changes", "aktualisieren", "warenkorb aktualisieren", "ändern", "neu berechnen",
    "mettre à jour", "actualiser", "mettre à jour le panier", "recalculer", "actualizar", "actualizar carrito",
    "actualizar cesta", "recalcular", "aggiorna", "aggiorna carrello", "bijwerken", "winkelwagen bijwerken", "wijzigen",
    "uppdatera", "uppdatera varukorg", "zaktualizuj", "aktualizuj", "zaktualizuj koszyk", "przelicz", "atualizar",
    "atualizar carrinho", "更新", "カートを更新", "変更", "再計算", "güncelle", "sepeti güncelle", "opdater", "opdater kurv",
    "oppdater", "oppdater handlekurv", "päivitä", "aktualizovat", "přepočítat", "aktualizovať", "prepočítať", "frissítés",
    "actualizează", "ενημέρωση", "обновить", "пересчитать", "оновити", "변경", "更新购物车",
)  # fmt: skip
"""Takes on a quantity that was typed."""

YES = (
    "yes", "ok", "okay", "confirm", "yes, remove", "yes, delete", "ja", "bestätigen", "ja, entfernen", "ja, löschen", "oui",
    "confirmer", "sí", "si", "aceptar", "confirmar", "sì", "conferma", "bevestigen", "bekräfta", "tak", "potwierdź", "sim",
    "はい", "確認", "evet", "tamam", "onayla", "bekræft", "bekreft", "kyllä", "vahvista", "ano", "potvrdit", "áno", "igen", "da",
    "confirmă", "ναι", "да", "так", "네", "확인", "是", "确定",
)  # fmt: skip
"""Answers a dialog that asks whether it is meant."""
