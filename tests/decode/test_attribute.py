"""Which visit and step an event belongs to: tested by mixing."""

from auditor.decode.attribute import Placing, step_at
from auditor.model.evidence import Visit
from auditor.model.journey import Step, StepOutcome


def visit(number: int, url: str, start: float, end: float, step: Step | None = Step.PRODUCT) -> Visit:
    return Visit(
        id=number,
        run="main",
        step=step,
        requested_url=url,
        url=url,
        status=200,
        started_at=start,
        ended_at=end,
        settled=True,
    )


def outcome(step: Step, start: float, run: str = "main") -> StepOutcome:
    return StepOutcome(
        run=run,
        step=step,
        reached=True,
        reason="",
        url="",
        visit_id=None,
        started_at=start,
        ended_at=start + 5,
    )


A, B, C = (
    visit(1, "https://s.example/a", 0, 10),
    visit(2, "https://s.example/b", 10, 20),
    visit(3, "https://s.example/a", 20, 30),
)


def test_the_browser_s_own_word_counts_first() -> None:
    assert Placing([A, B, C], {"pv": 2}).visit_of(given=1, pageview="pv", page_url=C.url, at=25) == 1


def test_a_late_beacon_follows_its_page_view() -> None:
    assert Placing([A, B, C], {"pv": 1}).visit_of(given=None, pageview="pv", page_url=A.url, at=10.3) == 1


def test_a_beacon_of_a_page_that_was_left_follows_its_address() -> None:
    placing = Placing([A, B, C], {})
    assert placing.visit_of(given=None, pageview="", page_url="https://s.example/a#x", at=10.4) == 1
    assert placing.visit_of(given=None, pageview="", page_url="https://s.example/a", at=20.2) == 3


def test_of_two_open_pages_the_address_tells() -> None:
    placing = Placing([A, visit(2, "https://s.example/b", 1, 9)], {})
    assert placing.visit_of(given=None, pageview="", page_url="https://s.example/b", at=5) == 2
    assert placing.visit_of(given=None, pageview="", page_url="https://s.example/elsewhere", at=5) is None


def test_the_only_open_page_takes_what_names_no_known_address() -> None:
    assert Placing([A, B], {}).visit_of(given=None, pageview="", page_url="about:srcdoc", at=15) == 2
    assert Placing([A, B], {}).visit_of(given=None, pageview="", page_url="about:srcdoc", at=99) is None


def test_a_step_lasts_until_the_next_one_begins() -> None:
    steps = [
        outcome(Step.PRODUCT, 0),
        outcome(Step.CART, 8),
        outcome(Step.CHECKOUT, 20),
        outcome(Step.CART, 0, "x"),
    ]
    assert step_at(5, "main", A, steps) is Step.PRODUCT
    assert step_at(8.0, "main", A, steps) is Step.CART
    assert step_at(19, "main", B, steps) is Step.CART
    assert step_at(21, "main", C, steps) is Step.CHECKOUT


def test_a_page_beyond_the_journey_has_no_step() -> None:
    assert (
        step_at(5, "main", visit(9, "https://s.example/z", 0, 9, step=None), [outcome(Step.PRODUCT, 0)])
        is None
    )
    assert step_at(5, "main", A, []) is None
