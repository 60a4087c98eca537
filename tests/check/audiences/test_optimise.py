from dataclasses import replace

from auditor.model.facts import Facts
from auditor.model.journey import Step, Until
from auditor.model.readiness import Ready
from tests.builders import event, facts, healthy, without_event
from tests.check.audiences.looked_up import of


def safe(known: Facts) -> dict[str, Ready]:
    return {item.name: item.ready for item in of(known).optimisation.events}


def until_checkout() -> Facts:
    known = healthy()
    return replace(
        without_event(known, "Purchase"),
        pages=known.pages[:4],
        steps=known.steps[:3],
        expect=replace(known.expect, until=Until.CHECKOUT),
    )


def test_purchase_is_chosen_where_it_is_safe() -> None:
    found = of(healthy()).optimisation
    assert [item.name for item in found.events] == [
        "Purchase",
        "InitiateCheckout",
        "AddToCart",
        "ViewContent",
    ]
    assert found.choice == "Purchase"
    assert found.said.startswith("Optimise for Purchase. ")
    assert "about 50 conversions" in found.said
    assert found.said.endswith("is better off with InitiateCheckout.")


def test_until_purchase_was_tested_the_next_one_serves() -> None:
    found = of(until_checkout()).optimisation
    assert found.choice == "InitiateCheckout"
    assert "it was not tested. Until it is, take InitiateCheckout." in found.said
    assert "--place-order" in found.events[0].next_step


def test_what_counts_twice_is_not_safe() -> None:
    known = healthy()
    twice = event("AddToCart", known.pages[1], after=5.2, step=Step.CART, event_id="add-2")
    doubled = replace(known, events=(*known.events, twice))
    assert safe(doubled)["AddToCart"] is Ready.NO
    assert safe(doubled)["Purchase"] is Ready.YES
    assert "InitiateCheckout" in of(doubled).optimisation.said


def test_a_purchase_at_the_wrong_place_is_not_safe() -> None:
    known = healthy()
    early = event("Purchase", known.pages[0], event_id="order-0")
    found = of(replace(known, events=(*known.events, early))).optimisation
    assert found.choice == "InitiateCheckout"
    assert found.said.startswith(
        "Purchase is not safe to optimise for. Until it is mended, take InitiateCheckout."
    )


def test_a_mere_view_is_no_conversion() -> None:
    known = without_event(healthy(), "Purchase", "InitiateCheckout", "AddToCart")
    found = of(known).optimisation
    assert found.choice == "ViewContent"
    assert found.said.endswith("It finds people who look, and not those who buy.")
    # Beside a conversion it is no second choice.
    assert "ViewContent" not in of(without_event(healthy(), "Purchase", "InitiateCheckout")).optimisation.said


def test_where_nothing_is_safe_nothing_is_chosen() -> None:
    broken = of(
        without_event(healthy(), "Purchase", "InitiateCheckout", "AddToCart", "ViewContent")
    ).optimisation
    assert (broken.choice, broken.said) == (
        "",
        "None of the events is safe to optimise for: campaigns would learn from wrong or missing numbers.",
    )
    unseen = of(facts(until=Until.CHECKOUT)).optimisation
    assert (unseen.choice, "known to be safe" in unseen.said) == ("", True)


def test_a_conversion_that_no_step_expects_is_told_and_not_recommended() -> None:
    known = healthy()
    asked = event("Lead", known.pages[0], parameters={})
    found = of(replace(known, events=(*known.events, asked))).optimisation
    assert (found.events[-1].name, found.events[-1].ready) == ("Lead", Ready.UNKNOWN)
    assert "Test Events" in found.events[-1].next_step
    assert found.choice == "Purchase"
    # Its old name is the same event; sent twice by one action it is no longer to be trusted.
    twice = event("SubmitForm", known.pages[0], after=1.1, parameters={})
    doubled = of(replace(known, events=(*known.events, asked, twice))).optimisation
    assert (doubled.events[-1].ready, doubled.events[-1].why) == (Ready.NO, ("TT207",))


def test_a_purchase_that_could_not_be_judged_is_no_untested_one() -> None:
    known = healthy()  # its confirmation is not opened again, so nobody knows what that would send
    once = replace(
        known,
        pages=known.pages[:5],
        events=tuple(item for item in known.events if item.visit_id != known.pages[5].visit.id),
    )
    found = of(once).optimisation
    assert (found.events[0].ready, found.events[0].untested) == (Ready.UNKNOWN, False)
    assert "it could not be judged. Until it is, take InitiateCheckout." in found.said
