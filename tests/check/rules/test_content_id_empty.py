import pytest

from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.rule import Verdict
from tests.builders import event, facts, finding, healthy, page, verdict

CODE = "TT302"
WHERE = page()


def test_ids_pass() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("", "nothing"),
        ("  ", "nothing"),
        (None, "nothing"),
        ("undefined", "undefined"),
        ("NULL", "NULL"),
        ("NaN", "NaN"),
        (float("nan"), "NaN"),
        ("[object Object]", "[object Object]"),
        ("{{ product.id }}", "template"),
        ("${product.id}", "template"),
        ("<%= id %>", "template"),
    ],
)
@pytest.mark.parametrize("path", ["content_id", "contents[0].content_id", "content_ids[0]"])
def test_what_is_no_id_fails_at_its_path(path: str, value: JsonValue, words: str) -> None:
    given: dict[str, JsonObject] = {
        "content_id": {"content_id": value},
        "contents[0].content_id": {"contents": [{"content_id": value}]},
        "content_ids[0]": {"content_ids": [value]},
    }
    parameters = given[path]
    found = finding(facts(WHERE, events=(event("ViewContent", WHERE, parameters=parameters),)), CODE)
    assert found.path == path
    assert words in found.message


@pytest.mark.parametrize("value", ["0", 0, 4711, "null-modem", "undefined-1", "A{1}", "$5"])
def test_odd_ids_pass(value: JsonValue) -> None:
    known = facts(WHERE, events=(event("ViewContent", WHERE, parameters={"content_id": value}),))
    assert verdict(known, CODE) is Verdict.PASS


def test_without_product_events_not_applicable() -> None:
    assert verdict(facts(WHERE), CODE) is Verdict.NOT_APPLICABLE
