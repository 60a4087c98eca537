from dataclasses import replace

from auditor.model.rule import Severity
from auditor.report.view.flags import Flags
from auditor.report.view.matrix import MAX_COLUMNS, MAX_ROWS, matrix
from tests.report import sample


def test_the_columns_follow_the_funnel() -> None:
    assert matrix(sample.result()).names == ("Pageview", "ViewContent", "AddToCart", "InitiateCheckout")


def test_an_event_that_never_fired_has_its_column_where_it_was_expected() -> None:
    assert matrix(sample.result()).names[-1] == "InitiateCheckout"
    unsent = next(event for event in sample.events() if event.name == "InitiateCheckout")
    assert not unsent.sent


def test_cells_count_what_was_sent_and_name_the_findings() -> None:
    blocks = {block.kind: block for block in matrix(sample.result()).blocks}
    (cart,) = blocks["Cart"].rows
    assert [(cell.count, cell.flags.codes) for cell in cart.cells] == [
        (1, ()),
        (0, ()),
        (2, ("TT207", "TT601")),
        (0, ()),
    ]
    assert [cell.flags.worst for cell in cart.cells] == [None, None, Severity.ERROR, None]
    (checkout,) = blocks["Checkout"].rows
    assert (checkout.cells[3].count, checkout.cells[3].flags.codes) == (0, ("TT210",))
    assert checkout.automatic == 1


def test_a_page_in_doubt_says_so() -> None:
    block = next(block for block in matrix(sample.result()).blocks if block.kind == "Other page")
    assert block.rows[0].doubt == "the page was still loading when the watch ended"


def test_many_pages_of_a_kind_share_a_row_and_nothing_is_lost() -> None:
    page = sample.visits()[1]
    event = sample.events()[2]
    pages = tuple(replace(page, visit=replace(page.visit, id=100 + n)) for n in range(MAX_ROWS + 10))
    events = tuple(replace(event, id=str(n), visit_id=100 + n) for n in range(MAX_ROWS + 10))
    flagged = replace(sample.finding("TT306", 2, "a", event="Pageview"), visit_id=100 + MAX_ROWS + 9)
    result = replace(sample.result(), pages=pages, events=events, journey=(), findings=(flagged,))
    (block,) = matrix(result).blocks
    assert len(block.rows) == MAX_ROWS + 1
    assert block.rows[0].cells[0].flags.codes == ("TT306",)
    assert (block.rows[-1].place, block.rows[-1].pages) == (None, 10)
    assert sum(row.cells[0].count for row in block.rows) == MAX_ROWS + 10


def test_many_events_share_a_column_and_the_expected_keep_theirs() -> None:
    page, event = sample.visits()[2], sample.events()[4]
    events = tuple(
        replace(event, id=f"{name}-{time}", name=f"Custom{name}")
        for name in range(MAX_COLUMNS + 5)
        for time in range(2)
    )
    table = matrix(replace(sample.result(), pages=(page,), events=events))
    assert len(table.names) == MAX_COLUMNS
    assert {"ViewContent", "AddToCart", "InitiateCheckout"} <= set(table.names)
    (row,) = table.blocks[0].rows
    assert sum(cell.count for cell in row.cells) + row.other == len(events)
    assert table.others == MAX_COLUMNS + 5 + 3 - MAX_COLUMNS


def test_a_finding_of_the_page_or_of_an_event_without_a_column_stands_with_the_page() -> None:
    findings = (
        sample.finding("TT101", 2, "a"),
        sample.finding("TT601", 2, "b", event="LandingPageView"),
        sample.finding("TT306", 2, "c", event="Pageview"),
    )
    blocks = {block.kind: block for block in matrix(replace(sample.result(), findings=findings)).blocks}
    (row,) = blocks["Category page"].rows
    assert row.flags == Flags(("TT101", "TT601"), Severity.ERROR)
    assert row.cells[0].flags.codes == ("TT306",)
