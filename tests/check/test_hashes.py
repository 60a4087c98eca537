import pytest

from auditor.check.hashes import doubt_of, fault_of
from auditor.decode.redact.spellings import NOBODY
from auditor.decode.tiktok.matching import identity_in
from auditor.model.event import MatchField
from auditor.model.jsonvalue import JsonValue


def sent(value: JsonValue, name: str = "email") -> MatchField:
    ((contact,), _) = identity_in({name: value})
    return contact


@pytest.mark.parametrize(
    "value",
    [
        "0f" * 32,
        "[redacted email sha256 typed normalised]",
        "[redacted email sha256 typed normalised.upper_hex]",
        "[redacted email sha256 unknown]",
        "[redacted email base64 typed]",
    ],
)
def test_what_is_right_or_another_rule_s_has_no_fault(value: str) -> None:
    assert fault_of(sent(value)) is None


@pytest.mark.parametrize("nothing", sorted(set(NOBODY.values())))
def test_every_nothing_has_its_words(nothing: str) -> None:
    for form in ("sha256", "invalid"):
        fault = fault_of(sent(f"[redacted email {form} nobody {nothing}]"))
        assert fault is not None
        assert "_" not in fault.actual


def test_a_number_that_needs_a_country_is_told_from_one_that_never_was_right() -> None:
    told = {
        spelling: fault_of(sent(f"[redacted phone sha256 typed {spelling}]", "phone_number"))
        for spelling in ("national", "hashed_twice")
    }
    assert {spelling: fault is not None and fault.of_a_country for spelling, fault in told.items()} == {
        "national": True,
        "hashed_twice": False,
    }


def test_what_cannot_be_told() -> None:
    assert "capitals" in doubt_of(sent("[redacted email sha256 unknown upper_hex]"))
    assert "capitals" in doubt_of(sent("[redacted email sha256 typed normalised.upper_hex]"))
    assert "nothing that the auditor typed" in doubt_of(sent("[redacted email sha256 unknown]"))
    for value in ("[redacted email sha256 typed normalised]", "[redacted email plain typed]", "0F" * 32):
        assert doubt_of(sent(value)) == ""
