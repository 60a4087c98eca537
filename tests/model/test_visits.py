"""What belongs to a visit, looked up by it."""

from auditor.model.evidence import Cookie
from auditor.model.page import PageKind
from auditor.model.visits import by_visit
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
