from auditor.check.contacts import contacts_on, given_by, is_of_the_shopper, spoken_on
from auditor.check.context import Context
from auditor.model.event import ConsentPhase
from auditor.model.jsonvalue import JsonValue
from auditor.model.page import PageKind
from auditor.model.redaction import Redacted
from tests.builders import OWN_EMAIL, call, carrying, facts, page, pageview

HOME = page(PageKind.HOME, id=1)


def test_what_was_sent_before_the_answer_is_left_out() -> None:
    early = carrying(pageview(HOME, consent=ConsentPhase.BEFORE), email=OWN_EMAIL)
    late = carrying(pageview(HOME, after=2), phone_number="[redacted phone sha256 unknown]", email=OWN_EMAIL)
    context = Context(facts(HOME, events=(early, late)))
    assert spoken_on(HOME, context) == [late]
    assert [contact.kind for _, contact in contacts_on(HOME, context)] == ["email", "phone"]


def test_what_a_call_of_identify_gives() -> None:
    context = Context(facts(HOME))
    given: dict[str, JsonValue] = {"sha256_email": "x", "phone_number": " ", "external_id": "42"}
    assert given_by(call("identify", given, on=HOME), context) == {"email"}
    assert given_by(call("track", given, on=HOME), context) == frozenset()
    assert given_by(call("identify", on=HOME), context) == frozenset()
    assert given_by(call("identify", [given], on=HOME), context) == frozenset()


def test_whose_a_marker_is() -> None:
    assert is_of_the_shopper(Redacted.parse(OWN_EMAIL))
    assert is_of_the_shopper(Redacted.parse("[redacted email sha256 typed normalised.upper_hex]"))
    assert not is_of_the_shopper(Redacted.parse("[redacted email sha256 typed upper_case]"))
    assert not is_of_the_shopper(Redacted.parse("[redacted email sha256 unknown]"))
    assert not is_of_the_shopper(None)
