"""Of which event a line of the SDK's console speaks."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from auditor.decode.tiktok.console import said_of, title_of
from auditor.model.event import PixelEvent
from auditor.model.evidence import ConsoleLine
from auditor.model.jsonvalue import JsonObject
from auditor.model.page import PageKind
from tests.builders import OTHER_PIXEL, console, event, page, pageview
from tests.check.recordings import RECORDED, recorded

HERE, THERE = page(PageKind.PRODUCT, id=2), page(PageKind.PRODUCT, id=3)
OURS = Path(__file__).parents[3] / "fixtures/wire"


def line(title: str, *, after: float = 1.0, **given: Any) -> ConsoleLine:
    on = given.pop("on", HERE)
    text = f"[TikTok Pixel] - {title}\nIssue: something.\nSuggestion: another."
    return console(on, text, "warning", at=on.visit.started_at + after, **given)


def said(lines: list[ConsoleLine], *events: PixelEvent) -> list[tuple[str, ...]]:
    found = said_of(lines, events)
    marked = [found.get(one.id, ()) for one in events]
    return [tuple(text.removeprefix("[TikTok Pixel] - ") for text in texts) for texts in marked]


def test_a_line_is_of_the_event_that_has_the_fault() -> None:
    fine, odd = event("AddToCart", HERE), event("AddToCart", HERE, value="9,99")
    assert said([line("Invalid value parameter")], fine, odd) == [(), ("Invalid value parameter",)]


def test_of_two_with_the_fault_the_nearest_and_each_gets_its_own() -> None:
    first, second = (event("Contact", HERE, after=after, currency="US$") for after in (1.0, 2.0))
    lines = [line("Invalid currency code", after=after) for after in (1.01, 1.99)]
    assert said(lines[1:], first, second) == [(), ("Invalid currency code",)]
    assert said(lines, first, second) == [("Invalid currency code",)] * 2


def test_of_two_pixels_each_gets_a_line() -> None:
    both = [event("Contact", HERE, value=3, pixel=pixel) for pixel in ("C4A1B2C3D4E5F6G7H8I0", OTHER_PIXEL)]
    title = 'Missing "currency" parameter'
    assert said([line(title)] * 2, *both) == [(title,), (title,)]


def test_a_line_that_quotes_the_name_or_the_pixel_is_of_that_event() -> None:
    one, other = (event(name, HERE, value=3) for name in ("Contact", "Download"))
    quoting = console(HERE, "[TikTok Pixel] - Missing \"currency\" parameter\nIssue: 'Download' lacks it.")
    assert said([quoting], one, other) == [(), ('Missing "currency" parameter',)]


def test_another_page_s_event_and_a_later_one_are_not_meant() -> None:
    elsewhere, later = event("Contact", THERE, value="x"), event("Contact", HERE, after=9.0, value="x")
    assert said([line("Invalid value parameter")], elsewhere, later) == [(), ()]
    assert said([line("Invalid value parameter", visit_id=None)], event("Contact", HERE, value="x")) == [()]


def test_what_speaks_of_the_page_is_no_event_s() -> None:
    assert said([line("Duplicate Pixel ID")], event("Contact", HERE)) == [()]
    assert said([line("Missing Event Name")], pageview(HERE)) == [()]


def test_a_title_that_is_not_known_is_told_by_the_time_alone_where_that_tells() -> None:
    near, far = event("Contact", HERE, after=1.01), event("Search", HERE, after=1.5)
    assert said([line("Something new")], near, far) == [("Something new",), ()]
    both = [event("Contact", HERE, after=1.01), event("Search", HERE, after=1.02)]
    assert said([line("Something new")], *both) == [(), ()]


@pytest.mark.parametrize(
    ("title", "faulty", "sound"),
    [
        ("Missing Event Name", event(" ", HERE), event("a!", HERE)),
        ("Invalid Event Name Format", event("a!", HERE), event("Lead", HERE)),
        ("Event Name Too Long", event("x" * 51, HERE), event("x" * 50, HERE)),
        (
            "Missing 'content_id' paramter",
            event("ViewContent", HERE, contents=[{"content_id": 1}, {}]),
            event("Lead", HERE),
        ),
        ("Missing 'content_id' paramter", event("AddToCart", HERE, contents="7"), event("AddToCart", HERE)),
        ("Missing value for content ID", event("AddToCart", HERE, content_id=" "), event("AddToCart", HERE)),
        ("Invalid content type", event("Lead", HERE, content_type=["product"]), event("AddToCart", HERE)),
        ('Missing "value" parameter', event("Purchase", HERE, without=["value"]), event("Purchase", HERE)),
        ("Missing email and phone number", event("Purchase", HERE), event("AddToCart", HERE)),
    ],
)
def test_each_title_knows_its_fault(title: str, faulty: PixelEvent, sound: PixelEvent) -> None:
    assert said([line(title)], sound, faulty) == [(), (title,)]


def test_what_identify_was_given_is_told_by_the_event_itself() -> None:
    bad = replace(event("Lead", HERE), vendor_says=("phone_is_hashed: unknown_invalid",))
    lines = [line("Incorrect phone number format"), line("Incorrect email format")]
    assert said(lines, event("Lead", HERE), bad) == [(), ("Incorrect phone number format",)]


def test_what_is_no_line_of_the_sdk_has_no_title() -> None:
    assert title_of(console(HERE, "a [TikTok Pixel] - Missing Event Name")) == ""
    assert title_of(console(HERE, "[TikTok Pixel] - ")) == ""
    assert title_of(line("Event Name Too Long")) == "Event Name Too Long"


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_each_line_of_a_recording_finds_its_event(path: Path) -> None:
    known = recorded(path)
    given = [title for title in map(title_of, known.console) if title]
    found = [said for one in known.events for said in one.vendor_says if said.startswith("[TikTok Pixel]")]
    assert Counter(found) == Counter(f"[TikTok Pixel] - {title}" for title in given)


COMPLAINTS: list[tuple[str, JsonObject, list[str]]] = [
    ("", {}, ["Missing Event Name"]),
    ("undefined", {}, ["Missing Event Name"]),
    ("a!", {}, ["Invalid Event Name Format"]),
    ("x" * 51, {}, ["Event Name Too Long"]),
    ("ViewContent", {}, ["Missing 'content_id' paramter"]),
    ("AddToCart", {"content_id": " "}, ["Missing value for content ID"]),
    ("AddToCart", {"contents": "TEA-7"}, ["Missing 'content_id' paramter"]),
    ("AddToWishlist", {"contents": [{"content_id": "1"}, {}]}, ["Missing 'content_id' paramter"]),
    ("AddToWishlist", {"contents": [{"content_id": "1"}]}, []),
    ("Contact", {"content_type": "shoes"}, ["Invalid content type"]),
    ("Contact", {"value": "9.99", "currency": "USD"}, []),
    ("Contact", {"value": "9,99", "currency": "USD"}, ["Invalid value parameter"]),
    ("Contact", {"currency": "USD"}, ['Missing "value" parameter']),
    ("Contact", {"value": 3}, ['Missing "currency" parameter']),
    ("Contact", {"value": 3, "currency": "US$"}, ["Invalid currency code"]),
    (
        "Purchase",
        {"content_id": "1"},
        ["Missing email and phone number", 'Missing "value" parameter', 'Missing "currency" parameter'],
    ),
]


def test_each_line_of_our_own_recording_finds_its_event() -> None:
    wire = json.loads((OURS / "complaints.json").read_text("utf-8"))
    assert wire["console"] == [title for _, _, titles in COMPLAINTS for title in titles]
    assert [(sent["event"], sent["properties"]) for sent in wire["sends"][1:]] == [
        (name, parameters) for name, parameters, _ in COMPLAINTS
    ]
    events, lines = [], []
    for number, (name, parameters, titles) in enumerate(COMPLAINTS):
        after = 1.0 + number / 100
        events.append(event(name, HERE, parameters=parameters, after=after))
        lines += [line(title, after=after) for title in titles]
    assert said(lines, *events) == [tuple(titles) for _, _, titles in COMPLAINTS]
