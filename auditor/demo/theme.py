"""What a shop's pages say to the TikTok pixel: a frozen record whose default is a healthy installation.

Every event is the body of a JavaScript function of one `item`, the data layer of `items.py`. A fault is
the healthy theme with one thing replaced::

    replace(PixelTheme(), view_content=track("ViewContent", PRODUCT | {"value": '"19,90 €"'}))
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final, TypeAlias

from auditor.model.page import PageKind

PIXEL = "D4DEMOSH0P5TIKTOK3A0"


class Insertion(Enum):
    """How the base code gets onto the page."""

    INLINE = auto()
    FILE = auto()  # a script file of the shop's own
    LATE = auto()  # a container script inserts it and runs the events, as a tag manager does
    TOUCHED = auto()  # … once the visitor scrolls or moves the mouse, as a delay-scripts optimiser has it
    SLOW = auto()  # … four seconds after the page was parsed
    HYDRATED = auto()  # … once a framework has taken over the page that its server rendered
    SANDBOXED = auto()  # in a sandboxed frame that the shop system's manager of apps' pixels makes and tells
    WORKER = auto()  # an app's pixel without TikTok's script, in a worker that the same manager makes

    @property
    def by_container(self) -> bool:
        """Whether a container inserts it, at whatever time, and runs the events."""
        return self in {Insertion.LATE, Insertion.TOUCHED, Insertion.SLOW, Insertion.HYDRATED}

    @property
    def in_sandbox(self) -> bool:
        """Whether it runs in a sandbox that the page tells what happens."""
        return self in {Insertion.SANDBOXED, Insertion.WORKER}


class Loader(Enum):
    """Which of TikTok's snippets the base code is."""

    TODAY = auto()
    BEFORE_CONSENT = (
        auto()
    )  # its calls stop before those for consent (holdConsent, grantConsent, revokeConsent)
    OF_2020 = auto()  # `sdk.js`, without a `ttq` to call


class Place(Enum):
    """Where the base code stands in the served HTML."""

    HEAD = auto()
    BODY_END = auto()


class Consent(Enum):
    """What the pixel does about the shop's consent banner."""

    IGNORED = auto()
    BLOCKED = auto()  # no script of it runs before the visitor accepts
    ANY_ANSWER = auto()  # no script of it runs before the visitor has answered, whatever the answer is
    NEVER = auto()  # no script of it runs, whatever the answer is
    HELD = auto()  # it loads with `holdConsent()` and is granted or revoked by the answer

    @property
    def starts_with(self) -> frozenset[str] | None:
        """The answers with which the consent tool starts the pixel's scripts; None where none of them waits."""
        return {
            Consent.BLOCKED: frozenset({"accepted"}),
            Consent.ANY_ANSWER: frozenset({"accepted", "rejected"}),
            Consent.NEVER: frozenset[str](),
        }.get(self)


_CONSENT_CALLS = ',"holdConsent","revokeConsent","grantConsent"'

_ITEM_FIELDS = {
    "contents": "item.contents",
    "content_ids": "item.content_ids",
    "quantity": "item.quantity",
    "description": "item.description",
    "value": "item.value",
    "currency": "item.currency",
}

Parameters: TypeAlias = dict[str, str]
"""Parameters of an event: name -> JavaScript expression over `item`."""

PRODUCT: Final[Parameters] = {
    "content_id": "item.id",
    "content_type": "item.content_type",
    **_ITEM_FIELDS,
}
"""An event about one product."""

ORDER: Final[Parameters] = {"content_type": '"product"', **_ITEM_FIELDS}
"""An event about a cart or an order."""


def without(parameters: Parameters, *names: str) -> Parameters:
    """The parameters but those named."""
    return {name: value for name, value in parameters.items() if name not in names}


def track(
    event: str,
    parameters: Parameters,
    *,
    event_id: str | None = "item.event_id",
    caller: str = "ttq",
) -> str:
    """A call of `ttq.track` as JavaScript.

    Args:
        event: its name.
        parameters: name -> JavaScript expression, over `item`.
        event_id: a JavaScript expression, None for no event id.
        caller: what is called: `ttq`, or `ttq.instance("…")`.
    """
    body = ", ".join(f"{name}: {value}" for name, value in parameters.items())
    options = "" if event_id is None else f", {{event_id: {event_id}}}"
    return f'{caller}.track("{event}", {{{body}}}{options});'


@dataclass(frozen=True, slots=True, kw_only=True)
class PixelTheme:
    """One installation of the pixel.

    - `load`: JavaScript that loads one pixel, for each of `pixels`; `options` is its second argument.
    - `page_call`: what follows the loads.
    - `copies`: how often the base code stands on a page.
    - `pixels_on`: kinds of page that load these pixels, and not `pixels`.
    - `container`: JavaScript over `item` that a tag manager's container runs for each item which the page
      pushes to `dataLayer`; "" for no tag manager.
    - `frame`: JavaScript after the load in a frame that another host of this server's shows on product pages,
      with a pixel of its own; "" for no frame.
    - `bare`: kinds of page whose template lacks the pixel, base code and events alike.
    - `withheld_from`: a word of the user agents that are served pages without the pixel; "" for none.
    - `early`: kinds of page on which the events stand before the base code.
    - `headers`: sent with every page, such as a Content-Security-Policy.
    - `every_page`, `view_category` … `purchase`: the events, JavaScript over `item`, "" for none.
    - `purchase_once`: the confirmation prints its events on its first view alone.
    """

    pixels: tuple[str, ...] = (PIXEL,)
    partner: str = ""
    options: str = ""
    load: str = 'ttq.load("PIXEL_ID"OPTIONS);'
    page_call: str = "ttq.page();"
    copies: int = 1
    loader: Loader = Loader.TODAY
    insertion: Insertion = Insertion.INLINE
    place: Place = Place.HEAD
    consent: Consent = Consent.BLOCKED
    pixels_on: Mapping[PageKind, tuple[str, ...]] = field(default_factory=dict)
    container: str = ""
    frame: str = ""
    bare: frozenset[PageKind] = frozenset()
    withheld_from: str = ""
    early: frozenset[PageKind] = frozenset()
    headers: Mapping[str, str] = field(default_factory=dict)
    every_page: str = ""
    view_category: str = ""
    search: str = track("Search", {"search_string": "item.query", "query": "item.query"})
    view_content: str = track("ViewContent", PRODUCT)
    add_to_cart: str = track("AddToCart", PRODUCT)
    quick_add: str = track("AddToCart", PRODUCT)
    view_cart: str = ""
    initiate_checkout: str = track("InitiateCheckout", ORDER)
    identify: str = "ttq.identify({email: item.email, phone_number: item.phone});"
    purchase: str = track("Purchase", ORDER)
    purchase_once: bool = True

    def served_to(self, user_agent: str) -> "PixelTheme":
        """The installation that a browser is shown."""
        withheld = self.withheld_from and self.withheld_from in user_agent
        return replace(self, bare=frozenset(PageKind)) if withheld else self

    def base_code(self, stub: str) -> str:
        """The base code as JavaScript.

        Args:
            stub: TikTok's snippet, which makes `ttq`.
        """
        if self.loader is Loader.BEFORE_CONSENT:
            stub = stub.replace(_CONSENT_CALLS, "")
        lines: list[str] = []
        if self.partner:
            lines.append(f'ttq._partner = ttq._partner || "{self.partner}";')
        if self.consent is Consent.HELD:
            lines.append('shop.held && shop.consent !== "accepted" && ttq.holdConsent();')
        options = f", {self.options}" if self.options else ""
        lines += [self.load.replace("PIXEL_ID", pixel).replace("OPTIONS", options) for pixel in self.pixels]
        lines.append(self.page_call)
        return stub.replace("/*CALLS*/", "\n  ".join(line for line in lines if line))


def bare_on(*kinds: PageKind) -> frozenset[PageKind]:
    """A set of kinds of page, for `bare` and `early`."""
    return frozenset(kinds)


def joined(scripts: Iterable[str]) -> str:
    """Several pieces of JavaScript, one after the other."""
    return "\n".join(script for script in scripts if script)
