from dataclasses import replace

from auditor.check.audiences import optimise, table, topics
from auditor.check.rules import RULES
from auditor.model.event import ConsentPhase
from auditor.model.facts import Facts
from auditor.model.journey import ConsentChoice, Until
from auditor.model.page import PageKind
from auditor.model.readiness import Line, Ready
from tests.builders import banner, capture, event, facts, healthy, page, without_event
from tests.check.audiences.looked_up import line, of


def item(known: Facts, name: str) -> Line:
    return line(of(known).checklist, name)


def test_a_healthy_shop_is_in_order_as_far_as_it_was_tested() -> None:
    found = of(healthy()).checklist
    untested = {entry.name for entry in found if entry.ready is Ready.UNKNOWN}
    assert not [entry for entry in found if entry.ready is Ready.NO and "matched" not in entry.name]
    assert {
        "It is your pixel, and no other",
        "The ids are those of your catalogue, for catalogue ads",
        "Nothing is sent before the visitor has chosen",
        "Nothing is sent after a refusal",
    } <= untested
    assert all(entry.next_step for entry in found if entry.ready is not Ready.YES)
    judged = found[: len(topics.CHECKLIST)]  # what follows are conditions, of which no rule speaks
    assert all(entry.why for entry in judged)
    assert not any(entry.said or entry.next_step for entry in found if entry.ready is Ready.YES)


def test_what_is_missing_is_told_with_its_rule() -> None:
    found = item(without_event(healthy(), "AddToCart"), "AddToCart")
    assert (found.ready, found.why) == (Ready.NO, ("TT202",))
    assert found.next_step.startswith("Mend TT202.")


def test_an_order_that_was_not_asked_for_is_untested() -> None:
    known = healthy()
    known = replace(
        without_event(known, "Purchase"),
        pages=known.pages[:4],
        steps=known.steps[:3],
        expect=replace(known.expect, until=Until.CHECKOUT),
    )
    found = item(known, "Purchase is sent")
    assert (found.ready, "--place-order" in found.next_step) == (Ready.UNKNOWN, True)


def test_your_pixel_has_to_be_named() -> None:
    known = healthy()
    assert "--pixel ID" in item(known, "your pixel").next_step
    named = replace(known, expect=replace(known.expect, pixels=(known.installs[0].pixel_id,)))
    assert item(named, "your pixel").ready is Ready.YES


def test_a_refusal_is_judged_in_the_run_that_refuses() -> None:
    accepted = page(PageKind.HOME, id=1, run="accept")
    rejected = page(PageKind.HOME, id=11, run="reject"), page(PageKind.CATEGORY, id=12, run="reject")
    both = facts(
        accepted,
        *rejected,
        until=Until.NONE,
        capture=capture(settings={"consent": "compare"}),
        installs=(),
        consent=(
            banner(ConsentChoice.ACCEPT, run="accept", at=11),
            banner(ConsentChoice.REJECT, run="reject", at=111),
        ),
    )
    assert item(both, "after a refusal").ready is Ready.YES
    late = event("Pageview", rejected[1], consent=ConsentPhase.REJECTED)
    broken = item(replace(both, events=(late,)), "after a refusal")
    assert (broken.ready, broken.why) == (Ready.NO, ("TT506",))
    one = replace(both, capture=capture(settings={"consent": "accept"}))
    assert item(replace(one, consent=both.consent[:1]), "after a refusal").ready is Ready.UNKNOWN


def test_the_rules_that_are_named_exist() -> None:
    """Codes of the catalogue that still need another capability are named, and judged once they are there."""
    later = {"TT404", "TT405"}
    known = {rule.info.code for rule in RULES}
    assert named() - known == later


def named() -> set[str]:
    rows = [need for row in table.ROWS for need in row.needs]
    lines = [topic.need for topic in (*topics.CHECKLIST, *topics.LOSSES, *topics.PREPARED)]
    return {
        code
        for need in (*rows, *lines, *optimise.EVENTS)
        for code in (*need.holds, *need.settled, *need.faults, *need.limits)
    }
