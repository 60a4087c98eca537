"""What each shop system's file must say."""

import re

import pytest

from auditor.check.rules import RULES
from auditor.plan.storefronts import STOREFRONTS
from auditor.plan.storefronts.storefront import Storefront, Where

CODES = {rule.info.code for rule in RULES}
each = pytest.mark.parametrize("storefront", STOREFRONTS, ids=lambda storefront: storefront.name)


def test_names_are_their_own() -> None:
    names = [storefront.name for storefront in STOREFRONTS]
    assert len(set(names)) == len(names)


@each
def test_it_has_several_marks_of_several_kinds_and_each_names_its_source(storefront: Storefront) -> None:
    assert len(storefront.marks) >= 4
    assert len({mark.where for mark in storefront.marks}) >= 3
    assert len({mark.what for mark in storefront.marks}) == len(storefront.marks)
    for mark in storefront.marks:
        assert mark.source
        assert 0 < mark.weight <= 0.5, "one mark alone must not be enough"


@each
def test_its_patterns_fit_what_they_are_held_against(storefront: Storefront) -> None:
    """Headers and cookies come in lower case: a pattern with a capital could never be found."""
    for mark in storefront.marks:
        for pattern in mark.patterns:
            if mark.where in {Where.HEADER, Where.COOKIE, Where.HOST}:
                assert not re.search(r"(?<!\\)[A-Z]", pattern.pattern)
            assert not pattern.search("")


@each
def test_its_advice_is_for_rules_that_there_are(storefront: Storefront) -> None:
    assert set(storefront.advice) <= CODES
    assert {"TT101", "TT204"} <= set(storefront.advice)
    assert list(storefront.advice) == sorted(storefront.advice)
    for text in storefront.advice.values():
        assert text.endswith(".")
    assert storefront.source
    assert storefront.places.cart
    assert storefront.places.checkout


def test_only_what_a_real_store_has_tested_says_so() -> None:
    assert [storefront.name for storefront in STOREFRONTS if storefront.tested] == ["django-oscar"]
