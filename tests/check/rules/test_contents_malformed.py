import pytest

from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.rule import Verdict
from tests.builders import event, facts, failures, finding, healthy, page, pageview, verdict

CODE = "TT310"
WHERE = page()


def test_a_list_of_objects_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("contents", "hint"),
    [
        ([], "empty"),
        ({"content_id": "A"}, "single object"),
        ('[{"content_id": "A"}]', "JSON.stringify"),
        (' {"content_id": "A"}', "JSON.stringify"),
        ("{{ contents }}", "unrendered template"),
        ("SKU-1", "it is a text"),
        ("", "it is a text"),
        (7, "no collection"),
        (False, "no collection"),
    ],
)
def test_what_is_no_list_fails(contents: JsonValue, hint: str) -> None:
    found = finding(facts(WHERE, events=(event(contents=contents),)), CODE)
    assert hint in found.message
    assert found.path == "contents"


@pytest.mark.parametrize(
    ("item", "hint"),
    [("SKU-1", "as its content_id"), (7, "no objects."), (None, "no objects."), ([{}], "no objects.")],
)
def test_items_that_are_no_objects_fail_at_the_first(item: JsonValue, hint: str) -> None:
    contents: list[JsonValue] = [{"content_id": "A"}, item, item]
    found = finding(facts(WHERE, events=(event(contents=contents),)), CODE)
    assert found.path == "contents[1]"
    assert "2 of 3" in found.message
    assert hint in found.message


@pytest.mark.parametrize("parameters", [{"content_id": "A"}, {"content_id": "A", "contents": None}])
def test_without_contents_not_applicable(parameters: JsonObject) -> None:
    known = facts(WHERE, events=(event("ViewContent", WHERE, parameters=parameters),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_what_it_hides_is_told_with_it() -> None:
    stringified = '[{"content_id": "A", "content_type": "product", "quantity": 1, "price": 19.9}]'
    known = facts(
        WHERE,
        events=(
            pageview(WHERE),
            event("ViewContent", WHERE, without=("content_type",), contents=stringified),
        ),
    )
    assert failures(known) == {CODE}
    told = " ".join(finding(known, CODE).consequences)
    assert all(code in told for code in ("TT301", "TT303", "TT312"))


def test_events_without_products_are_not_judged() -> None:
    assert verdict(facts(WHERE, events=(event("Lead", WHERE, contents=[]),)), CODE) is Verdict.NOT_APPLICABLE
