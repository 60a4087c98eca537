import pytest

from auditor.model.event import Origin
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import event, facts, finding, healthy, page, verdict

CODE = "TT206"
WHERE = page(PageKind.OTHER)


def test_standard_names_pass() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("name", ["a", "7", "Newsletter signed up", "add_to-cart 2", "x" * 50])
def test_names_of_the_shops_own_pass(name: str) -> None:
    assert verdict(facts(WHERE, events=(event(name, WHERE),)), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "is empty"),
        ("  ", "is empty"),
        ("undefined", "says “undefined”"),
        ("null", "says “null”"),
        ("x" * 51, "more than 50 characters"),
        ("my event!!", "characters"),
        ("Kauf für 3 €", "characters"),
        ("{{ event }}", "characters"),
        ("signup ", "characters"),
        (" signup", "characters"),
        ("_signup", "characters"),
        ("signup\n", "characters"),
        ("٣ kaufen", "characters"),  # digits of another script are none of JavaScript's
    ],
)
def test_other_names_fail(name: str, words: str) -> None:
    found = finding(facts(WHERE, events=(event(name, WHERE),)), CODE)
    assert words in found.message
    assert found.path == "event"


def test_what_was_cut_from_a_name_is_no_fault_of_it() -> None:
    known = facts(WHERE, events=(event("signup [redacted name plain typed]", WHERE),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_the_scripts_own_events_are_not_judged() -> None:
    own = event("?!", WHERE, origin=Origin.AUTOMATIC)
    assert verdict(facts(WHERE, events=(own,)), CODE) is Verdict.NOT_APPLICABLE
