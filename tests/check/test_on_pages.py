"""What was seen on a page, where one document is several pages."""

from auditor.check.context import Context
from auditor.model.page import PageKind
from tests.builders import (
    OTHER_PIXEL,
    PIXEL,
    call,
    console,
    event,
    facts,
    install,
    page,
    pageview,
    refusal,
    request,
)

HOME = page(PageKind.HOME, id=1)
ITEM = page(PageKind.PRODUCT, id=2, routed_from=1)
CART = page(PageKind.CART, id=3, routed_from=2)
LATER = page(PageKind.CHECKOUT, id=4)


def test_a_document_is_the_pages_that_it_was_since_its_load() -> None:
    seen = Context(facts(HOME, ITEM, CART, LATER))
    assert seen.document_of(CART) == seen.document_of(HOME) == [HOME, ITEM, CART]
    assert seen.document_of(LATER) == [LATER]


def test_what_came_with_the_document_is_seen_on_each_of_its_pages() -> None:
    known = facts(
        HOME,
        ITEM,
        CART,
        LATER,
        installs=(install(HOME),),
        requests=(request(HOME),),
        refusals=(refusal(HOME),),
    )
    seen = Context(known)
    assert seen.installs_on(CART) == list(known.installs)
    assert seen.requests_on(CART) == list(known.requests)
    assert seen.refusals_on(CART) == list(known.refusals)
    assert not seen.installs_on(LATER)
    assert not seen.requests_on(LATER)


def test_what_was_done_on_a_page_is_its_own() -> None:
    known = facts(
        HOME,
        ITEM,
        installs=(),
        events=(pageview(HOME), event("ViewContent", ITEM)),
        calls=(call("holdConsent", on=HOME), call("track", "ViewContent", on=ITEM)),
        console=(console(HOME, "a line"),),
    )
    seen = Context(known)
    assert [sent.name for sent in seen.events_on(ITEM)] == ["ViewContent"]
    assert [made.method for made in seen.calls_on(ITEM)] == ["track"]
    assert [made.method for made in seen.calls_in_document_of(ITEM)] == ["holdConsent", "track"]
    assert not seen.console_on(ITEM)


def test_the_pixels_of_a_page_are_those_of_its_document_and_those_it_sends_to() -> None:
    known = facts(HOME, ITEM, installs=(install(HOME),), events=(pageview(ITEM, pixel=OTHER_PIXEL),))
    assert Context(known).pixels_on(ITEM) == (PIXEL, OTHER_PIXEL)
