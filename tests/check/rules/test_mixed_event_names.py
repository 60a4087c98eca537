from dataclasses import replace

from auditor.model.event import PixelEvent, Realm
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import event, facts, finding, healthy, page, result, verdict

CODE = "TT213"
CONTACT = page(PageKind.OTHER, id=2, url="https://shop.example/contact")
LANDING = page(PageKind.OTHER, id=3, url="https://shop.example/landing")


def called(name: str, on: Page, said: str) -> PixelEvent:
    return replace(event(name, on), call_name=said)


def test_old_and_new_on_two_pages_are_told() -> None:
    known = facts(
        CONTACT,
        LANDING,
        events=(called("Lead", CONTACT, "SubmitForm"), called("Lead", LANDING, "Lead")),
    )
    found = finding(known, CODE)
    assert found.severity is Severity.INFO
    assert found.event == "Lead"
    assert found.actual == "SubmitForm from shop.example/contact, Lead from shop.example/landing"


def test_browser_and_server_are_two_places() -> None:
    server = replace(event("Purchase", CONTACT), realm=Realm.SERVER)
    known = facts(CONTACT, events=(called("Purchase", CONTACT, "CompletePayment"), server))
    assert (
        finding(known, CODE).actual == "CompletePayment from shop.example/contact, Purchase from the server"
    )


def test_one_name_everywhere_passes() -> None:
    known = facts(CONTACT, LANDING, events=(called("Lead", CONTACT, "Lead"), called("Lead", LANDING, "Lead")))
    assert verdict(known, CODE) is Verdict.PASS
    old = facts(
        CONTACT,
        LANDING,
        events=(called("Lead", CONTACT, "SubmitForm"), called("Lead", LANDING, "SubmitForm")),
    )
    assert verdict(old, CODE) is Verdict.PASS


def test_both_from_one_page_is_no_matter_of_names() -> None:
    known = facts(CONTACT, events=(called("Lead", CONTACT, "Lead"), called("Lead", CONTACT, "SubmitForm")))
    assert verdict(known, CODE) is Verdict.PASS


def test_old_names_of_different_events_are_not_mixed() -> None:
    known = facts(
        CONTACT,
        LANDING,
        events=(called("Lead", CONTACT, "SubmitForm"), called("Purchase", LANDING, "Purchase")),
    )
    assert verdict(known, CODE) is Verdict.PASS


def test_what_was_not_heard_is_not_told() -> None:
    known = healthy()
    unheard = replace(known, events=tuple(replace(sent, call_name="") for sent in known.events))
    told = result(unheard, CODE)
    assert told.verdict is Verdict.INCONCLUSIVE
    assert "could not be heard" in told.reason


def test_nothing_that_was_renamed_is_nothing_to_judge() -> None:
    assert verdict(facts(CONTACT, events=(event("Contact", CONTACT),)), CODE) is Verdict.NOT_APPLICABLE
