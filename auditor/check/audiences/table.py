"""The audiences that can be built from a shop's visitors, and what each of them needs.

Sources, each named again where it is used:

- AUDIENCES: TikTok help centre, "About Custom Audiences" (July 2025) and "Website Traffic" (May 2024), read
  in November 2026: an ad group may use an audience from 1,000 matched users on; it is built from one event of
  a pixel over a time, and people may be left out by another.
- VALUE: TikTok help centre, "Value-Based Optimization for Web" (September 2023), read in November 2026.
- MATCH RATE: TikTok help centre, "About Catalog Event Match Rates" (May 2024), read in November 2026.
- ENGAGEMENT, FILE: TikTok help centre, "Engagement Audiences" (May 2024), "Business Account Audience" (June
  2023), "About Customer File audiences" (April 2025), read in November 2026.

How many days an audience reaches back is the trade's habit and no rule of TikTok's: the nearer to the order,
the shorter.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

MINIMUM = 1000
"""People whom TikTok must have matched before an ad group may use an audience (AUDIENCES)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What must be known of one event, by the rules' codes.

    - `holds` must pass: without them nothing is proven.
    - `settled` must have been judged, and not have failed; a milder failure than the rule's own is harmless.
    - `faults` must not have failed, judged or not.
    - `missing` are faults where something is missing; what is there beside the right thing is a limit.
    - `limits`, where they failed, take something away and leave it usable.

    `everywhere`: it is about all pages, so that most of them must have been judged.
    """

    event: str
    holds: tuple[str, ...]
    settled: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    everywhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An audience. `then` is the next step where it is ready; "" for an audience of website traffic."""

    key: str
    name: str
    who: str
    needs: tuple[Need, ...] = ()
    exclude: str = ""
    window_days: int | None = None
    then: str = ""


LOST = ("TT206", "TT205", "TT210", "TT211")
"""The event is sent in a way that TikTok does not take for it, or is not sent at all, somewhere."""
_UNTRUE = ("TT209", "TT215")
"""The event is sent without its action."""

_OF_ALL = ("TT106", "TT514")
"""What takes from every audience: the pixel that is not the same everywhere, data that may hardly be used."""

SHARED = frozenset({"TT104", "TT105", "TT106", "TT501", "TT502", "TT504", "TT511", "TT512", "TT514", "TT515"})
"""Rules about the pixel and the person, which concern an event though they were seen to fail at another."""

PAGEVIEW = Need(
    event="Pageview",
    holds=("TT101", "TT109"),
    faults=("TT104", "TT106", "TT107", "TT108", "TT110", "TT113"),
    missing=("TT105",),  # one's own pixel; somebody else's beside it takes nobody away
    limits=("TT103", "TT111", "TT112", "TT115", "TT116", "TT214", "TT514"),
    everywhere=True,
)
VIEW_CONTENT = Need(
    event="ViewContent",
    holds=("TT201",),
    faults=(*LOST, *_UNTRUE),
    limits=(*_OF_ALL, "TT207", "TT217", "TT218"),
)
ADD_TO_CART = Need(
    event="AddToCart",
    holds=("TT202",),
    faults=(*LOST, *_UNTRUE),
    limits=(*_OF_ALL, "TT207", "TT217", "TT218"),
)
INITIATE_CHECKOUT = Need(
    event="InitiateCheckout",
    holds=("TT203",),
    faults=(*LOST, *_UNTRUE),
    limits=(*_OF_ALL, "TT207", "TT217", "TT218"),
)
PURCHASE = Need(
    event="Purchase",
    holds=("TT204",),
    faults=(*LOST, *_UNTRUE, "TT216"),
    limits=(*_OF_ALL, "TT207", "TT208", "TT217"),
)
PURCHASE_ONCE = Need(
    event="Purchase",
    holds=("TT204",),
    settled=("TT208",),
    faults=(*LOST, *_UNTRUE, "TT207", "TT216", "TT602"),
    limits=(*_OF_ALL, "TT217"),
)


def _of_catalogue(need: Need) -> Need:
    """The same event with ids and a type that a catalogue can know."""
    return replace(
        need,
        holds=(*need.holds, "TT301", "TT404"),
        faults=(*need.faults, "TT302", "TT303", "TT304", "TT310", "TT403", "TT405"),
        limits=(*need.limits, "TT312", "TT314", "TT406", "TT408"),
    )


_MATCH_RATE = (  # MATCH RATE
    "Connect the pixel with the catalogue in TikTok's Catalog Manager (Event sources) and look at the match rate: "
    "TikTok advises to keep it above 90 %."
)

UNHEARD: Mapping[str, tuple[str, str]] = {
    "TT404": ("The ids that the events carry were compared with no catalogue.", _MATCH_RATE),
}
"""What is said, and advised, where there was nothing to judge a rule by; by the rule's code."""

ROWS = (
    Row(
        key="general-visitors",
        name="General visitors",
        who="Everyone who came to the site.",
        needs=(PAGEVIEW,),
        window_days=30,
    ),
    Row(
        key="product-viewers",
        name="Product viewers",
        who="People who looked at a product.",
        needs=(VIEW_CONTENT,),
        window_days=14,
    ),
    Row(
        key="cart-abandoners",
        name="Cart abandoners",
        who="People who put something into the cart and did not buy.",
        needs=(ADD_TO_CART, PURCHASE),
        exclude="Purchase",
        window_days=7,
    ),
    Row(
        key="checkout-abandoners",
        name="Checkout abandoners",
        who="People who began the checkout and did not buy.",
        needs=(INITIATE_CHECKOUT, PURCHASE),
        exclude="Purchase",
        window_days=7,
    ),
    Row(
        key="recent-purchasers",
        name="Recent purchasers",
        who="People who have just bought: leave them out of the ads, or offer them something else.",
        needs=(PURCHASE_ONCE,),
        window_days=30,  # as far back as the longest of the audiences that they are left out of
        then="Create it in TikTok's Audience Manager (custom audience, website traffic): Purchase of the last 30 days. "
        "Exclude it in the ad groups that look for buyers.",
    ),
    Row(
        key="catalogue-ads",
        name="Catalogue ads",
        who="People are shown the very products that they looked at or put into the cart.",
        needs=(_of_catalogue(VIEW_CONTENT), _of_catalogue(ADD_TO_CART)),
        then=_MATCH_RATE,
    ),
    Row(
        key="value-optimisation",
        name="Value optimisation and ROAS",
        who="Campaigns look for people who spend more, and the return on ad spend can be believed.",
        needs=(
            Need(
                event="Purchase",
                holds=("TT204", "TT305", "TT308"),
                settled=("TT208", "TT401"),
                faults=(*PURCHASE_ONCE.faults, "TT306", "TT307", "TT309", "TT317", "TT402", "TT409"),
                limits=(*PURCHASE_ONCE.limits, "TT311", "TT313", "TT315", "TT316", "TT407", "TT410"),
            ),
        ),
        # VALUE
        then="Choose “Value” as the goal of a website conversions campaign. TikTok offers it once 20 purchases "
        "with value and currency were attributed to ads within seven days.",
    ),
    Row(
        key="customer-matching",
        name="Customer matching",
        who="Buyers are recognised by a hashed e-mail address or phone number, also on another device.",
        needs=(
            Need(
                event="Purchase",
                holds=("TT204", "TT503"),
                faults=("TT502", "TT504", "TT512", "TT513"),
                limits=(*_OF_ALL, "TT501", "TT511", "TT515"),
            ),
        ),
        then="Nothing to do: TikTok matches buyers with its users by what the Purchase carries.",
    ),
    # ENGAGEMENT and FILE
    Row(
        key="video-engagers",
        name="Video engagers",
        who="People who watched, liked, shared or commented on your videos and ads.",
        then="Create it in TikTok's Audience Manager (custom audience, engagement). It takes a day or two to fill.",
    ),
    Row(
        key="profile-visitors",
        name="Profile visitors and followers",
        who="People who visited your TikTok profile or follow it.",
        then="Create it in TikTok's Audience Manager (custom audience, business account). The profile must be linked "
        "with the ad account.",
    ),
    Row(
        key="lead-forms",
        name="Lead form openers",
        who="People who opened or sent a form that TikTok itself shows.",
        then="Create it in TikTok's Audience Manager (custom audience, lead generation).",
    ),
    Row(
        key="customer-file",
        name="Customer file",
        who="Customers whose e-mail addresses, phone numbers or advertising ids you have, and may use for ads.",
        then="Upload it in TikTok's Audience Manager (custom audience, customer file). It also leaves buyers out where no "
        "Purchase tells who they are.",
    ),
)
"""In the order in which a report lists them: from the widest to the nearest to an order, then the rest."""
