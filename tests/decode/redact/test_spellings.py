import hashlib
from dataclasses import replace

import pytest

from auditor.decode.redact.fields import Field
from auditor.decode.redact.spellings import country_code, spellings_of
from auditor.model.plan import Identity
from auditor.model.redaction import Owner
from tests.decode.redact.identity import SHOPPER

SPELLINGS = spellings_of(SHOPPER)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("hashed", "spelling"),
    [
        ("jane.audit@example.com", "normalised"),
        ("Jane.Audit@example.com", "as_typed"),
        ("JANE.AUDIT@EXAMPLE.COM", "upper_case"),
        (" jane.audit@example.com", "untrimmed"),
        ("jane.audit@example.com ", "untrimmed"),
        ("+4930901820", "normalised"),
        ("+49 30 90182 0", "as_typed"),
        ("4930901820", "without_plus"),
        ("30901820", "national"),
        ("030901820", "national_with_zero"),
        ("004930901820", "international_prefix"),
    ],
)
def test_a_hash_tells_which_spelling_it_was_made_of(hashed: str, spelling: str) -> None:
    assert SPELLINGS.hash_owner(sha256(hashed)) == (Owner.TYPED, spelling)
    assert SPELLINGS.hash_owner(sha256(hashed).upper()) == (Owner.TYPED, spelling)


@pytest.mark.parametrize(
    ("hashed", "spelling"),
    [
        ("", "empty"),
        ("undefined", "undefined"),
        ("null", "null"),
        ("none", "none"),
        ("NaN", "nan"),
        ("[object Object]", "object_object"),
    ],
)
def test_a_hash_of_nothing_is_nobodys(hashed: str, spelling: str) -> None:
    assert SPELLINGS.hash_owner(sha256(hashed)) == (Owner.NOBODY, spelling)


def test_another_hash_is_unknown() -> None:
    assert SPELLINGS.hash_owner(sha256("somebody@example.org")) == (Owner.UNKNOWN, "")


@pytest.mark.parametrize(
    ("kind", "value", "owner"),
    [
        (Field.EMAIL, "Jane.Audit@EXAMPLE.com", Owner.TYPED),
        (Field.EMAIL, "somebody@example.org", Owner.OTHER),
        (Field.PHONE, "+49-30-901820", Owner.TYPED),
        (Field.PHONE, "+49 30 901821", Owner.OTHER),
        (Field.NAME, "Jane", Owner.TYPED),
        (Field.NAME, "jane  audit", Owner.TYPED),
        (Field.NAME, "Berlin", Owner.OTHER),
        (Field.ADDRESS, "Berlin", Owner.TYPED),
        (Field.ADDRESS, "undefined", Owner.NOBODY),
        (Field.EXTERNAL_ID, "jane.audit@example.com", Owner.TYPED),
        (Field.EXTERNAL_ID, "DE", Owner.OTHER),
    ],
)
def test_whose_a_value_is(kind: Field, value: str, owner: Owner) -> None:
    assert SPELLINGS.owner(kind, value)[0] is owner


@pytest.mark.parametrize(
    ("phone", "code"),
    [
        ("+1 415 555 2671", "1"),
        ("+14155552671", "1"),
        ("+4930901820", "49"),
        ("+353 1 234", "353"),
        ("+35312345", "353"),
    ],
)
def test_country_codes(phone: str, code: str) -> None:
    assert country_code(phone) == code


def test_an_empty_identity_owns_nothing() -> None:
    empty = Identity(
        email="", phone="", first_name="", last_name="", street="", city="", region="", region_name="",
        postcode="", country="", country_name="",
    )  # fmt: skip
    spellings = spellings_of(empty)
    assert spellings.needles == ()
    assert spellings.base64 == {}
    assert spellings.owner(Field.EMAIL, "") == (Owner.NOBODY, "empty")
    assert spellings.owner(Field.NAME, "x") == (Owner.OTHER, "")


def test_a_phone_without_a_plus() -> None:
    spellings = spellings_of(replace(SHOPPER, phone="030 901820"))
    assert spellings.hash_owner(sha256("030901820")) == (Owner.TYPED, "digits_only")


@pytest.mark.parametrize(
    "text",
    [
        "jane.audit%2540EXAMPLE.com",
        "%20+49 (30) 901-82 0.",
        "030/90182%200",
        "audit,&nbsp;JANE",
        "12 TEST+Street",
        "Berlin, BE 10115",
        "10115%20berlin",
    ],
)
def test_what_a_needle_finds_holds_its_core(text: str) -> None:
    found = [needle for needle in SPELLINGS.needles if needle.pattern.search(text)]
    assert found
    assert all(needle.core.search(text) for needle in found)
