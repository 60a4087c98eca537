"""TikTok's own rules as data: standard events, their other names, parameters, currencies.

Sources, each named again at its table:

- RENAME: "How to Adopt TikTok's Updated Standard Events", TikTok help centre, May 2025.
- EVENTS: "Standard events and parameters", TikTok help centre, May to September 2025.
- SDK: read in TikTok's pixel.js 2.2.1, May 2026.
- PARAMETERS: "About parameters", TikTok help centre, April 2025, read again in November 2026.
- TYPES: PixelProperties and PixelContent of TikTok's tiktok-business-api-sdk, read in November 2026.
"""

from collections.abc import Iterator

from auditor.model.journey import Step
from auditor.model.standard import EventSpec, Standard, ValueType

_RENAME = "TikTok help centre: How to Adopt TikTok's Updated Standard Events (May 2025)"
_EVENTS = "TikTok help centre: Standard events and parameters (September 2025)"

PAGEVIEW = "Pageview"
"""What `ttq.page()` sends (SDK). `track('PageView')` is another event, a custom one."""

_PRODUCT_PARAMETERS = ("content_type", "quantity", "description", "content_ids", "currency", "value")

# Events, what is recommended with them, and which are deprecated: EVENTS and RENAME. Aliases: SDK, the
# names that it rewrites before it sends. CompletePayment and SubmitForm keep working (converted by the
# backend); ClickButton and PlaceAnOrder are supported until 2027, and RENAME names what to use in their place.
_INSTEAD = ("Lead", "Purchase", "ViewContent")
_SPECS = (
    EventSpec(name=PAGEVIEW, source="SDK, pixel.js 2.2.1 (May 2026)"),
    EventSpec(name="AddPaymentInfo", aliases=("AddBilling",), conversion=True, source=_EVENTS),
    EventSpec(
        name="AddToCart", commerce=True, conversion=True, recommended=_PRODUCT_PARAMETERS, source=_EVENTS
    ),
    EventSpec(name="AddToWishlist", commerce=True, conversion=True, source=_EVENTS),
    EventSpec(name="ApplicationApproval", conversion=True, source=_EVENTS),
    EventSpec(
        name="ClickButton",
        aliases=("ClickForm", "ClickInDownloadPage", "ClickInConsultationPage"),
        deprecated=("ClickButton",),
        instead=_INSTEAD,
        conversion=True,
        source=_RENAME,
    ),
    EventSpec(name="CompleteRegistration", aliases=("Registration",), conversion=True, source=_EVENTS),
    EventSpec(name="Contact", aliases=("Consult", "ConsultByPhone"), conversion=True, source=_EVENTS),
    EventSpec(name="CustomizeProduct", conversion=True, source=_EVENTS),
    EventSpec(name="Download", aliases=("ClickToDownload",), conversion=True, source=_EVENTS),
    EventSpec(name="FindLocation", conversion=True, source=_EVENTS),
    EventSpec(
        name="InitiateCheckout", aliases=("StartCheckout",), commerce=True, conversion=True, source=_EVENTS
    ),
    EventSpec(
        name="Lead", aliases=("SubmitForm",), deprecated=("SubmitForm",), conversion=True, source=_RENAME
    ),
    EventSpec(
        name="PlaceAnOrder",
        aliases=("Checkout",),
        deprecated=("PlaceAnOrder",),
        instead=_INSTEAD,
        commerce=True,
        conversion=True,
        recommended=_PRODUCT_PARAMETERS,
        source=_RENAME,
    ),
    EventSpec(
        name="Purchase",
        aliases=("CompletePayment",),
        deprecated=("CompletePayment",),
        commerce=True,
        conversion=True,
        recommended=_PRODUCT_PARAMETERS,
        value_required=True,
        source=_RENAME,
    ),
    EventSpec(name="Schedule", conversion=True, source=_EVENTS),
    EventSpec(name="Search", recommended=("search_string",), source=_EVENTS),
    EventSpec(
        name="StartTrial",
        conversion=True,
        recommended=("content_ids", "currency", "value"),
        source=_EVENTS,
    ),
    EventSpec(name="SubmitApplication", conversion=True, source=_EVENTS),
    EventSpec(name="Subscribe", conversion=True, source=_EVENTS),
    EventSpec(
        name="ViewContent",
        aliases=("ViewForm", "ViewConsultationPage", "ViewDownloadPage"),
        commerce=True,
        recommended=_PRODUCT_PARAMETERS,
        source=_EVENTS,
    ),
)

# SDK, seen in its traffic: events and actions that it sends of itself.
_AUTOMATIC = frozenset({"LandingPageView", "EngagedSession", "EnrichAM", "EnrichIpv6", "Metadata", "Click"})

# The first two: EVENTS; the others are let through by the SDK's own check (SDK).
_CONTENT_TYPES = frozenset({"product", "product_group", "destination", "hotel", "flight", "vehicle"})

# EVENTS: "About parameters"; `customer_type` and the last two: TikTok's GTM template 0_2_03 (2025).
_ITEM_PARAMETERS = frozenset(
    {"content_id", "content_type", "content_name", "content_category", "brand", "quantity", "price"}
)
_PARAMETERS = _ITEM_PARAMETERS | {
    "contents",
    "content_ids",
    "value",
    "currency",
    "description",
    "status",
    "query",
    "search_string",
    "order_id",
    "shop_id",
    "num_items",
    "delivery_category",
    "customer_type",
    "event_trigger_source",
    "gtm_version",
}

# PARAMETERS: "value type"; TYPES; a list of ids may be one id. SDK: of `value` alone, its check takes digits
# as text. Of the parameters that are not listed (`order_id`, `num_items`) neither says what they are.
_VALUE_TYPES = {
    **dict.fromkeys(("content_id", "content_type", "content_name", "content_category"), ValueType.TEXT),
    **dict.fromkeys(("brand", "currency", "description", "status", "query", "search_string"), ValueType.TEXT),
    **dict.fromkeys(("price", "quantity"), ValueType.NUMBER),
    "value": ValueType.DECIMAL,
    "content_ids": ValueType.TEXTS,
    "contents": ValueType.OBJECTS,
}

# What the data that themes pass on calls it: Shopify's `currencyCode`, schema.org's `priceCurrency`, and
# "qty" of many carts (November 2026).
_OTHER_SPELLINGS = {"currencycode": "currency", "pricecurrency": "currency", "qty": "quantity"}

# Google Analytics 4, "Recommended events" (`items`, `item_id`, `price`), Meta, "Conversions API: contents"
# (`id`, `item_price`), and the shops' own data (November 2026).
_CALLED_ELSEWHERE = {
    "items": "contents",
    "products": "contents",
    "id": "content_id",
    "item_id": "content_id",
    "product_id": "content_id",
    "productid": "content_id",
    "sku": "content_id",
    "item_price": "price",
}

# SDK: the 77 codes that its check accepts. The help page of April 2025 lacks fifteen of them.
_CURRENCIES = frozenset(
    (  # noqa: SIM905 - one word a line would hide the list
        "AED ALL AMD ARS AUD AZN BDT BGN BHD BIF BOB BRL BYN CAD CHF CLP CNY COP CRC CZK DKK DOP DZD EGP "
        "EUR GBP GEL GTQ HKD HNL HUF IDR ILS INR IQD ISK JOD JPY KES KHR KRW KWD KZT LBP MAD MOP MXN MYR "
        "NGN NIO NOK NZD OMR PAB PEN PHP PKR PLN PYG QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD TZS UAH "
        "USD UZS VES VND ZAR"
    ).split()
)


def _names() -> Iterator[tuple[str, str]]:
    for spec in _SPECS:
        yield spec.name, spec.name
        for alias in spec.aliases:
            yield alias, spec.name


STANDARD = Standard(
    vendor="TikTok",
    pageview=PAGEVIEW,
    events={spec.name: spec for spec in _SPECS},
    automatic=_AUTOMATIC,
    content_types=_CONTENT_TYPES,
    currencies=_CURRENCIES,
    parameters=_PARAMETERS,
    item_parameters=_ITEM_PARAMETERS,
    # SDK and EVENTS; a JavaScript pattern, whose digits are ASCII's alone
    event_name_pattern=r"[a-zA-Z0-9]([a-zA-Z_\-0-9 ]*[a-zA-Z_\-0-9])?",
    event_name_max=50,
    # All 25 ids collected from public code (May 2026): base32hex of 12 bytes and four bits, the first
    # four bytes being the time of creation. The example in TikTok's documentation does not fit.
    pixel_id_pattern=r"^[0-9A-V]{19}[0G]$",
    pixel_id_length=20,
    names=dict(_names()),
    value_types=_VALUE_TYPES,
    other_spellings=_OTHER_SPELLINGS,
    called_elsewhere=_CALLED_ELSEWHERE,
    # Base codes in public code (May 2026): the oldest has neither, many stop before the consent calls.
    later_calls=frozenset(
        {"holdConsent", "revokeConsent", "grantConsent", "enableCookie", "disableCookie", "instance", "group"}
    ),
    visitor_cookies=("_ttp",),  # written even on hold (SDK, May 2026)
    identity={  # SDK
        "email": "email",
        "sha256_email": "email",
        "phone_number": "phone",
        "sha256_phone_number": "phone",
    },
    click_parameter="ttclid",  # SDK: kept as `context.ad.callback` and in a cookie of that name for a day
    fetches={  # seen in its traffic (May 2026)
        "script": ("https://analytics.tiktok.com/i18n/pixel/events.js",),
        "connect": (
            "https://analytics.tiktok.com/api/v2/pixel",
            "https://analytics-ipv6.tiktokw.us/ipv6/enrich_ipv6",
        ),
        "image": ("https://analytics.tiktok.com/api/v2/pixel",),
    },
    funnel={
        Step.PRODUCT: "ViewContent",
        Step.CART: "AddToCart",
        Step.CHECKOUT: "InitiateCheckout",
        Step.PURCHASE: "Purchase",
    },
)
"""TikTok's rules, handed to the checks as data."""
