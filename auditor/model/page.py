"""A page as facts: what kind it is, and what it says of the product or the order."""

from dataclasses import dataclass
from enum import StrEnum

from auditor.model.evidence import Visit
from auditor.model.journey import Step
from auditor.model.money import StatedAmount
from auditor.model.refusal import ContentPolicy


class PageKind(StrEnum):
    """What a page is for."""

    HOME = "home"
    CATEGORY = "category"
    PRODUCT = "product"
    CART = "cart"
    CHECKOUT = "checkout"
    CONFIRMATION = "confirmation"
    SEARCH = "search"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ProductId:
    """An id that a page gives to a product.

    `kind`: "sku", "product", "variant", "group", "gtin", or "row", the product's number in the shop's database.
    """

    value: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """The product that a page is about, as far as the page states it.

    `variants` are the ids of its other variants, as far as the page tells them from other products' ids;
    `options` tells that a visitor may choose between forms of it.
    `doubt` says why its ids or amounts cannot be relied on ("" where they can): sources that
    disagree, a price range, a variant that is not chosen.
    """

    name: str = ""
    ids: tuple[ProductId, ...] = ()
    amounts: tuple[StatedAmount, ...] = ()
    currencies: tuple[str, ...] = ()
    available: bool | None = None
    doubt: str = ""
    variants: tuple[ProductId, ...] = ()
    options: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link on a page, absolute, with its words."""

    url: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFound:
    """That a page says that there is nothing at its address, in which words (or by which template).

    `sure` is False where the words may be part of something else that it says.
    """

    words: str
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentState:
    """That a page states of an order's payment that it is awaited, or that it failed, and in which words."""

    failed: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """What one document says. The walker reads with it while it shops; the rules judge by it later."""

    kind: PageKind
    why: str  # the marks that told the kind, for a person
    title: str = ""
    language: str = ""
    product: Product | None = None
    amounts: tuple[StatedAmount, ...] = ()  # on cart, checkout and confirmation
    currencies: tuple[str, ...] = ()
    other_ids: tuple[ProductId, ...] = ()  # ids that the page gives to other products
    order_number: str = ""
    asks_for_contact: bool = False  # a form asks for an e-mail or a phone number
    links: tuple[Link, ...] = ()
    doubt: str = ""  # why `amounts` cannot be relied on: an amount of the order that could not be read
    not_found: NotFound | None = None
    payment: PaymentState | None = None  # on a confirmation: that the order is not paid, where it says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One visit and what its document says.

    `clean` is False where the watch did not end well: what did not fire on it is then inconclusive,
    and `doubt` says why. `consent` is the phase in which it ended.
    """

    visit: Visit
    reading: PageReading
    clean: bool = True
    doubt: str = ""
    consent_pending: bool = False  # a banner stood unanswered when the watch ended
    served: PageReading | None = None  # what the document said as the server sent it, where that was read
    unchosen: PageReading | None = None  # what it said before the shopper chose, where he chose something
    # Whether each call of the page's own document was heard, or those alone that were queued before the SDK
    # ran; None where it had nothing to call.
    listening: bool | None = None
    policies: tuple[ContentPolicy, ...] = ()  # the Content Security Policies that it enforces

    @property
    def kind(self) -> PageKind:
        """What the page is for."""
        return self.reading.kind

    @property
    def url(self) -> str:
        """Where it ended."""
        return self.visit.url

    @property
    def step(self) -> Step | None:
        """The step of the journey that it belongs to."""
        return self.visit.step
