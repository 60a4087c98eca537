import pytest

from auditor.model.jsonvalue import JsonValue
from auditor.model.rule import Verdict
from tests.builders import event, facts, finding, healthy, page, verdict

CODE = "TT304"
WHERE = page()


def test_product_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("value", ["product_group", "hotel", "vehicle", None, ""])
def test_known_and_absent_types_pass(value: JsonValue) -> None:
    assert verdict(facts(WHERE, events=(event(content_type=value),)), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("Product", "should be “product”"),
        ("products", "should be “product”"),
        ("product-group", "should be “product_group”"),
        ("Shoes", ""),
        (" ", ""),
        (1, "not a text"),
        (["product"], "not a text"),
        ("{{ type }}", "template"),
    ],
)
def test_others_fail_and_explain_themselves(value: JsonValue, hint: str) -> None:
    found = finding(facts(WHERE, events=(event(content_type=value),)), CODE)
    assert found.path == "content_type"
    assert hint in found.message


def test_the_type_of_an_item_is_judged_too() -> None:
    known = facts(WHERE, events=(event(contents=[{"content_id": "A", "price": 1, "content_type": "sku"}]),))
    assert finding(known, CODE).path == "contents[0].content_type"


def test_without_product_events_not_applicable() -> None:
    assert verdict(facts(WHERE), CODE) is Verdict.NOT_APPLICABLE
