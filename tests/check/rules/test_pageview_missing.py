from auditor.model.event import ConsentPhase, Origin, Realm
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import (
    OTHER_PIXEL,
    banner,
    call,
    event,
    facts,
    finding,
    healthy,
    install,
    page,
    pageview,
    verdict,
)

CODE = "TT109"
HOME = page(PageKind.HOME, id=1)


def test_a_page_view_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_a_loaded_pixel_without_one_fails() -> None:
    assert finding(facts(HOME), CODE).event == "Pageview"


def test_what_the_sdk_sends_of_itself_is_not_credited() -> None:
    known = facts(HOME, events=(event("LandingPageView", HOME, origin=Origin.AUTOMATIC),))
    assert verdict(known, CODE) is Verdict.FAIL


def test_each_pixel_needs_its_own() -> None:
    known = facts(HOME, installs=(install(HOME), install(HOME, OTHER_PIXEL)), events=(pageview(HOME),))
    assert finding(known, CODE).pixel_id == OTHER_PIXEL


def test_a_second_pixel_in_a_frame_is_inconclusive() -> None:
    known = facts(
        HOME,
        installs=(install(HOME), install(HOME, OTHER_PIXEL, realm=Realm.IFRAME)),
        events=(pageview(HOME),),
    )
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_an_unclean_watch_is_inconclusive() -> None:
    assert verdict(facts(page(PageKind.HOME, id=1, clean=False)), CODE) is Verdict.INCONCLUSIVE


def test_a_pixel_on_hold_is_inconclusive() -> None:
    assert verdict(facts(HOME, calls=(call("holdConsent", on=HOME),)), CODE) is Verdict.INCONCLUSIVE


def test_a_pixel_that_was_released_fails() -> None:
    calls = (call("holdConsent", on=HOME), call("grantConsent", on=HOME, after=2))
    assert verdict(facts(HOME, calls=calls), CODE) is Verdict.FAIL


def test_a_page_view_from_before_consent_is_not_judged() -> None:
    known = facts(HOME, events=(pageview(HOME, consent=ConsentPhase.BEFORE),), consent=(banner(at=12),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_without_a_pixel_not_applicable() -> None:
    assert verdict(facts(HOME, installs=()), CODE) is Verdict.NOT_APPLICABLE
