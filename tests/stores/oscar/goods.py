"""What the shop sells: two dozen products in four categories, two of them with variants, one sold out."""

from decimal import Decimal

GOODS = {
    "Bags": ["Canvas Tote", "Harbour Duffel", "Rope Handle Bag", "Picnic Basket", "Dry Sack", "Cork Clutch"],
    "Home": [
        "Driftwood Lamp",
        "Linen Throw",
        "Shell Bowl",
        "Lighthouse Print",
        "Salt Candle",
        "Anchor Hooks",
    ],
    "Clothing": ["Fisherman Hat", "Wool Socks", "Rain Cape", "Striped Scarf", "Deck Gloves", "Sun Visor"],
    "Outdoors": ["Beach Mat", "Tide Clock", "Folding Stool", "Kite", "Sand Spade", "Signal Flag"],
}
VARIANTS = {"Breton Shirt": ("Small", "Medium", "Large"), "Deck Shoes": ("Size 40", "Size 42")}
SOLD_OUT = "Kite"


def populate():
    """Fill an empty, migrated database."""
    from oscar.apps.catalogue.categories import create_from_breadcrumbs
    from oscar.core.loading import get_model

    country = get_model("address", "Country")
    for code, name in (("US", "United States"), ("DE", "Germany"), ("GB", "United Kingdom")):
        country.objects.create(
            iso_3166_1_a2=code, printable_name=name, name=name, is_shipping_country=True, display_order=0
        )
    product_class = get_model("catalogue", "ProductClass").objects.create(
        name="Goods", requires_shipping=True, track_stock=True
    )
    partner = get_model("partner", "Partner").objects.create(name="Own stock")
    products = get_model("catalogue", "Product").objects
    stock = get_model("partner", "StockRecord").objects

    number = 1000

    def create(title, category=None, price=None, **values):
        nonlocal number
        number += 1
        values.setdefault("product_class", product_class)
        product = products.create(
            title=title, upc=f"SEA-{number}", description=f"{title}, for the shore.", **values
        )
        if category is not None:
            product.categories.add(category)
        if price is not None:
            stock.create(
                product=product,
                partner=partner,
                partner_sku=f"P{number}",
                price_currency="EUR",
                price=price,
                num_in_stock=0 if title == SOLD_OUT else 5000,
            )
        return product

    for name, titles in GOODS.items():
        category = create_from_breadcrumbs(name)
        for index, title in enumerate(titles):
            create(title, category, Decimal("7.90") + Decimal("6.25") * index)
    clothing = create_from_breadcrumbs("Clothing")
    for title, sizes in VARIANTS.items():
        parent = create(title, clothing, structure="parent")
        for index, size in enumerate(sizes):
            create(
                f"{title}, {size}",
                price=Decimal("34.50") + index,
                structure="child",
                parent=parent,
                product_class=None,
            )
