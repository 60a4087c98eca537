"""How a rule stands for one event, over the run that counts."""

from dataclasses import replace

import pytest

from auditor.check.audiences.standing import Standings, State, counted_run
from auditor.check.context import Context
from auditor.check.outcome import Outcome, failed, inconclusive, not_applicable, passed
from auditor.check.place import Place
from auditor.check.rules import RULES
from auditor.check.supersede import Judged
from auditor.check.tally import Tally
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity
from tests.builders import capture, event, facts, page

HOME, ITEM = page(PageKind.HOME, id=1), page(PageKind.PRODUCT, id=2)
AGAIN = page(PageKind.HOME, id=3)
RULE = next(rule for rule in RULES if rule.info.code == "TT401")  # an error by default


def standings(*said: tuple[Page, Outcome], compare: bool = False) -> Standings:
    """The standings of one rule that said these things of these pages."""
    tally = Tally(RULE)
    for where, outcome in said:
        tally.add(Place(run=where.visit.run, pages=(where,), at=where), [outcome])
    settings = {"consent": "compare"} if compare else {}
    pages = tuple(dict.fromkeys(where for where, _ in said))
    return Standings({"TT401": tally}, Context(facts(*pages, capture=capture(settings=settings))))


@pytest.mark.parametrize(
    ("outcomes", "state"),
    [
        ((), State.SILENT),
        ((passed(),), State.HOLDS),
        ((inconclusive("unclear"),), State.OPEN),
        ((not_applicable("nothing here"),), State.SILENT),
        ((failed("wrong"),), State.BROKEN),
        ((failed("hardly wrong", severity=Severity.INFO),), State.MILD),
        ((passed(), inconclusive("unclear")), State.HOLDS),
        ((passed(), failed("hardly wrong", severity=Severity.WARNING)), State.HOLDS),
        ((passed(), failed("wrong", severity=Severity.CRITICAL)), State.BROKEN),
        ((inconclusive("unclear"), not_applicable("nothing here")), State.OPEN),
    ],
)
def test_the_worst_that_was_told_counts(outcomes: tuple[Outcome, ...], state: State) -> None:
    assert standings(*((HOME, outcome) for outcome in outcomes)).of("TT401").state is state


def test_a_rule_that_nobody_judged_is_silent() -> None:
    found = standings().of("TT999")
    assert (found.state, found.codes, found.text) == (State.SILENT, ("TT999",), "")


def test_what_concerns_another_event_is_left_out() -> None:
    carted, bought = event("AddToCart", ITEM), event("Purchase", ITEM)
    known = standings(
        (ITEM, failed("wrong", event=carted)),
        (ITEM, inconclusive("unclear", event=bought)),
        (ITEM, failed("no Search", event_name="Serach", explains=("Search",))),
    )
    assert known.of("TT401", "AddToCart").text == "wrong"
    assert known.of("TT401", "Purchase").state is State.OPEN
    assert known.of("TT401", "Search").text == "no Search"
    assert known.of("TT401", "ViewContent").state is State.SILENT
    assert known.of("TT401").state is State.BROKEN


def test_what_is_of_no_event_is_of_each() -> None:
    assert standings((HOME, failed("the page is blocked"))).of("TT401", "AddToCart").state is State.BROKEN
    assert standings((HOME, passed())).of("TT401", "AddToCart").state is State.HOLDS


def test_a_page_that_was_visited_again_is_one_page() -> None:
    found = standings((HOME, failed("wrong")), (AGAIN, failed("wrong")), (ITEM, passed())).of("TT401")
    assert (found.failed, found.pages) == (1, 2)
    held = standings((HOME, inconclusive("unclear")), (AGAIN, passed()), (ITEM, inconclusive("unclear")))
    found = held.of("TT401")
    assert (found.pages, found.undecided) == (1, 1)


def test_the_cause_speaks_for_its_consequence() -> None:
    tally = Tally(RULE)
    place = Place(run="main", pages=(ITEM,), at=ITEM)
    tally.add(place, [failed("the consequence", event_name="AddToCart")])
    other = next(rule for rule in RULES if rule.info.code == "TT306")
    tally.judged[0].cause = Judged(other.info, place, failed("the cause", fix="Mend this."))
    found = Standings({"TT401": tally}, Context(facts(ITEM))).of("TT401", "AddToCart")
    assert (found.state, found.codes, found.text, found.fix) == (
        State.BROKEN,
        ("TT306",),
        "the cause",
        "Mend this.",
    )


def test_of_two_runs_the_one_that_agrees_counts() -> None:
    accepted, rejected = replaced(HOME, "accept"), replaced(ITEM, "reject")
    known = standings((accepted, passed()), (rejected, failed("wrong")), compare=True)
    assert known.of("TT401").state is State.HOLDS
    assert counted_run(Context(facts(accepted, capture=capture(settings={"consent": "compare"})))) == "accept"
    assert counted_run(Context(facts(HOME))) == "main"


def replaced(where: Page, run: str) -> Page:
    return replace(where, visit=replace(where.visit, run=run))


def test_the_pixels_that_failures_name() -> None:
    known = standings((HOME, failed("no id", pixel_id="X")), (ITEM, inconclusive("unclear", pixel_id="Y")))
    assert known.pixels("TT401") == {"X"}
