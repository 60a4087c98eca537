"""What was seen in a visit, looked up by it: made once, not searched again for each page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar


class OfVisit(Protocol):
    """Whatever may belong to a visit; `visit_id` is None where nobody knows to which."""

    @property
    def visit_id(self) -> int | None:
        """The visit's id."""


Item = TypeVar("Item", bound=OfVisit)


def by_visit(items: Iterable[Item]) -> Mapping[int, list[Item]]:
    """The items of each visit, in their order; those of no visit are left out."""
    found: defaultdict[int, list[Item]] = defaultdict(list)
    for item in items:
        if item.visit_id is not None:
            found[item.visit_id].append(item)
    return dict(found)
