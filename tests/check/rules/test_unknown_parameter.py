import pytest

from auditor.check.engine import check
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.rule import Severity, Verdict
from tests.builders import GOODS, event, facts, failed_findings, failures, finding, healthy, page, verdict

CODE = "TT314"
WHERE = page()


def of(parameters: JsonObject) -> Verdict:
    return verdict(facts(WHERE, events=(event(parameters=parameters),)), CODE)


def test_known_names_pass() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    "own",
    [
        "event_trigger_source",
        "gtm_version",
        "page_type",
        "product_name",
        "item_id",
        "transaction_id",
        "coupon",
        "content_sku",
        "content_url",
        "variant",
        "vendor",
        "valu",
        "",
        "x" * 5_000,
    ],
)
def test_a_shop_s_own_names_pass(own: str) -> None:
    assert of(GOODS | {own: "x"}) is Verdict.PASS
    assert of(GOODS | {"contents": [{"content_id": "A", own: "x"}]}) is Verdict.PASS


@pytest.mark.parametrize("beside", ["content_category2", "descriptions"])
def test_a_letter_more_is_a_name_of_its_own_beside_the_parameter(beside: str) -> None:
    assert of(GOODS | {"content_category": "a", "description": "b", beside: "c"}) is Verdict.PASS


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("contentId", "content_id"),
        ("content-id", "content_id"),
        ("contentid", "content_id"),
        ("Content_ID", "content_id"),
        ("contentType", "content_type"),
        ("content_tpye", "content_type"),
        ("contentIds", "content_ids"),
        ("currencyCode", "currency"),
        ("Currency", "currency"),
        ("curency", "currency"),
        ("priceCurrency", "currency"),
        ("Value", "value"),
        ("content", "contents"),
        ("orderId", "order_id"),
        ("searchString", "search_string"),
        ("descripton", "description"),
    ],
)
def test_a_near_name_is_told_with_the_one_that_was_meant(name: str, meant: str) -> None:
    parameters: JsonObject = {key: value for key, value in GOODS.items() if key != meant} | {name: "A"}
    found = finding(facts(WHERE, events=(event(parameters=parameters),)), CODE)
    assert (found.path, found.actual, found.expected) == (name, name, meant)
    assert meant in found.message


@pytest.mark.parametrize(("name", "meant"), [("contentId", "content_id"), ("qty", "quantity")])
def test_items_are_looked_at_and_told_once(name: str, meant: str) -> None:
    contents: list[JsonValue] = [{"price": 1, name: "A"} for _ in range(4)]
    known = facts(WHERE, events=(event(contents=contents),))
    found = [item for item in failed_findings(check(known)) if item.code == CODE]
    assert [(item.path, item.expected) for item in found] == [(f"contents[0].{name}", meant)]


def test_a_near_name_beside_the_right_one_costs_nothing() -> None:
    found = finding(facts(WHERE, events=(event(parameters=GOODS | {"contentType": "product"}),)), CODE)
    assert found.severity is Severity.WARNING
    assert found.consequences == ()


@pytest.mark.parametrize(
    ("changes", "missing", "explained", "severity"),
    [
        ({"contentId": "A"}, ("contents",), "TT301", Severity.ERROR),
        ({"content": [{"content_id": "A"}]}, ("contents",), "TT301", Severity.ERROR),
        ({"contents": [{"contentId": "A", "price": 19.9}]}, (), "TT301", Severity.ERROR),
        ({"contentType": "product"}, ("content_type",), "TT303", Severity.WARNING),
        ({"Value": 19.9}, ("value",), "TT305", Severity.ERROR),
        ({"currencyCode": "EUR"}, ("currency",), "TT308", Severity.ERROR),
    ],
)
def test_what_is_missing_because_of_it_is_told_with_it(
    changes: JsonObject, missing: tuple[str, ...], explained: str, severity: Severity
) -> None:
    parameters = {name: value for name, value in (GOODS | changes).items() if name not in missing}
    known = facts(WHERE, events=(event("AddToCart", WHERE, parameters=parameters),))
    assert failures(known) & {CODE, explained} == {CODE}
    found = finding(known, CODE)
    assert found.severity is severity
    assert [text[:5] for text in found.consequences] == [explained]


def test_an_id_in_the_items_makes_another_spelling_beside_them_harmless() -> None:
    found = finding(facts(WHERE, events=(event(contentId="A"),)), CODE)
    assert found.severity is Severity.WARNING


def test_events_without_products_are_not_judged() -> None:
    known = facts(WHERE, events=(event("Lead", WHERE, contentId="A"),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
