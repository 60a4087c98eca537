from dataclasses import replace
from typing import Any

import pytest

from auditor.model.event import ConsentPhase, Realm
from auditor.model.evidence import Cookie
from auditor.model.facts import Facts
from auditor.model.journey import ConsentChoice
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import banner, capture, evidence, facts, finding, page, pageview, verdict

CODE = "TT508"
HOME = page(PageKind.HOME, id=1)
TTP = Cookie(visit_id=1, name="_ttp", domain="x", path="/", expires=None, digest="")


def known(*cookies: Cookie, **given: Any) -> Facts:
    return facts(HOME, events=(pageview(HOME),), evidence=evidence(cookies=cookies), **given)


def test_a_cookie_passes() -> None:
    assert verdict(known(TTP), CODE) is Verdict.PASS


def test_its_absence_is_told_as_a_note() -> None:
    assert finding(known(replace(TTP, name="session")), CODE).severity is Severity.INFO


def test_the_stand_in_proves_a_cookie_s_absence_alone() -> None:
    standin = capture(sdk="standin")
    assert verdict(known(TTP, capture=standin), CODE) is Verdict.INCONCLUSIVE
    assert verdict(known(capture=standin), CODE) is Verdict.FAIL


def test_what_the_browser_brought_along_proves_nothing() -> None:
    saved = capture(settings={"saved_state": True})
    assert verdict(known(capture=saved), CODE) is Verdict.INCONCLUSIVE


def test_after_consent_it_must_be_there_and_after_a_refusal_not() -> None:
    late = pageview(HOME, consent=ConsentPhase.ACCEPTED)
    agreed = replace(known(consent=(banner(at=10.1),)), events=(late,))
    assert verdict(agreed, CODE) is Verdict.FAIL
    refused = known(TTP, consent=(banner(ConsentChoice.REJECT, at=10.1),))
    assert verdict(refused, CODE) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize("realm", [Realm.IFRAME, Realm.WORKER])
def test_a_pixel_in_a_sandbox_has_no_such_cookie(realm: Realm) -> None:
    sandboxed = replace(known(), events=(replace(pageview(HOME), realm=realm),))
    assert verdict(sandboxed, CODE) is Verdict.NOT_APPLICABLE


def test_what_was_not_watched_is_inconclusive() -> None:
    broken = replace(known(), pages=(page(PageKind.HOME, id=1, clean=False),))
    assert verdict(broken, CODE) is Verdict.INCONCLUSIVE
    assert verdict(replace(known(), evidence=None), CODE) is Verdict.INCONCLUSIVE
