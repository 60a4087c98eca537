"""Small pages as the shop systems make them: what a test recognises them by, and no more."""

from auditor.plan.storefronts.sightings import Sighting

SHOP = "https://www.shop.example/"

SHOPIFY = """<html><head><script>var Shopify = Shopify || {};
Shopify.shop = "red-shirts.myshopify.com"; Shopify.theme = {"name":"Dawn","id":1};</script>
<link rel="stylesheet" href="//www.shop.example/cdn/shop/t/4/assets/base.css?v=1">
<script>window.ShopifyAnalytics = {}; window.ShopifyAnalytics.meta = {};</script></head>
<body><div id="shopify-section-template--1__main" class="shopify-section"></div></body></html>"""

WOOCOMMERCE = """<html><head><meta name="generator" content="WooCommerce 9.4.2">
<script src="https://www.shop.example/wp-content/plugins/woocommerce/assets/js/frontend/add-to-cart.min.js"></script>
<script>var wc_add_to_cart_params = {"wc_ajax_url":"\\/?wc-ajax=%%endpoint%%"};</script></head>
<body class="home page theme-storefront woocommerce-no-js"></body></html>"""

MAGENTO = """<html><head>
<link href="https://www.shop.example/static/version1700000000/frontend/Magento/luma/en_US/css/styles-m.css"></head>
<body data-container="body"><script type="text/x-magento-init">{"*": {}}</script>
<form data-role="tocart-form" data-mage-init='{"catalogAddToCart": {}}'></form></body></html>"""

BIGCOMMERCE = """<html><head>
<link href="https://cdn11.bigcommerce.com/s-a1b2c3/stencil/1-2-3/css/theme.css"></head>
<body><script>var BCData = {"product_attributes":{}};</script>
<script>window.stencilBootstrap("product", "{}").load();</script></body></html>"""

PRESTASHOP = """<html><head><script>var prestashop = {"cart":{}};</script>
<link href="https://www.shop.example/modules/ps_searchbar/ps_searchbar.css"></head>
<body id="product"><button data-button-action="add-to-cart">Add to cart</button></body></html>"""

SHOPWARE = """<html><head><script>window.activeNavigationId = '0189';
window.router = {'frontend.cart.offcanvas': '/checkout/offcanvas'};</script></head>
<body><form action="/checkout/line-item/add" class="buy-widget" data-add-to-cart="true"></form></body></html>"""

OPENCART = """<html><head><script src="catalog/view/javascript/common.js"></script></head>
<body><a href="https://www.shop.example/index.php?route=product/category&amp;path=20">Desktops</a>
<button onclick="cart.add('42', '1');">Add to Cart</button></body></html>"""

SQUARESPACE = """<!doctype html><html><head><!-- This is Squarespace. --><!-- red-shirts -->
<script>Static = window.Static || {}; Static.SQUARESPACE_CONTEXT = {"website":{}};</script></head>
<body><div class="sqs-add-to-cart-button" role="button">Add to cart</div></body></html>"""

WIX = """<html><head><meta name="generator" content="Wix.com Website Builder">
<script src="https://static.parastorage.com/services/wix-thunderbolt/dist/main.js"></script></head>
<body><script type="application/json" id="wix-viewer-model">{}</script></body></html>"""

COMMERCE_CLOUD = """<html><head>
<link href="/on/demandware.static/Sites-Shirts-Site/-/default/dw1/css/global.css"></head>
<body><form action="/on/demandware.store/Sites-Shirts-Site/en_US/Cart-AddProduct"></form></body></html>"""

PWA_KIT = """<html><head></head><body><div class="react-target"></div>
<script id="mobify-data" type="application/json">{}</script>
<script src="/mobify/bundle/12/vendor.js"></script></body></html>"""

ODOO = """<html><head><meta name="generator" content="Odoo">
<link href="/web/assets/1/9f8e7d6/web.assets_frontend.min.css"><script>odoo.__session_info__ = {};</script></head>
<body><div id="wrap" class="js_sale oe_website_sale"></div></body></html>"""

OSCAR = """<html><head><link href="/static/oscar/css/styles.css"></head>
<body id="default"><form action="/basket/add/1/" method="post"></form>
<script src="/static/oscar/js/oscar/ui.js"></script><script>oscar.init();</script></body></html>"""

PAGES = {
    "Shopify": SHOPIFY,
    "WooCommerce": WOOCOMMERCE,
    "Magento 2 / Adobe Commerce": MAGENTO,
    "BigCommerce": BIGCOMMERCE,
    "PrestaShop": PRESTASHOP,
    "Shopware": SHOPWARE,
    "OpenCart": OPENCART,
    "Squarespace": SQUARESPACE,
    "Wix": WIX,
    "Salesforce Commerce Cloud": COMMERCE_CLOUD,
    "Odoo": ODOO,
    "django-oscar": OSCAR,
}

NEAR_MISSES = {
    "a blog on WordPress": """<html><head><meta name="generator" content="WordPress 6.7">
<link href="/wp-content/themes/twentytwentyfour/style.css"></head>
<body class="home blog"><p>How we moved from WooCommerce and Magento to Shopify.</p></body></html>""",
    "Shopify's Buy Button on another site": """<html><body><script>
(function () { var scriptURL = 'https://sdks.shopifycdn.com/buy-button/latest/buy-button-storefront.min.js';
ShopifyBuy.buildClient({domain: 'red-shirts.myshopify.com', storefrontAccessToken: 'x'}); })();
</script></body></html>""",
    "a picture from Shopify's CDN": """<html><body>
<img src="https://cdn.shopify.com/s/files/1/0001/0002/products/red.jpg"></body></html>""",
    "code that a tutorial quotes": """<html><body><pre>&lt;body class="woocommerce-no-js"&gt;
&lt;meta name="generator" content="PrestaShop"&gt; &lt;div id="shopify-section-1"&gt;</pre></body></html>""",
    "Magento 1": """<html><body><script src="/skin/frontend/rwd/default/js/app.js"></script>
<form id="product_addtocart_form" action="/checkout/cart/add/product/1/form_key/a/"></form></body></html>""",
    "a shop of its own kind": """<html><body><form action="/cart/add"><button>Add to cart</button></form>
<a href="/cart">Cart</a> <a href="/checkout">Checkout</a></body></html>""",
    "an empty page": "",
}


def sighting(
    html: str = "", url: str = SHOP, *, headers: tuple[str, ...] = (), cookies: tuple[str, ...] = ()
) -> Sighting:
    return Sighting(url=url, html=html, headers=headers, cookies=cookies)
