from auditor.check.engine import check
from auditor.model.jsonvalue import JsonValue
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import event, facts, failed_findings, finding, healthy, page, verdict

CODE = "TT313"
WHERE = page()


def items(*found: JsonValue) -> list[JsonValue]:
    return list(found)


def test_a_full_event_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_what_is_missing_is_named_as_information() -> None:
    found = finding(facts(WHERE, events=(event(without=("description",)),)), CODE)
    assert found.severity is Severity.INFO
    assert found.expected == "description"


def test_items_without_a_price_are_a_warning() -> None:
    known = facts(WHERE, events=(event(contents=items({"content_id": "A", "quantity": 1})),))
    found = finding(known, CODE)
    assert found.severity is Severity.WARNING
    assert found.path == "contents[0].price"


def test_a_price_under_another_vendor_s_name_is_told() -> None:
    known = facts(
        WHERE, events=(event(contents=items({"content_id": "A", "quantity": 1, "item_price": 19.9})),)
    )
    assert "“item_price” is not read in its place" in finding(known, CODE).message


def test_where_no_price_is_shown_none_is_asked_for() -> None:
    where = page(PageKind.PRODUCT, product=None)
    known = facts(
        where,
        events=(
            event(
                "ViewContent",
                where,
                without=("value", "currency"),
                contents=items({"content_id": "A", "quantity": 1}),
            ),
        ),
    )
    assert verdict(known, CODE) is Verdict.PASS


def test_quantity_counts_at_either_level() -> None:
    assert verdict(
        facts(WHERE, events=(event(contents=items({"content_id": "A", "price": 1}), quantity=1),)), CODE
    ) is (Verdict.PASS)
    found = finding(facts(WHERE, events=(event(contents=items({"content_id": "A", "price": 1})),)), CODE)
    assert found.expected == "quantity"


def test_a_search_needs_its_words_under_either_name() -> None:
    assert verdict(facts(WHERE, events=(event("Search", WHERE),)), CODE) is Verdict.FAIL
    assert verdict(facts(WHERE, events=(event("Search", WHERE, query="shirt"),)), CODE) is Verdict.PASS
    assert (
        verdict(facts(WHERE, events=(event("Search", WHERE, search_string="shirt"),)), CODE) is Verdict.PASS
    )


def test_what_another_rule_tells_is_not_told_again() -> None:
    for name in ("AddToCart", "Purchase"):
        known = facts(WHERE, events=(event(name, WHERE, without=("value", "currency", "content_type")),))
        assert not [item for item in failed_findings(check(known)) if item.code == CODE]
    known = facts(WHERE, events=(event("ViewContent", WHERE, without=("currency",)),))
    assert verdict(known, CODE) is Verdict.PASS


def test_a_view_without_value_and_currency_is_information() -> None:
    known = facts(WHERE, events=(event("ViewContent", WHERE, without=("value", "currency")),))
    assert finding(known, CODE).expected == "currency, value"


def test_events_without_recommendations_are_not_applicable() -> None:
    assert verdict(facts(WHERE, events=(event("Contact", WHERE),)), CODE) is Verdict.NOT_APPLICABLE
