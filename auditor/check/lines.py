"""The items of an event as lines of a bill: price and quantity."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditor.check.amounts import amount, quoted, unit_of
from auditor.check.payload import is_blank, items_of
from auditor.model.event import PixelEvent

_SHOWN = 4  # items of a sum that a finding spells out


@dataclass(frozen=True, slots=True)
class Line:
    """An item's unit price and quantity; `assumed` where the event does not say how many."""

    price: Decimal
    quantity: Decimal
    assumed: bool = False


def lines_of(event: PixelEvent) -> list[Line]:
    """The items as price and quantity; none at all where one of them cannot be read, whose rule says so."""
    items = items_of(event.parameters)
    contents = event.parameters.get("contents")
    if not isinstance(contents, list) or len(items) < len(contents):
        return []
    lines = []
    for _, item in items:
        price, given = amount(item.get("price")), item.get("quantity")
        if is_blank(given) and len(items) == 1:
            given = event.parameters.get("quantity")
        quantity = Decimal(1) if is_blank(given) else amount(given)
        if price is None or not quantity:
            return []
        lines.append(Line(price, quantity, assumed=is_blank(given)))
    return lines


def sum_of(lines: Sequence[Line]) -> Decimal:
    """What they come to."""
    return sum((line.price * line.quantity for line in lines), Decimal(0))


def sum_of_units(lines: Sequence[Line]) -> Decimal:
    """What they would come to if there were one piece of each."""
    return sum((line.price for line in lines), Decimal(0))


def slack_of(lines: Sequence[Line], currency: str | None) -> Decimal:
    """By how much rounding may part a sum from its lines: each price, and the sum, by half a unit."""
    unit = unit_of(currency)
    return max(unit, unit * sum((line.quantity for line in lines), Decimal(1)) / 2)


def spelt_out(lines: Sequence[Line]) -> str:
    """The sum as a finding begins it, each quantity times its price; "" where it would be too long."""
    if len(lines) > _SHOWN:
        return ""
    return " + ".join(f"{quoted(line.quantity)} \u00d7 {quoted(line.price)}" for line in lines) + " = "
