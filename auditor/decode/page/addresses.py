"""What the words of an address suggest that a page is for: weak marks, in many languages."""

import re

from auditor.model.page import PageKind

KINDS = {
    PageKind.PRODUCT: re.compile(
        r"/(?:products?|produkte?|producto?s?|produit|prodotto|produto|item|artikel|dp|p|tuote|vare|shop/p|product-page|detail)/[^/]+|[-_/]p[-_]?\d+(?:\.html)?$"
        r"|product_id=|route=product/product|controller=product|/catalogue/[^/]+_\d+"
    ),
    PageKind.CART: re.compile(
        r"/(?:cart|basket|bag|warenkorb|panier|carrito|cesta|carrello|carrinho|sacola|winkelwagen|winkelmand|varukorg|kurv|handlekurv|ostoskori|koszyk|kosik"
        r"|kosar|cos|sepet|korzina|shopping-?cart|shopping-?bag|viewcart)(?:[/.?]|$)|checkout/cart|route=checkout/cart|controller=cart|cart\.php"
    ),
    PageKind.CHECKOUT: re.compile(
        r"/(?:checkouts?|onepage|kasse|commande|order|bestellung|pagamento|finalizar-compra|caja|cassa|afrekenen|kassa|pokladna|zamowienie|odeme|onestepcheckout)(?:[/.?]|$)"
        r"|route=checkout/checkout|controller=order"
    ),
    PageKind.CONFIRMATION: re.compile(
        r"thank[-_]?you|order-received|order-confirmation|orderconfirmation|confirmation|checkout/(?:onepage/)?success|/success|/finish|/complete(?:d)?(?:[/?]|$)|danke|merci|gracias"
        r"|route=checkout/success|bestellbestaetigung|bedankt|obrigado|grazie|/receipt|order-complete"
    ),
    PageKind.CATEGORY: re.compile(
        r"/(?:category|categories|collections?|kategorien?|categorie|categoria|catalog(?:ue)?|product-category|produkt-kategorie|c|cat|shop|store|tienda|boutique|sklep)"
        r"(?:/|$)|route=product/category|[?&]cat="
    ),
    PageKind.SEARCH: re.compile(
        r"/(?:search|suche|recherche|busca|buscar|ricerca|zoeken|catalogsearch|sok|soeg|haku|szukaj|hledani|arama)(?:[/.?]|$)|[?&]s="
    ),
}

SEARCH_PARAMETERS = (
    "q", "s", "search", "query", "keyword", "keywords", "term", "suchbegriff", "text", "search_query",
    "ssearch", "search_text", "w",
)  # fmt: skip
"""Query parameters that carry what a visitor searched for."""
