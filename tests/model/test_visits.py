"""What belongs to a visit, looked up by it."""

from dataclasses import replace

from auditor.model.evidence import Cookie, Visit
from auditor.model.page import PageKind
from auditor.model.visits import by_visit, loads_of
from tests.builders import console, page, visitor_cookie

HOME, ITEM = page(PageKind.HOME, id=1), page(PageKind.PRODUCT, id=2)


def test_the_items_of_each_visit_in_their_order() -> None:
    first, second, other = (
        visitor_cookie(on, name=name) for on, name in ((ITEM, "b"), (ITEM, "a"), (HOME, "c"))
    )
    assert by_visit([first, other, second]) == {2: [first, second], 1: [other]}


def test_what_belongs_to_no_visit_is_left_out() -> None:
    assert by_visit([console(HOME, "a line", visit_id=None)]) == {}
    assert by_visit(list[Cookie]()) == {}


def routed(id_: int, before: int | None) -> Visit:
    return replace(ITEM.visit, id=id_, routed_from=before)


def test_a_page_that_a_document_became_belongs_to_its_load() -> None:
    assert loads_of([routed(1, None), routed(2, 1), routed(4, 2), routed(3, None)]) == {2: 1, 4: 1}


def test_a_damaged_record_leads_nowhere() -> None:
    assert loads_of([routed(1, 2), routed(2, 1), routed(3, 3), routed(5, 99)]) == {1: 2, 2: 1, 5: 99}
