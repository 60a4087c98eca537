"""What the demo shop sells: a dozen things for the home, two of them in required variants."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Category:
    """A shelf of the shop."""

    slug: str
    name: str
    blurb: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One buyable form of a product. `price` is the unit price, tax included."""

    sku: str
    label: str
    price: Decimal
    available: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A product. `sku` is its own id, or that of its group where it comes in variants.

    `option` names what the variants differ in; `required` tells that none is chosen beforehand.
    `parts` are the SKUs and names of a bundle's components, each at an equal share of the price.
    """

    row: int
    sku: str
    slug: str
    name: str
    category: str
    blurb: str
    picture: str
    colours: tuple[str, str, str]  # ground, main, accent
    price: Decimal
    was: Decimal | None = None
    option: str = ""
    required: bool = False
    variants: tuple[Variant, ...] = ()
    available: bool = True
    parts: tuple[tuple[str, str], ...] = field(default=())

    @property
    def chosen_beforehand(self) -> Variant | None:
        """The variant that the page shows before the visitor chooses, None where there is none."""
        if self.required:
            return None
        return next((variant for variant in self.variants if variant.available), None)

    @property
    def in_stock(self) -> bool:
        """Whether any form of it can be bought."""
        return self.available and (not self.variants or any(variant.available for variant in self.variants))

    def variant(self, sku: str) -> Variant | None:
        """The variant with this SKU."""
        return next((variant for variant in self.variants if variant.sku == sku), None)

    def lowest_price(self) -> Decimal:
        """The cheapest form's price."""
        return min((variant.price for variant in self.variants), default=self.price)


def _variants(sku: str, prices: dict[str, str], *, sold_out: str = "") -> tuple[Variant, ...]:
    return tuple(
        Variant(
            sku=f"{sku}-{label.upper().replace(' ', '')}",
            label=label,
            price=Decimal(price),
            available=label != sold_out,
        )
        for label, price in prices.items()
    )


CATEGORIES = (
    Category("table", "Table & kitchen", "Stoneware, linen and good coffee."),
    Category("living", "Living", "Light, wool and something green."),
    Category("wardrobe", "Wardrobe", "Few pieces, worn often."),
    Category("desk", "Desk", "Paper for people who still write."),
)

GOODS = (
    Product(
        row=101,
        sku="JC-MUG-01",
        slug="morning-mug",
        name="Morning mug",
        category="table",
        blurb="A stoneware mug that holds a generous cup and keeps it warm. Glazed by hand, so no two are alike.",
        picture="mug",
        colours=("#f3e6d8", "#c96f4a", "#8f4a2f"),
        price=Decimal("19.90"),
    ),
    Product(
        row=102,
        sku="JC-BOWL-01",
        slug="breakfast-bowl",
        name="Breakfast bowl",
        category="table",
        blurb="Deep enough for soup, right for porridge. Dishwasher safe.",
        picture="bowl",
        colours=("#e5ece6", "#5f8a72", "#38614c"),
        price=Decimal("24.50"),
        was=Decimal("29.00"),
    ),
    Product(
        row=103,
        sku="JC-TOWEL-01",
        slug="linen-tea-towel",
        name="Linen tea towel",
        category="table",
        blurb="Half-linen that gets softer with every wash.",
        picture="towel",
        colours=("#eee9f2", "#8f7fb0", "#5d4d80"),
        price=Decimal("12.00"),
    ),
    Product(
        row=104,
        sku="JC-BEANS",
        slug="house-blend",
        name="House blend coffee",
        category="table",
        blurb="Roasted on Mondays, sent on Tuesdays. Chocolate, hazelnut, a little orange.",
        picture="beans",
        colours=("#f4ead9", "#6b4631", "#d19a4e"),
        price=Decimal("11.50"),
        option="Weight",
        variants=_variants("JC-BEANS", {"250 g": "11.50", "500 g": "21.00", "1 kg": "39.00"}),
    ),
    Product(
        row=105,
        sku="JC-LAMP-01",
        slug="reading-lamp",
        name="Reading lamp",
        category="living",
        blurb="A brass arm, a linen shade, a warm pool of light beside the sofa.",
        picture="lamp",
        colours=("#e4e9f0", "#d9a441", "#3c4a5e"),
        price=Decimal("89.00"),
    ),
    Product(
        row=106,
        sku="JC-THROW",
        slug="wool-throw",
        name="Wool throw",
        category="living",
        blurb="Woven from undyed and plant-dyed lambswool, 130 by 180 cm.",
        picture="throw",
        colours=("#f1e3e1", "#b5585a", "#7d3638"),
        price=Decimal("79.00"),
        option="Colour",
        variants=_variants(
            "JC-THROW", {"Madder": "79.00", "Moss": "79.00", "Natural": "69.00"}, sold_out="Moss"
        ),
    ),
    Product(
        row=107,
        sku="JC-POT-01",
        slug="planter",
        name="Terracotta planter",
        category="living",
        blurb="With a saucer. The fern is not included, though it looks as if it were.",
        picture="plant",
        colours=("#e6efe0", "#c5764c", "#4e8048"),
        price=Decimal("27.00"),
    ),
    Product(
        row=108,
        sku="JC-CANDLE-01",
        slug="cedar-candle",
        name="Cedar candle",
        category="living",
        blurb="Forty hours of cedar, fig and a hint of smoke, in rapeseed wax.",
        picture="candle",
        colours=("#efe8df", "#efe2c4", "#31473d"),
        price=Decimal("22.00"),
        available=False,
    ),
    Product(
        row=109,
        sku="JC-SHIRT",
        slug="field-shirt",
        name="Field shirt",
        category="wardrobe",
        blurb="Heavy organic cotton, cut straight, two pockets. It outlasts the fashion.",
        picture="shirt",
        colours=("#e3ebee", "#4f7c8f", "#2f5261"),
        price=Decimal("59.00"),
        option="Size",
        required=True,
        variants=_variants(
            "JC-SHIRT", {"S": "59.00", "M": "59.00", "L": "59.00", "XL": "59.00"}, sold_out="S"
        ),
    ),
    Product(
        row=110,
        sku="JC-TOTE-01",
        slug="market-tote",
        name="Market tote",
        category="wardrobe",
        blurb="Canvas, wide straps, room for a loaf and a bunch of leeks.",
        picture="tote",
        colours=("#f0ecd9", "#e3d5ae", "#a5683a"),
        price=Decimal("18.00"),
    ),
    Product(
        row=111,
        sku="JC-NOTE-01",
        slug="dot-notebook",
        name="Dot-grid notebook",
        category="desk",
        blurb="176 pages that lie flat. Two ribbons, one pocket.",
        picture="notebook",
        colours=("#f6e7da", "#2f4858", "#e08e45"),
        price=Decimal("16.50"),
    ),
    Product(
        row=112,
        sku="JC-PRINT",
        slug="dune-print",
        name="Dune art print",
        category="desk",
        blurb="Giclée on cotton paper, signed on the back.",
        picture="print",
        colours=("#eae4dc", "#d98e5f", "#46606e"),
        price=Decimal("35.00"),
        option="Format",
        required=True,
        variants=_variants("JC-PRINT", {"A4": "35.00", "A3": "49.00", "A2": "75.00"}),
    ),
)
