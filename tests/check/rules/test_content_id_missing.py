import pytest

from auditor.model.journey import Until
from auditor.model.jsonvalue import JsonObject
from auditor.model.rule import Severity, Verdict
from tests.builders import ITEM, event, facts, finding, healthy, page, result, verdict

CODE = "TT301"
WHERE = page()


def says(parameters: JsonObject, name: str = "ViewContent") -> Verdict:
    return verdict(facts(WHERE, events=(event(name, WHERE, parameters=parameters),)), CODE)


def test_ids_in_contents_pass() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    "parameters",
    [
        {"content_id": "A"},
        {"content_id": 4711},
        {"contents": [{"content_id": "A"}, {"content_id": "B"}]},
        {"content_ids": ["A"], "content_id": "A"},
    ],
)
def test_either_place_will_do(parameters: JsonObject) -> None:
    assert says(parameters) is Verdict.PASS


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"contents": None},
        {"contents": [{}]},
        {"content_ids": []},
        {"content_ids": None},
        {"sku": "A"},
    ],
)
def test_none_fails(parameters: JsonObject) -> None:
    assert says(parameters) is Verdict.FAIL


@pytest.mark.parametrize(
    ("parameters", "cause"),
    [
        ({"contents": []}, "TT310 (contents-malformed)"),
        ({"contents": "A"}, "TT310 (contents-malformed)"),
        ({"contents": ["A"]}, "TT310 (contents-malformed)"),
        ({"contentId": "A"}, "TT314 (unknown-parameter)"),
    ],
)
def test_what_hides_the_id_speaks_for_it(parameters: JsonObject, cause: str) -> None:
    known = facts(WHERE, events=(event("ViewContent", WHERE, parameters=parameters),))
    assert result(known, CODE).reason == f"explained by {cause}"


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"contents": [{"id": "A", "item_price": 1}]}, "“id”"),
        ({"items": [{"item_id": "A"}]}, "“items”"),
        ({"product_id": "A"}, "“product_id”"),
        ({"SKU": "A"}, "“SKU”"),
    ],
)
def test_the_name_that_others_read_is_told(parameters: JsonObject, named: str) -> None:
    found = finding(facts(WHERE, events=(event("ViewContent", WHERE, parameters=parameters),)), CODE)
    assert f"{named} is not read in its place" in found.message


@pytest.mark.parametrize("parameters", [{}, {"id": ""}, {"item_price": 1}, {"contents": [{}]}])
def test_no_other_name_is_made_up(parameters: JsonObject) -> None:
    found = finding(facts(WHERE, events=(event("ViewContent", WHERE, parameters=parameters),)), CODE)
    assert "in its place" not in found.message


def test_one_item_without_fails_at_its_path() -> None:
    parameters: JsonObject = {"content_id": "A", "contents": [ITEM, {"price": 1}]}
    found = finding(facts(WHERE, events=(event("Purchase", WHERE, parameters=parameters),)), CODE)
    assert found.path == "contents[1].content_id"


def test_the_list_alone_is_a_warning() -> None:
    known = facts(WHERE, events=(event("ViewContent", WHERE, parameters={"content_ids": ["A"]}),))
    assert finding(known, CODE).severity is Severity.WARNING


def test_an_empty_id_is_the_cause() -> None:
    known = facts(WHERE, events=(event("ViewContent", WHERE, parameters={"content_id": ""}),))
    assert result(known, CODE).reason == "explained by TT302 (content-id-empty)"


def test_events_without_products_are_not_judged() -> None:
    assert says({}, "Lead") is Verdict.NOT_APPLICABLE
    assert says({}, "MyCustom") is Verdict.NOT_APPLICABLE


def test_a_journey_that_was_cut_short_is_inconclusive() -> None:
    assert verdict(facts(until=Until.CART), CODE) is Verdict.INCONCLUSIVE
