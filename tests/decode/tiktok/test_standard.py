import re
from pathlib import Path

import pytest

from auditor.decode.tiktok.standard import STANDARD

FACTS = Path(__file__).parents[4] / "shared" / "tiktok-pixel.md"


def test_old_and_new_names_are_one_event() -> None:
    assert STANDARD.names["CompletePayment"] == STANDARD.names["Purchase"] == "Purchase"
    assert STANDARD.names["SubmitForm"] == STANDARD.names["Lead"] == "Lead"
    assert STANDARD.names["Checkout"] == "PlaceAnOrder"


def test_a_name_leads_to_one_event_that_exists() -> None:
    spellings = [name for spec in STANDARD.events.values() for name in (spec.name, *spec.aliases)]
    assert len(spellings) == len(set(spellings)) == len(STANDARD.names)
    assert set(STANDARD.names.values()) == set(STANDARD.events)
    assert all(name == spec.name for name, spec in STANDARD.events.items())


def test_page_view_by_hand_is_another_event() -> None:
    assert STANDARD.pageview == "Pageview"
    assert "PageView" not in STANDARD.names


def test_what_is_deprecated_is_a_name_of_the_event() -> None:
    deprecated = {name for spec in STANDARD.events.values() for name in spec.deprecated}
    assert deprecated == {"CompletePayment", "SubmitForm", "PlaceAnOrder", "ClickButton"}
    for spec in STANDARD.events.values():
        assert set(spec.deprecated) <= {spec.name, *spec.aliases}


def test_every_event_names_its_source_and_fits_the_rules() -> None:
    for spec in STANDARD.events.values():
        assert re.search(r"\(\w+ 202\d\)", spec.source), spec.name
        assert set(spec.recommended) <= STANDARD.parameters
        for name in (spec.name, *spec.aliases):
            assert re.fullmatch(STANDARD.event_name_pattern, name)
            assert len(name) <= STANDARD.event_name_max


def test_automatic_events_are_none_of_the_merchants() -> None:
    assert not STANDARD.automatic & set(STANDARD.names)


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("Add_to-cart 2", True),
        ("a", True),
        ("7", True),
        ("", False),
        (" a", False),
        ("a ", False),
        ("a!", False),
        ("ä", False),
    ],
)
def test_the_pattern_of_names(name: str, *, fits: bool) -> None:
    assert bool(re.fullmatch(STANDARD.event_name_pattern, name)) is fits


@pytest.mark.parametrize(
    ("pixel_id", "fits"),
    [
        ("CL55A1RC77U2NK3M1GK0", True),
        ("A1T8T4UYGVIQA8ORZMX9", False),
        ("cl55a1rc77u2nk3m1gk0", False),
        ("CL55A1RC77U2NK3M1GK", False),
    ],
)
def test_the_usual_shape_of_an_id(pixel_id: str, *, fits: bool) -> None:
    assert bool(re.fullmatch(STANDARD.pixel_id_pattern, pixel_id)) is fits


def test_there_are_77_currencies() -> None:
    assert len(STANDARD.currencies) == 77
    assert {"USD", "EUR", "JPY", "KWD"} <= STANDARD.currencies
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in STANDARD.currencies)


@pytest.mark.skipif(not FACTS.is_file(), reason="the page of facts is not part of a clone")
def test_the_currencies_are_those_of_the_page_of_facts() -> None:
    listed = FACTS.read_text(encoding="utf-8").partition("Currencies (77, SDK): ")[2].partition(".")[0]
    assert set(listed.split()) == STANDARD.currencies


@pytest.mark.skipif(not FACTS.is_file(), reason="the page of facts is not part of a clone")
def test_the_events_are_those_of_the_page_of_facts() -> None:
    text = FACTS.read_text(encoding="utf-8")
    current = re.search(r"Current list \[[^]]*\]: (.*?)\. Legacy: (.*?)\. Plus (\w+)\.", text)
    assert current is not None
    listed = set(re.findall(r"[A-Z]\w+", re.sub(r"\([^)]*\)", "", ", ".join(current.groups()))))
    assert set(STANDARD.events) == listed
    products = {name.rstrip("*") for name in re.findall(r"\w+\*", ", ".join(current.groups()))}
    assert {name for name, spec in STANDARD.events.items() if "quantity" in spec.recommended} == products


@pytest.mark.skipif(not FACTS.is_file(), reason="the page of facts is not part of a clone")
def test_the_renames_are_those_of_the_page_of_facts() -> None:
    text = FACTS.read_text(encoding="utf-8")
    told = text.partition("2.2.1 rewrites names before sending: ")[2].partition(". ")[0]
    renames = {
        old: new.strip("*")
        for pair in told.split(", ")
        for olds, _, new in [pair.partition("\u2192")]
        for old in olds.strip("*").split("/")
    }
    assert len(renames) > 12
    assert {old: STANDARD.names.get(old) for old in renames} == renames
    assert {name for spec in STANDARD.events.values() for name in spec.aliases} == set(renames)


def test_every_known_parameter_of_a_known_type_is_a_parameter() -> None:
    assert set(STANDARD.value_types) <= STANDARD.parameters
    assert STANDARD.item_parameters <= set(STANDARD.value_types) <= STANDARD.parameters
    assert set(STANDARD.other_spellings.values()) <= STANDARD.parameters
    assert set(STANDARD.called_elsewhere.values()) <= STANDARD.parameters


def test_what_stands_for_a_parameter_is_no_parameter_itself() -> None:
    for other in (*STANDARD.other_spellings, *STANDARD.called_elsewhere):
        assert other not in STANDARD.parameters
        assert other == other.casefold()
