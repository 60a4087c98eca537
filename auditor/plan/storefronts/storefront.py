"""A shop system as data: the marks it leaves, where its things are, and how to mend a pixel there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Where(StrEnum):
    """What a mark is found in."""

    HTML = "html"  # anywhere in a page
    ATTRIBUTE = "attribute"  # within a tag of a page, not in a text that explains how it's written
    HEADER = "header"  # a header of a page's answer: `name`, or `name: value` of those that name software
    COOKIE = "cookie"  # a cookie's name
    HOST = "host"  # the shop's own host
    PATH = "path"  # the path and query of a page's address


STRONG, PLAIN, WEAK = 0.5, 0.35, 0.2
"""What one mark is worth: never enough to be sure by itself, since anybody can write one into a page."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that tells of a shop system, apart from all its others.

    It is there where any of `patterns` is found: the whole of a header or a cookie's name, in lower case;
    a part of anything else. `what` is told to the user; `source` says how it is known.
    """

    what: str
    where: Where
    patterns: tuple[re.Pattern[str], ...]
    source: str
    weight: float = STRONG


def mark(what: str, where: Where, *patterns: str, source: str, weight: float = STRONG) -> Mark:
    """A mark whose patterns are written as text."""
    return Mark(what, where, tuple(re.compile(pattern) for pattern in patterns), source, weight)


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark in a page's HTML that the shop's server may report too. `what` has it is told to the user.

    `certain` ones send each event from the server as they come; the others only can.
    """

    what: str
    mark: re.Pattern[str]
    source: str
    certain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where things are as the system comes, for people: the walker finds its own way, in any shop."""

    add_form: str = ""  # a selector of what puts a product into the cart
    cart: str = ""  # a path, "" where it differs from shop to shop
    checkout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Storefront:
    """A shop system.

    `advice` is what its owner does about a rule that failed, in Markdown, by the rule's code: only where the
    system changes the cure. `source` is where places, quirks and advice were read. `tested` is True where
    the auditor has shopped in a real store that runs it.
    """

    name: str
    marks: tuple[Mark, ...]
    source: str
    places: Places = field(default_factory=Places)
    quirks: tuple[str, ...] = ()
    server_signs: tuple[Sign, ...] = ()
    advice: Mapping[str, str] = field(default_factory=dict)
    tested: bool = False
