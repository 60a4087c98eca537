"""What the owner of a shop pins of the journey: actions as data, where the auditor would else find its own way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something on a page: by a role and its name, by its label or the text on it, or by a CSS selector.

    A role is one of WAI-ARIA's ("button", "link"). Of several that fit, the first that is visible is meant.
    """

    role: str = ""
    name: str = ""
    text: str = ""
    selector: str = ""
    label: str = ""

    @property
    def words(self) -> str:
        """What a person calls it: "role button, name “Buy”"."""
        said = (
            ("role", self.role),
            ("name", f"“{self.name}”" if self.name else ""),
            ("label", f"“{self.label}”" if self.label else ""),
            ("text", f"“{self.text}”" if self.text else ""),
            ("selector", self.selector),
        )
        return ", ".join(f"{what} {value}" for what, value in said if value)


@dataclass(frozen=True, slots=True)
class Open:
    """Open an address, or a path of the shop."""

    url: str


@dataclass(frozen=True, slots=True)
class Click:
    """Click something."""

    target: Target


@dataclass(frozen=True, slots=True)
class Fill:
    """Type into a field. In `value`, `{email}` and every other field of the identity stand for the shopper's."""

    target: Target
    value: str


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose an option of a list, by what is read on it or by its value."""

    target: Target
    option: str


@dataclass(frozen=True, slots=True)
class Tick:
    """Tick a box or choose a radio button, where it is not yet."""

    target: Target


@dataclass(frozen=True, slots=True)
class WaitFor:
    """Wait until something is visible."""

    target: Target


@dataclass(frozen=True, slots=True)
class Ask:
    """Click or open what the page object's function for a part of the journey finds."""

    part: str

    @property
    def words(self) -> str:
        """What a person calls it."""
        return f"the page object's {self.part}"


Action = Open | Click | Fill | Choose | Tick | WaitFor | Ask
FieldAction = Fill | Choose | Tick
"""What is done to one field of a form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pins:
    """The pinned parts of the journey, each the actions that take it; () is left to the auditor.

    `product` ends with what opens the product page, `add` with what is clicked to add; `added` is what then
    shows that the cart took it; `cart` and `checkout` with what opens them; `onward` are the buttons that lead
    from one part of the checkout to the next, each pressed where it is; `order` is what places the order.
    `fields` are single fields of the checkout, filled in wherever they come up; the others are the auditor's.
    `page_object` is a Python file that finds other parts.
    """

    product: tuple[Action, ...] = ()
    add: tuple[Action, ...] = ()
    added: tuple[Action, ...] = ()
    cart: tuple[Action, ...] = ()
    checkout: tuple[Action, ...] = ()
    onward: tuple[Action, ...] = ()
    order: tuple[Action, ...] = ()
    fields: tuple[FieldAction, ...] = ()
    page_object: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A journey that a person walked once, as pins that walk it again.

    `site` is where the shop is. `remarks` say by the part what a reader of its pins should know; `notes` what
    he should know of the whole.
    """

    site: str
    pins: Pins
    remarks: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
