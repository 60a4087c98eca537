"""What the shop's pages say to machines: JSON-LD and Open Graph."""

from auditor.demo.goods import Product, Variant
from auditor.demo.markup import Html, html, join, script, script_json
from auditor.demo.storefront import Storefront
from auditor.model.jsonvalue import JsonObject, JsonValue


def product_head(shop: Storefront, product: Product, variant: Variant | None, origin: str) -> Html:
    """The structured data of a product page.

    Args:
        shop: the shop.
        product: what the page is about.
        variant: the variant that is shown.
        origin: scheme, host and port, for absolute addresses.
    """
    address = f"{origin}/products/{product.slug}"
    image = f"{origin}/pictures/{product.slug}.svg"
    properties = [
        ("og:type", "product"),
        ("og:title", product.name),
        ("og:url", address),
        ("og:image", image),
    ]
    if shop.shows_prices:
        price = variant.price if variant else product.lowest_price()
        properties += [("product:price:amount", str(price)), ("product:price:currency", shop.currency)]
    metas = join(
        html('<meta property="$name" content="$value">\n', name=name, value=value)
        for name, value in properties
    )
    ld = _group(shop, product, address, image) if product.variants else _single(shop, product, address, image)
    return join(
        [metas, script(script_json({"@context": "https://schema.org", **ld}), kind="application/ld+json")]
    )


def _single(shop: Storefront, product: Product, address: str, image: str) -> JsonObject:
    ld: JsonObject = {
        "@type": "Product",
        "name": product.name,
        "sku": product.sku,
        "description": product.blurb,
        "image": image,
        "brand": {"@type": "Brand", "name": shop.name},
    }
    if shop.shows_prices:
        ld["offers"] = _offer(shop, str(product.price), address, available=product.available)
    return ld


def _group(shop: Storefront, product: Product, address: str, image: str) -> JsonObject:
    forms: list[JsonValue] = []
    for variant in product.variants:
        form: JsonObject = {
            "@type": "Product",
            "sku": variant.sku,
            "name": f"{product.name}, {variant.label}",
        }
        if shop.shows_prices:
            form["offers"] = _offer(
                shop, str(variant.price), f"{address}?variant={variant.sku}", available=variant.available
            )
        forms.append(form)
    return {
        "@type": "ProductGroup",
        "name": product.name,
        "productGroupID": product.sku,
        "description": product.blurb,
        "image": image,
        "brand": {"@type": "Brand", "name": shop.name},
        "hasVariant": forms,
    }


def _offer(shop: Storefront, price: str, address: str, *, available: bool) -> JsonObject:
    return {
        "@type": "Offer",
        "price": price,
        "priceCurrency": shop.currency,
        "availability": f"https://schema.org/{'InStock' if available else 'OutOfStock'}",
        "url": address,
    }
