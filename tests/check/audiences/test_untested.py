from dataclasses import replace

import pytest

from auditor.check.audiences.untested import how_to_test, not_reached
from auditor.check.context import Context
from auditor.model.facts import Facts
from auditor.model.journey import ConsentChoice, Step, Until
from tests.builders import banner, capture, facts, healthy, step


def ended(until: Until, reached: bool = True) -> Facts:
    steps = tuple(
        item if reached else replace(item, reached=False, reason="a bot wall stands there")
        for item in healthy().steps
        if item.step in until.steps
    )
    known = healthy()
    return replace(known, steps=steps, expect=replace(known.expect, until=until))


@pytest.mark.parametrize(
    ("known", "event", "said"),
    [
        (ended(Until.PURCHASE), "Purchase", ""),
        (ended(Until.CHECKOUT), "Purchase", "Purchase was not tested: the journey ended before it."),
        (ended(Until.NONE), "ViewContent", "ViewContent was not tested: the journey ended before it."),
        (
            ended(Until.CART, reached=False),
            "AddToCart",
            "AddToCart was not tested: its step was not reached (a bot wall stands there).",
        ),
        (facts(until=Until.CART), "AddToCart", "AddToCart was not tested: its step was not reached."),
        # A page view belongs to no step.
        (ended(Until.NONE), "Pageview", ""),
    ],
)
def test_why_an_event_was_not_tested(known: Facts, event: str, said: str) -> None:
    assert not_reached(event, Context(known)) == said


@pytest.mark.parametrize(
    ("until", "event", "advice"),
    [
        (Until.CHECKOUT, "Purchase", "--until purchase --place-order"),
        (Until.PRODUCT, "AddToCart", "`--until cart` or further"),
        (Until.NONE, "ViewContent", "`--until product` or further"),
        (Until.PURCHASE, "Purchase", "“What was not tested”"),
    ],
)
def test_what_would_test_it(until: Until, event: str, advice: str) -> None:
    assert advice in how_to_test(event, Context(ended(until)))


@pytest.mark.parametrize(
    ("which", "event", "option"),
    [
        (Step.PRODUCT, "ViewContent", "--product URL"),
        (Step.CART, "AddToCart", "--product URL"),
        (Step.CHECKOUT, "InitiateCheckout", "--checkout URL"),
        (Step.PURCHASE, "Purchase", "--confirmation URL"),
    ],
)
def test_a_step_that_was_lost_can_be_given(which: Step, event: str, option: str) -> None:
    lost = facts(until=Until.PURCHASE, steps=(step(which, None, reached=False, reason="lost"),))
    assert option in how_to_test(event, Context(lost))


def test_the_banner_comes_first() -> None:
    known = ended(Until.CHECKOUT)
    refused = replace(
        known,
        consent=(banner(ConsentChoice.REJECT, at=1),),
        capture=capture(settings={"consent": "reject"}),
    )
    assert "--consent accept" in how_to_test("Purchase", Context(refused))
    agreed = replace(known, consent=(banner(ConsentChoice.ACCEPT, at=1),))
    assert "--place-order" in how_to_test("Purchase", Context(agreed))
