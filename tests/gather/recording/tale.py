"""Builders of what a recording saw: pages and deeds, in the order in which they are told."""

from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from auditor.decode.tiktok import TIKTOK
from auditor.gather.journey.cart_state import CartState
from auditor.gather.journey.elements import Element
from auditor.gather.journey.fields import Field
from auditor.gather.recording.acts import Heard
from auditor.gather.recording.deriving import recorded
from auditor.gather.recording.told import Deed, State
from auditor.model.actions import Recorded, Target
from auditor.model.page import PageKind, PageReading

SITE = "https://shop.example/"
NOTHING: frozenset[str] = frozenset()


@dataclass
class Tale:
    """Told as it happens. A document lasts until `page` is told of another address, or of `load`."""

    entries: list[State | Deed] = field(default_factory=list)
    events: list[Heard] = field(default_factory=list)
    documents: "count[int]" = field(default_factory=lambda: count(1))
    clock: "count[int]" = field(default_factory=lambda: count(1000))
    tab: int = 1
    document: int = 0

    def page(
        self,
        path: str,
        kind: PageKind = PageKind.OTHER,
        *,
        count: int | None = None,
        says: tuple[str, ...] = (),
        texts: tuple[str, ...] = (),
        fields: tuple[Field, ...] = (),
        load: bool = True,
    ) -> None:
        """A page is seen. `count` is what the cart's counter shows, `says` what it says of something added."""
        if load:
            self.document = next(self.documents)
        self.entries.append(
            State(
                tab=self.tab,
                document=self.document,
                url=path if "://" in path else f"https://shop.example{path}",
                reading=PageReading(kind=kind, why=""),
                cart=CartState(count, frozenset(says), NOTHING, NOTHING),
                fields=fields,
                texts=texts,
            )
        )

    def click(self, text: str, *, target: Target | None = None, found: bool = True, **described: Any) -> None:
        """Something is clicked: a button, unless it is described otherwise."""
        element = replace(Element(tag="button", text=text), **described)
        aim = (target or Target(role="button", name=text)) if found else None
        self._deed("click", aim, element=element)

    def type(self, label: str, **described: Any) -> None:
        """A field is typed into."""
        self._deed("type", Target(label=label), field=a_field(label, **described))

    def choose(self, label: str, option: str, **described: Any) -> None:
        """An option is chosen."""
        self._deed("choose", Target(label=label), field=a_field(label, "select", **described), option=option)

    def tick(self, label: str, **described: Any) -> None:
        """A box is ticked, or a radio button chosen where it is described as one."""
        described = {"type": "checkbox", **described}
        self._deed("tick", Target(text=label), field=a_field(label, **described))

    def fires(self, name: str) -> None:
        """The vendor is told something."""
        self.events.append(Heard(name, float(next(self.clock))))

    def _deed(
        self,
        what: str,
        target: Target | None,
        *,
        element: Element | None = None,
        field: Field | None = None,
        option: str = "",
    ) -> None:
        at = float(next(self.clock))
        self.entries.append(
            Deed(what=what, tab=self.tab, at=at, target=target, element=element, field=field, option=option)
        )

    def recorded(self) -> Recorded:
        """What became of it."""
        return recorded(self.entries, self.events, site=SITE, funnel=TIKTOK.standard.funnel)


def a_field(label: str, type: str = "text", **described: Any) -> Field:  # noqa: A002 - as the page has it
    """A field of a form."""
    return replace(Field(type=type, label=label), **described)
