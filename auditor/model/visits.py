"""What was seen in a visit, looked up by it: made once, not searched again for each page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from auditor.model.evidence import Visit


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


def loads_of(visits: Iterable[Visit]) -> Mapping[int, int]:
    """For each visit to a page that a document became without a load, the visit with which that was loaded.

    Visits that begin with a load, or with a document's return from the browser's cache, are left out.
    """
    before = {visit.id: visit.routed_from for visit in visits if visit.routed_from is not None}
    found: dict[int, int] = {}
    for id_ in before:
        first, passed = id_, {id_}
        while (earlier := before.get(first)) is not None and earlier not in passed:
            passed.add(earlier)
            first = earlier
        if first != id_:
            found[id_] = first
    return found
