"""What a person did, each deed with the page before it and what came of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditor.gather.consent import words as consent_words
from auditor.gather.journey.choosing import close
from auditor.gather.journey.elements import begins
from auditor.gather.recording.addresses import place_of
from auditor.gather.recording.told import Deed, State
from auditor.gather.recording.typed import is_quantity
from auditor.model.page import PageKind

_CLOSES = 30  # points by which something closes a pop-up
_ANSWERS = (*consent_words.ACCEPT, *consent_words.REJECT, *consent_words.SETTINGS, *consent_words.SAVE)


@dataclass(frozen=True, slots=True)
class Heard:
    """An event of the vendor that arrived, by its standard name; `at` in seconds since the epoch."""

    name: str
    at: float


@dataclass(frozen=True, slots=True)
class Act:
    """A deed. `after` are the pages as they were until the next one, `fired` the events that came by then."""

    deed: Deed
    before: State
    after: tuple[State, ...]
    fired: frozenset[str]

    @property
    def place(self) -> str:
        """The page on which it was done."""
        return place_of(self.before.url)

    @property
    def added(self) -> bool:
        """Whether the cart's counter rose by it, or the page newly said that something was added."""
        return any(
            state.cart.rose(self.before.cart)
            or (state.document == self.before.document and state.cart.says_added(self.before.cart))
            for state in self.after
        )

    @property
    def leads_on(self) -> bool:
        """Whether another page came of it, or other fields on this one."""
        fields = _shown(self.before)
        return any(place_of(state.url) != self.place or _shown(state) != fields for state in self.after)

    @property
    def is_aside(self) -> bool:
        """Whether it belongs to no step: a pop-up closed, a banner answered, a quantity changed.

        The auditor does the like by itself, by its own settings.
        """
        if self.deed.field is not None and is_quantity(self.deed.field):
            return True
        element = self.deed.element
        if element is None:
            return False
        if close(element) >= _CLOSES:
            return True
        answers = begins(element.words, _ANSWERS) and element.words not in consent_words.EXACT
        return answers and self.before.reading.kind is not PageKind.CHECKOUT


def acts_of(entries: Sequence[State | Deed], events: Sequence[Heard]) -> Iterator[Act]:
    """The deeds of a recording, in their order."""
    places = [number for number, entry in enumerate(entries) if isinstance(entry, Deed)]
    for place, following in pairwise([*places, len(entries)]):
        deed = entries[place]
        seen = [entry for entry in entries[:place] if isinstance(entry, State)]
        before = next((state for state in reversed(seen) if state.tab == deed.tab), None)
        if not isinstance(deed, Deed) or before is None:
            continue
        after = entries[place + 1 : following]
        upcoming = entries[following] if following < len(entries) else None
        until = upcoming.at if isinstance(upcoming, Deed) else float("inf")
        yield Act(
            deed,
            before,
            tuple(entry for entry in after if isinstance(entry, State)),
            frozenset(event.name for event in events if deed.at <= event.at < until),
        )


def _shown(state: State) -> tuple[str, ...]:
    return tuple(field.name for field in state.fields if field.visible)
