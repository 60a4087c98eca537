"""Shops in one document are judged page by page, as if each had been loaded."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from auditor.check.engine import check
from auditor.model.event import ConsentPhase, PixelEvent
from auditor.model.facts import Facts
from auditor.model.journey import Addition, Proof, Step
from auditor.model.jsonvalue import JsonValue
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import (
    banner,
    call,
    event,
    failed_findings,
    failures,
    healthy,
    install,
    page,
    pageview,
    result,
    verdict,
    without_event,
)

OF_PAGES = ("TT201", "TT202", "TT203", "TT204", "TT207", "TT208", "TT209", "TT401", "TT402", "TT403")
OF_DOCUMENTS = ("TT101", "TT102", "TT103", "TT107", "TT108", "TT109", "TT111", "TT112", "TT115")


def in_one_document(known: Facts) -> Facts:
    """A journey whose pages follow one another without a load, but for the confirmation that is loaded again."""
    pages = [known.pages[0]]
    for seen in known.pages[1:]:
        before = pages[-1].visit
        if seen.visit.is_repeat:
            pages.append(seen)
            continue
        pages[-1] = replace(pages[-1], visit=replace(before, ended_at=seen.visit.started_at))
        pages.append(replace(seen, visit=replace(seen.visit, routed_from=before.id), served=None))
    taken = Addition(name="Red shirt", visit_id=2, at=pages[1].visit.started_at + 4.9, proof=Proof.COUNT)
    return replace(
        known,
        steps=tuple(
            replace(step, additions=(taken,)) if step.step is Step.CART else step for step in known.steps
        ),
        pages=tuple(pages),
        installs=tuple(install(seen) for seen in pages if seen.visit.routed_from is None),
    )


SHOP = in_one_document(healthy())
HOME, ITEM, CART, TILL, THANKS, AGAIN = SHOP.pages


def failing_on(known: Facts, code: str) -> list[str]:
    return [found.page_url for found in failed_findings(check(known)) if found.code == code]


def test_a_healthy_shop_fails_in_nothing_and_is_judged_like_any_other() -> None:
    assert failures(SHOP) == set()
    verdicts = {rule.code: rule.verdict for rule in check(SHOP).rules}
    for code in (*OF_PAGES, *OF_DOCUMENTS):
        assert verdicts[code] is result(healthy(), code).verdict, code
    assert {verdicts[code] for code in OF_PAGES} == {Verdict.PASS}
    assert verdicts["TT113"] is Verdict.PASS


def test_what_came_with_the_document_is_judged_once() -> None:
    assert result(SHOP, "TT101").reason == "holds on 2 pages judged"
    without = replace(SHOP, installs=(), events=(), requests=())
    assert failing_on(without, "TT101") == [HOME.url, AGAIN.url]


@pytest.mark.parametrize(
    ("name", "code", "where"),
    [
        ("ViewContent", "TT201", ITEM.url),
        ("AddToCart", "TT202", ITEM.url),
        ("InitiateCheckout", "TT203", TILL.url),
        ("Purchase", "TT204", THANKS.url),
    ],
)
def test_an_event_that_is_missing_is_missed_on_its_page(name: str, code: str, where: str) -> None:
    known = without_event(SHOP, name)
    assert code in failures(known)
    assert len(failing_on(known, code)) == 1
    if name != "InitiateCheckout":
        assert failing_on(known, code) == [where]


def with_events(*sent: PixelEvent) -> Facts:
    return replace(SHOP, events=tuple(sorted((*SHOP.events, *sent), key=lambda one: one.at)))


def test_an_event_on_the_wrong_page_is_told_of_that_one() -> None:
    early = event("Purchase", TILL, after=6, event_id="order-1")
    assert failing_on(with_events(early), "TT209") == [TILL.url]
    again = event("AddToCart", CART, after=1, event_id="add-2")
    assert failing_on(with_events(again), "TT209") == [CART.url]


def test_what_follows_the_cart_s_state_may_come_on_the_next_page() -> None:
    late = event("AddToCart", CART, after=0.3, event_id="add-1")
    known = without_event(SHOP, "AddToCart")
    assert failures(replace(known, events=(*known.events, late))) == set()


def test_amounts_and_ids_are_held_against_the_page_that_was_shown() -> None:
    def changed(code: str, **parameters: JsonValue) -> list[str]:
        sent = tuple(
            replace(one, parameters=one.parameters | parameters) if one.name == "ViewContent" else one
            for one in SHOP.events
        )
        return failing_on(replace(SHOP, events=sent), code)

    assert changed("TT401", value=77.0) == [ITEM.url]
    assert changed("TT402", currency="USD") == [ITEM.url]


def test_one_action_that_sends_twice_is_told_of_one_page_and_a_second_page_is_another_action() -> None:
    twice = event("ViewContent", ITEM, after=1.5)
    assert failing_on(with_events(twice), "TT207") == [ITEM.url]
    back = page(PageKind.PRODUCT, id=2, routed_from=1, at=CART.visit.started_at)
    elsewhere = event("ViewContent", replace(back, visit=replace(back.visit, id=3)), after=0.2)
    assert failing_on(with_events(elsewhere), "TT207") == []


def test_a_page_whose_view_was_not_sent_is_told() -> None:
    silent = replace(
        SHOP, events=tuple(one for one in SHOP.events if (one.name, one.visit_id) != ("Pageview", 3))
    )
    assert failing_on(silent, "TT113") == [CART.url]
    assert "TT109" not in failures(silent)


def test_a_second_view_of_one_page_is_told() -> None:
    assert failing_on(with_events(pageview(CART, after=2)), "TT113") == [CART.url]


def unsettled(known: Facts) -> Facts:
    broken = replace(ITEM, clean=False, doubt="the watch ended at its bound before the page fell quiet")
    return replace(known, pages=tuple(broken if one is ITEM else one for one in known.pages))


def asked(known: Facts) -> Facts:
    """The banner was answered on the first page, and nothing was sent on the product's since."""
    quiet = tuple(one for one in known.events if one.visit_id != ITEM.visit.id)
    return replace(known, events=quiet, consent=(banner(at=15),))


def on_hold(known: Facts) -> Facts:
    return replace(known, calls=(call("holdConsent", on=HOME),))


@pytest.mark.parametrize("doubtful", [unsettled, asked, on_hold])
def test_what_makes_absence_doubtful_on_a_page_or_in_its_document(doubtful: Callable[[Facts], Facts]) -> None:
    assert verdict(doubtful(without_event(SHOP, "ViewContent")), "TT201") is Verdict.INCONCLUSIVE


def test_consent_that_was_given_in_a_document_is_enough_for_its_later_pages_where_they_send() -> None:
    since = tuple(
        replace(one, consent=ConsentPhase.ACCEPTED)
        for one in without_event(SHOP, "ViewContent").events
        if one.visit_id != HOME.visit.id
    )
    assert verdict(replace(SHOP, events=since, consent=(banner(at=15),)), "TT201") is Verdict.FAIL
