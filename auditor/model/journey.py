"""The journey of a shopper: its steps, how far it goes, and how each step ended."""

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """A step of the journey. Adding to the cart and the cart page are both `CART`."""

    PRODUCT = "product"
    CART = "cart"
    CHECKOUT = "checkout"
    PURCHASE = "purchase"


class Until(StrEnum):
    """How far the journey goes; `NONE` opens pages only."""

    NONE = "none"
    PRODUCT = "product"
    CART = "cart"
    CHECKOUT = "checkout"
    PURCHASE = "purchase"

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps up to and with this one."""
        if self is Until.NONE:
            return ()
        steps = tuple(Step)
        return steps[: steps.index(Step(self.value)) + 1]


BROKE_OFF = "The audit broke off before it."
"""The reason of a step that was not reached since the whole audit ended, whose own reason stands apart."""


class ConsentChoice(StrEnum):
    """What to do with a consent banner once what fires before the answer is recorded."""

    ACCEPT = "accept"
    KEEP = "keep"
    REJECT = "reject"
    COMPARE = "compare"  # a run that accepts and a run that rejects; never the answer in a record


class Run(StrEnum):
    """The runs of an audit: one, or two whose visitors answer the consent banner differently."""

    MAIN = "main"
    ACCEPT = "accept"
    REJECT = "reject"

    @staticmethod
    def of(choice: ConsentChoice) -> "tuple[Run, ...]":
        """The runs that a choice makes, in their order."""
        return (Run.ACCEPT, Run.REJECT) if choice is ConsentChoice.COMPARE else (Run.MAIN,)

    @property
    def words(self) -> str:
        """What a person calls it beside the other: "with consent accepted"; "" for the only run."""
        return {Run.ACCEPT: "with consent accepted", Run.REJECT: "with consent rejected"}.get(self, "")

    def steps(self, until: Until) -> tuple[Step, ...]:
        """The steps that are asked of it. Of two runs one alone places the order: that which accepts."""
        return tuple(step for step in until.steps if self is not Run.REJECT or step is not Step.PURCHASE)


class Proof(StrEnum):
    """How it is known that a step happened."""

    COUNT = "count"  # the cart's counter rose
    CART_PAGE = "cart_page"  # the cart page lists the product
    DRAWER = "drawer"  # a drawer or toast said so
    REQUEST = "request"  # the shop's own request that adds to the cart succeeded
    PAGE = "page"  # the page itself is the proof: a product page, a checkout, a confirmation
    PINNED = "pinned"  # the address was given by the user


class Way(StrEnum):
    """By which button a product was put into the cart."""

    MAIN = "main"  # that of the product's own page
    QUICK_ADD = "quick_add"  # that of its card, on a page of several products or beside another one
    STICKY_BAR = "sticky_bar"  # a second one of its own page, which stays in sight


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One option of a product that was chosen, and the one that the page offers first.

    Texts are what the visitor reads, values what the form sends ("" where there is none).
    """

    text: str
    value: str = ""
    first_text: str = ""
    first_value: str = ""

    @property
    def is_other(self) -> bool:
        """Whether it is another one than the page's first."""
        return (self.text, self.value) != (self.first_text, self.first_value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A product that the cart took. `at` is when its button was pressed, in seconds since the epoch.

    `quantity` is the number of pieces that the page's field held. `counted` is by how much the cart's
    counter rose, None where it did not or there is none: some count pieces, some products. `held` tells whether
    the cart listed it once it was opened, None where that could not be read.
    """

    name: str
    visit_id: int | None  # the page whose button was pressed
    at: float
    proof: Proof
    way: Way = Way.MAIN
    quantity: int = 1
    counted: int | None = None
    choices: tuple[Chosen, ...] = ()
    held: bool | None = None


class Trial(StrEnum):
    """What was tried beside the way to the order, to see what the shop tells the vendor of it."""

    ADD_REFUSED = (
        "add_refused"  # the shop did not put it into the cart: a choice was missing, or none is left
    )
    FORM_REFUSED = "form_refused"  # the checkout's form was refused
    CURRENCY = "currency"  # the shop's own switch was set to another currency


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One such trial. It lasted from `at` until `until`, in seconds since the epoch.

    `words` is what the shop said to it, `visit_id` the page on which it was made.
    """

    trial: Trial
    visit_id: int | None
    at: float
    until: float
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOutcome:
    """How one step of one run ended. Times are seconds since the epoch.

    The step's own window runs from `started_at` to the start of the next step: what the page
    sent in it belongs to the step. For `CART` it opens with the click that adds to the cart.
    """

    run: str
    step: Step
    reached: bool
    reason: str  # why it was not reached; "" where it was
    url: str
    visit_id: int | None
    started_at: float
    ended_at: float
    proof: Proof | None = None
    quantity: int = 1
    screenshot: str | None = None
    notes: tuple[str, ...] = ()
    payment_requested: bool = False
    additions: tuple[Addition, ...] = ()  # of `CART`: what went into the cart, in order
    attempts: tuple[Attempt, ...] = ()  # what was tried in it beside its own action


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRecord:
    """The consent banner of one run, and the answer it got.

    `opt_in` is True where the banner asks before tracking (it offers a refusal), False for a
    mere notice, None where that could not be told.
    """

    run: str
    seen: bool
    opt_in: bool | None
    answer: ConsentChoice | None  # None: it was seen and could not be answered
    seen_at: float | None
    answered_at: float | None  # when the press began that answered it
    words: str = ""  # the button that answered; "" where the platform's own script was asked to
    tool: str = ""  # the consent platform that the page loads, by its name, "" where none is known
    how: str = ""  # who found the way: "autoconsent" (a rule for the platform) or "words" (the buttons' own)
    pressed: tuple[str, ...] = ()  # all that was pressed, in order: more than one where it had layers
    pay_or_okay: bool = False  # the way to refuse is to pay: it is never taken
    answer_ended_at: float | None = None  # when the answer had been given: what began after it came after it
