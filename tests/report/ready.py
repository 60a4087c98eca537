"""What can be done with the pixel of the sample shops."""

from dataclasses import replace
from decimal import Decimal

from auditor.model.readiness import (
    Audience,
    Line,
    Optimisation,
    Readiness,
    Ready,
    ServerEvents,
    Tracking,
)

_ORDER = (
    "Audit it with an order: `--until purchase --place-order` where the shop takes a test payment, or "
    "`--confirmation URL` with the address of an order's confirmation."
)
_UNTESTED = "Purchase was not tested: the journey ended before it."
_MEND = "Mend TT210. The page is left before the event is sent: call it when the checkout page loads, not on the click."
_LOST = "`ttq.track('InitiateCheckout')` ran, and nothing was sent."


def _audience(key: str, name: str, ready: Ready, **more: object) -> Audience:
    given: dict[str, object] = {"who": "People who did something on the site."} | more
    return Audience(key=key, name=name, ready=ready, **given)  # type: ignore[arg-type]


def failed() -> Readiness:
    """Of the shop whose audit failed: its checkout's event is lost, its ids and values are broken."""
    return Readiness(
        audiences=(
            _audience(
                "general-visitors",
                "General visitors",
                Ready.YES,
                who="Everyone who came to the site.",
                why=("TT101",),
                said=("Pageview is sent as it should be.",),
                events=("Pageview",),
                window_days=30,
                next_step="Create it in TikTok's Audience Manager (custom audience, website traffic): Pageview of the last 30 days.",
            ),
            _audience(
                "cart-abandoners",
                "Cart abandoners",
                Ready.UNKNOWN,
                who="People who put something into the cart and did not buy.",
                why=("TT204",),
                said=("AddToCart is sent as it should be.", _UNTESTED),
                limits=("One click on “Add to cart” sent AddToCart twice, 0.1 s apart (TT207).",),
                events=("AddToCart",),
                exclude="Purchase",
                window_days=7,
                next_step=_ORDER,
                untested=True,
            ),
            _audience(
                "checkout-abandoners",
                "Checkout abandoners",
                Ready.NO,
                who="People who began the checkout and did not buy.",
                why=("TT210",),
                said=(_LOST, _UNTESTED),
                events=("InitiateCheckout",),
                exclude="Purchase",
                window_days=7,
                next_step=_MEND,
            ),
            _audience(
                "recent-purchasers",
                "Recent purchasers",
                Ready.UNKNOWN,
                who="People who have just bought: leave them out of the ads, or offer them something else.",
                why=("TT204",),
                said=(_UNTESTED,),
                events=("Purchase",),
                window_days=30,
                next_step=_ORDER,
                untested=True,
            ),
            _audience(
                "catalogue-ads",
                "Catalogue ads",
                Ready.NO,
                who="People are shown the very products that they looked at or put into the cart.",
                why=("TT302",),
                said=(
                    "The event sends the template text `{{ variant.sku }}` where the product's id should be.",
                ),
                events=("ViewContent", "AddToCart"),
                next_step="Mend TT302. Pass the value from the product's own data.",
            ),
            _audience(
                "video-engagers",
                "Video engagers",
                Ready.NEEDS_NO_PIXEL,
                who="People who watched, liked, shared or commented on your videos and ads.",
                next_step="Create it in TikTok's Audience Manager (custom audience, engagement). It takes a day or two to fill.",
            ),
        ),
        optimisation=Optimisation(
            events=(
                Line(
                    name="Purchase",
                    ready=Ready.UNKNOWN,
                    why=("TT204",),
                    said=(_UNTESTED,),
                    next_step=_ORDER,
                    untested=True,
                ),
                Line(name="InitiateCheckout", ready=Ready.NO, why=("TT210",), said=(_LOST,), next_step=_MEND),
                Line(
                    name="AddToCart",
                    ready=Ready.NO,
                    why=("TT207",),
                    said=("One click sent AddToCart twice.",),
                ),
                Line(name="ViewContent", ready=Ready.YES, why=("TT201",)),
            ),
            choice="ViewContent",
            said="Purchase is what a shop should optimise for, and it was not tested. Until it is, take ViewContent. "
            "It finds people who look, and not those who buy.",
        ),
        server_events=ServerEvents(
            tracking=Tracking.UNKNOWN,
            said="From about $5,000 a month in TikTok ads on, server events are usually worth their work; below it a "
            "pixel that works will do. Say what is spent with `monthly_spend` in the config.",
            threshold=Decimal(5000),
            lost=(
                Line(name="Events are called and never sent", ready=Ready.NO, why=("TT210",), said=(_LOST,)),
            ),
            prepared=(
                Line(
                    name="Each conversion has an event_id of its own",
                    ready=Ready.NO,
                    why=("TT601",),
                    said=("AddToCart has no event id.",),
                ),
                Line(name="TikTok's cookie (_ttp) is set", ready=Ready.YES, why=("TT508",)),
            ),
            unseen=("Ad blockers and broken connections take a part of real visitors' events.",),
        ),
        checklist=(
            Line(name="The pixel loads and starts on every page", ready=Ready.YES, why=("TT101",)),
            Line(
                name="InitiateCheckout is sent when the checkout begins",
                ready=Ready.NO,
                why=("TT210",),
                said=(_LOST,),
                next_step=_MEND,
            ),
            Line(
                name="Purchase is sent, once for each order",
                ready=Ready.UNKNOWN,
                why=("TT204", "TT208"),
                said=(_UNTESTED,),
                next_step=_ORDER,
                untested=True,
            ),
        ),
    )


def healthy() -> Readiness:
    """Of the shop in which nothing is wrong."""
    whole = failed()
    return replace(
        whole,
        audiences=tuple(
            replace(audience, ready=Ready.YES, said=(), limits=(), untested=False, next_step="Create it.")
            if audience.ready in {Ready.NO, Ready.UNKNOWN}
            else audience
            for audience in whole.audiences
        ),
        optimisation=replace(
            whole.optimisation,
            events=tuple(
                replace(line, ready=Ready.YES, said=(), next_step="", untested=False)
                for line in whole.optimisation.events
            ),
            choice="Purchase",
            said="Optimise for Purchase.",
        ),
        server_events=replace(
            whole.server_events,
            tracking=Tracking.ENOUGH,
            said="Below about $5,000 a month in TikTok ads a pixel that works will usually do.",
            monthly_spend=Decimal(1200),
            lost=(),
        ),
        checklist=tuple(
            replace(line, ready=Ready.YES, said=(), next_step="", untested=False) for line in whole.checklist
        ),
    )
