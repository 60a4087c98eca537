import pytest

from auditor.model.journey import Until
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.rule import Severity, Verdict
from tests.builders import event, facts, finding, healthy, page, result, verdict

CODE = "TT303"
WHERE = page()


def says(parameters: JsonObject, name: str = "ViewContent") -> Verdict:
    return verdict(facts(WHERE, events=(event(name, WHERE, parameters=parameters),)), CODE)


def test_a_type_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    "parameters",
    [
        {"content_type": "product"},
        {"contents": [{"content_type": "product"}, {"content_type": "product_group"}]},
        {"content_type": "product", "contents": [{"content_id": "A"}]},
        {"content_type": "shoes"},  # TT304 speaks of it
        {"content_type": 7},
    ],
)
def test_either_level_will_do(parameters: JsonObject) -> None:
    assert says(parameters) is Verdict.PASS


@pytest.mark.parametrize("value", [None, ""])
def test_an_empty_one_is_none(value: JsonValue) -> None:
    found = finding(facts(WHERE, events=(event(content_type=value),)), CODE)
    assert (found.severity, found.path) == (Severity.WARNING, "content_type")


@pytest.mark.parametrize("contents", [None, [{"content_id": "A"}], [{"content_type": ""}]])
def test_none_anywhere_fails(contents: JsonValue) -> None:
    assert says({"content_id": "A", "contents": contents}) is Verdict.FAIL


@pytest.mark.parametrize("contents", [[], "A", ["A"]])
def test_contents_that_cannot_be_read_speak_for_it(contents: JsonValue) -> None:
    known = facts(WHERE, events=(event(parameters={"content_id": "A", "contents": contents}),))
    assert result(known, CODE).reason == "explained by TT310 (contents-malformed)"


def test_some_items_without_are_named() -> None:
    parameters: JsonObject = {"contents": [{"content_type": "product"}, {"content_id": "A"}]}
    found = finding(facts(WHERE, events=(event("Purchase", WHERE, parameters=parameters),)), CODE)
    assert found.path == "contents[1].content_type"
    assert "1 of the 2" in found.message


def test_it_is_an_error_where_products_are_advertised_from_a_catalogue() -> None:
    lacking = (event(without=("content_type",)),)
    assert (
        finding(facts(WHERE, expect={"catalog_ads": True}, events=lacking), CODE).severity is Severity.ERROR
    )


def test_events_without_products_are_not_judged() -> None:
    assert says({}, "Lead") is Verdict.NOT_APPLICABLE


def test_a_journey_that_was_cut_short_is_inconclusive() -> None:
    assert verdict(facts(until=Until.CART), CODE) is Verdict.INCONCLUSIVE
