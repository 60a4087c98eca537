from dataclasses import replace

from auditor.model.facts import Facts
from auditor.model.jsonvalue import JsonValue
from auditor.model.rule import Severity, Verdict
from tests.builders import OTHER_PIXEL, event, facts, finding, healthy, result, verdict, without_event

CODE = "TT208"


def again(first: JsonValue, second: JsonValue) -> Facts:
    """A confirmation that sends Purchase with one event_id, and with another when it is reloaded."""
    known = without_event(healthy(), "Purchase")
    thanks, reloaded = known.pages[-2:]
    purchases = (event("Purchase", thanks, event_id=first), event("Purchase", reloaded, event_id=second))
    return replace(known, events=(*known.events, *purchases))


def test_a_silent_reload_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_another_event_id_fails() -> None:
    found = finding(again("order-1", "order-2"), CODE)
    assert found.severity is Severity.ERROR
    assert found.visit_id == 6
    assert found.actual == 'event_id "order-1", then "order-2"'


def test_coming_back_by_the_browser_s_button_is_a_second_time_too() -> None:
    known = again("order-1", "order-2")
    first, reloaded = known.pages[-2:]
    visit = replace(reloaded.visit, reload_of=None, restored_from=first.visit.id)
    known = replace(known, pages=(*known.pages[:-1], replace(reloaded, visit=visit)))
    assert finding(known, CODE).visit_id == 6


def test_no_event_id_fails() -> None:
    assert finding(again(None, None), CODE).severity is Severity.ERROR
    assert finding(again("", ""), CODE).severity is Severity.ERROR


def test_the_same_event_id_is_information() -> None:
    assert finding(again("order-1", "order-1"), CODE).severity is Severity.INFO


def test_a_number_is_not_its_text() -> None:
    assert finding(again(1, "1"), CODE).severity is Severity.ERROR


def test_another_pixel_with_the_same_event_id_is_another_event() -> None:
    known = again("order-1", "order-1")
    *others, last = known.events
    known = replace(known, events=(*others, replace(last, pixel_id=OTHER_PIXEL)))
    assert finding(known, CODE).severity is Severity.ERROR


def test_a_reload_that_was_not_watched_to_its_end_is_inconclusive() -> None:
    known = healthy()
    *others, last = known.pages
    assert verdict(replace(known, pages=(*others, replace(last, clean=False))), CODE) is Verdict.INCONCLUSIVE


def test_a_confirmation_that_was_not_reloaded_is_inconclusive() -> None:
    known = healthy()
    assert verdict(replace(known, pages=known.pages[:-1]), CODE) is Verdict.INCONCLUSIVE


def test_without_a_first_purchase_not_applicable() -> None:
    known = without_event(healthy(), "Purchase")
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_not_asked_for_is_not_applicable() -> None:
    known = facts()
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
    assert "not asked for" in result(known, CODE).reason
