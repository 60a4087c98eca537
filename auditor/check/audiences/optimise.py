"""Which event a campaign can safely optimise for.

Source: TikTok help centre, "Learning Phase", read in November 2026: delivery becomes steady after about 50
conversions of the event that an ad group optimises for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.check.audiences.needs import Needs
from auditor.check.audiences.table import (
    ADD_TO_CART,
    INITIATE_CHECKOUT,
    LOST,
    PURCHASE_ONCE,
    VIEW_CONTENT,
    Need,
)
from auditor.check.context import Context
from auditor.model.readiness import Line, Optimisation, Ready

CONVERSIONS = 50
"""After so many TikTok has learned to whom to show an ad."""

_TWICE = ("TT114", "TT207", "TT602")


def _counted(need: Need) -> Need:
    """The same event, which a campaign also must not count twice."""
    return replace(
        need,
        faults=tuple(dict.fromkeys((*need.faults, *_TWICE))),
        limits=tuple(code for code in need.limits if code not in _TWICE),
    )


EVENTS = tuple(map(_counted, (PURCHASE_ONCE, INITIATE_CHECKOUT, ADD_TO_CART, VIEW_CONTENT)))
"""The most valuable first."""


def optimisation(needs: Needs, context: Context) -> Optimisation:
    """The events of the funnel, the nearest to an order that is safe to choose, and other conversions.

    Whether a Lead, say, is sent when somebody asks for an offer, no rule can tell.
    """
    answers = [needs.answer(need) for need in EVENTS]
    safe = [answer for answer in answers if answer.ready is Ready.YES]
    return Optimisation(
        events=(*answers, *_others(needs, context)),
        choice=safe[0].name if safe else "",
        said=_advice(answers, safe),
    )


def _others(needs: Needs, context: Context) -> Iterator[Line]:
    own = {need.event for need in EVENTS}
    for name, spec in context.standard.events.items():
        if not spec.conversion or name in own or not needs.pixels(name):
            continue
        answer = needs.answer(Need(event=name, holds=(), faults=(*LOST, *_TWICE)))
        if answer.ready is Ready.NO:
            yield answer
        else:
            yield Line(
                name=name,
                ready=Ready.UNKNOWN,
                said=(f"{name} is sent; whether that is when it should be, the audit cannot tell.",),
                next_step="Try it by hand in the pixel's Test Events (TikTok's Events Manager).",
            )


def _advice(answers: Sequence[Line], safe: Sequence[Line]) -> str:
    purchase = answers[0]
    if not safe:
        if any(answer.ready is Ready.UNKNOWN for answer in answers):
            return "None of the events is known to be safe: what follows says what would tell."
        return (
            "None of the events is safe to optimise for: campaigns would learn from wrong or missing numbers."
        )
    first = safe[0].name
    others = [answer.name for answer in safe[1:] if answer.name != EVENTS[-1].event]
    said = f"Optimise for {first}."
    if purchase.ready is Ready.UNKNOWN:
        how = "was not tested" if purchase.untested else "could not be judged"
        said = f"Purchase is what a shop should optimise for, and it {how}. Until it is, take {first}."
    elif purchase.ready is Ready.NO:
        said = f"Purchase is not safe to optimise for. Until it is mended, take {first}."
    if others:
        return (
            f"{said} TikTok learns from about {CONVERSIONS} conversions before its delivery is steady: an ad group "
            f"that is far from so many is better off with {others[0]}."
        )
    return f"{said} It finds people who look, and not those who buy." if first == EVENTS[-1].event else said
