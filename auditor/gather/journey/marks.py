"""The marks of shops in addresses and in the names of elements, as patterns: the same in every language.

From the routes and templates of Shopify, WooCommerce, Magento 2, PrestaShop, Shopware 6, OpenCart,
BigCommerce, Squarespace, Wix, Salesforce Commerce Cloud, Odoo and django-oscar (November 2026).
"""

import re

CART_WORD = (
    r"cart|basket|bag|trolley|warenkorb|einkaufswagen|panier|carrito|cesta|carrello|winkelwagen|winkelmand"
    r"|varukorg|kundvagn|koszyk|carrinho|sacola|sepet|kurv|handlekurv|ostoskori|kosik|košík|kosar|cos|kosarica|košarica|korpa|kolichka|krepselis|grozs|ostukorv|keranjang|gio-hang|kalathi|winkelmandje|cistella|karfa"
)

PRODUCT_PATH = re.compile(
    r"/(?:products?|produkte?|produits?|productos?|prodotti|prodotto|producten|produtos?|tuotteet|termek|item|items"
    r"|p|dp|pd|artikel|article|catalogue|shop)/[^/]+|-p-\d+|/[^/]+-\d{2,}\.html?$|[?&](?:product_id|productid|id_product|sku|pid)=|route=product/product"
    r"|_\d+/?$|/[a-z0-9]+(?:-[a-z0-9]+){2,}(?:\.html?|/)?$|/p\d+(?:/|$)",
    re.IGNORECASE,
)
LISTING_PATH = re.compile(
    r"/(?:collections?|categor(?:y|ies|ie|ia)|kategorien?|c|cat|catalog(?:ue)?|shop|store|products|produkte|produits"
    r"|productos|prodotti|producten|produtos|tienda|boutique|sortiment|sale|new|women|men|departments?|brands?)(?:/|$)",
    re.IGNORECASE,
)
NOT_SHOPPING_PATH = re.compile(
    r"/(?:account|konto|compte|cuenta|my-account|customer|login|log-in|signin|sign-in|register|signup|logout|wish-?list|compare"
    r"|blogs?|news|journal|magazine|stories|pages|about|contact|kontakt|impressum|imprint|agb|terms|privacy|datenschutz"
    r"|polic(?:y|ies)|legal|faq|help|hilfe|support|careers|jobs|press|stores|store-locator|shipping|versand|returns?"
    r"|gift-?cards?|newsletter|search|cdn-cgi|wp-content|wp-admin|feed|cookie|accessibility|sitemap|reviews?)(?:[/.?]|$)",
    re.IGNORECASE,
)
# A page that a query names: OpenCart's and PrestaShop's routes without rewriting, older shops' numbers.
ROUTE = re.compile(
    r"[?&]((?:route|controller|page_id|product_id|productid|id_product|id_category|cpath|cat|category_id|item_?id|pid|sku|p|product|path)=[^&#]*)",
    re.IGNORECASE,
)
# A script that makes all pages of a shop: what its query says tells them apart, but for the order of a list.
SCRIPT_PATH = re.compile(r"\.(?:php|cgi|aspx?|pl|jsp|do|dll|cfm|exe)$", re.IGNORECASE)
ANY_ROUTE = re.compile(
    r"[?&]((?!(?:sort|order|orderby|dir|page|limit|view|lang|currency|sid|session|utm_)\w*=)\w+=[^&#]*)",
    re.IGNORECASE,
)
CART_PATH = re.compile(
    rf"/(?:{CART_WORD})(?:[/.?#]|$)|/checkout/cart|route=checkout/cart|controller=cart|[?&]\w+=(?:view_?)?(?:{CART_WORD})(?:&|$)",
    re.IGNORECASE,
)
CHECKOUT_PATH = re.compile(
    r"/(?:checkouts?|kasse|kassa|caisse|commande|pedido|pago|cassa|ordine|afrekenen|bestellen|onepage|kasy|zamowienie"
    r"|finalizar-compra|odeme|order)(?:[/.?#]|$)|route=checkout/(?!cart)|/checkout/(?!cart)",
    re.IGNORECASE,
)
# What the shop's cart is called by itself, not what adds to it: `minicart`, `#cart`, `header-cart`, `cart-toggle`.
CART_NAME = re.compile(
    rf"(?:^|[\s|_-])(?:mini|header|site|top|nav)?[-_]?(?:{CART_WORD})(?:[-_]?(?:icon|link|toggle|button|btn|trigger|drawer|popover|total|dropdown|preview))?(?:$|[\s|])",
    re.IGNORECASE,
)
ADD_REQUEST = re.compile(
    rf"(?:add|insert|create|put|line)[^?]{{0,40}}(?:{CART_WORD})|(?:{CART_WORD})s?[^?]{{0,40}}(?:add|insert|create|lines?|items?|update|change)"
    r"|[?&](?:add-to-cart|wc-ajax=add_to_cart|action=add_to_cart|add_to_cart)|/checkout/line-item/add|cart-addproduct",
    re.IGNORECASE,
)
ADD_BODY = re.compile(
    r"add[-_ ]?to[-_ ]?(?:cart|basket|bag|order)|additemto|cartlinesadd|addtocart|addcartlines|addproductstocart|action=add"
    r"|[\"'](?:variantid|variant_id|productid|product_id|sku|quantity|qty)[\"']|(?:^|&)(?:product_id|productid|variant_id|sku|quantity|qty|id)=",
    re.IGNORECASE,
)
ADD_NAME = re.compile(
    r"add[-_]?(?:to)?[-_]?(?:cart|basket|bag|trolley)|addtocart|btn-?cart|cart-?(?:add|submit|button)|buy-?(?:button|btn|box|widget)"
    r"|product-form__submit|tocart|single_add_to_cart|in-?den-?warenkorb|basket-?add",
    re.IGNORECASE,
)
NOT_CART_NAME = re.compile(
    r"wish|compare|notify|favou?rite|newsletter|subscribe|review|share|save-?for|waitlist", re.IGNORECASE
)
# What stands among a product's options and is none.
NO_OPTION_NAME = re.compile(
    rf"{NOT_CART_NAME.pattern}|reset|clear|size-?(?:guide|chart|finder)|quick-?(?:view|shop)|thumb|zoom|accordion|\btabs?\b",
    re.IGNORECASE,
)
CARD = re.compile(
    r"related|recommend|upsell|up-sell|cross-?sell|recently|similar|also-?(?:like|bought)|you-?may|complete-?the|carousel"
    r"|product[-_]?(?:card|tile|item|list|grid|pod|teaser|miniature|box)|grid-?item|card-?wrapper|suggest",
    re.IGNORECASE,
)
# What a crawl may never follow: it would log out, delete, or change the cart.
HARMFUL = re.compile(
    r"/(?:logout|log-out|signout|sign-out|abmelden|deconnexion|delete|remove|unsubscribe|cancel|clear|empty|destroy)(?:[/.?]|$)"
    r"|[?&](?:add-to-cart|add_to_cart|remove_item|remove|delete|undo_item|action|logout|unsubscribe|empty-cart|add|wc-ajax|"
    r"add_to_wishlist|_wpnonce|currency|do)=|[?&]\w+=(?:add|buy|remove|delete|logout)(?:[&_-]|$)|/(?:cart|basket|checkout/cart|wishlist|compare)/(?:add|remove|update|delete|change|clear)"
    r"|/(?:add|remove)-(?:to|from)-|customer-logout|/download(?:s)?/|/(?:add|edit|write|create)/?(?:[?#]|$)",
    re.IGNORECASE,
)
