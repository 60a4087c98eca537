"""A vendor's own rules as data: its standard events, their parameters, what it accepts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from auditor.model.journey import Step


class ValueType(StrEnum):
    """What a parameter's value has to be."""

    TEXT = "text"
    NUMBER = "number"
    DECIMAL = "decimal"  # a number, or its digits as a text
    TEXTS = "texts"  # a list of texts, or one text
    OBJECTS = "objects"  # a list of objects


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSpec:
    """One standard event.

    `aliases` are other names of the same event on the page or the wire; `deprecated` those of them
    (or the event's own name) that the vendor has renamed. `commerce` events describe products:
    the parameter rules judge them. `recommended` lists parameters that the vendor recommends. Of an event
    that the vendor gives up, `instead` names those that it recommends.
    """

    name: str
    aliases: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    commerce: bool = False
    conversion: bool = False  # an action of the visitor, not a mere view
    recommended: tuple[str, ...] = ()
    value_required: bool = False
    source: str = ""
    instead: tuple[str, ...] = ()

    @property
    def older_names(self) -> tuple[str, ...]:
        """The names by which the vendor called it before it renamed it."""
        return tuple(name for name in self.deprecated if name != self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """All that a vendor's rules say, handed to the checks as data."""

    vendor: str
    pageview: str  # the event of a page view, as it is on the wire
    events: Mapping[str, EventSpec]  # by today's name
    automatic: frozenset[str]  # events that the SDK sends of itself
    content_types: frozenset[str]
    currencies: frozenset[str]
    parameters: frozenset[str]
    item_parameters: frozenset[str]
    event_name_pattern: str
    event_name_max: int
    pixel_id_pattern: str  # the usual shape
    pixel_id_length: int
    names: Mapping[str, str] = field(default_factory=dict)  # any known spelling -> today's name
    funnel: Mapping[Step, str] = field(default_factory=dict)  # the event that each step should fire
    later_calls: frozenset[str] = frozenset()  # of its object, which base codes of before lack
    visitor_cookies: tuple[str, ...] = ()  # the cookies in which the SDK recognises a visitor
    # The addresses that its SDK asks for, by kind: "script", "connect" (beacons), "image" (their fallback).
    fetches: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # What each parameter has to be, at either level; those of which nothing is known are not listed.
    value_types: Mapping[str, ValueType] = field(default_factory=dict)
    # What is far from a parameter's name, by letters, and means it; folded to lower case, without separators.
    other_spellings: Mapping[str, str] = field(default_factory=dict)
    # What `identify` takes of an e-mail address or a phone number: the parameter's name -> "email", "phone".
    identity: Mapping[str, str] = field(default_factory=dict)
    click_parameter: str = ""  # of an address: which click on an ad led there
    # What other vendors and shops call a parameter that this one needs: their name -> its own.
    called_elsewhere: Mapping[str, str] = field(default_factory=dict)
