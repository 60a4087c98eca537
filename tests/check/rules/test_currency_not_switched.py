"""TT409: where the page changes its currency, so do its events."""

from dataclasses import replace

from auditor.model.event import PixelEvent
from auditor.model.facts import Facts
from auditor.model.journey import Step, Until
from auditor.model.page import Page, PageKind
from auditor.model.rule import Verdict
from tests.builders import amount, event, facts, failures, finding, page, product, step, verdict

CODE = "TT409"
FIRST = 2


def shown(id: int, currency: str | None, *, url: str | None = None) -> Page:  # noqa: A002 - the visit's id
    opened = None if id > FIRST else Step.PRODUCT
    stated = product(amount("19.90", currency=currency))
    return page(PageKind.PRODUCT, id=id, step=opened, url=url, product=stated)


EUROS, POUNDS = shown(FIRST, "EUR"), shown(9, "GBP")


def seen(on: Page, currency: str, name: str = "ViewContent") -> PixelEvent:
    return event(name, on, currency=currency)


def visited(*pages: Page, events: tuple[PixelEvent, ...]) -> Facts:
    return facts(*pages, until=Until.PRODUCT, events=events, steps=(step(Step.PRODUCT, pages[0]),))


def test_an_event_in_the_currency_that_is_shown_passes() -> None:
    known = visited(EUROS, POUNDS, events=(seen(EUROS, "EUR"), seen(POUNDS, "gbp")))
    assert verdict(known, CODE) is Verdict.PASS


def test_an_event_in_the_currency_from_before_fails_and_speaks_for_the_page_s() -> None:
    known = visited(EUROS, POUNDS, events=(seen(EUROS, "EUR"), seen(POUNDS, "EUR")))
    assert failures(known) & {CODE, "TT401", "TT402"} == {CODE}
    told = finding(known, CODE)
    assert told.message == "The page was switched from EUR to GBP, and ViewContent says EUR."
    assert (told.expected, told.actual, told.path) == ("GBP", "EUR", "currency")


def test_a_third_currency_is_another_rule_s() -> None:
    known = visited(EUROS, POUNDS, events=(seen(EUROS, "EUR"), seen(POUNDS, "USD")))
    assert failures(known) & {CODE, "TT402"} == {"TT402"}


def test_a_page_that_sends_nothing_then_is_inconclusive() -> None:
    assert verdict(visited(EUROS, POUNDS, events=(seen(EUROS, "EUR"),)), CODE) is Verdict.INCONCLUSIVE


def test_one_currency_is_nothing_to_judge() -> None:
    again = shown(9, "EUR")
    known = visited(EUROS, again, events=(seen(EUROS, "EUR"), seen(again, "EUR")))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_a_bare_sign_and_sources_that_disagree_tell_no_switch() -> None:
    bare = shown(9, None)
    both = shown(9, "GBP")
    mixed = replace(
        both,
        reading=replace(
            both.reading,
            product=product(
                amount("19.90", currency="GBP"), amount("19.90", currency="EUR", source="json-ld")
            ),
        ),
    )
    for page_then in (bare, mixed):
        known = visited(EUROS, page_then, events=(seen(EUROS, "EUR"), seen(page_then, "EUR")))
        assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_another_product_in_another_currency_is_no_switch() -> None:
    other = shown(9, "GBP", url="https://shop.example/shirts/blue")
    known = visited(EUROS, other, events=(seen(EUROS, "EUR"), seen(other, "EUR")))
    assert failures(known) & {CODE, "TT402"} == {"TT402"}
