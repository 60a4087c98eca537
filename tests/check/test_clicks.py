from dataclasses import replace

from auditor.check.clicks import click_in, landing_of, traces
from auditor.check.context import Context
from auditor.model.page import PageKind
from tests.builders import evidence, facts, page, pageview
from tests.check.rules.test_click_id_lost import CLICK, DIGEST, HOME, LANDED, kept


def test_the_first_page_that_the_auditor_opened_is_the_landing() -> None:
    item = page(PageKind.PRODUCT, id=2, url=f"https://shop.example/item?ttclid={CLICK}")
    landing = landing_of("main", Context(facts(item, HOME)))
    assert landing is not None
    assert (landing.page, landing.pages, landing.digest) == (HOME, (HOME,), DIGEST)
    plain = page(PageKind.HOME, id=1)
    assert landing_of("main", Context(facts(plain, item))) is None
    assert landing_of("reject", Context(facts(HOME))) is None


def test_an_address_that_is_none_has_no_click_id() -> None:
    context = Context(facts())
    assert click_in("https://[x", context) == ""
    assert click_in(LANDED, context) == DIGEST
    assert (
        click_in(LANDED, Context(replace(facts(), standard=replace(facts().standard, click_parameter=""))))
        == ""
    )


def test_every_place_where_it_can_be_found() -> None:
    sent = replace(pageview(HOME), click_id=CLICK)
    context = Context(facts(HOME, events=(sent,), evidence=evidence(cookies=(kept(HOME),))))
    assert list(traces(HOME, DIGEST, context)) == ["beacon", "cookie", "address"]
    assert list(traces(HOME, "ffffffffffff", context)) == []
