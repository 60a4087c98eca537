from auditor.model.event import ConsentPhase, Origin
from auditor.model.journey import ConsentChoice, Step, Until
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import banner, event, facts, finding, healthy, page, pageview, result, step, verdict

CODE = "TT201"
ITEM = page(PageKind.PRODUCT)


def test_a_product_page_with_it_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_a_product_page_without_it_fails() -> None:
    found = finding(facts(ITEM, events=(pageview(ITEM),)), CODE)
    assert found.event == "ViewContent"
    assert found.actual == "only Pageview"


def test_an_event_of_the_sdk_itself_is_not_credited() -> None:
    known = facts(ITEM, events=(pageview(ITEM), event("ViewContent", ITEM, origin=Origin.AUTOMATIC)))
    assert verdict(known, CODE) is Verdict.FAIL


def test_an_event_of_another_page_is_not_credited() -> None:
    other = page(PageKind.PRODUCT, id=3)
    known = facts(ITEM, other, events=(pageview(ITEM), pageview(other), event("ViewContent", other)))
    assert finding(known, CODE).visit_id == ITEM.visit.id


def test_an_unclean_watch_is_inconclusive() -> None:
    where = page(PageKind.PRODUCT, clean=False, doubt="the page never fell quiet")
    known = facts(where, events=(pageview(where),))
    assert result(known, CODE).reason == "the page never fell quiet"


def test_an_unclean_watch_that_saw_it_passes() -> None:
    where = page(PageKind.PRODUCT, clean=False)
    assert verdict(facts(where, events=(event("ViewContent", where),)), CODE) is Verdict.PASS


def test_an_unanswered_banner_is_inconclusive() -> None:
    where = page(PageKind.PRODUCT, consent_pending=True)
    known = facts(
        where, consent=(banner(None),), events=(event("ViewContent", where, consent=ConsentPhase.BEFORE),)
    )
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_after_a_refusal_not_applicable() -> None:
    assert verdict(facts(ITEM, consent=(banner(ConsentChoice.REJECT),)), CODE) is Verdict.NOT_APPLICABLE


def test_a_server_that_sends_it_alone_is_not_applicable() -> None:
    known = facts(ITEM, expect={"server_only": frozenset({"ViewContent"})})
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_a_product_that_was_not_found_says_why() -> None:
    known = facts(
        page(PageKind.HOME, id=1),
        until=Until.CART,
        steps=(step(Step.PRODUCT, None, reached=False, reason="no product was found"),),
    )
    assert result(known, CODE).reason == "the step “product” was not reached: no product was found"
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_a_site_that_sells_nothing_is_not_applicable() -> None:
    assert verdict(facts(page(PageKind.HOME, id=1)), CODE) is Verdict.NOT_APPLICABLE


def test_a_shop_without_page_loads_is_inconclusive() -> None:
    where = page(PageKind.CART, id=2)
    known = facts(where, until=Until.PRODUCT, steps=(step(Step.PRODUCT, where),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "was reached" in result(known, CODE).reason
