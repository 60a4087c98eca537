"""The numbers of an audit's records, counted on from one run to the next: they are told apart by them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count


def _from_one() -> Iterator[int]:
    return count(1)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The next number of each kind of record."""

    visits: Iterator[int] = field(default_factory=_from_one)
    requests: Iterator[int] = field(default_factory=_from_one)
    calls: Iterator[int] = field(default_factory=_from_one)
    pictures: Iterator[int] = field(default_factory=_from_one)
